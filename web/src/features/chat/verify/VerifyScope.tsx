// Tells the marks in an answer what they stand for and where they lead. Rendered by Reply, around the text.
import { use, useMemo, type ReactNode } from "react";
import type { FactToCheck, Turn } from "../../../api/types";
import { OpenPanelContext } from "../thread/panelPlace";
import { checkOf, placeOf } from "./checks";
import { VerifyContext } from "./verifyContext";

interface VerifyScopeProps {
  turn: Turn;
  facts: readonly FactToCheck[];
  children: ReactNode;
}

export function VerifyScope({ turn, facts, children }: VerifyScopeProps) {
  const openPanel = use(OpenPanelContext);
  const { id, checks } = turn;
  const scope = useMemo(
    () => ({
      facts: new Map(facts.map((fact) => [fact.at, fact])),
      checked: new Set(facts.filter((fact) => checkOf(checks, placeOf(fact)) !== null).map(({ at }) => at)),
      open: (fact: number) => openPanel({ turnId: id, tab: "verify", source: null, fact }),
    }),
    [facts, checks, id, openPanel],
  );
  return <VerifyContext value={scope}>{children}</VerifyContext>;
}
