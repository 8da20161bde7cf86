"""Streams on a real PostgreSQL: kept within half a second, read from elsewhere, closed when orphaned."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import MasterKeys
from colombage.kernel.database import Database
from colombage.kernel.database.notifications import Notifications
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import Event, StreamHub, StreamWriter, open_stream
from tests.conftest import make_actor


def _interrupted(_kept: list[Event]) -> Event:
    return {"type": "turn_failed", "code": "interrupted"}


@asynccontextmanager
async def hub_of(database: Database, master: MasterKeys) -> AsyncIterator[StreamHub]:
    """A hub as one process has it: its own keyring, notifications and producer."""
    notifications = Notifications(database.addresses.system)
    hub = StreamHub(database, Keyring(master), notifications, _interrupted)
    hub.start()
    notifications.start()
    try:
        yield hub
    finally:
        await hub.close()
        await notifications.stop()


async def begin(database: Database, hub: StreamHub, actor: Actor) -> StreamWriter:
    stream_id = new_id()
    async with database.transaction(actor) as connection:
        key_id, key = await hub.keyring.create(connection, actor.person_id)
        await open_stream(connection, stream_id, actor.person_id, key_id, hub.producer_id)
    return hub.open(stream_id, key, lambda: None)


def delta(at: int, text: str) -> Event:
    return {"type": "text_delta", "at": at, "text": text}


def text_of(events: list[Event]) -> str:
    """As a browser puts it together."""
    answer = ""
    for event in events:
        if event["type"] == "text_delta":
            answer = answer[: event["at"]] + event["text"]
    return answer


async def read_all(hub: StreamHub, actor: Actor, writer: StreamWriter, after: int = 0) -> list[Event]:
    return [event async for events in hub.read(actor, writer.id, after) for event in events]


async def test_a_reader_in_another_process_gets_the_whole_answer(
    database: Database, master_keys: MasterKeys, actor: Actor
) -> None:
    async with hub_of(database, master_keys) as here, hub_of(database, master_keys) as there:
        writer = await begin(database, here, actor)
        reading = asyncio.create_task(read_all(there, actor, writer))
        at = 0
        for word in ["Bonjour ", "à ", "tous", " 🙂 ", "!"]:
            writer.write(delta(at, word))
            at += len(word.encode("utf-16-le")) // 2
            await asyncio.sleep(0.15)
        await here.end(writer, {"type": "turn_finished", "reason": "stop"})
        events = await asyncio.wait_for(reading, 5)
    # What was read before the end may come again, joined: a reader cuts where a delta begins.
    assert text_of(events) == "Bonjour à tous 🙂 !"
    assert events[-1]["type"] == "turn_finished"
    assert [event["seq"] for event in events] == sorted({event["seq"] for event in events})


async def test_what_was_written_is_kept_within_half_a_second(
    database: Database, master_keys: MasterKeys, actor: Actor
) -> None:
    async with hub_of(database, master_keys) as hub:
        writer = await begin(database, hub, actor)
        writer.write(delta(0, "gardé"))
        await asyncio.sleep(0.5)
        async with database.transaction(actor) as connection:
            kept = await connection.execute(
                text("select count(*) from stream_batches where stream_id = :id"), {"id": writer.id}
            )
            assert kept.scalar_one() == 1
        await hub.end(writer, {"type": "turn_finished", "reason": "stop"})


async def test_late_readers_get_merged_deltas_that_repeat_harmlessly(
    database: Database, master_keys: MasterKeys, actor: Actor
) -> None:
    async with hub_of(database, master_keys) as hub:
        writer = await begin(database, hub, actor)
        for at, letter in enumerate("abcdef"):
            writer.write(delta(at, letter))
        await hub.end(writer, {"type": "turn_finished", "reason": "stop"})
        first = [delta(at, letter) for at, letter in enumerate("abc")]
        rest = await read_all(hub, actor, writer, after=3)
        assert text_of(first + rest) == "abcdef"
        assert len(await read_all(hub, actor, writer)) == 2


async def test_the_stream_of_a_dead_producer_ends_with_what_was_kept(
    database: Database, master_keys: MasterKeys, actor: Actor
) -> None:
    async with hub_of(database, master_keys) as living:
        async with hub_of(database, master_keys) as dying:
            writer = await begin(database, dying, actor)
            writer.write(delta(0, "à demi"))
            await dying._flush()
        other = await begin(database, living, actor)
        async with database.system() as connection:
            await connection.execute(
                text("update streams set lease_until = now() - interval '1 second' where id = :id"),
                {"id": writer.id},
            )
        await living._sweep()
        events = await asyncio.wait_for(read_all(living, actor, writer), 5)
        assert text_of(events) == "à demi"
        assert events[-1]["code"] == "interrupted"
        # The living producer's own stream was left alone.
        other.write(delta(0, "vivant"))
        await living.end(other, {"type": "turn_finished", "reason": "stop"})
        assert (await read_all(living, actor, other))[-1]["type"] == "turn_finished"


async def test_a_producer_whose_stream_was_taken_stops(
    database: Database, master_keys: MasterKeys, actor: Actor
) -> None:
    stopped = asyncio.Event()
    async with hub_of(database, master_keys) as frozen, hub_of(database, master_keys) as other:
        writer = await begin(database, frozen, actor)
        writer.stop = stopped.set
        async with database.system() as connection:
            await connection.execute(
                text("update streams set lease_until = now() - interval '1 second' where id = :id"),
                {"id": writer.id},
            )
        await other._sweep()
        await asyncio.wait_for(stopped.wait(), 3)
        await frozen.end(writer, {"type": "turn_finished", "reason": "stop"})
        events = await read_all(other, actor, writer)
        assert [event["type"] for event in events] == ["turn_failed"]


async def test_a_stop_reaches_the_producing_process(
    database: Database, master_keys: MasterKeys, actor: Actor
) -> None:
    stopped = asyncio.Event()
    async with hub_of(database, master_keys) as here, hub_of(database, master_keys) as there:
        writer = await begin(database, here, actor)
        writer.stop = stopped.set
        await there.ask_stop(make_actor(), writer.id)
        await asyncio.sleep(0.2)
        assert not stopped.is_set(), "somebody else must not stop it"
        await there.ask_stop(actor, writer.id)
        await asyncio.wait_for(stopped.wait(), 3)
        await here.end(writer, {"type": "turn_finished", "reason": "stopped_by_person"})


async def test_nobody_else_reads_a_stream(database: Database, master_keys: MasterKeys, actor: Actor) -> None:
    async with hub_of(database, master_keys) as hub:
        writer = await begin(database, hub, actor)
        with pytest.raises(NotFound):
            await read_all(hub, make_actor(), writer)
        await hub.end(writer, {"type": "turn_finished", "reason": "stop"})


async def test_an_orphan_that_another_key_encrypted_is_kept_and_holds_nobody_up(
    database: Database, master_keys: MasterKeys, actor: Actor
) -> None:
    stranger = MasterKeys("k1", {"k1": bytes(32)})
    async with hub_of(database, stranger) as lost, hub_of(database, master_keys) as hub:
        unreadable = await begin(database, lost, actor)
        unreadable.write(delta(0, "à garder"))
        await lost._flush()
        lost._live.clear()
        readable = await begin(database, hub, actor)
        hub._live.clear()
        async with database.system() as connection:
            await connection.execute(
                text("update streams set lease_until = now() - interval '1 minute' where id = any(:ids)"),
                {"ids": [unreadable.id, readable.id]},
            )
        await hub._sweep()
        assert (await read_all(hub, actor, readable))[-1]["code"] == "interrupted"
        async with database.transaction(actor) as connection:
            batches = await connection.execute(
                text("select count(*) from stream_batches where stream_id = :id"), {"id": unreadable.id}
            )
            assert batches.scalar_one() == 1
