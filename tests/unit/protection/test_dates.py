"""Dates, birth dates and ages: every French form, what they mean, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from colombage.policy.types import DataClass
from colombage.protection.rules import find
from colombage.protection.rules.dates import date_value
from colombage.protection.rules.identity import same_for_all_spellings
from colombage.protection.types import Label

_DATES = {Label.DATE, Label.BIRTH_DATE}


def dates(text: str) -> list[str]:
    return [span.text for span in find(text) if span.label in _DATES]


def births(text: str) -> list[str]:
    return [span.text for span in find(text) if span.label is Label.BIRTH_DATE]


@pytest.mark.parametrize(
    "written",
    [
        "12/03/2024", "12.03.2024", "12-03-2024", "12/3/2024", "12/03/24", "12.03.24", "12-03-24",
        "2024-03-12",
        "2024/03/12", "12 03 2024", "12 / 03 / 2024", "12 mars 2024", "12 MARS 2024",
        "12\u00a0mars\u00a02024",
        "12 mars\n2024", "12/03/\n2024", "12-mars-24", "12-mars-2024", "12 mar. 2024", "12MAR2024",
        "douze mars deux mille vingt-quatre", "Douze mars deux mille vingt quatre", "12 mars de l’an 2024",
        "mardi 12 mars 2024", "l2/O3/2024", "12/O3/2O24", "１２/０３/２０２４",
    ],
)  # fmt: skip
def test_one_day_is_found_and_understood_in_every_form(written: str) -> None:
    text = f"Vu le {written}, sans fait nouveau."
    assert dates(text) == [written]
    assert date_value(written) == date(2024, 3, 12)
    assert same_for_all_spellings(Label.DATE, written) == "2024-03-12"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Depuis le 1er mars.", ["1er mars"]),
        ("le premier avril", ["premier avril"]),
        ("Hospitalisé du 12/03 au 15/03", ["12/03", "15/03"]),
        ("revu le 5/4 puis le 12.04", ["5/4", "12.04"]),
        ("Depuis mars 2024, stable", ["mars 2024"]),
        ("en 03/2024", ["03/2024"]),
        ("août 2023 et février 2024", ["août 2023", "février 2024"]),
        ("AOUT 2023, FEVRIER 2024", ["AOUT 2023", "FEVRIER 2024"]),
        ("mars deux mille vingt-quatre", ["mars deux mille vingt-quatre"]),
        ("le vingt et un juin mil neuf cent quarante-huit", ["vingt et un juin mil neuf cent quarante-huit"]),
        ("12 janv. 2024, 3 févr. 2024, 4 déc. 2023", ["12 janv. 2024", "3 févr. 2024", "4 déc. 2023"]),
        ("12 mars 2024 à 10 h 30", ["12 mars 2024"]),
        ("2024-03-12T10:20:30", ["2024-03-12"]),
        ("lundi 12 mars", ["lundi 12 mars"]),
        ("Le 12 mars 24 patients sont venus", ["12 mars"]),
        ("(12/03/2024)", ["12/03/2024"]),
        ("le 4 sept, jeudi 5 janv, 6 févr.", ["4 sept", "jeudi 5 janv", "6 févr."]),
        ("MMS 22/30 le 06/02", ["06/02"]),
        ("12/03/2024-15/03/2024", ["12/03/2024", "15/03/2024"]),
        ("J1 : 12/03/2024.", ["12/03/2024"]),
    ],
)
def test_dates_in_part_and_in_their_context(text: str, found: list[str]) -> None:
    assert dates(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "décret n° 2016-524 du 27 avril 2016",
        "la loi du 4 mars 2002 relative aux droits des malades",
        "lois du 4 mars 2002 et du 22 avril 2005",
        "arrêté du 12/03/2024",
        "l’arrêté ministériel du 3 avril 2017",
        "ordonnance n° 2021-580 du 12 mai 2021",
        "règlement (UE) 2016/679 du 27 avril 2016",
        "circulaire DGOS/R1/2015/36 du 6 février 2015",
        "JORF du 28 avril 2016",
        "version 2 du 12/03/2024",
        "mise à jour : 12/03/2024",
        "lot A1234, péremption 03/2026",
        "TA 120/80, TA 12/08, EVA 10/10, Glasgow 15/15, 3/4 des patients, 1/2 comprimé",
        "article 12.03.24",
        "3. Pansement\n3.1 Rythme de réfection",
        "v 1.12.24",
        "ratio 05/10, 12/08 mmHg",
        "en 2016, de 2016 à 2020, 2023/2024, saison 2023-2024",
        "le 12, puis le 15",
        "mai et juin, en mars, le mois de septembre",
        "192.168.12.24, 1.2.3.4.5, 10:20:30",
        "n° 03/2024, réf. 12/03/2024-B",
        "12/13/14, 40/50/2024, 32/01/2024x",
        "marché 2024/S 123-456789",
        "il est mort, les arts martiaux et l'Avril",
    ],
)
def test_laws_versions_lots_and_scores_are_no_dates(text: str) -> None:
    assert dates(text) == []


def test_an_ordonnance_of_a_doctor_has_a_date() -> None:
    assert dates("Ordonnance du 12/03/2024") == ["12/03/2024"]
    assert dates("arrêt cardiaque le 12 mars 2024") == ["12 mars 2024"]


def test_a_date_raises_nothing() -> None:
    (span,) = find("le 12/03/2024")
    assert (span.private, span.data_class) == (False, DataClass.INTERNAL)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12/03", None), ("mars 2024", None), ("31/02/2024", None), ("1948", None), ("", None),
        ("bonjour", None),
        ("12/03/48", date(1948, 3, 12)), ("12031948", date(1948, 3, 12)), ("1er avril 1948", date(1948,
        4, 1)),
        ("vingt-neuf février deux mille", date(2000, 2, 29)), ("1948-03-12", date(1948, 3, 12)),
        ("trente et un décembre mille neuf cent quatre-vingt-dix-neuf", date(1999, 12, 31)),
    ],
)  # fmt: skip
def test_the_day_that_is_meant(written: str, value: date | None) -> None:
    assert date_value(written) == value


def test_spellings_of_an_incomplete_date_are_one() -> None:
    for spellings in (
        ("12/03", "12 mars", "douze mars"),
        ("03/2024", "mars 2024", "mars deux mille vingt-quatre"),
    ):
        assert len({same_for_all_spellings(Label.DATE, each) for each in spellings}) == 1
    assert same_for_all_spellings(Label.DATE, "12/03") != same_for_all_spellings(Label.DATE, "13/03")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("né le 12/03/1948", "12/03/1948"),
        ("Née le 12 mars 1948 à Rouen", "12 mars 1948"),
        ("Né(e) le : 12/03/1948", "12/03/1948"),
        ("NE LE 12/03/1948", "12/03/1948"),
        ("NÉE LE 12.03.48", "12.03.48"),
        ("ne\u0301e le 12/03/1948", "12/03/1948"),
        ("née Durand, le 12 mars 1948", "12 mars 1948"),
        ("né à Rouen (76) le 12 mars 1948", "12 mars 1948"),
        ("né à Rouen le douze mars mil neuf cent quarante-huit", "douze mars mil neuf cent quarante-huit"),
        ("Date de naissance : 12/03/1948", "12/03/1948"),
        ("Date de naissance\n12/03/1948", "12/03/1948"),
        ("| Date de naissance | 12/03/1948 |", "12/03/1948"),
        ("Date de naissance (JJ/MM/AAAA) : 12/03/1948", "12/03/1948"),
        ("date de naissance du patient : 12 03 1948", "12 03 1948"),
        ("DDN 12/03/1948", "12/03/1948"),
        ("DDN : 12031948", "12031948"),
        ("DDN: 12.8.50", "12.8.50"),
        ("DDN : 1948", "1948"),
        ("né(e) le ....... 12/03/1950", "12/03/1950"),
        ("ddn=12-03-48", "12-03-48"),
        ("Naissance : 12 mars 1948", "12 mars 1948"),
        ("Né le 12031948", "12031948"),
        ("né le l2/O3/l948", "l2/O3/l948"),
        ("Né le\n12/03/1948", "12/03/1948"),
        ("Née le : 1 2 0 3 1 9 4 8", "1 2 0 3 1 9 4 8"),
        ("né en 1948", "1948"),
        ("née en mars 1948", "mars 1948"),
        ("Jean D., 12/03/1948 (76 ans)", "12/03/1948"),
        ('{"date_de_naissance": "1948-03-12"}', "1948-03-12"),
        ("12/03/1948 (date de naissance)", "12/03/1948"),
    ],
)
def test_birth_dates_are_told_by_their_cue(text: str, written: str) -> None:
    (span,) = [span for span in find(text) if span.label in _DATES]
    assert (span.label, span.text, span.data_class) == (Label.BIRTH_DATE, written, DataClass.PERSONAL)


@pytest.mark.parametrize(
    "text",
    [
        "Il ne sera pas revu avant le 12/03/2024",
        "Ne pas perfuser, revu le 12/03/2024",
        "Nom de naissance : DURAND, entrée le 12/03/2024",
        "Le patient ne vient que le 12 mars 2024",
        "Poids de naissance 3200 g, revu le 12/03/2024",
        "Vu le 12/03/2024, 75 ans",
    ],
)
def test_other_dates_near_such_words_are_no_birth_dates(text: str) -> None:
    assert births(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Patient de 93 ans", "93"),
        ("une dame de 101 ans", "101"),
        ("93ans", "93"),
        ("âgée de quatre-vingt-treize ans", "quatre-vingt-treize"),
        ("QUATRE VINGT TREIZE ANS", "QUATRE VINGT TREIZE"),
        ("nonante-deux ans", "nonante-deux"),
        ("cent deux ans", "cent deux"),
        ("Âge : 94", "94"),
        ("Mme X, nonagénaire", "nonagénaire"),
        ("un patient centenaire", "centenaire"),
    ],
)
def test_ages_over_89_are_found_in_figures_and_words(text: str, written: str) -> None:
    assert [(span.label, span.text, span.private) for span in find(text)] == [(Label.AGE, written, False)]


@pytest.mark.parametrize(
    "text",
    [
        "89 ans", "soixante-quinze ans", "quatre-vingts ans", "les plus de 90 ans", "depuis 95 ans",
        "≥ 90 ans",
        "le centenaire de l’hôpital", "1990 ans", "93 jours", "200 ans", "âge : 45", "12,95 ans",
    ],
)  # fmt: skip
def test_other_ages_and_durations_are_left_alone(text: str) -> None:
    assert find(text) == ()
