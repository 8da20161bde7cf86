"""What a task seeks in a text comes first, under its name, whole, and is not mistaken for something else."""

from __future__ import annotations

import pytest

from colombage.inference.adapters.extractive import extract_key_sentences
from colombage.inference.extraction.material import cut
from colombage.inference.extraction.salience import is_civility, kind_of
from colombage.inference.types import EnginePassage, FinishReason, Sought

MEETING = (Sought.DECISIONS, Sought.ACTIONS, Sought.OPEN_POINTS)
EMAIL = (Sought.REQUESTS, Sought.DATES)

SUPPLIER = """Madame, Monsieur,

Notre société est leader du marché depuis vingt ans.
Le contrat actuel arrive à échéance le 31 décembre 2026.
Le tarif est de 18 450 € HT par an.
Pouvez-vous nous confirmer le nombre d'appareils à couvrir ?
Nous aurions besoin du bon de commande signé avant le 5 décembre.
Merci de nous transmettre les coordonnées de votre ingénieur biomédical.
Cliquez ici pour notre catalogue.

Je vous remercie de bien vouloir accuser réception.
Bien cordialement,
Élodie Marchand"""

MINUTES = """Réunion de la cellule de bloc, 17 novembre
1. Taux d'occupation
-> Mme Hamon sort les chiffres par spécialité pour le 1er déc.
-> DECISION : créneaux non confirmés à J-7 rendus, à partir du 4 janvier.
2. Colonne de coelioscopie
Le devis de réparation est de 12 400 € contre 48 000 € pour un remplacement.
- Pas de décision, à revoir au prochain comité
Le vendredi, est-ce décidé ?
Qui valide les ajouts d'urgence la nuit ? Sans réponse."""

HEADED = """Comité du 3 novembre
Décisions :
- Avis favorable au protocole 12
- Consentement revu en deux pages
Plan d'actions
Mme Hamon : mise en page du livret
Divers
Le comité a salué le travail de l'équipe."""


def extracted(text: str, sought: tuple[Sought, ...], language: str = "fr") -> dict[str, list[str]]:
    """The quoted lines by the name above them."""
    material = [
        EnginePassage(
            number, f"m.{number}", "x", None, part, is_material=True, language=language, sought=sought
        )
        for number, part in enumerate(cut(text), start=1)
    ]
    answer = extract_key_sentences("", material)
    assert answer.finish_reason is FinishReason.STOP
    groups: dict[str, list[str]] = {}
    for line in "".join(answer.pieces).splitlines()[1:]:
        if line.startswith("**"):
            groups[line.strip("*")] = []
        elif line:
            groups[[*groups][-1]].append(line.removeprefix("- "))
    return groups


def test_an_email_gives_every_question_and_request_first_then_dates() -> None:
    groups = extracted(SUPPLIER, EMAIL)
    assert [*groups][:2] == ["Questions et demandes", "Dates et montants"]
    assert groups["Questions et demandes"] == [
        "Pouvez-vous nous confirmer le nombre d'appareils à couvrir ? [1]",
        "Nous aurions besoin du bon de commande signé avant le 5 décembre. [1]",
        "Merci de nous transmettre les coordonnées de votre ingénieur biomédical. [1]",
        "Cliquez ici pour notre catalogue. [1]",
        "Je vous remercie de bien vouloir accuser réception. [1]",
    ]
    assert groups["Dates et montants"] == [
        "Le contrat actuel arrive à échéance le 31 décembre 2026. [1]",
        "Le tarif est de 18 450 € HT par an. [1]",
    ]


def test_a_meeting_gives_decisions_then_what_is_to_do_then_open_points() -> None:
    groups = extracted(MINUTES, MEETING)
    assert groups["Décisions"] == [
        "DECISION : créneaux non confirmés à J-7 rendus, à partir du 4 janvier. [1]"
    ]
    assert groups["À faire et échéances"] == [
        "Mme Hamon sort les chiffres par spécialité pour le 1er déc. [1]"
    ]
    # What is not decided, or only asked, is no decision.
    assert [line.split(",")[0] for line in groups["Questions et points ouverts"]] == [
        "Pas de décision",
        "Le vendredi",
        "Qui valide les ajouts d'urgence la nuit ? [1]",
        "Sans réponse. [1]",
    ]


def test_what_stands_under_its_name_needs_no_word_of_its_own() -> None:
    groups = extracted(HEADED, MEETING)
    assert groups["Décisions"] == [
        "Avis favorable au protocole 12 [1]",
        "Consentement revu en deux pages [1]",
    ]
    assert groups["À faire et échéances"] == ["Mme Hamon : mise en page du livret [1]"]


def test_that_nothing_is_found_is_said_in_the_readers_language() -> None:
    groups = extracted("Le service a accueilli deux internes.", MEETING, "en")
    assert groups["Decisions"] == ["None noticed. A sentence that says it otherwise may have been missed."]
    assert groups["Other key sentences"] == ["Le service a accueilli deux internes. [1]"]


def test_a_text_with_more_of_it_than_can_be_quoted_says_how_many() -> None:
    text = " ".join(f"Le service numéro {n} enverra le dossier {n * 7}." for n in range(100, 130))
    quoted = extracted(text, MEETING)["À faire et échéances"]
    assert len(quoted) == 21
    assert quoted[-1] == "… et 10 autres dans la suite du texte, à relire."


def test_notes_that_were_typed_line_by_line_stay_apart_and_are_no_headings() -> None:
    notes = """Visite du laboratoire
Extincteur vérifié en mars
Issue de secours bloquée par deux lits, urgent
demander un devis de signalétique avant vendredi
prise électrique arrachée en salle 4"""
    quoted = extracted(notes, MEETING)
    assert quoted["À faire et échéances"] == ["demander un devis de signalétique avant vendredi [1]"]
    assert "Issue de secours bloquée par deux lits, urgent [1]" in quoted["Autres phrases clés"]


def test_lines_of_a_page_are_still_joined() -> None:
    page = """La commission des menus s'est réunie le 3 novembre dans la salle du
conseil en présence de la diététicienne. Elle a décidé de supprimer les
barquettes individuelles et de revenir aux assiettes en porcelaine dès le
1er janvier. Il reste à savoir qui lavera la vaisselle le week-end."""
    groups = extracted(page, MEETING)
    assert groups["Décisions"][0].endswith("aux assiettes en porcelaine dès le 1er janvier. [1]")
    assert groups["Questions et points ouverts"] == [
        "Il reste à savoir qui lavera la vaisselle le week-end. [1]"
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Il faut prévenir le médecin.", Sought.ACTIONS),
        ("Missing doses on Sunday were late.", None),
        ("The pharmacist will check the stock.", Sought.ACTIONS),
        ("Décision reportée : aucune décision ce jour.", Sought.OPEN_POINTS),
        ("La proposition a été validée.", Sought.DECISIONS),
        ("La tension est à 14/8 ce matin.", None),
    ],
)
def test_kinds_of_sentences(text: str, kind: Sought | None) -> None:
    assert kind_of(text, MEETING) is kind


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Bonjour à tous,", True),
        ("Bonjour, quand venez-vous ?", False),
        ("Merci pour votre réponse.", True),
        ("Merci de répondre avant vendredi.", False),
        ("Thank you for the visit last Tuesday.", True),
        ("Je vous prie d’agréer mes salutations.", True),
        ("Je vous remercie de bien vouloir répondre.", False),
    ],
)
def test_a_civility_asks_for_nothing(text: str, is_one: bool) -> None:
    assert is_civility(text) is is_one
