"""Bring bases up to date with the folders that they follow. A job calls it each minute.

It looks, and does not wait to be told: network shares tell nobody. What happens here is recorded as the
system's doing.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import PurePosixPath

import structlog

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.files.ports import FileStorage
from colombage.files.rules.names import display_name
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError, ErrorKind
from colombage.knowledge.errors import AlreadyThere, FileUnsettled, PlaceTaken, ShareAway
from colombage.knowledge.keeping import ContentKeeper, Place
from colombage.knowledge.ports import Share
from colombage.knowledge.refusing import keep_refused
from colombage.knowledge.rules.places import clean_folder
from colombage.knowledge.rules.watching import Seen, plan
from colombage.knowledge.store import bases, documents, quality, watching
from colombage.knowledge.store.watching import Following
from colombage.knowledge.types.documents import DocumentSource

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class WatchFolders:
    """`settle_seconds`: between seeing a file and reading it; one that grows meanwhile is left for later."""

    database: Database
    share: Share
    storage: FileStorage
    keep: ContentKeeper
    append: AppendAudit
    settle_seconds: float = 2.0

    async def __call__(self) -> None:
        """Raises DatabaseAway or DiskFull; the next call goes on from there."""
        async with self.database.system() as connection:
            following = await watching.following(connection)
        for base in following:
            try:
                await self._follow(base)
            except ShareAway:
                # Its documents stay: what cannot be seen is not gone.
                log.warning("knowledge.share_away", base=str(base.base_id), folder=base.folder)

    async def _follow(self, base: Following) -> None:
        seen = await self.share.files(base.folder)
        async with self.database.system() as connection:
            known = await watching.known_files(connection, base)
        todo = plan(known, seen, time.time_ns())
        if todo.refused:
            log.warning(
                "knowledge.share_emptied",
                base=str(base.base_id),
                folder=base.folder,
                known=len(known),
                seen=len(seen),
            )
        for old, new in todo.moved:
            await self._move(base, old, new)
        async with self.database.system() as connection:
            await watching.count_missing(connection, base.base_id, todo.missed, todo.found_again)
        if todo.take:
            await asyncio.sleep(self.settle_seconds)
        for path in todo.take:
            await self._take(base, path, seen[path])
        # Last: a content that came in under another name is no longer the only one of its kind.
        for path in todo.gone:
            await self._remove(base, path)

    async def _take(self, base: Following, path: str, seen: Seen) -> None:
        place = _place(base, path)
        document_id = None
        try:
            document_id = await self.keep(
                self.database.system, None, place, place.name, self.share.read(path, seen)
            )
        except FileUnsettled:
            return
        except AlreadyThere:
            pass  # touched and not changed, or a copy of what stands there
        except CodedError as reason:
            if reason.kind in {ErrorKind.UNAVAILABLE, ErrorKind.INTERNAL, ErrorKind.NOT_FOUND}:
                raise
            document_id = await keep_refused(self.database, self.append, place, seen.bytes, reason)
        async with self.database.system() as connection:
            await watching.remember(connection, base.base_id, path, seen, document_id)

    async def _move(self, base: Following, old: str, new: str) -> None:
        """The document gets the new name, with all that it is; unless another one has it."""
        place = _place(base, new)
        try:
            async with self.database.system() as connection:
                await bases.lock_base(connection, base.base_id)
                document_id = await watching.move(connection, base.base_id, old, new)
                if document_id is None:
                    return
                document = await documents.read_document(connection, document_id)
                await documents.change_document(
                    connection, document_id, {"folder": place.folder, "name": place.name}
                )
                if document.name != place.name:
                    await quality.rename_theme(connection, base.base_id, document.name, place.name)
                facts = {"base": str(base.base_id), "fields": ["folder", "name"], "source": "watched"}
                await self.append.within(
                    connection, AuditEntry("document.changed", f"document:{document_id}", None, facts)
                )
        except PlaceTaken:
            log.warning("knowledge.place_taken", base=str(base.base_id))

    async def _remove(self, base: Following, path: str) -> None:
        contents = []
        async with self.database.system() as connection:
            await bases.lock_base(connection, base.base_id)
            document_id = await watching.forget(connection, base.base_id, path)
            if document_id is not None:
                document = await documents.read_document(connection, document_id)
                contents = await documents.bury_document(connection, document_id)
                await quality.forget_document(connection, base.base_id, document_id, document.name)
                facts = {"base": str(base.base_id), "versions": len(contents), "source": "watched"}
                await self.append.within(
                    connection, AuditEntry("document.deleted", f"document:{document_id}", None, facts)
                )
        for version_id in contents:
            await self.storage.delete(version_id)


def _place(base: Following, path: str) -> Place:
    within = PurePosixPath(path).relative_to(base.folder)
    folder = clean_folder(str(within.parent)) if within.parent.parts else ""
    return Place(base.base_id, folder, display_name(within.name), source=DocumentSource.WATCHED)
