// Folders come with their paths and without what systems leave in them; a file that a person chose is never dropped.
import { expect, test } from "vitest";
import { chosenFiles, droppedFiles, folderOf } from "./givenFiles";

/** As a chooser gives it; the test's DOM knows no paths. */
function chosen(name: string, path = ""): File {
  return Object.defineProperty(new File(["x"], name), "webkitRelativePath", { value: path });
}

function entry(path: string): FileSystemEntry {
  const name = path.split("/").at(-1) ?? "";
  const file = (given: (file: File) => void) => given(new File(["x"], name));
  return { isFile: true, isDirectory: false, name, fullPath: path, file } as unknown as FileSystemEntry;
}

/** Gives its children two at a time, as browsers give a hundred. */
function folder(path: string, ...children: FileSystemEntry[]): FileSystemEntry {
  const left = [...children];
  const createReader = () => ({ readEntries: (given: (some: FileSystemEntry[]) => void) => given(left.splice(0, 2)) });
  const name = path.split("/").at(-1) ?? "";
  return { isFile: false, isDirectory: true, name, fullPath: path, createReader } as unknown as FileSystemEntry;
}

function dropped(...entries: FileSystemEntry[]): DataTransfer {
  return { items: entries.map((each) => ({ webkitGetAsEntry: () => each })), files: [] } as unknown as DataTransfer;
}

test("a folder is read to its end, with the folders inside it", async () => {
  const { files, left } = await droppedFiles(
    dropped(
      folder(
        "/Protocoles",
        entry("/Protocoles/a.pdf"),
        entry("/Protocoles/b.docx"),
        folder("/Protocoles/2026", entry("/Protocoles/2026/c.pdf"), entry("/Protocoles/2026/Thumbs.db")),
        entry("/Protocoles/film.mp4"),
        folder("/Protocoles/.git", entry("/Protocoles/.git/config")),
      ),
    ),
  );
  expect(files.map(({ file, folder: where }) => `${where} > ${file.name}`)).toEqual([
    "Protocoles > a.pdf",
    "Protocoles > b.docx",
    "Protocoles/2026 > c.pdf",
  ]);
  expect(left).toBe(2);
});

test("a file given by itself is sent whatever its name: the server says why it cannot be read", async () => {
  expect((await droppedFiles(dropped(entry("/photo.png")))).files).toHaveLength(1);
  expect(chosenFiles([chosen("photo.png")]).files).toHaveLength(1);
});

test("a chosen folder comes with its paths, as a dropped one", () => {
  const { files, left } = chosenFiles([chosen("a.pdf", "Protocoles/2026/a.pdf"), chosen("photo.png", "Protocoles/photo.png")]);
  expect(files.map(({ folder: where }) => where)).toEqual(["Protocoles/2026"]);
  expect(left).toBe(1);
});

test("the folder of a path is what stands before its last part", () => {
  expect([folderOf("a/b/c.pdf"), folderOf("/a/c.pdf"), folderOf("c.pdf"), folderOf("")]).toEqual(["a/b", "a", "", ""]);
});
