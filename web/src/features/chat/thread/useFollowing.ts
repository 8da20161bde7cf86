// Goes to the end when the person asks something, and stays where it is when they stand on another version. Used by Thread.
import { useLayoutEffect, useRef } from "react";
import type { Turn } from "../../../api/types";

interface Follow {
  turns: readonly Turn[];
  isAsking: boolean;
  toEnd: () => void;
  letGo: () => void;
}

export function useFollowing({ turns, isAsking, toEnd, letGo }: Follow): void {
  const last = turns.at(-1);
  const before = useRef<string | null>(null);

  useLayoutEffect(() => {
    if (isAsking) toEnd();
  }, [isAsking, toEnd]);

  useLayoutEffect(() => {
    const known = before.current;
    before.current = last?.id ?? null;
    if (known === null || last === undefined || known === last.id) return;
    // What another tab asked since leaves one where one reads; a summary was asked for here, perhaps from far above.
    const isLonger = turns.some(({ id }) => id === known);
    if (isLonger && last.kind !== "summary") return;
    // The end is another one: an answer that begins there was asked for, one that had ended was gone back to.
    if (last.state === "running" || isLonger) toEnd();
    else letGo();
  }, [turns, last, toEnd, letGo]);
}
