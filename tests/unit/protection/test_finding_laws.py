"""Laws of finding, for any text: spans stand in order and hold what is written; work grows with length."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colombage.protection.rules import find
from colombage.protection.rules.dates import date_value
from colombage.protection.rules.identity import same_for_all_spellings
from colombage.protection.types import Label
from colombage.protection.vaults.vault import Vault

_PIECES = st.sampled_from(
    [
        "né le ", "12/03/1948", "12 mars 2024", "12 rue des Lilas", "76190 Yvetot", ", ", "\n", " ",
        "à Rouen", "CHU de Rouen", "chambre 214", "93 ans", "06 12 34 56 78", "AB-123-CD",
        "https://x.fr/~abc", "a@b.fr", "\u200b", "\u202e", "0\u0301", "%31%32",
        "TklSIDogMSA4MCAwMyA3NiA1NDAgMTIz", "&#49;", "IPP : 80012345", "quatre-vingt-treize ", "mars ",
        "１", "Résidence Les Lilas", "BP 12", "cedex", "/", "-", ".", "İ", "ß",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=14).map("".join))


@given(_TEXTS)
@settings(max_examples=150, deadline=None)
def test_spans_are_ordered_apart_and_hold_what_is_written(text: str) -> None:
    spans = find(text)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert find(text) == spans


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_writing_has_an_identity_and_a_date_or_none(written: str) -> None:
    for label in Label:
        assert same_for_all_spellings(label, written) == same_for_all_spellings(label, written)
    date_value(written)


_HOSTILE = [
    "1", "12/", "12/03", "12/03/", "1 ", "l/", "/", "//", "12.03.", "mars ", "12 mars ", "deux ",
    "quatre-vingt-", "le ", "né ", "née Durand, ", "né à ", "date de naissance ", "ddn : ", "rue ",
    "12 rue ", "12 rue de la ", "Rue A ", "A", "A ", "A-", "A'", "Saint-", "de la ", "D'", "76000 ",
    "76000 A", "76000 Rouen ", "(76000", "A (", "cedex ", "BP 1 ", "Résidence ", "chambre ", "ch. 1 ",
    "lit 1 lit ", "CH ", "CHU de ", "Hôpital A ", "hôpital de la ", "AB-123-", "AB 123 ", "1234 AB ",
    "véhicule ", "https://", "www.", "://", "http://a", "x.com/", "/~", "?user=", "linkedin.",
    "90 ans ", "âge : ", "à A", "de A", "ville : ", "Rouen, le ", "%31", "%", "&#49;", "&#", "\\u0031",
    "MTIz", "aGVs" * 20 + "\n", "==", "ffff", "\u200b", "\u0301", "é", "İ", "１", "\u202e1", "𝟎", "а",
    "\n", "\t ", "loi du ", "décret n° ", "version ", "lot ", "n°", "EVA ", "un ", ". ", "(", "- ",
    "\u00a0", "_", "=", "'", "0x", "a" * 15 + " ", "A" * 30 + " ", "a" * 79 + "\n",
]  # fmt: skip


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        find(text)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("piece", _HOSTILE)
def test_time_grows_with_the_length_of_hostile_text_alone(piece: str) -> None:
    """Four times the text may take seven times the time, not sixteen."""
    short, long = (piece * (length // len(piece)) for length in (5_000, 20_000))
    assert _seconds(long) < 7 * _seconds(short) + 0.2


_PLAIN = "Le patient va bien et rentre chez lui avec une surveillance simple, sans autre consigne. "


@pytest.mark.parametrize("piece", ["1", "A ", "12/03/", "%31", "aGVs", "\u200b", "/"])
def test_a_megabyte_of_hostile_text_takes_a_bounded_multiple_of_prose(piece: str) -> None:
    length = 1_000_000
    plain = _PLAIN * (100_000 // len(_PLAIN))
    assert _seconds_once(piece * (length // len(piece))) < 1_000 * _seconds(plain) + 1


def _seconds_once(text: str) -> float:
    began = time.process_time()
    find(text)
    return time.process_time() - began


@given(st.lists(_PIECES, max_size=8).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_nothing_new_is_found_beside_placeholders(text: str) -> None:
    assert find(Vault().protect(text, find(text))) == ()


def test_what_is_glued_to_an_identifier_is_found_too() -> None:
    spans = find("Appeler 06 12 34 56 78CHU de Rouen")
    assert [(span.label, span.text) for span in spans] == [
        (Label.PHONE, "06 12 34 56 78"),
        (Label.HOSPITAL, "CHU de Rouen"),
    ]
