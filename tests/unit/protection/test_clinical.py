"""What speaks of care, and what an office of a hospital writes every day."""

from __future__ import annotations

import time

import pytest

from colombage.policy.types import DataClass
from colombage.protection.rules import class_of, find
from colombage.protection.rules.clinical import is_clinical
from colombage.protection.rules.marks import mark
from colombage.protection.types import Label


@pytest.mark.parametrize(
    "text",
    [
        "Mme X a un diabète de type 2",
        "Le patient est hospitalisé pour une pneumopathie",
        "DOLIPRANE 1 g si douleur",
        "IRM du genou demandée",
        "TA 120/80, apyrétique",
        "Suspicion de maladie de Crohn",
        "Il souffre de douleurs chroniques depuis deux ans",
        "Traitement par Eliquis",
        "Antécédents : appendicectomie",
        "Chute à domicile, fracture de la hanche",
        "Nausées et vomissements depuis ce matin",
        "patiente vue aux urgences pour des céphalées",
        "Œdèmes des membres inférieurs",
        "OEDEMES DES MEMBRES INFERIEURS",
        "escarre sacrée stade 2, pansement quotidien",
        "bisoprolol 2,5 mg le matin",
        "Insuffisance cardiaque connue",
        "Metastases he\u0301patiques",
    ],
)
def test_diseases_drugs_and_acts_of_care_are_clinical(text: str) -> None:
    assert is_clinical(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "La réunion de service aura lieu mardi à 14 h en salle B : planning, congés, points divers.",
        "Mme Durand, infirmière, sera en arrêt maladie. Son remplacement est assuré par le pool.",
        "Note RH : la quotité de travail de M. Petit passe à 80 %. Congé maternité de Mme Roy.",
        "Appel d'offres pour le nettoyage des locaux du CHU, lot 3 : vitrerie. 120 000 € HT.",
        "Bonjour, pouvez-vous m'envoyer le bilan social et le compte rendu du CSE ? Merci.",
        "Le traitement des données est conforme au RGPD. Consultation publique ouverte.",
        "Réunion des chefs de service de cardiologie, chirurgie et réanimation le 12 mars.",
        "Qu'il ait la responsabilité du projet est une opportunité ; la mobilité est encouragée.",
        "La candidature de M. Lefevre au poste de cadre de santé a retenu notre attention.",
        "Accueil des nouveaux arrivants, visite de la médecine du travail.",
        "Le serveur est saturé. Diagnostic en cours par l'équipe réseau, voir l'appendice.",
        "Les effectifs sont insuffisants ; une fraction des postes est gelée.",
    ],
)
def test_what_an_office_writes_is_not(text: str) -> None:
    assert not is_clinical(text)


def test_with_care_in_the_text_whatever_tells_who_a_private_person_is_makes_it_health() -> None:
    text = "Camille"
    private = mark(text, 0, 7, Label.PERSON, 0.9, private=True)
    in_function = mark(text, 0, 7, Label.PERSON, 0.9, private=False)
    assert class_of([private]) is DataClass.PERSONAL
    assert class_of([private], clinical=True) is DataClass.HEALTH
    assert class_of([in_function], clinical=True) is DataClass.INTERNAL
    assert class_of([private], frozenset({"Camille"}), clinical=True) is DataClass.PUBLIC
    assert class_of(find("né le 12/03/1948"), clinical=True) is DataClass.HEALTH
    assert class_of(find("06 12 34 56 78"), clinical=True) is DataClass.HEALTH


def test_what_tells_nobody_alone_does_not() -> None:
    spans = find("Vu le 12/03/2024 à Rouen, chambre 214, CHU de Rouen, 93 ans")
    assert len(spans) == 5
    assert class_of(spans, clinical=True) is DataClass.INTERNAL
    assert class_of((), clinical=True) is DataClass.PUBLIC


@pytest.mark.parametrize("piece", ["a", "maladie ", "1 m", "antecedents ", "x'"])
def test_time_grows_with_the_length_alone(piece: str) -> None:
    began = time.process_time()
    is_clinical(piece * (1_000_000 // len(piece)))
    assert time.process_time() - began < 10
