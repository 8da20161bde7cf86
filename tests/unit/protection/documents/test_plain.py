"""Texts: encodings and line ends stay, tables are read under their headings."""

from __future__ import annotations

import pytest

from colombage.files.types import MediaType
from tests.unit.protection.documents.making import NAME, NIR, protected, written


async def copied(content: bytes, media_type: MediaType = MediaType.TEXT) -> tuple[bytes, dict[str, str]]:
    copy, report = await protected(content, media_type)
    return copy, {each.value: each.written for each in report.correspondences}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
async def test_the_same_encoding_and_line_ends_come_out(encoding: str) -> None:
    text = f"Né à Évreux, été {NAME}.\r\n\r\nNIR {NIR} ; fin\n"
    copy, values = await copied(text.encode(encoding))
    for value, placeholder in values.items():
        text = text.replace(value, placeholder)
    assert NAME in values
    assert NIR in values
    assert copy == text.encode(encoding)


async def test_a_table_is_read_under_its_headings_and_keeps_its_form() -> None:
    table = 'nom;téléphone;avis\r\nQuervadec;06 12 34 56 78;"bien ; merci"\r\nQuervadec;;2\r\n'
    copy, values = await copied(table.encode())
    name, phone = values["Quervadec"], values["06 12 34 56 78"]
    assert copy.decode() == f'nom;téléphone;avis\r\n{name};{phone};"bien ; merci"\r\n{name};;2\r\n'


async def test_prose_with_commas_is_no_table() -> None:
    text = f"Bonjour, merci, au revoir.\nLe patient, {NAME}, va bien.\nFin, vraiment, ici.\n"
    copy, values = await copied(text.encode(), MediaType.MARKDOWN)
    assert copy.decode() == text.replace(NAME, values[NAME])


async def test_a_text_without_anything_to_replace_comes_out_as_it_was() -> None:
    copy, report = await protected(b"Rien ici.\n", MediaType.TEXT)
    assert copy == b"Rien ici.\n"
    assert report.elements == 0
    assert report.values_found == 0


async def test_a_value_is_replaced_wherever_it_stands_whatever_its_case() -> None:
    _, report = await protected(f"{NAME} et JOCELIN QUERVADEC".encode(), MediaType.TEXT)
    first, second = written(report, NAME), written(report, "JOCELIN QUERVADEC")
    assert second == f"{first[:-1]}b]"  # another spelling of the same person
    assert report.people == 1
