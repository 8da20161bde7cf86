"""Write the chain's head outside the database, signed: what a database administrator cannot rewrite.

`app` runs `keep` beside the server and calls the action once more at shutdown.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import structlog

from colombage.audit import store
from colombage.audit.ports import HeadsKeeper
from colombage.audit.types import SignedHead
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError

_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class WriteAuditHead:
    """Signs and keeps the present head when it has moved; gives it, or None when there is nothing new.

    The same line goes to the log, from where syslog or a SIEM takes it off the machine.
    Raises DatabaseAway, HeadsFileUnwritable.
    """

    database: Database
    heads: HeadsKeeper
    _written_seq: int = field(default=0, init=False)

    async def __call__(self) -> SignedHead | None:
        async with self.database.system() as connection:
            head = (await store.read_head(connection)).head
        if head.seq == self._written_seq:
            return None
        signed = await asyncio.to_thread(self.heads.write, head)
        self._written_seq = head.seq
        _log.info(
            "audit.head_signed", seq=signed.seq, hash=signed.hash.hex(), signature=signed.signature.hex()
        )
        return signed

    async def keep(self, every_seconds: float = 60.0) -> None:
        """Write the head at intervals until cancelled; a failure is logged and tried again."""
        while True:
            try:
                await self()
            except CodedError as error:
                _log.error("audit.head_not_written", error=str(error))
            except Exception:  # noqa: BLE001 - heads that stop for good are what a forger needs
                _log.exception("audit.head_not_written")
            await asyncio.sleep(every_seconds)
