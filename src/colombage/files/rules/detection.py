"""The type of a file from its first bytes, never from its name: a name is what the sender claims.

Called by `KeepFile` (is it one of the accepted types?) and by the parsing child (which encoding?).
"""

from __future__ import annotations

import codecs
import re

from colombage.files.types import MediaType

SAMPLE_BYTES = 65_536
_PDF_HEADER_WITHIN = 1024  # ISO 32000-1, annex H, 3.4.1: readers look for the header in the first 1024 bytes
_MAX_CONTROL_SHARE = 0.005
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_UNUSED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_MARKDOWN_NAME = re.compile(r"\.(md|markdown)$", re.IGNORECASE)
# Formats that begin like text, or could pass for it, and would come out as gibberish.
_OTHER_MAGIC = (
    b"{\\rtf",
    b"%!PS",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"MZ\x90\x00",  # a Windows program, whose zeros would pass for those of UTF-16
)
_UTF16_MIN_NULS = 0.3


def detect_type(sample: bytes, name: str = "") -> MediaType | None:
    """The type of a file that begins with `sample` (SAMPLE_BYTES of it are enough); None: not accepted.

    Markdown and plain text have the same bytes, so between these two, and only there, the name decides.
    """
    if b"%PDF-" in sample[:_PDF_HEADER_WITHIN]:
        return MediaType.PDF
    if sample.startswith(_OTHER_MAGIC) or detect_encoding(sample) is None:
        return None
    return MediaType.MARKDOWN if _MARKDOWN_NAME.search(name) else MediaType.TEXT


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
