"""The words around a number: two texts that hold the same one and share words speak of the same thing. Pure.

Called by `matching.py`. Words are compared by what they mean where the glossary has them, so that "bed" is
"lit", else by their beginnings: "changé" and "changer" are one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from colombage.answering.facts.glossary import meaning_of
from colombage.answering.facts.units import UNIT_WORDS
from colombage.protection.word_lists import folded


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_REACH = 220
_YEAR = re.compile(r"(?<![\d.,/-])(?:19[5-9]|20[0-4])\d(?!\d|[.,]\d|[ \u00a0\u202f]?(?:\d|[mkgµ€%UL]))")
_NEXT_TO = 40
_STEM = 5
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")
# Rows of a table speak each for itself, also where other lines are those of a page.
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n(?=[^\S\n]*\n|[^\n|\t]{0,80}[|\t])")
_LINE_END = re.compile(r"[.!?…](?=\s)|\n")
_CUT_AFTER = re.compile(r"[.;:|,()\n]")
_CUT_BEFORE = re.compile(r"[.;|\n]")
_SECOND = frozenset(["second", "seconde"])
"""Units too, but then mostly in the plural or shorter."""
_NO_STEM = frozenset([""])
_SHORT_NAME = 2
"""Capitals that make a short word a name: "FR", "SpO", "INR"."""
_NO_NAMES = _words("ui iu mui ch eur iv sc po im ivd ivl ivse pse ht ttc ok mg kg ml")
_SMALL = _words(
    "superieur superieure inferieur inferieure egal egale equal greater less "
    "dans avec pour sans sous plus moins cette leur leurs elle elles sont etre avoir faire fait soit "
    "doit doivent peut peuvent tous tout toute toutes chaque entre apres avant pendant ainsi alors "
    "mais donc comme aussi selon votre vous nous this that these those with from have must should "
    "each every than then when which will been were they their environ maximum minimum maximal "
    "maximale minimal minimale moyenne once twice deux trois quatre cinq huit neuf onze douze three four "
    "five seven eight nine twelve jusqu compter partir heures heure jours jour fois total"
)
_NOT_COUNTED = _words(
    "point points etape etapes element elements partie parties question questions raison raisons "
    "option options phrase phrases mot mots exemple exemples step steps items part parts reason "
    "reasons sentence sentences word words thing things chose choses axes axe criteres"
)
_GENERAL = _words("dose patie duree trait service quotidien donner prendre debuter semaine effec reali proto")
"""Of nearly every sentence of a protocol, as `_stem` gives them."""
_NUMBERED = _words(
    "etape step point question partie part section option exemple example page pages figure annexe "
    "tableau table chapitre chapter phase niveau question point reponse source sources passage "
    "passages document version"
)


def sentence_ends(text: str, *, by_lines: bool) -> tuple[list[int], list[int]]:
    """Where each sentence of a text ends, and where the next one begins.

    `by_lines`: a line break ends a sentence, as in an answer; in passages lines may be those of a page.
    """
    cuts = [cut.span() for cut in (_LINE_END if by_lines else _SENTENCE_END).finditer(text)]
    return [start for start, _ in cuts], [end for _, end in cuts]


def sentence_around(text: str, start: int, end: int, ends: tuple[list[int], list[int]]) -> str:
    """The sentence that holds `text[start:end]`, without this. `ends`: those of the text's sentences."""
    last, first = ends
    begun, over = bisect_right(first, start), bisect_left(last, end)
    before = _last_of(text, start, min(_REACH, start - first[begun - 1]) if begun else _REACH)
    after = text[end : min(end + _REACH, last[over])] if over < len(last) else text[end : end + _REACH]
    return f"{before} {after}"


def words_in(sentence: str) -> frozenset[str]:
    """Its telling words, as they are compared."""
    return frozenset(map(_stem, _WORD.findall(sentence))) - _NO_STEM


def years_in(sentence: str) -> frozenset[str]:
    # Two looks tell most sentences that they name none.
    return frozenset(_YEAR.findall(sentence)) if "20" in sentence or "19" in sentence else frozenset()


def tells_something(words: frozenset[str]) -> bool:
    """Whether one of them is not of the words that nearly every sentence of a protocol has."""
    return bool(words - _GENERAL)


def neighbours(text: str, start: int, end: int) -> tuple[frozenset[str], str | None]:
    """The two telling words before a number and the one right after, by their beginnings."""
    before = _CUT_BEFORE.split(_last_of(text, start, _NEXT_TO))[-1]
    after = _CUT_AFTER.split(text[end : end + _NEXT_TO], maxsplit=1)[0]
    named = list(_stems_in(before))[-2:]
    return frozenset(named), next(_stems_in(after), None)


def is_numbering(text: str, start: int, end: int) -> bool:
    """As in "étape 2", "3 points": the answer's own order, with nothing to check."""
    before = _WORD.findall(_last_line(text[max(0, start - _NEXT_TO) : start])[-24:])
    after = _WORD.search(text[end : end + _NEXT_TO].split("\n", 1)[0])
    if before and _plain(before[-1]) in _NUMBERED and not text[start - 1 : start].isalnum():
        return True
    return after is not None and after.start() <= 2 and _plain(after[0]) in _NOT_COUNTED  # noqa: PLR2004 - a space


def _last_of(text: str, end: int, most: int) -> str:
    """What stands before `end`, as far as it is looked at, from a whole word on."""
    start = max(0, end - most)
    while start and start < end and text[start - 1].isalnum():
        start += 1
    return text[start:end]


def _last_line(text: str) -> str:
    return text.rsplit("\n", 1)[-1]


def _stems_in(text: str) -> Iterator[str]:
    return (stem for word in _WORD.finditer(text) if (stem := _stem(word[0])))


@lru_cache(1 << 14)
def _stem(word: str) -> str:
    """Empty for small words and for units; short ones in capitals are names ("FR", "SpO2")."""
    plain = _plain(word)
    if (sum(map(str.isupper, word)) >= _SHORT_NAME or word == "pH") and plain not in _NO_NAMES:
        return plain[:_STEM]
    if plain in _SECOND:
        return "deuxieme"
    if plain in _SMALL or word in UNIT_WORDS or word.lower() in UNIT_WORDS:
        return ""
    meaning = meaning_of(plain)
    if meaning:
        return meaning
    return "" if len(plain) < _SHORTEST else _alike(plain)[:_STEM]


def _alike(plain: str) -> str:
    """As both languages write it: "crystalloids" and "cristalloïdes", "haemorrhage" and "hémorragie"."""
    return plain.replace("y", "i").replace("ph", "f").replace("h", "").replace("ae", "e").replace("oe", "e")


@lru_cache(1 << 14)
def _plain(word: str) -> str:
    return folded(word)
