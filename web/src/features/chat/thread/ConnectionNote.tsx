// Says in plain words that the stream is being resumed, or was lost, and offers to go on. Rendered by TurnView.
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { use, useEffect } from "react";
import { sessionKey } from "../../../api/session";
import { useChatText } from "../i18n/useChatText";
import type { LiveState } from "../stream/liveTurn";
import { LiveTurnsContext } from "./useTurnState";
import { useThreadWords } from "./words";
import classes from "./TurnView.module.css";

interface ConnectionNoteProps {
  turnId: string;
  connection: LiveState["connection"];
}

export function ConnectionNote({ turnId, connection }: ConnectionNoteProps) {
  const text = useChatText().turn;
  const words = useThreadWords();
  const client = useQueryClient();
  const live = use(LiveTurnsContext).get(turnId);
  useEffect(() => {
    if (connection !== "unreachable" || live === undefined) return;
    // Given up for now: the network itself says when it is worth trying again.
    const again = () => live.start();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [connection, live]);
  if (connection === "connected") return null;
  if (connection === "reconnecting") return <p className={classes.note}>{text.reconnecting}</p>;
  const says = { unreachable: text.unreachable, signed_out: text.signedOut, gone: text.gone }[connection];
  return (
    <p className={classes.note} role="alert">
      {says}{" "}
      {connection === "signed_out" && (
        // The session is asked again: the shell then leads to the sign-in page, and from there back here.
        <Button size="compact-sm" variant="default" onClick={() => void client.invalidateQueries({ queryKey: sessionKey })}>
          {words.signIn}
        </Button>
      )}
      {connection === "unreachable" && live !== undefined && (
        <Button size="compact-sm" variant="default" onClick={() => live.start()}>
          {text.resume}
        </Button>
      )}
    </p>
  );
}
