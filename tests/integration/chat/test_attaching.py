"""A file that is still on its way when its conversation goes: nothing of it stays behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import cast
from uuid import UUID

import pytest
from sqlalchemy import text

from colombage.answering.actions.prepare_attached import PrepareAttached
from colombage.chat.actions.attach_file import AttachFile
from colombage.chat.errors import ConversationDeleted
from colombage.files.actions.keep_file import KeepFile
from colombage.files.adapters.child_process import ChildProcessParser
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.files.types import ParsingLimits
from colombage.kernel.errors import NotFound
from tests.integration.chat.organising import Shelf

Go = Callable[[], Awaitable[None]]


async def unprepared(*_given: object) -> None:
    """Vectors of attachments are another test's matter."""


async def attach(shelf: Shelf, conversation_id: UUID, meanwhile: Go) -> None:
    """A file, between whose first bytes and last ones something else happens."""

    async def content() -> AsyncIterator[bytes]:
        yield b"Le pansement se change "
        await meanwhile()
        yield b"tous les sept jours."

    parser = ChildProcessParser(ParsingLimits())
    keep = KeepFile(shelf.database, shelf.keyring, LocalFolderStorage(shelf.folder), parser, max_bytes=1000)
    attach_file = AttachFile(shelf.database, keep, cast("PrepareAttached", unprepared))
    await attach_file(shelf.actor, conversation_id, "a.txt", content())


async def kept(shelf: Shelf) -> tuple[int, int]:
    """Rows of files, and contents on disk."""
    async with shelf.database.transaction(shelf.actor) as connection:
        rows = (await connection.execute(text("select count(*) from stored_files"))).scalar_one()
    return rows, sum(path.is_file() for path in shelf.folder.rglob("*"))


async def test_nothing_is_added_to_what_was_deleted_meanwhile(shelf: Shelf) -> None:
    conversation = await shelf.titled("Au revoir")
    with pytest.raises(ConversationDeleted):
        await attach(shelf, conversation, lambda: shelf.delete(shelf.actor, conversation))
    assert await kept(shelf) == (0, 0)


async def test_nothing_is_left_of_what_was_erased_meanwhile(shelf: Shelf) -> None:
    conversation = await shelf.titled("Pour de bon")
    with pytest.raises(NotFound):
        await attach(shelf, conversation, lambda: shelf.erase(shelf.actor, conversation))
    assert await kept(shelf) == (0, 0)


async def test_a_file_waits_for_whoever_gives_the_conversation_away(shelf: Shelf) -> None:
    """As handing over does: it holds the conversation's row, and takes the files along that it sees."""
    conversation = await shelf.titled("Transmise")
    async with shelf.database.transaction(shelf.actor) as connection:
        held = text("select id from conversations where id = :id for update")
        await connection.execute(held, {"id": conversation})

        async def at_once() -> None:
            """Nothing else."""

        upload = asyncio.create_task(attach(shelf, conversation, at_once))
        done, _ = await asyncio.wait({upload}, timeout=1.5)
        assert not done
        assert (await kept(shelf))[0] == 0
    await upload
    assert (await kept(shelf))[0] == 1
