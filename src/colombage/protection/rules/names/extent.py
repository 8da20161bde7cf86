"""How far a name reaches that a finder reported: whole words, without titles, verbs and what rules found
beside it. Called by settling.py for each mention."""

from __future__ import annotations

import re
from collections.abc import Sequence

from colombage.protection.gazetteers import Is
from colombage.protection.rules.names.cues import BY_SPELLING, PARTICLES, Kind
from colombage.protection.rules.names.evidence import NAME, flags_of
from colombage.protection.types import Label, Span
from colombage.protection.word_lists import folded

_WORD = re.compile(r"[^\W_]+")
_VERB = re.compile(r"(?:ERA|ERONT|IRA|IRONT|RAIT|RAIENT|AIENT|[ÉE]E|[ÉE]ES)$")
_SMALL_INITIAL = re.compile(r" [a-ln-z](?=\.(?!\w))")
"""But for "m.", who is the next man."""
_REACH_OF_A_WORD = 30
_TRIMMED = " \t\r\n\u00a0\u202f.,;:!?()[]«»\"'’-–—•*_/|"
_STRONGER = frozenset({Label.EMAIL, Label.URL, Label.ADDRESS, Label.HOSPITAL, Label.HIDDEN, Label.PLATE})
"""Labels of rules that hold a name inside without being one: "rue Victor Hugo", "jeanne.martel@…"."""


def extent_of(text: str, start: int, end: int, taken: Sequence[Span]) -> tuple[int, int]:
    """Where the name stands in what was reported; nowhere when the two are equal. `taken`: the spans of
    rules, in the text's order."""
    start, end = _trimmed(text, start, end)
    start, end = _beside_others(start, end, taken)
    start, end = _without_titles(text, start, end)
    return start, _with_initial(text, start, _without_verbs(text, start, end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """To whole words, without punctuation around them."""
    while start < end and text[start] in _TRIMMED:
        start += 1
    while start < end and text[end - 1] in _TRIMMED:
        end -= 1
    floor, ceiling = max(0, start - _REACH_OF_A_WORD), min(len(text), end + _REACH_OF_A_WORD)
    while start > floor and start < end and text[start - 1].isalpha() and text[start].isalpha():
        start -= 1
    while start < end < ceiling and (
        (text[end].isalpha() and (text[end - 1].isalpha() or text[end - 1] == "-"))
        or _is_hyphen_between(text, end)
    ):
        end += 1
    return start, end


def _is_hyphen_between(text: str, place: int) -> bool:
    """A compound goes on: it is a name, a town or an eponym as a whole."""
    return text[place - 1 : place].isalpha() and text[place] == "-" and text[place + 1 : place + 2].isalpha()


def _beside_others(start: int, end: int, taken: Sequence[Span]) -> tuple[int, int]:
    """What remains of a name beside the spans of rules: nothing of one inside an address, the part before a
    number that it ran into."""
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    for span in taken[low : low + 3]:
        if span.start >= end:
            break
        if span.start <= start and span.end >= end:
            return (start, start) if span.label in _STRONGER or span.label is not Label.TOWN else (start, end)
        if span.label is Label.TOWN:
            continue
        if span.start > start:
            return start, span.start
        start = span.end
    return start, end


def _without_titles(text: str, start: int, end: int) -> tuple[int, int]:
    """A finder may take the title along; the placeholder stands behind it."""
    words = list(_WORD.finditer(text, start, end))
    first = 0
    for place, word in enumerate(words[:-1]):
        cue = BY_SPELLING.get(word[0])
        if (
            cue is None
            or cue.kind is not Kind.TITLE
            or (len(word[0]) == 1 and text[word.end() : word.end() + 2] != ". ")
        ):
            break
        first = place + 1
    if first == 0 and len(words) == 1:
        cue = BY_SPELLING.get(words[0][0])
        if cue is not None and cue.kind is Kind.TITLE and len(words[0][0]) > 1:
            return end, end
    return (words[first].start(), end) if first else _trimmed(text, start, end)


def _without_verbs(text: str, start: int, end: int) -> int:
    """The end of a name in small letters that ran into the sentence: "martin dort"."""
    while True:
        last = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        word = text[last + 1 : end]
        if last > start and _is_shouted_verb(text[start:last], word):
            end = last
            continue
        if last <= start or not word.islower() or flags_of(word) & (NAME | Is.WORD) != Is.WORD:
            return end
        if folded(word) in PARTICLES:
            return end
        end = last


def _is_shouted_verb(name: str, word: str) -> bool:
    """In a line in capitals, a verb behind a whole name: "T. KERVAZO PESERA". Only a word that no list of
    names has, behind a surname, is taken for one."""
    before = _WORD.findall(name)
    return (
        len(before) > 1
        and len(before[-1]) > 1
        and name.isupper()
        and word.isupper()
        and _VERB.search(word) is not None
        and not flags_of(word) & (NAME | Is.SURNAME)
        and not flags_of(before[-1]) & Is.FREQUENT_GIVEN
    )


def _with_initial(text: str, start: int, end: int) -> int:
    """The end of a name in small letters with the initial behind it: "leroyer g."."""
    initial = _SMALL_INITIAL.match(text, end) if text[start:end].islower() else None
    return initial.end() if initial else end
