"""One passage with its neighbours, for the person who checks a citation."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.files.actions.read_passages import ReadPassages
from colombage.files.types import PassageInContext
from colombage.kernel.actor import Actor
from colombage.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class ReadPassage:
    read_passages: ReadPassages

    async def __call__(self, actor: Actor, passage_id: str) -> PassageInContext:
        """Raises NotFound, also for an id that is no passage's."""
        file_part, _, number_part = passage_id.partition(".")
        try:
            file_id, place = UUID(file_part), int(number_part) - 1
        except ValueError as error:
            raise NotFound from error
        (document,) = await self.read_passages(actor, [file_id])
        passages = document.passages
        if not 0 <= place < len(passages):
            raise NotFound
        return PassageInContext(
            file_id=file_id,
            document=document.name,
            passage=passages[place],
            before=passages[place - 1].text if place else None,
            after=passages[place + 1].text if place + 1 < len(passages) else None,
        )
