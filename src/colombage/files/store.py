"""The SQL of kept files, and what of them is encrypted. Used by the room's actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, any_, delete, insert, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.files.packing import pack_document, unpack_document
from colombage.files.tables import stored_files
from colombage.files.types import (
    DocumentPassages,
    MediaType,
    ParsedDocument,
    StoredFile,
)
from colombage.kernel.crypto import DataKey
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring

_SHOWN = (
    stored_files.c.id,
    stored_files.c.person_id,
    stored_files.c.container_id,
    stored_files.c.data_key_id,
    stored_files.c.name,
    stored_files.c.media_type,
    stored_files.c.bytes,
    stored_files.c.pages,
    stored_files.c.passages_count,
    stored_files.c.created_at,
)


@dataclass(frozen=True, slots=True)
class SealedPassages:
    """A file's passages as the database keeps them, with their key."""

    file_id: UUID
    key: DataKey
    name: bytes
    media_type: MediaType
    pages: int | None
    passages: bytes

    def unseal(self) -> DocumentPassages:
        """Takes milliseconds, for a long document tens of them: call it in a thread. Raises CannotDecrypt."""
        packed = self.key.decrypt(self.passages, _passages_binding(self.file_id))
        document = unpack_document(packed, self.file_id, self.media_type)
        return DocumentPassages(
            file_id=self.file_id,
            name=_open_name(self.key, self.file_id, self.name),
            media_type=self.media_type,
            passages=document.passages,
            warnings=document.warnings,
            text=document.text,
            blocks=document.blocks,
            # Not the document's: what was packed at first does not know them.
            pages=self.pages,
        )


def seal_passages(document: ParsedDocument, file_id: UUID, key: DataKey) -> bytes:
    """What `SealedPassages.unseal` opens."""
    return key.encrypt(pack_document(document), _passages_binding(file_id))


async def insert_file(connection: AsyncConnection, file: StoredFile, key: DataKey, passages: bytes) -> None:
    await connection.execute(
        insert(stored_files).values(
            id=file.id,
            person_id=file.person_id,
            container_id=file.container_id,
            data_key_id=file.data_key_id,
            name=key.encrypt(file.name.encode(), _name_binding(file.id)),
            media_type=file.media_type.value,
            bytes=file.bytes,
            pages=file.pages,
            passages_count=file.passages_count,
            passages=passages,
            created_at=file.created_at,
        )
    )


async def read_file(
    connection: AsyncConnection, keyring: Keyring, file_id: UUID
) -> tuple[StoredFile, DataKey]:
    """Raises NotFound."""
    row = (await connection.execute(select(*_SHOWN).where(stored_files.c.id == file_id))).one_or_none()
    if row is None:
        raise NotFound
    key = await keyring.open(connection, row.data_key_id)
    return _stored(row, key), key


async def read_files_of(
    connection: AsyncConnection, keyring: Keyring, container_id: UUID, also: Sequence[UUID] = ()
) -> list[StoredFile]:
    """In the order in which they were given. The keys `also` are opened along with the files', in one
    statement. Raises NotFound when a key is gone."""
    query = select(*_SHOWN).where(stored_files.c.container_id == container_id).order_by(stored_files.c.id)
    rows = (await connection.execute(query)).all()
    keys = await keyring.open_many(connection, [*also, *(row.data_key_id for row in rows)])
    return [_stored(row, _key_of(keys, row.data_key_id)) for row in rows]


async def read_sealed(
    connection: AsyncConnection,
    keyring: Keyring,
    file_ids: Sequence[UUID],
    container_id: UUID | None = None,
) -> dict[UUID, SealedPassages]:
    """Those of the files that exist and are the person's; with a container, those that it holds."""
    query = select(
        stored_files.c.id,
        stored_files.c.data_key_id,
        stored_files.c.name,
        stored_files.c.media_type,
        stored_files.c.pages,
        stored_files.c.passages,
    ).where(stored_files.c.id == any_(literal(list(file_ids), ARRAY(Uuid))))
    if container_id is not None:
        query = query.where(stored_files.c.container_id == container_id)
    rows = (await connection.execute(query)).all()
    keys = await keyring.open_many(connection, [row.data_key_id for row in rows])
    return {
        row.id: SealedPassages(
            row.id,
            _key_of(keys, row.data_key_id),
            bytes(row.name),
            MediaType(row.media_type),
            row.pages,
            bytes(row.passages),
        )
        for row in rows
    }


def _key_of(keys: Mapping[UUID, DataKey], key_id: UUID) -> DataKey:
    """Raises NotFound when the key was destroyed."""
    if key_id not in keys:
        raise NotFound
    return keys[key_id]


async def container_of(connection: AsyncConnection, file_id: UUID) -> UUID:
    """Raises NotFound."""
    query = select(stored_files.c.container_id).where(stored_files.c.id == file_id)
    container_id = (await connection.execute(query)).scalar_one_or_none()
    if container_id is None:
        raise NotFound
    return container_id


async def delete_file(connection: AsyncConnection, file_id: UUID) -> None:
    """Raises NotFound."""
    gone = await connection.execute(
        delete(stored_files).where(stored_files.c.id == file_id).returning(stored_files.c.id)
    )
    if gone.one_or_none() is None:
        raise NotFound


async def delete_files_of(connection: AsyncConnection, container_id: UUID) -> list[UUID]:
    """Gives the ids of those that were there."""
    gone = await connection.execute(
        delete(stored_files).where(stored_files.c.container_id == container_id).returning(stored_files.c.id)
    )
    return list(gone.scalars())


async def existing_of(connection: AsyncConnection, file_ids: Sequence[UUID]) -> set[UUID]:
    """Those of the ids that the database knows; for the system role."""
    rows = await connection.execute(
        select(stored_files.c.id).where(stored_files.c.id == any_(literal(list(file_ids), ARRAY(Uuid))))
    )
    return set(rows.scalars())


def _stored(row: Any, key: DataKey) -> StoredFile:
    return StoredFile(
        id=row.id,
        person_id=row.person_id,
        container_id=row.container_id,
        data_key_id=row.data_key_id,
        name=_open_name(key, row.id, bytes(row.name)),
        media_type=MediaType(row.media_type),
        bytes=row.bytes,
        pages=row.pages,
        passages_count=row.passages_count,
        created_at=row.created_at,
    )


def _open_name(key: DataKey, file_id: UUID, sealed: bytes) -> str:
    return key.decrypt(sealed, _name_binding(file_id)).decode()


def _name_binding(file_id: UUID) -> str:
    # Not the bare id: a row's two ciphertexts must not stand in for each other.
    return f"{file_id}:name"


def _passages_binding(file_id: UUID) -> str:
    return f"{file_id}:passages"
