// The kinds of files that are read, for file choosers and a first look. The server looks into the file and decides.
const SUFFIXES = ["pdf", "docx", "docm", "xlsx", "xlsm", "pptx", "pptm", "odt", "html", "htm", "eml", "txt", "md"];
const MORE_SUFFIXES = ["text", "markdown", "xhtml", "dotx", "potx", "xltx", "ott"];

// Suffixes alone: systems that do not know a type show its files all the same.
export const READABLE_FILES = SUFFIXES.map((suffix) => `.${suffix}`).join(",");

const READABLE_TYPE =
  /^(?:application\/(?:pdf|vnd\.openxmlformats-officedocument\..+|vnd\.oasis\.opendocument\.text.*)|text\/(?:plain|markdown|x-markdown|html)|message\/rfc822)$/;

/** Said before sending, to spare the wait. */
export function isReadable(file: File): boolean {
  const suffix = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  return READABLE_TYPE.test(file.type) || SUFFIXES.includes(suffix) || MORE_SUFFIXES.includes(suffix);
}
