// Fictitious people and records for the mock server. The establishments are those of the reference group.
import type {
  AuditRecord,
  ConversationSummary,
  DataClass,
  DemonstrationDocument,
  Department,
  Establishment,
  LanguageModel,
  Person,
  PolicyMatrix,
  Profession,
  Role,
} from "../../src/api/types.ts";

const place = (index: number, name: string, city: string, is_support = false): Establishment => ({
  id: `00000000-0000-7000-8000-00000000000${index}`,
  name,
  city,
  kind: is_support ? "Centre hospitalier universitaire" : "Centre hospitalier",
  is_support,
  active: true,
});

export const establishments: Establishment[] = [
  place(1, "CHU de Rouen", "Rouen", true),
  place(2, "CH de l’Austreberthe", "Barentin"),
  place(3, "CH Asselin-Hédelin", "Yvetot"),
  place(4, "CH du Belvédère", "Mont-Saint-Aignan"),
  place(5, "CH du Bois-Petit", "Sotteville-lès-Rouen"),
  place(6, "CH Durécu-Lavoisier", "Darnétal"),
  place(7, "CH de Gournay-en-Bray", "Gournay-en-Bray"),
  place(8, "CH Fernand-Langlois", "Neufchâtel-en-Bray"),
  place(9, "CH du Rouvray", "Sotteville-lès-Rouen"),
];

export const departments: Department[] = ["Médecine 2", "Pharmacie à usage intérieur", "Achats", "Urgences"].map(
  (name, index) => ({
    id: `dep-${index}`,
    establishment_id: establishments[index % 2]?.id ?? "",
    name,
    active: index !== 3,
  }),
);

export const professions: Profession[] = [
  ["nurse", "Infirmier", "Nurse"],
  ["doctor", "Médecin", "Doctor"],
  ["pharmacist", "Pharmacien", "Pharmacist"],
  ["buyer", "Acheteur", "Buyer"],
  ["researcher", "Chercheur", "Researcher"],
  ["secretary", "Secrétaire médical", "Medical secretary"],
].map(([code = "", french = "", english = ""]) => ({ code, french, english, active: true }));

const someone = (
  index: number,
  display_name: string,
  login: string,
  profession: string,
  home: number,
  ...grants: [Role, number | null][]
): Person => ({
  id: `p-${index}`,
  display_name,
  login,
  profession,
  establishment_id: establishments[home]?.id ?? null,
  establishment_name: establishments[home]?.name ?? null,
  department_id: home === 1 ? "dep-1" : "dep-0",
  department_name: home === 1 ? "Pharmacie à usage intérieur" : "Médecine 2",
  language: "fr",
  active: index !== 6,
  grants: grants.map(([role, where], nth) => ({
    id: `g-${index}-${nth}`,
    role,
    establishment_id: where === null ? null : (establishments[where]?.id ?? null),
  })),
});

export const people: Person[] = [
  someone(1, "Infirmière (démonstration)", "infirmiere", "nurse", 1, ["professional", 1]),
  someone(2, "Administrateur (démonstration)", "administrateur", "secretary", 0, ["group_administrator", null], ["professional", 0]),
  someone(3, "Déléguée à la protection des données (démonstration)", "dpo", "doctor", 0, ["officer", null]),
  someone(4, "Auditeur (démonstration)", "auditeur", "researcher", 0, ["auditor", null]),
  someone(5, "Référente IA (démonstration)", "referente", "pharmacist", 2, ["steward", 2], ["professional", 2]),
  someone(6, "Acheteur (démonstration)", "acheteur", "buyer", 0, ["professional", 0]),
];

const model = (over: Partial<LanguageModel> & Pick<LanguageModel, "id" | "name">): LanguageModel => ({
  purpose_fr: "Rédiger, résumer, expliquer.",
  purpose_en: "Draft, summarise, explain.",
  hosting: "on_site",
  highest_class: "health",
  engine: "openai",
  demonstration: false,
  warning_fr: null,
  warning_en: null,
  state: "ready",
  context_tokens: 32_768,
  languages: ["fr", "en"],
  price: null,
  is_default: false,
  accepts_images: false,
  ...over,
});

export const models: LanguageModel[] = [
  model({
    id: "extractive",
    name: "Recherche dans vos documents",
    engine: "extractive",
    purpose_fr: "Cite les phrases de vos documents qui répondent ; ne rédige rien.",
    purpose_en: "Quotes the sentences of your documents that answer; writes nothing.",
    context_tokens: 1_000_000,
    is_default: true,
  }),
  model({ id: "group", name: "Modèle du groupement" }),
  model({
    id: "hds",
    name: "Modèle hébergé HDS",
    hosting: "hds",
    state: "unavailable",
    price: { per_million_input: 0.4, per_million_output: 1.2 },
  }),
  model({
    id: "smollm2",
    name: "SmolLM2 135M",
    engine: "demonstration",
    demonstration: true,
    purpose_fr: "Montrer une conversation sans serveur de modèles.",
    purpose_en: "Show a conversation without a model server.",
    warning_fr: "Démonstration, ne pas utiliser pour un travail réel",
    warning_en: "Demonstration, not for real work",
    highest_class: "internal",
    context_tokens: 2_048,
  }),
];

export const policy: PolicyMatrix = {
  matrix: {
    public: { on_site: "as_is", hds: "as_is", eu: "as_is", elsewhere: "as_is" },
    internal: { on_site: "as_is", hds: "as_is", eu: "as_is", elsewhere: "refused" },
    personal: { on_site: "as_is", hds: "pseudonymised", eu: "pseudonymised", elsewhere: "refused" },
    health: { on_site: "as_is", hds: "pseudonymised", eu: "refused", elsewhere: "refused" },
  },
  changed_at: "2026-11-03T09:12:00Z",
  changed_by: "Déléguée à la protection des données (démonstration)",
  options: { sharing_highest_class: "personal" },
};

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

export function listed(id: string, title: string, hours: number, dataClass: DataClass, pinned = false): ConversationSummary {
  return {
    id,
    title,
    updated_at: hoursAgo(hours),
    data_class: dataClass,
    pinned,
    archived: false,
    folder_id: null,
    deleted_at: null,
    expires_at: null,
    handed_over: null,
    snippet: null,
    turn_id: null,
  };
}

export const conversations: ConversationSummary[] = [
  listed("c-1", "Surveillance après pose de PICC", 0.2, "internal"),
  listed("c-2", "Courrier à une famille", 2, "personal"),
  listed("c-3", "Relève du 20 novembre", 26, "health"),
  listed("c-4", "Bon de commande pousse-seringues", 80, "internal", true),
  listed("c-5", "", 300, "internal"),
  listed("c-6", "Compte rendu du comité de lutte contre les infections nosocomiales", 1500, "public"),
];

const KINDS = ["session.opened", "model.call_intended", "model.call_closed", "policy.changed", "grant.given"];

export const audit: AuditRecord[] = Array.from({ length: 64 }, (_, index) => ({
  seq: 64 - index,
  at: hoursAgo(index * 0.7),
  kind: KINDS[index % KINDS.length] ?? "",
  subject: index % 3 === 0 ? "" : `conversation:018f7c1e-0000-7000-8000-0000000000${10 + index}`,
  facts: index % 5 === 1 ? { model: "group", data_class: "internal", prompt_tokens: 812 } : {},
  person: index % 7 === 0 ? null : { display_name: people[index % people.length]?.display_name ?? "" },
}));

export const documents: DemonstrationDocument[] = [
  {
    name: "protocole-picc.pdf",
    title: "Protocole\u00a0: surveillance d’un cathéter PICC",
    question: "À quel rythme changer le pansement d’un PICC\u00a0?",
  },
  {
    name: "chute.pdf",
    title: "Conduite à tenir\u00a0: chute d’un patient",
    question: "Quelles constantes mesurer après la chute d’un patient\u00a0?",
  },
];
