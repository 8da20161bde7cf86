"""The styles of an exported document: python-docx's template in our colours, and what it lacks.

Whoever works on with the document changes a style once, and it changes everywhere. Used by `document.py`.
"""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from colombage.chat.exporting.word.untyped import untyped

FONT, MONOSPACE = "Calibri", "Consolas"
_INK, _ACCENT, _QUIET = RGBColor(0x1D, 0x24, 0x33), RGBColor(0x0B, 0x5D, 0x66), RGBColor(0x4A, 0x54, 0x67)
_HEADINGS = {1: 15, 2: 13, 3: 12, 4: 11, 5: 11, 6: 11}

# By the id under which the body names them: python-docx makes ids of names by taking out the spaces.
QUESTION, NOTICE, DETAIL, CODE = "Question", "AINotice", "Detail", "Code"
FOOTNOTE_TEXT, FOOTNOTE_REFERENCE, HYPERLINK, CODE_WORDS = (
    "FootnoteText",
    "FootnoteReference",
    "Hyperlink",
    "CodeWords",
)


def set_styles(document: Document, language: str) -> None:
    styles = document.styles
    for proof in untyped(styles).element.xpath("w:docDefaults//w:lang"):
        proof.set(qn("w:val"), language)
    normal = _paragraph(document, "Normal", size=11, colour=_INK)
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing = 1.12
    title = _paragraph(document, "Title", size=22, colour=_ACCENT, bold=True)
    title.paragraph_format.space_after = Pt(4)
    for border in untyped(title).element.xpath("w:pPr/w:pBdr"):
        border.getparent().remove(border)
    for level, size in _HEADINGS.items():
        heading = _paragraph(
            document, f"Heading {level}", size=size, colour=_ACCENT if level == 1 else _INK, bold=True
        )
        heading.font.italic = False
        heading.paragraph_format.space_before = Pt(18 if level == 1 else 11)
        heading.paragraph_format.space_after = Pt(4)
        heading.paragraph_format.keep_with_next = True
    quote = _paragraph(document, "Quote", size=11, colour=_QUIET)
    quote.font.italic = False
    _bordered(quote, "left", "B9C2CC", 18)
    quote.paragraph_format.left_indent = Mm(6)
    for name in ("Header", "Footer"):
        _paragraph(document, name, size=9, colour=_QUIET)
    _own_styles(document)


def _own_styles(document: Document) -> None:
    question = _added(document, "Question", size=11, colour=_QUIET)
    question.paragraph_format.left_indent = Mm(6)
    question.paragraph_format.space_after = Pt(4)
    notice = _added(document, "AI Notice", size=10, colour=_INK)
    _shaded(notice, "E3F0F0")
    notice.paragraph_format.space_after = Pt(10)
    detail = _added(document, "Detail", size=9, colour=_QUIET)
    detail.paragraph_format.space_after = Pt(4)
    code = _added(document, "Code", size=9.5, colour=_INK, font=MONOSPACE)
    _shaded(code, "F3F5F7")
    code.paragraph_format.space_after = Pt(0)
    note = _added(document, "footnote text", size=9, colour=_INK)
    note.paragraph_format.space_after = Pt(2)
    reference = _added_character(document, "footnote reference")
    reference.font.superscript = True
    link = _added_character(document, "Hyperlink")
    link.font.color.rgb, link.font.underline = _ACCENT, True
    words = _added_character(document, "Code Words")
    _set_font(words, MONOSPACE)
    words.font.size = Pt(10)
    # The names that Word knows these by; it shows them in the person's own language.
    for style, identifier in ((note, FOOTNOTE_TEXT), (reference, FOOTNOTE_REFERENCE), (words, CODE_WORDS)):
        untyped(style).element.set(qn("w:styleId"), identifier)


def _added_character(document: Document, name: str) -> CharacterStyle:
    style = untyped(document.styles).add_style(name, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(style, CharacterStyle)
    return style


def _added(
    document: Document, name: str, *, size: float, colour: RGBColor, font: str = FONT
) -> ParagraphStyle:
    style = untyped(document.styles).add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    return _look(style, size, colour, font)


def _paragraph(
    document: Document, name: str, *, size: float, colour: RGBColor, bold: bool = False
) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.bold = bold
    return _look(style, size, colour, FONT)


def _look(style: ParagraphStyle, size: float, colour: RGBColor, font: str) -> ParagraphStyle:
    _set_font(style, font)
    style.font.size = Pt(size)
    style.font.color.rgb = colour
    return style


def _set_font(style: CharacterStyle, font: str) -> None:
    """For every script: a theme's font would otherwise win for some."""
    properties = untyped(style).element.get_or_add_rPr()
    for known in properties.xpath("w:rFonts"):
        properties.remove(known)
    names = " ".join(f'w:{script}="{font}"' for script in ("ascii", "hAnsi", "cs", "eastAsia"))
    properties.insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {names}/>"))


def _shaded(style: ParagraphStyle, colour: str) -> None:
    """Before spacing and indents are set: their order is fixed."""
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    untyped(style).element.get_or_add_pPr().append(shade)


def _bordered(style: ParagraphStyle, side: str, colour: str, eighths: int) -> None:
    border = f'<w:{side} w:val="single" w:sz="{eighths}" w:space="8" w:color="{colour}"/>'
    properties = untyped(style).element.get_or_add_pPr()
    properties.insert(0, parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"))
