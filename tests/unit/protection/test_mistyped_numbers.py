"""Numbers as scans and hurried hands give them: letters for figures, keys apart, boxes, spelt signs."""

from __future__ import annotations

import pytest

from colombage.policy.types import DataClass
from colombage.protection.rules import find
from colombage.protection.rules.identity import same_for_all_spellings
from colombage.protection.types import Label

KEY = f"{97 - 1800376540123 % 97:02d}"


@pytest.mark.parametrize(
    "written",
    [
        f"1 80 03 76 540 123 clé {KEY}",
        f"1800376540123 clé : {KEY}",
        f"1.80.03.76.540.123 ({KEY})",
        f"I 80 03 76 540 123 {KEY}",
        f"l 80 O3 76 540 123 {KEY}",
        f"l8OO376S40123{KEY}",
        f"1|80|03|76|540|123|{KEY}",
        "1 80 03 2B 54O 123",
    ],
)
def test_a_nir_is_found_with_its_faults_and_its_key(written: str) -> None:
    (span,) = find(f"NIR : {written}, à revoir")
    assert (span.label, span.text, span.data_class) == (Label.NIR, written, DataClass.HEALTH)


def test_one_figure_in_each_box_of_a_form_is_a_nir() -> None:
    boxes = "|".join(f"1800376540123{KEY}")
    (span,) = find(f"|{boxes}|")
    assert (span.label, span.text) == (Label.NIR, boxes)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Venue n° 240012345", "240012345"),
        ("Séjour n° 240012345", "240012345"),
        ("I.P.P. 80012345", "80012345"),
        ("I.E.P. 240012345", "240012345"),
    ],
)
def test_cues_with_dots_and_in_another_order(text: str, value: str) -> None:
    (span,) = find(text)
    assert (span.text, span.data_class) == (value, DataClass.HEALTH)


@pytest.mark.parametrize(
    "written",
    ["06-12 34.56 78", "O6 12 34 56 78", "06 l2 34 56 78", "06) 12 34 56 78"],
)
def test_a_phone_is_found_with_its_faults(written: str) -> None:
    (span,) = find(f"Appeler ({written} demain")
    assert (span.label, span.text, span.private) == (Label.PHONE, written, True)


@pytest.mark.parametrize(
    "written",
    [
        "camille.exemple[at]gmail[dot]com",
        "camille.exemple arobase gmail point com",
        "camille.exemple@gmail . com",
        "camille.exemple@gmail,com",
    ],
)
def test_an_address_is_found_with_its_signs_spelt(written: str) -> None:
    (span,) = find(f"Écrire à {written} merci")
    assert (span.label, span.text, span.private) == (Label.EMAIL, written, True)


@pytest.mark.parametrize(
    "text",
    [
        "02/03/24 10 30", "1 l 2 l 3 l 4 l 5 l 6 l 7 l 8 l", "Il vole, OO 11 ll Ol", "voir (at) page, com",
        "Durée de séjour : 12 jours", "3 venues en 2024, 4 séjours", "SOLOIL BOLLIS SOBIIO",
    ],
)  # fmt: skip
def test_other_figures_and_letters_are_left_alone(text: str) -> None:
    assert [span.text for span in find(text) if span.label is not Label.DATE] == []


def test_a_misread_value_is_the_same_value() -> None:
    assert same_for_all_spellings(Label.NIR, "l 80 O3 76 540 123 clé 13") == "1800376540123"
    assert same_for_all_spellings(Label.NIR, "2 80 12 2B 004 123") == "280122B004123"
    assert same_for_all_spellings(Label.PHONE, "O6 l2 34 56 78") == "0612345678"
    assert same_for_all_spellings(Label.EMAIL, "camille[at]gmail[dot]com") == "camille@gmail.com"
