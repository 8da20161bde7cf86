"""The encoding of a text, from its bytes. Called by detection, and by readers of texts, pages, messages."""

from __future__ import annotations

import codecs
import re

_MAX_CONTROL_SHARE = 0.005
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_UNUSED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_UTF16_MIN_NULS = 0.3


def detect_encoding(sample: bytes) -> str | None:
    """The codec of a text that begins with `sample`; None when it is no text."""
    if sample.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    wide = _utf16_without_mark(sample)
    if wide is not None:
        return wide
    if len(_CONTROLS.findall(sample)) > _MAX_CONTROL_SHARE * len(sample):
        return None
    if _is_utf8(sample):
        return "utf-8"
    # What Windows calls Latin-1. Five bytes have no meaning in it: a text does not hold them.
    return None if _UNUSED_IN_CP1252.search(sample) else "cp1252"


def _is_utf8(sample: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample)  # incremental: the sample may end inside a character
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(sample: bytes) -> str | None:
    """Western text in UTF-16 has a NUL in nearly every second byte, on one side."""
    even, odd = sample[0::2], sample[1::2]
    if not odd:
        return None
    even_share, odd_share = even.count(0) / len(even), odd.count(0) / len(odd)
    for share, other, codec in ((odd_share, even_share, "utf-16-le"), (even_share, odd_share, "utf-16-be")):
        if share > _UTF16_MIN_NULS and other <= _MAX_CONTROL_SHARE and not _has_wide_controls(sample, codec):
            return codec
    return None


def _has_wide_controls(sample: bytes, codec: str) -> bool:
    text = sample[: len(sample) // 2 * 2].decode(codec, errors="replace")
    strange = sum(
        1 for character in text if (character < " " and character not in "\t\n\r\f") or character == "�"
    )
    return strange > _MAX_CONTROL_SHARE * len(text)
