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
_BRACKETS = frozenset("(:")
_WORD = re.compile(r"[^\W\d_]+")
_ACCENTS = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
_NAMING = re.compile(r"[:=|\"#°º\n\t]")
_NUMBER_WORDS = frozenset({"n", "no", "num", "numero"})
_SENTENCE_ENDS = (".", ",", ";", "!", "?")
_ABBREVIATIONS = frozenset(
    {"n", "no", "num", "tel", "port", "p", "r", "a", "ipp", "nda", "iep", "hospit", "hospi", "adm", "sejour"}
)
"""P, r and a end I.P.P., N.I.R. and N.D.A."""

_NUMBER = r"(?:n|no|num|numero|id|identifiant|code)"
_STAY = r"(?:sejour|venue|passage|hospitalisation|hospit|hospi|episode|admission|adm|entree|visite|mouvement)"
_OF_STAY = (
    r"(?:de|du|d|aux?|soins?|urgences?|sau|hospi|hospit|hospitalisation|sejour|venue|actuel"
    r"|actuelle|adm|en|cours)"
)
_PHRASES = {
    "nir": rf"nir|n i r|nss|insee|{_NUMBER} ss|{_NUMBER} d assure|assure social|secu|securite sociale",
    "ins": r"ins(?: (?:nir|nia|a|c))?|nia|identite nationale de sante",
    "ipp": rf"ipp|ippp|patientid|i p p|nip|n i p|npp|mrn|(?:identifiant|{_NUMBER}) permanent"
    rf"|{_NUMBER}(?: de| du)? patiente?"
    r"|patiente? (?:n|no|num|numero|id)|(?:matricule|dossier|identification)(?: d[eu])? patiente?"
    r"|dossier medical|identifiant permanent du patient",
    "stay_number": rf"nda|n d a|iep|i e p|{_STAY}(?: {_OF_STAY}){{0,3}} (?:n|no|num|numero)"
    rf"|{_NUMBER}(?: d| de| du| de l)? {_STAY}(?: {_OF_STAY}){{0,2}}|encounter id"
    rf"|dossier administratif|numero administratif|{_NUMBER} (?:gam|rpu|facturation sejour)",
    "stay": rf"{_STAY}|dossier d {_STAY}|bon d entree n",
    "file": r"dossier|d identification|anonymat",
    "rpps": r"rpps",
    "adeli": r"adeli",
    "finess": r"finess",
    "siret": r"siret|siren",
    "iban": r"iban|rib",
    "phone": r"tel|telephone|portable|port|gsm|mobile|fax|telecopie",
}
_FILLERS = (
    r"n|no|num|numero|du|de|la|patient|patiente|est|cle|provisoire|local|locale|code|matricule"
    r"|identifiant|geographique|juridique|ej|et|permanent|value|valeur|assure|chu|ch|hopital|le|en|cours"
    r"|actuel"
)
_CUE = re.compile(
    r"(?:^| )(?:"
    + "|".join(f"(?P<{name}>{phrases})" for name, phrases in _PHRASES.items())
    + rf")(?P<filler>(?: (?:{_FILLERS}))*)$"
)
_KEYWORDS = frozenset(
    _WORD.findall(
        "nir nss insee ss assure social secu sociale ins nia sante ipp nip patient permanent medical p r "
        "nda iep sejour venue passage hospitalisation hospit hospi admission adm entree episode "
        "administratif "
        "visite mouvement dossier patientid d i e gam rpu encounter ippp npp mrn identification anonymat "
        "rpps adeli "
        "finess siret siren iban rib tel telephone portable port gsm mobile fax telecopie"
    )
)
"""A first sieve: without one of these words there is no cue."""

_AFTER = re.compile(
    r"\s?[(:]\s?(?:n\s?[°ºo]\s?(?:de\s|du\s)?)?"
    r"(?P<label>NIR|INS|IPP|NDA|IEP|RPPS|ADELI|FINESS|SIRET|SIREN|s[ée]jour|venue)\b",
    re.IGNORECASE,
)
_PATIENT = re.compile(
    r"\b(?:patiente?|nee?|ddn|mme|mlle|madame|monsieur|m\.|hospitalisee?|sexe|dossier medical|urgences"
    r"|ipp|chambre|lit)\b"
)
_PATIENT_REACH = 200


@dataclass(frozen=True, slots=True)
class Cue:
    label: Label
    explicit: bool
    """A colon, "n°" or the like stands between the cue and the number: even a short number is then meant."""
    weak: bool = False
    """The words have other senses ("séjour", "entrée"): a short number, a date or a sum is not meant."""


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
    name = _name(found)
    if name in _OF_A_STAY:
        if name == "file" and not _patient_near(text, start):
            return None
        return Cue(Label.STAY_NUMBER, explicit=False, weak=True)
    between = re.split(_WORD, window)[-1]
    numbered = not _NUMBER_WORDS.isdisjoint(found["filler"].split())
    return Cue(Label(name), numbered or bool(_NAMING.search(between)))


def _cue_after(text: str, end: int) -> Cue | None:
    found = _AFTER.match(text, end) if not _BRACKETS.isdisjoint(text[end : end + _BRACKET_REACH]) else None
    if found is None:
        return None
    name = folded(found["label"])
    return Cue(_LABEL_OF_ACRONYM.get(name) or Label(name), explicit=True)


def _patient_near(text: str, start: int) -> bool:
    """Tenders, claims and catalogues have files too: only a patient's is a stay."""
    return bool(_PATIENT.search(folded(text[max(0, start - _PATIENT_REACH) : start + _PATIENT_REACH])))


def _name(found: re.Match[str]) -> str:
    return next(name for name in _PHRASES if found[name] is not None)


_OF_A_STAY = frozenset({"stay", "file"})
_LABEL_OF_ACRONYM = {
    "nda": Label.STAY_NUMBER,
    "iep": Label.STAY_NUMBER,
    "sejour": Label.STAY_NUMBER,
    "venue": Label.STAY_NUMBER,
    "siren": Label.SIRET,
}
