"""What the door does around its steps: every registered call is closed, long texts are searched once."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest

from colombage.inference import door as door_module
from colombage.inference.breaker import CircuitBreakers
from colombage.inference.calls import ModelCall, Outcome, Spent, Use
from colombage.inference.catalogue import Catalogue
from colombage.inference.door import Door
from colombage.inference.examination import Examination
from colombage.inference.register import Register, Registered
from colombage.inference.types import EngineKind, ModelEntry
from colombage.kernel.clock import new_id
from colombage.policy.rulebook import PolicyBook
from colombage.policy.rules import Obligation, Permit
from colombage.protection.finders import Finders
from tests.conftest import make_actor
from tests.fake_engine import FakeEngine
from tests.finding import MemoryVault, rules_alone
from tests.model_entries import ask, openai_entry


class OneModel:
    async def get(self, _model_id: str) -> ModelEntry:
        return openai_entry()


class ManyModels(OneModel):
    async def all(self) -> list[ModelEntry]:
        return [replace(openai_entry(), id=f"modele-{number}") for number in range(20)]


class Permissive:
    async def decide(self, *_given: Any, **_more: Any) -> Permit:
        return Permit(Obligation.AS_IS)


@dataclass
class Closings:
    opened: int = 0
    closed: list[Outcome] = field(default_factory=list[Outcome])

    async def open(self, call: ModelCall, *_given: Any) -> Registered:
        self.opened += 1
        return Registered(new_id(), call.actor, call.subject)

    def close_later(self, _registered: Registered, _model: ModelEntry, spent: Spent) -> asyncio.Task[None]:
        return asyncio.create_task(self.close(spent))

    async def close(self, spent: Spent) -> None:
        self.closed.append(spent.outcome)


def _call(text: str) -> ModelCall:
    payload = ask(text)
    return ModelCall(make_actor(), Use.CHAT, "turn:1", "essai", payload, payload, MemoryVault())


async def test_what_would_be_sent_is_searched_once_for_all_models(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[ModelCall] = []
    examine = door_module.examine

    async def counted(finders: Finders, call: ModelCall, *given: Any) -> Examination:
        searched.append(call)
        return await examine(finders, call, *given)

    monkeypatch.setattr(door_module, "examine", counted)
    door = Door(
        cast("Catalogue", ManyModels()),
        cast("PolicyBook", Permissive()),
        rules_alone(),
        cast("Register", Closings()),
        CircuitBreakers(),
        {EngineKind.OPENAI: FakeEngine()},
    )
    assert len(await door.allowed(_call("Bonjour"))) == 20
    assert len(searched) == 1


@pytest.mark.parametrize(
    ("steps", "outcome"),
    [
        (1, Outcome.STOPPED),
        (2, Outcome.STOPPED),
        (3, Outcome.STOPPED),
        (100, Outcome.ANSWERED),
    ],
)
async def test_a_reader_who_leaves_closes_the_call(steps: int, outcome: Outcome) -> None:
    closings = Closings()
    door = Door(
        cast("Catalogue", OneModel()),
        cast("PolicyBook", Permissive()),
        rules_alone(),
        cast("Register", closings),
        CircuitBreakers(),
        {EngineKind.OPENAI: FakeEngine()},
    )
    async with aclosing(door(_call("Bonjour"))) as events:
        async for _ in events:
            steps -= 1
            if not steps:
                break
    assert closings.opened == 1
    assert closings.closed == [outcome]
