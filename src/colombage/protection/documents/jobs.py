"""The room's jobs and their lane: protected copies are made, and removed when their time is over."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import procrastinate

from colombage.kernel.jobs import Doorbell
from colombage.protection.documents.actions.make_protected_copy import MakeProtectedCopy
from colombage.protection.documents.actions.sweep_protected_documents import SweepProtectedDocuments

_LANE = "protection"
LANES = {_LANE: 1}
"""One document at a time: finding takes a whole core, and answers need it too."""
_MAKE = "protection.make_protected_copy"


@dataclass(frozen=True, slots=True)
class DocumentBell:
    """Asks for the room's jobs, by ids alone; called after the commit of what they are to do."""

    bell: Doorbell

    async def ring(self, document_id: UUID) -> None:
        await self.bell.ring(_MAKE, _LANE, once=f"{_LANE}:{document_id}", document_id=str(document_id))


@dataclass(frozen=True, slots=True)
class DocumentWork:
    """The actions that jobs call."""

    make: MakeProtectedCopy
    sweep: SweepProtectedDocuments


def register(queue: procrastinate.App, work: DocumentWork) -> None:
    """The tasks of a worker. Their functions are thin: each calls one action."""

    @queue.task(name=_MAKE)
    async def make_protected_copy(document_id: str) -> None:  # pyright: ignore[reportUnusedFunction]
        await work.make(UUID(document_id))

    @queue.periodic(cron="* * * * * */20")
    @queue.task(name="protection.sweep_documents", queueing_lock="protection.sweep_documents")
    async def sweep_documents(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await work.sweep()
