// The highest class that may be shared, in words. Used by SharingRule and its form.
import type { DataClass } from "../../api/types";
import { useLabels } from "../../ui/i18n/labels";
import { useWords } from "./words";

export type ClassOrNone = DataClass | "none";

export function useClassOrNone(): (value: ClassOrNone) => string {
  const t = useWords();
  const labels = useLabels();
  return (value) => (value === "none" ? t.sharingNone : t.sharingUpTo(labels.dataClass[value]));
}
