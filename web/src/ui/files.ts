// The kinds of files that are read, for file choosers and a first look. The server looks into the file and decides.
const SUFFIXES = ["pdf", "docx", "docm", "xlsx", "xlsm", "pptx", "pptm", "odt", "html", "htm", "eml", "txt", "md"];
const MORE_SUFFIXES = ["text", "markdown", "xhtml", "dotx", "potx", "xltx", "ott"];

// Suffixes alone: systems that do not know a type show its files all the same.
export const READABLE_FILES = SUFFIXES.map((suffix) => `.${suffix}`).join(",");

const READABLE_TYPE =
  /^(?:application\/(?:pdf|vnd\.openxmlformats-officedocument\..+|vnd\.oasis\.opendocument\.text.*)|text\/(?:plain|markdown|x-markdown|html)|message\/rfc822)$/;

// Pictures that are taken into conversations; of other formats the server says what to do with them.
const PICTURES = ["png", "jpg", "jpeg", "webp"];
const OTHER_PICTURES = ["gif", "heic", "heif", "avif", "bmp", "tif", "tiff", "svg"];

/** Where pictures may be attached too. */
export const ATTACHABLE_FILES = [...SUFFIXES, ...PICTURES].map((suffix) => `.${suffix}`).join(",");

export function isPicture(file: File): boolean {
  const suffix = suffixOf(file);
  return file.type.startsWith("image/") || PICTURES.includes(suffix) || OTHER_PICTURES.includes(suffix);
}

/** Whether a conversation may take it, as far as its name and type tell. */
export function isAttachable(file: File): boolean {
  return isReadable(file) || isPicture(file);
}

/** Said before sending, to spare the wait. */
export function isReadable(file: File): boolean {
  const suffix = suffixOf(file);
  return READABLE_TYPE.test(file.type) || SUFFIXES.includes(suffix) || MORE_SUFFIXES.includes(suffix);
}

function suffixOf(file: File): string {
  return /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
}
