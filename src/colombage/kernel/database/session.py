"""Transactions on PostgreSQL, each opened with the actor's rights. Used by every store, composed by `app`.

Three roles: *owner* migrates and is not known here; *app* acts for a person under row-level security;
*system* acts for nobody, under narrow policies of its own. What opens a transaction tells the policies who is
acting; it ends with the transaction, so that a pooled connection carries nobody's rights to the next.

While hundreds ask at once, what a transaction takes is not the server's work but its round trips, each of
which waits for its turn in this process. So a transaction is opened in one, and a lone statement is one.
"""

from __future__ import annotations

import asyncio
import select
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import URL, MetaData, event, make_url
from sqlalchemy.exc import DataError, DBAPIError, DisconnectionError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from colombage.kernel.actor import Actor
from colombage.kernel.errors import DatabaseAway, DiskFull, InvalidInput

metadata = MetaData()

Opening = sql.SQL | sql.Composed
_BEGIN = sql.SQL("begin")
_BEGIN_AS = sql.SQL(
    "begin; select set_config('colombage.person', {}, true), set_config('colombage.principals', {}, true)"
)
_SEARCH_PATH = "colombage, public"
_DISK_FULL = "53100"
_LOCK_NOT_AVAILABLE = "55P03"
_UNREADABLE = frozenset({None, "22003", "22021", "22P05"})
"""Values that PostgreSQL, or the driver before it (no state then), cannot hold: a NUL in a text, say."""

_POOL_SECONDS = 30
"""A connection is waited for as long as people wait: in a rush everybody is served in turn, and nobody is
told that the database is away when it is only busy."""

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
        pool_timeout=_POOL_SECONDS,
        # The driver begins nothing by itself: see `_connect`.
        isolation_level="AUTOCOMMIT",
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
    _alone: AsyncEngine = field(init=False)
    """The app role's, for lone statements: sessions and the audit record, for which everybody waits, wait for
    no transaction's end."""
    _system: AsyncEngine = field(init=False)

    def __post_init__(self) -> None:
        quarter = max(2, self.pool_size // 4)
        self._app = _engine(self.addresses.app, self.pool_size)
        self._alone = _engine(self.addresses.app, quarter)
        self._system = _engine(self.addresses.system, quarter)
        for engine in (self._app, self._alone, self._system):
            event.listen(engine.sync_engine, "before_cursor_execute", self._note)

    def _note(self, _c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if self.statements is not None:
            self.statements.append(statement)

    @asynccontextmanager
    async def transaction(self, actor: Actor) -> AsyncGenerator[AsyncConnection]:
        """A transaction with the actor's rights; committed at the end, rolled back on an exception."""
        principals = "{" + ",".join(f'"{name}"' for name in actor.principals) + "}"
        async with _open(self._app, _BEGIN_AS.format(str(actor.person_id), principals)) as connection:
            yield connection

    @asynccontextmanager
    async def anonymous(self, *, one_statement: bool = False) -> AsyncGenerator[AsyncConnection]:
        """The app role without a person: only functions that decide for themselves may be called.

        `one_statement`: no more than one is asked, which is a transaction by itself.
        """
        opening = (self._alone, None) if one_statement else (self._app, _BEGIN)
        async with _open(*opening) as connection:
            yield connection

    @asynccontextmanager
    async def system(self, *, one_statement: bool = False) -> AsyncGenerator[AsyncConnection]:
        """The system role, for work that belongs to nobody: streams, sweeps, retention. `one_statement`: as
        above."""
        async with _open(self._system, None if one_statement else _BEGIN) as connection:
            yield connection

    async def dispose(self) -> None:
        for engine in (self._app, self._alone, self._system):
            await engine.dispose()


@asynccontextmanager
async def _open(engine: AsyncEngine, opening: Opening | None) -> AsyncGenerator[AsyncConnection]:
    """`opening`: what begins the transaction, if it is one of several statements."""
    connection = await _connect(engine, opening)
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


async def _connect(engine: AsyncEngine, opening: Opening | None) -> AsyncConnection:
    """A connection in an open transaction. A pooled one may have died with the server: one fresh try."""
    for attempt in (1, 2):
        connection: AsyncConnection | None = None
        try:
            connection = await engine.connect()
            if opening is not None:
                # Not prepared, so that it may be two statements in one round trip; the values are quoted.
                await _driver(connection).execute(opening, prepare=False)
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
