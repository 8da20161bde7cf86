"""Documents through their actions: taken in, replaced, approved, deleted; nothing is left behind."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from colombage.files.errors import EmptyFile, TooLarge, TypeRefused
from colombage.kernel.actor import Actor
from colombage.kernel.errors import Forbidden, NotFound
from colombage.knowledge.errors import AlreadyThere
from tests.integration.knowledge.support import NOTE, OTHER, Room


async def test_a_document_waits_to_be_read_with_its_file_kept(room: Room, steward: Actor) -> None:
    base = await room.base(steward)
    document_id = await room.add(steward, base, folder="Soins/../Cathéters")
    page = await room.list_documents(steward, base)
    (overview,) = page.items
    document = overview.document
    assert (document.id, document.name, document.folder) == (document_id, "pansement.md", "Soins/Cathéters")
    assert document.current is None
    assert document.newest.state == "waiting"
    assert document.newest.bytes == len(NOTE)
    assert room.ingested == [document.newest.id]
    assert room.contents == {document.newest.id.hex}
    assert (page.total, page.counts.open, page.counts.failed, page.counts.ready) == (1, 1, 0, 0)
