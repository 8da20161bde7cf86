"""Where French (and English) sentences end. Called to build passages; free to use for citations."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLOSING = "»”’\"')\\]"
# Possessive, and begun at a run's start only: a megabyte of dots must not take a megabyte squared of steps.
_BOUNDARY = re.compile(rf"(?<![.!?…])([.!?…]++)[{_CLOSING}]*+(?: [»”])?(?=\s|$)|\n")
_LAST_WORD = re.compile(r"([^\W\d_]+|\d+)$")
_LONGEST_ABBREVIATION = 12
_STARTS = re.compile(r"\s*[«“\"'(\[–—•*-]*\s*[^\W_]")
_SENTENCE_END = re.compile(rf"[.!?…][{_CLOSING}]*(?: [»”])?$")
_ABBREVIATION = re.compile(
    "mm?|mmes?|mlle|drs?|prof|pr|me|ste?|cf|pp?|art|al|ex|fig|tab|vol|chap|env|approx|t[ée]l|r[ée]f|num|n|av|bd|"
    "[ée]d|ms|mrs?|vs|inj|cp|amp|sol|resp|dir|adj"
)


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets (start, end) of each sentence, without the blanks around. A line break ends a sentence."""
    start = 0
    for found in _BOUNDARY.finditer(text):
        end = found.end()
        if found.group(1) is not None and not _ends_sentence(text, start, found):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def ends_sentence(text: str) -> bool:
    """Whether a line closes its sentence: what follows it then starts another."""
    return _SENTENCE_END.search(text) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        yield first, first + len(stripped)


def _ends_sentence(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether this punctuation closes the sentence that began at `start`."""
    follows = _STARTS.match(text, found.end())
    if follows is None:
        return True
    if follows.group()[-1].islower():
        return False
    word = _LAST_WORD.search(text, max(start, found.start() - _LONGEST_ABBREVIATION), found.start())
    if found.group(1) != "." or word is None:
        return True
    # "1. Surveillance" at the start of a line numbers it; "J. Martin" and "Dr. Martin" are names.
    numbers = word.group().isdigit() and word.start() == start
    initial = len(word.group()) == 1 and word.group().isupper()
    return not (numbers or initial or _ABBREVIATION.fullmatch(word.group().lower()))
