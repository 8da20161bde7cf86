"""The words before a number that say what it is ("IPP :", "n° de sécurité sociale"): called for each number.

The window before the number is cut into words, folded (small letters, no accents) and read from its end, so
that the work does not depend on the text's length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from colombage.protection.types import Label

_WINDOW = 56
_LAST_WORDS = 7
_BRACKET_REACH = 2
_WORD = re.compile(r"[^\W\d_]+")
_ACCENTS = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
_NAMING = re.compile(r"[:=|\"#°º\n\t]")
_NUMBER_WORDS = frozenset({"n", "no", "num", "numero"})
_SENTENCE_ENDS = (".", ",", ";", "!", "?")
_ABBREVIATIONS = frozenset({"n", "no", "num", "tel", "port", "p", "r"})
"""P and r end I.P.P. and N.I.R."""

_NUMBER = r"(?:n|no|num|numero|id|identifiant|code)"
_PHRASES = {
    "nir": rf"nir|n i r|nss|insee|{_NUMBER} ss|{_NUMBER} d assure|assure social|secu|securite sociale",
    "ins": r"ins(?: (?:nir|nia|a|c))?|nia|identite nationale de sante",
    "ipp": rf"ipp|i p p|nip|identifiant permanent|{_NUMBER}(?: de| du)? patient|id patient|patient id"
    r"|dossier (?:patient|medical)",
    "stay_number": r"nda|iep|i e p|(?:sejour|venue|passage|hospitalisation|episode) (?:n|no|num|numero)"
    rf"|{_NUMBER}(?: de| du)? (?:sejour|venue|passage|hospitalisation)"
    rf"|{_NUMBER} d (?:admission|entree|episode)|dossier administratif|numero administratif",
    "rpps": r"rpps",
    "adeli": r"adeli",
    "finess": r"finess",
    "siret": r"siret|siren",
    "iban": r"iban|rib",
    "phone": r"tel|telephone|portable|port|gsm|mobile|fax|telecopie",
}
_FILLERS = (
    r"n|no|num|numero|du|de|la|patient|patiente|est|cle|provisoire|local|locale|code|matricule"
    r"|identifiant|geographique|juridique|ej|et|permanent|value|valeur|assure"
)
_CUE = re.compile(
    r"(?:^| )(?:"
    + "|".join(f"(?P<{name}>{phrases})" for name, phrases in _PHRASES.items())
    + rf")(?P<filler>(?: (?:{_FILLERS}))*)$"
)
_KEYWORDS = frozenset(
    _WORD.findall(
        "nir nss insee ss assure social secu sociale ins nia sante ipp nip patient permanent medical p r "
        "nda iep sejour venue passage hospitalisation admission entree episode administratif rpps adeli "
        "finess siret siren iban rib tel telephone portable port gsm mobile fax telecopie"
    )
)
"""A first sieve: without one of these words there is no cue."""

_AFTER = re.compile(r"\s?\(\s?(?P<label>NIR|INS|IPP|NDA|IEP|RPPS|ADELI|FINESS|SIRET|SIREN)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    label: Label
    explicit: bool
    """A colon, "n°" or the like stands between the cue and the number: even a short number is then meant."""


def cue_for(text: str, start: int, end: int, floor: int) -> Cue | None:
    """The cue of the number `text[start:end]`: before it, not farther back than `floor`, or in brackets
    behind it."""
    return _cue_before(text, start, floor) or _cue_after(text, end)


def folded(words: str) -> str:
    """Small letters without accents, also where a PDF gave the accents as characters of their own."""
    composed = words if words.isascii() else normalize("NFC", words)
    return composed.lower().translate(_ACCENTS)


def _cue_before(text: str, start: int, floor: int) -> Cue | None:
    window = text[max(floor, start - _WINDOW) : start]
    words = _WORD.findall(folded(window))[-_LAST_WORDS:]
    if _KEYWORDS.isdisjoint(words):
        return None
    if window.rstrip().endswith(_SENTENCE_ENDS) and words[-1] not in _ABBREVIATIONS:
        return None
    found = _CUE.search(" ".join(words))
    if found is None:
        return None
    between = re.split(_WORD, window)[-1]
    numbered = not _NUMBER_WORDS.isdisjoint(found["filler"].split())
    return Cue(Label(_name(found)), numbered or bool(_NAMING.search(between)))


def _cue_after(text: str, end: int) -> Cue | None:
    found = _AFTER.match(text, end) if "(" in text[end : end + _BRACKET_REACH] else None
    if found is None:
        return None
    name = found["label"].lower()
    return Cue(_LABEL_OF_ACRONYM.get(name) or Label(name), explicit=True)


def _name(found: re.Match[str]) -> str:
    return next(name for name in _PHRASES if found[name] is not None)


_LABEL_OF_ACRONYM = {"nda": Label.STAY_NUMBER, "iep": Label.STAY_NUMBER, "siren": Label.SIRET}
