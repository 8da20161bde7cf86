// Where the reading of a document stands: a bar that is true, or the sentence of what went wrong. Used by DocumentRow.
// No live region: many documents are read at once, and DocumentsTab says when all of them have been.
import { Button, Group, Progress, Text } from "@mantine/core";
import type { KnowledgeDocument } from "../../../api/knowledge";
import { useFormat } from "../../../ui/i18n/format";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import classes from "./Documents.module.css";
import { pagesAre } from "./kinds";
import { isBehind, readingOf } from "./reading";

interface Props {
  document: KnowledgeDocument;
  /** Missing for those who only read. */
  onRetry: (() => void) | undefined;
  isRetrying: boolean;
}

export function ReadingState({ document, onRetry, isRetrying }: Props) {
  const text = useKnowledgeText().documents;
  const format = useFormat();
  const { newest, current } = document;
  const reading = readingOf(newest);
  const behind =
    isBehind(document) && current !== null && reading.step !== "ready" ? text.serving(newest.number, current.number) : null;
  if (reading.step === "ready") return null;
  if (reading.step === "failed") {
    return (
      <Group gap="xs" className={classes.reading ?? ""}>
        <Text size="sm" c="var(--cb-danger)" className={classes.failure ?? ""}>
          {[behind, newest.error?.sentence ?? text.failed].filter(Boolean).join(" ")}
        </Text>
        {onRetry && (
          <Button variant="default" size="compact-sm" loading={isRetrying} onClick={onRetry} aria-label={text.retryNamed(document.name)}>
            {text.retry}
          </Button>
        )}
      </Group>
    );
  }
  if (reading.step === "waiting" || reading.step === "scanning") {
    return (
      <Text size="sm" c="dimmed" className={classes.reading ?? ""}>
        {[behind, text.steps[reading.step]].filter(Boolean).join(" ")}
      </Text>
    );
  }
  const { step, done, total } = reading;
  const counts = [format.number(done), format.number(total)] as const;
  const says =
    step === "pages" ? text.pagesRead[pagesAre(newest.media_type)](...counts) : text.passagesMade(...counts);
  return (
    <div className={classes.reading}>
      <Text size="sm" c="dimmed">
        {[behind, total === 0 ? text.steps.begun : says].filter(Boolean).join(" ")}
      </Text>
      <Progress size="sm" value={total === 0 ? 0 : (100 * done) / total} aria-label={text.progressOf(document.name)} mt={4} maw={420} />
    </div>
  );
}
