// What a person gives: files and whole folders, dropped, chosen or pasted, each file with the folder it stood in.
// Used by DropArea.

export interface GivenFile {
  file: File;
  /** "Protocoles/2026", empty for a file given alone. */
  folder: string;
}

export interface Given {
  files: GivenFile[];
  /** Left aside: what systems and programs leave in folders, and what holds no text. */
  left: number;
}

const TECHNICAL = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$|__macosx$)/i;
// Pictures, sound, programs and archives hold no text that could be read: not worth sending whole.
const WITHOUT_TEXT =
  /\.(?:png|jpe?g|gif|bmp|webp|heic|svg|ico|mp[34]|m4[av]|mov|avi|mkv|wmv|wav|ogg|exe|dll|msi|iso|zip|rar|7z|gz|tar|dcm)$/i;

function isWanted(name: string): boolean {
  return !TECHNICAL.test(name) && !WITHOUT_TEXT.test(name);
}

function sorted(all: readonly GivenFile[], isNamed: boolean): Given {
  // A single file is somebody's choice: the server says why it cannot be read.
  const files = isNamed ? [...all] : all.filter(({ file }) => isWanted(file.name));
  return { files, left: all.length - files.length };
}

/** Files that were chosen or pasted; a chosen folder comes as its files, each with its path. */
export function chosenFiles(files: Iterable<File>): Given {
  const given = [...files].map((file) => ({ file, folder: folderOf(file.webkitRelativePath) }));
  return sorted(given, given.every(({ folder }) => folder === ""));
}

/** "Protocoles/2026/lavage.pdf" → "Protocoles/2026" */
export function folderOf(path: string): string {
  return path.split("/").slice(0, -1).filter(Boolean).join("/");
}

/** Must be called within the event: what was dropped is out of reach afterwards. */
export function droppedFiles(transfer: DataTransfer): Promise<Given> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return Promise.resolve(chosenFiles(transfer.files));
  return Promise.all(entries.map(filesOf)).then((lists) =>
    sorted(lists.flat(), entries.every(({ isFile }) => isFile)),
  );
}

async function filesOf(entry: FileSystemEntry): Promise<GivenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, folder: folderOf(entry.fullPath) }];
  }
  if (TECHNICAL.test(entry.name)) return [];
  const found: GivenFile[] = [];
  for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) found.push(...(await filesOf(child)));
  return found;
}

/** A folder is read in portions, until an empty one. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return children;
    children.push(...portion);
  }
}
