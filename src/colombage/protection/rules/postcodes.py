"""Finds postcodes and the towns behind them: "76190 Yvetot", "76031 ROUEN CEDEX 1", "Yvetot (76190)".

Called once per text by `find`. Five figures are a postcode when a town follows or a word says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from colombage.protection.gazetteers import given_name, is_common_word, is_postcode, is_town
from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.rules.proper import NAME, SPACE, WORD
from colombage.protection.rules.towns import longest_town
from colombage.protection.types import Label, Span

_CODE = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-58]) ?\d{3}(?!\w|[.,/\-]\d)")
_BETWEEN = re.compile(r"[ \t,\-–]{0,3}\s{1,3}|[ \t]?[-–,][ \t]?")
_NAME = re.compile(NAME)
_WORD = re.compile(WORD)
_SMALL = re.compile(r"[^\W\d_]{2,24}(?:[-' ’][^\W\d_]{1,24}){0,6}")
_CEDEX = re.compile(rf"{SPACE}{{1,2}}(?i:cedex)(?:{SPACE}\d{{1,2}}(?!\d))?")
_TOWN_BEFORE = re.compile(rf"(?<![\w'’-]){NAME}{SPACE}?[(,]?{SPACE}?\Z")
_NOT_A_CODE = re.compile(r"(?:(?:\blot|\bref\.?|\bn ?[°o]|[°#]|\bart\.?)\s{0,2}:?\s{0,2}|[+$€=.,/]|[\w-])\Z")
_MARKED = re.compile(
    r"\((?:\d\d|2[ab]|97\d|[a-z]{4,12}(?:[- ][a-z]{2,12}){0,3})\)|(?<=[a-z])[ ]cedex\b(?:[ ]\d{1,2}(?!\d))?"
    r"|\b(?:paris|lyon|marseille)[ ](?:\d{1,2}[ ]?(?:er|eme|e)|[ivx]{1,5})\b"
)
"""What shows that a town stands before it, or is one: "(76)", "Cedex", "Paris 12e"."""
_TITLE = re.compile(r"(?<!\w)(?:m|mr|mme|mlle|dr|pr|madame|monsieur)\.?\s[^\n,;:]{0,30}\Z")
_NAMED = re.compile(r"(?:\bcp|\bcode postal|\bc\.p\.|\bf-)\s{0,2}:?\s{0,2}\Z")
_UNITS = frozenset({"EUR", "EUROS", "UI", "HT", "TTC", "KM", "DH", "CFA", "KG", "MG", "ML"})
_REACH = 60
_SHORT_REACH = 16
_LENGTH = 5


def postcodes_in(page: Page) -> Iterator[Span]:
    """Postcode and town are one span."""
    text, folded = page.text, page.folded
    for found in _CODE.finditer(folded):
        start, end = found.span()
        window = max(0, start - _SHORT_REACH)
        named = bool(_NAMED.search(folded, window, start))
        if not named and _NOT_A_CODE.search(folded, window, start):
            continue
        is_code = is_postcode(found[0].replace(" ", ""))
        if len(found[0]) > _LENGTH and not (is_code and _stands_alone(folded, start)):
            continue
        stop = _town_end(text, end, is_code=is_code)
        begin = start
        if stop is None and is_code:
            begin = _town_start(text, start)
            stop = end if begin < start or named else None
            if stop and begin < start and text[end : end + 1] == ")":
                stop += 1
        if stop is not None:
            yield mark(text, begin, stop, Label.TOWN, 0.9)


def marked_towns_in(page: Page) -> Iterator[Span]:
    """Towns with their department ("Dieppe (76)") or alone in brackets, with "Cedex" or an arrondissement."""
    text, folded = page.text, page.folded
    for found in _MARKED.finditer(folded):
        start, end = found.span()
        if folded[start] not in "( ":
            if text[start].isupper():
                yield mark(text, start, end, Label.TOWN, 0.8)
            continue
        begin = _town_start(text, start)
        if begin == start or _TITLE.search(folded, max(0, begin - _REACH), begin):
            inside = text[start + 1 : end - 1]
            alone = folded[start] == "(" and inside[:1].isupper() and is_town(inside)
            if alone and given_name(inside) is None and not is_common_word(inside):
                yield mark(text, start + 1, end - 1, Label.TOWN, 0.5)
        elif not is_common_word(text[begin:start].strip()) and (
            folded[end - 2].isdigit() or folded[start] == " " or text[start + 1].isupper()
        ):
            yield mark(text, begin, end, Label.TOWN, 0.6)


def _stands_alone(folded: str, start: int) -> bool:
    """Whether "76 190" is no piece of a longer number."""
    return not folded[max(0, start - 2) : start].strip().isdigit()


def _town_end(text: str, end: int, *, is_code: bool) -> int | None:
    """Where the town behind the code ends.

    One that no list holds counts by its capital behind a real code.
    """
    between = _BETWEEN.match(text, end)
    if between is None:
        return None
    begin = between.end()
    stop = longest_town(text, begin)
    if stop is None and is_code:
        stop = _unlisted_end(text, begin)
    if stop is None:
        name = _NAME.match(text, begin)
        cedex = _CEDEX.match(text, name.end()) if name else None
        return cedex.end() if cedex else None
    cedex = _CEDEX.match(text, stop)
    return cedex.end() if cedex else stop


def _unlisted_end(text: str, begin: int) -> int | None:
    word = _WORD.match(text, begin)
    if word:
        listed = word[0] in _UNITS or is_common_word(word[0])
        return None if listed else word.end()
    small = _SMALL.match(text, begin)
    end = small.end() if small else begin
    while end > begin:
        if is_town(text[begin:end]):
            return end
        end = text.rfind(" ", begin, end)
    return None


def _town_start(text: str, start: int) -> int:
    """Where the town before its code begins; `start` when none stands there."""
    found = _TOWN_BEFORE.search(text, max(0, start - _REACH), start)
    if found is None:
        return start
    begin = found.start()
    while begin < start:
        if is_town(text[begin:start].rstrip(" (,\u00a0")):
            return begin
        blank = text.find(" ", begin, start)
        if blank < 0:
            return start
        begin = blank + 1
    return start
