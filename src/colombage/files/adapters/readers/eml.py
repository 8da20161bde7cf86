"""Reads e-mail messages: subject, who wrote to whom and when, the body. Attachments are named, not read.

Loaded by the parsing child alone. Formats: RFC 5322 (messages), RFC 2045 to 2047 (MIME).
"""

from __future__ import annotations

import mmap
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.policy import default
from email.utils import parsedate_to_datetime
from typing import Any

from colombage.files.adapters.reader import ReaderLimits, ReadResult
from colombage.files.adapters.readers.flow import Part, Table, Text, blocks_of, heading, item
from colombage.files.adapters.readers.html import decoded, parts_of_page
from colombage.files.adapters.refused import Refused
from colombage.files.rules.cleaning import clean_line
from colombage.files.rules.names import display_name
from colombage.files.rules.texts import blocks_of_text
from colombage.files.types import BlockKind, WarningCode

_LABELS = {"From": "De", "To": "À", "Cc": "Copie", "Date": "Date"}
_MOST_PARTS = 500
_MOST_DEPTH = 10
_MOST_HEADER_CHARACTERS = 2000
_NAMED = 50
# What the standard parser of headers is known to raise for some that are malformed.
_MALFORMED_HEADER = (ValueError, LookupError, AttributeError, TypeError, RecursionError)


def read(content: mmap.mmap, limits: ReaderLimits, warnings: Counter[WarningCode]) -> ReadResult:
    message = BytesParser(policy=default).parsebytes(content[:])
    if not any(name in message for name in ("Subject", *_LABELS)):
        raise Refused("TypeRefused")
    return ReadResult(None, blocks_of(_parts(message, warnings), limits, warnings))


def _parts(message: EmailMessage, warnings: Counter[WarningCode]) -> Iterator[Part]:
    plain, pages, attached = _sorted(message, warnings)
    if attached:
        warnings[WarningCode.ATTACHMENTS_LEFT_OUT] += len(attached)
    yield heading(_header(message, "Subject") or "Message sans objet", 1)
    rows = [[label, text] for name, label in _LABELS.items() if (text := _header(message, name))]
    if attached:
        more = len(attached) - _NAMED
        named = [*attached[:_NAMED], *([f"et {more} autres"] if more > 0 else [])]
        rows.append(["Pièces jointes", ", ".join(named)])
    yield Table(rows, headers=0)
    body = "\n".join(_text_of(part) for part in plain)
    if body.strip():
        yield from _written(body, warnings)
    else:
        for part in pages:
            yield from parts_of_page(_text_of(part), warnings)


def _sorted(
    message: EmailMessage, warnings: Counter[WarningCode]
) -> tuple[list[Message], list[Message], list[str]]:
    """Texts and pages of the body, and the names of what is attached."""
    plain: list[Message] = []
    pages: list[Message] = []
    attached: list[str] = []
    for part in _leaves(message, 0):
        kind = part.get_content_type()
        name = _file_name(part)
        if name is None and kind == "text/html":
            pages.append(part)
        elif name is None and (kind == "text/plain" or part.get_content_maintype() == "multipart"):
            plain.append(part)  # also what says that it has parts, and has none
        elif part.get_content_maintype() == "image" and part.get("Content-ID"):
            warnings[WarningCode.PICTURES_LEFT_OUT] += 1  # shown inside the body: a logo, a signature
        else:
            attached.append(display_name(name or f"{kind}"))
        if len(plain) + len(pages) + len(attached) > _MOST_PARTS:
            break
    return plain, pages, attached


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    """The parts that hold something; a message within a message is one attachment."""
    if message.get_content_maintype() != "multipart" or not message.is_multipart():
        yield message
    elif depth < _MOST_DEPTH:
        payload: Any = message.get_payload()  # a list of parts, or a text when they are malformed
        if not isinstance(payload, str):
            for part in payload or ():
                yield from _leaves(part, depth + 1)


def _file_name(part: Message) -> str | None:
    """None for what belongs to the body."""
    try:
        name = part.get_filename()
        is_attached = part.get_content_disposition() == "attachment"
    except _MALFORMED_HEADER:
        return "pièce jointe"
    if name is None and is_attached:
        return "pièce jointe"
    return name


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = message.get(name)
        if name == "Date" and value is not None:
            return f"{parsedate_to_datetime(str(value)):%d/%m/%Y %H:%M}"
        return str(value or "")[:_MOST_HEADER_CHARACTERS]
    except _MALFORMED_HEADER:
        return ""


def _text_of(part: Message) -> str:
    raw = part.get_payload(decode=True)
    return decoded(raw, part.get_content_charset()) if isinstance(raw, bytes) else ""


def _written(body: str, warnings: Counter[WarningCode]) -> Iterator[Text]:
    """The body as its author wrote it, wrapped lines joined."""
    lines: list[str] = []
    for raw in body.splitlines():
        line, hidden = clean_line(raw)
        lines.append(line)
        if hidden:
            warnings[WarningCode.HIDDEN_CHARACTERS] += hidden
    for block in blocks_of_text(lines, markdown=False):
        text = block.pieces[0].text
        if block.kind is BlockKind.HEADING:
            yield heading(text, 2)
        else:
            yield item(text) if block.kind is BlockKind.ITEM else Text(text)
