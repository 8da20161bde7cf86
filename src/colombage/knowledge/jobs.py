"""The room's jobs and their lanes: who is asked to do what after a commit, and what a sweep asks for anew."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import procrastinate

from colombage.kernel.jobs import Doorbell
from colombage.knowledge.actions.complete_vectors import CompleteVectors
from colombage.knowledge.actions.embed_passages import EmbedPassages
from colombage.knowledge.actions.find_missing_contents import FindMissingContents
from colombage.knowledge.actions.ingest_version import IngestVersion
from colombage.knowledge.actions.reindex_vectors import ReindexVectors
from colombage.knowledge.actions.sweep_knowledge import SweepKnowledge
from colombage.knowledge.actions.watch_folders import WatchFolders

_SHORT = "knowledge"
_LONG = "knowledge-long"
_VECTORS = "knowledge-vectors"
_SHARES = "knowledge-shares"
LANES = {_SHORT: 2, _LONG: 1, _VECTORS: 1, _SHARES: 1}
"""How many jobs of each run at a time. Long documents have a lane of their own: they never keep short ones
waiting, nor do short ones, however many come, keep them."""

_REINDEX_SECONDS = 45.0

_INGEST = "knowledge.ingest"
_EMBED = "knowledge.embed"


@dataclass(frozen=True, slots=True)
class KnowledgeBell:
    """Asks for the room's jobs, by ids alone; called after the commit of what they are to do."""

    bell: Doorbell

    async def ingest(self, version_id: UUID) -> None:
        await self._ring(_INGEST, _SHORT, version_id)

    async def ingest_long(self, version_id: UUID) -> None:
        await self._ring(_INGEST, _LONG, version_id)

    async def embed(self, version_id: UUID) -> None:
        await self._ring(_EMBED, _VECTORS, version_id)

    async def rung(self) -> set[UUID]:
        """The versions for which a job waits, of whatever kind."""
        names = await self.bell.waiting(_INGEST) | await self.bell.waiting(_EMBED)
        return {UUID(name.rpartition(":")[2]) for name in names}

    async def _ring(self, task: str, lane: str, version_id: UUID) -> None:
        await self.bell.ring(task, lane, once=f"{lane}:{version_id}", version_id=str(version_id))


@dataclass(frozen=True, slots=True)
class KnowledgeWork:
    """The actions that jobs call."""

    ingest: IngestVersion
    embed: EmbedPassages
    sweep: SweepKnowledge
    watch: WatchFolders
    reindex: ReindexVectors
    complete: CompleteVectors
    find_missing: FindMissingContents


def register(queue: procrastinate.App, bell: KnowledgeBell, work: KnowledgeWork) -> None:
    """The tasks of a worker. Their functions are thin: each calls one action."""

    @queue.task(name=_INGEST, pass_context=True)
    async def ingest_version(context: procrastinate.JobContext, version_id: str) -> None:  # pyright: ignore[reportUnusedFunction]
        if context.job.queue == _SHORT and await work.ingest.is_long(UUID(version_id)):
            await bell.ingest_long(UUID(version_id))
        else:
            await work.ingest(UUID(version_id))
            await bell.embed(UUID(version_id))

    @queue.task(name=_EMBED)
    async def embed_passages(version_id: str) -> None:  # pyright: ignore[reportUnusedFunction]
        if not await work.embed(UUID(version_id)):
            await bell.embed(UUID(version_id))

    # In pieces of less than the minute until it comes again: a stop waits for a batch, and new documents get
    # their vectors in between.
    @queue.periodic(cron="* * * * *")
    @queue.task(
        name="knowledge.reindex", queue=_VECTORS, lock="knowledge.reindex", queueing_lock="knowledge.reindex"
    )
    async def reindex_vectors(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await work.reindex(_REINDEX_SECONDS)

    # One at a time everywhere: two that look at once would each take what is new. Its lane is its own, for a
    # share may hang.
    @queue.periodic(cron="* * * * *")
    @queue.task(
        name="knowledge.watch", queue=_SHARES, lock="knowledge.watch", queueing_lock="knowledge.watch"
    )
    async def watch_folders(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await work.watch()

    _register_sweeps(queue, bell, work)


def _register_sweeps(queue: procrastinate.App, bell: KnowledgeBell, work: KnowledgeWork) -> None:
    @queue.periodic(cron="* * * * * */15")
    @queue.task(name="knowledge.sweep", queueing_lock="knowledge.sweep")
    async def sweep_knowledge(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await bell.bell.forget_stalled()
        await work.sweep()

    @queue.periodic(cron="23 * * * *")
    @queue.task(name="knowledge.complete_vectors", queueing_lock="knowledge.complete_vectors")
    async def complete_vectors(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await work.complete()

    @queue.periodic(cron="51 3 * * *")
    @queue.task(name="knowledge.find_missing", queueing_lock="knowledge.find_missing")
    async def find_missing_contents(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await work.find_missing()
