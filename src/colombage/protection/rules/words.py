"""Finds what words announce: dates, births, ages, places, rooms, vehicles.

Walks once over the words of a text and calls those finders whose word it is. Called by `find`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from colombage.protection.rules.addresses import addresses_in
from colombage.protection.rules.ages import AGE_WORDS, age_at
from colombage.protection.rules.births import BIRTH_WORDS, birth_date_at, with_births
from colombage.protection.rules.dates import MONTHS, date_at_month, dates_in_figures
from colombage.protection.rules.extensions import EXTENSION_WORDS, extension_at
from colombage.protection.rules.hospitals import HOSPITAL_WORDS, hospital_at
from colombage.protection.rules.organisations import ORGANISATION_WORDS, organisation_at
from colombage.protection.rules.page import Page
from colombage.protection.rules.plates import VEHICLE_WORDS, plate_behind
from colombage.protection.rules.postcodes import marked_towns_in, postcodes_in
from colombage.protection.rules.rooms import ROOM_WORDS, room_at, rooms_of_people
from colombage.protection.rules.streets import STREET_WORDS, street_at
from colombage.protection.rules.towns import TOWN_CUES, town_at, town_before, town_behind
from colombage.protection.types import Label, Span

_WORD = re.compile(r"[a-z]+")
_Finder = Callable[[Page, int, int], Span | None]


def _by_word(*finders: tuple[frozenset[str], _Finder]) -> dict[str, tuple[_Finder, ...]]:
    every = {word for words, _ in finders for word in words}
    return {word: tuple(finder for words, finder in finders if word in words) for word in every}


_FINDERS = _by_word(
    (frozenset(MONTHS), date_at_month),
    (BIRTH_WORDS, birth_date_at),
    (AGE_WORDS, age_at),
    (HOSPITAL_WORDS, hospital_at),
    (ORGANISATION_WORDS, organisation_at),
    (STREET_WORDS, street_at),
    (TOWN_CUES, town_at),
    (ROOM_WORDS, room_at),
    (EXTENSION_WORDS, extension_at),
    (VEHICLE_WORDS, plate_behind),
)
_PIECES = frozenset({Label.ADDRESS, Label.TOWN})


def words_in(page: Page) -> Iterator[Span]:
    """Everything that begins at a word, with the dates and postcodes in figures that belong to it."""
    dates = list(dates_in_figures(page))
    pieces = [*postcodes_in(page), *marked_towns_in(page)]
    for found in _WORD.finditer(page.folded):
        if page.folded.startswith("_", found.end()):
            continue  # A placeholder's word announces nothing.
        for finder in _FINDERS.get(found[0], ()):
            span = finder(page, found.start(), found.end())
            if span is None:
                continue
            if span.label is Label.DATE:
                dates.append(span)
            elif span.label in _PIECES:
                pieces.append(span)
            else:
                yield span
                if span.label is Label.HOSPITAL:
                    pieces.extend(town_behind(page, span.end))
    for date in dates:
        town = town_before(page, date.start)
        if town is not None:
            pieces.append(town)
    yield from rooms_of_people(page)
    yield from with_births(page, dates)
    yield from addresses_in(page, pieces)
