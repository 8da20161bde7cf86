"""Rooms and beds, hospitals, number plates and links: what is found, and what only looks like one."""

from __future__ import annotations

import pytest

from colombage.policy.types import DataClass
from colombage.protection.rules import find
from colombage.protection.rules.identity import same_for_all_spellings
from colombage.protection.types import Label


def written(text: str, label: Label) -> list[str]:
    return [span.text for span in find(text) if span.label is label]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("chambre 214", ["214"]),
        ("Chambre n° 214, lit 2", ["214, lit 2"]),
        ("ch. 12 lit B", ["12 lit B"]),
        ("ch 12", ["12"]),
        ("CH. 214", ["214"]),
        ("chambre 214-P", ["214-P"]),
        ("chambre A12", ["A12"]),
        ("box 4", ["4"]),
        ("lit 3 porte", ["3 porte"]),
        ("lit 12 fenêtre", ["12 fenêtre"]),
        ("Lit : porte", ["porte"]),
        ("CHAMBRE : 214", ["214"]),
        ("lit 2 à droite, chambre 214 a été", ["2", "214"]),
        ("installé en chambre\n214", ["214"]),
    ],
)
def test_rooms_and_beds_are_found_without_their_word(text: str, found: list[str]) -> None:
    assert written(text, Label.ROOM) == found


@pytest.mark.parametrize(
    "text",
    [
        "CH 14", "sonde CH16", "sonde urinaire ch 16", "chambre double", "12 lits", "lit médicalisé",
        "la chambre de commerce", "chambre implantable", "lit 2 fois par jour", "box internet", "lit à 30°",
        "alité 3 jours", "120 lits et 4 boxes", "CH d’Yvetot", "chambres 100 % occupées",
    ],
)  # fmt: skip
def test_catheters_and_wards_are_no_rooms(text: str) -> None:
    assert written(text, Label.ROOM) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("transféré au CHU de Rouen ce jour", "CHU de Rouen"),
        ("CH d’Yvetot", "CH d’Yvetot"),
        ("le CH du Belvédère", "CH du Belvédère"),
        ("l’hôpital Saint-Julien", "hôpital Saint-Julien"),
        ("la clinique de l’Europe", "clinique de l’Europe"),
        ("Clinique Saint-Hilaire", "Clinique Saint-Hilaire"),
        ("EHPAD Les Tilleuls", "EHPAD Les Tilleuls"),
        ("l’Ehpad « Les Tilleuls »", "Ehpad « Les Tilleuls"),
        ("Centre Hospitalier Asselin-Hédelin", "Centre Hospitalier Asselin-Hédelin"),
        ("centre hospitalier universitaire de Caen", "centre hospitalier universitaire de Caen"),
        ("Hôpitaux universitaires de Strasbourg", "Hôpitaux universitaires de Strasbourg"),
        ("suivie au centre Henri-Becquerel", "centre Henri-Becquerel"),
        ("maison de retraite Les Hêtres", "maison de retraite Les Hêtres"),
        ("hôpital Charles-Nicolle", "hôpital Charles-Nicolle"),
        ("opéré à l’AP-HP", "AP-HP"),
        ("CHU Rouen", "CHU Rouen"),
        ("SSR Les Herbiers", "SSR Les Herbiers"),
        ("VU AU CHU DE ROUEN POUR DOULEUR", "CHU DE ROUEN"),
        ("HOPITAL SAINT JULIEN POUR BILAN", "HOPITAL SAINT JULIEN"),
        ("vu au C.H.U. de Rouen", "C.H.U. de Rouen"),
        ("C.H. Yvetot", "C.H. Yvetot"),
        ("hôp. Bichat", "hôp. Bichat"),
        ("(clinique Mathilde, Rouen)", "clinique Mathilde"),
    ],
)
def test_hospitals_are_found_with_their_word_and_raise_nothing(text: str, found: str) -> None:
    (span,) = [span for span in find(text) if span.label is Label.HOSPITAL]
    assert (span.text, span.private, span.data_class) == (found, False, DataClass.INTERNAL)


@pytest.mark.parametrize(
    "text",
    [
        "le CHU", "hôpital de jour", "HÔPITAL DE JOUR", "un centre hospitalier public",
        "examen clinique Normal",
        "Essai clinique Phase 2", "ch. 12", "Clinique : patient conscient", "la maison de Jeanne", "groupe A",
        "ap 12", "un institut", "Centre de tri", "EHPAD du secteur",
    ],
)  # fmt: skip
def test_hospitals_without_a_name_are_left_alone(text: str) -> None:
    assert written(text, Label.HOSPITAL) == []


def test_spellings_of_a_hospital_are_one() -> None:
    assert same_for_all_spellings(Label.HOSPITAL, "CH d’Yvetot") == same_for_all_spellings(
        Label.HOSPITAL, "CH D'YVETOT"
    )


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("AB-123-CD", "AB-123-CD"),
        ("garé : AB 123 CD.", "AB 123 CD"),
        ("véhicule ab123cd", "ab123cd"),
        ("une Clio, 1234 AB 76", "1234 AB 76"),
        ("immatriculée 12 ABC 76", "12 ABC 76"),
        ("1234 AB 76", "1234 AB 76"),
    ],
)
def test_plates_are_private(text: str, plate: str) -> None:
    (span,) = find(text)
    assert (span.label, span.text, span.data_class) == (Label.PLATE, plate, DataClass.PERSONAL)


@pytest.mark.parametrize(
    "text",
    [
        "TA 120 FC 80",
        "PA 130 FC",
        "SC 100 MG",
        "500 MG 20",
        "XAB-123-CD",
        "AB-1234-CD",
        "AB-123-CDE",
        "1234 HT 20",
    ],
)
def test_measures_are_no_plates(text: str) -> None:
    assert written(text, Label.PLATE) == []


@pytest.mark.parametrize(
    ("link", "private"),
    [
        ("https://www.facebook.com/camille.exemple", True),
        ("https://pages.exemple.fr/~cexemple", True),
        ("http://exemple.fr/profil/camille-exemple", True),
        ("https://exemple.fr/p?user=camille&x=1", True),
        ("https://dpi.exemple.fr/patients/80012", True),
        ("instagram.com/camille_ex", True),
        ("https://www.linkedin.com/in/camille-exemple-1234", False),
        ("https://www.doctolib.fr/cardiologue/rouen/camille-exemple", False),
    ],
)
def test_links_to_a_person_are_found(link: str, private: bool) -> None:
    (span,) = find(f"Voir {link}.")
    assert (span.label, span.text, span.private) == (Label.URL, link, private)
    assert span.data_class is (DataClass.PERSONAL if private else DataClass.INTERNAL)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.chu-rouen.fr/service/cardiologie/",
        "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000227015/",
        "https://exemple.fr/?page=2&lang=fr",
        "www.has-sante.fr",
        "https://doi.org/10.1016/S0140-6736(20)30183-5",
    ],
)
def test_links_of_institutions_are_left_alone(link: str) -> None:
    assert find(f"Voir {link}.") == ()


@pytest.mark.parametrize(
    "text",
    ["Le modèle de Cox est ajusté.", "Une régression de Cox", "Dr Durand, chef de clinique – RPPS inconnu"],
)
def test_methods_and_functions_are_no_places(text: str) -> None:
    assert [span for span in find(text) if span.label in {Label.TOWN, Label.HOSPITAL}] == []
