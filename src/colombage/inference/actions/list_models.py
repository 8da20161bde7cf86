"""A person looks at the models they may choose: where each is hosted, up to which class, if it is well."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from colombage.inference.breaker import CircuitBreakers
from colombage.inference.catalogue import Catalogue
from colombage.inference.ports import Engine
from colombage.inference.types import EngineKind, Health, HealthState, ModelEntry, ModelTask
from colombage.kernel.actor import Actor

_HEALTH_LIFE_SECONDS = 15.0
_HEALTH_PATIENCE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class ListedModel:
    entry: ModelEntry
    health: Health
    is_default: bool


@dataclass(frozen=True, slots=True)
class ListModels:
    """Health is asked of all models at once and remembered for seconds: a slow one delays nobody twice."""

    catalogue: Catalogue
    engines: Mapping[EngineKind, Engine]
    breakers: CircuitBreakers
    _known: dict[str, tuple[float, Health]] = field(default_factory=dict[str, tuple[float, Health]])

    async def __call__(self, _actor: Actor) -> list[ListedModel]:
        # What writes down speech answers nobody: it stands behind the button for dictation.
        entries = [each for each in await self.catalogue.all() if each.task is ModelTask.CHAT]
        default = await self.catalogue.default_id()
        healths = await asyncio.gather(*(self._health(entry) for entry in entries))
        return [
            ListedModel(entry, health, entry.id == default)
            for entry, health in zip(entries, healths, strict=True)
        ]

    async def _health(self, entry: ModelEntry) -> Health:
        now = time.monotonic()
        if not self.breakers.of(entry.id).would_admit(now):
            return Health(HealthState.UNAVAILABLE, "inference.engine_unavailable")
        known = self._known.get(entry.id)
        if known is not None and known[0] > now:
            return known[1]
        try:
            async with asyncio.timeout(_HEALTH_PATIENCE_SECONDS):
                health = await self.engines[entry.engine].health(entry)
        except TimeoutError:
            health = Health(HealthState.UNAVAILABLE, "inference.engine_timed_out")
        self._known[entry.id] = (now + _HEALTH_LIFE_SECONDS, health)
        return health
