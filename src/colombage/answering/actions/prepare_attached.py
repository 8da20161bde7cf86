"""Makes the vectors of a file that was just attached, while its owner still writes the question. Called by
`chat`."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import structlog

from colombage.answering.attached import AttachedVectors
from colombage.answering.types import SourcePassage
from colombage.files.actions.read_passages import ReadPassages
from colombage.kernel.actor import Actor
from colombage.kernel.errors import CodedError
from colombage.policy.types import DataClass

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class PrepareAttached:
    read_passages: ReadPassages
    vectors: AttachedVectors

    async def __call__(self, actor: Actor, file_id: UUID) -> None:
        """Never raises: a question without vectors is answered by words."""
        try:
            documents = await self.read_passages(actor, [file_id])
        except CodedError as error:
            log.warning("attachment.not_prepared", code=error.code)
            return
        passages = [
            SourcePassage(each.id, str(document.file_id), document.name, each.page, each.text)
            for document in documents
            for each in document.passages
        ]
        # Its class is not declared yet, so the highest: an embedding server may then have to do without.
        self.vectors.prepare(passages, DataClass.HEALTH)
