"""Questions, each a little different: of 2,000 to 4,000 characters, as a professional pastes them, and short
ones. Pure."""

from __future__ import annotations

_OPENING = (
    "Bonjour, pouvez-vous reprendre ce compte rendu de réunion en dix lignes claires pour l'encadrement ? "
    "Toute question est à adresser à secretariat.qualite@etablissement-fictif.fr avant la fin du mois.\n\n"
)
_PARAGRAPHS = (
    (
        "Le groupe de travail a relu la procédure de commande des dispositifs à usage unique. Les délais de "
        "livraison sont passés de 5 à 12 jours depuis mars 2026, et trois services signalent des ruptures. "
        "Il est proposé de relever le stock de sécurité de 15 % et de revoir ce seuil tous les 6 mois.\n\n"
    ),
    (
        "La formation à l'hygiène des mains a réuni 48 agents sur les 60 attendus. Les absences "
        "s'expliquent par les plannings de nuit ; deux séances seront ajoutées à 7 h 30. Le taux de "
        "conformité observé est de 82,5 %, pour un objectif de 90 % fixé par le projet d'établissement "
        "2025-2029.\n\n"
    ),
    (
        "Le marché de maintenance des ascenseurs arrive à son terme le 30/09/2026. Le cahier des clauses "
        "techniques doit prévoir un délai d'intervention de 45 minutes, des pénalités plafonnées à 10 % du "
        "montant annuel et un rapport trimestriel. La consultation sera publiée au début du printemps.\n\n"
    ),
    (
        "Le déménagement des archives occupe 320 mètres linéaires. Le prestataire demande l'accès au quai "
        "de livraison de 6 h à 9 h, ce qui gêne la pharmacie le mardi. Un créneau est cherché avec les "
        "services techniques, et un plan de circulation sera affiché deux semaines avant.\n\n"
    ),
)


def question(number: int) -> str:
    """About 2,100 to 3,800 characters: `number` decides how many paragraphs, and makes the text its own."""
    paragraphs = 7 + number % 7
    text = "".join(_PARAGRAPHS[(number + at) % len(_PARAGRAPHS)] for at in range(paragraphs))
    return f"{_OPENING}Point n° {number}.\n{text}"


def short_question(number: int) -> str:
    """About 100 characters, with a professional address."""
    return (
        f"Point n° {number} : quel délai pour commander des gants ? "
        "Réponse à secretariat.qualite@etablissement-fictif.fr"
    )
