"""Writes a sheet as one page of HTML that a browser prints, A4. Called by ExportConversation, in a thread.

Whole in itself: no script, no address that is fetched, styles within. A browser puts no footnotes on its
pages: the notes stand at the end, and the numbers lead there.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib.resources import files

from colombage.chat.exporting.blocks import (
    Alignment,
    Block,
    Break,
    Code,
    Heading,
    Line,
    Listing,
    NoteMark,
    Paragraph,
    Quotation,
    Role,
    Rule,
    Sheet,
    Table,
    Words,
)

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Of contents, said by the page itself: it is shown in a frame that takes no header."""
_NOTES = {"fr": "Sources", "en": "Sources"}
_PAGES = {"fr": ("Page ", " sur "), "en": ("Page ", " of ")}
_ROLES = {Role.QUESTION: "question", Role.NOTICE: "notice", Role.DETAIL: "detail"}


def write_printed(sheet: Sheet) -> bytes:
    title, label = _text(sheet.title), _text(sheet.label)
    notes = "".join(f'<li id="n{number}">{_line(note)}</li>' for number, note in enumerate(sheet.notes, 1))
    page, of = _PAGES[sheet.language if sheet.language in _PAGES else "fr"]
    margins = (
        f'@page{{@top-right{{content:"{_css(sheet.label)}"}}@top-left{{content:"{_css(sheet.title)}"}}'
        f'@bottom-center{{content:"{page}" counter(page) "{of}" counter(pages)}}}}'
    )
    body = f"<h1>{title}</h1>{_blocks(sheet.blocks)}"
    if notes:
        heading = _NOTES.get(sheet.language, "Sources")
        body += f'<section class="notes"><h2>{heading}</h2><ol>{notes}</ol></section>'
    return (
        f'<!doctype html><html lang="{_text(sheet.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<title>{title}</title><meta name="author" content="{_text(sheet.author)}">'
        f"<style>{_styles()}{margins}</style></head>"
        f'<body><p class="label">{label}</p>{body}</body></html>'
    ).encode()


def _styles() -> str:
    return (files("colombage.chat.exporting") / "printed.css").read_text("utf-8")


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Heading():
            level = min(block.level + 1, 6)
            written = f"<h{level}>{_line(block.line)}</h{level}>"
        case Paragraph():
            role = _ROLES.get(block.role)
            opening = f'<p class="{role}">' if role else "<p>"
            written = f"{opening}{_line(block.line)}</p>"
        case Listing():
            items = "".join(f"<li>{_blocks(item)}</li>" for item in block.items)
            opening = "<ul>" if block.start is None else f'<ol start="{block.start}">'
            written = f"{opening}{items}</{opening[1:3]}>"
        case Quotation():
            written = f"<blockquote>{_blocks(block.blocks)}</blockquote>"
        case Code():
            written = f"<pre>{_text(block.text)}</pre>"
        case Table():
            written = _table(block)
        case Rule():
            written = "<hr>"
    return written


def _table(table: Table) -> str:
    heading = _row(table.heading, table.alignments, "th")
    rows = "".join(_row(row, table.alignments, "td") for row in table.rows)
    return f"<table><thead>{heading}</thead><tbody>{rows}</tbody></table>"


def _row(cells: tuple[Line, ...], alignments: tuple[Alignment, ...], name: str) -> str:
    written = "".join(
        f'<{name} class="{alignment.value}">{_line(cell)}</{name}>'
        for cell, alignment in zip(cells, alignments, strict=True)
    )
    return f"<tr>{written}</tr>"


def _line(line: Line) -> str:
    written: list[str] = []
    for at, each in enumerate(line):
        match each:
            case Words():
                written.append(_words(each))
            case NoteMark():
                # Notes 2 and 3 side by side would read as 23.
                comma = ", " if at > 0 and isinstance(line[at - 1], NoteMark) else ""
                written.append(f'<sup>{comma}<a href="#n{each.number}">{each.number}</a></sup>')
            case Break():
                written.append("<br>")
    return "".join(written)


def _words(words: Words) -> str:
    written = _text(words.text)
    looks = (("code", words.code), ("s", words.struck), ("em", words.italic), ("strong", words.bold))
    for name, is_so in looks:
        if is_so:
            written = f"<{name}>{written}</{name}>"
    # Shown as what it is and not to be followed: the address stands beside it, and a frame leads nowhere.
    return f'<span class="link">{written}</span>' if words.address is not None else written


def _text(text: str) -> str:
    return escape(text, quote=True)


def _css(text: str) -> str:
    """Within quotes of a style, which ends with no `<`, quote or line of the text."""
    return "".join(each if each.isalnum() or each in " \u00a0.,:;’" else f"\\{ord(each):x} " for each in text)
