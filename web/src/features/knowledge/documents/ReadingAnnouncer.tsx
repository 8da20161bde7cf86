// Says once, to screen readers, that everything has been read. Used by DocumentList.
import { VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useKnowledgeText } from "../i18n/useKnowledgeText";

/** `open` counts what is not read yet; a page opened when all was read says nothing. */
export function ReadingAnnouncer({ open, failed }: { open: number; failed: number }) {
  const text = useKnowledgeText().documents;
  const [wasOpen, setWasOpen] = useState(open > 0);
  if (open > 0 && !wasOpen) setWasOpen(true);
  return <VisuallyHidden role="status">{wasOpen && open === 0 ? text.allRead(failed) : ""}</VisuallyHidden>;
}
