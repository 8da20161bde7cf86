"""Puts the pieces of an address together (street, building, postcode and town) and says whose it is.

Called by `words` with what `streets`, `postcodes` and `towns` found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.rules.streets import PART_SCORE
from colombage.protection.rules.towns import longest_town
from colombage.protection.types import Label, Span

_JOINS = re.compile(r"[\s,;|()-]{0,5}(?:(?:a|sur|code postal|ville|cp|commune)\s{0,2}:?\s{1,2})?(?:f-)?")
_LONGEST_JOIN = 20
_TOWN_BEHIND = re.compile(r"\s{0,2}(?:,|\n|\sà\s|\s-\s)\s{0,2}")
_OF_AN_ORGANISATION = (
    r"chu|chru|ch|hopital|hopitaux|centre hospitalier|clinique|polyclinique|cabinet|services?|secretariat"
    r"|societe|sarl|sas|laboratoire|siege|mairie|pharmacie|universite|inserm|institut|direction|fournisseur"
    r"|entreprise|association|livraison|prefecture|ministere|tribunal|ehpad|groupement|consultations?|faculte|etablissement"
)
_OF_A_PERSON = (
    r"demeurant|domicilie|domiciliee|domicile|habite|habitant|reside|residant"
    r"|adresse (?:du|de la|personnelle)|logee?|chez|vit|patiente?|m|mr|mme|mlle|monsieur|madame|nee?|assuree?"
    r"|residente?"
    r"|fille|fils|epouse|mari"
)
_WHOSE = re.compile(rf"\b(?:(?P<organisation>{_OF_AN_ORGANISATION})|(?P<person>{_OF_A_PERSON}))\b")
_BULK_MAIL = re.compile(r"\b(?:cedex|bp|cs|tsa)\b")
_REACH = 120


def addresses_in(page: Page, pieces: Iterable[Span]) -> Iterator[Span]:
    """Addresses, and the towns that belong to none."""
    group: list[Span] = []
    for piece in sorted(pieces, key=lambda each: (each.start, -each.end)):
        if group and piece.end <= group[-1].end:
            continue
        if group and _joins(page.folded, group[-1], piece):
            group.append(piece)
        else:
            yield from _address(page, group)
            group = [piece]
    yield from _address(page, group)


def _joins(folded: str, left: Span, right: Span) -> bool:
    if right.start <= left.end:
        return True
    if left.label is Label.TOWN or right.start - left.end > _LONGEST_JOIN:
        return left.label is Label.TOWN and right.score == PART_SCORE and right.start - left.end <= len(", ")
    return bool(_JOINS.fullmatch(folded, left.end, right.start))


def _address(page: Page, group: list[Span]) -> Iterator[Span]:
    """One span of the pieces when a street or an estate is among them, or a part of a house beside a town."""
    streets = [piece for piece in group if piece.label is Label.ADDRESS]
    towns = [piece for piece in group if piece.label is Label.TOWN]
    if not streets or (not towns and all(piece.score == PART_SCORE for piece in streets)):
        yield from towns
        return
    start, end = group[0].start, max(piece.end for piece in group)
    if not towns:
        behind = _TOWN_BEHIND.match(page.text, end)
        end = (behind and longest_town(page.text, behind.end())) or end
    located = bool(towns) or any(piece.private for piece in streets)
    private = located and _is_private(page.folded, start, end)
    yield mark(page.text, start, end, Label.ADDRESS, max(piece.score for piece in group), private=private)


def _is_private(folded: str, start: int, end: int) -> bool:
    """By the nearest word before it that names a person or an organisation.

    Bulk mail ("Cedex", "BP") goes to organisations.
    """
    if _BULK_MAIL.search(folded, start, end):
        return False
    named = [found["organisation"] for found in _WHOSE.finditer(folded, max(0, start - _REACH), start)]
    return not named or named[-1] is None
