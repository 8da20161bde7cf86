"""Going over to another embedding model: the old one serves until the new one is complete."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from colombage.audit.actions.append_audit import AppendAudit
from colombage.inference.embedding import EmbeddingDoor
from colombage.inference.errors import EngineUnavailable
from colombage.kernel.actor import Actor
from colombage.kernel.clock import utc_now
from colombage.kernel.database import Database
from colombage.knowledge.actions.find_passages import FindPassages
from colombage.knowledge.actions.reindex_vectors import ReindexVectors
from colombage.knowledge.profiles import Profiles
from colombage.knowledge.store.profiles import add_vectors
from colombage.knowledge.store.search import vector_text
from colombage.policy.rulebook import PolicyBook
from colombage.policy.types import DataClass
from tests.conftest import MigratedCluster
from tests.finding import rules_alone
from tests.integration.knowledge_search.shelves import WordEmbedder, lay_base, lay_document


class Move:
    """From the embedded model to a server's, with everything that takes part."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.old = WordEmbedder()
        self.new = WordEmbedder(name="autre-modele (64)", dimensions=64)
        self.profiles = Profiles(database)
        self.door = self._door(self.new, self.old)
        self.finished = 0
        self.reindex = self._reindex(self.door)
        self.find = FindPassages(database, self.profiles, self.door, utc_now)

    def _door(self, *embedders: WordEmbedder) -> EmbeddingDoor:
        by_name = {each.model.name: each for each in embedders}
        return EmbeddingDoor(by_name, PolicyBook(self.database), AppendAudit(self.database), rules_alone())

    def _reindex(self, door: EmbeddingDoor) -> ReindexVectors:
        return ReindexVectors(self.database, self.profiles, door, self.note)

    async def note(self) -> None:
        self.finished += 1

    async def back(self) -> None:
        assert await self._reindex(self._door(self.old))(math.inf)

    async def count(self, name: str) -> int:
        query = text(
            "select count(*) from knowledge_vectors e join embedding_profiles p on p.id = e.profile_id"
            " where p.name = :name"
        )
        async with self.database.system() as connection:
            return int((await connection.execute(query, {"name": name})).scalar_one())

    async def indexes(self) -> int:
        query = text("select count(*) from pg_indexes where indexname like 'knowledge_vectors_profile_%'")
        async with self.database.system() as connection:
            return int((await connection.execute(query)).scalar_one())


@pytest.fixture
async def move(database: Database) -> AsyncIterator[Move]:
    move = Move(database)
    yield move
    move.old.away = move.new.away = False
    await move.back()


async def test_the_old_vectors_serve_until_the_new_ones_are_complete(
    move: Move, database: Database, cluster: MigratedCluster, actor: Actor
) -> None:
    base = await lay_base(database, cluster)
    await lay_document(database, base, [f"Consigne numéro {place} du vestiaire" for place in range(100)])
    before = move.indexes
    indexes = await before()
    move.new.away = True
    with pytest.raises(EngineUnavailable):
        await move.reindex(math.inf)
    finding = await move.find(actor, "vestiaire", [base], DataClass.INTERNAL, 3)
    assert finding.by_sense
    assert move.new.asked == []

    move.new.away = False
    assert not await move.reindex(0.0), "no time at all makes no vector, and loses nothing"
    assert await move.indexes() == indexes + 1
    assert await move.reindex(math.inf)
    assert move.finished == 1
    serving = await move.profiles.serving()
    assert serving is not None
    assert serving.name == move.new.name
    assert await move.count(move.old.name) == 0
    assert await move.indexes() == indexes, "the old index goes with its vectors"

    move.new.asked.clear()
    finding = await move.find(actor, "vestiaires", [base], DataClass.INTERNAL, 3)
    assert move.new.asked == ["vestiaires"]
    assert finding.by_sense
    assert finding.passages


async def test_what_was_made_is_not_made_again(
    move: Move, database: Database, cluster: MigratedCluster
) -> None:
    base = await lay_base(database, cluster)
    await lay_document(database, base, [f"Repas numéro {place} de la cantine" for place in range(150)])
    real, calls = move.new.embed_passages, 0

    async def fails_at_the_second(texts: list[str]) -> list[list[float]]:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise EngineUnavailable(model_name=move.new.name)
        return await real(texts)

    move.new.embed_passages = fails_at_the_second  # type: ignore[method-assign, assignment]
    with pytest.raises(EngineUnavailable):
        await move.reindex(math.inf)
    made = await move.count(move.new.name)
    assert made > 0
    assert await move.reindex(math.inf)
    # Others lay documents here too, and some say the same: only these are known to be there once.
    asked = [text for text in move.new.asked if "Repas numéro" in text]
    assert len(asked) == len(set(asked)) == 150


async def test_a_passage_that_goes_at_that_moment_is_left_out(
    database: Database, cluster: MigratedCluster
) -> None:
    base = await lay_base(database, cluster)
    shelf = await lay_document(database, base, ["Un premier vestiaire", "Un second vestiaire"], vectors=False)

    async def add(passages: list[int]) -> None:
        async with database.system() as connection:
            await add_vectors(connection, 1, passages, [vector_text([0.1] * 384)] * len(passages))

    async with database.system() as connection:
        rows = await connection.execute(
            text("select id from knowledge_passages where version_id = :id order by id"),
            {"id": shelf.version_id},
        )
        first, second = rows.scalars()
        await connection.execute(text("delete from knowledge_passages where id = :id"), {"id": first})
        adding = asyncio.create_task(add([first, second]))
        await asyncio.sleep(0.2)
        assert not adding.done()
    await adding
    async with database.system() as connection:
        rows = await connection.execute(
            text("select passage_id from knowledge_vectors where passage_id in (:first, :second)"),
            {"first": first, "second": second},
        )
        assert list(rows.scalars()) == [second]


async def test_once_done_it_does_nothing(move: Move) -> None:
    assert await move.reindex(math.inf)
    move.new.asked.clear()
    assert await move.reindex(math.inf)
    assert move.new.asked == []
    assert move.finished == 1


async def test_a_change_of_mind_leaves_nothing_behind(
    move: Move, database: Database, cluster: MigratedCluster
) -> None:
    base = await lay_base(database, cluster)
    await lay_document(database, base, ["Un seul passage"])
    assert not await move.reindex(0.0)
    indexes = await move.indexes()
    await move.back()
    assert await move.count(move.new.name) == 0
    assert await move.indexes() == indexes - 1
    serving = await move.profiles.serving()
    assert serving is not None
    assert serving.name == move.old.name
