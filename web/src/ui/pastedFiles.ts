// The files in what is pasted, when it is files and no text: a picture out of another window has no name of its own.
// Used by the boxes in which people write.
import type { ClipboardEvent } from "react";

const NAMELESS = /^image\.(\w+)$/;

/** Empty when there is text: a passage copied out of a word processor brings its picture along. */
export function pastedFiles({ clipboardData }: ClipboardEvent, pictureName: (time: string) => string, now = new Date()): File[] {
  if (clipboardData.getData("text/plain") !== "") return [];
  return [...clipboardData.files].map((file) => {
    const suffix = NAMELESS.exec(file.name)?.[1];
    if (suffix === undefined) return file;
    const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map((part) => String(part).padStart(2, "0")).join("-");
    return new File([file], `${pictureName(time)}.${suffix}`, { type: file.type });
  });
}
