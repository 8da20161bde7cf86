// What the mock server answers: enough for every page to be seen and tried, no rights, no durability.
import type { Person, Role, Session } from "../../src/api/types.ts";
import * as data from "./data.ts";

export interface Reply {
  status: number;
  body?: unknown;
}

type Body = Record<string, unknown>;

const state: { kind: Session["state"]; login: string } = { kind: "signed_in", login: "administrateur" };

const ok = (body: unknown): Reply => ({ status: 200, body });
const refused = (status: number, code: string, sentence: string): Reply => ({
  status,
  body: { code, sentence, facts: {} },
});

function roles(person: Person): { role: Role; establishment_id: string | null; establishment_name: string | null }[] {
  return person.grants.map(({ role, establishment_id }) => ({
    role,
    establishment_id,
    establishment_name: data.establishments.find((each) => each.id === establishment_id)?.name ?? null,
  }));
}

function session(): Session {
  const person = data.people.find((each) => each.login === state.login);
  const signedIn = state.kind === "signed_in" && person !== undefined;
  return {
    state: state.kind,
    csrf_token: signedIn ? "mock" : null,
    demonstration: state.kind !== "first_use",
    notice: null,
    group_name: state.kind === "first_use" ? null : "GHT de démonstration",
    person: signedIn
      ? {
          id: person.id,
          display_name: person.display_name,
          login: person.login,
          language: "fr",
          establishment_id: person.establishment_id,
          establishment_name: person.establishment_name,
          department_name: person.department_name,
          profession: person.profession,
          roles: roles(person),
        }
      : null,
  };
}

function enter(login: string): Reply {
  state.kind = "signed_in";
  state.login = login;
  return ok(session());
}

function change<Item extends object>(items: Item[], key: keyof Item, id: string, body: object): Reply {
  const item = items.find((each) => each[key] === id);
  if (item === undefined) return refused(404, "kernel.not_found", "Cet élément n’existe pas, ou vous n’y avez pas accès.");
  Object.assign(item, body);
  return ok(item);
}

function add<Item extends object>(items: Item[], item: Item): Reply {
  items.push(item);
  return { status: 201, body: item };
}

function found(url: URL): Reply {
  const words = (url.searchParams.get("search") ?? "").toLowerCase();
  const where = url.searchParams.get("establishment_id");
  const items = data.people.filter(
    (each) => each.display_name.toLowerCase().includes(words) && (where === null || each.establishment_id === where),
  );
  return ok({ items, next: null });
}

function conversationsFound(url: URL): Reply {
  const words = (url.searchParams.get("search") ?? "").toLowerCase();
  return ok({ items: data.conversations.filter((each) => each.title.toLowerCase().includes(words)), next: null, complete: true });
}

function records(url: URL): Reply {
  const before = Number(url.searchParams.get("before") ?? Infinity);
  const kind = url.searchParams.get("kind");
  const items = data.audit.filter((each) => each.seq < before && (kind === null || each.kind === kind)).slice(0, 25);
  return ok({ items, next: items.length === 25 ? items.at(-1)?.seq : null });
}

function invite(person: Person): Reply {
  const invitation_link = `http://127.0.0.1:8000/invitation?jeton=${person.id}-hF3kQ9vZ2mLxT7cR`;
  return { status: 201, body: { person, invitation_link } };
}

function newPerson(body: Body): Reply {
  const establishment = data.establishments.find((each) => each.id === body.establishment_id);
  const person: Person = {
    id: `p-${data.people.length + 1}`,
    department_id: null,
    department_name: null,
    establishment_name: establishment?.name ?? null,
    language: "fr",
    active: true,
    grants: [],
    ...(body as unknown as Pick<Person, "display_name" | "login" | "establishment_id" | "profession">),
  };
  data.people.push(person);
  return invite(person);
}

function modelServerTest(body: Body): Reply {
  return String(body.address).includes("http")
    ? ok({ models: ["mistral-small-3.2-24b", "qwen3-32b"] })
    : refused(400, "inference.address_invalid", "Cette adresse n’est pas celle d’un serveur de modèles.");
}

function signIn(body: Body): Reply {
  return data.people.some((each) => each.login === body.login)
    ? enter(String(body.login))
    : refused(401, "identity.wrong_credentials", "Identifiant ou mot de passe incorrect.");
}

function demonstrationAccounts(): Reply {
  return ok(data.people.filter((each) => each.active).map((each) => ({ ...each, roles: roles(each), password: "démonstration" })));
}

type Route = (id: string, body: Body, url: URL) => Reply;

const ROUTES: Record<string, Route> = {
  "POST /api/mock": (_id, body) => {
    Object.assign(state, { kind: body.state ?? state.kind, login: body.login ?? state.login });
    return ok(state);
  },
  "GET /api/session": () => ok(session()),
  "POST /api/session": (_id, body) => signIn(body),
  "DELETE /api/session": () => ((state.kind = "signed_out"), { status: 204 }),
  "DELETE /api/sessions": () => ((state.kind = "signed_out"), { status: 204 }),
  "GET /api/demonstration/accounts": demonstrationAccounts,
  "POST /api/first-use/check": (_id, body) =>
    body.token === "perime" ? refused(401, "identity.link_expired", "Ce lien n’est plus valable.") : ok({}),
  "POST /api/first-use/demonstration": () => enter("administrateur"),
  "POST /api/first-use/group": () => enter("administrateur"),
  "POST /api/first-use/model-server-test": (_id, body) => modelServerTest(body),
  "POST /api/invitations/check": (_id, body) =>
    body.token === "perime"
      ? refused(404, "identity.invitation_expired", "Cette invitation n’est plus valable.")
      : ok({ display_name: "Camille Exemple", login: "camille.exemple" }),
  "POST /api/invitations/accept": () => enter("infirmiere"),
  "POST /api/model-servers": () => ({ status: 201, body: { models: [] } }),
  "POST /api/model-servers/test": (_id, body) => modelServerTest(body),
  "GET /api/demonstration/documents": () => ok(data.documents),
  "POST /api/conversations/:id/demonstration-documents": () => ({ status: 201, body: {} }),
  "GET /api/establishments": () => ok(data.establishments),
  "POST /api/establishments": (_id, body) =>
    add(data.establishments, { id: `e-${data.establishments.length}`, active: true, is_support: false, ...body } as never),
  "PATCH /api/establishments/:id": (id, body) => change(data.establishments, "id", id, body),
  "GET /api/departments": () => ok(data.departments),
  "POST /api/departments": (_id, body) => add(data.departments, { id: `d-${data.departments.length}`, active: true, ...body } as never),
  "PATCH /api/departments/:id": (id, body) => change(data.departments, "id", id, body),
  "GET /api/professions": () => ok(data.professions),
  "POST /api/professions": (_id, body) => add(data.professions, { active: true, ...body } as never),
  "PATCH /api/professions/:id": (id, body) => change(data.professions, "code", id, body),
  "GET /api/people": (_id, _body, url) => found(url),
  "POST /api/people": (_id, body) => newPerson(body),
  "PATCH /api/people/:id": (id, body) => change(data.people, "id", id, body),
  "POST /api/people/:id/invitation": (id) => invite({ ...data.people[0], id } as Person),
  "POST /api/people/:id/grants": (id, body) => {
    const person = data.people.find((each) => each.id === id);
    person?.grants.push({ id: `g-${Math.random()}`, ...(body as unknown as { role: Role; establishment_id: string | null }) });
    return { status: 201, body: person };
  },
  "DELETE /api/grants/:id": (id) => {
    for (const person of data.people) person.grants = person.grants.filter((grant) => grant.id !== id);
    return { status: 204 };
  },
  "PATCH /api/me": () => ok(session()),
  "POST /api/me/password": (_id, body) =>
    body.current === "faux" ? refused(403, "identity.wrong_password", "Le mot de passe actuel est incorrect.") : { status: 204 },
  "GET /api/models": () => ok(data.models),
  "GET /api/quota": () => ok({ limit_tokens: 200_000, used_tokens: 12_400, day: "2026-11-21" }),
  "GET /api/folders": () => ok({ items: [{ id: "d-1", name: "Soins", conversations: 0 }] }),
  "GET /api/conversations": (_id, _body, url) => conversationsFound(url),
  "POST /api/conversations": () => ({ status: 201, body: { id: "c-1" } }),
  "PATCH /api/conversations/:id": (id, body) => change(data.conversations, "id", id, body),
  "DELETE /api/conversations/:id": (id) => {
    data.conversations.splice(data.conversations.findIndex((each) => each.id === id), 1);
    return { status: 204 };
  },
  "GET /api/conversations/:id": (id) =>
    ok({ id, title: data.conversations.find((each) => each.id === id)?.title ?? null, created_at: new Date().toISOString(), attachments: [], turns: [] }),
  "GET /api/audit": (_id, _body, url) => records(url),
  "GET /api/audit/verification": () => ok({ ok: true, rows: 64, head: "9f2c1d7ab03e4c55", fault: null, fault_kind: null, fault_seq: null, signed_heads: 12, unreadable_heads: 0 }),
  "GET /api/policy": () => ok(data.policy),
  "PUT /api/policy/cells": (_id, body) => {
    const cell = body as unknown as { data_class: "health"; hosting: "eu"; verdict: "refused" };
    data.policy.matrix[cell.data_class][cell.hosting] = cell.verdict;
    return ok(data.policy);
  },
};

/** The route whose pattern is the path, with what stands for `:id`. */
export function answer(method: string, url: URL, body: Body): Reply {
  const parts = url.pathname.split("/");
  const direct = ROUTES[`${method} ${url.pathname}`];
  if (direct) return direct("", body, url);
  const pattern = parts.map((part, index) => (index === 3 ? ":id" : part)).join("/");
  const route = ROUTES[`${method} ${pattern}`];
  return route
    ? route(decodeURIComponent(parts[3] ?? ""), body, url)
    : refused(404, "kernel.not_found", "Cet élément n’existe pas, ou vous n’y avez pas accès.");
}
