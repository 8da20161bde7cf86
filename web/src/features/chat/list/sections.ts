// The rows of a list under their headings, each cut into stretches that come and go as one scrolls. Pure; used by
// ConversationList.
import type { ConversationSummary } from "../../../api/types";
import { groupByDay, type Group } from "../../../ui/groupByDay";

/** Few enough to be drawn within a frame, many enough that two thousand rows are not thousands of boxes. */
const STRETCH = 10;
/** Stretches that are drawn at once: about two screens. */
const AT_ONCE = 3;

export interface StretchOfRows {
  key: string;
  rows: readonly ConversationSummary[];
}

export interface Section {
  key: string;
  /** null: what was found and the bin stand in their own order, under no heading. */
  heading: "pinned" | Group<ConversationSummary> | null;
  stretches: readonly StretchOfRows[];
}

/** Pinned ones come first, then days and months, unless they stand in an order of their own. */
export function sectionsOf(items: readonly ConversationSummary[], ownOrder: boolean): Section[] {
  if (items.length === 0) return [];
  if (ownOrder) return [{ key: "all", heading: null, stretches: stretchesOf(items) }];
  const pinned = items.filter((each) => each.pinned);
  const groups = groupByDay(items.filter((each) => !each.pinned));
  return [
    ...(pinned.length > 0 ? [{ key: "pinned", heading: "pinned" as const, stretches: stretchesOf(pinned) }] : []),
    ...groups.map((group) => ({ key: group.key, heading: group, stretches: stretchesOf(group.items) })),
  ];
}

/** Keys of the stretches that are seen at first: from the row that one comes back to, or from the beginning. */
export function drawnAtFirst(sections: readonly Section[], opened: string | null): ReadonlySet<string> {
  const all = sections.flatMap(({ stretches }) => stretches);
  const from = Math.max(0, all.findIndex(({ rows }) => rows.some(({ id }) => id === opened)));
  return new Set(all.slice(Math.max(0, from - 1), from + AT_ONCE).map(({ key }) => key));
}

function stretchesOf(rows: readonly ConversationSummary[]): StretchOfRows[] {
  const stretches: StretchOfRows[] = [];
  for (let at = 0; at < rows.length; at += STRETCH) {
    const some = rows.slice(at, at + STRETCH);
    // By its first row: one that the next page fills up stays where it is.
    stretches.push({ key: some[0]?.id ?? "", rows: some });
  }
  return stretches;
}
