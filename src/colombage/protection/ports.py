"""What protection needs of the outside: a trained finder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from colombage.protection.types import Mention


class NameFinder(Protocol):
    """Finds people, and whatever else it was trained for, in a French text."""

    def mentions(self, text: str) -> Sequence[Mention]:
        """In the text's order, without overlaps. Blocks; may be called from several threads at once.

        Takes a text of any length, in time that grows no faster than the text.
        """
        ...
