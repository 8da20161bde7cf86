"""The words around a number: two texts that hold the same one and share words speak of the same thing. Pure.

Called by `verification.py`. Words are compared by their beginnings: "changé" and "changer" are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from colombage.answering.facts.units import UNIT_WORDS
from colombage.protection.word_lists import folded


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_REACH = 220
_NEXT_TO = 40
_STEM = 5
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n\s*\n")
_LINE_END = re.compile(r"[.!?…](?=\s)|\n")
_SMALL = _words(
    "superieur superieure inferieur inferieure egal egale equal greater less "
    "dans avec pour sans sous plus moins cette leur leurs elle elles sont etre avoir faire fait soit "
    "doit doivent peut peuvent tous tout toute toutes chaque entre apres avant pendant ainsi alors "
    "mais donc comme aussi selon votre vous nous this that these those with from have must should "
    "each every than then when which will been were they their environ maximum minimum maximal "
    "maximale minimal minimale moyenne jusqu compter partir heures heure jours jour fois total"
)
_NOT_COUNTED = _words(
    "point points etape etapes element elements partie parties question questions raison raisons "
    "option options phrase phrases mot mots exemple exemples step steps items part parts reason "
    "reasons sentence sentences word words thing things chose choses axes axe criteres"
)
_NUMBERED = _words(
    "etape step point question partie part section option exemple example page pages figure annexe "
    "tableau table chapitre chapter phase niveau question point reponse source sources passage "
    "passages document version"
)


def words_around(text: str, start: int, end: int, *, by_lines: bool) -> frozenset[str]:
    """Beginnings of the telling words of the sentence that holds `text[start:end]`.

    `by_lines`: a line break ends a sentence, as in an answer; in passages lines may be those of a page.
    """
    boundary = _LINE_END if by_lines else _SENTENCE_END
    before = text[max(0, start - _REACH) : start]
    last = max((cut.end() for cut in boundary.finditer(before)), default=0)
    after = text[end : end + _REACH]
    first = boundary.search(after)
    return _stems(before[last:] + " " + (after if first is None else after[: first.start()]))


def neighbours(text: str, start: int, end: int) -> tuple[str | None, str | None]:
    """The telling words right before and right after a number, by their beginnings."""
    before = _WORD.findall(_last_line(text[max(0, start - _NEXT_TO) : start]))
    after = _WORD.findall(text[end : end + _NEXT_TO].split("\n", 1)[0])
    return _first_stem(reversed(before)), _first_stem(after)


def is_numbering(text: str, start: int, end: int) -> bool:
    """As in "étape 2", "3 points": the answer's own order, with nothing to check."""
    before = _WORD.findall(_last_line(text[max(0, start - _NEXT_TO) : start])[-24:])
    after = _WORD.search(text[end : end + _NEXT_TO].split("\n", 1)[0])
    if before and _plain(before[-1]) in _NUMBERED and not text[start - 1 : start].isalnum():
        return True
    return after is not None and after.start() <= 2 and _plain(after[0]) in _NOT_COUNTED  # noqa: PLR2004 - a space


def _last_line(text: str) -> str:
    return text.rsplit("\n", 1)[-1]


def _first_stem(words: Iterable[str]) -> str | None:
    return next((stem for stem in map(_stem, words) if stem), None)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem for stem in map(_stem, _WORD.findall(text)) if stem)


@lru_cache(1 << 14)
def _stem(word: str) -> str:
    """Empty for small words and for units."""
    plain = _plain(word)
    is_small = len(plain) < _SHORTEST or plain in _SMALL
    return "" if is_small or word in UNIT_WORDS or word.lower() in UNIT_WORDS else plain[:_STEM]


@lru_cache(1 << 14)
def _plain(word: str) -> str:
    return folded(word)
