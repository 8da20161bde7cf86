// « Communiquer » : what to tell colleagues and patients, the mention of AI, and incidents. Rendered by VerifyTab.
import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { use, useState } from "react";
import type { Turn } from "../../../api/types";
import { ReadOnlyContext } from "../readOnly";
import type { TurnState } from "../stream/turnState";
import { copyText } from "../thread/copyText";
import { checkOf, WHOLE } from "./checks";
import { IncidentDialog } from "./IncidentDialog";
import { Step } from "./Step";
import classes from "./Verify.module.css";
import { useVerifyWords } from "./words";

const COPIED_FOR_MS = 2000;

export function CommunicateStep({ turn, state }: { turn: Turn; state: TurnState }) {
  const words = useVerifyWords();
  const readOnly = use(ReadOnlyContext);
  const [copy, setCopy] = useState<"idle" | "done" | "failed">("idle");
  const [opened, dialog] = useDisclosure(false);
  const mention = words.mention(state.model?.name ?? turn.model_id, checkOf(turn.checks, WHOLE) !== null);

  async function copyMention() {
    try {
      await copyText(mention);
      setCopy("done");
    } catch {
      setCopy("failed");
    }
    setTimeout(() => setCopy("idle"), COPIED_FOR_MS);
  }

  const says = { idle: words.copyMention, done: words.copied, failed: words.copyFailed }[copy];
  return (
    <Step name={words.communicate} lead={words.communicateLead}>
      <p>{words.colleagues}</p>
      <p>{words.patients}</p>
      <p className={classes.mention}>{mention}</p>
      <Group gap="xs">
        <Button variant="default" size="compact-md" fz="sm" onClick={() => void copyMention()}>
          <span aria-live="polite">{says}</span>
        </Button>
        {!readOnly && (
          <Button variant="default" size="compact-md" fz="sm" aria-haspopup="dialog" onClick={dialog.open}>
            {words.incident}
          </Button>
        )}
      </Group>
      {opened && <IncidentDialog turn={turn} answer={state.answer} onClose={dialog.close} />}
    </Step>
  );
}
