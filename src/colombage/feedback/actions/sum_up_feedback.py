"""What people say of each model's answers, counted, for officers: GET /api/feedback."""

from __future__ import annotations

from dataclasses import dataclass, replace

from colombage.feedback import store
from colombage.feedback.rules import is_officer
from colombage.feedback.types import ModelFeedback
from colombage.inference.catalogue import Catalogue
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden


@dataclass(frozen=True, slots=True)
class SumUpFeedback:
    database: Database
    catalogue: Catalogue

    async def __call__(self, actor: Actor) -> list[ModelFeedback]:
        """Of the group for its officers, of their establishment for others. Raises Forbidden."""
        if not is_officer(actor):
            raise Forbidden
        async with self.database.transaction(actor) as connection:
            found = await store.counted(connection)
        names = {model.id: model.name for model in await self.catalogue.all()}
        return [replace(each, model_name=names.get(each.model_id)) for each in found]
