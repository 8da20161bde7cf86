// The page follows what the server does with documents, and stops asking when there is nothing left to follow.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sessionKey } from "../../../api/session";
import { ProtectPage } from "./ProtectPage";
import type { ProtectedDocument, Report } from "./types";

const NOW = Date.parse("2026-11-22T09:00:00Z");
const REPORT: Report = {
  replaced: [
    { label: "person", name: "nom d’une personne", count: 3 },
    { label: "nir", name: "numéro de sécurité sociale", count: 1 },
  ],
  people: 2,
  removed: [{ what: "metadata", count: 1, sentence: "Propriétés du document vidées." }],
  left: [],
  check: { extractor: "pypdf", values_found: 0 },
  correspondences: [
    { written: "[PATIENTE_1]", label: "person", name: "nom d’une personne", role: "patient", value: "Camille Exemple" },
  ],
};

function letter(part: Partial<ProtectedDocument> = {}): ProtectedDocument {
  return {
    id: "d1",
    name: "lettre.docx",
    media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    bytes: 12_000,
    state: "ready",
    done: 0,
    total: 0,
    report: null,
    error: null,
    created_at: "2026-11-22T08:59:00Z",
    expires_at: "2026-11-23T08:59:00Z",
    ...part,
  };
}
const READY = letter({ report: REPORT });

/** Answers the list with what `server.items` holds, and notes every call. */
const server = { items: [] as ProtectedDocument[], calls: [] as string[] };

/** The one upload under way: happy-dom's own would go to the network. */
class FakeRequest extends EventTarget {
  static last: FakeRequest;
  readonly upload = new EventTarget();
  status = 0;
  responseText = "";
  form: FormData | null = null;
  open = vi.fn();
  setRequestHeader = vi.fn();
  abort = vi.fn(() => this.dispatchEvent(new Event("abort")));
  send(form: FormData) {
    this.form = form;
    FakeRequest.last = this;
  }
  answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.dispatchEvent(new Event("load"));
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  server.items = [];
  server.calls = [];
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
  vi.stubGlobal("fetch", (url: string, { method = "GET" }: RequestInit) => {
    server.calls.push(`${method} ${url}`);
    if (method === "DELETE") return Promise.resolve(new Response(null, { status: 204 }));
    return Promise.resolve(Response.json({ items: server.items }));
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

let people = 0;

async function open(...items: ProtectedDocument[]) {
  server.items = items;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  people += 1; // each test is somebody else, with uploads of their own
  client.setQueryData(sessionKey, { state: "signed_in", person: { id: `p${people}`, roles: [] } });
  client.setQueryDefaults(sessionKey, { staleTime: Infinity });
  const shown = render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <ProtectPage />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await pass(10);
  return shown;
}

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const asked = () => server.calls.filter((call) => call === "GET /api/protection/documents").length;
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const rows = () => screen.getAllByRole("listitem");

function give(...names: string[]) {
  const chooser = document.querySelector<HTMLInputElement>("input[type=file]");
  if (chooser === null) throw new Error("no chooser");
  fireEvent.change(chooser, { target: { files: names.map((name) => new File(["x"], name)) } });
}

test("the bar moves while a document is worked on, and asking stops with the work", async () => {
  await open(letter({ state: "working", done: 30, total: 120 }));
  const bar = () => screen.getByRole("progressbar", { name: "Traitement de lettre.docx" }).getAttribute("aria-valuenow");
  expect(bar()).toBe("25");
  server.items = [letter({ state: "working", done: 60, total: 120 })];
  await pass(1_600);
  expect(bar()).toBe("50");
  server.items = [READY];
  await pass(1_600);
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(screen.getByText("Une copie est prête.")).toBeTruthy();
  const before = asked();
  await pass(60_000);
  expect(asked()).toBe(before);
});

test("a page without anything under way asks once and announces nothing", async () => {
  await open(READY);
  await pass(10_000);
  expect(asked()).toBe(1);
  expect(screen.queryByText("Une copie est prête.")).toBeNull();
});

test("a ready document says what was replaced, how long it stays, and gives its copy", async () => {
  await open(READY);
  expect(rows()[0]?.textContent).toMatch(/Word · 12.ko · 4.éléments remplacés · 2.personnes · effacé dans 23.heures/);
  const copy = screen.getByRole("link", { name: "Télécharger la copie de lettre.docx" });
  expect(copy.getAttribute("href")).toBe("/api/protection/documents/d1/content");
});

test("a copy whose time is over is no longer offered", async () => {
  await open(READY);
  await pass(24 * 3_600_000);
  expect(screen.queryByRole("link")).toBeNull();
  expect(rows()[0]?.textContent).toContain("effacement en cours");
});

test("of what is dropped the files are taken, and a folder is said to be none", async () => {
  await open();
  const item = (isDirectory: boolean, name: string) => ({
    kind: "file",
    webkitGetAsEntry: () => ({ isDirectory }),
    getAsFile: () => new File(["x"], name),
  });
  const dataTransfer = { types: ["Files"], items: [item(true, "dossier"), item(false, "lettre.docx")] };
  fireEvent.drop(screen.getByText("Glissez ici un ou plusieurs documents"), { dataTransfer });
  expect(screen.getByText(/^Un dossier ne se protège pas d’un coup.*Un document ajouté à la liste\.$/)).toBeTruthy();
  expect(rows()).toHaveLength(1);
});

test("who is who is shown when asked for, and not before", async () => {
  await open(READY);
  press("Compte rendu de lettre.docx");
  const report = screen.getByRole("region", { name: "Compte rendu de lettre.docx" });
  expect(within(report).getByText(/^Relue par un lecteur indépendant \(pypdf\)/)).toBeTruthy();
  expect(within(report).getByText("noms de personnes", { exact: false }).textContent).toBe("3 noms de personnes");
  expect(document.body.textContent).not.toContain("Camille Exemple");
  press("Montrer la table de correspondance de lettre.docx");
  expect(screen.getByRole("row", { name: /PATIENTE_1.*Camille Exemple/ })).toBeTruthy();
  press("Cacher la table de correspondance de lettre.docx");
  expect(document.body.textContent).not.toContain("Camille Exemple");
});

test("what is left to look at, and a copy that still holds a value, are called out", async () => {
  const left: Report["left"] = [{ what: "images", count: 2, sentence: "Images gardées." }];
  await open(letter({ report: { ...REPORT, left, check: { extractor: "pypdf", values_found: 1 } } }));
  expect(screen.getByText("à vérifier")).toBeTruthy();
  press("Compte rendu de lettre.docx");
  expect(screen.getByRole("heading", { name: "À regarder vous-même" })).toBeTruthy();
  expect(screen.getByText("Images gardées. (2)")).toBeTruthy();
  expect(screen.getByText(/y retrouve encore une valeur remplacée/)).toBeTruthy();
});

test("a document that failed says why, and offers no copy", async () => {
  const error = { code: "protection.scanned", sentence: "Ce PDF est une image." };
  await open(letter({ state: "failed", error }));
  expect(screen.getByText("Ce PDF est une image.")).toBeTruthy();
  expect(screen.queryByRole("link")).toBeNull();
});

test("a document goes once it has been confirmed", async () => {
  await open(READY);
  press("Supprimer lettre.docx");
  await pass(500);
  expect(server.calls).not.toContain("DELETE /api/protection/documents/d1");
  fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Supprimer" }));
  await pass(500);
  expect(server.calls).toContain("DELETE /api/protection/documents/d1");
  expect(screen.getByText(/^Aucun document pour l’instant/)).toBeTruthy();
});

test("images go along only when they are kept on purpose", async () => {
  await open();
  give("a.docx");
  expect(FakeRequest.last.form?.get("keep_images")).toBe("false");
  fireEvent.click(screen.getByRole("switch", { name: "Garder les images" }));
  give("b.docx");
  expect(FakeRequest.last.form?.get("keep_images")).toBe("true");
});

test("an upload is in the list from its start, and becomes the server's document", async () => {
  await open();
  give("lettre.docx");
  expect(screen.getByRole("progressbar", { name: "Envoi de lettre.docx" })).toBeTruthy();
  const kept = letter({ state: "waiting" });
  server.items = [kept];
  FakeRequest.last.answer(201, kept);
  await pass(100);
  expect(rows()).toHaveLength(1);
  expect(rows()[0]?.textContent).toContain("En attente");
});

test("an upload goes on while its page is left", async () => {
  const { unmount, rerender } = await open();
  give("lettre.docx");
  rerender(<></>);
  expect(FakeRequest.last.abort).not.toHaveBeenCalled();
  unmount();
});

test("a refused file says why in the server's words, until it is taken away", async () => {
  await open();
  give("photo.png");
  FakeRequest.last.answer(400, { code: "files.kind", sentence: "Ce type de fichier ne se protège pas.", facts: {} });
  await pass(10);
  expect(screen.getByRole("alert").textContent).toBe("Ce type de fichier ne se protège pas.");
  expect(screen.queryByRole("button", { name: /^Réessayer/ })).toBeNull();
  press("Retirer photo.png de cette liste");
  expect(screen.queryByRole("alert")).toBeNull();
});
