"""OpenDocument texts are read as a person sees them."""

from __future__ import annotations

import io

import pytest
from odfdo import Document, Header, List, Paragraph, Table

from colombage.files.adapters.refused import Refused
from colombage.files.types import MediaType, WarningCode
from tests.unit.files.reading import Reading, read, with_part, zipped

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("manifest", "manifest"),
    )
)  # fmt: skip
MIMETYPE = "application/vnd.oasis.opendocument.text"


def body(xml: str, styles: str = "") -> Reading:
    """A document whose body holds just that."""
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{xml}</office:text></office:body></office:document-content>"
    )
    return read(zipped({"mimetype": MIMETYPE, "content.xml": content}), MediaType.ODT)


def test_a_document_made_with_a_library_of_its_format() -> None:
    document = Document("text")
    document.body.clear()
    document.body.append(Header(1, "Objet"))
    document.body.append(Paragraph("Ce protocole décrit la pose."))
    document.body.append(List(["Gants", "Champ"]))
    table = Table("Doses", width=2, height=2)
    table.set_values([["Produit", "Dose"], ["Sérum", "10 ml"]])
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue(), MediaType.ODT).lines == [
        "h1: 1. Objet",  # as the styles of that library number it
        "p: Ce protocole décrit la pose.",
        "li: • Gants",
        "li: • Champ",
        "row: Produit | Dose",
        "row: Sérum | 10 ml",
    ]


NUMBERED = """<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"
 text:display-levels="2"/>
</text:list-style>"""


def test_lists_count_on_in_the_levels_of_their_style() -> None:
    def entry(text: str, inner: str = "") -> str:
        return f"<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>"

    inner = f"<text:list>{entry('Sous un')}{entry('Sous deux')}</text:list>"
    found = body(
        f'<text:list text:style-name="L1">{entry("Un", inner)}{entry("Deux")}</text:list>'
        f'<text:list text:style-name="L1" text:continue-numbering="true">{entry("Trois")}</text:list>'
        f'<text:list text:style-name="L1">{entry("Un encore")}</text:list>',
        NUMBERED,
    )
    assert [line.removeprefix("li: ") for line in found.lines] == [
        "1. Un",
        "1.a) Sous un",
        "1.b) Sous deux",
        "2. Deux",
        "3. Trois",
        "1. Un encore",
    ]


def test_a_table_keeps_its_header_and_says_merged_cells_in_each_row() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    found = body(
        "<table:table><table:table-header-rows>"
        + row(cell("Produit"), cell("Dose"))
        + "</table:table-header-rows>"
        + row(cell("Sérum", 'table:number-rows-spanned="2"'), cell("10 ml"))
        + row("<table:covered-table-cell/>", cell("20 ml"))
        + '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="1000000"/></table:table-row></table:table>'
    )
    assert found.lines == ["header: Produit | Dose", "row: Sérum | 10 ml", "row: Sérum | 20 ml"]


def test_notes_boxes_spaces_and_breaks() -> None:
    found = body(
        "<text:p>Le délai<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Fiche "
        '12.</text:p></text:note-body></text:note> est<text:s text:c="3"/>court.<text:line-break/>Suite.'
        "<draw:frame><draw:text-box><text:p>Encadré.</text:p></draw:text-box></draw:frame></text:p>"
    )
    assert found.lines == [
        "p: Le délai (note 1) est court.",
        "p: Suite.",
        "p: Note 1 : Fiche 12.",
        "p: Encadré.",
    ]


STYLES = """
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="W" style:family="text"><style:text-properties fo:color="#FFFFFF"/></style:style>
<style:style style:name="T" style:family="text"><style:text-properties fo:font-size="1pt"/></style:style>
<style:style style:name="P" style:family="paragraph">
<style:paragraph-properties fo:background-color="#1f4e79"/></style:style>"""


def test_text_that_nobody_sees_is_left_out() -> None:
    found = body(
        '<text:p>Vu.<text:span text:style-name="H">Caché</text:span><text:span text:style-name="W">Blanc'
        '</text:span><text:span text:style-name="T">Minuscule</text:span></text:p>'
        '<text:p text:style-name="P"><text:span text:style-name="W">Blanc sur bleu.</text:span></text:p>'
        '<text:section text:display="none"><text:p>Section.</text:p></text:section>',
        STYLES,
    )
    assert found.lines == ["p: Vu.", "p: Blanc sur bleu."]
    assert found.warnings == {WarningCode.HIDDEN_LINES: 4}


def test_deletions_and_comments_are_counted_and_not_read() -> None:
    found = body(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>ancien</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Texte<office:annotation><text:p>Remarque</text:p></office:annotation>.</text:p>"
    )
    assert found.lines == ["p: Texte."]
    assert found.warnings == {WarningCode.DELETED_TEXT: 1, WarningCode.COMMENTS_LEFT_OUT: 1}


def test_a_table_of_contents_is_left_to_the_headings() -> None:
    found = body(
        "<text:table-of-content><text:index-body><text:p>Objet 3</text:p></text:index-body>"
        '</text:table-of-content><text:h text:outline-level="2">Objet</text:h>'
    )
    assert found.lines == ["h2: Objet"]


def test_a_remote_picture_is_counted_and_never_fetched() -> None:
    found = body(
        '<text:p>Texte.<draw:frame><draw:image xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xlink:href="http://127.0.0.1:9/a.png"/></draw:frame></text:p>'
    )
    assert found.warnings == {WarningCode.REMOTE_CONTENT: 1}


def test_a_password_is_told() -> None:
    manifest = f"<manifest:manifest {NAMES}><manifest:encryption-data/></manifest:manifest>"
    content = zipped({"mimetype": MIMETYPE, "content.xml": "…", "META-INF/manifest.xml": manifest})
    with pytest.raises(Refused, match="OfficeEncrypted"):
        read(content, MediaType.ODT)


def test_macros_are_counted_and_left_alone() -> None:
    document = zipped(
        {"mimetype": MIMETYPE, "content.xml": f"<d {NAMES}><text:text><text:p>A</text:p></text:text></d>"}
    )
    found = read(with_part(document, "Basic/Standard/Module1.xml", "Sub x"), MediaType.ODT)
    assert found.lines == ["p: A"]
    assert found.warnings == {WarningCode.ACTIVE_CONTENT: 1}
