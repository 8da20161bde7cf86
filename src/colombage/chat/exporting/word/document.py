"""Writes a sheet as a Word document. Called by ExportConversation, in a thread.

python-docx gives the package, its template and styles; the body is written by `body.py` and the footnotes by
`footnotes.py`.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.opc import oxml
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from colombage.chat.exporting.blocks import Sheet, Words
from colombage.chat.exporting.word.body import BodyWriter
from colombage.chat.exporting.word.footnotes import add_footnotes
from colombage.chat.exporting.word.styles import set_styles
from colombage.chat.exporting.word.untyped import untyped

_LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}
_PAGE_OF = {"fr": ("Page ", " sur "), "en": ("Page ", " of ")}
_BULLETS, _NUMBERS = 900, 901
"""Ids of our two ways of listing, beyond those of the template."""
_NOT_OURS = frozenset({RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES})
_MOST_LISTS = 5_000
_BULLET_SIGNS = "•–▪"


def write_word(sheet: Sheet, now: datetime) -> bytes:
    document = Document()
    language = _LANGUAGES.get(sheet.language, _LANGUAGES["fr"])
    set_styles(document, language)
    _set_page(document, sheet)
    _set_properties(document, sheet, language, now)
    parts = _Parts(document)
    writer = BodyWriter(parts.link, parts.listing)
    written = _title(sheet) + writer.write(sheet.blocks)
    _put_body(document, written)
    if sheet.notes:
        add_footnotes(document, [writer.line(note) for note in sheet.notes])
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _put_body(document: WordDocument, written: str) -> None:
    """Before the properties of the page, as text: moving ten thousand cells over takes seconds."""
    part = untyped(document.part)
    whole: str = untyped(oxml).serialize_part_xml(part.element).decode()
    before, mark, after = whole.partition("<w:sectPr")
    part._element = parse_xml(f"{before}{written}{mark}{after}".encode())  # noqa: SLF001 -- it has no setter


def _title(sheet: Sheet) -> str:
    line = BodyWriter(lambda _: "", lambda _: 0).line((Words(sheet.title),))
    return f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{line}</w:p>'


@dataclass(slots=True)
class _Parts:
    """What the body names by an id: addresses, and lists, each of which counts by itself."""

    document: WordDocument
    _links: dict[str, str] = field(default_factory=dict[str, str])
    _lists: int = 0

    def __post_init__(self) -> None:
        numbering = untyped(self.document).part.numbering_part.element
        for place, identifier in enumerate((_BULLETS, _NUMBERS)):
            numbering.insert(place, parse_xml(_way_of_listing(identifier)))
        numbering.append(parse_xml(_list(_BULLETS, _BULLETS, None)))

    def link(self, address: str) -> str:
        if address not in self._links:
            relate = self.document.part.relate_to
            self._links[address] = relate(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links[address]

    def listing(self, start: int | None) -> int:
        if start is None:
            return _BULLETS
        if self._lists < _MOST_LISTS:
            self._lists += 1
            numbering = untyped(self.document).part.numbering_part.element
            numbering.append(parse_xml(_list(_NUMBERS + self._lists, _NUMBERS, start)))
        return _NUMBERS + self._lists


def _way_of_listing(identifier: int) -> str:
    levels: list[str] = []
    for level in range(9):
        if identifier == _BULLETS:
            look = f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{_BULLET_SIGNS[level % 3]}"/>'
        else:
            look = f'<w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1}."/>'
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>{look}<w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{425 * (level + 1)}" w:hanging="357"/></w:pPr></w:lvl>'
        )
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identifier}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{"".join(levels)}</w:abstractNum>'
    )


def _list(identifier: int, way: int, start: int | None) -> str:
    # Word counts up to 32,767 at the start of a list.
    starts = (
        ""
        if start is None
        else "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{min(start, 32_767)}"/></w:lvlOverride>'
            for level in range(9)
        )
    )
    return f'<w:num {nsdecls("w")} w:numId="{identifier}"><w:abstractNumId w:val="{way}"/>{starts}</w:num>'


def _set_page(document: WordDocument, sheet: Sheet) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(23)
    section.header.paragraphs[0].text = sheet.label
    before, between = _PAGE_OF.get(sheet.language, _PAGE_OF["fr"])
    footer = section.footer.paragraphs[0]
    for text, code in ((before, "PAGE"), (between, "NUMPAGES")):
        footer.add_run(text)
        untyped(footer)._p.append(  # noqa: SLF001 -- a field has no other way in
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        )


def _set_properties(document: WordDocument, sheet: Sheet, language: str, now: datetime) -> None:
    known = document.core_properties
    known.title, known.author, known.language = sheet.title[:255], sheet.author[:255], language
    known.subject, known.last_modified_by = sheet.label, sheet.author[:255]
    known.comments = known.keywords = known.category = ""
    known.created = known.modified = now.astimezone(UTC)  # written as if it were, whatever it is
    known.revision = 1
    # The template's: a picture of another document, and the program that it was made with.
    relations = untyped(document).part.package.rels
    for name in [name for name, each in relations.items() if each.reltype in _NOT_OURS]:
        del relations[name]
    fonts = untyped(document).settings.element.xpath("w:themeFontLang")
    for each in fonts:
        each.set(qn("w:val"), language)
