"""Recordings for tests, made by hand: the least that the door of transcription takes for sound."""

from __future__ import annotations

import struct


def wav(seconds: float = 2.0, rate: int = 8_000) -> bytes:
    data = bytes(int(rate * seconds))
    head = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate, 1, 8)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + len(data))
        + b"WAVE"
        + head
        + struct.pack("<4sI", b"data", len(data))
        + data
    )


def ogg(seconds: float = 2.0) -> bytes:
    """Two pages; the last says how many granules there are by then, 48,000 to the second."""

    def page(granules: int) -> bytes:
        return b"OggS\0\0" + struct.pack("<q", granules) + bytes(14) + b"\x01" + b"\xff" + bytes(255)

    return page(0) + page(int(seconds * 48_000))


def element(kind: bytes, content: bytes) -> bytes:
    """Of EBML, with a size of eight bytes."""
    return kind + (1 << 56 | len(content)).to_bytes(8, "big") + content


def webm(seconds: float = 2.0) -> bytes:
    """As a browser streams it: a segment and clusters of unknown size, times in milliseconds, no duration."""
    unknown = b"\x01" + b"\xff" * 7
    scale = element(b"\x15\x49\xa9\x66", element(b"\x2a\xd7\xb1", (1_000_000).to_bytes(3, "big")))
    last = int(seconds * 1_000)
    clusters = b"".join(
        b"\x1f\x43\xb6\x75"
        + unknown
        + element(b"\xe7", start.to_bytes(4, "big"))
        + element(b"\xa3", b"\x81" + (min(20_000, last - start)).to_bytes(2, "big") + b"\x80" + bytes(120))
        for start in range(0, last, 20_000)
    )
    return element(b"\x1a\x45\xdf\xa3", bytes(8)) + b"\x18\x53\x80\x67" + unknown + scale + clusters


def mp4(seconds: float = 2.0, *, fragmented: bool = False) -> bytes:
    def box(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", 8 + len(content)) + kind + content

    length = 0 if fragmented else int(seconds * 1_000)
    mvhd = box(b"mvhd", bytes(12) + struct.pack(">II", 1_000, length) + bytes(80))
    mdhd = box(b"mdhd", bytes(12) + struct.pack(">II", 48_000, 0) + bytes(4))
    tracks = box(b"moov", mvhd + box(b"trak", box(b"mdia", mdhd)))
    times = box(b"tfdt", b"\x01\0\0\0" + struct.pack(">Q", int(seconds * 48_000)))
    fragment = box(b"moof", box(b"traf", times)) if fragmented else b""
    return box(b"ftyp", b"M4A " + bytes(8)) + tracks + fragment + box(b"mdat", bytes(120))
