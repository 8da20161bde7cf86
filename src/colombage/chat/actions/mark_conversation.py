"""A person says what was missed, or what may stay as it is: the conversation's vault learns it for good.

Called for POST /api/conversations/{id}/marks, and by AnswerMessage for the marks that come with a message.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.chat import store
from colombage.chat.naming import NameConversation
from colombage.chat.retitling import NameAgain
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.protection.finders import Finders
from colombage.protection.marking import folded_mark, folded_marks
from colombage.protection.types import Known
from colombage.protection.vaults.kept import VaultStore

_NOT_FOUND = "none"
"""The label, in the record, of an allowed text that nothing was found in."""


@dataclass(frozen=True, slots=True)
class MarkConversation:
    database: Database
    keyring: Keyring
    vaults: VaultStore
    finders: Finders
    append: AppendAudit

    async def __call__(self, actor: Actor, conversation_id: UUID, marks: Known, text: str = "") -> None:
        """`marks` as `checked_marks` gives them; `text` is what the allowed ones were marked in, if anything.

        What is allowed lowers the class of what is sent, so it is recorded before it counts: who, where, how
        many, of which labels, without words. What was missed leaves the title, too.
        Raises NotFound, VaultBusy, DatabaseAway.
        """
        async with self.database.transaction(actor) as connection:
            conversation = await store.conversation(connection, conversation_id)
            if conversation is None:
                raise NotFound
            key = await self.keyring.open(connection, conversation.data_key_id)
        vault = self.vaults.of(actor, conversation_id, conversation.data_key_id, key)
        before = await vault.known()
        missed = _new(marks.missed, before.missed)
        allowed = _new(marks.allowed, before.allowed)
        if not missed and not allowed:
            return
        facts = {"missed": len(missed), "allowed": len(allowed)}
        labels = await self._labels(text, sorted(allowed), before) if allowed else {}
        entry = AuditEntry(
            "conversation.marked",
            f"conversation:{conversation_id}",
            actor.audit_key,
            {**facts, **({"labels": labels} if labels else {})},
        )
        await self.append(entry)
        # Written as they were before too: whatever the case in which it was marked, a text changes sides.
        await vault.learn(
            Known(
                missed=missed | _same(before.allowed, missed), allowed=allowed | _same(before.missed, allowed)
            )
        )
        if missed:
            name_again = NameAgain(self.database, NameConversation(self.finders))
            await name_again(actor, conversation_id, key, await vault.known())

    async def _labels(self, text: str, allowed: list[str], before: Known) -> dict[str, int]:
        """How many of the texts are of which label: as found where they stand, or else by themselves."""
        known = replace(before, allowed=frozenset())
        where, *alone = await self.finders.find([text, *allowed], known)
        found = {folded_mark(span.text): span.label.value for span in reversed(where.spans)}
        counted: Counter[str] = Counter()
        for each, reading in zip(allowed, alone, strict=True):
            own = reading.spans[0].label.value if reading.spans else _NOT_FOUND
            counted[found.get(folded_mark(each), own)] += 1
        return dict(counted)


def _new(given: frozenset[str], before: frozenset[str]) -> frozenset[str]:
    seen = folded_marks(before)
    return frozenset(each for each in given if folded_mark(each) not in seen)


def _same(before: frozenset[str], given: frozenset[str]) -> frozenset[str]:
    wanted = folded_marks(given)
    return frozenset(each for each in before if folded_mark(each) in wanted)
