// Under « Je ne trouve pas dans les sources » : what to do next. Rendered by TurnView.
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { use } from "react";
import type { Turn } from "../../../api/types";
import { BaseChoice, chosenBases } from "../../../ui/BaseChoice";
import { SendQuestion } from "../../../ui/SendQuestion";
import { useChatText } from "../i18n/useChatText";
import { TurnActionsContext } from "./turnActions";
import classes from "./FailureCard.module.css";

export function Abstention({ turn }: { turn: Turn }) {
  const text = useChatText().abstention;
  const { bases, baseIds, chooseBases, edit } = use(TurnActionsContext);
  const [sending, { open, close }] = useDisclosure(false);
  const asked = chosenBases(bases, turn.base_ids);
  return (
    <div className={classes.card} data-kind="help">
      <h3 className={classes.title}>{text.title}</h3>
      <p>
        {asked.length > 0 ? text.inBases : text.inDocuments} {asked.length > 0 && text.sendText}
      </p>
      <div className={classes.actions}>
        <Button size="compact-md" fz="sm" onClick={() => edit(turn)}>
          {text.edit}
        </Button>
        {asked.length > 0 && (
          <Button size="compact-md" fz="sm" variant="default" aria-haspopup="dialog" onClick={open}>
            {text.send}
          </Button>
        )}
        {bases.length > asked.length && (
          <BaseChoice bases={bases} chosen={baseIds} onChange={chooseBases} />
        )}
      </div>
      {sending && <SendQuestion question={turn.question} bases={asked} onClose={close} />}
    </div>
  );
}
