"""The part of a Word document that holds its footnotes, unknown to python-docx. Used by `document.py`.

ECMA-376, part 1, 17.11: the part, the two separators that settings name, and a style for text and reference.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from colombage.chat.exporting.word.styles import FOOTNOTE_REFERENCE, FOOTNOTE_TEXT

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)
_SETTING = '<w:footnotePr {namespace}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'


def add_footnotes(document: Document, notes: Sequence[str]) -> None:
    """`notes` are the runs of each, the first of them number 1."""
    written = "".join(_note(number, runs) for number, runs in enumerate(notes, 1))
    content = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:footnotes {nsdecls('w', 'r')}>{_SEPARATORS}{written}</w:footnotes>"
    )
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, content.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    # The order of settings is fixed: these stand before what is kept for older programs.
    compatibility = document.settings.element.xpath("w:compat")[0]
    compatibility.addprevious(parse_xml(_SETTING.format(namespace=nsdecls("w"))))


def _note(number: int, runs: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{FOOTNOTE_TEXT}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{FOOTNOTE_REFERENCE}"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{runs}</w:p></w:footnote>'
    )
