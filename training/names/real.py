"""Real French prose: without people it is the negative of training; with names put in, real syntax around them."""
# ruff: noqa: E501 - one template or list a line reads better than cut ones

from __future__ import annotations

import random
import re

from training.names.grammar import Text
from training.names.identifiers import MONTHS
from training.names.scene import Scene

_TITLE = re.compile(r"\b(?:M\.|MM\.|Mme|Mmes|Mlle|Dr|Pr|Monsieur|Madame|Me)\s+[A-ZÉ]")
_CALENDAR = re.compile(
    r"(?:\d|1er)\s+(?:" + "|".join(MONTHS) + r")|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}", re.IGNORECASE
)
_OF_A_LAW = re.compile(
    r"\b(?:loi|décret|arrêté|ordonnance|directive|règlement|circulaire|avenant|accord|convention)",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<![.!?:«•–-] )(?<!^)\b[A-ZÉÈ][a-zéèêëàâîïôûüç]+")
_NUMBERED = re.compile(r"\d[\d .-]{8,}\d|@|www\.|https?:")
_SOMEONE = re.compile(
    r"\b(?P<link>[Ll]e |[Ll]a |[Ll]['’]|[Uu]n |[Uu]ne |[Dd]u |[Dd]e la |[Dd]e l['’]|[Aa]u |[Àà] la |[Àà] l['’]|[Dd]'un |[Dd]'une |[Cc]e |[Cc]ette |[Cc]et |[Ss]on |[Ss]a )"
    r"(?P<who>salariée?|employeur|assurée?|demandeur|demandeuse|locataire|propriétaire|bénéficiaire|intéressée?|agent|"
    r"conjoint|conjointe|enfant|mineur|tuteur|tutrice|curateur|parent|père|mère|défunt|testateur|héritier|titulaire|médecin(?: traitant| du travail)?|"
    r"patientes?|malade|résidente?|infirmi(?:er|ère)|interne|chirurgien|anesthésiste|kinésithérapeute|sage-femme|psychologue|"
    r"pharmacien|aide-soignante|secrétaire|diététicienne|assistante sociale|brancardier|éducatrice|pédiatre|neurologue|psychiatre|"
    r"technicien|fournisseur|investigateur|directrice(?: des soins)?|dame(?: de la chambre voisine)?|monsieur|nourrisson|nouveau-né|"
    r"fille|fils|sœur|frère|oncle|tante|neveu|nièce|voisin|voisine|témoin|plaignante|médiateur|radiologue|dermatologue de ville|"
    r"victime|candidate?|stagiaire|apprentie?|époux|épouse|mari|juge|notaire|avocat|directeur|maire|acheteur|vendeur|"
    r"personne(?: âgée| handicapée| concernée)?|usager|famille|allocataire|fonctionnaire|travailleur|collaborateur|bailleur|employée?|cadre|"
    r"représentant|formateur|accueillant|donneur|proche aidant|aidant|remplaçant|cédant|débiteur|créancier|militaire|élève|étudiante?)\b"
)
_ANYONE = re.compile(
    r"\b(?P<link>par|avec|chez|pour|selon|de|à|et|que|sans|contre|auprès de|entre|après|avant|dont) "
    r"(?:le |la |les |l['’]|un |une |des |ce |cette |son |sa |ses )?(?P<who>[a-zéèêàâîôûç]{4,})\b"
)
"""Where a name may stand in place of any noun: the syntax stays French, whatever it says."""
_ARTICLE = re.compile(
    r"^(?:Les? |La |L['’]|Une? |Des |Cette |Ce |Cet |Ces |Du |De la |Au |Aux |En |Dans |Il est |Elle est |Vous devez )"
)
_AT = re.compile(r"\b(?:dans |à )l['’](?:hôpital|établissement de santé|établissement)\b")
_ANYWHERE = (
    "priv:b", "priv:full", "priv:last", "priv:first", "priv:m", "pro:b", "pro:d", "pro:m", "pro:last", "pro:first", "pro:initial last", "oth:first",
    "oth:full", "oth:b", "priv:LAST", "pro:first LAST", "priv:last first", "priv:first initial", "rel:first", "pat:b", "pat:m",
)  # fmt: skip
_PROFESSIONS = {
    "infirmier",
    "infirmière",
    "interne",
    "chirurgien",
    "anesthésiste",
    "kinésithérapeute",
    "sage-femme",
    "psychologue",
    "pharmacien",
    "aide-soignante",
    "secrétaire",
    "diététicienne",
    "assistante",
    "brancardier",
    "éducatrice",
    "pédiatre",
    "neurologue",
    "psychiatre",
    "technicien",
    "fournisseur",
    "investigateur",
    "directrice",
    "médiateur",
    "radiologue",
    "dermatologue",
    "cadre",
    "tutrice",
    "médecin",
    "juge",
    "notaire",
    "avocat",
    "directeur",
    "maire",
    "agent",
    "formateur",
    "représentant",
}
_YOUNG = {"nourrisson", "nouveau-né", "enfant", "mineur", "élève"}
_RELATIVES = {
    "conjoint",
    "conjointe",
    "époux",
    "épouse",
    "mari",
    "parent",
    "père",
    "mère",
    "tuteur",
    "tutrice",
    "aidant",
    "proche aidant",
}


def is_about_nobody(sentence: str, towns: frozenset[str]) -> bool:
    """Whether a sentence of the fetched prose may serve as a negative: no person, date of anybody, town or number."""
    if _TITLE.search(sentence) or _NUMBERED.search(sentence):
        return False
    dated = _CALENDAR.search(sentence)
    if dated and not _OF_A_LAW.search(sentence, max(0, dated.start() - 70), dated.start()):
        return False
    capitalised = _CAPITALISED.findall(sentence)
    return len(capitalised) < 9 and not any(word in towns for word in capitalised)


def with_people(sentence: str, scene: Scene) -> Text | None:
    """The sentence with people in place of « le salarié », « l'employeur »…; None when it speaks of nobody."""
    done = Text()
    rng = scene.rng
    at = 0
    for found in _SOMEONE.finditer(sentence):
        if rng.random() < 0.25:
            continue
        link = found["link"].lower().replace("’", "'")
        if link.startswith(("d", "du")):
            lead = "de "
        elif link.startswith(("a", "à")):
            lead = "à "
        else:
            lead = ""
        if not lead and link.startswith("s") and rng.random() < 0.6:
            done.add(sentence[at : found.end()] + rng.choice((" ", ", ", " (")))
        else:
            before = sentence[at : found.start()]
            done.add(before + (lead.capitalize() if not before and not at and lead else lead))
        closing = ")" if done.pieces and done.pieces[-1][0].endswith("(") else ""
        for text, label in scene(_slot_for(found["who"], rng)):
            done.add(text, label)
        done.add(closing)
        at = found.end()
    hospital = _AT.search(sentence, at)
    if hospital and rng.random() < 0.5:
        done.add(sentence[at : hospital.start()] + rng.choice(("à ", "au sein de ", "dans ")))
        for text, label in scene("hosp"):
            done.add(text, label)
        at = hospital.end()
    if not at:
        return _with_anyone(sentence, scene)
    done.add(sentence[at:])
    return done


def _with_anyone(sentence: str, scene: Scene) -> Text | None:
    """A name in place of one noun, or an apposition after it."""
    rng = scene.rng
    places = list(_ANYONE.finditer(sentence))
    if not places:
        return None
    found = rng.choice(places)
    done = Text()
    aside = rng.random() < 0.3
    done.add(
        sentence[: found.end()] + rng.choice((" (", ", ", " - ", " : "))
        if aside
        else f"{sentence[: found.start()]}{found['link']} "
    )
    end = ")" if done.pieces[-1][0].endswith("(") else ""
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        if len(done.pieces) > 1:
            done.add(rng.choice((", ", " et ", "/", " ou ", " puis ")))
        for text, label in scene(rng.choice(_ANYWHERE)):
            done.add(text, label)
    done.add(end + sentence[found.end() :])
    return done


def telegraphic(sentence: str) -> str:
    """Without its article, as notes begin: « Salarié informé… »."""
    found = _ARTICLE.match(sentence)
    if not found or found.end() >= len(sentence):
        return sentence
    return sentence[found.end()].upper() + sentence[found.end() + 1 :]


def solemn(sentence: str, rng: random.Random) -> str:
    """With capitals on some words, as regulations and titles write them."""
    return " ".join(
        word.capitalize() if len(word) > 4 and word.isalpha() and rng.random() < 0.18 else word
        for word in sentence.split(" ")
    )


def _slot_for(who: str, rng: random.Random) -> str:
    word = who.split(maxsplit=1)[0]
    if word in _PROFESSIONS:
        return rng.choice(("pro:d", "pro:t", "pro:m", "pro:b", "pro:any", "pro1"))
    if word in _YOUNG:
        return rng.choice(("priv:first", "rel:first", "rel:full", "pat:first", "priv:full"))
    if word in _RELATIVES or rng.random() < 0.05:
        return rng.choice(("rel:m", "rel:b", "rel:first", "rel:full", "rel:any", "rel1:any"))
    return rng.choice(
        (
            "pat:m",
            "pat:m",
            "pat:any",
            "pat:last",
            "pat:b",
            "priv:m",
            "priv:any",
            "priv:b",
            "pat:first",
            "priv:last",
            "pat:LAST",
            "pat:last only initial",
        )
    )
