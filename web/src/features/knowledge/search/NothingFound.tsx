// A search without result, or with none that answers: what else to try, and how the steward can learn of it. Rendered
// by SearchPage.
import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Base } from "../../../api/knowledge";
import { SendQuestion } from "../../../ui/SendQuestion";
import { useSearchText } from "./i18n/useSearchText";
import classes from "./SearchPage.module.css";

interface NothingFoundProps {
  question: string;
  /** Those that were searched. */
  bases: readonly Base[];
  /** Passages follow that come near without answering. */
  near: boolean;
  onAsk: () => void;
}

export function NothingFound({ question, bases, near, onAsk }: NothingFoundProps) {
  const text = useSearchText();
  const [sending, { open, close }] = useDisclosure(false);
  return (
    <section className={classes.nothing}>
      <div role="status">
        <h2>{near ? text.nearTitle : text.nothingTitle}</h2>
        <p>{near ? text.nearText : text.nothingText}</p>
      </div>
      <ul>
        {text.tips.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
      {bases.length > 0 && (
        <>
          <p className={classes.quiet}>{text.sendText}</p>
          <Group gap="sm">
            <Button onClick={open}>{text.send}</Button>
            {!near && (
              <Button variant="default" onClick={onAsk}>
                {text.ask}
              </Button>
            )}
          </Group>
        </>
      )}
      {sending && <SendQuestion question={question} bases={bases} onClose={close} />}
    </section>
  );
}
