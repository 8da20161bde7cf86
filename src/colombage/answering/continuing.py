"""What an answer that reached its length bound said, and how another goes on from there. Pure.

Used by `chat`, which keeps the events of answers, and by `AnswerQuestion`.

A model goes on with whole words, not with halves: what it had begun of a word, or of a number ("10" of
"100 mg"), is left to it to write again. Joined as they come, the two halves could make another dose. Where
placeholders went, it is the sentence: half a name or half a date would get a placeholder of its own, and the
model take it for the whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from colombage.answering.citations import Mark
from colombage.answering.types import Begun, SourcePassage, Sources
from colombage.kernel.streams.events import Event, utf16_length
from colombage.policy.types import DataClass

_ENDS_WHOLE = re.compile(r"(?:\s|[^\W\d][.!?…]|[;:!?…)\]»”])\Z")
_LAST_WORD = re.compile(r"(?:\d[\d.,]*[ \u00a0\u202f])*\S*\Z")
"""With the groups of digits before it: "1 0" may become "1 000"."""
_LONGEST_WORD = 200
"""Longer, it is no word, and stays."""
_OPEN_BRACKET = re.compile(r"\[[^\[\]\n]{0,80}\Z")
"""Of a citation ("[1, 2"), a placeholder or a link."""
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.!?…](?=\s)|\n")


def begun_from(events: Sequence[Event]) -> Begun:
    """Of the kept events of an ended answer."""
    said = "".join(event["text"] for event in events if event["type"] == "text_delta")
    protected = (event["protected"] for event in events if event["type"] == "protection_applied")
    text = up_to_last_sentence(said) if any(protected) else up_to_last_word(said)
    length = utf16_length(text)
    cited = (event for event in events if event["type"] in {"citation_added", "citation_rejected"})
    marks = (Mark(event["number"], event["at"], event["type"] == "citation_added") for event in cited)
    # One that no passage bears left nothing behind: it may have stood where the text now ends.
    kept = (mark for mark in marks if mark.at < length or (mark.at == length and not mark.known))
    return Begun(text, tuple(kept), _sources(events))


def up_to_last_word(text: str) -> str:
    """The text without a word, number or citation that may have been cut."""
    bracket = _OPEN_BRACKET.search(text, max(0, len(text) - _LONGEST_WORD))
    if bracket is not None:
        return text[: bracket.start()]
    if _ENDS_WHOLE.search(text):
        return text
    # A search from the start would try each of its places.
    near = max(0, len(text) - 2 * _LONGEST_WORD)
    word = _LAST_WORD.search(text, near)
    is_word = word is not None and len(text) - word.start() <= _LONGEST_WORD
    return text[: word.start()] if word is not None and is_word else text


def up_to_last_sentence(text: str) -> str:
    """The same where a word may be part of a name, an address or a date: without all of its sentence."""
    kept = up_to_last_word(text)
    if kept == text:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(kept)]
    return kept[: ends[-1]] if ends else ""


def joined(text: str, piece: str) -> str:
    """The first piece of what follows `text`, so that one space stands between them where it should."""
    if not text or not piece:
        return piece
    if text[-1].isspace():
        return piece.lstrip(" ")
    return f" {piece}" if piece[0].isalnum() else piece


def _sources(events: Sequence[Event]) -> Sources:
    found = next((event for event in events if event["type"] == "passages_found"), None)
    if found is None:
        return Sources()
    told = next((event for event in events if event["type"] == "contradictions_found"), Event(pairs=()))
    return Sources(
        tuple(_passage(each) for each in sorted(found["passages"], key=lambda each: each["number"])),
        tuple((pair["first"] - 1, pair["second"] - 1) for pair in told["pairs"]),
        DataClass(found.get("data_class", DataClass.PUBLIC)),
    )


def _passage(told: Mapping[str, Any]) -> SourcePassage:
    return SourcePassage(
        id=told["passage_id"],
        document_id=told["document_id"],
        document=told["document"],
        page=told["page"],
        text="",
        base_id=told.get("base_id"),
        numbers=tuple(told.get("numbers", ())),
    )
