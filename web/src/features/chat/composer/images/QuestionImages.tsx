// The pictures of a question in the thread, each large at a click. Rendered by Question.
import { Modal } from "@mantine/core";
import { useState } from "react";
import type { Attachment } from "../../../../api/types";
import classes from "./Images.module.css";
import { KeptThumbnail, pictureAddress } from "./Thumbnail";
import { useImageWords } from "./words";

export type ShownImage = Pick<Attachment, "id" | "name">;

export function QuestionImages({ images }: { images: readonly ShownImage[] }) {
  const text = useImageWords();
  const [large, setLarge] = useState<ShownImage | null>(null);
  if (images.length === 0) return null;
  return (
    <>
      <ul className={classes.images} aria-label={text.images}>
        {images.map((image) => (
          <li key={image.id}>
            <button type="button" className={classes.enlarge} aria-label={text.enlarge(image.name)} onClick={() => setLarge(image)}>
              <KeptThumbnail attachmentId={image.id} alt={image.name} />
            </button>
          </li>
        ))}
      </ul>
      <Modal
        opened={large !== null}
        onClose={() => setLarge(null)}
        size="xl"
        title={large?.name ?? ""}
        closeButtonProps={{ "aria-label": text.close }}
      >
        {large !== null && <img className={classes.large} src={pictureAddress(large.id)} alt={large.name} />}
      </Modal>
    </>
  );
}
