// The client tells coded refusals, foreign pages and a silent network apart.
import { afterEach, expect, test, vi } from "vitest";
import { address, api, keepCsrfToken, onSignedOut, type ApiError } from "./client";

function answer(status: number, body: string): void {
  vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(new Response(status === 204 ? null : body, { status }))));
}

async function errorOf(promise: Promise<unknown>): Promise<ApiError> {
  return promise.then(
    () => {
      throw new Error("should have failed");
    },
    (error: unknown) => error as ApiError,
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
  keepCsrfToken(null);
  onSignedOut(() => undefined);
});

test("empty query values are left out", () => {
  expect(address("/api/people", { search: "é à", after: null, establishment_id: "" })).toBe("/api/people?search=%C3%A9+%C3%A0");
});

test("a coded error keeps its code, sentence and facts", async () => {
  answer(403, JSON.stringify({ code: "policy.class_refused", sentence: "Non.", facts: { a: 1 } }));
  const error = await errorOf(api.get("/api/x"));
  expect([error.status, error.code, error.sentence, error.facts]).toEqual([403, "policy.class_refused", "Non.", { a: 1 }]);
});

test("a proxy's page is an error without a sentence", async () => {
  answer(502, "<html>Bad gateway</html>");
  const error = await errorOf(api.get("/api/x"));
  expect([error.status, error.code, error.sentence]).toEqual([502, "web.unreadable_answer", ""]);
});

test("a silent network is status 0", async () => {
  vi.stubGlobal("fetch", vi.fn(() => Promise.reject(new TypeError("failed"))));
  expect((await errorOf(api.get("/api/x"))).status).toBe(0);
});

test("changes carry the CSRF token, reads do not", async () => {
  const fetched = vi.fn<typeof fetch>(() => Promise.resolve(new Response(null, { status: 204 })));
  vi.stubGlobal("fetch", fetched);
  keepCsrfToken("t0k");
  await api.post("/api/x", {});
  await api.get("/api/x");
  expect(fetched.mock.calls.map(([, init]) => new Headers(init?.headers).get("X-CSRF-Token"))).toEqual(["t0k", null]);
});

test("a 401 ends the session, except where it is an answer", async () => {
  const ended = vi.fn();
  onSignedOut(ended);
  answer(401, JSON.stringify({ code: "identity.wrong_password", sentence: "Non.", facts: {} }));
  await errorOf(api.post("/api/session", {}, { expectsUnauthenticated: true }));
  expect(ended).not.toHaveBeenCalled();
  await errorOf(api.get("/api/x"));
  expect(ended).toHaveBeenCalledOnce();
});
