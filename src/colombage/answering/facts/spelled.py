"""Numbers written as words, in French and English: "deux", "quatre-vingt-quinze", "one hundred". Pure.

Read by `numbers.py`. Which words stand together is found here; what they are worth says text2num, which knows
the grammar of both languages. It is loaded with the first number of several words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import lru_cache
from typing import Final, cast


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_FRENCH: Final = _words(
    "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "vingt vingts trente quarante cinquante soixante septante huitante octante nonante cent cents mille "
    "million millions"
)
_ENGLISH: Final = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand million"
)
_ALONE: Final = {"once": Decimal(1), "twice": Decimal(2), "thrice": Decimal(3)}
_PARTS: Final = {"demi": Decimal("0.5"), "demie": Decimal("0.5"), "quart": Decimal("0.25")}
_HALF: Final = "half"
_SIGNS: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
ONES: Final = frozenset({"un", "une", "one"})
TIMES: Final = frozenset(_ALONE)
"""Words that count turns by themselves."""
_ALL: Final = _FRENCH | _ENGLISH | frozenset(_ALONE) | frozenset(_PARTS) | {_HALF}
_SIGN = re.compile("[½¼¾]")
_GAP = re.compile(r"[- \u00a0](?:(?:et|and)[- \u00a0])?")
_LONGEST_GAP = 5
_LONGEST = 12
"""Words of one number."""
_SMALL: Final = {
    "un": 1, "une": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4,
    "cinq": 5, "five": 5, "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "neuf": 9, "nine": 9,
    "dix": 10, "ten": 10, "onze": 11, "eleven": 11, "douze": 12, "twelve": 12, "quinze": 15, "fifteen": 15,
    "vingt": 20, "twenty": 20, "trente": 30, "thirty": 30, "cent": 100, "mille": 1000,
}  # fmt: skip
"""Worth knowing without the library: with these alone it is not loaded."""


def spelled_in(text: str, words: AbstractSet[str]) -> dict[int, tuple[Decimal, int]]:
    """Where each number in words begins → its value and where it ends. `words`: those of the text, small."""
    found = {sign.start(): (_SIGNS[sign[0]], sign.end()) for sign in _SIGN.finditer(text)}
    present = words & _ALL
    if not present:
        return found
    # Looking for each word by itself takes a quarter of the time of one pattern for all.
    small = text.replace("İ", "I").lower()
    runs = list(_runs(small, sorted((place, word) for word in present for place in _places(small, word))))
    for start, end, parts in runs:
        value = _value(tuple(parts))
        if value is not None:
            found[start] = value, end
    return found


def _places(text: str, word: str) -> Iterator[int]:
    """Where it stands as a whole word."""
    place = text.find(word)
    while place != -1:
        end = place + len(word)
        if not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum()):
            yield place
        place = text.find(word, end)


def _runs(text: str, found: list[tuple[int, str]]) -> Iterator[tuple[int, int, list[str]]]:
    """Words that make one number together. "Un demi" and "une demi" are a half, "pour cent" is none."""
    run: list[str] = []
    start = end = 0
    for place, word in found:
        gap = _GAP.fullmatch(text, end, place) if run and place - end <= _LONGEST_GAP else None
        goes_on = gap is not None and len(run) < _LONGEST and _may_follow(run, word)
        if run and not goes_on:
            yield start, end, run
        if not goes_on:
            run, start = [], place
        run.append(word)
        end = place + len(word)
        if word == "cent" and run == ["cent"] and text[max(0, start - 5) : start].strip() in {"pour", "per"}:
            run = []
    if run:
        yield start, end, run


def _may_follow(run: list[str], word: str) -> bool:
    if word in _PARTS:
        return run == ["un"] or (word == "quart" and run == ["une"])
    if word in _ALONE or word == _HALF or run[-1] in _PARTS or run[-1] in _ALONE or run[-1] == _HALF:
        return False
    both = {*run, word}
    # "Deux trois" are two numbers; whether "six" is French or English, its neighbours say.
    return (both <= _FRENCH or both <= _ENGLISH) and _value((*run, word)) is not None


@lru_cache(1 << 10)
def _value(parts: tuple[str, ...]) -> Decimal | None:
    last = parts[-1]
    if last in _PARTS:
        return _PARTS[last]
    if last in _ALONE:
        return _ALONE[last]
    if last == _HALF:
        return Decimal("0.5")
    if len(parts) == 1 and last in _SMALL:
        return Decimal(_SMALL[last])
    return _by_grammar(" ".join(parts), "fr" if set(parts) <= _FRENCH else "en")


def _by_grammar(words: str, language: str) -> Decimal | None:
    import text_to_num

    # It has no types of its own.
    worth = cast("Callable[[str, str], int]", text_to_num.text2num)
    try:
        return Decimal(worth(words, language))
    except ValueError:
        return None
