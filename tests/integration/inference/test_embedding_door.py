"""The door for embedding models: what may become a vector where, and what stands in the record of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import text

from colombage.audit.actions.append_audit import AppendAudit
from colombage.inference.embedding import EmbeddingDoor
from colombage.inference.errors import EngineUnavailable
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import DatabaseAway
from colombage.policy.rulebook import PolicyBook
from colombage.policy.types import DataClass, Hosting
from tests.finding import rules_alone
from tests.integration.knowledge_search.shelves import WordEmbedder

PLAIN = "La procédure d'achat des fauteuils"
NIR = "Dossier 2 69 05 49 588 157 80, à revoir"
"""A valid social security number, of nobody."""


@dataclass
class Away:
    """The record that cannot be written."""

    entries: list[Any] = field(default_factory=list)

    async def __call__(self, *entries: Any) -> None:
        raise DatabaseAway


def door(database: Database, embedder: WordEmbedder, append: Any = None) -> EmbeddingDoor:
    return EmbeddingDoor(
        {embedder.name: embedder}, PolicyBook(database), append or AppendAudit(database), rules_alone()
    )


def outside(hosting: Hosting) -> WordEmbedder:
    return WordEmbedder(name=f"serveur {hosting.value}", hosting=hosting, in_house=False)


async def rows(database: Database, actor: Actor) -> list[tuple[str, dict[str, Any]]]:
    """What the record holds of this person's calls."""
    query = text(
        "select kind, facts::jsonb from audit_rows"
        " where actor_key = :key and kind like 'embedding.%' order by seq"
    )
    async with database.system() as connection:
        return [(row[0], row[1]) for row in await connection.execute(query, {"key": actor.audit_key})]


@pytest.mark.parametrize(
    ("hosting", "in_house", "data_class", "allowed"),
    [
        (Hosting.ON_SITE, True, DataClass.HEALTH, True),
        (Hosting.ON_SITE, False, DataClass.HEALTH, True),
        (Hosting.HDS, False, DataClass.INTERNAL, True),
        (Hosting.HDS, False, DataClass.HEALTH, False),
        (Hosting.EU, False, DataClass.PUBLIC, True),
        (Hosting.EU, False, DataClass.PERSONAL, False),
        (Hosting.ELSEWHERE, False, DataClass.INTERNAL, False),
    ],
)
async def test_a_text_goes_where_its_class_may_go_unprotected_and_nowhere_else(
    database: Database, actor: Actor, hosting: Hosting, in_house: bool, data_class: DataClass, allowed: bool
) -> None:
    embedder = WordEmbedder(name="modèle", hosting=hosting, in_house=in_house)
    entrance = door(database, embedder)
    assert await entrance.may_embed(data_class) is allowed
    vector = await entrance.embed_query(actor.audit_key, PLAIN, data_class, "modèle")
    passages = await entrance.embed_passages([PLAIN, PLAIN], data_class, "modèle")
    assert (vector is not None) is allowed
    assert [each is not None for each in passages] == [allowed, allowed]
    assert bool(embedder.asked) is allowed


async def test_an_identifier_in_the_text_keeps_it_in_the_groups_rooms(
    database: Database, actor: Actor
) -> None:
    eu = outside(Hosting.EU)
    vectors = await door(database, eu).embed_passages([PLAIN, NIR, PLAIN], DataClass.PUBLIC, eu.name)
    assert [each is not None for each in vectors] == [True, False, True]
    assert NIR not in eu.asked
    here = outside(Hosting.ON_SITE)
    assert await door(database, here).embed_query(actor.audit_key, NIR, DataClass.PUBLIC, here.name)
    own = WordEmbedder()
    assert await door(database, own).embed_query(actor.audit_key, NIR, DataClass.HEALTH, own.name)


async def test_what_leaves_is_recorded_before_and_after_without_a_word(
    database: Database, actor: Actor
) -> None:
    embedder = outside(Hosting.HDS)
    await door(database, embedder).embed_query(actor.audit_key, PLAIN, DataClass.INTERNAL, embedder.name)
    (first, intended), (second, closed) = await rows(database, actor)
    assert (first, second) == ("embedding.call_intended", "embedding.call_closed")
    assert intended["hosting"] == "hds"
    assert intended["data_class"] == "internal"
    assert closed["outcome"] == "answered"
    assert "fauteuils" not in str([intended, closed])


async def test_a_failed_call_is_closed_as_failed(database: Database, actor: Actor) -> None:
    embedder = outside(Hosting.HDS)
    embedder.away = True
    with pytest.raises(EngineUnavailable):
        await door(database, embedder).embed_query(actor.audit_key, PLAIN, DataClass.PUBLIC, embedder.name)
    *_, (_, closed) = await rows(database, actor)
    assert (closed["outcome"], closed["code"]) == ("failed", "inference.engine_unavailable")


async def test_no_record_no_call(database: Database, actor: Actor) -> None:
    embedder = outside(Hosting.HDS)
    entrance = door(database, embedder, Away())
    with pytest.raises(DatabaseAway):
        await entrance.embed_query(actor.audit_key, PLAIN, DataClass.PUBLIC, embedder.name)
    with pytest.raises(DatabaseAway):
        await entrance.embed_passages([PLAIN], DataClass.PUBLIC, embedder.name)
    assert embedder.asked == []


async def test_the_embedded_model_needs_no_record(database: Database, actor: Actor) -> None:
    embedder = WordEmbedder()
    entrance = door(database, embedder, Away())
    assert await entrance.embed_query(actor.audit_key, PLAIN, DataClass.HEALTH, embedder.name)


async def test_a_question_asked_again_is_not_sent_again(database: Database, actor: Actor) -> None:
    embedder = outside(Hosting.HDS)
    entrance = door(database, embedder)
    first = await entrance.embed_query(actor.audit_key, PLAIN, DataClass.PUBLIC, embedder.name)
    assert await entrance.embed_query(actor.audit_key, PLAIN, DataClass.PUBLIC, embedder.name) == first
    assert embedder.asked == [PLAIN]
    # Remembering is no way round the rules.
    assert await entrance.embed_query(actor.audit_key, PLAIN, DataClass.HEALTH, embedder.name) is None


async def test_a_model_that_is_no_longer_set_makes_no_vector(database: Database, actor: Actor) -> None:
    embedder = WordEmbedder()
    entrance = door(database, embedder)
    assert await entrance.embed_query(actor.audit_key, PLAIN, DataClass.PUBLIC, "ancien") is None
    assert await entrance.embed_passages([PLAIN], DataClass.PUBLIC, "ancien") == [None]
    assert not await entrance.may_embed(DataClass.PUBLIC, "ancien")
