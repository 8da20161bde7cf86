"""Puts the pieces of an address together (street, building, postcode and town) and says whose it is.

Called by `words` with what `streets`, `postcodes` and `towns` found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.rules.proper import ELIDED, LINK, SPACE, WORD
from colombage.protection.rules.streets import PART_SCORE
from colombage.protection.rules.towns import longest_town
from colombage.protection.types import Label, Span

_JOINS = re.compile(r"[\s,;|()-]{0,5}(?:(?:a|sur|code postal|ville|cp|commune)\s{0,2}:?\s{1,2})?(?:f-)?")
_LONGEST_JOIN = 20
_TOWN_BEHIND = re.compile(r"\s{0,2}(?:,|\n|\sà\s|\s-\s)\s{0,2}")
_OF_AN_ORGANISATION = (
    r"chu|chru|ch|hopital|hopitaux|centre hospitalier|clinique|polyclinique|cabinet|services?|secretariat"
    r"|societe|sarl|sas|laboratoire|siege|mairie|pharmacie|universite|inserm|institut|direction|fournisseur"
    r"|entreprise|association|livraison|prefecture|ministere|tribunal|ehpad|groupement|consultations?"
    r"|faculte|etablissement"
)
_OF_A_PERSON = (
    r"demeurant|domicilie|domiciliee|domicile|habite|habitant|reside|residant"
    r"|adresse (?:du|de la|personnelle)|logee?|chez|vit|patiente?|m|mr|mme|mlle|monsieur|madame|nee?|assuree?"
    r"|residente?"
    r"|fille|fils|epouse|mari"
)
_WHOSE = re.compile(rf"\b(?:(?P<organisation>{_OF_AN_ORGANISATION})|(?P<person>{_OF_A_PERSON}))\b")
_PLACE_BEFORE = re.compile(
    rf"(?<![\w'’-])(?:[Ll]es?{SPACE}|[Ll]a{SPACE}|L['’]|(?:(?i:route|place|chemin|ch[âa]teau|manoir"
    rf"|moulin|ferme|quartier|clos"
    rf"|villa|mas|domaine|square|cours?|voie|sente)|Z\.?[AIC]\.?C?\.?"
    rf"|PK{SPACE}\d{{1,3}}){SPACE}(?:{LINK}{SPACE}|{ELIDED}){{0,2}})"
    rf"{WORD}(?:{SPACE}(?:{LINK}{SPACE}){{0,2}}{ELIDED}?{WORD}){{0,3}}(?:[ ,;-]{{1,3}}|,?\s{{1,3}})\Z"
)
_PLACE_REACH = 60
_STARTS_WITH_CODE = re.compile(r"\d{2} ?\d{3}\b")
_FOREIGN_END = re.compile(
    rf"[\s,]{{1,3}}(?:\d{{1,4}},{SPACE})?(?:[A-Z]{{1,2}}-)?\d{{4,5}}{SPACE}{WORD}(?:{SPACE}{WORD})?"
)
_CODE_ALONE = re.compile(r"[\s,]{1,3}\d{5}(?![\w.,/-])")
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
    if not streets and towns:
        place = _place_before(page, towns[0])
        if place is not None:
            private = _is_private(page.folded, place, towns[0].end)
            yield mark(page.text, place, towns[-1].end, Label.ADDRESS, 0.6, private=private)
            return
    if not streets or (not towns and all(piece.score == PART_SCORE for piece in streets)):
        yield from towns
        return
    start, end = group[0].start, max(piece.end for piece in group)
    if not towns:
        behind = _TOWN_BEHIND.match(page.text, end)
        end = (behind and longest_town(page.text, behind.end())) or end
        far = _FOREIGN_END.match(page.text, end) or _CODE_ALONE.match(page.text, end)
        end = far.end() if far else end
    located = bool(towns) or any(piece.private for piece in streets)
    private = located and _is_private(page.folded, start, end)
    yield mark(page.text, start, end, Label.ADDRESS, max(piece.score for piece in group), private=private)


def _place_before(page: Page, town: Span) -> int | None:
    """Where the place begins that has no number: "Le Clos Fleuri, 76190 Yvetot", "ZI Sud, 76600 Le Havre"."""
    if not _STARTS_WITH_CODE.match(page.text, town.start):
        return None
    found = _PLACE_BEFORE.search(page.text, max(0, town.start - _PLACE_REACH), town.start)
    return found.start() if found else None


def _is_private(folded: str, start: int, end: int) -> bool:
    """By the nearest word before it that names a person or an organisation.

    Bulk mail ("Cedex", "BP") goes to organisations.
    """
    if _BULK_MAIL.search(folded, start, end):
        return False
    named = [found["organisation"] for found in _WHOSE.finditer(folded, max(0, start - _REACH), start)]
    return not named or named[-1] is None
