"""Pictures of a document: a grey square in their place, or themselves without what cameras and programs wrote
into them. Runs in the child.

JPEG: ITU-T T.81, annex B. PNG: ISO/IEC 15948, 11.
"""

from __future__ import annotations

import struct
import zlib

_SOI, _SOS = 0xD8, 0xDA
_STANDALONE = frozenset({0x01, *range(0xD0, 0xDA)})
_ADOBE, _JFIF, _ICC = 0xEE, 0xE0, 0xE2
_FIRST_APPLICATION, _LAST_APPLICATION, _COMMENT = 0xE0, 0xEF, 0xFE
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT", b"bKGD",
})  # fmt: skip
_GREY = 0xC8
_LENGTH = 2
_CHUNK_FRAME = 12


def grey_picture() -> bytes:
    """A PNG of one grey dot: whoever shows it stretches it to the size of what stood there."""
    header = struct.pack("!IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = zlib.compress(bytes((0, _GREY)))
    return _PNG + b"".join(
        _chunk(kind, data) for kind, data in ((b"IHDR", header), (b"IDAT", dot), (b"IEND", b""))
    )


def without_metadata(content: bytes) -> tuple[bytes, str] | None:
    """The picture with nothing but what it needs to be shown, and its suffix; None for formats that may hold
    words (vector drawings) or are not known."""
    if content.startswith(_PNG):
        stripped = _stripped_png(content)
        return (stripped, "png") if stripped else None
    if content.startswith(b"\xff\xd8\xff"):
        stripped = _stripped_jpeg(content)
        return (stripped, "jpeg") if stripped else None
    return None


def _stripped_png(content: bytes) -> bytes | None:
    kept = [_PNG]
    at = len(_PNG)
    while at + _CHUNK_FRAME <= len(content):
        (length,) = struct.unpack_from("!I", content, at)
        kind = content[at + 4 : at + 8]
        end = at + _CHUNK_FRAME + length
        if end > len(content):
            return None
        if kind in _PNG_CHUNKS:
            kept.append(content[at:end])
        at = end
        if kind == b"IEND":
            return b"".join(kept)  # what lies behind the end is no part of the picture
    return None


def _stripped_jpeg(content: bytes) -> bytes | None:
    kept = [content[:2]]
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - every marker begins with it
        marker = content[at + 1]
        if marker in _STANDALONE:
            kept.append(content[at : at + 2])
            at += 2
            continue
        (length,) = struct.unpack_from("!H", content, at + 2)
        end = at + 2 + length
        if length < _LENGTH or end > len(content):
            return None
        if marker == _SOS:
            last = content.rfind(b"\xff\xd9")
            kept.append(content[at : last + 2] if last > at else content[at:])
            return b"".join(kept)
        if _is_needed(marker, content[at + 4 : end]):
            kept.append(content[at:end])
        at = end
    return None


def _is_needed(marker: int, data: bytes) -> bool:
    if marker == _COMMENT:
        return False
    if not _FIRST_APPLICATION <= marker <= _LAST_APPLICATION:
        return True
    return (
        marker == _ADOBE
        or (marker == _JFIF and data.startswith(b"JFIF\0"))
        or (marker == _ICC and data.startswith(b"ICC_PROFILE\0"))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))
