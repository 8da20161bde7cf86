"""Disguised and coded identifiers: read plainly or decoded, within bounds, at their place in the text."""

from __future__ import annotations

import base64

import pytest

from colombage.policy.types import DataClass
from colombage.protection.rules import find
from colombage.protection.rules.identity import same_for_all_spellings
from colombage.protection.rules.plain import plain_readings, plain_text
from colombage.protection.types import Label

_KEY = f"{97 - 1800376540123 % 97:02d}"
NIR = f"1 80 03 76 540 123 {_KEY}"
_SAID = f"le NIR est {NIR}, merci"


def base64_of(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "coded",
    [
        base64_of(_SAID),
        base64_of(_SAID).rstrip("="),
        base64.urlsafe_b64encode(f"é~?>{_SAID}".encode()).decode(),
        base64_of(base64_of(_SAID)),
        base64_of(NIR.replace(" ", "")),
        _SAID.encode().hex(),
        "0x" + NIR.encode().hex().upper(),
        "".join(f"%{ord(each):02X}" for each in NIR),
        NIR.replace(" ", "%20"),
        "".join(f"&#{ord(each)};" for each in NIR),
        "".join(f"&#x{ord(each):x};" for each in NIR),
        "".join(f"\\u{ord(each):04x}" for each in NIR),
        "".join(f"\\x{ord(each):02x}" for each in NIR),
    ],
)
def test_a_coded_nir_is_found_and_has_its_class(coded: str) -> None:
    (span,) = find(f"Voici : {coded} merci")
    assert (span.label, span.text) == (Label.HIDDEN, coded)
    assert (span.private, span.data_class) == (True, DataClass.HEALTH)


def test_a_coded_identifier_has_the_class_of_what_it_hides() -> None:
    private, in_function = base64_of("tel 06 12 34 56 78"), base64_of("ecrire a contact@chu-rouen.fr")
    assert [span.data_class for span in find(private)] == [DataClass.PERSONAL]
    assert [(span.private, span.data_class) for span in find(in_function)] == [(False, DataClass.INTERNAL)]


def test_a_code_cut_into_lines_is_read_whole() -> None:
    lines = base64_of("x" * 40 + f" {_SAID} " + "x" * 60)
    wrapped = "\n".join(lines[at : at + 76] for at in range(0, len(lines), 76))
    assert [span.label for span in find(wrapped)] == [Label.HIDDEN]


@pytest.mark.parametrize(
    "text",
    [
        "anticonstitutionnellement, électroencéphalographique",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        base64_of("Bonjour, la réunion aura lieu mardi en salle B"),
        "550e8400-e29b-41d4-a716-446655440000",
        "100%25 des dossiers, 50 % des 12345678901234567890 lignes",
        "AT&T &amp; Co, C:\\users\\exemple\\documents",
        "________________________________ ----------------------------",
        base64_of("le 12/03/2024 à Rouen"),
    ],
)
def test_codes_that_hide_nothing_are_left_alone(text: str) -> None:
    assert [span.text for span in find(text) if span.label is Label.HIDDEN] == []


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("06\u200b12\u200b34\u200b56\u200b78", Label.PHONE),
        ("0\u20606 1\ufeff2 34 56 78", Label.PHONE),
        ("0\u03016 12 34 56 78", Label.PHONE),
        ("０６ １２ ３４ ５６ ７８", Label.PHONE),
        ("٠٦ ١٢ ٣٤ ٥٦ ٧٨", Label.PHONE),
        ("𝟎𝟔 𝟏𝟐 𝟑𝟒 𝟓𝟔 𝟕𝟖", Label.PHONE),
        ("⓪⑥ ①② ③④ ⑤⑥ ⑦⑧", Label.PHONE),
        ("c\u0430mille@gm\u0430il.com", Label.EMAIL),
        ("camille＠gmail.com", Label.EMAIL),
        ("ＦＲ76 3000 6000 0112 3456 7890 189", Label.IBAN),
        ("1 8\u200b0 03 76 5\u200e40 123 " + _KEY, Label.NIR),
        ("12 ru\u0435 des Lilas, 76190 Yv\u0435tot", Label.ADDRESS),
    ],
)
def test_disguised_identifiers_keep_their_label_and_their_place(written: str, label: Label) -> None:
    text = f"\u200bVoir {written} merci"
    (span,) = find(text)
    assert (span.label, span.text) == (label, written)
    assert text[span.start : span.end] == written


def test_figures_shown_backwards_are_read_as_they_are_seen() -> None:
    (span,) = find("tél \u202e87 65 43 21 60\u202c merci")
    assert (span.label, span.text, span.private) == (Label.PHONE, "87 65 43 21 60", True)


def test_a_decomposed_accent_is_not_lost() -> None:
    (span,) = find("ne\u0301e le 12/03/1948")
    assert span.label is Label.BIRTH_DATE


def test_a_disguised_value_is_the_same_value() -> None:
    assert same_for_all_spellings(Label.PHONE, "0\u20606 1\ufeff2 34 56 78") == "0612345678"
    assert same_for_all_spellings(Label.EMAIL, "c\u0430mille@gmail.com") == "camille@gmail.com"


@pytest.mark.parametrize("text", ["", "Élève naïve à l’œuvre – 20 °C, 5 µg", "α, β, γ, Δ"])
def test_ordinary_text_has_no_other_reading(text: str) -> None:
    assert list(plain_readings(text)) == []
    assert plain_text(text) == text
