"""A document that a person gave to be protected, as lists show it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from colombage.files.types import MediaType
from colombage.protection.documents.report import Report
from colombage.protection.documents.values import Values
from colombage.protection.types import Label

LIFE = timedelta(hours=24)
"""Then the copy goes, whether somebody took it or not."""
MOST_KEPT = 20
"""Documents of one person, in whatever state."""


class DocumentState(StrEnum):
    WAITING = "waiting"
    WORKING = "working"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no copy: a code, and the sentence as the person reads it."""

    code: str
    facts: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """`name` is that of the original. `report` is there when it is ready, `failure` when it failed."""

    id: UUID
    data_key_id: UUID
    name: str
    media_type: MediaType
    bytes: int
    state: DocumentState
    done: int
    total: int
    report: Report | None
    failure: Failure | None
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class OpenedCopy:
    name: str
    content: AsyncIterator[bytes]


def copy_id(document_id: UUID) -> UUID:
    """Under which the copy is kept, beside the original: both are there for a moment."""
    return UUID(int=document_id.int ^ 1)


def copy_name(name: str, mark: str = "protégé") -> str:
    """`courrier.docx` gives `courrier.protégé.docx`."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}.{mark}.{suffix}" if stem and dot else f"{name}.{mark}"


def name_of_copy(name: str, report: Report) -> str:
    """The copy's name without what was replaced in it, nor a word of a person's name: files are often called
    after those whom they are about."""
    written: dict[str, str] = {}
    for each in report.correspondences:
        written.setdefault(each.value, each.written)
        if each.label is Label.PERSON:
            for word in each.value.split():
                written.setdefault(word, each.written)
    pieces: list[str] = []
    end = 0
    for start, stop, value in Values.of(written).found_in(name):
        pieces += name[end:start], written[value]
        end = stop
    return copy_name("".join([*pieces, name[end:]]))
