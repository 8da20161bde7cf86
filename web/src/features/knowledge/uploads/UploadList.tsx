// The files on their way, with what became of each: progress, already there, refused and why. Used by DocumentsTab.
// Screen readers hear when sending begins and ends; each bar can be read, none of them speaks by itself.
import { Button, CloseButton, Group, Progress, Text, VisuallyHidden } from "@mantine/core";
import { ApiError } from "../../../api/client";
import { useSentence } from "../../../ui/errors";
import { useFormat } from "../../../ui/i18n/format";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import type { BaseQueue, BaseQueueState, DocumentUpload } from "./queues";
import classes from "./Uploads.module.css";

/** Of thousands, the first are enough to see what happens; those that failed come first. */
const SHOWN = 30;
const RANK = { failed: 0, known: 1, sending: 2, waiting: 3 };

export function UploadList({ queue, state }: { queue: BaseQueue; state: BaseQueueState }) {
  const text = useKnowledgeText().uploads;
  const format = useFormat();
  const { items, added, kept } = state;
  const count = (wanted: DocumentUpload["state"]) => items.filter((each) => each.state === wanted).length;
  const failed = count("failed");
  const known = count("known");
  const busy = count("sending") + count("waiting") > 0;
  const shown = items.toSorted((a, b) => RANK[a.state] - RANK[b.state]).slice(0, SHOWN);
  const summary = busy
    ? text.running(format.number(kept), format.number(added))
    : text.ended(kept, failed, known);
  return (
    <div>
      <VisuallyHidden role="status">{added === 0 ? "" : busy ? text.begun(added) : summary}</VisuallyHidden>
      {items.length > 0 && (
        <section aria-label={text.title} className={classes.list}>
          <Group justify="space-between" gap="xs" className={classes.head ?? ""}>
            <Text size="sm" fw={600}>
              {summary}
            </Text>
            {busy ? (
              <Button variant="default" size="compact-sm" onClick={() => queue.stop()}>
                {text.stop}
              </Button>
            ) : (
              <Button variant="default" size="compact-sm" onClick={() => queue.clear()}>
                {text.clear}
              </Button>
            )}
          </Group>
          <ul className={classes.items}>
            {shown.map((each) => (
              <Item key={each.key} upload={each} queue={queue} />
            ))}
          </ul>
          {items.length > SHOWN && (
            <Text size="sm" c="dimmed" className={classes.more ?? ""}>
              {text.more(format.number(items.length - SHOWN))}
            </Text>
          )}
        </section>
      )}
    </div>
  );
}

/** What passes by itself or may be mended is tried again; a file that was refused stays refused. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);
}

function Item({ upload, queue }: { upload: DocumentUpload; queue: BaseQueue }) {
  const text = useKnowledgeText().uploads;
  const sentence = useSentence();
  const format = useFormat();
  const { file, folder, state, progress, error } = upload;
  const ended = state === "failed" || state === "known";
  const says = ended
    ? sentence(error)
    : state === "waiting"
      ? text.waiting
      : progress < 1
        ? text.sending(format.number(progress, { style: "percent" }))
        : text.keeping;
  return (
    <li className={classes.item}>
      <div className={classes.what}>
        <span className={classes.name}>
          {folder !== "" && <span className={classes.folder}>{folder}/</span>}
          {file.name}
        </span>{" "}
        <span className={classes.facts} data-failed={state === "failed" || undefined}>
          {[format.bytes(file.size), says].join(" · ")}
        </span>
        {!ended && <Progress size="xs" value={progress * 100} aria-label={text.progressOf(file.name)} mt={4} />}
      </div>
      {state === "failed" && mayPass(error) && (
        <Button variant="default" size="compact-sm" onClick={() => queue.retry(upload.key)} aria-label={text.retryNamed(file.name)}>
          {text.retry}
        </Button>
      )}
      <CloseButton
        size="sm"
        onClick={() => queue.remove(upload.key)}
        aria-label={ended ? text.remove(file.name) : text.cancel(file.name)}
      />
    </li>
  );
}
