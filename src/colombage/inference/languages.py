"""English texts beside French ones: told apart by their small words, their vectors laid side by side. Pure.

The embedded model is multilingual, yet a text in another language lies a little apart from all French ones:
an English manual then comes behind hundreds of French pages that do not answer. What sets it apart is nearly
one direction, the same for every text, and is taken out: the mean difference of parallel sentences, which
english_shift.txt holds. What that gives is measured: `cross_language_recall5` in benchmarks/knowledge.py.

Used by the embedded model's adapter, and by the ranking of passages.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from math import sqrt

_SMALL_ENGLISH = (
    "the of and to in is are for with be by not from this that must it at what how when which who does do can"
    " may should has have if"
)
_SMALL_FRENCH = (
    "le la les de des du et est un une pour dans que qui sur par au aux en ne pas avec ou son sa ses ce cette"
    " il elle quel quelle"
)
_ENGLISH, _FRENCH = frozenset(_SMALL_ENGLISH.split()), frozenset(_SMALL_FRENCH.split())
_BEGINNING = 600
_TWICE = 2


def is_english(text: str) -> bool:
    """By the small words of its beginning; French, and whatever is not clearly English, is not."""
    said = text[:_BEGINNING].casefold().split()
    english = sum(word in _ENGLISH for word in said)
    return english >= _TWICE and english > _TWICE * sum(word in _FRENCH for word in said)


def beside_french(vector: list[float], text: str) -> list[float]:
    """The embedded model's vector for `text`, of length 1, where a French text of the same sense lies."""
    if not is_english(text):
        return vector
    moved = [own + shift for own, shift in zip(vector, _shift(), strict=True)]
    length = sqrt(sum(value * value for value in moved))
    return [value / length for value in moved]


@lru_cache(maxsize=1)
def _shift() -> tuple[float, ...]:
    text = resources.files("colombage.inference").joinpath("english_shift.txt").read_text(encoding="utf-8")
    return tuple(float(each) for line in text.splitlines() if line[:1] != "#" for each in line.split())
