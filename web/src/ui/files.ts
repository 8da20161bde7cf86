// The kinds of files that may be attached, for file choosers. The server looks into the file and decides.
export const READABLE_FILES = ".pdf,.txt,.md,application/pdf,text/plain,text/markdown";
