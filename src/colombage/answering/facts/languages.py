"""Which language a text is in, by its small words. Pure.

`numbers.py` asks it how much "1,500" is; `matching.py` whether two texts can be expected to share words.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final, Literal

Language = Literal["fr", "en", ""]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_FRENCH: Final = _words(
    "le la les des du une et est sont dans pour par avec sur sous au aux ne pas que qui ce cette son sa ses "
    "en jours heures chez puis toutes tous de à où"
)
_ENGLISH: Final = _words(
    "the of and is are in for by with on to not that which this its be at from it has have should must days "
    "hours give every then was were an or per over within"
)


def language_of(words: AbstractSet[str]) -> Language:
    """`words`: the distinct ones of the text, in small letters. Nothing where both say as much."""
    french, english = len(words & _FRENCH), len(words & _ENGLISH)
    if french == english:
        return ""
    return "fr" if french > english else "en"
