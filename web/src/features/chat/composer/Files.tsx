// The documents of the next question: those that are there, those on their way, those that failed. Rendered by Composer.
import { Anchor, CloseButton, Progress } from "@mantine/core";
import type { Attachment } from "../../../api/types";
import { useFormat } from "../../../ui/i18n/format";
import { isPicture } from "../../../ui/files";
import { useChatText } from "../i18n/useChatText";
import classes from "./Composer.module.css";
import { FileThumbnail, KeptThumbnail } from "./images/Thumbnail";
import { useImageWords } from "./images/words";
import type { Upload } from "./useUploads";

export interface FilesProps {
  attachments: readonly Attachment[];
  keptOut: readonly string[];
  /** Those that a question went to already: they serve the next one too. */
  asked: ReadonlySet<string>;
  uploads: readonly Upload[];
  /** Takes a document out of the next question, or back in. */
  onToggle: (attachment: Attachment) => void;
  onRemoveUpload: (key: string) => void;
  onRetryUpload: (key: string) => void;
}

export function Files({ attachments, keptOut, asked, uploads, onToggle, onRemoveUpload, onRetryUpload }: FilesProps) {
  const text = useChatText();
  if (attachments.length === 0 && uploads.length === 0) return null;
  const onTheWay = (each: Upload) => (
    <OnTheWay key={each.key} upload={each} onRemove={() => onRemoveUpload(each.key)} onRetry={() => onRetryUpload(each.key)} />
  );
  return (
    <ul className={classes.files} aria-label={text.composer.files}>
      {/* The list is not high, and on a phone it is one row: what asks for something comes first in it. */}
      {uploads.filter(({ failure }) => failure !== null).map(onTheWay)}
      {attachments.map((each) => (
        <Kept
          key={each.id}
          attachment={each}
          out={keptOut.includes(each.id)}
          again={asked.has(each.id)}
          onToggle={() => onToggle(each)}
        />
      ))}
      {uploads.filter(({ failure }) => failure === null).map(onTheWay)}
    </ul>
  );
}

interface KeptProps {
  attachment: Attachment;
  out: boolean;
  /** It was asked before. */
  again: boolean;
  onToggle: () => void;
}

function Kept({ attachment, out, again, onToggle }: KeptProps) {
  const text = useChatText();
  const images = useImageWords();
  const format = useFormat();
  const size = attachment.is_image
    ? attachment.passages > 0
      ? images.textFound
      : images.noText
    : attachment.pages === null
      ? format.bytes(attachment.bytes)
      : `${format.number(attachment.pages)}\u00a0${format.plural(attachment.pages, text.attachment.pages)}`;
  return (
    <li className={classes.file} data-out={out || undefined} data-image={attachment.is_image || undefined}>
      {attachment.is_image && <KeptThumbnail attachmentId={attachment.id} />}
      <span className={classes.fileText}>
        <span className={classes.fileName}>{attachment.name}</span>
        <span className={classes.fileFacts}>{out ? text.attachment.keptOut : again ? text.attachment.again : size}</span>
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

function OnTheWay({ upload, onRemove, onRetry }: { upload: Upload; onRemove: () => void; onRetry: () => void }) {
  const text = useChatText();
  const words = useImageWords();
  const format = useFormat();
  const image = isPicture(upload.file);
  const progress = upload.progress ?? 0;
  const percent = format.number(progress, { style: "percent" });
  const onItsWay =
    upload.progress === null ? words.waiting : progress < 1 ? text.attachment.sending(percent) : text.attachment.reading;
  const says = upload.failure ?? onItsWay;
  return (
    <li className={classes.file} data-failed={upload.failure !== null || undefined} data-image={image || undefined}>
      {image && <FileThumbnail file={upload.file} />}
      <span className={classes.fileText}>
        <span className={classes.fileName}>{upload.name}</span>
        <span className={classes.fileFacts} role={upload.failure === null ? undefined : "alert"}>
          {says}
        </span>
        {upload.failure !== null && upload.canRetry && (
          <Anchor component="button" type="button" size="sm" onClick={onRetry}>
            {words.retry}
          </Anchor>
        )}
        {upload.failure === null && (
          <Progress
            size="xs"
            value={progress * 100}
            animated={progress >= 1}
            aria-label={`${upload.name}, ${says}`}
          />
        )}
      </span>
      <CloseButton size="sm" onClick={onRemove} aria-label={text.attachment.remove(upload.name)} />
    </li>
  );
}
