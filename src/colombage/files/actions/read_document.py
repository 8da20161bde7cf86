"""A kept file as its viewer shows it, for the person who checks a citation. Called by `chat`'s routes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.files.actions.read_passages import ReadPassages
from colombage.files.rules.rebuilt import with_text
from colombage.files.types import DocumentPassages
from colombage.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class ReadDocument:
    read_passages: ReadPassages

    async def __call__(self, actor: Actor, file_id: UUID) -> DocumentPassages:
        """Raises NotFound, also when the file is another person's."""
        (document,) = await self.read_passages(actor, [file_id])
        return with_text(document)
