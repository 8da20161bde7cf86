"""What the parent and the child that has a document in hand say to each other: JSON after its length."""

from __future__ import annotations

import struct
from typing import Any, BinaryIO

import orjson

HEADER = struct.Struct("!Q")
MOST_BYTES = 512 << 20
"""Of one message; all of a document's text is one."""


def packed(value: Any) -> bytes:
    body = orjson.dumps(value, default=tuple)  # named tuples are no tuples to it
    return HEADER.pack(len(body)) + body


def send(stream: BinaryIO, value: Any) -> None:
    stream.write(packed(value))
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Raises EOFError when the other end has gone."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        raise EOFError
    (length,) = HEADER.unpack(header)
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return orjson.loads(body)
