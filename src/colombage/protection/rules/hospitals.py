"""Finds hospitals and homes by their word and name: "CHU de Rouen", "CH d'Yvetot", "clinique de l'Europe".

Called at the words in `HOSPITAL_WORDS`. They tell nobody alone, and raise no class.
"""

from __future__ import annotations

import re

from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.rules.proper import ELIDED, LINK, SPACE, WORD
from colombage.protection.rules.towns import longest_town
from colombage.protection.types import Label, Span

_ACRONYMS = frozenset(
    re.findall(
        r"\S+",
        "chu chru chr ch chi chs chg chic chsr ehpad usld ght clcc ssr smr had mco hia cmp mas fam ime",
    )
)
_KNOWN = frozenset(
    re.findall(r"\S+", "aphp aphm hegp ghps hcl hcn ghh chsf gustave salpetriere lariboisiere")
)
_WORDS = frozenset(
    re.findall(
        r"\S+",
        "hopital hopitaux hospices clinique polyclinique maternite maison residence institut centre groupe",
    )
)
HOSPITAL_WORDS = _ACRONYMS | _KNOWN | _WORDS | {"ap"}

_KIND = (
    r"(?:universitaires?|intercommunal|regional|general|specialise|hospitalier|hospitaliers|hospitalo|prive|privee|public|psychiatrique"
    r"|gerontologique|pediatrique|militaire|local|mutualiste|chirurgicale|medicale|medico|obstetricale"
    r"|de reeducation|de retraite|de lutte contre le cancer|de soins|de convalescence"
    r"|d'instruction des armees|civils?|intercommunaux|et)"
)
_KINDS = re.compile(rf"(?:[ -]{_KIND}\b){{0,5}}")
_HEAD = {
    "centre": re.compile(
        r" (?:hospitalier|de lutte contre|medico|de sante|psychiatrique|gerontologique|de reeducation"
        r"|henri|francois|leon|oscar|eugene|jean|antoine|georges|rene|paul|alexis)\b"
    ),
    "groupe": re.compile(r" hospitalier\b"),
    "maison": re.compile(r" (?:de retraite|de sante|medicale|de repos|hospitaliere)\b"),
    "residence": re.compile(r" (?:autonomie|seniors?|medicalisee|services)\b"),
    "institut": re.compile(
        r" (?:gustave|curie|paoli|bergonie|godinot|claudius|medico|mutualiste|de cancerologie)\b"
    ),
    "hospices": re.compile(r" civils\b"),
}
_NOT_A_NAME = (
    r"(?!(?:(?i:jour|semaine|nuit|service|p[ôo]le|unit[ée]|d[ée]partement|t[ée]l|fax|m[ée]decine|chirurgie|urgences?"
    r"|r[ée]animation|cardiologie|le|la|il|elle|dr|pr|m|mme|patiente?|bonjour|madame|monsieur|date|nom|adresse"
    r"|des?|du|d|l|en|et|aux?|sur|pour|avec|par|dans|ce|est|suite|motif|depuis|chez|qui|puis|une?|secr[ée]tariat|docteur|professeur|cher|ch[èe]re|objet|bp|cs|rue|avenue|site|compte|lettre|rapport|consultation"
    r"|direction)\b))"
)
_NAMED = re.compile(
    rf"{SPACE}?[-–«\"]?{SPACE}?(?:{LINK}{SPACE}|{ELIDED}){{0,3}}{_NOT_A_NAME}(?P<name>{WORD}"
    rf"(?:(?:{SPACE}|{SPACE}?[-–/]{SPACE}?)(?:{LINK}{SPACE}){{0,2}}{ELIDED}?{_NOT_A_NAME}{WORD}){{0,4}})"
)
_EXAMINATION = re.compile(
    r"\b(?:examens?|essais?|recherche|tableau|etat|cas|signes?|pharmacie|investigation|etudes?|score|bilan|histoire"
    r"|evolution|recherches|plan|contexte|suspicion|presentation|psychologie|amelioration|raisonnement|surveillance)\s\Z"
)
_REACH = 24
_AP = re.compile(r"-h[pm]\b")


def hospital_at(page: Page, start: int, end: int) -> Span | None:
    """The establishment whose word stands at `start:end`; None when it has no name ("l'hôpital de jour")."""
    text, folded = page.text, page.folded
    word = folded[start:end]
    if word == "ap" or word in _KNOWN:
        known = _AP.match(folded, end) if word == "ap" else None
        stop = known.end() if known else end
        upper = text[start:end].isupper() and (word != "ap" or known)
        return mark(text, start, stop, Label.HOSPITAL, 0.8) if upper else None
    if (word in _ACRONYMS and word != "ehpad" and not text[start:end].isupper()) or text[
        start - 1 : start
    ] in {"-", "_"}:
        return None
    head = _HEAD.get(word)
    if head and not head.match(folded, end):
        return None
    if word == "clinique" and _EXAMINATION.search(folded, max(0, start - _REACH), start):
        return None
    kinds = _KINDS.match(folded, end)
    found = _NAMED.match(text, kinds.end() if kinds else end)
    if found is None or (word == "ch" and found["name"].isdigit()):
        return None
    stop = found.end()
    if found["name"].isupper():
        stop = longest_town(text, found.start("name")) or stop
    return mark(text, start, stop, Label.HOSPITAL, 0.8)
