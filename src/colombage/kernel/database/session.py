"""Transactions on PostgreSQL, each opened with the actor's rights. Used by every store, composed by `app`.

Three roles: *owner* migrates and is not known here; *app* acts for a person under row-level security;
*system* acts for nobody, under narrow policies of its own. One statement at the start of each transaction
tells the policies who is acting; it ends with the transaction, so that a pooled connection carries nobody's
rights to the next.
"""

from __future__ import annotations

import asyncio
import select
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from sqlalchemy import URL, MetaData, event, make_url
from sqlalchemy.exc import DataError, DBAPIError, DisconnectionError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from colombage.kernel.actor import Actor
from colombage.kernel.errors import DatabaseAway, DiskFull, InvalidInput

metadata = MetaData()

_SET_CONTEXT = "select set_config('colombage.person', %s, true), set_config('colombage.principals', %s, true)"
_SEARCH_PATH = "colombage, public"
_DISK_FULL = "53100"
_LOCK_NOT_AVAILABLE = "55P03"
_UNREADABLE = frozenset({None, "22003", "22021", "22P05"})
"""Values that PostgreSQL, or the driver before it (no state then), cannot hold: a NUL in a text, say."""

CONNECTION = {
    "connect_timeout": 5,
    # A firewall forgets quiet connections without a word; the system would notice after hours.
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""How every connection to the server is watched."""


@dataclass(frozen=True, slots=True)
class DatabaseAddresses:
    """SQLAlchemy URLs of the three roles; `owner` is absent where the server must not migrate."""

    app: URL
    system: URL
    owner: URL | None = None

    @staticmethod
    def parse(address: str) -> URL:
        """Any `postgresql://` address, read as one for psycopg 3."""
        return make_url(address).set(drivername="postgresql+psycopg")


def _engine(url: URL, pool_size: int) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=10,
        pool_use_lifo=True,
        connect_args={"prepare_threshold": 3, **CONNECTION},
        # An error goes to the log: without the values, which are people's names and words.
        hide_parameters=True,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def set_search_path(connection: Any, _record: Any) -> None:  # pyright: ignore[reportUnusedFunction]
        # Here rather than in the start-up options, which transaction poolers refuse.
        with connection.cursor() as cursor:
            cursor.execute(f"set search_path to {_SEARCH_PATH}")
        connection.commit()

    @event.listens_for(engine.sync_engine, "checkout")
    def refuse_dead(_connection: Any, record: Any, _fairy: Any) -> None:  # pyright: ignore[reportUnusedFunction]
        # An idle connection has nothing to say; one that a server closed when it went away reads as ended.
        # This finds it without a round trip, and SQLAlchemy takes a fresh one.
        if _has_something_to_read(record.driver_connection.pgconn.socket):
            raise DisconnectionError

    return engine


def _has_something_to_read(socket: int) -> bool:
    poll = select.poll()
    poll.register(socket, select.POLLIN)
    return bool(poll.poll(0))


@dataclass(slots=True)
class Database:
    """Opens transactions. Raises DatabaseAway when the server cannot be reached, DiskFull when it is full."""

    addresses: DatabaseAddresses
    pool_size: int = 20
    statements: list[str] | None = None
    """When a list, every statement is appended to it: benchmarks and tests count them."""
    _app: AsyncEngine = field(init=False)
    _system: AsyncEngine = field(init=False)

    def __post_init__(self) -> None:
        self._app = _engine(self.addresses.app, self.pool_size)
        self._system = _engine(self.addresses.system, max(2, self.pool_size // 4))
        for engine in (self._app, self._system):
            event.listen(engine.sync_engine, "before_cursor_execute", self._note)

    def _note(self, _c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if self.statements is not None:
            self.statements.append(statement)

    @asynccontextmanager
    async def transaction(self, actor: Actor) -> AsyncGenerator[AsyncConnection]:
        """A transaction with the actor's rights; committed at the end, rolled back on an exception."""
        principals = "{" + ",".join(f'"{name}"' for name in actor.principals) + "}"
        context = (str(actor.person_id), principals)
        async with _open(self._app, context) as connection:
            yield connection

    @asynccontextmanager
    async def anonymous(self) -> AsyncGenerator[AsyncConnection]:
        """The app role without a person: only functions that decide for themselves may be called."""
        async with _open(self._app, None) as connection:
            yield connection

    @asynccontextmanager
    async def system(self) -> AsyncGenerator[AsyncConnection]:
        """The system role, for work that belongs to nobody: streams, sweeps, retention."""
        async with _open(self._system, None) as connection:
            yield connection

    async def dispose(self) -> None:
        await self._app.dispose()
        await self._system.dispose()


@asynccontextmanager
async def _open(engine: AsyncEngine, context: tuple[str, str] | None) -> AsyncGenerator[AsyncConnection]:
    connection = await _connect(engine, context)
    committed = False
    try:
        yield connection
        await connection.commit()
        committed = True
    except DBAPIError as error:
        translated = _translated(error)
        if translated is error:
            raise  # not from itself: whoever follows its causes would never come to an end
        raise translated from error
    finally:
        if committed:
            await connection.close()  # Back to the pool at once: there is nothing to wait for.
        else:
            # Also when the task is cancelled: an abandoned connection would hold its transaction open.
            await asyncio.shield(connection.close())


async def _connect(engine: AsyncEngine, context: tuple[str, str] | None) -> AsyncConnection:
    """A connection in an open transaction. A pooled one may have died with the server: one fresh try."""
    for attempt in (1, 2):
        connection: AsyncConnection | None = None
        try:
            connection = await engine.connect()
            if context is not None:
                await _driver(connection).execute(_SET_CONTEXT, context)
        except (OperationalError, InterfaceError, PoolTimeoutError, OSError, psycopg.Error) as error:
            if connection is not None:
                await connection.invalidate()
                await connection.close()
            if attempt == 2 or isinstance(error, PoolTimeoutError):  # noqa: PLR2004 - the second try is the last
                raise DatabaseAway from error
        except BaseException:
            if connection is not None:
                await asyncio.shield(connection.close())
            raise
        else:
            return connection
    raise DatabaseAway


def _driver(connection: AsyncConnection) -> psycopg.AsyncConnection[Any]:
    """The driver itself, for what opens every transaction: by way of SQLAlchemy it would cost three times as
    much, and as much as the statement that follows."""
    assert connection.sync_connection is not None
    driver: Any = connection.sync_connection.connection.driver_connection
    return driver


def _translated(error: DBAPIError) -> Exception:
    state = getattr(error.orig, "sqlstate", None)
    if state == _DISK_FULL:
        return DiskFull()
    if state == _LOCK_NOT_AVAILABLE:
        # Somebody holds a lock for longer than a time-out allows: as good as away, and worth another try.
        return DatabaseAway()
    # 57P01–57P03: the server is stopping or starting; 08…: the connection is gone.
    if error.connection_invalidated or (isinstance(state, str) and state.startswith(("08", "57P"))):
        return DatabaseAway()
    if isinstance(error, OperationalError) and state is None:
        return DatabaseAway()
    if isinstance(error, DataError) and state in _UNREADABLE:
        return InvalidInput(detail="une valeur contient un caractère interdit ou un nombre trop grand")
    return error
