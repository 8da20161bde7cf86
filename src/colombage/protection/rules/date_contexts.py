"""The words beside figures that decide whether they are a date of somebody's life. Asked by `dates`.

Everything reads folded text, and only a window of fixed length before or behind the figures.
"""

from __future__ import annotations

import re

_REACH = 80
_UNTIL = r"(?:[^.;\n!?]|\.(?!\s)){0,60}"
_LAW = (
    r"\b(?:lois?|decrets?|arretes?(?=\s(?:du|minist|prefect|munic|n|modif|royal|inter|conjoint))|ordonnances?(?=\sn)"
    r"|circulaires?|directives?|reglements?|deliberations?|jorf|jo|journal officiel|note d'information"
    r"|instructions?(?=\s(?:n|dgos|dgs|dss|dhos|dgcs|intermin|minist)))\b"
)
_OF_A_LAW = re.compile(rf"{_LAW}{_UNTIL}\b(?:du|le|en date du)\s{{1,2}}\Z")
_OF_A_VERSION = re.compile(
    r"\b(?:version|v\s?\d[\d.]{0,6}|revision|rev|indice|edition|peremption|expiration|exp|perime[es]{0,2}"
    r"|mise a jour|maj|lot(?:\s[^\s]{1,20})?)[\s\d.:,(/-]{0,12}(?:du|le|en|au|date(?:e|es)?|de)?[\s:]{0,3}\Z"
)
_NUMBERED = re.compile(r"(?:\bn ?[°o]|[°#§]|\bnum(?:ero)?|\bref\.?|\barticles?|\bart\.?)\s{0,2}:?\s{0,2}\Z")
_SCALE = re.compile(
    r"\b(?:ta|pa|pas|tension|eva|en|evs|scores?|glasgow|gcs|mmse?|moca|apgar|acuite|note[es]?|cotation|cotee?|douleur"
    r"|od|og|ratio|dose|norton|braden|nihss|av|sur|mallampati|karnofsky|rapport)\b[^.;\n]{0,20}\Z"
)
_UNIT = re.compile(r"\s{0,2}(?:mm|cm|m?g\b|µg|ml|ui\b|kg|mmol|points?\b|x\b|€|euros?\b|/|%|°)")
_DAY_CUE = re.compile(
    r"(?:\b(?:le|du|au|des|depuis|jusqu'au|ce|et|date|j|dimanche|(?:lun|mar|mercre|jeu|vendre|same)di|rdv|entree|sortie)"
    r"\s{0,2}[:(]?\s{0,2}|\A|\n\s{0,4})\Z"
)
_ARTICLE = re.compile(r"\b(?:le|du)\s\Z")
_MONTH_CUE = re.compile(
    r"\b(?:en|depuis|de|des|a|fin|debut|mi|courant|vers|entre|et|date|le)[\s-]{0,2}[:(]?\s?\Z"
)


def before(folded: str, start: int) -> str:
    return folded[max(0, start - _REACH) : start]


def is_of_no_person(context: str) -> bool:
    """The date that follows is a law's, a version's or a lot's: "décret n° 2016-524 du 27 avril 2016"."""
    return bool(_OF_A_LAW.search(context) or _OF_A_VERSION.search(context) or _NUMBERED.search(context))


def is_scored(context: str, folded: str, end: int) -> bool:
    """Two figures with a slash that are a tension, a score, a share: "TA 12/08", "10/12 mmHg".

    Not those of "MMS 22/30 le 06/02".
    """
    if _UNIT.match(folded, end):
        return True
    return not _ARTICLE.search(context) and bool(_SCALE.search(context))


def names_a_day(context: str) -> bool:
    return bool(_DAY_CUE.search(context))


def begins_a_line(context: str) -> bool:
    return not context.rpartition("\n")[2].strip()


def names_a_month(context: str) -> bool:
    return bool(_MONTH_CUE.search(context))
