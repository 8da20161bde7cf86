import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Base } from "../../../api/knowledge";
import type { LanguageModel, Turn } from "../../../api/types";
import { initialTurn, type Failure } from "../stream/turnState";
import { FailureCard } from "./FailureCard";
import { NO_ACTIONS, TurnActionsContext, type TurnActions } from "./turnActions";

const turn: Turn = {
  id: "t",
  question: "Que faire pour 02 35 00 00 00 ?",
  declared_class: "internal",
  model_id: "demo",
  attachments: [],
  base_ids: [],
  state: "failed",
  created_at: "2026-11-21T10:00:00Z",
  last_seq: 2,
  events: [],
  kind: "question",
  parent_id: null,
  branches: ["t"],
  comparison: null,
  task: null,
  images: [],
  media_class: null,
  text_only: false,
  checks: [],
  feedback: null,
  truncated: false,
};

const model = (id: string, part: Partial<LanguageModel>): LanguageModel => ({
  id,
  name: id,
  purpose_fr: "",
  purpose_en: "",
  hosting: "on_site",
  highest_class: "health",
  engine: "openai",
  demonstration: false,
  warning_fr: null,
  warning_en: null,
  state: "ready",
  context_tokens: 8000,
  languages: ["fr"],
  price: null,
  is_default: false,
  accepts_images: false,
  ...part,
});

const refused: Failure = {
  code: "policy.class_refused",
  sentence: "Ces données restent sur site.",
  facts: { found: [{ label: "phone", text: "02 35 00 00 00" }, { label: "nir", text: "2 84 05" }] },
  partial: false,
  alternatives: [{ model_id: "group", name: "Modèle du groupement", hosting: "on_site" }],
};

const policy = { matrix: { health: { on_site: "as_is", hds: "pseudonymised", eu: "refused", elsewhere: "refused" } } };

function show(failure: Failure, part: Partial<TurnActions> = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false, staleTime: Infinity } } });
  client.setQueryData(["policy"], policy);
  const actions: TurnActions = {
    ...NO_ACTIONS,
    canRetry: true,
    retry: vi.fn(),
    edit: vi.fn(),
    askIn: vi.fn(),
    suggest: vi.fn(),
    ...part,
  };
  render(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <TurnActionsContext value={actions}>
          <FailureCard turn={turn} state={{ ...initialTurn, phase: "failed", failure }} failure={failure} />
        </TurnActionsContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return actions;
}

afterEach(cleanup);

describe("a refusal", () => {
  it("says the rule and offers the allowed model in one click", () => {
    const actions = show(refused);
    expect(screen.getByText("Ces données restent sur site.")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Utiliser Modèle du groupement (sur site)" }));
    expect(actions.retry).toHaveBeenCalledWith(turn, { model_id: "group" });
  });

  it("sends again with the detections that the person says are wrong, and those only", () => {
    const actions = show(refused);
    const again = screen.getByRole("button", { name: "Renvoyer ainsi corrigé" });
    expect(again.hasAttribute("disabled")).toBe(true);
    fireEvent.click(screen.getByRole("checkbox", { name: /02 35 00 00 00.*téléphone.*n’est pas/ }));
    fireEvent.click(again);
    expect(actions.retry).toHaveBeenCalledWith(turn, { corrections: ["02 35 00 00 00"] });
  });

  it("says where what was found is replaced before it is sent", () => {
    const hosted = { model_id: "hosted", name: "Modèle agréé", hosting: "hds" } as const;
    show({ ...refused, facts: { ...refused.facts, data_class: "health" }, alternatives: [...refused.alternatives, hosted] });
    const notes = screen.getAllByText("Ce qui est repéré y est remplacé avant l’envoi.");
    expect(notes.map((note) => note.parentElement?.textContent)).toEqual([expect.stringContaining("Modèle agréé (hébergeur HDS)")]);
  });

  it("says so when no model is allowed, and gives the question back", () => {
    const actions = show({ ...refused, alternatives: [] });
    expect(screen.getByText(/Aucun autre modèle n’est permis/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Modifier la question" }));
    expect(actions.edit).toHaveBeenCalledWith(turn);
  });

  it("offers the best three at once: on site first, then those that answered here; the others on demand", () => {
    const offered = [
      ["usine", "on_site"],
      ["atelier", "on_site"],
      ["agree", "hds"],
      ["europe", "eu"],
      ["essai", "on_site"],
    ] as const;
    const actions = show(
      { ...refused, alternatives: offered.map(([id, hosting]) => ({ model_id: id, name: id, hosting })) },
      { usedModels: ["europe", "atelier"], models: [model("essai", { demonstration: true })] },
    );
    const used = () => screen.getAllByRole("button", { name: /^Utiliser/ }).map((each) => each.textContent.split(" ")[1]);
    expect(used()).toEqual(["atelier", "usine", "europe"]);
    const more = screen.getByRole("button", { name: /^Autres modèles.· 2$/ });
    expect(more.getAttribute("aria-expanded")).toBe("false");
    fireEvent.click(more);
    expect(more.getAttribute("aria-expanded")).toBe("true");
    const list = screen.getByRole("group", { name: "Autres modèles" });
    expect(more.getAttribute("aria-controls")).toBe(list.id);
    expect(list.textContent).toContain("les modèles hébergés sur site, puis");
    expect(used()).toEqual(["atelier", "usine", "europe", "agree", "essai"]);
    fireEvent.click(within(list).getByRole("button", { name: /Utiliser agree/ }));
    expect(actions.retry).toHaveBeenCalledWith(turn, { model_id: "agree" });
    fireEvent.click(more);
    expect(used()).toHaveLength(3);
  });

  it("offers nothing to click while another answer is under way", () => {
    show(refused, { canRetry: false });
    expect(screen.getByRole("button", { name: /Utiliser Modèle/ }).hasAttribute("disabled")).toBe(true);
  });
});

describe("a failure", () => {
  it("offers to try again and gives the code for whoever helps", () => {
    const actions = show({ ...refused, code: "inference.engine_unavailable", facts: {} });
    fireEvent.click(screen.getByRole("button", { name: "Réessayer" }));
    expect(actions.retry).toHaveBeenCalledWith(turn, {});
    expect(screen.getByText(/inference\.engine_unavailable/)).toBeTruthy();
  });
});

describe("« bonjour » to the extractive engine", () => {
  const nothing: Failure = { ...refused, code: "inference.nothing_to_extract", facts: {}, alternatives: [] };

  it("says what the mode does, offers questions, and the models that are ready, warned of", () => {
    const actions = show(nothing, {
      models: [
        model("extractive", { engine: "extractive" }),
        model("away", { state: "unavailable" }),
        model("smol", { demonstration: true, warning_fr: "Démonstration, ne pas utiliser pour un travail réel" }),
      ],
    });
    expect(screen.getByRole("button", { name: "Joindre un document" })).toBeTruthy();
    expect(screen.getAllByRole("button", { name: /^Utiliser/ }).map((each) => each.textContent)).toEqual([
      "Utiliser smol (sur site)",
    ]);
    expect(screen.getByText("Démonstration, ne pas utiliser pour un travail réel")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: /24 premières heures/ }));
    expect(actions.suggest).toHaveBeenCalledWith(expect.stringContaining("24 premières heures"));
  });

  it("asks the same of a base that is open to the person, in one click", () => {
    const bases = ["Soins", "Achats", "Paie", "Qualité"].map((name) => ({ id: name, name }) as Base);
    const actions = show(nothing, { bases, canAsk: true });
    expect(screen.getAllByRole("button", { name: /^Chercher dans/ })).toHaveLength(3);
    fireEvent.click(screen.getByRole("button", { name: /Achats/ }));
    expect(actions.askIn).toHaveBeenCalledWith(turn, "Achats");
  });
});
