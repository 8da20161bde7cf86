"""A person goes over to another branch of a conversation: its newest turn is where they stand then."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat import branch_store, store
from colombage.chat.rules.branches import newest_descendant
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class ChooseBranch:
    database: Database

    async def __call__(self, actor: Actor, conversation_id: UUID, turn_id: UUID) -> None:
        """Also while an answer is under way, which goes on. Raises NotFound."""
        async with self.database.transaction(actor) as connection:
            # Whoever asks at the same time stands on the new turn, whichever of the two comes first.
            if await store.conversation(connection, conversation_id, to_add=True) is None:
                raise NotFound
            tree = await branch_store.tree(connection, conversation_id)
            if turn_id not in tree:
                raise NotFound
            await branch_store.stand_on(connection, conversation_id, newest_descendant(tree, turn_id))
