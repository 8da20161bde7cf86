"""Finds the organisations of private people: employers, practices, pharmacies, schools, transport firms.

Called by `words` at the words in `ORGANISATION_WORDS`. They tell nobody alone, and raise no class. Suppliers
in a tender are nobody's employers: where buying is spoken of, firms are left alone.
"""

from __future__ import annotations

import re

from colombage.protection.gazetteers import is_drug, is_town
from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.rules.proper import (
    APOSTROPHE,
    CAPITAL,
    ELIDED,
    LINK,
    NAME_OF_AN_ESTABLISHMENT,
    NOT_A_NAME,
    SPACE,
    WORD,
)
from colombage.protection.types import Label, Span


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


_LEGAL_FORMS = _words("sarl sas sasu eurl earl gaec scea sci snc scop")
_FIRMS = _LEGAL_FORMS | _words(
    "entreprise entreprises ets societe ste groupe agence prestataire laboratoire laboratoires labo"
)
_PLACES = _words(
    "cabinet pharmacie phie ecole college lycee creche garderie iut insa cfa ufr esat association asso "
    "mairie "
    "garage boulangerie boucherie restaurant brasserie hotel coiffeur coiffure supermarche hypermarche "
    "magasin "
    "usine notaire taxi taxis ambulance ambulances caserne club ccas cpam mdph msa caf drogerie "
    "camping ferme imprimerie pizzeria cafe bar funebres mutuelle halte etablissements parapharmacie carsat "
    "laboratoire labo opticien optique orthopedie vsl maternelle primaire periscolaire"
)
_EMPLOYMENT = _words(
    "salarie salariee employe employee travaille travaillait travaillant ouvrier ouvriere caissier caissiere "
    "chauffeur conducteur conductrice agent agente cadre cuisinier cuisiniere enseignant enseignante "
    "professeur prof retraite retraitee gerant gerante patron patronne apprenti apprentie stagiaire "
    "scolarise "
    "scolarisee etudiant etudiante eleve interimaire technicien technicienne ingenieur comptable vendeur "
    "vendeuse magasinier secretaire directeur directrice facteur factrice cariste soudeur electricien "
    "mecanicien macon preparateur preparatrice operateur operatrice embauche embauchee alternant alternante "
    "lyceen lyceenne collegien collegienne institutrice instituteur atsem livreur soignante soignant poste "
    "emploi contrat licencie licenciee concierge gardien dirigeant cheminot"
)
_FIELDS = _words(
    "employeur employeurs entreprise societe ecole etablissement pharmacie mutuelle prestataire travail"
)
_ALONE = _words(
    "mgen mgefi maaf macif matmut maif mnh ag2r admr anider udaf mgp interiale harmonie malakoff jussieu"
)
ORGANISATION_WORDS = _FIRMS | _PLACES | _EMPLOYMENT | _FIELDS | _ALONE

_KIND = (
    r"(?:infirmiers?|infirmiere|medical|dentaire|paramedical|veterinaire|maternelle|primaire|elementaire"
    r"|privee?"
    r"|publique?|professionnel|agricole|technique|technologique|general|polyvalent|hotelier|sportive?"
    r"|familiale"
    r"|municipale|collective|mutualiste|parentale|sociale?|secondaire|superieure|intercommunale|scolaire"
    r"|de (?:kinesitherapie|radiologie|coiffure|musique|sages-femmes|proximite|commerce|transports?|conduite"
    r"|soins|reeducation|podologie|psychologie|maconnerie|nettoyage|plomberie|menuiserie|peinture|loisirs)"
    r"|d'(?:orthophonie|avocats|imagerie|aide a domicile|ingenieurs|infirmiers|infirmieres|architectes?))"
)
_KINDS = re.compile(rf"(?:[ -]{_KIND}(?![\w-])){{0,3}}")
_NAMED = re.compile(NAME_OF_AN_ESTABLISHMENT)
_VALUE = (
    rf"{NOT_A_NAME}(?:{WORD}|[{CAPITAL}]\d?)(?:{SPACE}(?:&{SPACE}"
    rf"|{LINK}{SPACE}){{0,2}}{ELIDED}?{NOT_A_NAME}{WORD}){{0,4}}"
)
_FIELD = re.compile(
    rf"(?:{SPACE}(?:actuel|principal|traitante?|habituelle|compl[ée]mentaire|de r[ée]f[ée]rence"
    rf"|fr[ée]quent[ée]e?))?"
    rf"{SPACE}{{0,3}}(?:[:=|]\s{{0,3}}|\n\s{{0,2}})(?P<value>(?:[Dd]es{SPACE}|[Dd]u{SPACE}"
    rf"|[Ll][ae]s?{SPACE}|[Dd]e{SPACE}){{0,2}}{_VALUE})"
)
_AT_WORK = re.compile(
    rf"(?:\(e\))?[^.;:\n({CAPITAL}]{{0,40}}?{SPACE}(?P<by>chez|pour|aux?|à{SPACE}la"
    rf"|à{SPACE}l{APOSTROPHE}|à|dans{SPACE}la"
    rf"|(?:de{SPACE}la|de{SPACE}l{APOSTROPHE}|d{APOSTROPHE}|des?|du))"
    rf"(?:{SPACE}|(?<={APOSTROPHE}))(?P<value>(?:[Ll][ae]s?{SPACE})?{_VALUE})"
)
_NOT_THE_FIRM = re.compile(
    r"(?:francaise?|europeenne?|nationale?s?|internationale?|americaine?|mondiale|domicile|temps|mi|noel"
    r"|janvier|fevrier"
    r"|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|oui|non|enseignants?"
    r"|inconnue?|aucune?"
    r"|medecins?|medecine|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|sante|etat|france|appel"
    r"|retour|couche|assise?"
    r"|commandee?|prevenue?|pui|ide|dci|ald|css|cmu|c2s|ame|responsable|cadre|stock|travail|cdi|cdd|chef"
    r"|reference|rdv|bon|projet)\b"
)
_TRADE = re.compile(
    r"\b(?:marches? (?:n|public)|appels? d'offres|fournisseurs?|factures?|devis|titulaires?"
    r"|soumissionn\w{2,8}|candidats?"
    r"|bons? de commande|attributaires?|offres?|lots?|cctp|ccap|mandataires?|cotraitant|livraisons?"
    r"|maintenance)\b"
)
_TRADE_BEFORE = 250
_TRADE_BEHIND = 150
_PREFIX = re.compile(r"(?:(?:auto|micro|halte|multi)-|pompes |salon de )\Z")
_NAME_BEFORE = re.compile(rf"(?<![\w'’-]){WORD}(?:{SPACE}(?:&{SPACE})?{WORD}){{0,2}}{SPACE}\Z")
_REACH = 50
_PREFIX_REACH = 9
_MUTUAL = re.compile(r" (?:mutuelle|humanis|secours|la mondiale)(?: [a-z-]{3,20})?")


def organisation_at(page: Page, start: int, end: int) -> Span | None:
    """The organisation whose word stands at `start:end`, or for which this word says that somebody works."""
    word = page.folded[start:end]
    if word in _EMPLOYMENT:
        return _employer(page, end)
    if word in _FIELDS:
        field = _FIELD.match(page.text, end)
        if field and _may_be_one(page, field.start("value"), field["value"]) and not _in_trade(page, start):
            return mark(page.text, field.start("value"), field.end(), Label.ORGANISATION, 0.8)
    if word in _ALONE:
        return _alone(page, start, end)
    if word in _FIRMS and _in_trade(page, start):
        return None
    if word in _LEGAL_FORMS and not page.text[start:end].isupper():
        return None
    return _named(page, start, end)


def _named(page: Page, start: int, end: int) -> Span | None:
    """Such as "pharmacie des Halles", "école maternelle Jules-Ferry", "SARL Lecoq", "Lecoq SARL"."""
    text = page.text
    prefix = _PREFIX.search(page.folded, max(0, start - _PREFIX_REACH), start)
    begin = prefix.start() if prefix else start
    if text[begin - 1 : begin] in {"-", "_"} and begin:
        return None
    kinds = _KINDS.match(page.folded, end)
    found = _NAMED.match(text, kinds.end() if kinds else end)
    if found and _may_be_one(page, found.start("name"), found["name"]):
        return mark(text, begin, found.end(), Label.ORGANISATION, 0.7)
    if page.folded[start:end] in _LEGAL_FORMS:
        before = _NAME_BEFORE.search(text, max(0, start - _REACH), start)
        if before:
            return mark(text, before.start(), end, Label.ORGANISATION, 0.7)
    return None


def _employer(page: Page, end: int) -> Span | None:
    """A town where somebody works is none: `towns` finds it."""
    found = _AT_WORK.match(page.text, end)
    if found is None or not _may_be_one(page, found.start("value"), found["value"]):
        return None
    if found["by"] != "chez" and is_town(found["value"]):
        return None
    return mark(page.text, found.start("value"), found.end(), Label.ORGANISATION, 0.7)


def _alone(page: Page, start: int, end: int) -> Span | None:
    if page.text[start:end].isupper() and page.folded[start:end] not in {"harmonie", "malakoff", "jussieu"}:
        named = _NAMED.match(page.text, end) if page.folded[start:end] == "admr" else None
        return mark(page.text, start, named.end() if named else end, Label.ORGANISATION, 0.7)
    more = _MUTUAL.match(page.folded, end)
    if more is None or not page.text[start].isupper():
        return None
    return mark(page.text, start, more.end(), Label.ORGANISATION, 0.7)


def _may_be_one(page: Page, begin: int, name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    return not _NOT_THE_FIRM.match(page.folded, begin) and not is_drug(first)


def _in_trade(page: Page, start: int) -> bool:
    return bool(_TRADE.search(page.folded, max(0, start - _TRADE_BEFORE), start + _TRADE_BEHIND))
