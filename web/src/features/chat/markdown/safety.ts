// What a model's text may do on the page: which addresses become links, and what is too heavy to be formatted.
// Pure; called by AnswerBlock. A model repeats what documents say, so its text is treated as an attacker's.
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";

const ALLOWED_SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/** The address that a link may open, as the browser will understand it; null when it may not be a link. */
export function safeAddress(address: string | undefined): URL | null {
  if (address === undefined) return null;
  let url: URL;
  try {
    // Without a base: a relative address would point into this application, where no model knows a page.
    url = new URL(withoutHiddenCharacters(address).trim());
  } catch {
    return null;
  }
  if (!ALLOWED_SCHEMES.has(url.protocol)) return null;
  // `https://hopital.fr@ailleurs.example` reads like the first and opens the second.
  if (url.username !== "" || url.password !== "") return null;
  return shownAddress(url).length > LONGEST_SHOWN ? null : url;
}

const LONGEST_SHOWN = 300;

/**
 * Where a link leads, as shown beside it: the host in ASCII, so that a look-alike letter cannot pass for another. And
 * whole: names are put back into what a model wrote, so that one may stand in an address that a document dictated, and
 * whoever opens it must have seen what they send there. What is too long to be read is no link.
 */
export function shownAddress(url: URL): string {
  const place = url.protocol === "mailto:" ? url.pathname : url.host + url.pathname.replace(/\/$/, "");
  return withoutHiddenCharacters(place + readable(url.search) + readable(url.hash));
}

function readable(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

const LONGEST_BLOCK = 60_000;
const DEEP_NESTING = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]*){24}/m;
const MARK_RUN = /[[\]*_~`<!]{300}/;

/** Text that would cost the parser seconds, or its stack; it is shown as it is, unformatted. */
export function isTooHeavy(block: string): boolean {
  return block.length > LONGEST_BLOCK || DEEP_NESTING.test(block) || MARK_RUN.test(block);
}
