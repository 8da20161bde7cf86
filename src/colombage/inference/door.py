"""The door: every call to a model passes here, whoever makes it. `answering` calls it; nothing goes round it.

The order is the product's promise: find, classify, decide, transform, book and record, call, restore,
measure and close. A step that fails stops the call before anything has left.
"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace

from colombage.inference.breaker import CircuitBreakers
from colombage.inference.calls import Admitted, DoorEvent, FellBack, ModelCall, Text
from colombage.inference.catalogue import Catalogue
from colombage.inference.errors import ContextExceeded, EngineFault, EngineUnavailable, UnknownModel
from colombage.inference.examination import (
    Examination,
    examine,
    payload_for,
    places_of,
    refusal_facts,
    texts_of,
)
from colombage.inference.ports import Engine
from colombage.inference.register import Register
from colombage.inference.serving import Serving
from colombage.inference.suitability import unsuited
from colombage.inference.tokens import estimate_prompt_tokens
from colombage.inference.types import ChatMessage, ChatPayload, EngineKind, EnginePassage, ModelEntry
from colombage.policy.rulebook import PolicyBook
from colombage.policy.rules import Obligation, Permit, Refusal
from colombage.protection.finders import Finders
from colombage.protection.types import SentRecord
from colombage.protection.vaults.restore import Restorer

_CONTEXT_TOLERANCE = 1.15
"""Token counts are estimates here: only what is clearly too long is refused before the server says so."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """What is sent, after step 4."""

    payload: ChatPayload
    passages: tuple[EnginePassage, ...]
    protected: int = 0
    restorer: Restorer | None = None


@dataclass(frozen=True, slots=True)
class Door:
    catalogue: Catalogue
    policy: PolicyBook
    finders: Finders
    register: Register
    breakers: CircuitBreakers
    engines: Mapping[EngineKind, Engine]

    async def __call__(self, call: ModelCall) -> AsyncGenerator[DoorEvent]:
        """Answer the call, with the fall-back that the model's entry declares when it cannot be reached.

        Raises coded errors; text that came before one is good and stays. The fall-back passes the whole door
        again: another hosting may be another decision.
        """
        model = await self.catalogue.get(call.model_id)
        tried: set[str] = set()
        while True:
            tried.add(model.id)
            began = False
            try:
                async with aclosing(self._once(call, model)) as events:
                    async for event in events:
                        began = began or isinstance(event, Text)
                        yield event
            except EngineFault as fault:
                used = None if began or not fault.is_outage else await self._fall_back(call, model, tried)
                if used is None:
                    raise
                yield FellBack(asked=model, used=used, reason=fault.code)
                model = used
            else:
                return

    async def _fall_back(self, call: ModelCall, model: ModelEntry, tried: set[str]) -> ModelEntry | None:
        """The next declared one that can help. None: then the person reads what happened to the model that
        they asked, and not why another one, of which they never heard, may not or cannot answer."""
        following = model.falls_back_to
        examined: dict[bool, Examination] = {}
        while following is not None and following not in tried:
            tried.add(following)
            try:
                used = await self.catalogue.get(following)
            except UnknownModel:
                return None
            payload, passages = payload_for(used, call)
            has_matter = used.engine is not EngineKind.EXTRACTIVE or bool(passages)
            if has_matter and _fits(used, payload) and await self._would_pass(call, used, examined):
                return used
            following = used.falls_back_to
        return None

    async def allowed(self, call: ModelCall) -> list[ModelEntry]:
        """The models that the rules allow for what this call would send, the one asked for left out."""
        models = [model for model in await self.catalogue.all() if model.id != call.model_id]
        examined: dict[bool, Examination] = {}
        return [model for model in models if await self._would_pass(call, model, examined)]

    async def _would_pass(
        self, call: ModelCall, model: ModelEntry, examined: dict[bool, Examination]
    ) -> bool:
        """`examined` keeps what was found, for the next model: a long text takes half a second to search, and
        there are two sorts of payload, however many models."""
        if not self.breakers.of(model.id).would_admit(time.monotonic()):
            return False
        if unsuited(model, payload_for(model, call)[0]) is not None:
            return False
        kind = model.engine is EngineKind.EXTRACTIVE
        if kind not in examined:
            examined[kind] = await examine(self.finders, call, *payload_for(model, call))
        return isinstance(await self._decision(call, model, examined[kind]), Permit)

    async def _once(self, call: ModelCall, model: ModelEntry) -> AsyncGenerator[DoorEvent]:
        payload, passages = payload_for(model, call)
        fault = unsuited(model, payload)
        if fault is not None:
            raise fault
        examination = await examine(self.finders, call, payload, passages)
        permit = await self._permit(call, model, examination)
        if not _fits(model, payload):
            raise ContextExceeded(model_name=model.name)
        sent = _Sent(payload, passages)
        if permit.replaces:
            sent = await self._transform(call, payload, passages, examination, permit)
        breaker = self.breakers.of(model.id)
        if not breaker.admits(time.monotonic()):
            raise EngineUnavailable(model_name=model.name)
        try:
            registered = await self.register.open(call, model, sent.payload, examination, permit)
        except BaseException:
            breaker.left(time.monotonic())
            raise
        admitted = Admitted(
            model, examination.data_class, permit.obligation.value, sent.protected, examination.found
        )
        serving = Serving(self.engines[model.engine], self.register, breaker, model, sent.restorer)
        async with aclosing(serving(registered, admitted, sent.payload, sent.passages)) as events:
            async for event in events:
                yield event

    async def _decision(
        self, call: ModelCall, model: ModelEntry, examination: Examination
    ) -> Permit | Refusal:
        has_media = any(message.images for message in call.payload.messages)
        return await self.policy.decide(
            model.hosting, model.highest_class, examination.data_class, has_media=has_media
        )

    async def _permit(self, call: ModelCall, model: ModelEntry, examination: Examination) -> Permit:
        decision = await self._decision(call, model, examination)
        if isinstance(decision, Refusal):
            await self.register.refused(call, model, examination, decision)
            raise decision.error(refusal_facts(call, examination, model))
        return decision

    async def _transform(
        self,
        call: ModelCall,
        payload: ChatPayload,
        passages: tuple[EnginePassage, ...],
        examination: Examination,
        permit: Permit,
    ) -> _Sent:
        """Put placeholders for what was found; the vault is kept before anything is sent, or nothing is."""
        spans = examination.spans
        if permit.obligation is Obligation.MINIMISED:
            spans = tuple(tuple(span for span in each if span.identifies) for each in spans)
        record = SentRecord(call.record_id, places_of(payload, passages)) if call.record_id else None
        vault, texts = await call.vault.protect(texts_of(payload, passages), spans, record)
        given = iter(texts)
        messages = tuple(_with_texts(message, given) for message in payload.messages)
        return _Sent(
            replace(payload, messages=messages),
            tuple(replace(passage, text=next(given)) for passage in passages),
            len({(span.label, span.text) for each in spans for span in each}),
            Restorer(vault),
        )


def _with_texts(message: ChatMessage, given: Iterator[str]) -> ChatMessage:
    """The message with the next texts in the places of its own: one, or one for each piece."""
    if not message.pieces:
        return replace(message, text=next(given))
    pieces = tuple(replace(piece, text=next(given)) for piece in message.pieces)
    return replace(message, text="".join(piece.text for piece in pieces), pieces=pieces)


def _fits(model: ModelEntry, payload: ChatPayload) -> bool:
    return estimate_prompt_tokens(payload) <= model.context_tokens * _CONTEXT_TOLERANCE
