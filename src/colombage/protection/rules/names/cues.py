"""The words beside a name that give it away and say whose it is: titles, functions, kinship, fields of forms.

Read by by_form.py, which looks what follows them, and by who.py, which looks what stands before a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from colombage.protection.rules.names.words import vocabulary
from colombage.protection.types import Gender, PersonRole
from colombage.protection.word_lists import folded

_F, _M = Gender.FEMALE, Gender.MALE
_PATIENT, _RELATIVE, _PROFESSIONAL = PersonRole.PATIENT, PersonRole.RELATIVE, PersonRole.PROFESSIONAL


class Kind(Enum):
    TITLE = auto()
    """A name follows at once, in capitals or not: "Mme", "Dr"."""
    FUNCTION = auto()
    """A name in capitals may follow: "l'infirmière", "sa fille", "le patient"."""
    BORN = auto()
    """A maiden or married name may follow: "née", "épouse"."""
    FIELD = auto()
    """A name follows a colon: "Nom", "Signé"."""
    LIST = auto()
    """People follow a colon, up to the paragraph's end: "Présents"."""
    CLOSING = auto()
    """A signature follows on one of the next lines: "Cordialement"."""
    BY = auto()
    """A surname alone in capitals may follow: "vu par", "chez", "avis de"."""


@dataclass(frozen=True, slots=True)
class Cue:
    kind: Kind
    role: PersonRole | None = None
    gender: Gender | None = None


_ABOUT: tuple[tuple[Cue, str], ...] = (
    (Cue(Kind.TITLE, None, _M), "m mr monsieur mister sieur"),
    (Cue(Kind.TITLE, None, _F), "mme mlle melle mle madame mademoiselle mrs miss vve veuve"),
    (Cue(Kind.TITLE), "mm mmes messieurs mesdames mlles"),
    (Cue(Kind.TITLE, _PROFESSIONAL), "dr drs docteur docteurs pr prs prof professeur professeurs me maître"),
    (Cue(Kind.TITLE, _PROFESSIONAL, _F), "dre docteure docteures professeure doctoresse"),
    (Cue(Kind.FUNCTION, _PROFESSIONAL, _F), "sr"),
    (
        Cue(Kind.FUNCTION, _PROFESSIONAL, _F),
        (
            "infirmière aide-soignante soignante assistante directrice "
            "acheteuse chirurgienne pharmacienne investigatrice coordinatrice coordonnatrice "
            "conseillère diététicienne présidente rédactrice "
            "technicienne manipulatrice préparatrice formatrice étudiante chargée animatrice "
            "éducatrice enseignante attachée cheffe avocate greffière autrice commerciale "
            "ingénieure médiatrice praticienne représentante masseuse agente déléguée"
        ),
    ),
    (
        Cue(Kind.FUNCTION, _PROFESSIONAL, _M),
        (
            "infirmier aide-soignant soignant as ash asd ashq assistant directeur acheteur chirurgien "
            "pharmacien investigateur coordinateur coordonnateur diététicien président rédacteur "
            "technicien manipulateur préparateur formateur étudiant chargé animateur éducateur "
            "enseignant attaché chef avocat greffier auteur commercial ingénieur conseiller médiateur "
            "praticien représentant agent délégué brancardier ambulancier"
        ),
    ),
    (
        Cue(Kind.FUNCTION, _PROFESSIONAL),
        (
            "médecin médecins interne externe gestionnaire secrétaire psychologue auxiliaire juriste "
            "ide ibode iade kiné kinésithérapeute ergothérapeute ergo orthophoniste sage-femme "
            "maïeuticien cadre ccs cs responsable psychiatre pédiatre anesthésiste radiologue "
            "cardiologue neurologue pneumologue oncologue gériatre dermatologue urologue gynécologue "
            "hématologue néphrologue endocrinologue rhumatologue réanimateur urgentiste généraliste "
            "ophtalmologue ophtalmologiste orl gastroentérologue infectiologue généticien "
            "anatomopathologiste biologiste biostatisticien statisticien hygiéniste psychomotricien "
            "podologue opticien pédicure dentiste stomatologue allergologue diabétologue algologue "
            "gynécologue obstétricien néonatologiste neurochirurgien orthopédiste opérateur anesth "
            "chirurgiens infirmiers infirmières internes arc tec dpo rssi drh daf dsi juge notaire "
            "maire gendarme policier"
        ),
    ),
    (
        Cue(Kind.FUNCTION, _PATIENT, _M),
        "patient résident assuré hospitalisé usager défunt plaignant adhérent",
    ),
    (Cue(Kind.FUNCTION, _PATIENT, _F), "patiente résidente assurée hospitalisée usagère défunte plaignante"),
    (
        Cue(Kind.FUNCTION, _PATIENT),
        "pt pte enfant bébé nourrisson nouveau-né malade bénéficiaire jeune candidat candidate salarié",
    ),
    (
        Cue(Kind.FUNCTION, _RELATIVE, _F),
        (
            "fille mère soeur sœur nièce tante grand-mère belle-fille belle-mère belle-soeur belle-sœur "
            "compagne conjointe petite-fille cousine maman épouse concubine tutrice curatrice marraine "
            "voisine amie aidante accompagnante femme"
        ),
    ),
    (
        Cue(Kind.FUNCTION, _RELATIVE, _M),
        (
            "fils père frère neveu oncle grand-père gendre beau-fils beau-père beau-frère compagnon conjoint "
            "petit-fils cousin papa mari époux concubin tuteur curateur parrain voisin ami aidant "
            "accompagnant"
        ),
    ),
    (Cue(Kind.BORN, None, _F), "née"),
    (Cue(Kind.BORN, None, _M), "né"),
    (Cue(Kind.BORN, None, _F), "ép epse"),
    (
        Cue(Kind.FIELD, _PATIENT),
        "nom prénom prénoms identité noms patronyme naissance usage famille marital usuel mère-père",
    ),
    (
        Cue(Kind.FIELD, _PROFESSIONAL),
        (
            "signé signature rédigé rédacteurs validé validation dicté destinataire cc cci copie auteurs "
            "prescripteur correspondant traitant réf contact interlocuteur expéditeur opérateurs aide "
            "instrumentiste demandeur intervenant référent référente évaluateur n+1 pilote vérificateur "
            "approbateur valideur"
        ),
    ),
    (Cue(Kind.FIELD, _RELATIVE), "confiance prévenir"),
    (
        Cue(Kind.LIST, _PROFESSIONAL),
        (
            "présents présent présentes excusés excusé excusées absents absent participants participant "
            "destinataires diffusion invités membres intervenants investigateurs signataires composition "
            "convoqués"
        ),
    ),
    (
        Cue(Kind.CLOSING, _PROFESSIONAL),
        (
            "cordialement confraternellement respectueusement amicalement sincèrement salutations sentiments "
            "considération dévoué"
        ),
    ),
    (Cue(Kind.BY), "par avec chez selon pour avis appelé appelée bonjour bonsoir merci cher chère salut"),
)

CAPITALS_ONLY = vocabulary("me as cs arc tec sr pr prs ccs")
"""Words too when written small: "me voir", "pr le soir"."""

_BARE = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
PARTICLES = vocabulary(
    "de du des d la le les l el al ben bin ibn bou da do dos das di del della van von der den ten ter "
    "san saint sainte st ste mac mc o n m abd abou abu ait aït dit vande vander"
)
"""What may stand inside a name before one of its words."""

BY_FOLDED = {folded(word).replace(" ", "-"): cue for cue, words in reversed(_ABOUT) for word in words.split()}
"""The cue of a folded word (hyphens kept). Of a word with two, the first counts."""


def _spellings() -> dict[str, Cue]:
    by_spelling: dict[str, Cue] = {}
    for cue, words in reversed(_ABOUT):
        for word in words.split():
            if "-" in word:
                continue
            for written in (word, word.translate(_BARE)):
                forms = (written.capitalize(), written.upper())
                by_spelling |= dict.fromkeys(forms, cue)
                if word not in CAPITALS_ONLY:
                    by_spelling[written] = cue
    return by_spelling


BY_SPELLING = _spellings()
"""The cue of a word as it is written: small, capitalised or in capitals, with accents or without.

So that one look-up a word is all that ordinary prose costs. Compounds come in by their last part ("sage-
femme").
"""
for _word in ("Me", "ME"):
    BY_SPELLING[_word] = Cue(Kind.FUNCTION, _PROFESSIONAL)
for _word in ("AS", "CS", "ARC", "TEC"):
    BY_SPELLING.pop(_word.capitalize(), None)
for _word in ("ép", "ep"):
    BY_SPELLING.pop(_word.capitalize(), None)
