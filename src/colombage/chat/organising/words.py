"""The words by which one's own conversations are searched: what is kept of a text, what is sought. Pure.

What is kept is one string of folded words, each between line breaks, so that looking for one is looking for a
piece of text. Sealed, it lies beside the conversation; nobody reads it without the key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from colombage.chat.organising.nearness import holds_near, is_near, may_be_mistyped
from colombage.inference.words import stem, words

_SHORTEST_ROOT = 2
_CHANGED_BY_STEMMING = 2
"""Letters at the end of a stem that its words may not have: "appliqu" is that of "application" too."""
_LONGEST = 60
"""Of a word: what is longer is a key or a mistake, and nobody types it whole."""
_PHRASE = re.compile(r"«([^»]*)»|\"([^\"]*)\"|“([^”]*)”")


@dataclass(frozen=True, slots=True)
class Sought:
    """`whole` must be there, in that form or in another of the same stem; `beginning` as the beginning of a
    word too, since it may still be in writing; `phrases` word for word. `forgiving`: words of six letters or
    more that stand in no phrase may be one slip of the keyboard apart."""

    whole: tuple[str, ...]
    beginning: str | None
    phrases: tuple[str, ...]
    forgiving: bool = False

    @property
    def terms(self) -> tuple[str, ...]:
        return (*self.whole, self.beginning) if self.beginning is not None else self.whole

    def forgiven(self) -> Sought | None:
        """The same with a slip in each longer word; None when none of them may be mistyped."""
        return replace(self, forgiving=True) if any(map(self._may_be_mistyped, self.terms)) else None

    def _may_be_mistyped(self, term: str) -> bool:
        return may_be_mistyped(term) and not any(term in phrase.split() for phrase in self.phrases)

    def counted(self, text: str) -> int:
        """How many of the terms a text holds."""
        return len({self.hits(word) for word in set(words(text))} - {None})

    def holds_all(self, index: str) -> bool:
        last = self.beginning
        if last is not None and f"\n{last}" not in index and not self._holds(index, last, begun=True):
            return False
        return all(self._holds(index, each) for each in self.whole)

    def _holds(self, index: str, term: str, *, begun: bool = False) -> bool:
        return _holds(index, term) or (
            self.forgiving and self._may_be_mistyped(term) and holds_near(index, term, begun=begun)
        )

    def says(self, text: str) -> bool:
        """Whether every phrase stands in this text."""
        said = f" {' '.join(words(text))} "
        return all(f" {phrase} " in said for phrase in self.phrases)

    def hits(self, word: str) -> str | None:
        """The term for which a word of a text, folded, is a hit."""
        for each in self.whole:
            if word == each or stem(word) == stem(each):
                return each
        last = self.beginning
        if last is not None and (word.startswith(last) or stem(word) == stem(last)):
            return last
        return self._near(word) if self.forgiving else None

    def _near(self, word: str) -> str | None:
        for each in filter(self._may_be_mistyped, self.terms):
            if is_near(word, each, begun=each == self.beginning):
                return each
        return None


def sought_in(search: str) -> Sought | None:
    """What a person typed; None when there is no word in it."""
    phrases = [" ".join(words(next(filter(None, each.groups()), ""))) for each in _PHRASE.finditer(search)]
    phrases = [each for each in phrases if each]
    outside = _PHRASE.sub(" ", search)
    loose = words(outside)
    ends_loose = bool(loose) and not search.rstrip().endswith(("»", '"', "”"))
    beginning = loose.pop()[:_LONGEST] if ends_loose else None
    whole = [each[:_LONGEST] for phrase in phrases for each in phrase.split()]
    whole += [each[:_LONGEST] for each in loose]
    if not whole and beginning is None:
        return None
    # A phrase of one word is that word as it is written, which its stem alone would not say.
    return Sought(tuple(dict.fromkeys(whole)), beginning, tuple(phrases))


def index_of(texts: Iterable[str]) -> str:
    """Each word once, in their order, each between line breaks."""
    return "\n" + "\n".join(sorted({word[:_LONGEST] for text in texts for word in words(text)})) + "\n"


def _holds(index: str, word: str) -> bool:
    """The word itself, or another form of it: those stand together, since the index is sorted."""
    if f"\n{word}\n" in index:
        return True
    if not word.isalpha():
        return False
    wanted = stem(word)
    root = "\n" + wanted[: max(_SHORTEST_ROOT, len(wanted) - _CHANGED_BY_STEMMING)]
    at = index.find(root)
    while at != -1 and index.startswith(root, at):
        end = index.index("\n", at + 1)
        if stem(index[at + 1 : end]) == wanted:
            return True
        at = end
    return False
