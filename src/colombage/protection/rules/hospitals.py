"""Finds hospitals and homes by their word and name: "CHU de Rouen", "CH d'Yvetot", "clinique de l'Europe".

Called at the words in `HOSPITAL_WORDS`. They tell nobody alone, and raise no class.
"""

from __future__ import annotations

import re

from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.rules.proper import NAME_OF_AN_ESTABLISHMENT
from colombage.protection.rules.towns import longest_town
from colombage.protection.types import Label, Span

_ACRONYMS = frozenset(
    re.findall(
        r"\S+",
        "chu chru chr ch chi chs chg chic chsr ehpad usld ght clcc ssr smr had mco hia cmp mas fam ime "
        "cmpp camsp cattp crmpr crf csapa ghh itep msp samu smur sessad ssiad ugecam uhsa ulsd",
    )
)
_KNOWN = frozenset(re.findall(r"\S+", "aphp aphm hegp ghps hcl hcn chsf"))
_WORDS = frozenset(
    re.findall(
        r"\S+",
        "hopital hopitaux hospices clinique polyclinique maternite maison residence institut centre "
        "groupe groupement foyer korian domusvi orpea",
    )
)

_KIND = (
    r"(?:universitaires?|intercommunal|regional|general|specialise|hospitalier|hospitaliers|hospitalo"
    r"|prive|privee|public|psychiatrique"
    r"|gerontologique|pediatrique|militaire|local|mutualiste|chirurgicale|medicale?|medico|obstetricale"
    r"|de reeducation|de retraite|de lutte contre le cancer|de soins|de convalescence|de sante"
    r"|pluridisciplinaire|de dialyse|d'hemodialyse|de readaptation|autonomie"
    r"|seniors?|de vie|d'hebergement|d'accueil|de jour|europeen|de territoire|de repos|medicalisee?"
    r"|d'instruction des armees|civils?|intercommunaux|et)"
)
_KINDS = re.compile(rf"(?:[ -]{_KIND}\b){{0,5}}")
_HEAD = {
    "centre": re.compile(
        r" (?:hospitalier|de lutte contre|medico|de sante|psychiatrique|gerontologique|de reeducation"
        r"|de dialyse|d'hemodialyse|de readaptation|medical|becquerel|baclesse"
        r"|henri|francois|leon|oscar|eugene|jean|antoine|georges|rene|paul|alexis)\b"
    ),
    "groupement": re.compile(r" hospitalier\b"),
    "foyer": re.compile(r" (?:de vie|d'hebergement|d'accueil|de jeunes)\b"),
    "groupe": re.compile(r" hospitalier\b"),
    "maison": re.compile(r" (?:de retraite|de sante|medicale?|de repos|hospitaliere)\b"),
    "residence": re.compile(r" (?:autonomie|seniors?|medicalisee|services)\b"),
    "institut": re.compile(
        r" (?:gustave|curie|paoli|bergonie|godinot|claudius|medico|mutualiste|de cancerologie)\b"
    ),
    "hospices": re.compile(r" civils\b"),
}
_NAMED = re.compile(NAME_OF_AN_ESTABLISHMENT)
_EXAMINATION = re.compile(
    r"\b(?:examens?|essais?|recherche|tableau|etat|cas|signes?|pharmacie|investigation|etudes?|score"
    r"|bilan|histoire"
    r"|evolution|recherches|plan|contexte|suspicion|presentation|psychologie|amelioration|raisonnement"
    r"|surveillance)\s\Z"
)
_CHIEF = re.compile(r"\b(?:chef|cheffe|chefs|assistant|assistante)s? de \Z")
"""Before "clinique": a function, no place."""
_REACH = 24
_FIELD = re.compile(r"\s?:")
_WITH_FIELD = frozenset({"hopital", "maternite", "ehpad", "hospitalisation"})
_SMALL_NAME = re.compile(r" les [a-z]{4,20}\b")
_DEPARTMENT = re.compile(r" \d\d(?!\w)")
_BY_NAME = {
    "nicolle": "charles", "roussy": "gustave", "salpetriere": "pitie", "herriot": "edouard",
    "pompidou": "georges", "bichat": "", "cochin": "", "necker": "", "becquerel": "", "curie": "",
    "pitie": "", "igr": "", "tenon": "", "beaujon": "", "percy": "", "begin": "", "purpan": "",
    "rangueil": "", "timone": "", "lariboisiere": "", "foch": "", "baclesse": "", "berard": "leon",
    "huriez": "", "trousseau": "", "mondor": "henri", "montsouris": "",
}  # fmt: skip
"""Hospitals that are called by their name alone, with the first part of it that may stand before."""
_LEADS_TO_ONE = re.compile(r"\b(?:a|a la|au|sur|par|de la|vers|l'hopital)\s(?:l')?\Z|\ba l'\Z")
HOSPITAL_WORDS = _ACRONYMS | _KNOWN | _WORDS | frozenset(_BY_NAME) | {"ap", "c", "hop", "clin"}
_DOTTED = re.compile(r"C\.\s?H\.(?:\s?[RSUIG]\.){0,2}|[Hh][ôo]p\.?(?=\s)|[Cc]lin\.")
_DOTTED_WORDS = frozenset({"c", "hop", "clin"})
_AP = re.compile(r"-h[pm]\b")


def hospital_at(page: Page, start: int, end: int) -> Span | None:  # noqa: PLR0911 one return a form
    """The establishment whose word stands at `start:end`; None when it has no name ("l'hôpital de jour")."""
    text, folded = page.text, page.folded
    word = folded[start:end]
    if word in _BY_NAME:
        return _by_name(page, start, end)
    if word == "samu" and text[start:end].isupper():
        department = _DEPARTMENT.match(folded, end)
        if department:
            return mark(text, start, department.end(), Label.HOSPITAL, 0.8)
    if word in {"samu", "smur"} and not folded.startswith((" de ", " d'", " du "), end):
        return None
    if word == "ap" or word in _KNOWN:
        return _known(page, start, end)
    dotted = _DOTTED.match(text, start) if word in _DOTTED_WORDS else None
    if dotted:
        end = dotted.end()
    elif not _is_meant(page, start, end):
        return None
    field = _FIELD.match(folded, end) if word in _WITH_FIELD else None
    end = field.end() if field else end
    kinds = _KINDS.match(folded, end)
    found = _NAMED.match(text, kinds.end() if kinds else end)
    if found is None:
        small = _SMALL_NAME.match(folded, end) if word == "ehpad" else None
        return mark(text, start, small.end(), Label.HOSPITAL, 0.6) if small else None
    stop = found.end()
    if found["name"].isupper():
        stop = longest_town(text, found.start("name")) or stop
    return mark(text, start, stop, Label.HOSPITAL, 0.8)


def _by_name(page: Page, start: int, end: int) -> Span | None:
    """Such as "à Bichat", "la Pitié-Salpêtrière": with its capital, behind a word that leads to a place."""
    first = _BY_NAME[page.folded[start:end]]
    begin = start - len(first) - 1
    whole = bool(first) and begin >= 0 and page.folded.startswith(first, begin)
    begin = begin if whole else start
    if not page.text[begin].isupper():
        return None
    if not whole and not _LEADS_TO_ONE.search(page.folded, max(0, begin - _REACH), begin):
        return None
    return mark(page.text, begin, end, Label.HOSPITAL, 0.7)


def _known(page: Page, start: int, end: int) -> Span | None:
    """AP-HP, HEGP and others that are a name without more."""
    hospitals_of_a_city = _AP.match(page.folded, end)
    if not page.text[start:end].isupper() or (page.folded[start:end] == "ap" and not hospitals_of_a_city):
        return None
    stop = hospitals_of_a_city.end() if hospitals_of_a_city else end
    more = _NAMED.match(page.text, stop)
    stop = more.end() if more else stop
    return mark(page.text, start, stop, Label.HOSPITAL, 0.8)


def _is_meant(page: Page, start: int, end: int) -> bool:
    """Whether the word can be an establishment's here: "CH", not "ch."; no "examen clinique"."""
    folded = page.folded
    word = folded[start:end]
    if word in _DOTTED_WORDS or folded[start - 1 : start] in {"-", "_"}:
        return False
    if word in _ACRONYMS and word != "ehpad" and not page.text[start:end].isupper():
        return False
    if word in _HEAD:
        return bool(_HEAD[word].match(folded, end))
    if word != "clinique":
        return True
    near = max(0, start - _REACH)
    return not (_EXAMINATION.search(folded, near, start) or _CHIEF.search(folded, near, start))
