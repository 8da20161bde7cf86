"""A person looks at how many tokens they have used today, and how many they may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from colombage.inference.register import Register
from colombage.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Quota:
    day: date
    used_tokens: int
    limit_tokens: int
    renews_at: datetime


@dataclass(frozen=True, slots=True)
class ReadQuota:
    register: Register

    async def __call__(self, actor: Actor) -> Quota:
        used = await self.register.used_today(actor)
        register = self.register
        return Quota(register.today, used, register.tokens_per_day, register.renews_at)
