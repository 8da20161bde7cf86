"""Make the protected copy of a document that waits. A job calls it, with the document's id alone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from tempfile import TemporaryFile
from uuid import UUID

import structlog

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.files.ports import FileStorage
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError, DatabaseAway, ErrorKind, NotFound
from colombage.kernel.keyring import Keyring
from colombage.protection.documents import store
from colombage.protection.documents.errors import ProtectingInterrupted
from colombage.protection.documents.kept import Failure, copy_id
from colombage.protection.documents.masking import MaskDocument
from colombage.protection.documents.report import Report
from colombage.protection.documents.store import Taken

log = structlog.get_logger()

_BEAT_SECONDS = 1.0
_TRIED_FOR = timedelta(hours=1)
"""Work that keeps being cut short is given up after that."""


@dataclass(slots=True)
class _Progress:
    done: int = 0
    total: int = 0

    def at(self, done: int, total: int) -> None:
        self.done, self.total = done, total


@dataclass(frozen=True, slots=True)
class MakeProtectedCopy:
    """`reload` gives the rights of the person whose document it is; None when they are gone."""

    database: Database
    keyring: Keyring
    storage: FileStorage
    mask: MaskDocument
    reload: Callable[[UUID], Awaitable[Actor | None]]
    append: AppendAudit
    clock: Clock = utc_now

    async def __call__(self, document_id: UUID) -> None:
        """Nothing happens when it is gone, done, or in somebody's hands. Raises nothing but cancellation."""
        try:
            async with self.database.system() as connection:
                taken = await store.take(connection, document_id)
                if taken is None:
                    return
                key = await self.keyring.open(connection, taken.data_key_id)
            actor = await self.reload(taken.person_id)
        except (DatabaseAway, NotFound):
            return  # the sweep asks again; without its key there is no document
        try:
            if taken.tried_before and self.clock() - taken.created_at > _TRIED_FOR:
                raise ProtectingInterrupted  # noqa: TRY301 - ends as any refusal does
            await self._work(taken, key, actor)
        except asyncio.CancelledError:
            await asyncio.shield(self._let_go(document_id))
            raise
        except CodedError as error:
            if error.kind in {ErrorKind.UNAVAILABLE, ErrorKind.UPSTREAM}:
                await self._let_go(document_id)
            else:
                await self._fail(taken, key, actor, error)
        except Exception:
            log.exception("protection.document_failed", document=str(document_id))
            await self._fail(taken, key, actor, ProtectingInterrupted())

    async def _work(self, taken: Taken, key: DataKey, actor: Actor | None) -> None:
        progress = _Progress()
        # Without names in any folder, so that plain contents go with this process however it ends.
        with TemporaryFile() as original, TemporaryFile() as copy:
            async for piece in self.storage.read(taken.id, key):
                await asyncio.to_thread(original.write, piece)
            working = asyncio.ensure_future(
                self.mask(
                    original, copy, taken.media_type, keep_images=taken.keep_images, progress=progress.at
                )
            )
            beating = asyncio.create_task(self._beat(taken.id, progress))
            try:
                await asyncio.wait({working, beating}, return_when=asyncio.FIRST_COMPLETED)
                if not working.done():
                    return  # deleted meanwhile
                report = await working
            finally:
                for task in (working, beating):
                    task.cancel()
                await asyncio.gather(working, beating, return_exceptions=True)
            await self.storage.keep(copy_id(taken.id), key, copy)
        await self._finish(taken, key, actor, report)

    async def _finish(self, taken: Taken, key: DataKey, actor: Actor | None, report: Report) -> None:
        facts = {
            "media_type": taken.media_type.value,
            "bytes": taken.bytes,
            "elements": report.elements,
            "people": report.people,
            "kept_images": taken.keep_images,
        }
        async with self.database.system() as connection:
            kept = await store.finish(connection, taken.id, report, key)
        await self.storage.delete(taken.id if kept else copy_id(taken.id))
        if kept:
            await self.append(_entry("document.protected", taken, actor, facts))

    async def _fail(self, taken: Taken, key: DataKey, actor: Actor | None, error: CodedError) -> None:
        """The original goes too: nothing here needs it any more."""
        facts = {name: value for name, value in error.facts.items() if isinstance(value, str | int)}
        with suppress(DatabaseAway):  # then the sweep asks again
            async with self.database.system() as connection:
                kept = await store.fail(connection, taken.id, Failure(error.code, facts), key)
            await self.storage.delete(taken.id)
            await self.storage.delete(copy_id(taken.id))
            if kept:
                about = {"media_type": taken.media_type.value, "bytes": taken.bytes, "code": error.code}
                await self.append(_entry("document.protection_failed", taken, actor, about))

    async def _let_go(self, document_id: UUID) -> None:
        with suppress(DatabaseAway):  # then it is taken over once this worker has been silent
            async with self.database.system() as connection:
                await store.let_go(connection, document_id)

    async def _beat(self, document_id: UUID, progress: _Progress) -> None:
        """Until it is cancelled, or the document is gone."""
        while True:
            await asyncio.sleep(_BEAT_SECONDS)
            with suppress(DatabaseAway):  # it may be back in time; if not, the next write says so
                async with self.database.system() as connection:
                    if not await store.beat(connection, document_id, progress.done, progress.total):
                        return


def _entry(kind: str, taken: Taken, actor: Actor | None, facts: dict[str, str | int]) -> AuditEntry:
    """Neither the file's name nor anything that stood in it."""
    return AuditEntry(kind, f"protected_document:{taken.id}", actor.audit_key if actor else None, facts)
