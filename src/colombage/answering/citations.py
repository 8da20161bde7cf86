"""Citations in a streamed answer: `[3]` is checked against the passages that were given. Pure.

A number that no passage bears never reaches the reader; the sentence that leant on it is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from colombage.files.rules.sentences import split_sentences
from colombage.kernel.streams.events import utf16_length

_MARK = re.compile(r"(?P<space>[ \u00a0\u202f]?)\[(?P<numbers>\d{1,3}(?:, \d{1,3}){0,4})\](?!\()")
# What may still become a mark: the next piece decides, as it does between "[1]" and the link "[1](…)".
_OPEN_END = re.compile(r"[ \u00a0\u202f]?(?:\[[\d, ]{0,23}\]?)?$")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation mark. `at`: where it begins in the text that is given out, in UTF-16 code units; of one
    that is not known, where it stood."""

    number: int
    at: int
    known: bool


def without_marks(text: str) -> str:
    """An earlier answer without its citations: what they lead to goes with its turn."""
    return _MARK.sub("", text)


@dataclass(frozen=True, slots=True)
class Read:
    """Some of the answer as the reader gets it, and the marks that were settled in it."""

    text: str = field(repr=False)
    marks: tuple[Mark, ...] = ()


class CitationReader:
    """Feed it the answer as it comes; it gives back the text without unknown marks, and each mark once.

    Several between two brackets ("[1, 2]") are given out one by one where all of them are known; otherwise it
    may be an interval, and stays, as "[2 ; 3]" does. Holds back some twenty characters. Without numbers there
    is nothing to cite, and nothing is looked at. `at`: how much stands before what it is fed.
    """

    def __init__(self, numbers: Collection[int], at: int = 0) -> None:
        self._numbers = numbers
        self._held = ""
        self._length = at

    def feed(self, text: str) -> Read:
        return self._read(text, final=False)

    def flush(self) -> Read:
        """After the last piece: a mark at the very end no longer waits for what might follow it."""
        return self._read("", final=True)

    def _read(self, text: str, *, final: bool) -> Read:
        if not self._numbers:
            return Read(text)
        whole = self._held + text
        end = len(whole)
        if not final:
            tail = _OPEN_END.search(whole)
            end = tail.start() if tail is not None else end
        self._held = whole[end:]
        given: list[str] = []
        marks: list[Mark] = []
        done = 0
        for match in _MARK.finditer(whole, 0, end):
            numbers = [int(number) for number in _NUMBER.findall(match["numbers"])]
            known = all(number in self._numbers for number in numbers)
            if len(numbers) > 1 and not known:
                continue
            # The space goes with a mark that goes: "5 mg [9]." becomes "5 mg.".
            self._give(whole[done : match.start("space") if not known else match.end("space")], given)
            for number in numbers:
                marks.append(Mark(number, self._length, known))
                if known:
                    self._give(f"[{number}]", given)
            done = match.end()
        self._give(whole[done:end], given)
        return Read("".join(given), tuple(marks))

    def _give(self, text: str, given: list[str]) -> None:
        given.append(text)
        self._length += utf16_length(text)


def unsupported(text: str, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """The sentences that cited only what does not exist: (at, length) in UTF-16 code units, in order.

    A mark after the full stop belongs to the sentence that it follows.
    """
    if all(mark.known for mark in marks):
        return []
    sentences: list[tuple[int, int]] = []
    at = done = 0
    for start, end in split_sentences(text):
        at += utf16_length(text[done:start])
        length = utf16_length(text[start:end])
        sentences.append((at, length))
        at, done = at + length, end
    if not sentences:
        return []
    bearing: dict[int, bool] = {}
    for mark in marks:
        place = _sentence_of(mark, sentences)
        bearing[place] = bearing.get(place, False) or mark.known
    return [sentences[place] for place, known in sorted(bearing.items()) if not known]


def _sentence_of(mark: Mark, sentences: Sequence[tuple[int, int]]) -> int:
    """The last sentence that begins before the mark."""
    before = [place for place, (at, _) in enumerate(sentences) if at < mark.at]
    return before[-1] if before else 0
