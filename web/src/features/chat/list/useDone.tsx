// Says what was done, with the way back, or why it was not. Used by what keeps order among conversations.
//
// Not mutations of a component: with what is done, the row that asked leaves the page, and would not hear of it.
import { notifications } from "@mantine/notifications";
import { useSentence } from "../../../ui/errors";
import { Undo } from "./Undo";
import { useSay } from "./useSay";

/** Long enough to be reached with the keyboard. */
const UNDO_MS = 12_000;

export function useDone() {
  const sentence = useSentence();
  const say = useSay();

  /** Whether it came off; what did not is said. */
  async function tried(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      say(sentence(error), { color: "red" });
      return false;
    }
  }

  function sayWithUndo(message: string, undo: () => Promise<unknown>) {
    const notice = say(
      <Undo
        message={message}
        onUndo={() => {
          notifications.hide(notice);
          void tried(undo);
        }}
      />,
      { autoClose: UNDO_MS },
    );
  }

  return { say, tried, sayWithUndo };
}
