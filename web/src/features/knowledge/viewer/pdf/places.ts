// Where each page of a PDF stands in its column, and which of them are in sight. Pure; used by usePages.
// Pages are taken to be as large as the first until they have said otherwise: nobody waits for 2,000 of them.

export interface Size {
  width: number;
  height: number;
}

export interface Places {
  /** Top of each page in pixels; one more at the end, where the column ends. */
  tops: readonly number[];
  sizes: readonly Size[];
  width: number;
}

/** A spot in the document that stays in sight when sizes change: a page, and how far down it, from 0 to 1. */
export interface Spot {
  page: number;
  fraction: number;
}

export const GAP_PX = 16;

export function placesOf(count: number, first: Size, known: ReadonlyMap<number, Size>, scale: number): Places {
  const tops: number[] = [];
  const sizes: Size[] = [];
  let top = GAP_PX;
  let width = 0;
  for (let page = 1; page <= count; page += 1) {
    const size = known.get(page) ?? first;
    const scaled = { width: Math.floor(size.width * scale), height: Math.floor(size.height * scale) };
    tops.push(top);
    sizes.push(scaled);
    top += scaled.height + GAP_PX;
    width = Math.max(width, scaled.width);
  }
  tops.push(top);
  return { tops, sizes, width };
}

/** The page that holds this height, counted from 1; above the first and below the last, those. */
export function pageAt({ tops, sizes }: Places, height: number): number {
  let low = 1;
  let high = sizes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle - 1] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function spotAt(places: Places, height: number): Spot {
  const page = pageAt(places, height);
  const size = places.sizes[page - 1]?.height ?? 1;
  return { page, fraction: (height - (places.tops[page - 1] ?? 0)) / size };
}

export function heightOf(places: Places, { page, fraction }: Spot): number {
  return (places.tops[page - 1] ?? 0) + fraction * (places.sizes[page - 1]?.height ?? 0);
}

/** Pages in sight and one on either side. */
export function pagesInSight(places: Places, top: number, height: number): { first: number; last: number } {
  const count = places.sizes.length;
  return {
    first: Math.max(1, pageAt(places, top) - 1),
    last: Math.min(count, pageAt(places, top + height) + 1),
  };
}
