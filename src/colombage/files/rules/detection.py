"""The type of a file from its content, never from its name alone: a name is what the sender claims.

Called by whoever takes a file in.
"""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from colombage.files.errors import (
    DocumentTrapped,
    OfficeEncrypted,
    OldOfficeFormat,
    PictureFormatRefused,
    TypeRefused,
)
from colombage.files.rules.containers import (
    COMPOUND_MAGIC,
    MAX_MEMBERS,
    ZIP_MAGIC,
    count_members,
    is_encrypted_office,
    is_old_office,
    zipped_type,
)
from colombage.files.rules.encodings import detect_encoding
from colombage.files.rules.pictures import foreign_picture, picture_type
from colombage.files.types import MediaType

SAMPLE_BYTES = 65_536
_PDF_HEADER_WITHIN = 1024  # ISO 32000-1, annex H, 3.4.1: readers look for the header in the first 1024 bytes
_MARKDOWN_NAME = re.compile(r"\.(md|markdown)$", re.IGNORECASE)
_HTML_NAME = re.compile(r"\.x?html?$", re.IGNORECASE)
_MESSAGE_NAME = re.compile(r"\.eml$", re.IGNORECASE)
_RICH_TEXT = b"{\\rtf"
# Formats that begin like text, or could pass for it, and would come out as gibberish.
_OTHER_MAGIC = (
    _RICH_TEXT,
    b"%!PS",
    ZIP_MAGIC,
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    COMPOUND_MAGIC[:4],
    b"\x7fELF",
    b"MZ\x90\x00",  # a Windows program, whose zeros would pass for those of UTF-16
)
# What a page begins with, after marks, blanks and comments.
_PAGE = re.compile(
    r"(?:\s++|(?><!--.*?-->)|(?><\?xml[^>]*>))*+(?:<!doctype\s+html\b|<html\b|<head\b|<body\b)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<(?:p|div|table|h[1-6]|ul|ol|span|br|meta|title)\b[^<>]*>", re.IGNORECASE)
_FIELD = re.compile(rb"([!-9;-~]+):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MESSAGE_FIELDS = {b"from", b"to", b"cc", b"subject", b"date", b"reply-to", b"sender", b"delivered-to"}
_TRANSPORT_FIELDS = {b"message-id", b"mime-version", b"received", b"return-path", b"dkim-signature"}
_FEW_FIELDS = 2


def detect_file(source: BinaryIO, name: str = "", *, pictures: bool = False) -> MediaType:
    """The type of a whole file, from its beginning and the names of its inner parts. Nothing is unpacked.

    Reads all of a zip or an old office file: call it in a thread. Raises TypeRefused, OldOfficeFormat,
    OfficeEncrypted or DocumentTrapped (a zip of far too many files); with `pictures`, where those are taken
    in, PictureFormatRefused for the other sorts of pictures.
    """
    source.seek(0)
    sample = source.read(SAMPLE_BYTES)
    if pictures and (picture := _picture(sample)):
        return picture
    if sample.startswith(ZIP_MAGIC):
        if count_members(source, MAX_MEMBERS) > MAX_MEMBERS:
            raise DocumentTrapped(trap="members")
        zipped = zipped_type(source)
        if zipped is not None:
            return zipped
    if sample.startswith(COMPOUND_MAGIC):
        if is_encrypted_office(source):
            raise OfficeEncrypted
        if is_old_office(source):
            raise OldOfficeFormat
    if sample.startswith(_RICH_TEXT):
        raise OldOfficeFormat
    found = detect_type(sample, name)
    if found is None:
        raise TypeRefused
    return found


def _picture(sample: bytes) -> MediaType | None:
    if foreign := foreign_picture(sample):
        raise PictureFormatRefused(format=foreign)
    return picture_type(sample)


def detect_type(sample: bytes, name: str = "") -> MediaType | None:
    """The type of a file that begins with `sample` (SAMPLE_BYTES of it are enough); None: not accepted, or
    not to be told from its beginning alone.

    Markdown and plain text have the same bytes, so between these two the name decides; of a page or message
    that does not quite look like one, it says what to believe.
    """
    if b"%PDF-" in sample[:_PDF_HEADER_WITHIN]:
        return MediaType.PDF
    if sample.startswith(_OTHER_MAGIC):
        return None
    # Before the encoding: a message may carry its attachments as plain bytes.
    if _is_message(sample, named=_MESSAGE_NAME.search(name) is not None):
        return MediaType.EML
    encoding = detect_encoding(sample)
    if encoding is None:
        return None
    text = sample.decode(encoding, errors="replace")
    if _PAGE.match(text.lstrip("\ufeff")) or (_HTML_NAME.search(name) and _TAG.search(text)):
        return MediaType.HTML
    return MediaType.MARKDOWN if _MARKDOWN_NAME.search(name) else MediaType.TEXT


def _is_message(sample: bytes, *, named: bool) -> bool:
    """A block of header fields at the very beginning, with those that only mail programs write.

    A note that opens with "From:" and "Subject:" stays a text, unless its name says message too.
    """
    fields: set[bytes] = set()
    position = 0
    start = sample.removeprefix(codecs.BOM_UTF8)
    while found := _FIELD.match(start, position):
        fields.add(found[1].lower())
        position = found.end()
    known = len(fields & _MESSAGE_FIELDS)
    return known >= _FEW_FIELDS and (named or bool(fields & _TRANSPORT_FIELDS))
