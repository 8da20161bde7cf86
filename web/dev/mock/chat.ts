// Conversations for the mock server: answers that stream, refusals, failures. Used by `npm run dev -- --mode mock`.
// The words of a question choose what happens: « bonjour », « refus », « panne », « quota », « tableau », « long »,
// « rien » with a base. Models that are not on site are sent protected texts (protection.ts).
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import type { Attachment, Conversation, Passage, Turn, TurnEvent } from "../../src/api/types.ts";
import { conversations, listed, models } from "./data.ts";

type Told = TurnEvent extends infer Event ? (Event extends { seq: number } ? Omit<Event, "seq"> : never) : never;

interface RunningTurn {
  events: TurnEvent[];
  followers: Set<ServerResponse>;
  stopped: boolean;
}

const EVERY_MS = 30;
const kept = new Map<string, Conversation>();
const turns = new Map<string, RunningTurn>();
let count = 0;

const PASSAGES: Passage[] = [
  {
    number: 1,
    passage_id: "doc-1.6",
    document_id: "doc-1",
    document: "Protocole PICC, version 4.pdf",
    page: 6,
    excerpt: "Le point de ponction et le pansement sont contrôlés à H + 1, H + 4 puis à chaque changement d’équipe.",
  },
  {
    number: 2,
    passage_id: "doc-1.7",
    document_id: "doc-1",
    document: "Protocole PICC, version 4.pdf",
    page: 7,
    excerpt: "Le premier pansement est refait entre 24 et 48 heures en cas de saignement.",
  },
];

/** What bases say comes without words: documents.ts gives them, or says that they are gone. */
const ofBase = (number: number, passage_id: string, document_id: string): Passage => ({
  number, passage_id, document_id, base_id: "base-soins", document: "", page: null, excerpt: "",
});
const BASE_PASSAGES: Passage[] = [
  ofBase(1, "v-picc-2.1", "d-picc"),
  ofBase(2, "v-notice-1.2", "d-notice"),
  ofBase(3, "v-picc-1.1", "d-picc"),
  ofBase(4, "v-deleted-1.1", "d-deleted"),
  ofBase(5, "v-elsewhere-1.1", "d-elsewhere"),
];
const BASE_ANSWER = `Le premier pansement est refait dans les **24 à 48 heures** [1], puis tous les sept jours [3].

- La batterie du pousse-seringue tient quatre heures [2].
- Le point de ponction est **désinfecté** deux fois par jour.
- Le bras est surveillé [4], et la tension n’y est pas prise [5].`;
const UNSUPPORTED = "Le point de ponction est **désinfecté** deux fois par jour.";

const ANSWER = `Le protocole en vigueur prévoit, pendant les 24 premières heures :

- un contrôle du point de ponction et du pansement à **H + 1**, **H + 4** puis à chaque changement d’équipe [1] ;
- la mesure du périmètre brachial à 10 cm au-dessus du pli du coude, à comparer à la valeur notée à la pose [1] ;
- un premier pansement refait entre 24 et 48 heures en cas de saignement ou de pansement décollé [2].

Un œdème du bras, une douleur ou une fièvre supérieure à 38,5 °C doit être signalé au médecin sans attendre [2].`;

const TABLE = `Voici les valeurs demandées.

| Paramètre | Fréquence | Seuil d’alerte | Qui prévenir | Où le noter |
|---|---|---:|---|---|
| Température | toutes les 4 h | 38,5 °C | Médecin de garde | Feuille de surveillance |
| Périmètre brachial | H + 1, H + 4 | + 2 cm | Infirmier référent | Dossier de soins |
| Saignement | à chaque passage | tout saignement | Médecin de garde | Feuille de surveillance |

\`\`\`text
Une ligne de code bien plus longue que la colonne, pour voir qu’elle défile d’elle-même sans élargir la page entière.
\`\`\`

Voir [le guide](https://exemple.fr/guide) et ![une image](https://exemple.fr/image.png).`;

const attachment: Attachment = {
  id: "doc-1",
  name: "Protocole PICC, version 4.pdf",
  media_type: "application/pdf",
  pages: 14,
  bytes: 482_113,
  passages: 41,
  is_image: false,
};

function conversation(id: string): Conversation {
  const known = kept.get(id);
  if (known !== undefined) return known;
  const title = conversations.find((each) => each.id === id)?.title ?? "";
  const made: Conversation = { id, title, data_class: "internal", created_at: new Date().toISOString(), attachments: [], turns: [], head_id: null, pinned: false, archived: false, folder_id: null, expires_at: null, handed_over: null };
  kept.set(id, made);
  if (id === "c-1") {
    made.attachments.push(attachment);
    const turn = begin(made, "Quelle surveillance dans les 24 premières heures après la pose d’un PICC ?", "group", ["doc-1"], []);
    for (const event of script(turn)) tell(turn, event);
  }
  return made;
}

function begin(to: Conversation, question: string, modelId: string, attachments: string[], base_ids: string[]): Turn {
  count += 1;
  const turn: Turn = {
    id: `t-${count}`,
    question,
    declared_class: "internal",
    model_id: modelId,
    attachments,
    base_ids,
    state: "running",
    truncated: false,
    created_at: new Date().toISOString(),
    last_seq: 0,
    events: [],
    kind: "question",
    parent_id: to.turns.at(-1)?.id ?? null,
    branches: [],
    comparison: null,
    task: null,
    images: [],
    media_class: null,
    text_only: false,
    checks: [],
    feedback: null,
  };
  turn.branches.push(turn.id);
  to.turns.push(turn);
  to.head_id = turn.id;
  turns.set(turn.id, { events: [], followers: new Set(), stopped: false });
  return turn;
}

function tell(turn: Turn, told: Told): void {
  const running = turns.get(turn.id);
  if (running === undefined) return;
  const event = { seq: running.events.length + 1, ...told };
  running.events.push(event);
  turn.last_seq = event.seq;
  for (const follower of running.followers) write(follower, event);
  if (event.type !== "turn_finished" && event.type !== "turn_failed") return;
  turn.state = event.type === "turn_finished" ? "finished" : "failed";
  turn.events = running.events;
  for (const follower of running.followers) follower.end();
}

function write(response: ServerResponse, event: TurnEvent): void {
  response.write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
}

const group = { model_id: "group", name: "Modèle du groupement", hosting: "on_site" } as const;

function failed(code: string, sentence: string, more: Partial<Extract<Told, { type: "turn_failed" }>> = {}): Told {
  return { type: "turn_failed", code, sentence, facts: {}, partial: false, alternatives: [], ...more };
}

function* deltas(text: string, passages = PASSAGES): Generator<Told> {
  let at = 0;
  for (const piece of text.match(/\S+\s*|\s+/g) ?? []) {
    yield { type: "text_delta", at, text: piece };
    for (const mark of piece.matchAll(/\[(\d)\]/g)) {
      yield { type: "citation_added", number: Number(mark[1]), passage_id: passages[Number(mark[1]) - 1]?.passage_id ?? "", at: at + mark.index };
    }
    at += piece.length;
  }
}

function* script(turn: Turn): Generator<Told> {
  const asked = turn.question.toLowerCase();
  const model = models.find((each) => each.id === turn.model_id);
  yield {
    type: "turn_started",
    turn_id: turn.id,
    model_id: turn.model_id,
    model_name: model?.name ?? turn.model_id,
    hosting: model?.hosting ?? "on_site",
  };
  if (turn.model_id === "extractive" && turn.attachments.length + turn.base_ids.length === 0) {
    yield failed("inference.nothing_to_extract", "Le moteur extractif ne rédige pas et ne converse pas.");
    return;
  }
  if (turn.base_ids.length > 0) {
    if (!asked.includes("rien")) {
      yield { type: "passages_found", passages: BASE_PASSAGES };
      yield { type: "contradictions_found", pairs: [{ first: 1, second: 2 }] };
      yield* deltas(BASE_ANSWER, BASE_PASSAGES);
      yield { type: "unsupported_sentence", at: BASE_ANSWER.indexOf(UNSUPPORTED), length: UNSUPPORTED.length };
    } else {
      yield* deltas("Je ne trouve pas dans les sources.");
    }
    yield { type: "turn_finished", reason: asked.includes("rien") ? "abstained" : "stop" };
    return;
  }
  if (turn.attachments.length > 0) yield { type: "passages_found", passages: PASSAGES };
  if (asked.includes("refus") && turn.model_id !== "group") {
    yield {
      type: "protection_applied",
      data_class: "health",
      protected: 0,
      found: [{ label: "nir", count: 1 }, { label: "phone", count: 1 }],
      obligation: "as_is",
    };
    yield failed(
      "policy.class_refused",
      "Des données de santé ont été repérées. La règle du groupement ne permet pas de les envoyer à ce modèle : elles restent sur site.",
      {
        alternatives: [group],
        facts: { found: [{ label: "nir", text: "2 84 05 76 451 089 46" }, { label: "phone", text: "02 35 00 00 00" }] },
      },
    );
    return;
  }
  if (asked.includes("quota")) {
    yield failed("inference.quota_exhausted", "Vous avez utilisé tous vos jetons du jour.");
    return;
  }
  const isAway = model !== undefined && model.hosting !== "on_site";
  yield {
    type: "protection_applied",
    data_class: isAway ? "health" : "internal",
    protected: isAway ? 6 : 0,
    found: isAway
      ? [{ label: "person", count: 3 }, { label: "birth_date", count: 1 }, { label: "date", count: 1 }, { label: "phone", count: 1 }]
      : turn.attachments.length > 0 ? [{ label: "email", count: 1 }, { label: "phone", count: 1 }] : [],
    obligation: isAway ? "protected" : "as_is",
  };
  if (asked.includes("panne")) {
    yield* deltas(ANSWER.slice(0, 260));
    yield failed("inference.engine_interrupted", "Le modèle « SmolLM2 135M » s’est interrompu au milieu de sa réponse.", {
      partial: true,
      alternatives: [group],
    });
    return;
  }
  const text = asked.includes("tableau") ? TABLE : ANSWER;
  yield* deltas(asked.includes("long") ? Array<string>(40).fill(text).join("\n\n") : text);
  yield {
    type: "footprint_measured",
    prompt_tokens: 812,
    completion_tokens: 214,
    tokens_estimated: false,
    seconds: 4.3,
    energy_wh_min: 0.38,
    energy_wh_max: 0.91,
    grams_co2e_min: 0.016,
    grams_co2e_max: 0.038,
  };
  if (isAway) yield { type: "placeholders_restored", restored: 5, invented: 1 };
  yield { type: "turn_finished", reason: "stop" };
}

async function play(turn: Turn): Promise<void> {
  const fast = turn.question.toLowerCase().includes("long");
  for (const event of script(turn)) {
    await new Promise((resolve) => setTimeout(resolve, fast ? 3 : EVERY_MS));
    if (turns.get(turn.id)?.stopped === true) {
      tell(turn, { type: "turn_finished", reason: "stopped_by_person" });
      return;
    }
    tell(turn, event);
  }
}

function follow(id: string, after: number, request: IncomingMessage, response: ServerResponse): void {
  const running = turns.get(id);
  if (running === undefined) {
    json(response, 404, { code: "kernel.not_found", sentence: "Introuvable.", facts: {} });
    return;
  }
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  for (const event of running.events.filter((each) => each.seq > after)) write(response, event);
  const last = running.events.at(-1)?.type;
  if (last === "turn_finished" || last === "turn_failed") {
    response.end();
    return;
  }
  running.followers.add(response);
  request.on("close", () => running.followers.delete(response));
}

function json(response: ServerResponse, status: number, body?: unknown): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json");
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString("utf-8") || "{}") as Record<string, unknown>;
}

function upload(id: string, request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  request.on("end", () => {
    setTimeout(() => {
      const made = { ...attachment, id: `doc-${(count += 1)}` };
      conversation(id).attachments.push(made);
      json(response, 201, made);
    }, 700);
  });
}

const PASSAGE = {
  text: `4.2 Surveillance immédiate\nLe cathéter central à insertion périphérique fait l’objet d’une surveillance rapprochée pendant les vingt-quatre premières heures.\n\nUn contrôle du point de ponction et du pansement à H + 1, H + 4 puis à chaque changement d’équipe est noté. Le périmètre brachial est mesuré à 10 cm au-dessus du pli du coude et comparé à la valeur notée à la pose.`,
  page: 6,
  document: "Protocole PICC, version 4.pdf",
  before: "4.1 Pose\nLa pose est faite au bloc ou en salle d’imagerie.",
  after: "4.3 Réfection du pansement\nLe premier pansement est refait entre 24 et 48 heures en cas de saignement, de souillure ou de décollement.",
};

function handle(request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? "/", "http://localhost");
  const [room, id = "", action = "", last = ""] = url.pathname.slice("/api/".length).split("/");
  const route = `${request.method ?? "GET"} ${room ?? ""}/${action}`;
  if (route === "POST conversations/" && id === "") {
    const made = `c-new-${(count += 1)}`;
    conversation(made);
    json(response, 201, { id: made });
  } else if (route === "GET conversations/" && id !== "") {
    const found = kept.has(id) || conversations.some((each) => each.id === id);
    if (found) json(response, 200, conversation(id));
    else json(response, 404, { code: "kernel.not_found", sentence: "Introuvable.", facts: {} });
  } else if (route === "POST conversations/turns") {
    void bodyOf(request).then((body) => {
      const turn = begin(conversation(id), String(body.text), String(body.model_id), body.attachment_ids as string[], (body.base_ids ?? []) as string[]);
      const asked = conversation(id);
      if (asked.title === "") {
        asked.title = turn.question.slice(0, 60);
        conversations.unshift(listed(id, asked.title, 0, "internal"));
      }
      json(response, 202, { turn_id: turn.id });
      void play(turn);
    });
  } else if (route === "POST turns/retry") {
    void bodyOf(request).then((body) => {
      const owner = [...kept.values()].find((each) => each.turns.some((turn) => turn.id === id));
      const old = owner?.turns.find((turn) => turn.id === id);
      if (owner === undefined || old === undefined) {
        json(response, 404);
        return;
      }
      const corrected = body.corrections === undefined ? old.question : old.question.replace(/refus/gi, "");
      const model = typeof body.model_id === "string" ? body.model_id : old.model_id;
      const turn = begin(owner, corrected, model, old.attachments, old.base_ids);
      owner.turns.splice(owner.turns.indexOf(old), 1);
      json(response, 202, { turn_id: turn.id });
      void play(turn);
    });
  } else if (route === "POST turns/stop") {
    const running = turns.get(id);
    if (running) running.stopped = true;
    json(response, 204);
  } else if (route === "GET turns/events") {
    follow(id, Number(url.searchParams.get("after") ?? 0), request, response);
  } else if (route === "POST conversations/attachments") {
    upload(id, request, response);
  } else if (route === "DELETE attachments/") {
    for (const each of kept.values()) each.attachments = each.attachments.filter((file) => file.id !== id);
    json(response, 204);
  } else if (route === "GET attachments/passages") {
    json(response, 200, last === "doc-1.7" ? { ...PASSAGE, page: 7, text: PASSAGE.after, before: PASSAGE.text, after: "" } : PASSAGE);
  } else {
    return false;
  }
  return true;
}

export function chatMock(): Plugin {
  return {
    name: "colombage-mock-chat",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.startsWith("/api/") !== true || !handle(request, response)) next();
      });
    },
  };
}
