"""Finds towns by the words that lead to one: "à Rouen", "née à Alger", "ville de Caen".

Called by `words` at the words in `TOWN_CUES`. A town counts by the list of communes; where somebody was
born or lives, by its capital alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from colombage.protection.gazetteers import Is, given_name, is_common_word, is_town, name_flags
from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.rules.proper import APOSTROPHE, ELIDED, LINK, SPACE, WORD
from colombage.protection.types import Label, Span

_FIELDS = frozenset({"ville", "commune", "lieu", "domicile", "naissance", "residence"})
_LIVES = frozenset({"habite", "habitant", "domicilie", "domiciliee", "demeurant", "reside", "vit"})
_CONTRACTED = {"au": "le ", "du": "le ", "aux": "les "}
TOWN_CUES = frozenset({"a", "de", "d", "sur", "vers"}) | _FIELDS | _LIVES | frozenset(_CONTRACTED)

_TOWN = re.compile(
    rf"(?:[Ll][ae]s?{SPACE}|L{APOSTROPHE})?{WORD}(?:{SPACE}(?:{LINK}{SPACE}){{0,2}}{ELIDED}?{WORD}){{0,5}}"
)
_BLANKS = (" ", "\u00a0", "\n")
_FIELD = re.compile(r"(?:\s(?:(?:de )?naissance|de residence))?\s{0,3}(?P<sign>[:|=]\s{0,3}|\s{1,3})")
_ARTICLES = ("le ", "la ", "les ")
_SMALL = re.compile(r"[^\W\d_]{4,24}(?:-[^\W\d_]{1,24}){0,6}")
_BEHIND_TOWN = re.compile(
    r"(?:\s\d{1,2}\s?(?:er|[èe]me|e)\b)?(?:\s\((?:\d{2}|2[AB]|97\d"
    r"|[A-ZÉ][\w-]{3,20}(?:[ -][A-Z]\w{2,15})?)\)|\s\d\d(?!\w|[.,/:]\d|\s?(?:ans|h|%)))?"
)
"""Arrondissement, department or country."""
_BORN_OR_LIVES = re.compile(
    r"\b(?:ne|nee|nes|domicilie|domiciliee|demeurant|habite|habitant|reside|residant|vit|vivant"
    r"|installee?|loge"
    r"|originaire|demenage)\b[^.;\n]{0,24}\Z"
)
_LEADS_TO_TOWN = re.compile(
    r"\b(?:ville|commune|mairie|habitante?s?|originaires?|region|banlieue|agglomeration|pres|venant"
    r"|vient|gare|centre"
    r"|quartier|revient|departement|prefecture|universite|tribunal)\s\Z"
)
_OF_SCIENCE = re.compile(
    r"\b(?:maladies?|syndromes?|signes?|scores?|tests?|manoeuvres?|classification|echelle|operation"
    r"|points?|pouls"
    r"|sonde|pince|technique|methode|loi|indice|equation|formule|triade|nevralgie|hormones?|bacille|reaction"
    r"|modeles?|regressions?|courbes?|correction|coefficients?|distribution|estimateurs?|theoreme|diagramme"
    r"|index|critere|criteres|corps|ligament|canal|muscle|fracture|drain|lame|solution|liqueur)\s\Z"
)
_TITLE = re.compile(r"\b(?:m|mr|mme|mlle|dr|pr|docteur|professeur|madame|monsieur|mademoiselle)\.?\s\Z")
_LETTER_HEAD = re.compile(
    rf"(?:^|[\n.;:]\s{{0,3}}|\s)(?P<town>{WORD}(?:{SPACE}{WORD}){{0,3}}),?\s{{1,3}}[Ll]e\s{{1,2}}\Z"
)
_BEHIND = re.compile(rf"{SPACE}?[,(–-]{SPACE}?")
_REACH = 40
_AFTER_CUE = frozenset(" \n\u00a0\u202f'’")
_WEAK = frozenset({"de", "d"})


def town_at(page: Page, start: int, end: int) -> Span | None:  # noqa: PLR0911 one return a form
    """The town that the word at `start:end` leads to."""
    text, folded = page.text, page.folded
    cue = folded[start:end]
    if cue in _FIELDS:
        field = _FIELD.match(folded, end)
        loose = cue != "residence" and bool(field) and field["sign"].strip() != ""
        return _named(text, field.end(), loose=loose) if field else None
    begin = end + 1
    if cue in _CONTRACTED:
        return _contracted(text, begin, _CONTRACTED[cue]) if text[begin : begin + 1].isupper() else None
    if cue == "a" and text[start:end] != "a" and folded[begin : begin + 1].isalpha() and folded[end] == " ":
        small = _in_small_letters(text, begin)
        if small is not None:
            return small
    if cue in {"a", "sur"} and folded.startswith(_ARTICLES, begin):
        named = folded.index(" ", begin) + 1
        stop = longest_town(text, begin) if text[named : named + 1].isupper() else None
        if stop is not None and stop > named:
            return mark(text, begin, _with_department(text, stop), Label.TOWN, 0.7)
    if not text[begin : begin + 1].isupper() or text[end] not in _AFTER_CUE:
        return None
    before = folded[max(0, start - _REACH) : start]
    if cue in _WEAK:
        return _behind_de(text, begin, before)
    if text[start:end] == "a":
        return None
    return _named(text, begin, loose=cue == "a" and bool(_BORN_OR_LIVES.search(before)))


def _contracted(text: str, begin: int, article: str) -> Span | None:
    """Such as "au Havre", "aux Andelys"."""
    found = _TOWN.match(text, begin)
    name = found[0].split(" ")[0] if found else ""
    if not name or not is_town(article + name):
        return None
    return mark(text, begin, _with_department(text, begin + len(name)), Label.TOWN, 0.6)


def _in_small_letters(text: str, begin: int) -> Span | None:
    """Such as "à rouen": only a name that is no word at all."""
    found = _SMALL.match(text, begin) if text[begin].islower() else None
    if found is None or not is_town(found[0]) or name_flags(found[0]) & (Is.WORD | Is.ANY_WORD):
        return None
    return mark(text, begin, found.end(), Label.TOWN, 0.5)


def _with_department(text: str, stop: int) -> int:
    behind = _BEHIND_TOWN.match(text, stop)
    return behind.end() if behind else stop


def town_before(page: Page, date_start: int) -> Span | None:
    """The town from which a letter is dated: "Rouen, le 12 mars 2024"."""
    if not page.folded.startswith("le ", date_start - 3) or date_start < len("Eu le "):
        return None
    found = _LETTER_HEAD.search(page.text, max(0, date_start - _REACH), date_start)
    if found is None or not is_town(found["town"]) or is_common_word(found["town"]):
        return None
    return mark(page.text, found.start("town"), found.end("town"), Label.TOWN, 0.8)


def town_behind(page: Page, end: int) -> Iterator[Span]:
    """The town of the hospital that ends here: "clinique Mathilde, Rouen", "hôpital Saint-Louis (Paris)"."""
    found = _BEHIND.match(page.text, end)
    stop = longest_town(page.text, found.end()) if found else None
    if found and stop and not is_common_word(page.text[found.end() : stop]):
        yield mark(page.text, found.end(), stop, Label.TOWN, 0.7)


def longest_town(text: str, start: int) -> int | None:
    """Where the longest name of a commune that begins at `start` ends."""
    found = _TOWN.match(text, start)
    if found is None:
        return None
    end = found.end()
    while end > start:
        if is_town(text[start:end]):
            return end
        end = max(text.rfind(blank, start, end) for blank in _BLANKS)
    return None


def _behind_de(text: str, begin: int, before: str) -> Span | None:
    """The word "de" leads to many things: a town counts when no other sense of its name is likelier."""
    stop = longest_town(text, begin)
    if stop is None or _OF_SCIENCE.search(before) or _TITLE.search(before):
        return None
    if not _LEADS_TO_TOWN.search(before) and _is_something_else(text[begin:stop]):
        return None
    return mark(text, begin, _with_department(text, stop), Label.TOWN, 0.6)


def _named(text: str, begin: int, *, loose: bool) -> Span | None:
    stop = longest_town(text, begin)
    if stop is None and loose:
        found = _TOWN.match(text, begin)
        stop = found.end() if found else None
    return mark(text, begin, _with_department(text, stop), Label.TOWN, 0.7) if stop else None


def _is_something_else(name: str) -> bool:
    return is_common_word(name) or given_name(name) is not None
