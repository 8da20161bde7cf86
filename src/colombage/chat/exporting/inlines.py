"""Reads a line of Markdown: its words, their look, links, and citations. Pure; used by `reading.py`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from colombage.chat.exporting.blocks import Break, Inline, Line, NoteMark, Words
from colombage.chat.exporting.links import safe_address, shown_address
from colombage.chat.exporting.texts import cleaned

Cite = Callable[[int], NoteMark | None]
"""The footnote for a number that the answer cites; None where no passage bears it."""

_MARK = re.compile(r"\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]")
_NUMBER = re.compile(r"\d+")
_LOOKS = {"strong": "bold", "em": "italic", "s": "struck"}


@dataclass(slots=True)
class InlineReader:
    """`set_text` is the typography of running text; `image` stands before what an image was said to show."""

    cite: Cite
    set_text: Callable[[str], str]
    image: str
    _open: dict[str, int] = field(default_factory=dict[str, int])
    _address: str | None = None
    _label: str = ""

    def line(self, tokens: Sequence[Token]) -> Line:
        self._open, self._address = dict.fromkeys(_LOOKS, 0), None
        return tuple(inline for token in tokens for inline in self._inline(token))

    def _inline(self, token: Token) -> Iterator[Inline]:
        look = token.type.removesuffix("_open").removesuffix("_close")
        if look in self._open:
            self._open[look] += token.nesting
            return
        match token.type:
            case "text":
                self._label += token.content
                yield from self._text(token.content)
            case "code_inline":
                self._label += token.content
                yield self._words(token.content, code=True)
            case "softbreak":
                yield Words(" ")
            case "hardbreak":
                yield Break()
            case "link_open":
                self._address, self._label = safe_address(str(token.attrs.get("href", ""))), ""
            case "link_close":
                yield from _told(self._address, self._label)
                self._address = None
            case "image":
                yield from self._picture(token)
            case _:
                yield Words(token.content)

    def _text(self, text: str) -> Iterator[Inline]:
        done = 0
        for match in _MARK.finditer(text) if self._address is None else ():
            marks = [self.cite(int(number)) for number in _NUMBER.findall(match[1])]
            found = [mark for mark in marks if mark is not None]
            if found and len(found) == len(marks):
                # A footnote's number touches the word that it follows.
                yield from self._set(text[done : match.start()].rstrip(" \u00a0"))
                yield from found
                done = match.end()
        yield from self._set(text[done:])

    def _set(self, text: str) -> Iterator[Inline]:
        if text:
            yield self._words(self.set_text(text))

    def _words(self, text: str, *, code: bool = False) -> Words:
        look = {_LOOKS[name]: count > 0 for name, count in self._open.items()}
        # Again, once it is read: `&#x202e;` is a hidden character too.
        return Words(cleaned(text), **look, code=code, address=self._address)

    def _picture(self, token: Token) -> Iterator[Inline]:
        """Never fetched: what it was said to show, and where it would have come from."""
        address = safe_address(str(token.attrs.get("src", "")))
        said = cleaned(self.set_text(f"{self.image} {token.content}".strip()))
        yield Words(said, italic=True, address=address)
        yield from _told(address, token.content)


def _told(address: str | None, label: str) -> Iterator[Inline]:
    """Where a link leads, unless its words say just that."""
    if address is not None:
        shown = shown_address(address)
        said = label.removeprefix("https://").removeprefix("http://").removeprefix("mailto:")
        if said.removesuffix("/") != shown:
            yield Words(f" ({shown})")
