"""Classes of data and hosting of models: the two scales that policy compares; single rules beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class DataClass(StrEnum):
    """Classes of data, in rising order. `rank` compares them; StrEnum's own order would be alphabetical."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    HEALTH = "health"

    @property
    def rank(self) -> int:
        return _CLASS_ORDER.index(self)

    @property
    def french(self) -> str:
        """As it stands after “données”: publiques, internes…"""
        return _CLASS_WORDS[self][0]

    @property
    def english(self) -> str:
        return _CLASS_WORDS[self][1]

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

    @property
    def french(self) -> str:
        return _HOSTING_WORDS[self][0]

    @property
    def english(self) -> str:
        return _HOSTING_WORDS[self][1]


class Verdict(StrEnum):
    """A cell of the policy matrix."""

    AS_IS = "as_is"
    PSEUDONYMISED = "pseudonymised"
    REFUSED = "refused"


_CLASS_WORDS = {
    DataClass.PUBLIC: ("publiques", "public"),
    DataClass.INTERNAL: ("internes", "internal"),
    DataClass.PERSONAL: ("personnelles", "personal"),
    DataClass.HEALTH: ("de santé", "health"),
}
_HOSTING_WORDS = {
    Hosting.ON_SITE: ("sur site", "on site"),
    Hosting.HDS: ("hébergeur de données de santé certifié (HDS)", "certified health-data host (HDS)"),
    Hosting.EU: ("Union européenne, sans certification HDS", "European Union, not HDS certified"),
    Hosting.ELSEWHERE: ("hors Union européenne", "outside the European Union"),
}


class PolicyOption(StrEnum):
    """Names of the single rules beside the matrix."""

    SHARING_HIGHEST_CLASS = "sharing_highest_class"


NO_CLASS: Final = "none"
"""As the value of an option: no class at all."""


@dataclass(frozen=True, slots=True)
class PolicyOptions:
    """`sharing_highest_class`: up to which class a conversation may be shown to colleagues, if any may."""

    sharing_highest_class: DataClass | None

    def may_be_shared(self, data_class: DataClass) -> bool:
        return self.sharing_highest_class is not None and data_class.rank <= self.sharing_highest_class.rank
