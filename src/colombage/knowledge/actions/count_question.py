"""Adds a question, without its words, to what stewards see of the bases. Called by `answering`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import structlog

from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError
from colombage.knowledge.store import quality
from colombage.knowledge.types.passages import Finding

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class CountQuestion:
    """The theme of a question is the name of the document that lies nearest to it: the steward's words, and
    never those of whoever asked."""

    database: Database

    async def __call__(self, actor: Actor, finding: Finding, base_ids: Sequence[UUID]) -> None:
        """An answered question counts for the bases that answer it. An unanswered one counts for each base
        that was asked; when all were, for those that lie nearest. Never raises: a count must cost nobody an
        answer."""
        nearest: dict[UUID, str] = {}
        for passage in finding.passages:
            nearest.setdefault(passage.base_id, passage.document)
        counted = (
            nearest
            if finding.relevant or not base_ids
            else dict.fromkeys(base_ids, "")
            | {base_id: theme for base_id, theme in nearest.items() if base_id in base_ids}
        )
        if not counted:
            return
        try:
            async with self.database.transaction(actor) as connection:
                for base_id, theme in counted.items():
                    await quality.count_question(connection, base_id, theme, found=finding.relevant)
        except CodedError as error:
            log.warning("knowledge.question_not_counted", code=error.code)
