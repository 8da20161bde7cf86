// A file on its way to the server, or refused by it. Used by ProtectPage, above the documents that the server has.
import { Button, CloseButton, Progress, Text } from "@mantine/core";
import { useEffect } from "react";
import { ApiError } from "../../../api/client";
import { useSentence } from "../../../ui/errors";
import { rescueFocus } from "../../../ui/focus";
import { useFormat } from "../../../ui/i18n/format";
import classes from "./Documents.module.css";
import { useDocumentsText } from "./i18n/useDocumentsText";
import type { DocumentQueue, DocumentUpload } from "./uploads";

/** What passes by itself or may be mended is tried again; a file that was refused stays refused. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);
}

export function UploadRow({ upload, queue }: { upload: DocumentUpload; queue: DocumentQueue }) {
  const text = useDocumentsText().upload;
  const format = useFormat();
  const sentence = useSentence();
  // The row goes with the button in it: taken away, or become a document of the server's.
  useEffect(() => rescueFocus, []);
  const { file, state, progress, error, key } = upload;
  const failed = state === "failed";
  const way =
    state === "waiting"
      ? text.waiting
      : progress < 1
        ? text.sending(format.number(progress, { style: "percent", maximumFractionDigits: 0 }))
        : text.receiving;
  return (
    <li className={classes.row}>
      <div className={classes.head} data-upload>
        <div className={classes.what}>
          <span className={classes.name}>{file.name}</span>
          <Text size="sm" c="dimmed">
            {failed ? format.bytes(file.size) : [format.bytes(file.size), way].join(" · ")}
          </Text>
          {failed ? (
            <Text size="sm" c="var(--cb-danger)" role="alert">
              {sentence(error)}
            </Text>
          ) : (
            <Progress size="sm" value={progress * 100} aria-label={text.progressOf(file.name)} mt={4} maw={420} />
          )}
        </div>
        <div className={classes.actions}>
          {failed && mayPass(error) && (
            <Button variant="default" size="compact-md" onClick={() => queue.retry(key)} aria-label={text.retryNamed(file.name)}>
              {text.retry}
            </Button>
          )}
          <CloseButton
            onClick={() => queue.remove(key)}
            aria-label={failed ? text.remove(file.name) : text.cancel(file.name)}
          />
        </div>
      </div>
    </li>
  );
}
