// What a person says of an answer, sent to the server and shown at once where the turn is shown. Used by the panel and
// by the buttons under an answer.
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answers, type Feedback, type Place } from "../../../api/answers";
import type { Conversation, Turn } from "../../../api/types";
import { usePerson } from "../../../api/session";
import { useSentence } from "../../../ui/errors";
import { checkOf, withTurn } from "./checks";

export function useAnswerCalls(turn: Turn) {
  const client = useQueryClient();
  const person = usePerson();
  const sentence = useSentence();

  function show(change: Partial<Turn>) {
    client.setQueriesData<Conversation>({ queryKey: ["conversation"] }, (known) => known && withTurn(known, turn.id, change));
  }
  const onError = (error: unknown) => notifications.show({ message: sentence(error), color: "red" });

  const check = useMutation({
    mutationFn: (place: Place) => answers.check(turn.id, place),
    onSuccess: ({ checked_at }, place) => {
      const mine = { ...place, checked_at, is_mine: true, by: person.display_name };
      show({ checks: [...turn.checks.filter((each) => checkOf([each], place) === null), mine] });
    },
    onError,
  });
  const uncheck = useMutation({
    mutationFn: (place: Place) => answers.uncheck(turn.id, place),
    onSuccess: (_done, place) => show({ checks: turn.checks.filter((each) => checkOf([each], place) === null) }),
    onError,
  });
  const rate = useMutation({
    mutationFn: (said: Feedback | null) => (said === null ? answers.unrate(turn.id) : answers.rate(turn.id, said)),
    onSuccess: (_done, said) => show({ feedback: said }),
    onError,
  });
  return { check, uncheck, rate };
}
