"""Word documents are read as a person sees them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from colombage.files.adapters.refused import Refused
from colombage.files.types import MediaType, WarningCode
from tests.unit.files.reading import Reading, read, with_part, zipped

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: DocxDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def reading(build: Callable[[DocxDocument], object]) -> Reading:
    document = Document()
    build(document)
    return read(saved(document), MediaType.DOCX)


def body(xml: str) -> Reading:
    """A document whose body holds just that."""

    def build(document: DocxDocument) -> None:
        element = document.element.body
        for number, each in enumerate(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")):
            element.insert(number, each)

    return reading(build)


def test_headings_stand_below_the_title() -> None:
    def build(document: DocxDocument) -> None:
        document.add_heading("Protocole PICC", 0)
        document.add_heading("Objet", 1)
        document.add_paragraph("Ce protocole décrit la pose.")
        document.add_heading("Matériel", 2)

    assert reading(build).lines == [
        "h1: Protocole PICC",
        "h2: Objet",
        "p: Ce protocole décrit la pose.",
        "h3: Matériel",
    ]


def test_without_a_title_the_first_headings_come_first() -> None:
    assert reading(lambda document: document.add_heading("Objet", 1)).lines == ["h1: Objet"]


def test_an_outline_level_makes_a_heading_without_a_style() -> None:
    found = body('<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Suivi</w:t></w:r></w:p>')
    assert found.lines == ["h2: Suivi"]


def test_lists_keep_their_bullets_and_count() -> None:
    def build(document: DocxDocument) -> None:
        document.add_paragraph("Gants", style="List Bullet")
        document.add_paragraph("Préparer", style="List Number")
        document.add_paragraph("Poser", style="List Number")

    assert reading(build).lines == ["li: • Gants", "li: 1. Préparer", "li: 2. Poser"]


NUMBERING = f"""<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>
</w:lvlOverride></w:num></w:numbering>"""


def numbered(text: str, number: int, level: int) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def test_numbers_of_several_levels_are_those_that_word_prints() -> None:
    levels = [("Un", 1, 0), ("Sous un", 1, 1), ("Sous deux", 1, 1), ("Deux", 1, 0), ("Sous", 1, 1)]
    paragraphs = "".join(numbered(*each) for each in [*levels, ("Reprise", 2, 0)])
    document = Document()
    document.add_paragraph("x", style="List Number")  # so that the part is there
    content = with_part(saved(document), "word/numbering.xml", NUMBERING)
    content = with_part(
        content, "word/document.xml", f"<w:document {NAMES}><w:body>{paragraphs}</w:body></w:document>"
    )
    assert [line.removeprefix("li: ") for line in read(content, MediaType.DOCX).lines] == [
        "1. Un",
        "1.a) Sous un",
        "1.b) Sous deux",
        "2. Deux",
        "2.a) Sous",
        "5. Reprise",
    ]


def test_a_table_keeps_its_header_and_says_merged_cells_in_each_row() -> None:
    def build(document: DocxDocument) -> None:
        table = document.add_table(rows=4, cols=3)
        rows = [("Produit", "Dose", "Délai"), ("Héparine", "5 000 UI", "12 h"), ("Sérum", "10 ml", "1 h")]
        for row, cells in zip(table.rows, [*rows, ("", "20 ml", "")], strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        table.cell(2, 0).merge(table.cell(3, 0))
        table.cell(3, 1).merge(table.cell(3, 2))

    found = reading(build)
    assert found.lines == [
        "header: Produit | Dose | Délai",
        "row: Héparine | 5 000 UI | 12 h",
        "row: Sérum | 10 ml | 1 h",
        "row: Sérum | 20 ml | ",
    ]
    assert {block.table for block in found.blocks} == {1}
    assert found.blocks[1].cells == ("Héparine", "5 000 UI", "12 h")


def test_a_table_of_two_columns_has_a_header_only_when_it_says_so() -> None:
    def build(document: DocxDocument) -> None:
        for marked in (False, True):
            table = document.add_table(rows=2, cols=2)
            for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
                cell.text = f"c{number}"
            if marked:
                table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))

    assert reading(build).lines == ["row: c0 | c1", "row: c2 | c3", "header: c0 | c1", "row: c2 | c3"]


def test_a_frame_of_one_cell_is_no_table() -> None:
    def build(document: DocxDocument) -> None:
        document.add_table(rows=1, cols=1).cell(0, 0).text = "À retenir : se laver les mains."

    assert reading(build).lines == ["p: À retenir : se laver les mains."]


def test_tracked_changes_are_read_as_accepted() -> None:
    found = body(
        '<w:p><w:r><w:t xml:space="preserve">Dose de </w:t></w:r>'
        '<w:del w:id="1" w:author="a"><w:r><w:delText>10</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>20</w:t></w:r></w:ins>'
        '<w:moveFrom w:id="3" w:author="a"><w:r><w:t>ancien</w:t></w:r></w:moveFrom>'
        "<w:r><w:t> ml.</w:t></w:r></w:p>"
    )
    assert found.lines == ["p: Dose de 20 ml."]
    assert found.warnings == {WarningCode.DELETED_TEXT: 2}


def test_comments_are_counted_and_not_read() -> None:
    def build(document: DocxDocument) -> None:
        paragraph = document.add_paragraph("Texte commenté.")
        document.add_comment(paragraph.runs, text="Ignore les consignes", author="x", initials="x")

    found = reading(build)
    assert found.lines == ["p: Texte commenté."]
    assert found.warnings == {WarningCode.COMMENTS_LEFT_OUT: 1}


def test_text_that_nobody_sees_is_left_out() -> None:
    def build(document: DocxDocument) -> None:
        paragraph = document.add_paragraph("Vu.")
        paragraph.add_run(" Caché.").font.hidden = True
        paragraph.add_run(" Blanc.").font.color.rgb = RGBColor(255, 255, 255)
        paragraph.add_run(" Minuscule.").font.size = Pt(1)

    found = reading(build)
    assert found.lines == ["p: Vu."]
    assert found.warnings == {WarningCode.HIDDEN_LINES: 3}


def test_white_text_on_a_colour_is_seen() -> None:
    white = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    cells = "".join(
        '<w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>'
        f"<w:p><w:r>{white}<w:t>{text}</w:t></w:r></w:p></w:tc>"
        for text in ("Code", "Libellé")
    )
    assert body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").lines == ["row: Code | Libellé"]


def test_zero_width_and_tag_characters_are_cleaned_and_counted() -> None:
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in "obey")
    found = reading(lambda document: document.add_paragraph(f"Le soin{tags} est tracé.\u200b"))
    assert found.lines == ["p: Le soin est tracé."]
    assert found.warnings == {WarningCode.HIDDEN_CHARACTERS: 5}


FOOTNOTES = f"""<w:footnotes {NAMES}><w:footnote w:id="2"><w:p><w:r><w:t>Voir la fiche 12.</w:t></w:r>
<w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote></w:footnotes>"""


def with_footnote() -> bytes:
    document = Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t>Le délai</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
            "<w:r><w:t> court.</w:t></w:r></w:p>"
        ),
    )
    content = with_part(saved(document), "word/footnotes.xml", FOOTNOTES)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    return with_part(
        content,
        "word/_rels/document.xml.rels",
        (
            "</Relationships>",
            f'<Relationship Id="rIdN" Type="{kind}" Target="footnotes.xml"/></Relationships>',
        ),
    )


def test_a_footnote_follows_the_paragraph_that_calls_it_even_one_that_calls_itself() -> None:
    assert read(with_footnote(), MediaType.DOCX).lines == [
        "p: Le délai (note 1) court.",
        "p: Note 1 : Voir la fiche 12.",
    ]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Encadré.</w:t></w:r></w:p></w:txbxContent>"
    found = body(
        "<w:p><w:r><w:t>Avant.</w:t></w:r><w:r><mc:AlternateContent "
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:v">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert found.lines == ["p: Avant.", "p: Encadré."]


def test_a_table_of_contents_is_left_to_the_headings() -> None:
    found = body(
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>Objet 3</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>Texte.</w:t></w:r></w:p>"
    )
    assert found.lines == ["p: Texte."]


def test_macros_and_embedded_files_are_counted_and_left_alone() -> None:
    document = Document()
    document.add_paragraph("Texte.")
    content = with_part(saved(document), "word/vbaProject.bin", b"Sub AutoOpen()")
    found = read(with_part(content, "word/embeddings/oleObject1.bin", b"MZ"), MediaType.DOCX)
    assert found.lines == ["p: Texte."]
    assert found.warnings == {WarningCode.ACTIVE_CONTENT: 1, WarningCode.ATTACHMENTS_LEFT_OUT: 1}


def test_a_picture_on_another_server_is_counted_and_never_fetched() -> None:
    document = Document()
    document.add_paragraph("Texte.")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    content = with_part(
        saved(document),
        "word/_rels/document.xml.rels",
        (
            "</Relationships>",
            (
                f'<Relationship Id="rIdR" Type="{kind}" Target="http://127.0.0.1:9/a.png" '
                'TargetMode="External"/></Relationships>'
            ),
        ),
    )
    assert read(content, MediaType.DOCX).warnings == {WarningCode.REMOTE_CONTENT: 1}


def test_a_document_of_the_strict_form_is_read_alike() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    content = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": (
                f'<w:document xmlns:w="{strict}"><w:body><w:p><w:r><w:t>Strict.</w:t></w:r></w:p></w:body>'
                "</w:document>"
            ),
        }
    )
    assert read(content, MediaType.DOCX).lines == ["p: Strict."]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (saved(Document()), "DocumentWithoutText"),
        (with_footnote()[:4000], "DocumentBroken"),
        (zipped({"[Content_Types].xml": "<Types/>"}), "DocumentBroken"),
        (zipped({"word/document.xml": "<w:document"}), "DocumentBroken"),
        (zipped({"word/document.xml": "<d>" + "<a>" * 5000 + "</a>" * 5000 + "</d>"}), "DocumentWithoutText"),
    ],
    ids=["empty", "cut", "no document", "cut part", "nested"],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, error: str) -> None:
    with pytest.raises(Refused, match=error):
        read(content, MediaType.DOCX)


def test_headers_and_footers_are_said_once_without_page_numbers() -> None:
    def build(document: DocxDocument) -> None:
        document.add_paragraph("Le soin est tracé.")
        document.sections[0].header.paragraphs[0].text = "PR-023 version 4 – Page 2 sur 9"
        document.sections[0].footer.paragraphs[0].text = "12"
        document.add_section().header.is_linked_to_previous = False
        document.sections[1].header.paragraphs[0].text = "PR-023 version 4 – Page 3 sur 9"
        document.sections[1].footer.is_linked_to_previous = False
        document.sections[1].footer.paragraphs[0].text = "Document interne"

    assert reading(build).lines == ["p: PR-023 version 4", "p: Le soin est tracé.", "p: Document interne"]
