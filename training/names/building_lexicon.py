"""Builds the lexicon that travels with the weights: hashes of frequent words, and of what the lists hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from colombage.protection.adapters.tagging.features import folded, hashed
from colombage.protection.adapters.tagging.lexicon import Lexicon
from colombage.protection.adapters.tagging.tokens import tokens_of
from training.names import sources
from training.names.grammar import Text

_FREQUENT = 16_000
_PERSONS = {"PATIENT", "RELATIVE", "PROFESSIONAL", "EMAIL"}
_GIVEN_COMMON, _GIVEN, _SURNAME_TOP, _SURNAME_COMMON, _SURNAME = range(5)
_WORD, _SEEN, _SEEN_OFTEN, _SEEN_MUCH, _TOWN, _BIG_TOWN, _DRUG, _MEDICAL, _LEARNED, _PROPER = range(5, 15)
_SURNAMES_LISTED = 100_000
"""Fewer than names are drawn from: the network must not believe that every name is listed."""


def lexicon(folder: Path, prose: Iterable[str], documents: Iterable[Text]) -> Lexicon:
    flags: Counter[str] = Counter()

    def mark(words: Iterable[str], flag: int) -> None:
        for form in {folded(word) for word in words if len(word) > 1}:
            flags[form] |= 1 << flag

    for sex in "fm":
        names = sources.given_names(folder, sex)
        mark(names[:1500], _GIVEN_COMMON)
        mark(names, _GIVEN)
    surnames = [
        part for name in sources.surnames(folder)[:_SURNAMES_LISTED] for part in name.split() if len(part) > 2
    ]
    mark(surnames[:3000], _SURNAME_TOP)
    mark(surnames[:30_000], _SURNAME_COMMON)
    mark(surnames, _SURNAME)
    mark(sources.french_words(folder), _WORD)
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for sentence in prose:
        words = tokens_of(sentence).words
        small.update(word for word in words if word.islower())
        capital.update(word for word in words[1:] if word.istitle())
    mark((word for word, count in small.items() if count > 1), _SEEN)
    mark((word for word, count in small.items() if count > 30), _SEEN_OFTEN)
    mark((word for word, count in small.items() if count > 1000), _SEEN_MUCH)
    mark((word for word, count in capital.items() if count > 3 and count > 3 * small[word.lower()]), _PROPER)
    towns = sources.towns(folder)
    mark((name for name, _ in towns if " " not in name), _TOWN)
    mark((name for name, _ in towns[:2500]), _BIG_TOWN)
    mark(_words(sources.drugs(folder)), _DRUG)
    mark((word for word in _words(sources.diagnoses(folder)) if word.islower()), _MEDICAL)
    mark(sources.learned_names(folder), _LEARNED)
    marked = sorted((hashed(form), bits) for form, bits in flags.items())
    frequent = _frequent(documents, small)
    return Lexicon(
        np.array(sorted({hashed(form) for form in frequent}), np.uint32),
        np.array([form for form, _ in marked], np.uint32),
        np.array([bits for _, bits in marked], np.uint16),
    )


def _frequent(documents: Iterable[Text], small: Counter[str]) -> list[str]:
    counts: Counter[str] = Counter()
    for document in documents:
        for part, label in document.pieces:
            if label not in _PERSONS:
                counts.update(folded(word) for word in tokens_of(part).words)
    for word, count in small.most_common(_FREQUENT):
        counts[folded(word)] += max(1, count // 400)
    return [form for form, _ in counts.most_common(_FREQUENT)]


def _words(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from (word for word in tokens_of(text).words if len(word) > 2 and word.isalpha())
