"""A text cut into words and what stands between them, with places: what all rules on names walk over."""

from __future__ import annotations

import re
from itertools import accumulate

_BETWEEN = re.compile(r"([\W_]+)")
_INVISIBLE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_BETWEEN_VISIBLE = re.compile(rf"((?:[^\w{_INVISIBLE}]|_)+)")


def vocabulary(words: str) -> frozenset[str]:
    """The words of one string: how the rules write down long sets of them."""
    return frozenset(words.split())


class Words:
    """`words[i]` stands at `starts[i]` to `ends[i]`, after `gaps[i]`; `gaps[-1]` follows the last.

    Hyphens and apostrophes cut: "Jean-Marie" is two words with "-" between them. Accents of their own and
    characters without width belong to their word.
    """

    __slots__ = ("ends", "gaps", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        between = _BETWEEN if text.isascii() or not _HIDDEN.search(text) else _BETWEEN_VISIBLE
        parts = between.split(text)
        places = list(accumulate(map(len, parts)))
        if parts[0]:
            parts.insert(0, "")
            places.insert(0, 0)
        else:
            del parts[0], places[0]
        if parts and not parts[-1]:
            del parts[-1], places[-1]
        else:
            parts.append("")
            places.append(len(text))
        self.gaps = parts[0::2]
        self.words = parts[1::2]
        self.starts = places[0:-1:2]
        self.ends = places[1::2]

    def is_placeholder(self, place: int) -> bool:
        """The word stands for something that was replaced already: PATIENTE in "[PATIENTE_1]"."""
        return self.gaps[place].endswith("[") and self.gaps[place + 1] == "_"
