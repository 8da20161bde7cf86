// A task's page while its models are on their way: nothing untrue is said, and nothing moves afterwards.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { basesQuery } from "../../api/knowledge";
import { sessionKey } from "../../api/session";
import { tasksQuery } from "../../api/tasks";
import { AskingPartsContext, type AskingParts } from "../../ui/asking";
import { TaskPage } from "./TaskPage";

const NOTE = "Ce moteur relève les phrases qui portent les décisions.";
const task = {
  id: "summarise_meeting",
  title: "Résumer une réunion",
  summary: "Décisions et actions",
  minutes: 3,
  data_class: "internal",
  main: "notes",
  fields: [],
  engines: { extractive: "partly", note: NOTE },
};
const model = { id: "extractive", name: "Moteur extractif", engine: "extractive", state: "ready", is_default: true };
const parts: AskingParts = {
  MarkedText: () => null,
  ModelChoice: ({ model: chosen }) => <span>{chosen === null ? "Aucun modèle disponible" : chosen.name}</span>,
  ClassChoice: () => null,
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("shows the form once its models are known, and not before", async () => {
  const asked: ((answer: Response) => void)[] = [];
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => asked.push(resolve)));
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(sessionKey, { person: { id: "p", roles: [] } });
  client.setQueryData(tasksQuery.queryKey, [task] as never);
  client.setQueryData(basesQuery.queryKey, []);
  render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <AskingPartsContext value={parts}>
          <TaskPage taskId="summarise_meeting" questionId={null} onSent={() => undefined} />
        </AskingPartsContext>
      </MantineProvider>
    </QueryClientProvider>,
  );
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Résumer une réunion");
  expect(screen.queryByRole("button", { name: "Envoyer" })).toBeNull();
  expect(screen.queryByText("Aucun modèle disponible")).toBeNull();
  expect(asked).toHaveLength(1);
  await act(() => Promise.resolve(asked[0]?.(Response.json([model]))));
  expect(await screen.findByRole("button", { name: "Envoyer" })).toBeTruthy();
  expect(screen.getByText(NOTE)).toBeTruthy();
});
