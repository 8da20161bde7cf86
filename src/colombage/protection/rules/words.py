"""Finds what words announce: dates, births, ages, places. Walks once over the words of a text and calls those
finders whose word it is. Called by `find`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from colombage.protection.rules.births import BIRTH_WORDS, birth_date_at, with_births
from colombage.protection.rules.dates import MONTHS, date_at_month, dates_in_figures
from colombage.protection.rules.page import Page
from colombage.protection.types import Span

_WORD = re.compile(r"[a-z]+")
_Finder = Callable[[Page, int, int], Span | None]


def _by_word(*finders: tuple[frozenset[str], _Finder]) -> dict[str, tuple[_Finder, ...]]:
    every = {word for words, _ in finders for word in words}
    return {word: tuple(finder for words, finder in finders if word in words) for word in every}


_FINDERS = _by_word(
    (BIRTH_WORDS, birth_date_at),
)
_MONTH_WORDS = frozenset(MONTHS)


def words_in(page: Page) -> Iterator[Span]:
    dates = list(dates_in_figures(page))
    for found in _WORD.finditer(page.folded):
        word = found[0]
        if word in _FINDERS:
            for finder in _FINDERS[word]:
                span = finder(page, found.start(), found.end())
                if span is not None:
                    yield span
        elif word in _MONTH_WORDS:
            date = date_at_month(page, found.start(), found.end())
            if date is not None:
                dates.append(date)
    yield from with_births(page, dates)
