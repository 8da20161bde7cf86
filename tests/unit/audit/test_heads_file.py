"""Signed heads: what was written is read back, what was touched is known."""

from __future__ import annotations

import os
from pathlib import Path

import orjson
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from colombage.audit.adapters.heads_file import HeadsFile, read_heads, signing_key
from colombage.audit.errors import HeadsFileUnwritable
from colombage.audit.types import ChainPoint
from colombage.kernel.crypto import MasterKeys


def _keeper(folder: Path, secret: bytes = b"k" * 32) -> HeadsFile:
    return HeadsFile(folder / "audit" / "heads.jsonl", signing_key(MasterKeys("k1", {"k1": secret})))


def test_heads_are_read_with_the_public_key_alone(tmp_path: Path) -> None:
    keeper = _keeper(tmp_path)
    points = [ChainPoint(3, b"a" * 32), ChainPoint(9, b"b" * 32)]
    for point in points:
        keeper.write(point)
    import base64

    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(keeper.public_key))
    read = read_heads(keeper.path.read_bytes(), public)
    assert [head.point() for head in read.valid] == points
    assert (read.forged, read.unreadable) == ((), 0)
    assert read == keeper.read()


def test_the_key_comes_from_the_master_key(tmp_path: Path) -> None:
    assert _keeper(tmp_path).public_key == _keeper(tmp_path).public_key
    assert _keeper(tmp_path).public_key != _keeper(tmp_path, b"x" * 32).public_key


@pytest.mark.parametrize("field", ["seq", "hash", "at"])
def test_a_touched_line_is_forged(tmp_path: Path, field: str) -> None:
    keeper = _keeper(tmp_path)
    keeper.write(ChainPoint(3, b"a" * 32))
    line = orjson.loads(keeper.path.read_bytes())
    line[field] = {"seq": 4, "hash": (b"c" * 32).hex(), "at": "2020-01-01T00:00:00+00:00"}[field]
    keeper.path.write_bytes(orjson.dumps(line) + b"\n")
    read = keeper.read()
    assert read.valid == ()
    assert [head.line for head in read.forged] == [1]


def test_a_line_cut_by_a_crash_costs_only_itself(tmp_path: Path) -> None:
    keeper = _keeper(tmp_path)
    keeper.write(ChainPoint(3, b"a" * 32))
    with keeper.path.open("ab") as file:
        file.write(b'{"seq": 4, "ha')
    keeper.write(ChainPoint(5, b"b" * 32))
    read = keeper.read()
    assert [head.seq for head in read.valid] == [3, 5]
    assert read.unreadable == 1


def test_no_file_yet_holds_no_heads(tmp_path: Path) -> None:
    assert _keeper(tmp_path).read().valid == ()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "audit").write_text("a file where the folder should be")
    with pytest.raises(HeadsFileUnwritable) as caught:
        _keeper(tmp_path).write(ChainPoint(1, bytes(32)))
    assert os.fspath(tmp_path) in str(caught.value.facts["path"])
    with pytest.raises(HeadsFileUnwritable):
        _keeper(tmp_path).read()
