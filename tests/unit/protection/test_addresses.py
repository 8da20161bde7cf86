"""Addresses, postcodes and towns: what belongs together, whose it is, and what only looks like one."""

from __future__ import annotations

import pytest

from colombage.policy.types import DataClass
from colombage.protection.rules import find
from colombage.protection.rules.identity import same_for_all_spellings
from colombage.protection.types import Label, Span


def placed(text: str) -> list[Span]:
    return [span for span in find(text) if span.label in {Label.ADDRESS, Label.TOWN}]


@pytest.mark.parametrize(
    "written",
    [
        "12 rue des Lilas, 76190 Yvetot",
        "12, rue des Lilas 76190 YVETOT",
        "12 bis rue de la République, 76000 Rouen",
        "12 RUE DE LA REPUBLIQUE 76000 ROUEN",
        "12 rue des Lilas\n76190 Yvetot",
        "12 rue des\nLilas\n76190 Yvetot",
        "12 rue de la gare, 76190 Yvetot",
        "3 avenue du 8 mai 1945, 76300 Sotteville-lès-Rouen",
        "14-16 boulevard de l’Europe - 76100 Rouen",
        "5 place du Général-de-Gaulle, 76000 Rouen",
        "7 av. Jean Jaurès 76140 Le Petit-Quevilly",
        "8 bd de la Marne, appt 12, 76000 Rouen",
        "2 allée des Chênes, bâtiment B, escalier 3, 76230 Bois-Guillaume",
        "Résidence Les Hêtres, 4 rue Pasteur, 76130 Mont-Saint-Aignan",
        "lieu-dit Le Bourg, 76116 Ry",
        "4 impasse du Puits",
        "25 quai Gaston-Boulet",
        "12 rue des lilas 76190 yvetot",
        "9 chemin Vert, Yvetot",
        "12 r. des Lilas, 76190 Yvetot",
    ],
)
def test_an_address_is_one_span_and_a_private_persons(written: str) -> None:
    (span,) = placed(f"M. X, demeurant {written}, est venu.")
    assert (span.text, span.label, span.data_class) == (written, Label.ADDRESS, DataClass.PERSONAL)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("CHU de Rouen, 1 rue de Germont, 76031 Rouen Cedex", "1 rue de Germont, 76031 Rouen Cedex"),
        ("Société Exemple SAS, 12 rue du Port 76600 Le Havre", "12 rue du Port 76600 Le Havre"),
        ("BP 123, 76031 ROUEN CEDEX 1", "BP 123, 76031 ROUEN CEDEX 1"),
        ("CS 40001 – 76031 Rouen Cedex", "CS 40001 – 76031 Rouen Cedex"),
        ("Secrétariat du service : 12 rue des Lilas, 76190 Yvetot", "12 rue des Lilas, 76190 Yvetot"),
    ],
)
def test_an_organisations_address_raises_nothing(text: str, written: str) -> None:
    (span,) = placed(text)
    assert (span.text, span.label, span.data_class) == (written, Label.ADDRESS, DataClass.INTERNAL)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("76190 Yvetot", "76190 Yvetot"),
        ("76 190 Yvetot", "76 190 Yvetot"),
        ("76031 Rouen Cedex 1", "76031 Rouen Cedex 1"),
        ("76800 SAINT ETIENNE DU ROUVRAY Tél", "76800 SAINT ETIENNE DU ROUVRAY"),
        ("Yvetot (76190)", "Yvetot (76190)"),
        ("CP : 76190", "76190"),
        ("Il vit à Rouen depuis", "Rouen"),
        ("hospitalisée à Saint-Étienne-du-Rouvray.", "Saint-Étienne-du-Rouvray"),
        ("née à Alger, elle", "Alger"),
        ("domiciliée à LE HAVRE", "LE HAVRE"),
        ("la ville de Caen", "Caen"),
        ("Lieu de naissance : Casablanca", "Casablanca"),
        ("Commune : Yvetot", "Yvetot"),
        ("Rouen, le 12 mars 2024", "Rouen"),
        ("Fait à Barentin", "Barentin"),
        ("(clinique Mathilde, Rouen)", "Rouen"),
    ],
)
def test_towns_and_postcodes_raise_nothing(text: str, written: str) -> None:
    (span,) = placed(text)
    assert (span.text, span.label, span.private) == (written, Label.TOWN, False)


@pytest.mark.parametrize(
    "text",
    [
        "25000 EUR, 12000 patients, 10000 UI, 15000 Professionnels",
        "lot 76000 Rouen-Med",
        "maladie de Verneuil, score de Marseille",
        "la place de la chirurgie, au cours de l’année, 3 cours de kinésithérapie",
        "en cours de route, 2 passages infirmiers, il est à la rue. Le patient",
        "12 places de parking, chemin clinique, 3 allées et venues",
        "à Noël, à Monsieur, à la Mairie, de Martin, de Paul",
        "bâtiment B, 3e étage, porte 12, hall 2",
        "M. de Rouen, Docteur de Villiers",
        "fermé. Rappeler M. B.",
        "Il a Rouvert, a Paris",
        "voie orale, voie veineuse, 2 voies IV, cité ci-dessus",
        "12 h place assise",
        "Appendice 2, boulevard",
    ],
)
def test_other_places_and_numbers_are_left_alone(text: str) -> None:
    assert [span.text for span in placed(text)] == []


def test_spellings_of_a_town_are_one() -> None:
    assert same_for_all_spellings(Label.TOWN, "Saint-Étienne") == same_for_all_spellings(
        Label.TOWN, "SAINT ETIENNE"
    )
