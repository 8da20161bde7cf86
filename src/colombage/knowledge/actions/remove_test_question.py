"""A manager takes a question out of the test set: DELETE …/bases/{id}/quality/questions/{id}."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.store import bases, test_sets


@dataclass(frozen=True, slots=True)
class RemoveTestQuestion:
    database: Database

    async def __call__(self, actor: Actor, base_id: UUID, question_id: UUID) -> None:
        """Raises NotFound or Forbidden."""
        async with self.database.transaction(actor) as connection:
            await bases.managed_base(connection, base_id)
            await test_sets.delete_test_question(connection, base_id, question_id)
