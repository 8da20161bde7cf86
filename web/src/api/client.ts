// The one way from a page to the server: JSON, the CSRF header, coded errors. Used by every query and mutation.
import type { Facts } from "./types";
import { fixedSpaces } from "./typography";

/** A refusal or failure with its stable code and, when the server gave one, the sentence to show. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** Empty when no server answered: the page then says it in its own words (ui/errors.ts). */
  readonly sentence: string;

  constructor(
    readonly status: number,
    readonly code: string,
    sentence: string,
    readonly facts: Facts = {},
  ) {
    super(code);
    this.sentence = fixedSpaces(sentence);
  }
}

export const NETWORK_AWAY = "web.network_away";
export const UNREADABLE = "web.unreadable_answer";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Query = Record<string, string | number | null | undefined>;

const connection: { csrfToken: string | null; whenSignedOut: () => void } = {
  csrfToken: null,
  whenSignedOut: () => undefined,
};

/** Called with each session that the server gives. */
export function keepCsrfToken(token: string | null): void {
  connection.csrfToken = token;
}

/** Called once by the app: what to do when the server no longer knows the session. */
export function onSignedOut(react: () => void): void {
  connection.whenSignedOut = react;
}

/** The headers that a state-changing call needs; for the few callers that use `fetch` or XMLHttpRequest themselves. */
export function csrfHeaders(): Record<string, string> {
  return connection.csrfToken === null ? {} : { "X-CSRF-Token": connection.csrfToken };
}

/** `/api/people` + `{search: "mar", after: null}` → `/api/people?search=mar`. Empty values are left out. */
export function address(path: string, query: Query = {}): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") parts.set(name, String(value));
  }
  const text = parts.toString();
  return text === "" ? path : `${path}?${text}`;
}

export interface CallOptions {
  query?: Query;
  signal?: AbortSignal;
  /** A 401 to a sign-in is an answer and not the end of a session. */
  expectsUnauthenticated?: boolean;
}

async function call<Answer>(method: Method, path: string, body: unknown, options: CallOptions): Promise<Answer> {
  const headers: Record<string, string> = { Accept: "application/json", ...(method === "GET" ? {} : csrfHeaders()) };
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (body instanceof FormData) {
    init.body = body;
  } else if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(body);
  }
  if (options.signal) init.signal = options.signal;
  const response = await reach(address(path, options.query), init);
  if (response.ok) return (await read(response)) as Answer;
  const error = await failure(response);
  if (response.status === 401 && options.expectsUnauthenticated !== true) connection.whenSignedOut();
  throw error;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, NETWORK_AWAY, "");
  }
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(response.status, UNREADABLE, "");
  }
}

/** The coded error of a response; a proxy's HTML page becomes `web.unreadable_answer` with its status. */
export async function failure(response: Response): Promise<ApiError> {
  try {
    const said = (await response.json()) as { code?: unknown; sentence?: unknown; facts?: Facts };
    if (typeof said.code === "string") {
      const sentence = typeof said.sentence === "string" ? said.sentence : "";
      return new ApiError(response.status, said.code, sentence, said.facts ?? {});
    }
  } catch {
    // Not JSON: falls through to the error without a sentence.
  }
  return new ApiError(response.status, UNREADABLE, "");
}

export const api = {
  get: <Answer>(path: string, options: CallOptions = {}) => call<Answer>("GET", path, undefined, options),
  post: <Answer>(path: string, body?: unknown, options: CallOptions = {}) =>
    call<Answer>("POST", path, body, options),
  put: <Answer>(path: string, body?: unknown, options: CallOptions = {}) => call<Answer>("PUT", path, body, options),
  patch: <Answer>(path: string, body?: unknown, options: CallOptions = {}) =>
    call<Answer>("PATCH", path, body, options),
  delete: <Answer = undefined>(path: string, options: CallOptions = {}) =>
    call<Answer>("DELETE", path, undefined, options),
};
