"""Lays a conversation out as a sheet: title, mention of AI, exchanges, footnotes. Pure.

Called by ExportConversation, in a thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from colombage.chat.exporting.blocks import (
    Block,
    Break,
    Heading,
    Line,
    Listing,
    NoteMark,
    Paragraph,
    Quotation,
    Role,
    Sheet,
    Words,
)
from colombage.chat.exporting.reading import plain_blocks, plain_line, read_markdown
from colombage.chat.exporting.texts import cleaned, set_in_french, shortened
from colombage.chat.exporting.types import CitedSource, Ending, Exported, ExportedExchange
from colombage.chat.exporting.words import ExportWords, export_words

_HEADING_CHARACTERS = 90
_MOST_NOTES = 3_000
"""Word slows down with many footnotes; what is cited beyond keeps its number in brackets."""
_DEEPEST_HEADING = 6


def lay_out(exported: Exported) -> Sheet:
    words = export_words(exported.language)
    notes = _Notes(words)
    models = list(
        dict.fromkeys(words.model(each.model, each.hosting) for each in exported.exchanges if each.answer)
    )
    blocks: list[Block] = [
        _detail(f"{words.label(exported.data_class)}. {words.exported(exported.person, exported.at)}")
    ]
    if models:
        blocks.append(Paragraph((Words(cleaned(words.notice(models, exported.at))),), Role.NOTICE))
    title = " ".join(cleaned(exported.title).split()) or words.untitled
    alone = title if len(exported.exchanges) == 1 else None
    for exchange in exported.exchanges:
        blocks += _exchange(exchange, words, notes, exported.language, alone)
    return Sheet(
        title=title,
        label=words.label(exported.data_class),
        author=cleaned(exported.person),
        language=exported.language,
        blocks=tuple(blocks),
        notes=tuple(notes.lines),
    )


@dataclass(slots=True)
class _Notes:
    """The footnotes, in the order in which they are called. A passage is quoted once, then named."""

    words: ExportWords
    lines: list[Line] = field(default_factory=list[Line])
    _quoted: dict[CitedSource, int] = field(default_factory=dict["CitedSource", int])

    def cite(self, source: CitedSource | None) -> NoteMark | None:
        if source is None or len(self.lines) >= _MOST_NOTES:
            return None
        number = len(self.lines) + 1
        self.lines.append(self._line(source, number))
        return NoteMark(number)

    def _line(self, source: CitedSource, number: int) -> Line:
        if source.document is None:
            return (Words(self.words.unreadable),)
        page = "" if source.page is None else f", {self.words.page(source.page)}"
        first = self._quoted.setdefault(source, number)
        said = self.words.quoted(cleaned(source.excerpt)) if source.excerpt else ""
        after = said if first == number else self.words.seen_before(first)
        return (Words(cleaned(source.document), italic=True), Words(f"{page}. {after}".rstrip()))


def _exchange(
    exchange: ExportedExchange, words: ExportWords, notes: _Notes, language: str, alone: str | None
) -> Iterator[Block]:
    """`alone`: the title of the sheet, when this is its only exchange; a question that it says already heads
    nothing."""
    question = cleaned(exchange.question).strip()
    heading = (
        words.summary if exchange.is_summary else shortened(question, _HEADING_CHARACTERS) or words.untitled
    )
    headed = exchange.is_summary or alone is None or not _is_beginning(alone, question)
    if headed:
        yield Heading(1, (Words(heading),))
    if not exchange.is_summary and (heading if headed else alone) != " ".join(question.split()):
        yield from (replace(each, role=Role.QUESTION) for each in plain_blocks(question))
    if exchange.answer:
        model = cleaned(words.model(exchange.model, exchange.hosting))
        yield _detail(words.answered(model, exchange.asked_at))
        read = read_markdown(
            exchange.answer,
            lambda number: notes.cite(exchange.sources.get(number)),
            set_in_french if language == "fr" else str,
            words.image,
        )
        yield from _under(read, 2 if headed else 1)
    elif exchange.ending is not Ending.RUNNING:
        yield _detail(words.nothing)
    if exchange.ending is not Ending.WHOLE:
        yield _detail(words.endings[exchange.ending])
    if exchange.answer:
        yield from _checks(exchange, words)


def _checks(exchange: ExportedExchange, words: ExportWords) -> Iterator[Block]:
    if not exchange.checks:
        yield _detail(words.unchecked)
    for check in exchange.checks:
        by = None if check.by is None else cleaned(check.by)
        if check.words is None:
            yield _detail(words.checked_whole(by, check.at))
        else:
            yield _detail(words.checked(" ".join(cleaned(check.words).split()), by, check.at))


def _is_beginning(title: str, text: str) -> bool:
    """Whether the title was made of the beginning of the text; what was left out of it stands as "…"."""
    line = " ".join(text.split())
    first, *others = title.split("…")
    at = len(first)
    if not line.startswith(first) or not any(map(str.isalnum, title)):
        return False
    for other in others:
        found = line.find(other, at)
        if found < 0:
            return False
        at = found + len(other)
    return True


def _under(blocks: tuple[Block, ...], highest: int) -> Iterator[Block]:
    """Headings of the answer follow on those of the document, without a gap: models skip levels."""
    found = sorted({each.level for each in _headings(blocks)})
    levels = {level: min(place + highest, _DEEPEST_HEADING) for place, level in enumerate(found)}
    yield from (_lowered(each, levels) for each in blocks)


def _headings(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    for block in blocks:
        match block:
            case Heading():
                yield block
            case Quotation():
                yield from _headings(block.blocks)
            case Listing():
                for item in block.items:
                    yield from _headings(item)
            case _:
                pass


def _lowered(block: Block, levels: dict[int, int]) -> Block:
    match block:
        case Heading():
            return replace(block, level=levels[block.level])
        case Quotation():
            return replace(block, blocks=tuple(_lowered(each, levels) for each in block.blocks))
        case Listing():
            items = tuple(tuple(_lowered(each, levels) for each in item) for item in block.items)
            return replace(block, items=items)
        case _:
            return block


def _detail(text: str) -> Paragraph:
    return Paragraph(plain_line(text) or (Break(),), Role.DETAIL)
