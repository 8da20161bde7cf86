"""Texts of buying, research and meetings, where whoever is named beside a firm or a function acts in it.
Called by settling.py once per text, and for each name that no word beside it explains."""

from __future__ import annotations

import re

_BUYING = re.compile(
    r"\b(?:marchés?|appels? d['’]offres?|fournisseurs?|devis|soumissionnaires?|cahier des charges|cctp|ccap"
    r"|bons? de commande|factur(?:e|es|ation)|contrat|prestataires?|titulaire|candidature|budget"
    r"|projet de recherche|promoteur|investigateurs?|protocole de recherche|cohorte|ordre du jour"
    r"|réunion|comité|copil|société|visite de site|livraison|offre commerciale)\b",
    re.IGNORECASE,
)
_OF_CARE = re.compile(
    r"\b(?:patiente?s?|hospitalisée?s?|née? le|ddn|chambre|lit|antécédents?|atcd|résidente?s?|entourage|ipp"
    r"|traitement|ordonnance|diagnostic|douleurs?|sa (?:fille|mère|femme|sœur|soeur)|son (?:fils|père|mari)"
    r"|salariée?|employée?|retraitée?|plainte|réclamation|arrêt de travail|médecin traitant|consultation"
    r"|symptômes?|examen clinique|décès|décédée?|opérée?|admise?|chimiothérapie"
    r"|sort(?:ie|ant) le|entrée? le|bilan|mg|né)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:société|sté|entreprise|sarl|sas|sasu|laboratoires|cabinet|commercial(?:e)?"
    r"|(?:chef|cheffe|directeur|directrice|responsable|chargée?|ingénieure?) (?:de|du|des|d['’]|commerciale?)"
    r"|(?:ache(?:teur|teuse))|représentante?|consultante?|gérante?|dirigeante?|pdg|daf|dsi|drh)\b"
    r"|[\w.+-]{1,40}@(?!(?:gmail|orange|free|wanadoo|laposte|hotmail|yahoo|outlook|sfr|live|icloud|neuf"
    r"|bbox|protonmail)\.)[\w-]{2,40}\.",
    re.IGNORECASE,
)
_NEAR = 60
_CARE_IS_NEAR = 600


def is_of_business(text: str) -> bool:
    return _BUYING.search(text) is not None


def acts_for_a_firm(text: str, start: int, end: int) -> bool:
    """Whether a firm, its e-mail or a function stands beside the name, and nothing of care near it. For
    texts that are of business."""
    line = max(text.rfind("\n", max(0, start - _NEAR), start) + 1, start - _NEAR, 0)
    stop = text.find("\n", end, end + _NEAR)
    stop = stop if stop >= 0 else end + _NEAR
    beside = _BESIDE.search(text, line, start) or _BESIDE.search(text, end, stop)
    near = max(0, start - _CARE_IS_NEAR)
    return beside is not None and _OF_CARE.search(text, near, end + _CARE_IS_NEAR) is None
