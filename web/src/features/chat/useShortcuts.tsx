// The few keys of the conversation page: ↑ in the empty box, Ctrl + Maj + C, Ctrl + F in the thread, Ctrl + P, « ? ». Used by
// ConversationPage; ShortcutsDialog lists them.
import { notifications } from "@mantine/notifications";
import { useEffect, useState, type ReactNode, type RefObject } from "react";
import type { Turn } from "../../api/types";
import { useStable } from "../../ui/useStable";
import { usePrint } from "./exporting/usePrint";
import { ShortcutsDialog } from "./head/ShortcutsDialog";
import { useChatText } from "./i18n/useChatText";
import { applyEvents, initialTurn } from "./stream/turnState";
import { copyText } from "./thread/copyText";
import type { TurnActions } from "./thread/turnActions";

interface OfThePage {
  input: RefObject<HTMLTextAreaElement | null>;
  turns: readonly Turn[];
  actions: TurnActions;
  onFind: () => void;
}

export function useShortcuts({ input, turns, actions, onFind }: OfThePage): { dialog: ReactNode } {
  const text = useChatText().answer;
  const print = usePrint();
  const [listed, setListed] = useState(false);

  const onKey = useStable((event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    if (event.key === "ArrowUp" && !control && !event.shiftKey && event.target === input.current && input.current?.value === "") {
      const last = turns.findLast((turn) => turn.kind === "question");
      if (last === undefined || !actions.canAsk) return;
      event.preventDefault();
      actions.onEditing(last.id);
    } else if (control && event.shiftKey && event.key.toLowerCase() === "c") {
      const answer = lastAnswer(turns);
      if (answer === "") return;
      event.preventDefault();
      copyText(answer).then(
        () => notifications.show({ message: text.copied }),
        () => notifications.show({ message: text.copyFailed, color: "red" }),
      );
    } else if (control && event.key.toLowerCase() === "f" && !event.shiftKey && isInThread(event.target)) {
      // Elsewhere on the page the browser's own search finds everything.
      event.preventDefault();
      onFind();
    } else if (control && event.key.toLowerCase() === "p" && !event.shiftKey && actions.conversationId !== null && turns.length > 0) {
      // The browser would print the few exchanges that are in the page.
      event.preventDefault();
      void print(actions.conversationId, null);
    } else if (event.key === "?" && !control && !isWritten(event.target)) {
      event.preventDefault();
      setListed(true);
    }
  });

  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [onKey]);

  return { dialog: listed ? <ShortcutsDialog onClose={() => setListed(false)} /> : null };
}

function lastAnswer(turns: readonly Turn[]): string {
  const answers = turns.map((turn) => () => applyEvents(initialTurn, turn.events).answer);
  return answers.findLast((answer) => answer() !== "")?.() ?? "";
}

function isInThread(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("[data-thread]") !== null;
}

/** What is typed there is a text. */
function isWritten(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
