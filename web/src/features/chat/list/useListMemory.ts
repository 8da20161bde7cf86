// What a list looked like when one left it for a conversation: the words sought, the row that was opened, how high its rows
// were. Going back finds it so. Used by ConversationsPage.
//
// In memory, by entry of the browser's history and by person: words sought may name a patient, and addresses end in logs.
import { useLocation } from "@tanstack/react-router";
import { useState } from "react";
import { usePerson } from "../../../api/session";

export class ListMemory {
  search = "";
  /** Id of the conversation that was opened from here. */
  opened: string | null = null;
  /** Of stretches of rows. */
  readonly heights = new Map<string, number>();

  seeks(search: string): void {
    this.search = search;
  }

  opens(id: string | null): void {
    this.opened = id;
  }
}

const kept = new Map<string, ListMemory>();
const MOST = 20;

export function useListMemory(): ListMemory {
  const entry = useLocation({ select: ({ state }) => state.__TSR_key ?? "" });
  const { id } = usePerson();
  // Once: on the way to another page the entry is that page's already, while this one still stands.
  const [memory] = useState(() => recall(`${id} ${entry}`));
  return memory;
}

function recall(key: string): ListMemory {
  const memory = kept.get(key) ?? new ListMemory();
  kept.set(key, memory);
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
  return memory;
}
