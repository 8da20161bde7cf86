// Says in plain words that the stream is being resumed, or was lost, and offers to go on. Rendered by TurnView.
import { Button } from "@mantine/core";
import { use } from "react";
import { useChatText } from "../i18n/useChatText";
import type { LiveState } from "../stream/liveTurn";
import { LiveTurnsContext } from "./useTurnState";
import classes from "./TurnView.module.css";

interface ConnectionNoteProps {
  turnId: string;
  connection: LiveState["connection"];
}

export function ConnectionNote({ turnId, connection }: ConnectionNoteProps) {
  const text = useChatText().turn;
  const live = use(LiveTurnsContext).get(turnId);
  if (connection === "connected") return null;
  if (connection === "reconnecting") return <p className={classes.note}>{text.reconnecting}</p>;
  const says = { unreachable: text.unreachable, signed_out: text.signedOut, gone: text.gone }[connection];
  return (
    <p className={classes.note} role="alert">
      {says}{" "}
      {connection === "unreachable" && live !== undefined && (
        <Button size="compact-sm" variant="default" onClick={() => live.start()}>
          {text.resume}
        </Button>
      )}
    </p>
  );
}
