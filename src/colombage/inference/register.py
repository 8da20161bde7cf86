"""Steps 5 and 8 of the door: book the tokens, record the intent, and close both however the call ends."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry, AuditFact
from colombage.inference import store
from colombage.inference.calls import ModelCall, Outcome, Spent, Use
from colombage.inference.errors import QuotaExhausted
from colombage.inference.examination import Examination
from colombage.inference.tokens import estimate_prompt_tokens
from colombage.inference.types import ChatPayload, EngineKind, ModelEntry
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, day_of, new_id, next_day_begins
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError
from colombage.policy.rules import Permit, Refusal
from colombage.policy.types import DataClass

log = structlog.get_logger()

_CLOSE_TRIES = 6
# Closings go on when the reader has gone; a task that nobody holds could be collected before its end.
_closings: set[asyncio.Task[None]] = set()


@dataclass(frozen=True, slots=True)
class Registered:
    """A call that is booked and recorded, and must be closed."""

    id: UUID
    actor: Actor
    subject: str


@dataclass(frozen=True, slots=True)
class Intent:
    """A call that is about to be made, as it is booked and recorded. `facts` hold no content."""

    actor: Actor
    use: Use
    subject: str
    model: ModelEntry
    data_class: DataClass
    booked_tokens: int
    facts: Mapping[str, AuditFact]


@dataclass(frozen=True, slots=True)
class Register:
    database: Database
    append: AppendAudit
    clock: Clock
    tokens_per_day: int
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The group's day, which is the quota's: at half past midnight a night shift has a new one."""
        return day_of(self.clock(), self.zone)

    @property
    def renews_at(self) -> datetime:
        """When today's tokens are forgotten, as clocks show it there."""
        return next_day_begins(self.clock(), self.zone)

    async def open(
        self,
        call: ModelCall,
        model: ModelEntry,
        payload: ChatPayload,
        examination: Examination,
        permit: Permit,
    ) -> Registered:
        """Book and record a call of the door for chats. Raises QuotaExhausted, DatabaseAway."""
        booked = self._booking(model, payload)
        facts: dict[str, AuditFact] = {
            **_facts(call, model, examination, payload),
            "obligation": permit.obligation.value,
        }
        return await self.record(
            Intent(call.actor, call.use, call.subject, model, examination.data_class, booked, facts)
        )

    async def record(self, intent: Intent) -> Registered:
        """Book and record, durably, before anything is sent. Raises QuotaExhausted, DatabaseAway."""
        actor, model = intent.actor, intent.model
        registration = store.Registration(
            id=new_id(),
            person_id=actor.person_id,
            establishment_id=actor.establishment_id,
            day=self.today,
            use=intent.use.value,
            subject=intent.subject,
            model_id=model.id,
            hosting=model.hosting.value,
            data_class=intent.data_class.value,
            booked_tokens=intent.booked_tokens,
        )
        async with self.database.transaction(actor) as connection:
            fits = await store.book(connection, registration, self.tokens_per_day)
        if not fits:
            await self._exhausted(intent)
        registered = Registered(registration.id, actor, intent.subject)
        facts = {**intent.facts, "call": str(registration.id), "booked_tokens": intent.booked_tokens}
        try:
            await self.append(AuditEntry("model.call_intended", intent.subject, actor.audit_key, facts))
        except BaseException:
            # Nothing was sent: what was booked comes back, in the background, for the caller may be gone.
            self.close_later(registered, model, Spent(Outcome.FAILED, "inference.not_sent"))
            raise
        return registered

    def close_later(self, registered: Registered, model: ModelEntry, spent: Spent) -> asyncio.Task[None]:
        """Close in a task of its own: a reader who goes away must not take the record along."""
        task = asyncio.create_task(self.close(registered, model, spent))
        _closings.add(task)
        task.add_done_callback(_closings.discard)
        return task

    async def refused(
        self, call: ModelCall, model: ModelEntry, examination: Examination, refusal: Refusal
    ) -> None:
        facts = _facts(call, model, examination, call.payload)
        await self.record_refusal(
            Intent(call.actor, call.use, call.subject, model, examination.data_class, 0, facts), refusal
        )

    async def record_refusal(self, intent: Intent, refusal: Refusal) -> None:
        facts = {**intent.facts, "reason": refusal.reason.value}
        await self.append(AuditEntry("model.call_refused", intent.subject, intent.actor.audit_key, facts))

    async def close(self, registered: Registered, model: ModelEntry, spent: Spent) -> None:
        """Settle the tokens and record the outcome. While the database is away this tries for some seconds;
        after that the sweep closes the call as lost."""
        usage = spent.usage
        facts: Mapping[str, AuditFact] = {
            "call": str(registered.id),
            "model": model.id,
            "outcome": spent.outcome.value,
            "code": spent.code,
            "prompt_tokens": usage.prompt_tokens if usage else 0,
            "completion_tokens": usage.completion_tokens if usage else 0,
            "milliseconds": round(spent.seconds * 1000),
        }
        entry = AuditEntry("model.call_closed", registered.subject, registered.actor.audit_key, facts)
        recorded = False
        for attempt in range(_CLOSE_TRIES):
            try:
                # The record first: a call that is settled is out of the sweep's sight.
                if not recorded:
                    await self.append(entry)
                    recorded = True
                async with self.database.transaction(registered.actor) as connection:
                    await store.settle(connection, registered.id, spent)
            except CodedError as error:
                log.warning("register.close_postponed", call=str(registered.id), code=error.code)
                await asyncio.sleep(0.2 * 2**attempt)
            else:
                return

    async def used_today(self, actor: Actor) -> int:
        async with self.database.transaction(actor) as connection:
            return await store.tokens_used(connection, actor.person_id, self.today)

    def _booking(self, model: ModelEntry, payload: ChatPayload) -> int:
        if model.engine is EngineKind.EXTRACTIVE:
            return 0
        return estimate_prompt_tokens(payload) + (payload.max_tokens or model.max_output_tokens)

    async def _exhausted(self, intent: Intent) -> None:
        used = await self.used_today(intent.actor)
        facts: dict[str, AuditFact] = {
            "model": intent.model.id,
            "used_tokens": used,
            "limit_tokens": self.tokens_per_day,
        }
        await self.append(AuditEntry("quota.exhausted", intent.subject, intent.actor.audit_key, facts))
        again = self.renews_at
        raise QuotaExhausted(
            used_tokens=used,
            limit_tokens=self.tokens_per_day,
            hour=f"{again.hour}\u00a0h\u00a0{again.minute:02}",
            hour_en=f"{again:%H:%M}",
        )


async def wait_for_closings() -> None:
    """Called at shutdown: every call that was made is closed."""
    await asyncio.gather(*_closings, return_exceptions=True)


def _facts(
    call: ModelCall, model: ModelEntry, examination: Examination, payload: ChatPayload
) -> dict[str, AuditFact]:
    images = sum(len(message.images) for message in payload.messages)
    return {
        "use": call.use.value,
        "model": model.id,
        "hosting": model.hosting.value,
        "data_class": examination.data_class.value,
        "declared_class": call.declared_class.value,
        "found": dict(examination.found),
        "corrections": len(call.corrections),
        "missed": len(call.known.missed),
        "allowed": len(call.known.allowed),
        **({"bases": list(call.bases)} if call.bases else {}),
        **({"images": images} if images else {}),
    }
