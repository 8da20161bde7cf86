"""Chooses, among the passages of what a person attached, those that a question is about. Pure.

BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75) over stems without stop words and accents. Knowledge
bases have an index in the database; attachments are few and are searched as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from colombage.answering.types import SourcePassage
from colombage.inference.words import stems

_K1 = 1.2
_B = 0.75
_SMALL = 2_500
"""Characters that fit any prompt: a document this short is given whole, in its order."""


def best_passages(question: str, sources: Sequence[SourcePassage], wanted: int) -> list[SourcePassage]:
    """At most `wanted` passages, best first; the whole document when it is short, or shares no word."""
    if len(sources) <= wanted and sum(len(source.text) for source in sources) <= _SMALL:
        return list(sources)
    asked = set(stems(question))
    texts = [Counter(stems(source.text)) for source in sources]
    lengths = [sum(counts.values()) for counts in texts]
    average = sum(lengths) / len(lengths) or 1.0
    weights = {term: _rarity(sum(term in counts for counts in texts), len(texts)) for term in asked}
    scores = [
        sum(
            weights[term] * counts[term] * (_K1 + 1) / (counts[term] + _K1 * (1 - _B + _B * length / average))
            for term in asked
            if term in counts
        )
        for counts, length in zip(texts, lengths, strict=True)
    ]
    order = sorted(range(len(sources)), key=lambda index: (-scores[index], index))
    found = [sources[index] for index in order[:wanted] if scores[index] > 0]
    return found or list(sources[:wanted])


def _rarity(documents: int, total: int) -> float:
    return log(1 + (total - documents + 0.5) / (documents + 0.5))
