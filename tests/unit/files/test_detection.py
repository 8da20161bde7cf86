"""The type of a file is what its bytes say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.files.rules.detection import detect_type
from colombage.files.rules.encodings import detect_encoding
from colombage.files.types import MediaType

FRENCH = "Le pansement est changé tous les sept jours : « œdème », 38,5 °C, 10 €.\n" * 20


@pytest.mark.parametrize(
    "sample",
    [b"%PDF-1.7\n...", b"\xef\xbb\xbf%PDF-1.4", b"ordures devant" + b" " * 900 + b"%PDF-1.2"],
)
def test_a_pdf_is_known_by_its_header_wherever_readers_look_for_it(sample: bytes) -> None:
    assert detect_type(sample, "notes.txt") is MediaType.PDF


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_text_is_recognised_in_the_encodings_that_offices_write(encoding: str) -> None:
    sample = FRENCH.encode(encoding)
    found = detect_encoding(sample)
    assert detect_type(sample) is MediaType.TEXT
    assert found is not None
    assert sample.decode(found).removeprefix("\ufeff") == FRENCH


def test_a_sample_cut_inside_a_character_is_still_utf8() -> None:
    assert detect_encoding("abcé".encode()[:-1]) == "utf-8"


@pytest.mark.parametrize(
    "sample",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"PK\x03\x04 un document de bureautique",
        b"{\\rtf1 Bonjour}",
        b"\x7fELF" + b"a" * 500,
        b"MZ\x90\x00" + b"a\x00" * 500,
        bytes(range(256)) * 10,
        b"\x00" * 4096,
        b"bon\x00jour " * 50,
        b"texte \x81\x8d\x8f inconnu de Windows",
    ],
)
def test_what_is_no_text_is_refused_whatever_its_name(sample: bytes) -> None:
    assert detect_type(sample, "protocole.pdf") is None
    assert detect_type(sample, "notes.txt") is None


def test_a_stray_nul_does_not_make_a_text_a_binary() -> None:
    assert detect_type(FRENCH.encode() + b"\x00") is MediaType.TEXT


def test_between_text_and_markdown_alone_the_name_decides() -> None:
    assert detect_type(b"# Titre", "Procedure.MD") is MediaType.MARKDOWN
    assert detect_type(b"# Titre", "procedure.txt") is MediaType.TEXT


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_text_without_controls_is_accepted_as_utf8(text: str) -> None:
    sample = text.encode()
    assert detect_type(b"Note : " + sample) is MediaType.TEXT
