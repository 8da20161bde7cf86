"""Scans: read by the operator's Tesseract where there is one, refused with the reason where there is none."""

from __future__ import annotations

import asyncio
import shutil
import socket
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from colombage.files import errors
from colombage.files.adapters.child_calls import ChildCalls
from colombage.files.adapters.child_process import ChildProcessParser
from colombage.files.adapters.child_protocol import DOWN, MOST_DOTS, PICTURE, PROGRESS, UP
from colombage.files.adapters.ocr_tesseract import Tesseract, find_tesseract
from colombage.files.types import BlockKind, MediaType, ParsedDocument, ParsingLimits, WarningCode
from colombage.kernel.clock import new_id
from tests.integration.files import pdfs

LIMITS = ParsingLimits(max_ocr_pages=5)
PAGE = ["# Protocole PICC", "# 1. Pansement", *pdfs.SENTENCES]
TESSERACT = shutil.which("tesseract")
WORDS = "".join(
    f"<span class='ocrx_word' title='bbox {left} 400 {left + 160} 440; x_wconf 95'>{word}</span>"
    for left, word in ((200, "Le"), (400, "soin"), (600, "est"), (800, "tracé."))
)
HOCR = (
    "<span class='ocr_line' title=\"bbox 200 400 960 440; baseline 0 -2; x_size 44; x_descenders 8\">"
    f"{WORDS}</span>"
)


def found(program: str) -> Callable[[], Awaitable[Tesseract | None]]:
    async def find() -> Tesseract | None:
        return Tesseract(program, "fra") if program else None

    return find


async def parse(
    content: bytes,
    find: Callable[[], Awaitable[Tesseract | None]] = find_tesseract,
    limits: ParsingLimits = LIMITS,
    most_ocr_pages: int | None = None,
) -> tuple[ParsedDocument, list[tuple[int, int]]]:
    told: list[tuple[int, int]] = []
    with tempfile.TemporaryFile() as source:
        source.write(content)
        parser = ChildProcessParser(limits, find_ocr=find)
        document = await parser.parse(
            source,
            MediaType.PDF,
            new_id(),
            ocr=True,
            most_ocr_pages=most_ocr_pages,
            progress=lambda *at: told.append(at),
        )
    return document, told


def warnings(document: ParsedDocument) -> dict[WarningCode, int]:
    return {warning.code: warning.count for warning in document.warnings}


@pytest.fixture
def programs() -> Iterator[Callable[[str], str]]:
    """Writes a program that stands in for Tesseract."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # it is not run as the user that runs the tests

        def write(script: str) -> str:
            (Path(folder) / "hocr").write_text(HOCR)
            program = Path(folder) / "program"
            program.write_text(f"#!/bin/sh\ncd {folder}\n{script}\n")
            program.chmod(0o755)
            return str(program)

        yield write


@pytest.fixture
def recognition(programs: Callable[[str], str]) -> str:
    return programs("cat > /dev/null; cat hocr")


async def test_a_scan_is_read_with_its_places(recognition: str) -> None:
    document, told = await parse(pdfs.scan_of(pdfs.pdf([PAGE])), found(recognition))
    assert document.text == "Le soin est tracé."
    assert document.passages[0].page == 1
    (place,) = document.passages[0].rectangles
    # Of 2067 by 2923 dots.
    assert (place.left, place.right) == (pytest.approx(968, abs=5), pytest.approx(4644, abs=5))
    assert (place.bottom, place.top) == (pytest.approx(8474, abs=5), pytest.approx(8624, abs=5))
    assert warnings(document) == {WarningCode.PAGES_RECOGNISED: 1}
    assert told[-1] == (1, 1)


@pytest.mark.parametrize("find", [find_tesseract] * bool(TESSERACT))
async def test_the_real_one_reads_french(find: Callable[[], Awaitable[Tesseract | None]]) -> None:
    tesseract = await find()
    assert tesseract is not None
    assert set(tesseract.languages.split("+")) <= {"fra", "eng"}
    document, _ = await parse(pdfs.scan_of(pdfs.pdf([PAGE])), find)
    assert "changé tous les sept jours, ou plus tôt" in document.text
    assert "38,5 °C" in document.text
    assert [block.kind for block in document.blocks[:2]] == [BlockKind.HEADING, BlockKind.HEADING]
    as_text, _ = await parse(pdfs.pdf([PAGE]))
    for seen, drawn in zip(document.passages[0].rectangles, as_text.passages[0].rectangles, strict=True):
        assert abs(seen.left - drawn.left) < 60
        assert abs(seen.bottom - drawn.bottom) < 60


async def test_scanned_pages_and_pages_of_text_are_one_document(recognition: str) -> None:
    scan = pdfs.scan_of(pdfs.pdf([PAGE[2:4]] * 4), also=pdfs.pdf([PAGE[4:]]))
    document, told = await parse(scan, found(recognition), most_ocr_pages=2)
    assert sorted({block.page for block in document.blocks if block.page}) == [1, 2, 5]
    assert warnings(document) == {WarningCode.PAGES_RECOGNISED: 2, WarningCode.PAGES_WITHOUT_TEXT: 2}
    assert told[-1] == (5, 5)


async def test_a_scan_with_a_stamp_is_a_scan_still(recognition: str) -> None:
    scan = pdfs.scan_of(pdfs.pdf([PAGE]), stamp="Copie")
    document, _ = await parse(scan, found(recognition))
    assert document.text == "Le soin est tracé."
    assert warnings(document) == {WarningCode.PAGES_RECOGNISED: 1}
    stamped, _ = await parse(pdfs.scan_of(pdfs.pdf([PAGE]), stamp="Copie conforme"), found(recognition))
    assert stamped.text == "Copie conforme"


async def test_without_recognition_a_scan_is_refused_and_says_so() -> None:
    with pytest.raises(errors.PdfNeedsOcr) as refused:
        await parse(pdfs.scanned_pdf(), found(""))
    assert "n’est pas installée" in refused.value.sentence("fr")


async def test_without_recognition_the_other_pages_are_kept() -> None:
    document, _ = await parse(pdfs.scan_of(pdfs.pdf([PAGE]), also=pdfs.pdf([PAGE])), found(""))
    assert {block.page for block in document.blocks} == {2}
    assert warnings(document) == {WarningCode.PAGES_WITHOUT_TEXT: 1}


async def test_a_picture_without_words_is_no_document() -> None:
    with pytest.raises(errors.DocumentWithoutText):
        await parse(pdfs.scanned_pdf(), found("/bin/false"))


async def test_a_page_that_takes_too_long_stays_unread(programs: Callable[[str], str]) -> None:
    content = pdfs.scan_of(pdfs.pdf([PAGE]), also=pdfs.pdf([PAGE]))
    async with asyncio.timeout(20):
        document, _ = await parse(
            content, found(programs("exec sleep 60")), replace(LIMITS, ocr_page_seconds=1)
        )
    assert warnings(document) == {WarningCode.PAGES_WITHOUT_TEXT: 1}


async def test_a_program_that_never_stops_talking_or_is_not_there_harms_nobody() -> None:
    content = pdfs.scan_of(pdfs.pdf([PAGE]), also=pdfs.pdf([PAGE]))
    for program in ("/usr/bin/yes", "/nowhere/tesseract"):
        async with asyncio.timeout(20):
            document, _ = await parse(content, found(program))
        assert warnings(document) == {WarningCode.PAGES_WITHOUT_TEXT: 1}


async def test_past_the_time_for_all_pages_the_others_stay_unread(recognition: str) -> None:
    content = pdfs.scan_of(pdfs.pdf([PAGE]), also=pdfs.pdf([PAGE]))
    document, _ = await parse(content, found(recognition), replace(LIMITS, ocr_wall_seconds=-1.0))
    assert warnings(document) == {WarningCode.PAGES_WITHOUT_TEXT: 1}


@pytest.mark.parametrize(
    "nonsense",
    [
        UP.pack(PICTURE, 1, MOST_DOTS, 2),
        UP.pack(PICTURE, 1, 0, 5),
        UP.pack(7, 1, 1, 1),
        (UP.pack(PICTURE, 1, 1, 1) + b"\x00") * 2,
    ],
    ids=["too large", "empty", "unknown", "too many"],
)
async def test_a_child_that_asks_for_what_it_must_not_is_hung_up_on(nonsense: bytes) -> None:
    """What a flaw in PDFium would give an attacker here: nothing."""
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    reader, writer = await asyncio.open_unix_connection(sock=ours)
    calls = ChildCalls(LIMITS, Tesseract("/bin/false", "fra"), 1, None)
    await asyncio.get_running_loop().sock_sendall(theirs, nonsense)
    try:
        async with asyncio.timeout(10):
            await calls.serve(reader, writer)
    finally:
        theirs.close()
        writer.close()
        await writer.wait_closed()
    assert calls.tasks == set()


async def test_progress_counts_pictures_once_they_are_read() -> None:
    told: list[tuple[int, int]] = []
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    loop = asyncio.get_running_loop()
    reader, writer = await asyncio.open_unix_connection(sock=ours)
    calls = ChildCalls(LIMITS, Tesseract("/bin/false", "fra"), 5, lambda *at: told.append(at))
    serving = asyncio.create_task(calls.serve(reader, writer))
    await loop.sock_sendall(theirs, UP.pack(PICTURE, 3, 1, 1) + b"\x00" + UP.pack(PROGRESS, 4, 4, 0))
    answer = await loop.sock_recv(theirs, 100)
    theirs.close()
    await serving
    writer.close()
    await writer.wait_closed()
    assert DOWN.unpack(answer) == (3, 0)
    assert told[-1] == (4, 4)
    assert told[0] in {(3, 4), (4, 4)}
