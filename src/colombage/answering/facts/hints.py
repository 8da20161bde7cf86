"""Where a text holds words that may change what a number says: most numbers stand near none. Pure.

Called by `matching.py` once for a text, with the words that `bounds.py` and `qualifiers.py` know: these then
look for nothing around a number where no such word stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet


def hints_in(small: str, words: AbstractSet[str], may_tell: Callable[[str], bool]) -> list[int]:
    """Where a word begins that may tell something, in order. `words`: the distinct ones of the text."""
    return sorted(place for word in words if may_tell(word) for place in _places(small, word))


def is_hinted(hints: Sequence[int], start: int, end: int) -> bool:
    """Whether one of them stands between these places."""
    following = bisect_left(hints, start)
    return following < len(hints) and hints[following] < end


def _places(small: str, word: str) -> Iterator[int]:
    """Where it stands with no letter beside it."""
    place = small.find(word)
    while place != -1:
        end = place + len(word)
        if not (small[place - 1 : place].isalpha() or small[end : end + 1].isalpha()):
            yield place
        place = small.find(word, end)
