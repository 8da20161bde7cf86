"""The finders that this installation uses, with the trained one that the package carries."""

from __future__ import annotations

from colombage.protection.finders import Finders
from colombage.protection.ports import NameFinder


def finders() -> Finders:
    return Finders(_trained)


def _trained() -> NameFinder:
    from colombage.protection.adapters.trained_finder import TrainedFinder

    return TrainedFinder.load()
