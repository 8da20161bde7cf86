"""One document of a person with its report; and its copy, once it is ready."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.files.ports import FileStorage
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.protection.documents import store
from colombage.protection.documents.errors import CopyNotReady
from colombage.protection.documents.kept import (
    DocumentState,
    KeptDocument,
    OpenedCopy,
    copy_id,
    name_of_copy,
)


@dataclass(frozen=True, slots=True)
class OpenProtectedDocument:
    database: Database
    keyring: Keyring
    storage: FileStorage
    clock: Clock = utc_now

    async def __call__(self, actor: Actor, document_id: UUID) -> KeptDocument:
        """Raises NotFound."""
        async with self.database.transaction(actor) as connection:
            document, _ = await store.read_document(connection, self.keyring, document_id, self.clock())
        return document

    async def copy(self, actor: Actor, document_id: UUID) -> OpenedCopy:
        """Raises NotFound, CopyNotReady; reading it may raise ContentMissing."""
        async with self.database.transaction(actor) as connection:
            document, key = await store.read_document(connection, self.keyring, document_id, self.clock())
        if document.state is not DocumentState.READY or document.report is None:
            raise CopyNotReady
        return OpenedCopy(
            name_of_copy(document.name, document.report), self.storage.read(copy_id(document_id), key)
        )
