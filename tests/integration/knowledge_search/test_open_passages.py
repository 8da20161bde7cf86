"""Citations under today's rights: a version that serves, one that was replaced, one that was deleted."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from colombage.files.packing import pack_document
from colombage.files.types import MediaType, ParsedDocument, Passage
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.knowledge.actions.open_passages import OpenPassages
from colombage.knowledge.types.passages import OpenedPassage, PassageState
from colombage.policy.types import DataClass
from tests.conftest import MigratedCluster, make_actor
from tests.integration.knowledge_search.shelves import (
    Shelf,
    as_superuser,
    lay_base,
    lay_document,
    replace_version,
)

OLD = "L'ancienne consigne : relever toutes les quatre heures."
NEW = "La consigne : relever toutes les deux heures."


@pytest.fixture
def opening(database: Database, keyring: Keyring) -> OpenPassages:
    return OpenPassages(database, keyring, utc_now)


async def one(opening: OpenPassages, actor: Actor, passage_id: str) -> OpenedPassage:
    (opened,) = await opening(actor, [passage_id])
    assert opened.id == passage_id
    return opened


async def keep_reading(
    database: Database, cluster: MigratedCluster, keyring: Keyring, base_id: object, shelf: Shelf
) -> None:
    """What the ingestion keeps of a version, sealed with a key of the base."""
    async with database.transaction(make_actor()) as connection:
        key_id, key = await keyring.create(connection, None)
    async with database.system() as connection:
        passages = (Passage(f"{shelf.version_id}.1", 1, 7, ("Relevés",), OLD, 0, len(OLD)),)
        document = ParsedDocument(MediaType.PDF, 9, passages, len(OLD), (), OLD, ())
        sealed = key.encrypt(pack_document(document), f"{shelf.version_id}:reading")
        await connection.execute(
            text("update knowledge_versions set reading = :reading where id = :id"),
            {"reading": sealed, "id": shelf.version_id},
        )
    await as_superuser(
        cluster,
        "update knowledge_bases set data_key_id = %(key)s where id = %(id)s",
        {"key": key_id, "id": base_id},
    )


async def test_a_passage_of_the_version_that_serves(
    database: Database, cluster: MigratedCluster, opening: OpenPassages, actor: Actor
) -> None:
    base = await lay_base(database, cluster, name="Soins")
    await as_superuser(
        cluster, "update knowledge_bases set data_class = 'health' where id = %(id)s", {"id": base}
    )
    shelf = await lay_document(database, base, [NEW], approved=True, heading="Relevés")
    opened = await one(opening, actor, f"{shelf.version_id}.1")
    assert (opened.state, opened.text, opened.page) == (PassageState.READABLE, NEW, 1)
    assert (opened.base_id, opened.base_name, opened.document_id) == (base, "Soins", shelf.document_id)
    assert (opened.current, opened.approved, opened.heading_path) == (True, True, ("Relevés",))
    assert opened.data_class is DataClass.HEALTH


async def test_a_replaced_version_still_opens_what_was_cited(
    database: Database, cluster: MigratedCluster, keyring: Keyring, opening: OpenPassages, actor: Actor
) -> None:
    base = await lay_base(database, cluster)
    shelf = await lay_document(database, base, [OLD], approved=True)
    # Sealed by somebody else's keyring: this one has to ask the database, under the reader's rights.
    await keep_reading(database, cluster, Keyring(keyring.master), base, shelf)
    newer = await replace_version(database, base, shelf, [NEW])
    first, second = await opening(actor, [f"{shelf.version_id}.1", f"{newer.version_id}.1"])
    assert (first.text, first.page, first.version, first.current) == (OLD, 7, 1, False)
    assert (second.text, second.version, second.current) == (NEW, 2, True)
    # The steward approved the first, which nobody finds any more, and not what took its place.
    assert (first.approved, second.approved) == (True, False)


async def test_a_deleted_document_says_so_to_those_who_read_the_base(
    database: Database, cluster: MigratedCluster, opening: OpenPassages, actor: Actor
) -> None:
    base = await lay_base(database, cluster, readers=[f"person:{actor.person_id}"])
    shelf = await lay_document(database, base, [NEW])
    passage_id = f"{shelf.version_id}.1"
    async with database.system() as connection:
        await connection.execute(
            text(
                "update knowledge_documents set name = '', folder = '', current_version_id = null,"
                " approved_version_id = null, deleted_at = now() where id = :id"
            ),
            {"id": shelf.document_id},
        )
        await connection.execute(
            text("delete from knowledge_versions where document_id = :id"), {"id": shelf.document_id}
        )
    assert (await one(opening, actor, passage_id)).state is PassageState.DELETED
    stranger = await one(opening, make_actor(), passage_id)
    assert stranger == OpenedPassage(passage_id, PassageState.UNREADABLE)
    # With the base the last trace goes, and nothing stands in the way of that.
    await as_superuser(cluster, "delete from knowledge_bases where id = %(id)s", {"id": base})
    assert (await one(opening, actor, passage_id)).state is PassageState.UNREADABLE


async def test_what_is_no_passage_of_theirs_is_unreadable_and_says_nothing_else(
    database: Database, cluster: MigratedCluster, opening: OpenPassages, actor: Actor
) -> None:
    base = await lay_base(database, cluster, person_id=new_id())
    shelf = await lay_document(database, base, [NEW])
    ids = [
        f"{shelf.version_id}.1",
        f"{new_id()}.1",
        f"{shelf.version_id}.999999999999",
        f"{shelf.version_id}.-1",
        f"{shelf.version_id}",
        "..",
        "' or true --",
    ]
    assert await opening(actor, ids) == [OpenedPassage(each, PassageState.UNREADABLE) for each in ids]
    assert await opening(actor, []) == []
