"""Finds rooms and beds: the value behind "chambre", "ch.", "lit", "box".

Called by `words` at the words in `ROOM_WORDS`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.types import Label, Span

_NAMED = frozenset(
    [
        "chambre",
        "chambres",
        "chbre",
        "chbr",
        "chb",
        "chamb",
        "cham",
        "chamnbre",
        "box",
        "boxe",
        "boxes",
        "lit",
        "couveuse",
        "berceau",
        "brancard",
        "studio",
    ]
)
_COUNTED_ELSEWHERE = frozenset(
    ["fauteuil", "salle", "place", "secteur", "couloir", "uhcd", "case", "emplacement", "poste", "generateur"]
)
"""Words with other senses: only some forms behind them are places."""
_PEOPLE = frozenset(
    [
        "patient",
        "patiente",
        "monsieur",
        "madame",
        "dame",
        "mme",
        "mr",
        "mamie",
        "papi",
        "resident",
        "residente",
        "malade",
    ]
)
_LOCATION = frozenset({"loc", "localisation", "hebergement"})
ROOM_WORDS = _NAMED | _COUNTED_ELSEWHERE | _PEOPLE | _LOCATION | {"ch"}

_LETTER = r"[A-Z](?![\w'’])"
_SIDE = r"(?:(?i:c[ôo]t[ée]\s)?(?i:porte|fen[êe]tre|couloir|lavabo)(?!\w)|[A-DPF](?![\w'’]))"
_NUMBER = (
    rf"(?:\d{{1,2}}\.\d{{2,3}}|[A-Z]\s\d{{1,3}}|\d{{1,4}}(?:[\s-]?(?i:bis|ter)|-?[A-Za-z](?!\w)"
    rf"|\s-?\s?{_LETTER})?|[A-Z]-?\d{{1,4}}[A-Z]?)"
)
_BED = rf"(?:\d{{1,2}}[A-Za-z]?(?!\w)|{_LETTER}|{_SIDE})"
_MORE = r"(?:(?:\s?[,/-]\s?|\s(?:et|ou|puis|à)\s)\d{1,4}[A-Z]?(?![\w°%]|[.,]\d)){0,6}"
_COUNTED = (
    r"(?!\w|[.,/]\d|\s?(?:°|€|euros?\b|%|mm|cm|du (?:rapport|livre|guide|code)|jours?\b|lits?\b"
    r"|ans\b|mois\b|heures?\b|fois\b))"
)
_VALUE = re.compile(
    rf"\.?[\s:=-]{{0,3}}(?i:(?:seule|double|individuelle|particuli[èe]re|simple|d[’']isolement|lit"
    rf"|no?)[\s:/-]{{1,3}}){{0,2}}"
    rf"(?i:n ?[°o0*]\s?|num(?:[ée]ro)?\s?)?:?\s{{0,2}}(?P<value>{_NUMBER}"
    rf"(?:[\s,/-]{{1,3}}(?:au\s)?(?i:lit)\s?(?:[nN] ?[°o]\s?)?{_BED})?"
    rf"(?:[\s,/(-]{{1,3}}{_SIDE})?{_MORE}){_COUNTED}"
)
_SIDE_ALONE = re.compile(rf"[\s:]{{1,3}}(?:[nN] ?[°o]\s?)?(?P<value>{_SIDE})")
_CATHETER = re.compile(
    r"\b(?:sonde|drain|redon|foley|kt|catheter|desilet|introducteur|silicone|latex|urinaire|vesicale"
    r"|charriere"
    r"|ch|naso\w{0,9}|couveuse|trocart|mandrin)\b[^\n.;]{0,24}\Z"
)
_REACH = 36
_LARGEST_CATHETER = 40
_SIZE = re.compile(r"\W{0,3}(\d{1,4})(?!\d)")
_LIT_BEHIND = re.compile(r"\W{0,3}\d{1,4}\W{1,3}lit\b")
_N = r"(?:n ?[°o]\s?)?"
_FORMS = {
    "fauteuil": re.compile(
        rf"[\s:]{{1,3}}{_N}(?P<value>\d{{1,3}})(?!\w|[.,/]\d|\s?(?:h|fois|min|x|jours?|soirs?|pers))"
    ),
    "salle": re.compile(
        r" (?:de (?:dechocage|naissance|reveil|travail|soins|bloc)|d'(?:accouchement|examen|intervention"
        r"|operation))"
        rf"\s:?\s?{_N}(?P<value>\d{{1,2}}|[a-f])(?!\w|[.,/]\d)|\s{_N}(?P<plain>\d{{1,2}})(?= ?\((?:sspi"
        rf"|bloc|reveil|urg))"
    ),
    "place": re.compile(rf"\s{_N}(?P<value>\d{{1,3}})(?= ?\(?(?:hdj|hds|dialyse|en (?:hdj|ambu)))"),
    "secteur": re.compile(r"\s(?P<value>[a-f](?!['\w])|\d{1,2}(?=,? (?:lit|ch|chambre)\b))"),
    "couloir": re.compile(r"\s(?P<value>[a-f](?!['\w])|\d{1,2}(?!\w))"),
    "uhcd": re.compile(
        r"[\s:-]{1,3}(?:box |lit )?(?P<value>\d{1,2})(?!\w|[.,/%]\d|\s?(?:lits|places|h|jours|patients|%))"
    ),
    "case": re.compile(r"\s(?P<value>\d{1,2})(?!\w)(?<=mortuaire, case \d)"),
    "emplacement": re.compile(rf"[\s:]{{1,3}}{_N}(?P<value>[a-z]?\d{{1,3}})(?!\w|[.,]\d)"),
    "poste": re.compile(
        rf" (?:de dialyse )?{_N}(?P<value>\d{{1,2}})(?!\w)(?= (?:de )?dialyse|(?<=dialyse \d)"
        rf"|(?<=dialyse \d\d))"
    ),
    "generateur": re.compile(rf"\s{_N}(?P<value>\d{{1,2}})(?!\w|[.,]\d)"),
}
_WHERE = re.compile(
    r"\.?\s{0,2}:\s{0,2}(?P<value>(?:[a-z]{1,4}\d?[-/ ])?[a-z]?\d{1,4}(?:[-/][a-z\d]{1,3}){0,3})(?!\w)"
)
_OF_ROOM = re.compile(
    r" (?:du|de la|au|en|\((?:ch\.? ?|lit )?|[a-z][a-z'-]{0,24} (?:est en |en |au |du |de la "
    r"|\((?:ch\.? ?|lit )?))\s?"
    r"(?P<value>(?!1[158]\b|11[2-9]\b)[1-9]\d{0,3}(?:-?[a-d])?)(?P<close>\)|(?!\w|[.,/-]\d|\s?(?:°|%"
    r"|au \d|heures?\b|ans\b"
    r"|janv|fevr|mars\b|avril|mai\b|juin|juil|aout|sept|octo|nove|dece|rue|avenue|bis\b|lits|jours?|mois"
    r"|mg|h\b)))"
)
_IN_A_ROOM = re.compile(
    r"\b(?:(?:au|en) (?P<at>(?!11[2-9])[1-9]\d\d[a-d]?)(?= ?[,;:] ?(?:patient|mme|m\.|mr|la |le )|$)"
    r"|(?:la|le) (?P<who>[1-9]\d\d?)(?= (?:a |sonne|demande|est (?:sorti|algi|dou|agit|tomb|au)|appelle"
    r"|refuse|dort))"
    r"|d(?:u|e la) (?P<out>[1-9]\d\d[a-d]?) (?:au|a la|vers la?"
    r"|vers le) (?P<into>[1-9]\d\d[a-d]?)(?! ?(?:m|g|k|%|e|/|\d)))",
    re.MULTILINE,
)
_FEWEST_BEHIND_A_NAME = 3


def room_at(page: Page, start: int, end: int) -> Span | None:
    """The value, not the word, of "chambre 214", "ch. 12 lit B", "lit 3 porte", "box n° 4".

    "CH 14" is the size of a catheter, "12 lits" the size of a ward.
    """
    word = page.folded[start:end]
    if word in _PEOPLE:
        return _of_a_person(page, end)
    if word in _LOCATION or word in _FORMS:
        return _marked(page, (_WHERE if word in _LOCATION else _FORMS[word]).match(page.folded, end))
    if word == "ch" and _is_a_size(page, start, end):
        return None
    found = _VALUE.match(page.text, end)
    if found is None and word in {"lit", "box"}:
        found = _SIDE_ALONE.match(page.text, end)
    return _marked(page, found)


def rooms_of_people(page: Page) -> Iterator[Span]:
    """Rooms that nurses name by their number alone: "la 214 sonne", "au 312, patiente calme"."""
    for found in _IN_A_ROOM.finditer(page.folded):
        for group in ("at", "who", "out", "into"):
            if found[group]:
                yield mark(page.text, *found.span(group), Label.ROOM, 0.6)


def _of_a_person(page: Page, end: int) -> Span | None:
    """Such as "la dame du 12", "Mme X (214)": behind a name fewer figures are an age."""
    found = _OF_ROOM.match(page.folded, end)
    if found is None or (found["close"] and not _names_a_room(page.folded, found)):
        return None
    return _marked(page, found)


def _names_a_room(folded: str, found: re.Match[str]) -> bool:
    named = "(ch" in folded[found.start() : found.end()] or "(lit" in folded[found.start() : found.end()]
    return named or len(found["value"]) == _FEWEST_BEHIND_A_NAME


def _marked(page: Page, found: re.Match[str] | None) -> Span | None:
    if found is None:
        return None
    group = "value" if found["value"] else "plain"
    return mark(page.text, *found.span(group), Label.ROOM, 0.8)


def _is_a_size(page: Page, start: int, end: int) -> bool:
    """Of a catheter: "CH 14", "sonde ch 16"."""
    capitals = page.text[start:end] == "CH" and page.folded[end : end + 2].strip()[:1] not in {".", ":"}
    size = _SIZE.match(page.folded, end)
    if capitals and (size is None or int(size[1]) > _LARGEST_CATHETER or _LIT_BEHIND.match(page.folded, end)):
        return size is None
    return capitals or bool(_CATHETER.search(page.folded, max(0, start - _REACH), start))
