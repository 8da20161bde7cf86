// What stands in place of a conversation that its person deleted: it can be taken back. Rendered by Thread.
import { Button } from "@mantine/core";
import { useOrganise } from "./useOrganise";
import { useListWords } from "./words";

export const DELETED = "chat.conversation_deleted";

export function DeletedConversation({ id }: { id: string }) {
  const words = useListWords();
  const { restore } = useOrganise(id);
  return (
    <>
      <h2>{words.gone.title}</h2>
      <p>{words.gone.text}</p>
      <Button onClick={() => void restore()}>{words.restore}</Button>
    </>
  );
}
