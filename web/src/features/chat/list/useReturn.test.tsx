// Where the keyboard goes in a list that comes late: to the row that was opened from it, unless one went elsewhere.
import { act, cleanup, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { ConversationSummary } from "../../../api/types";
import type { ListMemory } from "./useListMemory";
import { useReturn } from "./useReturn";

afterEach(cleanup);

function List({ ids, memory }: { ids: readonly string[]; memory: ListMemory }) {
  const box = useRef<HTMLDivElement>(null);
  useReturn(box, ids.map((id) => ({ id })) as ConversationSummary[], memory);
  return (
    <>
      <h1 tabIndex={-1}>Conversations</h1>
      <input type="search" />
      <div ref={box}>
        {ids.map((id) => (
          <div key={id} data-id={id}>
            <a href="/">{id}</a>
          </div>
        ))}
      </div>
    </>
  );
}

it.each([
  ["from the heading, where the page put it", "heading", "link"],
  ["not from the search that one types in", "searchbox", "searchbox"],
] as const)("goes to the row that was opened: %s", (_, at, to) => {
  const memory = { opened: "b", opens: vi.fn() } as unknown as ListMemory;
  const { rerender } = render(<List ids={[]} memory={memory} />);
  act(() => screen.getByRole(at).focus());
  rerender(<List ids={["b"]} memory={memory} />);
  expect(document.activeElement).toBe(screen.getByRole(to));
});
