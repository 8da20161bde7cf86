// The documents of the next question: those that are there, those on their way, those that failed. Rendered by Composer.
import { CloseButton, Progress } from "@mantine/core";
import type { Attachment } from "../../../api/types";
import { useFormat } from "../../../ui/i18n/format";
import { useChatText } from "../i18n/useChatText";
import classes from "./Composer.module.css";
import type { Upload } from "./useUploads";

export interface FilesProps {
  attachments: readonly Attachment[];
  keptOut: readonly string[];
  uploads: readonly Upload[];
  /** Takes a document out of the next question, or back in. */
  onToggle: (attachment: Attachment) => void;
  onRemoveUpload: (key: string) => void;
}

export function Files({ attachments, keptOut, uploads, onToggle, onRemoveUpload }: FilesProps) {
  const text = useChatText();
  if (attachments.length === 0 && uploads.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={text.composer.files}>
      {attachments.map((each) => (
        <Kept key={each.id} attachment={each} out={keptOut.includes(each.id)} onToggle={() => onToggle(each)} />
      ))}
      {uploads.map((each) => (
        <OnTheWay key={each.key} upload={each} onRemove={() => onRemoveUpload(each.key)} />
      ))}
    </ul>
  );
}

function Kept({ attachment, out, onToggle }: { attachment: Attachment; out: boolean; onToggle: () => void }) {
  const text = useChatText();
  const format = useFormat();
  const size =
    attachment.pages === null
      ? format.bytes(attachment.bytes)
      : `${format.number(attachment.pages)}\u00a0${format.plural(attachment.pages, text.attachment.pages)}`;
  return (
    <li className={classes.file} data-out={out || undefined}>
      <span className={classes.fileText}>
        <span className={classes.fileName}>{attachment.name}</span>
        <span className={classes.fileFacts}>{out ? text.attachment.keptOut : size}</span>
      </span>
      {out ? (
        <button type="button" className={classes.back} onClick={onToggle} aria-label={text.attachment.takeBack(attachment.name)}>
          +
        </button>
      ) : (
        <CloseButton size="sm" onClick={onToggle} aria-label={text.attachment.keepOut(attachment.name)} />
      )}
    </li>
  );
}

function OnTheWay({ upload, onRemove }: { upload: Upload; onRemove: () => void }) {
  const text = useChatText();
  const format = useFormat();
  const percent = format.number(upload.progress, { style: "percent" });
  const says = upload.failure ?? (upload.progress < 1 ? text.attachment.sending(percent) : text.attachment.reading);
  return (
    <li className={classes.file} data-failed={upload.failure !== null || undefined}>
      <span className={classes.fileText}>
        <span className={classes.fileName}>{upload.name}</span>
        <span className={classes.fileFacts} role={upload.failure === null ? undefined : "alert"}>
          {says}
        </span>
        {upload.failure === null && (
          <Progress
            size="xs"
            value={upload.progress * 100}
            animated={upload.progress >= 1}
            aria-label={`${upload.name}, ${says}`}
          />
        )}
      </span>
      <CloseButton size="sm" onClick={onRemove} aria-label={text.attachment.remove(upload.name)} />
    </li>
  );
}
