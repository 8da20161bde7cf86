// The two sentences on which two passages differ: those that share the most words without being the same. Pure; used by
// Contradictions. The server says which passages contradict each other; their words are known only once they are shown.

const SENTENCE = /[^.!?…\n]+(?:[.!?…]+|\n|$)/gu;
const LEAST_WORDS = 3;

export function opposedSentences(first: string, second: string): readonly [string, string] {
  const ones = sentencesOf(first);
  const others = sentencesOf(second);
  let best: { pair: readonly [string, string]; shared: number } = { pair: [ones[0]?.text ?? first, others[0]?.text ?? second], shared: 0 };
  for (const one of ones) {
    for (const other of others) {
      if (one.key === other.key) continue;
      const common = [...one.words].filter((word) => other.words.has(word)).length;
      const shared = common / (one.words.size + other.words.size - common);
      if (common >= LEAST_WORDS && shared > best.shared) best = { pair: [one.text, other.text], shared };
    }
  }
  return best.pair;
}

function sentencesOf(text: string): { text: string; key: string; words: ReadonlySet<string> }[] {
  return [...text.matchAll(SENTENCE)]
    .map(([sentence]) => {
      const plain = sentence.trim().toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
      const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
      return { text: sentence.trim(), key: words.join(" "), words: new Set(words) };
    })
    .filter(({ key }) => key !== "");
}
