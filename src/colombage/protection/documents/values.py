"""Finds values that are known already wherever they stand as whole words. Pure.

Used before a copy is written, so that what was found once is replaced everywhere, and on the copy, to see
that nothing of it is left. Case and accents do not count, nor what stands between the words and figures.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from colombage.protection.vaults.placeholders import placeholders_in

_TOKEN = re.compile(r"[^\W_]+")
_LONGEST_GAP = 4
_FEWEST_LETTERS = 3
_FEWEST_DIGITS = 5


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    return unicodedata.normalize("NFKD", character)[0].lower()[0]


def folded(text: str) -> str:
    """Small letters without accents, character for character: offsets stay what they are."""
    if text.isascii():
        return text.lower()
    return "".join(map(_plain, text))


def is_telling(value: str) -> bool:
    """Whether the value alone, met anywhere, says something. "92" or "M" do not."""
    letters = sum(map(str.isalpha, value))
    return letters >= _FEWEST_LETTERS or sum(map(str.isdigit, value)) >= _FEWEST_DIGITS


def single_word(value: str) -> str | None:
    """The value folded, when it is one word of letters."""
    return folded(value) if value.isalpha() else None


@dataclass(slots=True)
class Values:
    """Values by the folded words that they are made of.

    `words`: single words, folded, that mean something else in small letters: "rose" is not Mme Rose.
    """

    words: frozenset[str] = frozenset()

    _by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(
        default_factory=dict[str, list[tuple[tuple[str, ...], str]]], repr=False
    )
    _known: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]], repr=False)

    @classmethod
    def of(cls, values: Iterable[str], words: Iterable[str] = ()) -> Values:
        made = cls(frozenset(words))
        for value in values:
            made.add(value)
        for candidates in made._by_first.values():
            candidates.sort(key=lambda each: -len(each[0]))
        return made

    def add(self, value: str) -> None:
        words = tuple(_TOKEN.findall(folded(value)))
        if words and words not in self._known and is_telling(value):
            self._known.add(words)
            self._by_first.setdefault(words[0], []).append((words, value))

    def __len__(self) -> int:
        return len(self._known)

    def found_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and the value as it was given; in the text's order, without overlaps, longest first."""
        if not self._by_first:
            return
        tokens = list(_outside_placeholders(text))
        plain = folded(text)
        words = [plain[start:end] for start, end in tokens]
        at = 0
        while at < len(words):
            for candidate, value in self._by_first.get(words[at], ()):
                end = at + len(candidate)
                if (
                    tuple(words[at:end]) == candidate
                    and _close_together(tokens, at, end)
                    and not self._is_a_word(candidate, text[tokens[at][0] : tokens[at][1]])
                ):
                    yield tokens[at][0], tokens[end - 1][1], value
                    at = end - 1
                    break
            at += 1

    def _is_a_word(self, candidate: tuple[str, ...], written: str) -> bool:
        return len(candidate) == 1 and candidate[0] in self.words and written.islower()


def _outside_placeholders(text: str) -> Iterator[tuple[int, int]]:
    """Words by their places. Those of placeholders are ours: a column that is called "Ville" is not found in
    [VILLE_1]."""
    placeholders = placeholders_in(text)
    inside = next(placeholders, None)
    for found in _TOKEN.finditer(text):
        while inside is not None and inside.end <= found.start():
            inside = next(placeholders, None)
        if inside is None or found.end() <= inside.start:
            yield found.start(), found.end()


def _close_together(tokens: list[tuple[int, int]], start: int, end: int) -> bool:
    return all(tokens[each + 1][0] - tokens[each][1] <= _LONGEST_GAP for each in range(start, end - 1))
