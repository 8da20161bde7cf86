"""The demonstration group: nine establishments by their public names, people who do not exist. Pure data.

Used by `LoadDemonstration` and `ListDemonstrationAccounts`. Each name says that it is for show.
"""

from __future__ import annotations

from dataclasses import dataclass

from colombage.kernel.actor import Role

GROUP_NAME = "Groupement de démonstration"
MARK = "(démonstration)"


@dataclass(frozen=True, slots=True)
class DemonstrationEstablishment:
    name: str
    city: str
    kind: str
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemonstrationPerson:
    """`scoped`: the role is held for the establishment alone, else for the whole group."""

    login: str
    name: str
    profession: str
    establishment: str
    department: str
    role: Role | None = None
    scoped: bool = False


CHU = "CHU de Rouen"
BARENTIN = "CH de l’Austreberthe"
YVETOT = "CH Asselin-Hédelin"
BELVEDERE = "CH du Belvédère"
BOIS_PETIT = "CH du Bois-Petit"
DARNETAL = "CH Durécu-Lavoisier"
GOURNAY = "CH de Gournay-en-Bray"
NEUFCHATEL = "CH Fernand-Langlois"
ROUVRAY = "CH du Rouvray"

# The first is the support establishment.
ESTABLISHMENTS = (
    DemonstrationEstablishment(
        CHU,
        "Rouen",
        "Centre hospitalier universitaire",
        (
            "Cardiologie",
            "Pharmacie",
            "Recherche clinique et innovation",
            "Achats",
            "Système d’information",
            "Formation",
            "Affaires médicales territoriales",
            "Direction générale",
        ),
    ),
    DemonstrationEstablishment(BARENTIN, "Barentin", "Centre hospitalier", ("Médecine", "Soins de suite")),
    DemonstrationEstablishment(YVETOT, "Yvetot", "Centre hospitalier", ("Médecine", "Accueil")),
    DemonstrationEstablishment(
        BELVEDERE, "Mont-Saint-Aignan", "Centre hospitalier", ("Maternité", "Secrétariat médical")
    ),
    DemonstrationEstablishment(
        BOIS_PETIT, "Sotteville-lès-Rouen", "Centre hospitalier", ("Gériatrie", "Hébergement")
    ),
    DemonstrationEstablishment(
        DARNETAL, "Darnétal", "Centre hospitalier", ("Soins de longue durée", "Rééducation")
    ),
    DemonstrationEstablishment(GOURNAY, "Gournay-en-Bray", "Centre hospitalier", ("Urgences", "Médecine")),
    DemonstrationEstablishment(
        NEUFCHATEL, "Neufchâtel-en-Bray", "Centre hospitalier", ("Médecine", "Services techniques")
    ),
    DemonstrationEstablishment(
        ROUVRAY,
        "Sotteville-lès-Rouen",
        "Centre hospitalier spécialisé",
        ("Psychiatrie adulte", "Psychiatrie de l’enfant et de l’adolescent"),
    ),
)

# As the migration names them: the sign-in page cannot ask for the list, which is for the signed-in.
PROFESSIONS = {
    "doctor": "Médecin",
    "nurse": "Infirmier, infirmière",
    "care_assistant": "Aide-soignant, aide-soignante",
    "pharmacist": "Pharmacien, pharmacienne",
    "midwife": "Sage-femme",
    "researcher": "Chercheur, chercheuse",
    "buyer": "Acheteur, acheteuse",
    "secretary": "Secrétaire",
    "administrator": "Administratif, administrative",
    "technician": "Technicien, technicienne",
    "it": "Informaticien, informaticienne",
    "trainer": "Formateur, formatrice",
    "management": "Direction et encadrement",
    "student": "Étudiant, étudiante ou interne",
    "temporary": "Intérimaire",
}

_P = DemonstrationPerson
# The first administers the group and is the one whom the first use signs in.
PEOPLE = (
    _P("administratrice", "Claire Lefebvre", "it", CHU, "Système d’information", Role.GROUP_ADMINISTRATOR),
    _P("dpo", "Antoine Mercier", "management", CHU, "Direction générale", Role.OFFICER),
    _P("auditrice", "Hélène Vasseur", "administrator", CHU, "Direction générale", Role.AUDITOR),
    _P("referente", "Sophie Delaunay", "trainer", CHU, "Formation", Role.STEWARD, scoped=True),
    _P(
        "referent.rouvray",
        "Julien Carpentier",
        "nurse",
        ROUVRAY,
        "Psychiatrie adulte",
        Role.STEWARD,
        scoped=True,
    ),
    _P("medecin", "Nicolas Beaumont", "doctor", CHU, "Cardiologie"),
    _P("infirmiere", "Émilie Rousseau", "nurse", YVETOT, "Médecine"),
    _P("aide.soignante", "Nadia Benali", "care_assistant", BOIS_PETIT, "Gériatrie"),
    _P("pharmacien", "Thomas Girard", "pharmacist", CHU, "Pharmacie"),
    _P("sage.femme", "Camille Lemoine", "midwife", BELVEDERE, "Maternité"),
    _P("chercheuse", "Inès Fontaine", "researcher", CHU, "Recherche clinique et innovation"),
    _P("acheteur", "Marc Dubois", "buyer", CHU, "Achats"),
    _P("secretaire", "Valérie Perrin", "secretary", BELVEDERE, "Secrétariat médical"),
    _P("administrative", "Laure Chevalier", "administrator", BARENTIN, "Médecine"),
    _P("technicien", "Olivier Renard", "technician", NEUFCHATEL, "Services techniques"),
    _P("informaticien", "Karim Haddad", "it", CHU, "Système d’information"),
    _P("formatrice", "Isabelle Moreau", "trainer", CHU, "Formation"),
    _P("directrice", "Anne-Marie Leclerc", "management", DARNETAL, "Rééducation"),
    _P("interne", "Lucas Marchand", "student", GOURNAY, "Urgences"),
    _P("interimaire", "Fatou Diallo", "temporary", YVETOT, "Médecine"),
)
