"""Gives a conversation the title under which lists and the browser's tabs show it: the first line of its
first question, without what tells who somebody is. Called by AnswerMessage.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog

from colombage.chat.types import TITLE_CHARACTERS, Message
from colombage.protection.finders import Finders
from colombage.protection.types import Span

log = structlog.get_logger()

NamesConversation = Callable[[Message], Awaitable[str | None]]
"""The title that a first message gives its conversation; None while nobody can read it for identifiers."""

UNNAMED = "Conversation"
"""The same word in both languages: where nothing may be said of what was asked."""
_READ_WHOLE_CHARACTERS = 8_000
"""What the door would read a moment later is read here, once: finders remember a text by its whole."""
_READ_CHARACTERS = 2_000
"""Of what is longer, or not sent as it stands. A title is of the first line; what follows only helps to tell
that a word of it is a name."""
_READING_SECONDS = 5.0
"""Finders may still be loading, or busy. A message is kept before long, whatever it is called."""
_LEFT_OUT = "…"
_LEFT_OUT_TWICE = re.compile(rf"{_LEFT_OUT}(?:[\s,;:/-]*{_LEFT_OUT})+")


@dataclass(frozen=True, slots=True)
class NameConversation:
    finders: Finders

    async def __call__(self, message: Message) -> str | None:
        """Never empty. None when it could not be read for identifiers: a title says nothing of it then."""
        is_sent_so = message.task is None and len(message.text) <= _READ_WHOLE_CHARACTERS
        text = message.text if is_sent_so else message.text[:_READ_CHARACTERS]
        try:
            async with asyncio.timeout(_READING_SECONDS):
                (reading,) = await self.finders.find([text], message.marks)
        except Exception:
            # Whether anything may be sent is the door's matter; here a message waits to be kept.
            log.exception("chat.title_not_read")
            return None
        return title_from(text, reading.spans)


def title_from(text: str, found: Sequence[Span] = ()) -> str:
    """The first line, cut between words, without numbers of people and whatever is a private person's. A day,
    a town or an author's name stays: without them few titles would say anything."""
    shown, at = "", 0
    for span in sorted((each for each in found if each.identifies), key=lambda each: each.start):
        shown += text[at : span.start] + _LEFT_OUT if span.start >= at else ""
        at = max(at, span.end)
    line = " ".join((shown + text[at:]).strip().split("\n", 1)[0].split())
    line = _LEFT_OUT_TWICE.sub(_LEFT_OUT, line)
    if not any(map(str.isalnum, line)):
        return UNNAMED
    if len(line) <= TITLE_CHARACTERS:
        return line
    cut = line[:TITLE_CHARACTERS]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).removesuffix(_LEFT_OUT) + _LEFT_OUT
