"""Names are shown, never used on a disk; and what is shown does not lie."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.files.rules.names import MAX_NAME_CHARACTERS, display_name


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("Protocole PICC.pdf", "Protocole PICC.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\dupont\\note.pdf", "note.pdf"),
        ("C:note.pdf", "note.pdf"),
        ("..", "document"),
        ("", "document"),
        ("/", "document"),
        ("note\x00.pdf", "note.pdf"),
        ("note\r\nContent-Type: text/html.pdf", "html.pdf"),
        ("note\r\nSuite.pdf", "note Suite.pdf"),
        ("facture\u202efdp.exe", "facturefdp.exe"),
        ("re\u0301sume\u0301.pdf", "résumé.pdf"),
        ('a<b>"c".pdf', "a_b__c_.pdf"),
        ("  .caché.  ", "caché"),
    ],
)
def test_names_are_cleaned(given_name: str, shown: str) -> None:
    assert display_name(given_name) == shown


def test_a_long_name_keeps_its_suffix() -> None:
    shown = display_name("é" * 5000 + ".pdf")
    assert len(shown) == MAX_NAME_CHARACTERS
    assert shown.endswith("….pdf")


@given(st.text())
def test_a_shown_name_is_short_and_holds_neither_paths_nor_invisible_characters(text: str) -> None:
    shown = display_name(text)
    assert 1 <= len(shown) <= MAX_NAME_CHARACTERS
    assert not set(shown) & set('/\\\n\r\x00<>"|?*')
    assert shown not in {".", ".."}
    assert all(unicodedata.category(character) not in {"Cc", "Cs"} for character in shown)
    assert not any(0x202A <= ord(character) <= 0x202E for character in shown)
