"""Conversations of the time before branches, brought over: each goes on where its person left it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

import colombage.migrations
from colombage.kernel.clock import new_id
from colombage.kernel.database import DatabaseAddresses
from colombage.kernel.database.migrate import migrate
from colombage.kernel.embedded import EmbeddedCluster


@pytest.fixture
def before(server_folder: Path) -> Iterator[tuple[EmbeddedCluster, psycopg.Connection]]:
    """A database of that time, under an owner who is no superuser, as everywhere."""
    cluster = EmbeddedCluster(server_folder / "before", durable=False)
    addresses = cluster.start()
    config = Config()
    config.set_main_option("script_location", str(Path(colombage.migrations.__file__).parent))
    engine = create_engine(DatabaseAddresses.parse(addresses.owner.url()))
    try:
        with engine.connect() as connection:
            connection.execute(text("set search_path = colombage, public"))
            connection.commit()
            config.attributes |= {
                "app_role": cluster.names.app,
                "system_role": cluster.names.system,
                "connection": connection,
            }
            command.upgrade(config, "0016")
            connection.commit()
        superuser = cluster.superuser(cluster.names.database)
        with psycopg.connect(superuser.conninfo(), autocommit=True) as rows:
            rows.execute("set search_path = colombage, public")
            yield cluster, rows
    finally:
        engine.dispose()
        cluster.stop()


def add(rows: psycopg.Connection, conversation: UUID, turn: UUID, replaced_by: UUID | None = None) -> UUID:
    rows.execute(
        "insert into turns (id, conversation_id, person_id, question, declared_class, model_id,"
        " attachment_ids, base_ids, replaced_by)"
        " select %s, id, person_id, ''::bytea, 'internal', 'essai', '{}', '{}', %s from conversations"
        " where id = %s",
        (turn, replaced_by, conversation),
    )
    return turn


def begin(rows: psycopg.Connection) -> UUID:
    person, key, conversation = uuid4(), uuid4(), uuid4()
    rows.execute(
        "insert into data_keys (id, person_id, master_key_id, wrapped) values (%s, %s, 'essai', ''::bytea)",
        (key, person),
    )
    rows.execute(
        "insert into conversations (id, person_id, data_key_id, title, data_class)"
        " values (%s, %s, %s, ''::bytea, 'internal')",
        (conversation, person, key),
    )
    return conversation


def test_turns_stand_one_after_the_other_and_the_last_is_the_head(
    before: tuple[EmbeddedCluster, psycopg.Connection],
) -> None:
    cluster, rows = before
    empty, conversation = begin(rows), begin(rows)
    first, refused, again, answered, last = sorted(new_id() for _ in range(5))
    for turn, by in ((first, None), (refused, again), (again, answered), (answered, None), (last, None)):
        add(rows, conversation, turn, by)
    owner = DatabaseAddresses.parse(cluster.start().owner.url())
    migrate(owner, cluster.names.app, cluster.names.system)
    found = rows.execute("select id, parent_id from turns").fetchall()
    assert dict(found) == {first: None, refused: first, again: first, answered: first, last: answered}
    heads = rows.execute("select id, head_id from conversations").fetchall()
    assert dict(heads) == {empty: None, conversation: last}
    forced = rows.execute(
        "select relname from pg_class where relname in ('turns', 'conversations') and relforcerowsecurity"
    ).fetchall()
    assert len(forced) == 2
