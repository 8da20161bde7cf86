// A small picture: of a file that is still on its way, or as the server keeps it. Rendered by Files and QuestionImages.
import { useEffect, useRef, useState } from "react";
import classes from "./Images.module.css";

/** The address of a kept attachment's content. */
export const pictureAddress = (attachmentId: string) => `/api/attachments/${attachmentId}/content`;

/** Before the server has it: drawn from the file itself, or not at all where the browser cannot. */
export function FileThumbnail({ file }: { file: File }) {
  const picture = useRef<HTMLImageElement>(null);
  const [drawn, setDrawn] = useState(true);
  useEffect(() => {
    const address = URL.createObjectURL(file);
    if (picture.current !== null) picture.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [file]);
  if (!drawn) return <span className={classes.thumbnail} />;
  return <img ref={picture} className={classes.thumbnail} alt="" onError={() => setDrawn(false)} />;
}

/** `alt` is empty where the name stands beside it. */
export function KeptThumbnail({ attachmentId, alt = "" }: { attachmentId: string; alt?: string }) {
  return <img className={classes.thumbnail} src={pictureAddress(attachmentId)} alt={alt} loading="lazy" />;
}
