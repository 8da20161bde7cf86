"""Office documents, pages and messages are known by what they hold, whatever they are called."""

from __future__ import annotations

import io
import time

import pytest

from colombage.files import errors
from colombage.files.rules import containers
from colombage.files.rules.detection import detect_file, detect_type
from colombage.files.types import MediaType
from colombage.kernel.errors import CodedError
from tests.unit.files.reading import zipped

TYPES = "[Content_Types].xml"
ODT = "application/vnd.oasis.opendocument.text"
OLD = containers.COMPOUND_MAGIC + bytes(2000)
MAIL = (
    b"Received: from a by b\r\nFrom: a@exemple.fr\r\nTo: b@exemple.fr\r\nSubject: Essai\r\n\r\nBonjour.\r\n"
)


def detect(content: bytes, name: str = "") -> MediaType:
    return detect_file(io.BytesIO(content), name)


@pytest.mark.parametrize("name", ["", "protocole.pdf", "notes.txt", "page.html"])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (zipped({TYPES: "", "word/document.xml": ""}), MediaType.DOCX),
        (zipped({"word/document2.xml": "", "word/vbaProject.bin": "", TYPES: ""}), MediaType.DOCX),
        (zipped({TYPES: "", "xl/workbook.xml": ""}), MediaType.XLSX),
        (zipped({TYPES: "", "ppt/presentation.xml": "", "ppt/embeddings/a.xlsx": "PK"}), MediaType.PPTX),
        (zipped({"mimetype": ODT, "content.xml": ""}, packed=False), MediaType.ODT),
        (b"<!DOCTYPE html><html><p>Bonjour", MediaType.HTML),
        (b"\xef\xbb\xbf\n<!-- <p> --><html lang=fr>", MediaType.HTML),
        ("<html><p>Été".encode("utf-16"), MediaType.HTML),
        (MAIL, MediaType.EML),
        (MAIL.replace(b"Bonjour", bytes(range(128, 256)) * 9 + b"\0\1\2" * 99), MediaType.EML),
    ],
    ids=[
        "docx",
        "docm",
        "xlsx",
        "pptx",
        "odt",
        "html",
        "html behind marks",
        "utf-16 html",
        "eml",
        "binary eml",
    ],
)
def test_a_file_is_known_by_its_content_under_any_name(
    content: bytes, expected: MediaType, name: str
) -> None:
    assert detect(content, name) is expected


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"<p>Bonjour</p>", "page.HTM", MediaType.HTML),
        (b"<p>Bonjour</p>", "notes.txt", MediaType.TEXT),
        (b"<p>Bonjour</p>", "notes.md", MediaType.MARKDOWN),
        (b"Bonjour", "page.html", MediaType.TEXT),
        (b"From: a\nSubject: b\n\nBonjour", "note.eml", MediaType.EML),
        (b"From: a\nSubject: b\n\nBonjour", "note.txt", MediaType.TEXT),
        (b"Message-ID: on the use of headers\n\nBonjour", "note.txt", MediaType.TEXT),
        (b"a < b and c > d", "note.html", MediaType.TEXT),
    ],
)
def test_where_the_content_leaves_a_doubt_the_name_decides(
    content: bytes, name: str, expected: MediaType
) -> None:
    assert detect(content, name) is expected
    assert detect_type(content, name) is expected


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (OLD + "WordDocument".encode("utf-16-le"), errors.OldOfficeFormat),
        (OLD + "Workbook".encode("utf-16-le"), errors.OldOfficeFormat),
        (
            OLD + bytes((1 << 20) - len(OLD) - 7) + "PowerPoint Document".encode("utf-16-le"),
            errors.OldOfficeFormat,
        ),
        (b"{\\rtf1 Bonjour}", errors.OldOfficeFormat),
        (OLD + "EncryptedPackage".encode("utf-16-le"), errors.OfficeEncrypted),
        (OLD + "__properties_version1.0".encode("utf-16-le"), errors.TypeRefused),
        (zipped({"a.txt": "un dossier compressé"}), errors.TypeRefused),
        (zipped({TYPES: "", "xl/workbook.bin": ""}), errors.TypeRefused),
        (zipped({TYPES: "", "fixedDocument.fdseq": ""}), errors.TypeRefused),
        (zipped({"mimetype": "application/epub+zip"}, packed=False), errors.TypeRefused),
        (zipped({"mimetype": ODT}, packed=True), errors.TypeRefused),
        (zipped({TYPES: "", "word/document.xml": ""})[:-30], errors.TypeRefused),
        (b"PK\x03\x04 rien de plus", errors.TypeRefused),
    ],
    ids=[
        *("doc", "xls", "ppt across blocks", "rtf", "password", "msg", "zip", "xlsb", "xps", "epub"),
        *("packed mimetype", "cut", "magic alone"),
    ],
)
def test_what_is_not_read_is_refused_with_its_reason(content: bytes, error: type[CodedError]) -> None:
    with pytest.raises(error):
        detect(content, "document.docx")


def test_a_zip_of_too_many_files_is_refused_before_its_directory_is_read() -> None:
    parts = {TYPES: "", **{f"word/{number}.xml": "" for number in range(containers.MAX_MEMBERS)}}
    with pytest.raises(errors.DocumentTrapped) as trapped:
        detect(zipped(parts))
    assert trapped.value.facts["trap"] == "members"


def test_entries_are_counted_once_also_across_blocks() -> None:
    for shift in range(6):
        content = bytes((1 << 20) - shift) + b"PK\x01\x02" + bytes(50) + b"PK\x01\x02"
        assert containers.count_members(io.BytesIO(content), 10) == 2


@pytest.mark.parametrize(
    "content", [b"<!-- -->" * 8000 + b"x", b"<!--" * 16_000, b"<?xml " * 10_000, b"From: a\n b\n" * 6000]
)
def test_a_beginning_made_to_be_slow_is_not(content: bytes) -> None:
    began = time.process_time()
    assert detect(content) is MediaType.TEXT
    assert time.process_time() - began < 1


def test_the_refusal_names_every_type_that_is_read() -> None:
    for language in ("fr", "en"):
        sentence = errors.TypeRefused().sentence(language).lower()
        names = ("pdf", "docx", "xlsx", "pptx", "odt", "html", "eml", "markdown")
        assert [name for name in names if name not in sentence] == []
