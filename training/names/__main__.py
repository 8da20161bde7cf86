"""`python -m training.names --minutes 25`: fetches, composes, learns, and writes the model's files.

With the product's own environment: numpy is all that it takes. README.md says more.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

from colombage.protection.adapters.tagging.model_file import opened
from training.names import sources
from training.names.building_lexicon import lexicon
from training.names.generator import Generator
from training.names.people import Population
from training.names.publishing import publish
from training.names.real import is_about_nobody
from training.names.scene import Lists
from training.names.training_run import Run

_PROSE = {
    "sheets": 110_000,
    "legi": 45_000,
    "kali": 70_000,
    "office": 25_000,
    "work": 20_000,
    "contributions": 11_000,
}
_DOCUMENTS_FOR_WORDS = 30_000
_SEED = 2026


def generator(folder: Path, rng: random.Random) -> Generator:
    towns = sources.towns(folder)
    known_towns = frozenset(name for name, _ in towns[:400])
    by_source: dict[str, set[str]] = {}
    for source, sentence in sources.prose(folder):
        by_source.setdefault(source, set()).add(sentence)
    prose: list[str] = []
    for source, most in _PROSE.items():
        sentences = sorted(by_source.get(source, ()))
        rng.shuffle(sentences)
        prose += [sentence for sentence in sentences[:most] if is_about_nobody(sentence, known_towns)]
    women, men = sources.given_names(folder, "f"), sources.given_names(folder, "m")
    people = Population(sources.surnames(folder), women, men)
    diagnoses = sources.diagnoses(folder)
    words = common_words([*prose, *diagnoses])
    lists = Lists(towns, sources.drugs(folder), diagnoses, sources.learned_names(folder), words)
    return Generator(people, lists, prose)


def common_words(texts: list[str]) -> list[str]:
    """Words that real prose writes in small letters, more than once."""
    counts = Counter(word for text in texts for word in re.findall(r"\b[a-zéèêàâîôûç]{4,}\b", text))
    return sorted(word for word, count in counts.items() if count > 2)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--work", type=Path, default=Path("build/training"), help="where sources are fetched to"
    )
    asked.add_argument("--minutes", type=float, default=25.0, help="how long to learn")
    asked.add_argument(
        "--out", type=Path, default=None, help="a folder to write to, in place of the package's"
    )
    asked.add_argument(
        "--onward", type=Path, default=None, help="a model.npz to learn on from, with its lexicon"
    )
    told = asked.parse_args()
    rng = random.Random(_SEED)
    sources.fetch(told.work)
    drawing = generator(told.work, rng)
    print(f"{len(drawing.prose)} sentences without people", flush=True)
    if told.onward:
        before = opened(told.onward, sha256(told.onward.read_bytes()).hexdigest())
        run = Run(drawing, before.lexicon, told.minutes * 60, _SEED + 1, before.weights)
    else:
        words = lexicon(
            told.work, drawing.prose, (drawing.document(rng) for _ in range(_DOCUMENTS_FOR_WORDS))
        )
        run = Run(drawing, words, told.minutes * 60, _SEED)
    publish(run.weights(), run.lexicon, told.out)


if __name__ == "__main__":
    main()
