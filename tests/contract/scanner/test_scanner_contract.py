"""What `Scanner` promises, kept by ClamAV's adapter before a daemon of ours and a real one, if installed."""

from __future__ import annotations

import asyncio
import io
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from colombage.files.adapters.clamav import ClamAV
from colombage.files.errors import MalwareFound, ScannerAway
from tests.contract.scanner import clamd

# A machine without clamav-daemon runs the suite against the fake alone.
DAEMONS = ["fake", *(["real"] if clamd.PROGRAM else [])]


@pytest.fixture(scope="module", params=DAEMONS)
def scanner(request: pytest.FixtureRequest) -> Iterator[ClamAV]:
    running = clamd.fake_clamd() if request.param == "fake" else clamd.real_clamd(clamd.PROGRAM or "")
    with running as place:
        yield ClamAV(place, seconds=30)


async def test_a_clean_file_passes(scanner: ClamAV) -> None:
    await scanner.scan(io.BytesIO("Le pansement est changé tous les sept jours.".encode()))


async def test_malware_is_named(scanner: ClamAV) -> None:
    with pytest.raises(MalwareFound) as found:
        await scanner.scan(io.BytesIO(clamd.CANARY))
    assert str(found.value.facts["signature"]).startswith(clamd.SIGNATURE)
    assert clamd.SIGNATURE in found.value.sentence("fr")


async def test_the_whole_file_is_scanned_wherever_it_was_left(scanner: ClamAV) -> None:
    source = io.BytesIO(clamd.CANARY)
    source.seek(10)
    with pytest.raises(MalwareFound):
        await scanner.scan(source)


async def test_a_file_of_several_chunks_passes(scanner: ClamAV) -> None:
    await scanner.scan(io.BytesIO(b"texte " * 120_000))


async def test_a_file_over_the_daemons_limit_does_not_pass(scanner: ClamAV) -> None:
    for _ in range(20):  # the daemon answers and hangs up while we write: a race, which must always end alike
        with pytest.raises(ScannerAway) as away:
            await scanner.scan(io.BytesIO(b"texte " * 1_000_000))
        assert away.value.facts["reason"] == "size"


async def test_several_files_at_once(scanner: ClamAV) -> None:
    contents = [clamd.CANARY, b"propre", clamd.CANARY, b"propre aussi"]
    results = await asyncio.gather(
        *(scanner.scan(io.BytesIO(content)) for content in contents), return_exceptions=True
    )
    assert [type(result) for result in results] == [MalwareFound, type(None), MalwareFound, type(None)]


async def test_a_daemon_that_is_away_lets_nothing_pass(tmp_path: Path) -> None:
    with pytest.raises(ScannerAway) as away:
        await ClamAV(tmp_path / "nowhere.sock").scan(io.BytesIO(b"propre"))
    assert away.value.facts["reason"] == "unreachable"


async def test_a_daemon_that_does_not_answer_is_waited_for_only_so_long(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "silent.sock"))
        server.listen()
        began = time.monotonic()
        with pytest.raises(ScannerAway) as away:
            await ClamAV(tmp_path / "silent.sock", seconds=0.2).scan(io.BytesIO(b"propre"))
    assert away.value.facts["reason"] == "time"
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("answer", [b"", b"stream: ", b"ERROR\0", b"stream: OK but not quite\0"])
async def test_an_answer_that_is_not_understood_lets_nothing_pass(tmp_path: Path, answer: bytes) -> None:
    async def answering(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        writer.close()

    place = tmp_path / "odd.sock"
    async with await asyncio.start_unix_server(answering, place):
        with pytest.raises(ScannerAway):
            await ClamAV(place, seconds=5).scan(io.BytesIO(b"propre"))
