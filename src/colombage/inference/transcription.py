"""The door for speech: every recording that becomes text passes here. Called by the room's own routes.

The order is the other door's: classify, decide, book and record, call, close. Nothing can be found or
replaced in a recording: it counts as the class that the person says, health unless they say otherwise,
and goes only where that class may go as it is. It is held in memory while it is sent, and kept nowhere.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from colombage.files.rules.cleaning import without_hidden
from colombage.inference import metrics
from colombage.inference.breaker import CircuitBreakers, is_outage
from colombage.inference.calls import Outcome, Spent, Use
from colombage.inference.catalogue import Catalogue
from colombage.inference.errors import EngineUnavailable, NothingTranscribes, SpeechNotHeard
from colombage.inference.footprint import footprint
from colombage.inference.ports import Transcriber
from colombage.inference.register import Intent, Register, Registered
from colombage.inference.sound import Sound
from colombage.inference.tokens import estimate_tokens
from colombage.inference.types import ModelEntry, ModelTask, Usage
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.errors import CodedError
from colombage.policy.rulebook import PolicyBook
from colombage.policy.rules import Permit, Refusal
from colombage.policy.types import DataClass

TOKENS_PER_SECOND = 13
"""What a second of sound costs the day's quota: models that listen make 12.5 tokens of it (Voxtral)."""
_WRITTEN_PER_SECOND = 5
"""Booked for the text: nobody dictates faster. What was not said comes back when the call is closed."""
_LONGEST_TEXT = 40_000


@dataclass(frozen=True, slots=True)
class Transcribed:
    """What was said, and by which model it was written."""

    text: str = field(repr=False)
    model: ModelEntry


@dataclass(frozen=True, slots=True)
class Dictation:
    """Where speech goes from here, and up to which class of data."""

    model: ModelEntry
    highest_class: DataClass


@dataclass(frozen=True, slots=True)
class TranscriptionDoor:
    catalogue: Catalogue
    policy: PolicyBook
    register: Register
    breakers: CircuitBreakers
    transcriber: Transcriber

    async def available(self) -> Dictation | None:
        """The model that takes the highest class, and that class; None where nothing transcribes, or nothing
        may."""
        for data_class in sorted(DataClass, key=lambda each: each.rank, reverse=True):
            for model in await self._models():
                if isinstance(await self._decision(model, data_class), Permit):
                    return Dictation(model, data_class)
        return None

    async def transcribe(self, actor: Actor, sound: Sound, declared_class: DataClass | None) -> Transcribed:
        """Raises NothingTranscribes, the policy's refusals, QuotaExhausted, SpeechNotHeard, EngineFaults."""
        data_class = declared_class or DataClass.HEALTH
        subject = f"transcription:{new_id()}"
        model = await self._choose(actor, subject, sound, data_class)
        breaker = self.breakers.of(model.id)
        if not breaker.admits(time.monotonic()):
            raise EngineUnavailable(model_name=model.name)
        try:
            registered = await self.register.record(_intent(actor, subject, model, sound, data_class))
        except BaseException:
            breaker.left(time.monotonic())
            raise
        async with self._closing(registered, model, sound) as spent:
            said = await self.transcriber.transcribe(model, sound, actor.language)
            breaker.succeeded()
            text, _ = without_hidden(said[:_LONGEST_TEXT])
            text = text.strip()
            spent.outcome, spent.characters = Outcome.ANSWERED, len(text)
            spent.usage = Usage(sound.seconds * TOKENS_PER_SECOND, estimate_tokens(text), estimated=True)
        if not text:
            raise SpeechNotHeard
        return Transcribed(text, model)

    async def _models(self) -> list[ModelEntry]:
        return [model for model in await self.catalogue.all() if model.task is ModelTask.TRANSCRIPTION]

    async def _choose(self, actor: Actor, subject: str, sound: Sound, data_class: DataClass) -> ModelEntry:
        """The first in the catalogue's order that may and, if any, can; or the first one's refusal."""
        models = await self._models()
        if not models:
            raise NothingTranscribes
        decisions = [(model, await self._decision(model, data_class)) for model in models]
        allowed = [model for model, decision in decisions if isinstance(decision, Permit)]
        now = time.monotonic()
        well = [model for model in allowed if self.breakers.of(model.id).would_admit(now)]
        if chosen := (well or allowed):
            return chosen[0]
        first, refusal = decisions[0]
        assert isinstance(refusal, Refusal)
        await self.register.record_refusal(_intent(actor, subject, first, sound, data_class), refusal)
        raise refusal.error({"model_name": first.name, "hosting": first.hosting.value, "found": []})

    async def _decision(self, model: ModelEntry, data_class: DataClass) -> Permit | Refusal:
        return await self.policy.decide(model.hosting, model.highest_class, data_class, has_media=True)

    @asynccontextmanager
    async def _closing(
        self, registered: Registered, model: ModelEntry, sound: Sound
    ) -> AsyncGenerator[Spent]:
        """Closes the call however it ends; one that was sent and left is paid for all the same."""
        started, breaker = time.monotonic(), self.breakers.of(model.id)
        spent = Spent(Outcome.STOPPED)
        try:
            yield spent
        except Exception as error:
            spent.outcome = Outcome.FAILED
            spent.code = error.code if isinstance(error, CodedError) else type(error).__name__
            if is_outage(error):
                breaker.failed(time.monotonic())
            raise
        finally:
            if spent.outcome is not Outcome.ANSWERED:
                breaker.left(time.monotonic())
            if spent.outcome is Outcome.STOPPED:
                spent.usage = Usage(sound.seconds * TOKENS_PER_SECOND, 0, estimated=True)
            spent.seconds = time.monotonic() - started
            if spent.usage is not None:
                spent.footprint = footprint(model, spent.usage.completion_tokens, spent.seconds)
            metrics.closed(model.id, spent)
            await asyncio.shield(self.register.close_later(registered, model, spent))


def _intent(actor: Actor, subject: str, model: ModelEntry, sound: Sound, data_class: DataClass) -> Intent:
    return Intent(
        actor=actor,
        use=Use.TRANSCRIPTION,
        subject=subject,
        model=model,
        data_class=data_class,
        booked_tokens=sound.seconds * (TOKENS_PER_SECOND + _WRITTEN_PER_SECOND),
        facts={
            "use": Use.TRANSCRIPTION.value,
            "model": model.id,
            "hosting": model.hosting.value,
            "data_class": data_class.value,
            "sound_seconds": sound.seconds,
        },
    )
