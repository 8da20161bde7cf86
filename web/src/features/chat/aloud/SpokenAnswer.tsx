// An answer as it is said: no marks, addresses or numbers of sources; code and formulas are named and not spelt. Rendered by
// `spokenParts.ts` alone, outside of the page.
import type { ReactNode } from "react";
import type { Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import type { Language } from "../../../api/types";
import { PlainBlocks } from "../exporting/PlainBlocks";
import { CITATION_ELEMENT, citationMarks } from "../markdown/citationMarks";
import { FORMULA_ELEMENT, formulas } from "../markdown/formulas/formulas";
import { withoutRiskySyntax } from "../markdown/riskySyntax";
import { SAID } from "./words";

const PLUGINS = [remarkGfm, withoutRiskySyntax, formulas, citationMarks];
const BARE_ADDRESS = /^(?:https?:\/\/|www\.|mailto:)\S+$/;

const COMPONENTS: Record<Language, Components> = { fr: componentsIn("fr"), en: componentsIn("en") };

export function SpokenAnswer({ answer, language }: { answer: string; language: Language }) {
  return <PlainBlocks answer={answer} plugins={PLUGINS} components={COMPONENTS[language]} />;
}

function componentsIn(language: Language): Components {
  const said = SAID[language];
  return {
    a: ({ children }: { children?: ReactNode }) => (
      <>{typeof children === "string" && BARE_ADDRESS.test(children) ? said.link : children}</>
    ),
    img: ({ alt }) => <>{alt}</>,
    pre: () => <p>{said.code}</p>,
    input: () => null,
    [FORMULA_ELEMENT]: () => <>{said.formula}</>,
    [CITATION_ELEMENT]: () => null,
  } as Components;
}
