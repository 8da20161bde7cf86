// An answer cut into what is said in one breath: browsers break off what is longer, and do not say so. Used by ReadAloud.
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { Language } from "../../../api/types";
import { plainTextOf } from "../exporting/plainText";
import { SpokenAnswer } from "./SpokenAnswer";

/** Fifteen seconds of speech, where the first browsers stop, are some 230 characters. */
const MOST = 200;

export function spokenParts(answer: string, language: Language): string[] {
  const host = document.createElement("div");
  const root = createRoot(host);
  flushSync(() => root.render(createElement(SpokenAnswer, { answer, language })));
  const text = plainTextOf(host);
  // Not within a render of React's own, which would complain.
  queueMicrotask(() => root.unmount());
  const sentences = text
    .split("\n")
    .map(asSaid)
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .flatMap((line) => sentencesOf(line, language));
  return inBreaths(sentences.flatMap(shortened));
}

/** A line without the sign of its list, its cells apart, and with an end where the voice falls. */
function asSaid(line: string): string {
  const words = line
    .trim()
    .replace(/^- /, "")
    .replace(/\s*\t\s*/g, ", ")
    .replace(/\s+/g, " ")
    // What a source's number leaves behind.
    .replace(/ (?=[.,](?:\s|$))/g, "");
  return /[.!?…:;,]\)?$/.test(words) ? words : `${words}.`;
}

function sentencesOf(line: string, language: Language): string[] {
  const sentences = new Intl.Segmenter(language, { granularity: "sentence" }).segment(line);
  return [...sentences].map(({ segment }) => segment.trim());
}

/** At a comma, else between words; what has neither is cut where it must be. */
function shortened(sentence: string): string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > MOST) {
    const head = rest.slice(0, MOST);
    const at = [head.lastIndexOf(", ") + 1, head.lastIndexOf(" ")].find((place) => place > MOST / 2) ?? MOST;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest];
}

function inBreaths(sentences: readonly string[]): string[] {
  const breaths: string[] = [];
  for (const sentence of sentences) {
    const last = breaths.at(-1);
    if (last !== undefined && last.length + 1 + sentence.length <= MOST) breaths[breaths.length - 1] = `${last} ${sentence}`;
    else breaths.push(sentence);
  }
  return breaths;
}
