// What a person says of what was sent: the conversation learns it for its next calls, the officers are told.
// Used by SentMessages.
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { protectionReports, type Label, type Sent, type SentPlaceholder } from "../../../api/protection";
import { around } from "../composer/marks/marks";
import { useSentText } from "../i18n/useSentText";
import { chatCalls } from "../queries";

export function useLearn(conversationId: string, sent: Sent | undefined) {
  const text = useSentText();
  const learn = useMutation({
    mutationFn: (marks: { missed: string[]; allowed: string[] }) => chatCalls.learn(conversationId, marks),
  });

  /** `written` is how the words stand in what was sent: what goes with them holds placeholders, and no other name. */
  function report(kind: "missed" | "wrong", label: Label, words: string, written: string) {
    const holder = sent?.messages.flatMap(({ pieces }) => pieces).find((piece) => piece.text.includes(written));
    // The review is a side road: a report that is lost takes nothing from what the conversation has learnt.
    protectionReports.send({ kind, label, text: words, ...around(holder?.text ?? "", written) }).catch(() => undefined);
  }

  const hide = (words: string) =>
    learn.mutate(
      { missed: [words], allowed: [] },
      {
        onSuccess: () => {
          notifications.show({ message: text.hidden(words) });
          report("missed", "person", words, words);
        },
      },
    );

  const allow = ({ value, written, label }: SentPlaceholder) =>
    learn.mutate(
      { missed: [], allowed: [value] },
      {
        onSuccess: () => {
          notifications.show({ message: text.allowed(value) });
          report("wrong", label, value, written);
        },
      },
    );

  return { hide, allow, isPending: learn.isPending, error: learn.error };
}
