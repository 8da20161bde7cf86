"""Which writer takes a format apart, and which other library reads the copy. Loads what it gives."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from colombage.files.types import MediaType
from colombage.protection.adapters.documents.handling import ReadCopy, Take


class _Format(NamedTuple):
    """`writer.take` and `reader.read_copy`, modules beside this one; `extractor` is told to people."""

    writer: str
    reader: str
    extractor: str


_FORMATS = {
    MediaType.DOCX: _Format("office", "office_reader", "lecteur de Colombage et texte brut de chaque partie"),
    MediaType.PPTX: _Format("office", "office_reader", "lecteur de Colombage et texte brut de chaque partie"),
    MediaType.XLSX: _Format("office", "office_reader", "lecteur de Colombage et texte brut de chaque partie"),
    MediaType.ODT: _Format(
        "open_document", "office_reader", "lecteur de Colombage et texte brut de chaque partie"
    ),
    MediaType.PDF: _Format("pdf", "pdf_reader", "pypdf et contenu décompressé de chaque objet"),
    MediaType.TEXT: _Format("plain", "plain_reader", "texte brut"),
    MediaType.MARKDOWN: _Format("plain", "plain_reader", "texte brut"),
}


def taker_of(media_type: MediaType) -> Take:
    return import_module(f"{__package__}.{_FORMATS[media_type].writer}").take


def reader_of(media_type: MediaType) -> tuple[str, ReadCopy]:
    found = _FORMATS[media_type]
    return found.extractor, import_module(f"{__package__}.{found.reader}").read_copy
