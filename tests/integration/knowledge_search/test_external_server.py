"""The search on a server where Colombage is no superuser, so that the match operator is not leakproof."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import date

import psycopg
import pytest
from sqlalchemy import text

from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database, DatabaseAddresses
from colombage.knowledge.rules.terms import Terms
from colombage.knowledge.store.profiles import prepare_profile, retire_profile, serve_profile
from colombage.knowledge.store.search import find_candidates, vector_text
from colombage.knowledge.types.passages import SearchFilters
from tests.conftest import make_actor
from tests.flows.houses import ExternalPostgres
from tests.integration.knowledge_search.shelves import word_vector

MINE, OTHERS = 4_000, 30_000
"""Passages of the base that is read, and of one that is not: enough that an index pays."""

CALL = "knowledge_search('{}', '{consign}', '{}', null, null, 50, null, null, null, null)"
COUNT = text(f"select count(*) from {CALL}")


@pytest.fixture(scope="module")
def house() -> Iterator[ExternalPostgres]:
    with ExternalPostgres() as house:
        # As a hospital's own server has it; ours is prepared by Colombage, which is superuser there.
        house.query("alter function pg_catalog.ts_match_vq(tsvector, tsquery) not leakproof")
        yield house


@pytest.fixture(scope="module")
async def outside(house: ExternalPostgres) -> AsyncIterator[Database]:
    roles = house.roles
    database = Database(
        DatabaseAddresses(
            app=DatabaseAddresses.parse(roles.app.url()), system=DatabaseAddresses.parse(roles.system.url())
        ),
        pool_size=2,
    )
    yield database
    await database.dispose()


@pytest.fixture(scope="module")
def reader(house: ExternalPostgres) -> Actor:
    """Reads the smaller of two bases that hold the same words."""
    actor = make_actor()
    with psycopg.connect(house.superuser.conninfo(), autocommit=True) as connection:
        connection.execute("set search_path = colombage, public")
        for count, readers in ((MINE, [f"person:{actor.person_id}"]), (OTHERS, ["person:nobody"])):
            _lay(connection, count, readers)
        connection.execute("vacuum analyze knowledge_passages, knowledge_vectors")
    return actor


def _lay(connection: psycopg.Connection[tuple[object, ...]], count: int, readers: list[str]) -> None:
    names = {
        "base": new_id(),
        "document": new_id(),
        "version": new_id(),
        "readers": readers,
        "count": count,
        "vector": vector_text(word_vector("consigne")),
    }
    connection.execute(
        "insert into knowledge_bases (id, owner_kind, name, data_class, readers, responsible_id, data_key_id,"
        " created_by) values (%(base)s, 'group', 'B', 'internal', %(readers)s, %(base)s, %(base)s, %(base)s)",
        names,
    )
    connection.execute(
        "insert into knowledge_documents (id, base_id, name, current_version_id, source)"
        " values (%(document)s, %(base)s, 'D', %(version)s, 'upload')",
        names,
    )
    connection.execute(
        "insert into knowledge_versions (id, document_id, base_id, number, file_name, media_type, bytes,"
        " content_hash, state)"
        " values (%(version)s, %(document)s, %(base)s, 1, 'f', 'text/plain', 1, '', 'ready')",
        names,
    )
    connection.execute(
        "insert into knowledge_passages (version_id, document_id, base_id, number, text, words)"
        " select %(version)s, %(document)s, %(base)s, n, 'Consigne ' || n,"
        " array_to_tsvector(array['consign', 'rare' || n %% 500, 'frequent' || n %% 3])"
        " from generate_series(1, %(count)s) n",
        names,
    )
    connection.execute(
        "insert into knowledge_vectors (profile_id, passage_id, base_id, embedding)"
        " select 1, id, base_id, cast(%(vector)s as halfvec) from knowledge_passages"
        " where version_id = %(version)s and number <= 200",
        names,
    )


async def test_there_the_match_operator_is_not_leakproof(outside: Database) -> None:
    query = text(
        "select proleakproof from pg_proc where oid = 'ts_match_vq(tsvector, tsquery)'::regprocedure"
    )
    async with outside.anonymous() as connection:
        assert (await connection.execute(query)).scalar_one() is False


async def test_words_and_vectors_bring_what_is_read_and_nothing_else(
    outside: Database, reader: Actor
) -> None:
    async with outside.transaction(reader) as connection:
        hits = await find_candidates(
            connection,
            "consigne",
            Terms(("consign", "rare7"), ()),
            word_vector("consigne"),
            1,
            (),
            SearchFilters(),
            50,
            date(2026, 1, 1),
        )
    assert hits.hits
    assert all("Consigne" in hit.candidate.text for hit in hits.hits)
    assert {hit.candidate.number % 500 for hit in hits.hits if hit.candidate.lexical_rank in {1, 2}} == {7}
    assert any(hit.candidate.vector_rank == 1 for hit in hits.hits)
    # Rarity is that of the reader's own passages: 8 of 4,000 hold the rare one, all hold the other.
    common, rare = (term.weight for term in hits.query.terms)
    assert common == pytest.approx(0, abs=0.2)
    assert rare == pytest.approx(6.2, abs=0.4)
    async with outside.transaction(make_actor()) as connection:
        assert (await connection.execute(COUNT)).scalar_one() == 0


async def test_nobody_signed_in_finds_nothing_and_system_may_not_search(outside: Database) -> None:
    async with outside.anonymous() as connection:
        assert (await connection.execute(COUNT)).scalar_one() == 0
    with pytest.raises(Exception, match="permission denied"):
        async with outside.system() as connection:
            await connection.execute(COUNT)


def test_its_statements_use_the_index_of_words(house: ExternalPostgres, reader: Actor) -> None:
    said: list[str] = []
    with psycopg.connect(house.superuser.conninfo(), autocommit=True) as connection:
        connection.add_notice_handler(lambda notice: said.append(notice.message_primary or ""))
        connection.execute("set search_path = colombage, public")
        connection.execute("load 'auto_explain'")
        for setting, value in (
            ("auto_explain.log_min_duration", "0"),
            ("auto_explain.log_nested_statements", "on"),
            ("client_min_messages", "log"),
        ):
            connection.execute("select set_config(%s, %s, false)", (setting, value))
        with connection.transaction():
            connection.execute(
                "select set_config('colombage.person', %s, true),"
                " set_config('colombage.principals', %s, true)",
                (str(reader.person_id), f'{{"person:{reader.person_id}"}}'),
            )
            said.clear()
            connection.execute(f"select * from {CALL.replace('consign', 'rare7,rare8')}".encode())
    plans = [each for each in said if "words @@" in each]
    assert plans
    assert any("knowledge_passages_words" in plan for plan in plans), "\n".join(plans)


async def test_another_embedding_model_gets_its_index_without_a_superuser(outside: Database) -> None:
    async with outside.system() as connection:
        profile = await prepare_profile(connection, "essai (64)", 64)
        assert await prepare_profile(connection, "essai (64)", 64) == profile
    names = text("select count(*) from pg_indexes where indexname = :name")
    given = {"name": f"knowledge_vectors_profile_{profile}"}
    async with outside.system() as connection:
        assert (await connection.execute(names, given)).scalar_one() == 1
        await serve_profile(connection, profile)
        await serve_profile(connection, 1)
        await retire_profile(connection, profile)
        assert (await connection.execute(names, given)).scalar_one() == 0
    with pytest.raises(Exception, match="in force is not retired"):
        async with outside.system() as connection:
            await retire_profile(connection, 1)
    with pytest.raises(Exception, match="dimensions"):
        async with outside.system() as connection:
            await prepare_profile(connection, "essai (64)", 65)
    with pytest.raises(Exception, match="permission denied"):
        async with outside.anonymous() as connection:
            await prepare_profile(connection, "autre", 64)
