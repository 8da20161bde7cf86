"""Verify the whole chain and name the first fault. Behind `colombage audit verify` and the auditors' page."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from colombage.audit import store
from colombage.audit.ports import HeadsKeeper
from colombage.audit.rules import ChainCheck
from colombage.audit.types import START, ChainPoint, Fault, FaultKind, Verification
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden


@dataclass(frozen=True, slots=True)
class VerifyAudit:
    """`actor` None: an operator on the command line. `start` is where kept segments begin (retention).

    Rows appended while it runs are left to the next verification. Raises Forbidden for a person who is no
    auditor of the group, DatabaseAway, HeadsFileUnwritable.
    """

    database: Database
    heads: HeadsKeeper
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock, init=False, repr=False, compare=False)

    async def __call__(self, actor: Actor | None, start: ChainPoint = START) -> Verification:
        if actor is not None and not actor.holds(Role.AUDITOR):
            raise Forbidden
        # A long record takes a while: an auditor who asks again and again must not take every connection
        # that live answers are kept with.
        async with self._one_at_a_time:
            return await self._verified(start)

    async def _verified(self, start: ChainPoint) -> Verification:
        # Read before the head row, so that no signed head can be ahead of it in an honest record.
        heads = await asyncio.to_thread(self.heads.read)
        check = ChainCheck({each.seq: each.hash for each in heads.valid if each.seq > start.seq}, start)
        async with self.database.system() as connection:
            found = await store.read_head(connection)
            # From the first row there is, for a row before the start has been put there.
            async with store.read_chain(connection, found.head.seq) as batches:
                async for batch in batches:
                    if check.read(batch) is not None:
                        break
                    await asyncio.sleep(0)
        fault = check.finish(found.head, found.highest)
        if fault is None and heads.forged:
            fault = Fault(FaultKind.HEAD_FORGED, heads.forged[0].seq)
        return Verification(check.rows, found.head, fault, len(heads.valid), heads.unreadable)
