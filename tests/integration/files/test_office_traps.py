"""Traps in office documents, pages and messages end soon and with a clear reason, where they are read."""

from __future__ import annotations

import socket
import tempfile
import threading
import time
from collections.abc import Callable

import pytest

from colombage.files import errors
from colombage.files.adapters.child_process import ChildProcessParser
from colombage.files.rules.detection import detect_file
from colombage.files.types import MediaType, ParsedDocument, ParsingLimits, ParsingWarning, WarningCode
from colombage.kernel.clock import new_id
from colombage.kernel.errors import CodedError
from tests.integration.files import office_traps as traps

# The memory of the child is the bound that counts: past it a trap would end as a crash, not as a reason.
LIMITS = ParsingLimits(
    max_pages=200, max_characters=2_000_000, wall_seconds=120, processor_seconds=20, memory_megabytes=384
)
SOON_SECONDS = 60  # on a machine with much else to do; well below what stops a child


async def parse(content: bytes, media_type: MediaType | None = None) -> ParsedDocument:
    with tempfile.TemporaryFile() as source:
        source.write(content)
        found = media_type or detect_file(source)
        return await ChildProcessParser(LIMITS).parse(source, found, new_id())


@pytest.mark.parametrize(
    ("make", "trap"),
    [
        (lambda: traps.paragraphs_of_blanks(200), "ratio"),
        (lambda: traps.paragraphs_of_blanks(400), "size"),
        (lambda: traps.overlapping(5000, 10), "size"),
        (lambda: traps.docx(traps.laughing()), "entities"),
        (lambda: traps.docx(traps.laughing(3).encode("utf-16")), "entities"),
        (lambda: traps.docx(traps.outside_entity("http://127.0.0.1:9/x")), "entities"),
        (lambda: traps.docx(traps.outside_entity("file:///etc/hostname")), "entities"),
        (lambda: traps.many_members(12_000), "members"),
    ],
    ids=["ratio", "size", "overlap", "laughs", "utf-16 laughs", "remote", "local file", "members"],
)
async def test_a_trap_is_named_and_not_read(make: Callable[[], bytes], trap: str) -> None:
    content = make()
    began = time.monotonic()
    with pytest.raises(errors.DocumentTrapped) as refused:
        await parse(content)
    assert refused.value.facts["trap"] == trap
    assert time.monotonic() - began < SOON_SECONDS


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: traps.lying_directory(200), errors.DocumentBroken),
        (lambda: traps.merged_everywhere(20_000), errors.TooLarge),
        (lambda: traps.nested_tables(50_000), errors.DocumentBroken),
        (lambda: traps.many_elements(4_000_000), errors.ParsingFailed),
        (lambda: traps.docx(f"<w:document {traps.WORD}><w:body><w:p>"), errors.DocumentBroken),
    ],
    ids=["lying directory", "merged", "nested", "elements", "cut"],
)
async def test_what_cannot_be_held_is_refused_with_its_reason(
    make: Callable[[], bytes], error: type[CodedError]
) -> None:
    content = make()
    began = time.monotonic()
    with pytest.raises(error) as refused:
        await parse(content)
    assert time.monotonic() - began < SOON_SECONDS
    assert "{" not in refused.value.sentence("fr")


async def test_a_sheet_of_ten_thousand_columns_is_cut_and_told() -> None:
    document = await parse(traps.wide_sheet(10_000))
    assert document.pages == 1
    assert document.warnings == (ParsingWarning(WarningCode.CELLS_LEFT_OUT, 10_000 - 256),)


async def test_a_sheet_of_a_million_rows_is_cut_and_told() -> None:
    began = time.monotonic()
    document = await parse(traps.long_sheet(1_000_000))
    assert document.warnings == (ParsingWarning(WarningCode.CELLS_LEFT_OUT, 950_000),)
    assert time.monotonic() - began < SOON_SECONDS


async def test_a_page_nested_without_end_is_refused_rather_than_cut() -> None:
    began = time.monotonic()
    with pytest.raises(errors.ParsingFailed) as failed:
        await parse(traps.nested_page(200_000))
    assert failed.value.facts["reason"] == "memory"
    assert time.monotonic() - began < SOON_SECONDS


async def test_no_reader_asks_the_network() -> None:
    """Pictures, styles, templates and entities of another server: it never hears of them."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        port = server.getsockname()[1]

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                asked.append(connection.recv(100))
                connection.close()

        listening = threading.Thread(target=listen)
        listening.start()
        place = f"http://127.0.0.1:{port}/spy"
        page = (
            f'<!doctype html><link rel=stylesheet href="{place}"><img src="{place}"><iframe src="{place}">'
            f'</iframe><script src="{place}"></script><p>Texte.</p>'
        )
        document = await parse(page.encode())
        assert [passage.text for passage in document.passages] == ["Texte."]
        message = (
            f"From: a@exemple.fr\nTo: b@exemple.fr\nMIME-Version: 1.0\nContent-Type: text/html\n\n{page}"
        )
        document = await parse(message.encode())
        assert document.media_type is MediaType.EML
        with pytest.raises(errors.DocumentTrapped):
            await parse(traps.docx(traps.outside_entity(place)))
        listening.join()
    assert asked == []


@pytest.mark.parametrize("media_type", [each for each in MediaType if each is not MediaType.PDF])
async def test_noise_never_crashes_a_reader(media_type: MediaType) -> None:
    noise = bytes((number * 7919 + number // 251) % 256 for number in range(20_000))
    expected = (errors.DocumentBroken, errors.TypeRefused, errors.DocumentWithoutText, errors.PictureBroken)
    with pytest.raises(expected):
        await parse(noise, media_type)
