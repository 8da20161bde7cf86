import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { sharesQuery, type Share, type Sharing } from "../../../api/sharing";
import { sessionKey } from "../../../api/session";
import type { Conversation } from "../../../api/types";
import { ReadOnlyContext } from "../readOnly";
import { SharingLine } from "./SharingLine";

const conversation = {
  id: "c",
  title: "Relève",
  data_class: "internal",
  turns: [{ id: "t" }],
  expires_at: null,
  handed_over: null,
} as unknown as Conversation;

const share = (name: string | null, closed: Share["closed"] = null): Share => ({
  id: name ?? "gone",
  principal: "person:x",
  name,
  created_at: "2026-11-22T10:00:00Z",
  closed,
});

function show(sharing: Partial<Sharing>, part: Partial<Conversation> = {}, readOnly = false) {
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false, staleTime: Infinity } } });
  const whole: Sharing = { items: [], allowed: true, highest_class: "personal", why: null, ...sharing };
  client.setQueryData(sharesQuery("c").queryKey, whole);
  client.setQueryData(sessionKey, { person: { id: "p1", establishment_id: "e1", roles: [] } });
  return render(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <ReadOnlyContext value={readOnly}>
          <SharingLine conversation={{ ...conversation, ...part }} />
        </ReadOnlyContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

afterEach(cleanup);

describe("the line under the title", () => {
  it("says nothing while nothing is shared", () => {
    show({});
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("names the one, and counts several", () => {
    show({ items: [share("Anne Petit")] });
    expect(screen.getByRole("button").textContent).toBe("Partagée avec Anne Petit");
    cleanup();
    show({ items: [share("Anne Petit"), share("Cardiologie"), share(null)] });
    expect(screen.getByRole("button").textContent).toBe("Partagée avec 3 collègues ou services");
  });

  it("says when those it is shared with no longer see it", () => {
    show({ items: [share("Anne Petit")], allowed: false, why: { code: "chat.share_class_refused", sentence: "…" } });
    expect(screen.getByRole("button").textContent).toBe("Partagée, mais plus visible");
  });

  it("counts those by which somebody reads, and says when a move closed them all", () => {
    const moved = { code: "chat.share_giver_moved", sentence: "Fermé depuis que vous avez changé d’établissement." };
    show({ items: [share("Anne Petit", moved), share("Léa Moreau")] });
    expect(screen.getByRole("button").textContent).toBe("Partagée avec Léa Moreau");
    cleanup();
    show({ items: [share("Anne Petit", moved)] });
    expect(screen.getByRole("button").textContent).toBe("Partagée, mais plus visible");
    fireEvent.click(screen.getByRole("button"));
    const row = within(screen.getByRole("listitem"));
    expect(row.getByText(/Fermé depuis que vous avez changé d’établissement/)).toBeTruthy();
    expect(row.getByRole("button", { name: "Retirer le partage fermé avec Anne Petit" }).textContent).toBe("Retirer");
    expect(screen.getByText("Personne pour l’instant.")).toBeTruthy();
  });

  it("says who handed it over, also somebody who was erased", () => {
    show({}, { handed_over: { by: "Marc Dubois", at: "2026-11-22T10:00:00Z" } });
    expect(screen.getByText("Transmise par Marc Dubois, le 22 novembre 2026")).toBeTruthy();
    cleanup();
    show({}, { handed_over: { by: null, at: "2026-11-22T10:00:00Z" } });
    expect(screen.getByText("Transmise par un collègue, le 22 novembre 2026")).toBeTruthy();
  });

  it("is not there for who only reads, nor in a temporary conversation", () => {
    const { container } = show({ items: [share("Anne Petit")] }, {}, true);
    expect(container.querySelector("button")).toBeNull();
    cleanup();
    const temporary = show({ items: [share("Anne Petit")] }, { expires_at: "2026-11-23T10:00:00Z" });
    expect(temporary.container.querySelector("button")).toBeNull();
  });
});
