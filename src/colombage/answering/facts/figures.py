"""What a number in a text says, as two of them are compared. Pure; made by `numbers.py`."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from colombage.answering.facts.dates import DateKey
from colombage.answering.facts.units import TIME, TURN

Kind = Literal["number", "dose", "drug", "date"]
Value = Decimal | str | DateKey
"""A text stands for itself: a telephone number, a reference, "1,000" of which nobody knows how much it is."""


class Key(NamedTuple):
    """What a number says: its value or the two of an interval, and what it counts."""

    values: tuple[Value, ...]
    dimensions: tuple[str, ...] = ()


class Figure(NamedTuple):
    """A number at `text[start:end]`. `is_bare`: without a unit; the words beside it say what it counts.
    `also`: what it may say besides, as "8 h 30", which is a time of the day or how long something takes."""

    start: int
    end: int
    kind: Kind
    key: Key
    is_bare: bool = False
    also: tuple[Key, ...] = ()

    @property
    def is_time(self) -> bool:
        return self.key.dimensions in {(TIME,), ("mois",)}

    @property
    def counts_turns(self) -> bool:
        """As in "3 fois par jour"."""
        return self.key.dimensions[:1] == (TURN,)

    @property
    def is_specific(self) -> bool:
        """Hardly met by chance: a date, a reference, "0,05 µg/kg/min", "221 000 €"; not "30 minutes"."""
        value = self.key.values[0]
        if isinstance(value, tuple):
            return value[0] is not None and value[1] is not None
        if isinstance(value, str) or len(self.key.values) > 1:
            return True
        is_compound = len(self.key.dimensions) > 1 and not self.counts_turns
        # Times are compared in seconds: 4 hours are 14400.
        return is_compound or (
            not self.is_time and len(value.normalize().as_tuple().digits) >= _TELLING_DIGITS
        )


_TELLING_DIGITS = 3
