// Prints a conversation or one exchange, and says why not where it cannot. Used by the « ⋯ » menus and Ctrl + P.
import { notifications } from "@mantine/notifications";
import { useSentence } from "../../../ui/errors";
import { printConversation } from "./printedPage";
import { useExportWords } from "./words";

export function usePrint() {
  const words = useExportWords();
  const sentence = useSentence();
  return async (conversationId: string, turnId: string | null) => {
    const closeButtonProps = { "aria-label": words.close };
    const id = notifications.show({ message: words.preparing, loading: true, autoClose: false, closeButtonProps });
    try {
      await printConversation(conversationId, turnId);
      notifications.hide(id);
    } catch (error) {
      notifications.update({ id, message: sentence(error), color: "red", loading: false, autoClose: false, closeButtonProps });
    }
  };
}
