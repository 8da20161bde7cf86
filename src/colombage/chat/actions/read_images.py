"""The pictures among the attachments of a question, for a model that sees. Handed to `AnswerMessage`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from colombage.files.actions.read_pictures import ReadPictures
from colombage.inference.types import ImagePart
from colombage.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class ReadImages:
    read_pictures: ReadPictures

    async def __call__(
        self, actor: Actor, attachment_ids: Sequence[UUID], conversation_id: UUID
    ) -> tuple[ImagePart, ...]:
        """In the order of the attachments. Raises what ReadPictures raises."""
        pictures = await self.read_pictures(actor, attachment_ids, conversation_id)
        return tuple(ImagePart(media_type.value, content) for media_type, content in pictures)
