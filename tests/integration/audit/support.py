"""What the audit tests share: actors, a heads keeper in memory, and a chain that is tampered with."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from colombage.audit.ports import ReadHeads
from colombage.audit.types import ChainPoint, SignedHead
from colombage.kernel.actor import Actor, Grant, Role
from colombage.kernel.database import Database


def actor_with(*roles: Role) -> Actor:
    person = uuid4()
    return Actor(
        person_id=person,
        audit_key=uuid4(),
        display_name="Camille Fictive",
        language="fr",
        establishment_id=None,
        grants=tuple(Grant(role, None) for role in roles),
        principals=(f"person:{person}", *(f"role:{role}" for role in roles)),
    )


@dataclass(slots=True)
class HeadsInMemory:
    kept: list[SignedHead] = field(default_factory=list)
    forged: list[SignedHead] = field(default_factory=list)

    def write(self, head: ChainPoint) -> SignedHead:
        self.kept.append(
            SignedHead(head.seq, head.hash, "2026-01-01T00:00:00+00:00", b"", len(self.kept) + 1)
        )
        return self.kept[-1]

    def read(self) -> ReadHeads:
        return ReadHeads(tuple(self.kept), tuple(self.forged))


@dataclass(slots=True)
class Tampered:
    """Stands for `Database` in a verification: its system transactions see the one that was tampered with."""

    connection: AsyncConnection

    @asynccontextmanager
    async def system(self) -> AsyncGenerator[AsyncConnection]:
        yield self.connection


@asynccontextmanager
async def tampering(database: Database) -> AsyncGenerator[Tampered]:
    """An adversary with the owner's power, who takes every bar away; rolled back at the end."""
    assert database.addresses.owner is not None
    engine = create_async_engine(database.addresses.owner)
    try:
        async with engine.connect() as connection:
            await connection.execute(text("set local search_path = colombage, public"))
            for statement in (
                "alter table audit_rows no force row level security",
                "alter table audit_head no force row level security",
                "alter table audit_rows disable trigger unchangeable",
                "alter table audit_head disable trigger unchangeable",
            ):
                await connection.execute(text(statement))
            yield Tampered(connection)
            await connection.rollback()
    finally:
        await engine.dispose()
