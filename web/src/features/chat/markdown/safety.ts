// What a model's text may do on the page: which addresses become links, and which characters are never shown.
// Pure; called by AnswerBlock. A model repeats what documents say, so its text is treated as an attacker's.
const ALLOWED_SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/**
 * Bidirectional controls can show `exe.fdp` as `pdf.exe`, zero-width ones hide text inside words. Joiners (200C, 200D)
 * stay: emoji and several scripts need them.
 */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const HIDDEN = /[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\u061C\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu;

export function withoutHiddenCharacters(text: string): string {
  return text.replace(HIDDEN, "");
}

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
  return url;
}

const LONGEST_SHOWN = 60;

/** Where a link leads, as shown beside it: the host in ASCII, so that a look-alike letter cannot pass for another. */
export function shownAddress(url: URL): string {
  const whole = url.protocol === "mailto:" ? url.pathname : url.host + url.pathname.replace(/\/$/, "");
  const decoded = withoutHiddenCharacters(whole);
  return decoded.length > LONGEST_SHOWN ? `${decoded.slice(0, LONGEST_SHOWN - 1)}…` : decoded;
}

const LONGEST_BLOCK = 60_000;
const DEEP_NESTING = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]*){24}/m;
const MARK_RUN = /[[\]*_~`<!]{300}/;

/** Text that would cost the parser seconds, or its stack; it is shown as it is, unformatted. */
export function isTooHeavy(block: string): boolean {
  return block.length > LONGEST_BLOCK || DEEP_NESTING.test(block) || MARK_RUN.test(block);
}
