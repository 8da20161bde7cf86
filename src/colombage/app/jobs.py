"""The work of the workers: periodic work, which belongs to nobody, and the jobs of the rooms."""

from __future__ import annotations

import procrastinate

from colombage.app.compose import House
from colombage.app.documents import document_work
from colombage.app.knowledge import content_keeper, run_test_set
from colombage.app.organising import erase_ended_conversations
from colombage.chat.organising import jobs as organising
from colombage.feedback.actions.sweep_feedback import SweepFeedback
from colombage.files.actions.sweep_contents import SweepContents
from colombage.identity.actions.reload_actor import ReloadActor
from colombage.identity.actions.sweep_identity import SweepIdentity
from colombage.inference.actions.close_lost_calls import CloseLostCalls
from colombage.kernel.jobs import HOUSEKEEPING
from colombage.knowledge import jobs as knowledge
from colombage.knowledge.actions.complete_vectors import CompleteVectors
from colombage.knowledge.actions.embed_passages import EmbedPassages
from colombage.knowledge.actions.find_missing_contents import FindMissingContents
from colombage.knowledge.actions.ingest_version import IngestVersion
from colombage.knowledge.actions.measure_test_sets import MeasureTestSets
from colombage.knowledge.actions.reindex_vectors import ReindexVectors
from colombage.knowledge.actions.sweep_knowledge import SweepKnowledge
from colombage.knowledge.actions.watch_folders import WatchFolders
from colombage.knowledge.store.versions import existing_contents
from colombage.protection.documents import jobs as protection
from colombage.protection.documents.store import existing_document_contents
from colombage.protection.reports.actions.sweep_reports import SweepReports

LANES = {HOUSEKEEPING: 2, **knowledge.LANES, **protection.LANES}


def housekeeping(queue: procrastinate.App, house: House) -> None:
    """Registers the tasks. Their functions are thin: each calls one action."""
    close_lost_calls = CloseLostCalls(house.database, house.append)
    sweep_identity = SweepIdentity(house.database)
    others = (existing_contents, existing_document_contents)
    sweep_contents = SweepContents(house.database, house.storage, others)

    @queue.periodic(cron="*/10 * * * *")
    @queue.task(name="inference.close_lost_calls", queueing_lock="inference.close_lost_calls")
    async def close_calls(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await close_lost_calls()

    @queue.periodic(cron="17 * * * *")
    @queue.task(name="identity.sweep", queueing_lock="identity.sweep")
    async def sweep_sessions(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await sweep_identity()

    @queue.periodic(cron="43 3 * * *")
    @queue.task(name="files.sweep_contents", queueing_lock="files.sweep_contents")
    async def sweep_files(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await sweep_contents()

    sweep_reports = SweepReports(house.database)

    @queue.periodic(cron="29 3 * * *")
    @queue.task(name="protection.sweep_reports", queueing_lock="protection.sweep_reports")
    async def erase_reports(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await sweep_reports()

    sweep_feedback = SweepFeedback(house.database)

    @queue.periodic(cron="37 3 * * *")
    @queue.task(name="feedback.sweep", queueing_lock="feedback.sweep")
    async def erase_feedback(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await sweep_feedback()

    organising.register(queue, erase_ended_conversations(house))
    _knowledge(queue, house)
    protection.register(queue, document_work(house))


def _knowledge(queue: procrastinate.App, house: House) -> None:
    database, storage, bell = house.database, house.storage, house.knowledge_bell
    measure = MeasureTestSets(database, ReloadActor(database), run_test_set(house))
    work = knowledge.KnowledgeWork(
        ingest=IngestVersion(database, house.keyring, storage, house.ingestion_parser, house.scanner),
        embed=EmbedPassages(database, house.profiles, house.embedding),
        sweep=SweepKnowledge(database, bell.rung, bell.ingest, bell.embed),
        watch=WatchFolders(database, house.share, storage, content_keeper(house), house.append),
        reindex=ReindexVectors(database, house.profiles, house.embedding, measure),
        complete=CompleteVectors(database, house.profiles, house.embedding),
        find_missing=FindMissingContents(database, storage),
    )
    knowledge.register(queue, bell, work)
