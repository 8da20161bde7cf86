"""The finders that this installation uses, with the trained one that the package carries."""

from __future__ import annotations

from colombage.protection.finders import Finders
from colombage.protection.ports import NameFinder
from colombage.protection.types import Mention


def finders() -> Finders:
    return Finders(_trained)


def _trained() -> NameFinder:
    try:
        from colombage.protection.adapters.trained_finder import TrainedFinder
    except ImportError:
        return _RulesAlone()
    return TrainedFinder.load()


class _RulesAlone:
    def mentions(self, text: str) -> tuple[Mention, ...]:  # noqa: ARG002
        return ()
