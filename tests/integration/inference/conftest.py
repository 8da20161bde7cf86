"""The door as `app` composes it, on a real database, with engines that do as they are told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from colombage.audit.actions.append_audit import AppendAudit
from colombage.inference.breaker import CircuitBreakers
from colombage.inference.calls import Admitted, DoorEvent, Measured, ModelCall, Text, Use
from colombage.inference.door import Door
from colombage.inference.errors import UnknownModel
from colombage.inference.register import Register, wait_for_closings
from colombage.inference.types import EngineKind, EnginePassage, ModelEntry
from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import Clock, new_id, utc_now
from colombage.kernel.database import Database
from colombage.policy.rulebook import PolicyBook
from colombage.protection.finders import Finders
from tests.conftest import make_actor
from tests.fake_engine import FakeEngine
from tests.finding import MemoryVault, rules_alone
from tests.model_entries import ask, openai_entry

PARIS = ZoneInfo("Europe/Paris")


class Shelf:
    """A catalogue of a few models."""

    def __init__(self, *models: ModelEntry) -> None:
        self.models = {model.id: model for model in models}

    async def get(self, model_id: str) -> ModelEntry:
        if model_id not in self.models:
            raise UnknownModel(model_id=model_id)
        return self.models[model_id]

    async def all(self) -> list[ModelEntry]:
        return list(self.models.values())


@dataclass
class Told:
    """What came out of the door for one call, and the error with which it ended."""

    events: list[DoorEvent] = field(default_factory=list[DoorEvent])
    error: Exception | None = None

    @property
    def text(self) -> str:
        return "".join(event.text for event in self.events if isinstance(event, Text))

    @property
    def admitted(self) -> Admitted:
        return next(event for event in self.events if isinstance(event, Admitted))

    @property
    def measured(self) -> Measured:
        return next(event for event in self.events if isinstance(event, Measured))


@dataclass
class Doorway:
    """The door, its engine, and what it left behind."""

    database: Database
    append: AppendAudit
    engine: FakeEngine
    actor: Actor
    shelf: Shelf
    breakers: CircuitBreakers
    tokens_per_day: int = 100_000
    clock: Clock = utc_now
    zone: ZoneInfo = PARIS

    @property
    def register(self) -> Register:
        return Register(self.database, self.append, self.clock, self.tokens_per_day, self.zone)

    @property
    def door(self) -> Door:
        return self.door_with(rules_alone())

    def door_with(self, finders: Finders) -> Door:
        engines = {EngineKind.OPENAI: self.engine, EngineKind.EXTRACTIVE: self.engine}
        return Door(self.shelf, PolicyBook(self.database), finders, self.register, self.breakers, engines)

    def call(self, question: str = "Une question", **changes: Any) -> ModelCall:
        call = ModelCall(
            actor=self.actor,
            use=Use.CHAT,
            subject=f"turn:{new_id()}",
            model_id="essai",
            payload=ask(question, max_tokens=200),
            extractive=ask(question),
            vault=MemoryVault(),
        )
        return replace(call, **changes)

    async def answer(self, call: ModelCall, finders: Finders | None = None) -> Told:
        told = Told()
        try:
            async for event in self.door_with(finders or rules_alone())(call):
                told.events.append(event)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test looks at it
            told.error = error
        await wait_for_closings()
        return told

    async def audited(self, call: ModelCall) -> list[tuple[str, dict[str, Any]]]:
        """Kind and facts of the rows about a call, in their order."""
        async with self.database.transaction(make_actor(Role.AUDITOR)) as connection:
            rows = await connection.execute(
                text("select kind, facts::jsonb from audit_rows where subject = :subject order by seq"),
                {"subject": call.subject},
            )
            return [(kind, facts) for kind, facts in rows]

    async def registered(self, call: ModelCall) -> list[Any]:
        async with self.database.transaction(self.actor) as connection:
            rows = await connection.execute(
                text("select * from model_calls where subject = :subject order by created_at"),
                {"subject": call.subject},
            )
            return list(rows)

    async def used_tokens(self) -> int:
        return await self.door.register.used_today(self.actor)


PASSAGE = EnginePassage(1, "f.1", "guide.pdf", 3, "La blanchisserie ouvre à 7 heures.")


@pytest.fixture
async def doorway(database: Database) -> AsyncIterator[Doorway]:
    append = AppendAudit(database)
    yield Doorway(
        database,
        append,
        FakeEngine(),
        make_actor(Role.PROFESSIONAL),
        Shelf(openai_entry()),
        CircuitBreakers(),
    )
    await append.close()
