"""A stream always ends for its readers: after a crash, and when its own end cannot be kept."""

from __future__ import annotations

import asyncio
from unittest.mock import AsyncMock

import pytest
from sqlalchemy import text

from colombage.kernel.actor import Actor
from colombage.kernel.crypto import MasterKeys
from colombage.kernel.database import Database
from colombage.kernel.streams import store
from tests.integration.kernel.test_streams import begin, delta, hub_of, read_all, text_of


async def _expire(database: Database) -> None:
    async with database.system() as connection:
        await connection.execute(
            text("update streams set lease_until = now() - interval '1 second' where ended_at is null")
        )


async def test_a_reader_who_saw_more_than_was_kept_is_told_the_end(
    database: Database, master_keys: MasterKeys, actor: Actor
) -> None:
    async with hub_of(database, master_keys) as living:
        async with hub_of(database, master_keys) as dying:
            writer = await begin(database, dying, actor)
            writer.write(delta(0, "gardé"))
            await dying._flush()
            for at in range(5, 40):
                seen = writer.write(delta(at, "."))
        await _expire(database)
        await living._sweep()
        events = await asyncio.wait_for(read_all(living, actor, writer, after=seen), 5)
        assert [event["type"] for event in events] == ["turn_failed"]
        assert text_of(await read_all(living, actor, writer)) == "gardé"


async def test_an_end_that_is_refused_for_good_is_left_to_the_sweep(
    database: Database, master_keys: MasterKeys, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with hub_of(database, master_keys) as hub:
        writer = await begin(database, hub, actor)
        writer.write(delta(0, "gardé"))
        await hub._flush()
        with monkeypatch.context() as broken:
            broken.setattr(store, "end", AsyncMock(side_effect=RuntimeError("a fault of ours")))
            with pytest.raises(RuntimeError):
                await hub.end(writer, {"type": "turn_finished", "reason": "stop"})
        assert hub.live_count == 0, "its lease would be renewed for ever"
        await _expire(database)
        await hub._sweep()
        events = await asyncio.wait_for(read_all(hub, actor, writer), 5)
        assert [event["type"] for event in events] == ["text_delta", "turn_failed"]


async def test_a_lease_that_lapsed_while_the_database_was_away_is_not_held_against_its_own_producer(
    database: Database, master_keys: MasterKeys, actor: Actor
) -> None:
    async with hub_of(database, master_keys) as hub:
        writer = await begin(database, hub, actor)
        await _expire(database)
        await hub._sweep()
        await hub.end(writer, {"type": "turn_finished", "reason": "stop"})
        assert [event["type"] for event in await read_all(hub, actor, writer)] == ["turn_finished"]
