"""What the parsing child answered, as a document. The child may have been taken over: nothing is trusted."""

from __future__ import annotations

from base64 import b64decode
from typing import Any
from uuid import UUID

import orjson

from colombage.files import errors
from colombage.files.rules.pictures import picture_type
from colombage.files.types import (
    BlockKind,
    MediaType,
    ParsedDocument,
    ParsingWarning,
    Passage,
    Picture,
    ReadingBlock,
    Rectangle,
    WarningCode,
)
from colombage.kernel.errors import CodedError

_WRITTEN = frozenset({MediaType.PNG, MediaType.JPEG})
_MOST_PICTURE_BYTES = 8 * 1024 * 1024
_REFUSALS: dict[str, type[CodedError]] = {
    name: error
    for name, error in vars(errors).items()
    if isinstance(error, type) and issubclass(error, CodedError)
}


def document_of(output: bytes, media_type: MediaType, file_id: UUID) -> ParsedDocument:
    """For a long document this takes tenths of a second: call it in a thread. Raises what the child refused
    with, and ParsingFailed for answers that make no sense."""
    try:
        return _read(output, media_type, file_id)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise errors.ParsingFailed(reason="crash") from error


def _read(output: bytes, media_type: MediaType, file_id: UUID) -> ParsedDocument:
    pages: int | None = None
    picture: Picture | None = None
    texts: list[str] = []
    blocks: list[ReadingBlock] = []
    passages: list[list[Any]] = []
    at = 0
    for line in output.splitlines():
        answer: dict[str, Any] = orjson.loads(line)
        if "b" in answer:
            block, text = _block(answer["b"], at)
            blocks.append(block)
            texts.append(text)
            at = block.end + 1
        elif "p" in answer:
            passages.append(answer["p"])
        elif "pages" in answer:
            pages = None if answer["pages"] is None else int(answer["pages"])
        elif "picture" in answer:
            picture = _picture(*answer["picture"])
        elif "error" in answer:
            raise _REFUSALS[answer["error"]](**{str(k): v for k, v in answer["facts"].items()})
        else:
            whole = "\n".join(texts)
            warnings = answer["done"]["warnings"].items()
            if media_type.is_picture != (picture is not None):
                raise ValueError("a picture where none was read, or none where one was")
            return ParsedDocument(
                picture.media_type if picture else media_type,
                pages,
                _passages(passages, whole, file_id),
                int(answer["done"]["characters"]),
                tuple(ParsingWarning(WarningCode(code), int(count)) for code, count in warnings if count),
                whole,
                tuple(blocks),
                picture,
            )
    raise errors.ParsingFailed(reason="crash")


def _block(values: list[Any], start: int) -> tuple[ReadingBlock, str]:
    kind, level, text, page, table, cells, is_header = values
    end = start + len(text)
    offsets = [start + int(cell) for cell in cells]
    if any(not start <= offset <= end for offset in offsets):
        raise ValueError("a cell outside its row")
    block = ReadingBlock(
        BlockKind(kind),
        _number(level),
        start,
        end,
        _number(page),
        _number(table),
        tuple(zip(offsets[::2], offsets[1::2], strict=True)),
        bool(is_header),
    )
    return block, str(text)


def _picture(media_type: str, width: Any, height: Any, content: str) -> Picture:
    """What is kept is served to browsers: it is at least of one of the two types that are written."""
    given = b64decode(content, validate=True)
    if len(given) > _MOST_PICTURE_BYTES or picture_type(given) != media_type or media_type not in _WRITTEN:
        raise ValueError("not a picture that the reader writes")
    return Picture(MediaType(media_type), int(width), int(height), given)


def _passages(answers: list[list[Any]], text: str, file_id: UUID) -> tuple[Passage, ...]:
    found: list[Passage] = []
    taken = 0
    path: tuple[str, ...] = ()
    for number, (page, headings, start, end, boxes, header) in enumerate(answers, 1):
        if not (isinstance(start, int) and isinstance(end, int) and taken <= start < end <= len(text)):
            raise ValueError("a passage outside the text")
        taken = end
        if tuple(headings) != path:  # one tuple for all the passages below a heading
            path = tuple(str(heading) for heading in headings)
        found.append(
            Passage(
                f"{file_id}.{number}",
                number,
                _number(page),
                path,
                text[start:end],
                start,
                end,
                _rectangles(boxes),
                None if header is None else str(header),
            )
        )
    return tuple(found)


def _rectangles(boxes: list[Any]) -> tuple[Rectangle, ...]:
    return tuple(Rectangle(*(int(value) for value in boxes[at : at + 4])) for at in range(0, len(boxes), 4))


def _number(value: Any) -> int | None:
    return None if value is None else int(value)
