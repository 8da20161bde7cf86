// Three at a time, whatever happens to one of them; nothing that failed goes out of sight by itself.
import { expect, test, vi } from "vitest";
import { ApiError } from "../api/client";
import { guardWhileBusy, UploadQueue, type Send, type Upload } from "./uploadQueue";

const KNOWN = "knowledge.already_there";

interface Given {
  file: File;
}

interface Sent {
  upload: Upload<Given>;
  keep: () => void;
  refuse: (error: unknown) => void;
  progress: (fraction: number) => void;
  signal: AbortSignal;
}

function queue() {
  const sent: Sent[] = [];
  const send: Send<Given> = (upload, progress, signal) =>
    new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
      sent.push({ upload, keep: () => resolve(undefined), refuse: reject, progress, signal });
    });
  const onKept = vi.fn();
  const made = new UploadQueue(send, onKept, (error) => error instanceof ApiError && error.code === KNOWN);
  const give = (...names: string[]) => made.add(names.map((name) => ({ file: new File(["x"], name) })));
  return { queue: made, sent, give, onKept };
}

const settled = () => new Promise((done) => setTimeout(done, 0));
const states = ({ queue: asked }: ReturnType<typeof queue>) => asked.snapshot().items.map(({ state }) => state);

test("no more than three are sent at once, in the order in which they were given", async () => {
  const it = queue();
  it.give("a", "b", "c", "d", "e");
  expect(it.sent.map(({ upload }) => upload.file.name)).toEqual(["a", "b", "c"]);
  expect(states(it)).toEqual(["sending", "sending", "sending", "waiting", "waiting"]);
  it.sent[1]?.keep();
  await settled();
  expect(it.sent.map(({ upload }) => upload.file.name)).toEqual(["a", "b", "c", "d"]);
  expect(it.queue.snapshot()).toMatchObject({ added: 5, kept: 1 });
  expect(it.onKept).toHaveBeenCalledTimes(1);
});

test("a file that fails leaves its place to the next, and may be tried again", async () => {
  const it = queue();
  it.give("a", "b", "c", "d");
  it.sent[0]?.refuse(new ApiError(400, "files.empty", "Ce fichier est vide."));
  await settled();
  expect(states(it)).toEqual(["failed", "sending", "sending", "sending"]);
  for (const each of it.sent) each.keep();
  await settled();
  expect(states(it)).toEqual(["failed"]);
  expect(it.queue.isBusy).toBe(false);
  it.queue.retry(it.queue.snapshot().items[0]?.key ?? 0);
  expect(states(it)).toEqual(["sending"]);
});

test("content that the server has already is no failure", async () => {
  const it = queue();
  it.give("a");
  it.sent[0]?.refuse(new ApiError(409, KNOWN, "Ce contenu est déjà dans la base."));
  await settled();
  expect(states(it)).toEqual(["known"]);
});

test("what is given up is stopped and forgotten, and the others go on", async () => {
  const it = queue();
  it.give("a", "b", "c", "d");
  it.queue.remove(it.sent[0]?.upload.key ?? 0);
  await settled();
  expect(it.sent[0]?.signal.aborted).toBe(true);
  expect(it.sent.map(({ upload }) => upload.file.name)).toEqual(["a", "b", "c", "d"]);
  expect(it.queue.snapshot()).toMatchObject({ added: 3, kept: 0 });
  it.queue.stop();
  await settled();
  expect(it.queue.snapshot()).toMatchObject({ items: [], added: 0 });
  expect(it.sent).toHaveLength(4);
});

test("counts begin anew after a rest", async () => {
  const it = queue();
  it.give("a");
  it.sent[0]?.keep();
  await settled();
  it.give("b");
  expect(it.queue.snapshot()).toMatchObject({ added: 1, kept: 0 });
});

test("closing the tab asks first while files are on their way, and only then", async () => {
  const it = queue();
  guardWhileBusy(it.queue);
  const asks = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  expect(asks()).toBe(false);
  it.give("a");
  expect(asks()).toBe(true);
  it.sent[0]?.keep();
  await settled();
  expect(asks()).toBe(false);
});
