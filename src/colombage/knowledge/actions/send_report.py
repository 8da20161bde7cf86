"""A reader sends a question or says what is wrong with a passage: POST /api/knowledge/reports."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput, NotFound
from colombage.knowledge.quality import NewReport, ReportKind
from colombage.knowledge.store import bases, quality, versions


@dataclass(frozen=True, slots=True)
class SendReport:
    """Of their own will and in their own name, to those who manage the base; the page says what is sent."""

    database: Database

    async def __call__(self, actor: Actor, new: NewReport) -> None:
        """Raises NotFound, also for a passage that the base does not have, and InvalidInput when there is
        nothing in it."""
        if new.kind is ReportKind.QUESTION and not (new.question or "").strip():
            raise InvalidInput(detail="question")
        if new.kind is ReportKind.PASSAGE and new.version_id is None:
            raise InvalidInput(detail="passage_id")
        async with self.database.transaction(actor) as connection:
            await bases.read_base(connection, new.base_id)
            if new.version_id is not None:
                version, _ = await versions.read_version(connection, new.version_id)
                if version.base_id != new.base_id:
                    raise NotFound
                if not 0 < (new.passage_number or 0) <= (version.passages_count or 0):
                    raise NotFound
            await quality.insert_report(connection, new_id(), new, actor.person_id)
