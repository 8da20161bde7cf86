"""A conversation, or one exchange of it, as it is exported: what was asked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from colombage.policy.types import DataClass, Hosting


class ExportFormat(StrEnum):
    WORD = "docx"
    MARKDOWN = "md"
    PRINTED = "html"
    """Made to be printed by the browser, or kept by it as PDF."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """What an answer cites under a number. `document` is None where it may not be read today, and then
    nothing else is there either."""

    document: str | None = field(default=None, repr=False)
    page: int | None = None
    excerpt: str = field(default="", repr=False)


class Ending(StrEnum):
    WHOLE = "whole"
    STOPPED = "stopped"
    CUT = "cut"
    """At the longest answer that the model gives."""
    FAILED = "failed"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class CheckedPlace:
    """Words of the answer that somebody says to have checked; None for the answer as a whole."""

    words: str | None = field(repr=False)
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ExportedExchange:
    question: str = field(repr=False)
    is_summary: bool
    answer: str = field(repr=False)
    model: str
    hosting: Hosting | None
    asked_at: datetime
    ending: Ending
    sources: dict[int, CitedSource] = field(repr=False)
    checks: tuple[CheckedPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """`person` is who exports it. All moments are as clocks of the group show them: they are written so."""

    title: str = field(repr=False)
    person: str
    language: str
    data_class: DataClass
    at: datetime
    exchanges: tuple[ExportedExchange, ...]


@dataclass(frozen=True, slots=True)
class ExportedFile:
    name: str = field(repr=False)
    media_type: str
    content: bytes = field(repr=False)
