"""Classes of data and hosting of models: the two scales that policy compares."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class DataClass(StrEnum):
    """Classes of data, in rising order. `rank` compares them; StrEnum's own order would be alphabetical."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    HEALTH = "health"

    @property
    def rank(self) -> int:
        return _CLASS_ORDER.index(self)

    @staticmethod
    def highest(classes: Iterable[DataClass]) -> DataClass:
        """The highest of the classes; `public` when there are none."""
        return max(classes, key=lambda each: each.rank, default=DataClass.PUBLIC)


_CLASS_ORDER = (DataClass.PUBLIC, DataClass.INTERNAL, DataClass.PERSONAL, DataClass.HEALTH)


class Hosting(StrEnum):
    """Where a model runs, in falling order of trust."""

    ON_SITE = "on_site"
    HDS = "hds"
    EU = "eu"
    ELSEWHERE = "elsewhere"


class Verdict(StrEnum):
    """A cell of the policy matrix."""

    AS_IS = "as_is"
    PSEUDONYMISED = "pseudonymised"
    REFUSED = "refused"
