"""The streams of one process: written by whoever answers, read by anybody, kept by one flusher.

`open` hands out a writer; `read` follows a stream wherever it is produced; a background task keeps what was
written (at most 500 ms later), renews the leases, and closes streams whose producer died.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, Select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import CannotDecrypt, DataKey
from colombage.kernel.database.notifications import Notifications
from colombage.kernel.database.session import Database
from colombage.kernel.errors import CodedError, NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import store
from colombage.kernel.streams.events import Event, merged, sealed, unsealed
from colombage.kernel.streams.writer import StreamWriter

log = structlog.get_logger()

_FLUSH_SECONDS = 0.25
_SWEEP_SECONDS = 5.0
_QUIET_SECONDS = 2.0
"""A reader hears from us at least this often, if only that there is nothing; those of other processes'
streams look for themselves then, should the database's word have been lost."""
_NEVER_KEPT = 1_000_000
"""More events than a producer may have shown and not kept when it died: the end stands behind them all, or a
reader who saw more than was kept would ask for what comes after, and never be told that it is over."""


def _whatever(_stream_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    """The database's policies alone decide."""
    return true()


@dataclass(slots=True)
class StreamHub:
    """Composed once per process."""

    database: Database
    keyring: Keyring
    notifications: Notifications
    interrupted: Callable[[list[Event]], Event]
    """The last event of a stream whose producer died, given what was kept of it."""
    readable: store.Readable = _whatever
    producer_id: UUID = field(default_factory=new_id)
    _live: dict[UUID, StreamWriter] = field(default_factory=dict[UUID, StreamWriter])
    _waiting: dict[UUID, set[asyncio.Event]] = field(default_factory=dict[UUID, set[asyncio.Event]])
    _tasks: list[asyncio.Task[None]] = field(default_factory=list["asyncio.Task[None]"])

    _to_read: Select[*tuple[Any, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self._to_read = store.kept_where(self.readable)

    def start(self) -> None:
        self.notifications.on(store.CHANGED, self._on_changed)
        self.notifications.on(store.STOP, self._on_stop)
        self._tasks = [
            asyncio.create_task(_every(_FLUSH_SECONDS, self._flush, "flush"), name="streams.flush"),
            asyncio.create_task(_every(_SWEEP_SECONDS, self._sweep, "sweep"), name="streams.sweep"),
            asyncio.create_task(_every(_QUIET_SECONDS, self._nudge, "nudge"), name="streams.nudge"),
        ]

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def live_count(self) -> int:
        return len(self._live)

    def open(self, stream_id: UUID, key: DataKey, stop: Callable[[], None]) -> StreamWriter:
        """A writer for a stream that `store.open_stream` has put in the database."""
        writer = StreamWriter(stream_id, key, stop)
        self._live[stream_id] = writer
        return writer

    async def end(self, writer: StreamWriter, last: Event) -> None:
        """Keep the whole transcript with its last event, and only then let readers see that it ended.

        While the database is away this waits: the answer is in memory and must not be lost by giving up.
        Should it be given up all the same (cancelled, or refused for good), the lease lapses, and the sweep
        closes the stream with what was kept.
        """
        last["seq"] = len(writer.events) + 1
        transcript = sealed(merged([*writer.events, last]), writer.key, writer.id)
        pause = 0.2
        try:
            while True:
                try:
                    async with self.database.system(one_statement=True) as connection:
                        mine = await store.end(
                            connection, self.producer_id, writer.id, last["seq"], transcript
                        )
                    break
                except CodedError:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, 5.0)
            if mine:
                writer.write(last)
        finally:
            writer.finish()
            self._live.pop(writer.id, None)

    async def read(self, actor: Actor, stream_id: UUID, after: int) -> AsyncGenerator[list[Event]]:
        """Events after `after`, as they come, until the stream ends; none at all after each two seconds of
        silence, so that the caller may show that it is there. One that is taken away meanwhile ends. Raises
        NotFound, DatabaseAway.

        Readers of this process get events from memory; others are woken by the database each time that a
        batch was kept. The caller must own the stream: the database's policies decide, not this process.
        """
        has_begun = False
        while True:
            woken = self._await_change(stream_id)
            writer = self._live.get(stream_id)
            try:
                async with self.database.transaction(actor) as connection:
                    found = await store.kept(
                        connection, stream_id, after, in_memory=writer is not None, query=self._to_read
                    )
                    if found is None and has_begun:
                        return
                    if found is None:
                        raise NotFound
                    has_begun = True
                    key = await self.keyring.open(connection, found.data_key_id)
                if writer is not None and not found.ended:
                    async with aclosing(writer.follow(after)) as written:
                        async for events in written:
                            yield events
                    return
                events = _decoded(found, key, after)
                if events:
                    after = events[-1]["seq"]
                    yield events
                if found.ended:
                    return
                if not await _within(woken, _QUIET_SECONDS):
                    yield []
            finally:
                self._forget(stream_id, woken)

    async def ask_stop(self, actor: Actor, *stream_ids: UUID) -> None:
        """Stop streams, whichever process produces each. One that has ended stays as it is."""
        async with self.database.transaction(actor) as connection:
            await store.ask_stop(connection, stream_ids)

    def _await_change(self, stream_id: UUID) -> asyncio.Event:
        woken = asyncio.Event()
        self._waiting.setdefault(stream_id, set()).add(woken)
        return woken

    def _forget(self, stream_id: UUID, woken: asyncio.Event) -> None:
        waiting = self._waiting.get(stream_id)
        if waiting is not None:
            waiting.discard(woken)
            if not waiting:
                del self._waiting[stream_id]

    def _on_changed(self, payload: str) -> None:
        streams = [UUID(payload)] if payload else list(self._waiting)
        for stream_id in streams:
            for woken in self._waiting.get(stream_id, ()):
                woken.set()

    def _on_stop(self, payload: str) -> None:
        writer = self._live.get(UUID(payload)) if payload else None
        if writer is not None:
            writer.stop()

    async def _nudge(self) -> None:
        for writer in self._live.values():
            writer.nudge()

    async def _flush(self) -> None:
        writers = [writer for writer in self._live.values() if not writer.ended]
        if not writers:
            return
        batches: list[store.Batch] = []
        reached: dict[UUID, int] = {}
        for writer in writers:
            fresh = writer.events[writer.kept :]
            if fresh:
                reached[writer.id] = len(writer.events)
                body = sealed(merged(fresh), writer.key, writer.id)
                batches.append(store.Batch(writer.id, len(writer.events), body))
        async with self.database.system(one_statement=True) as connection:
            mine = await store.keep(connection, self.producer_id, [writer.id for writer in writers], batches)
        for writer in writers:
            if writer.id in mine:
                writer.kept = reached.get(writer.id, writer.kept)
            elif writer.id in self._live:
                # Our lease had run out (a frozen machine, a long pause) and another process closed it.
                log.warning("streams.taken", stream_id=str(writer.id))
                writer.stop()

    async def _sweep(self) -> None:
        """Close streams whose producer died. Only expired leases: others' live streams are not ours."""
        while True:
            async with self.database.system() as connection:
                stream_id = await store.take_orphan(connection, self.producer_id, list(self._live))
                if stream_id is None:
                    return
                found = await store.kept(connection, stream_id, 0)
                if found is None:
                    return
                try:
                    key = await self.keyring.open(connection, found.data_key_id)
                    events = _decoded(found, key, 0)
                    last = self.interrupted(events)
                    last["seq"] = (events[-1]["seq"] if events else 0) + _NEVER_KEPT
                    transcript = sealed([*events, last], key, stream_id)
                    last_seq = int(last["seq"])
                except NotFound:
                    # The key was destroyed meanwhile: nothing is left to tell, but the stream must end.
                    transcript, last_seq = b"", 0
                except CannotDecrypt:
                    # Another key file, perhaps: what is kept stays as it is until somebody has looked.
                    await store.set_aside(connection, stream_id)
                    log.warning("streams.cannot_decrypt", stream_id=str(stream_id))
                    continue
                await store.end(connection, self.producer_id, stream_id, last_seq, transcript)
            log.warning("streams.orphan_closed", stream_id=str(stream_id))


async def _every(seconds: float, act: Callable[[], Awaitable[None]], name: str) -> None:
    """Again and again until cancelled: a failure is logged, and the next turn tries anew."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await act()
        except CodedError as error:
            log.warning("streams.postponed", act=name, code=error.code)
        except Exception:
            log.exception("streams.failed", act=name)


async def _within(happened: asyncio.Event, seconds: float) -> bool:
    """Whether it happens in time."""
    try:
        async with asyncio.timeout(seconds):
            await happened.wait()
    except TimeoutError:
        return False
    return True


def _decoded(found: store.KeptStream, key: DataKey, after: int) -> list[Event]:
    bodies = [found.transcript] if found.transcript else list(found.bodies)
    events = [event for body in bodies for event in unsealed(body, key, found.id)]
    return merged(event for event in events if event["seq"] > after)


def opened_transcript(stream_id: UUID, transcript: bytes, key: DataKey) -> list[Event]:
    """What `transcript_of` gave of a stream that has ended. Raises CannotDecrypt."""
    return merged(unsealed(transcript, key, stream_id)) if transcript else []


async def transcripts(
    connection: AsyncConnection, stream_ids: Sequence[UUID], key: DataKey
) -> dict[UUID, list[Event]]:
    """The events of those streams that have ended, in one statement; live ones are left out.

    All must be encrypted under `key`, as the streams of one conversation are.
    """
    found = await store.ended_streams(connection, stream_ids)
    return {stream.id: _decoded(stream, key, 0) for stream in found.values()}
