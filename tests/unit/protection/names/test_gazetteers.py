"""The lists of names, words, places and clinical names: what they answer, in any spelling, at which cost."""

from __future__ import annotations

import subprocess
import sys

import pytest

from colombage.protection import gazetteers
from colombage.protection.types import Gender
from colombage.protection.word_lists import folded, packed, unpacked


@pytest.mark.parametrize(
    ("word", "whose"),
    [
        ("Jeanne", Gender.FEMALE),
        ("jeanne", Gender.FEMALE),
        ("JÉRÔME", Gender.MALE),
        ("JEROME", Gender.MALE),
        ("Je\u0301ro\u0302me", Gender.MALE),
        ("Camille", "both"),
        ("Dominique", "both"),
        ("Fatoumata", Gender.FEMALE),
        ("Wojciech", Gender.MALE),
        ("Mohamed", Gender.MALE),
        ("Marie-Claude", Gender.FEMALE),
        ("Jean-Marie", Gender.MALE),
        ("Hospitalisation", None),
        ("", None),
    ],
)
def test_whose_given_name_it_is(word: str, whose: Gender | str | None) -> None:
    assert gazetteers.given_name(word) == whose


@pytest.mark.parametrize(
    "word",
    ["Dubois", "DUBOIS", "Le Goff", "LE GOFF", "Traoré", "Nguyen", "da Silva", "Martin-Dubois", "D'Angelo"],
)
def test_surnames(word: str) -> None:
    assert gazetteers.is_surname(word)


@pytest.mark.parametrize("word", ["Hospitalisation", "xqzvt", "", "Martin-xqzvt"])
def test_no_surnames(word: str) -> None:
    assert not gazetteers.is_surname(word)


@pytest.mark.parametrize("word", ["hospitalisé", "HOSPITALISEE", "Petit", "juste", "œdème", "patiente"])
def test_common_words(word: str) -> None:
    assert gazetteers.is_common_word(word)


@pytest.mark.parametrize("word", ["Martin", "Pierre", "Dubois", "Marie", "Crohn"])
def test_names_before_they_are_words(word: str) -> None:
    assert not gazetteers.is_common_word(word)


def test_towns_in_their_spellings() -> None:
    for town in ("Saint-Étienne-du-Rouvray", "ST ETIENNE DU ROUVRAY", "st. etienne du rouvray", "Yvetot"):
        assert gazetteers.is_town(town)
    assert not gazetteers.is_town("Saint-Nulle-Part-du-Bord")
    assert not gazetteers.is_town("a" * 10_000)


def test_postcodes() -> None:
    assert gazetteers.is_postcode("76190")
    assert not gazetteers.is_postcode("76999")
    assert not gazetteers.is_postcode("7619")
    assert not gazetteers.is_postcode("٧٦١٩٠")


def test_clinical_names() -> None:
    assert gazetteers.is_drug("DOLIPRANE")
    assert gazetteers.is_drug("amoxicilline")
    assert gazetteers.is_eponym("Crohn")
    assert gazetteers.is_eponym("guillain-barre")
    assert not gazetteers.is_eponym("Marie")
    assert not gazetteers.is_drug("Jeanne")


def test_folding_keeps_lengths_of_ordinary_words() -> None:
    assert folded("L’Été-ÇÀ") == "l'ete ca"
    assert folded("Cœur") == "coeur"


def test_folding_sees_through_disguises() -> None:
    assert folded("Dub\u200bois") == "dubois"
    assert folded("Dub\u043eis") == "dubois"
    assert folded("Ｄｕｂｏｉｓ") == "dubois"


def test_a_list_gives_back_its_flags() -> None:
    entries = {f"mot{number}": number % 255 + 1 for number in range(1000)}
    read = unpacked(packed(entries))
    assert all(read.flags_of(entry) == flags for entry, flags in entries.items())
    assert read.flags_of("autre") == 0
    assert unpacked(packed({})).flags_of("mot") == 0


def test_loading_is_light() -> None:
    """In a process of its own: under 40 MB more, though half a million words are read."""
    code = (
        "import resource; from colombage.protection import gazetteers as g;"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "g.given_name('Jeanne'), g.is_town('Yvetot'), g.is_drug('Doliprane');"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert int(ran.stdout) < 40_000
