// Which characters of a document or an answer are never shown. Pure; used wherever text of others comes on screen.
/**
 * Bidirectional controls can show `exe.fdp` as `pdf.exe`, zero-width ones hide text inside words. Joiners (200C, 200D)
 * stay: emoji and several scripts need them.
 */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const HIDDEN = /[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\u061C\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu;

export function withoutHiddenCharacters(text: string): string {
  return text.replace(HIDDEN, "");
}
