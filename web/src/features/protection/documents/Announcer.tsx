// Says once, to screen readers, that everything that was under way has ended. Used by ProtectPage.
import { VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useDocumentsText } from "./i18n/useDocumentsText";
import { isUnderWay } from "./queries";
import type { ProtectedDocument } from "./types";

/** A page opened when all was over says nothing. */
export function Announcer({ documents = [] }: { documents: readonly ProtectedDocument[] | undefined }) {
  const text = useDocumentsText().list;
  const [awaited, setAwaited] = useState<ReadonlySet<string>>(new Set());
  const underWay = documents.filter(isUnderWay).map(({ id }) => id);
  const isNew = underWay.some((id) => !awaited.has(id));
  if (isNew) setAwaited(new Set([...awaited, ...underWay]));
  const ended = documents.filter(({ id }) => awaited.has(id));
  const count = (state: ProtectedDocument["state"]) => ended.filter((each) => each.state === state).length;
  const says = underWay.length === 0 ? text.done(count("ready"), count("failed")) : "";
  return <VisuallyHidden role="status">{says}</VisuallyHidden>;
}
