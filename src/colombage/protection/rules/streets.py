"""Finds the pieces of postal addresses: streets, buildings, boxes, hamlets.

Called by `words` at the words in `STREET_WORDS`; `addresses` puts the pieces together."""

from __future__ import annotations

import re

from colombage.protection.gazetteers import is_town
from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.rules.proper import BEFORE_NAME, CAPITAL, ELIDED, LINK, NAME, SPACE, WORD
from colombage.protection.types import Label, Span

_PLAIN = frozenset(re.findall(r"\S+", "rue avenue boulevard impasse allee chemin quai ruelle venelle sente"))
"""With a number any name is a street's; without one, a name with its capital."""
_NUMBERED = frozenset(
    re.findall(
        r"\S+",
        "allees place cours square route cite passage villa mail parvis cour clos hameau lotissement "
        "montee cote traverse sentier faubourg chaussee esplanade promenade rond voie residence av ave bd "
        "bld bvd boul imp all ch chem che rte pl sq qu fg fbg r",
    )
)
"""Words with other senses, and abbreviations: they need a number and a name with its capital."""
_ESTATES = frozenset(
    re.findall(r"\S+", "residence res hameau lotissement lieu lieudit ferme domaine cite foyer")
)
"""They need a name with its capital alone."""
_ABBREVIATED = frozenset(
    re.findall(r"\S+", "av ave bd bld bvd boul imp all ch chem che rte pl sq qu fg fbg r res")
)
_PARTS = frozenset(
    re.findall(r"\S+", "batiment bat bt appartement appt apt app escalier esc etage porte hall bp cs tsa")
)
_LIVES = frozenset(
    re.findall(r"\S+", "adresse demeurant domicilie domiciliee habite habitant reside logee loge")
)
STREET_WORDS = _PLAIN | _NUMBERED | _ESTATES | _PARTS | _LIVES

PART_SCORE = 0.2
"""Of a piece that counts only beside another: "bâtiment B" alone is a way through the hospital."""

_SUFFIX = r"(?:\s?(?:bis|ter|quater|[a-f](?!\w)))?"
_NUMBER = re.compile(
    rf"(?<![\w/.,-])(?:n ?° ?)?[l|]?\d{{1,4}}{_SUFFIX}(?:\s?(?:[-/&]|et"
    rf"|a)\s?\d{{1,4}}{_SUFFIX})?,?\s{{1,2}}(?:de la\s|du\s)?\Z"
)
_NOT_THE_NAME = (
    r"(?!(?:T[ée]l|TEL|Port|PORT|Fax|FAX|N[ée]e?|NEE?|IPP|NIR|BP|CS|B[âaÂA][tT]|App|APP|M|Mme|MME|Dr"
    r"|Cedex|CEDEX"
    r"|Ville|VILLE|CP|Code|CODE|E?-?[Mm]ail|MAIL|Patient|PATIENT|Adresse|Date|DATE|Le|Il|Elle|À)\b[.:]?)"
)
_MONTHS = "(?i:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)"
_DAY = rf"\d{{1,2}}(?:er)?{SPACE}{_MONTHS}(?!\w)(?:{SPACE}(?:1[89]|20)\d\d)?"
_MORE = rf"(?:{SPACE}(?:{LINK}{SPACE}){{0,2}}{ELIDED}?{_NOT_THE_NAME}(?:{WORD}|[IVX]{{1,5}}\b)){{0,6}}"
_SMALL_END = rf"(?:{SPACE}[^\W\d_][\w'’-]{{1,20}}){{0,3}}(?=\s{{0,2}}(?:[,;)\n]|\d{{5}}|$|\.(?:\s|$)))"
_LINKED = rf"{SPACE}{{1,2}}(?:{LINK}\s{{1,2}}|{ELIDED}){{0,3}}"
_ANY_NAME = re.compile(
    rf"{_LINKED}(?!J\.{SPACE}?-?C\b)(?:[A-Z]\.{SPACE}?-?){{0,3}}(?:{_DAY}"
    rf"|[^\W\d_][\w'’‑-]{{0,30}}(?:{_SMALL_END}|{_MORE}(?:{_SMALL_END})?))"
)
_CAPITAL_NAME = re.compile(rf"{_LINKED}(?!J\.{SPACE}?-?C\b)(?:{_DAY}|{_NOT_THE_NAME}{WORD}{_MORE})")
_ESTATE_NAME = re.compile(
    rf"(?i:[ -]dit)?(?:{SPACE}:)?{SPACE}{{1,2}}[«\"“]?{SPACE}?{BEFORE_NAME}{_NOT_THE_NAME}{NAME}[»\"”]?"
)
_PART_VALUE = re.compile(
    rf"\.?{SPACE}?(?:n{SPACE}?[°o]{SPACE}?)?:?{SPACE}?(?:[{CAPITAL}]?\d{{1,5}}[{CAPITAL}]?"
    rf"|[{CAPITAL}]\d?)(?!\w)"
)
_ORDINAL = re.compile(r"(?<!\w)(?:\d{1,2}\s?(?:er|e|eme|nd)|rdc|premier|deuxieme|troisieme)\s\Z")
_WHERE_ONE_LIVES = re.compile(
    rf"(?:{SPACE}?:\s{{0,3}}|{SPACE}(?:[àa]{SPACE}|au{SPACE})?)(?P<value>(?:(?i:route|rue|place|chemin"
    rf"|quartier|ch[âa]teau"
    rf"|manoir|moulin|impasse|avenue|all[ée]e|z\.?[aic]\.?c?|clos|villa|hameau"
    rf"|ferme){SPACE}(?:{LINK}{SPACE}|{ELIDED}){{0,2}}"
    rf"|L[ae]s?{SPACE}|L['’]){_NOT_THE_NAME}{WORD}{_MORE})"
)
_REACH = 22


def street_at(page: Page, start: int, end: int) -> Span | None:
    """The piece of an address whose word stands at `start:end`."""
    text, folded = page.text, page.folded
    word = folded[start:end]
    if word in _PARTS:
        return _part(page, start, end)
    if word in _LIVES:
        lives = _WHERE_ONE_LIVES.match(text, end)
        if lives is None or is_town(lives["value"]):
            return None
        return mark(text, *lives.span("value"), Label.ADDRESS, 0.6, private=False)
    if folded[end : end + 1] == ".":
        if word not in _ABBREVIATED:
            return None
        end += 1
    number = _NUMBER.search(folded, max(0, start - _REACH), start)
    found = None
    if word in _PLAIN:
        found = (_ANY_NAME if number else _CAPITAL_NAME).match(text, end)
    elif word in _NUMBERED and number:
        found = _CAPITAL_NAME.match(text, end)
    if found is None and _is_estate(page, start, end):
        found, number = _ESTATE_NAME.match(text, end), None
    if found is None:
        return None
    begin, score = (number.start(), 0.9) if number else (start, 0.6)
    return mark(text, begin, found.end(), Label.ADDRESS, score, private=bool(number))


def _is_estate(page: Page, start: int, end: int) -> bool:
    """What is "fermé" is no farm, and of places only a "lieu-dit" is one."""
    word = page.folded[start:end].rstrip(".")
    if word == "lieu":
        return page.folded.startswith(("-dit", " dit"), end)
    return word in _ESTATES and not page.text[start:end].lower().endswith("é")


def _part(page: Page, start: int, end: int) -> Span | None:
    if page.folded[start:end] == "etage":
        floor = _ORDINAL.search(page.folded, max(0, start - _REACH), start)
        return (
            mark(page.text, floor.start(), end, Label.ADDRESS, PART_SCORE, private=False) if floor else None
        )
    value = _PART_VALUE.match(page.text, end)
    return mark(page.text, start, value.end(), Label.ADDRESS, PART_SCORE, private=False) if value else None
