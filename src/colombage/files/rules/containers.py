"""What a zip or an old office file says of itself, without unpacking it: for detection, and for the readers.

Nothing here trusts a figure of the file: entries are counted by their signature, not by the directory's sum.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from colombage.files.types import MediaType

ZIP_MAGIC = b"PK\x03\x04"
COMPOUND_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE2, [MS-CFB] 2.2
MAX_MEMBERS = 10_000  # no honest document comes near
_DIRECTORY_ENTRY = b"PK\x01\x02"  # APPNOTE.TXT 4.3.12
_BLOCK_BYTES = 1 << 20
_MAX_MIMETYPE_BYTES = 100
_OFFICE_FOLDERS = {"word/": MediaType.DOCX, "xl/": MediaType.XLSX, "ppt/": MediaType.PPTX}
_BINARY_WORKBOOK = "xl/workbook.bin"  # .xlsb: the parts are not XML
_OPEN_DOCUMENTS = {
    "application/vnd.oasis.opendocument.text": MediaType.ODT,
    "application/vnd.oasis.opendocument.text-template": MediaType.ODT,
}
# Streams that these programs write, [MS-OFFCRYPTO] 2.3.4.4 for the first; names are UTF-16 in the directory.
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OFFICE_STREAMS = tuple(
    name.encode("utf-16-le") for name in ("WordDocument", "Workbook", "Book", "PowerPoint Document")
)


def count_members(source: BinaryIO, most: int) -> int:
    """How many files a zip may hold, counted no further than `most` and a bit.

    Before any library reads the directory: a million entries of fifty bytes would take gigabytes as objects.
    """
    found = 0
    for block in _blocks(source, len(_DIRECTORY_ENTRY)):
        found += block.count(_DIRECTORY_ENTRY)
        if found > most:
            break
    return found


def zipped_type(source: BinaryIO) -> MediaType | None:
    """The type of a zip from its inner parts; None when it is none of those that are read."""
    try:
        with ZipFile(source) as archive:
            names = archive.namelist()
            if "[Content_Types].xml" in names and _BINARY_WORKBOOK not in names:
                return next(
                    (
                        media_type
                        for folder, media_type in _OFFICE_FOLDERS.items()
                        if any(name.startswith(folder) for name in names)
                    ),
                    None,
                )
            return _open_document_type(archive) if "mimetype" in names else None
    except (BadZipFile, zlib.error, EOFError, ValueError, RuntimeError):
        return None


def _open_document_type(archive: ZipFile) -> MediaType | None:
    entry = archive.getinfo("mimetype")
    if entry.compress_type != ZIP_STORED or entry.file_size > _MAX_MIMETYPE_BYTES:
        return None  # the format asks for it plain, so that it can be read without unpacking
    return _OPEN_DOCUMENTS.get(archive.read(entry).decode("ascii", "replace").strip())


def is_encrypted_office(source: BinaryIO) -> bool:
    """Whether an OLE2 file is a modern document under a password, which Office wraps so."""
    return _holds(source, (_ENCRYPTED_STREAM,))


def is_old_office(source: BinaryIO) -> bool:
    """Whether an OLE2 file is a .doc, .xls or .ppt, rather than a message or an installer."""
    return _holds(source, _OFFICE_STREAMS)


def _holds(source: BinaryIO, searched: tuple[bytes, ...]) -> bool:
    longest = max(len(each) for each in searched)
    return any(each in block for block in _blocks(source, longest) for each in searched)


def _blocks(source: BinaryIO, overlap: int) -> Iterator[bytes]:
    """The whole of `source`, in blocks: any `overlap` bytes in a row stand in exactly one of them."""
    source.seek(0)
    tail = b""
    while block := source.read(_BLOCK_BYTES):
        joined = tail + block
        yield joined
        tail = joined[1 - overlap :]
