"""Circuit breakers: a model that keeps failing is left alone for a while, then tried by one call. Pure.

Held by the door, one per model and process. Times are seconds of a monotonic clock, passed in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from colombage.inference.errors import EngineFault

FAILURES_BEFORE_OPENING = 3
PAUSE_SECONDS = 10.0


class BreakerState(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    PROBING = "probing"
    """One call is on its way to find out; the others wait for what it finds."""


@dataclass(slots=True)
class CircuitBreaker:
    """`admits` before a call; afterwards exactly one of `succeeded`, `failed` or `left`.

    A probe that never reports (its process's task was lost) lapses after a pause, so that nothing stays shut.
    """

    failures_before_opening: int = FAILURES_BEFORE_OPENING
    pause_seconds: float = PAUSE_SECONDS
    _failures: int = 0
    _closed_again_at: float = 0.0
    _probing: bool = False

    def state(self, now: float) -> BreakerState:
        if self._failures < self.failures_before_opening:
            return BreakerState.CLOSED
        if self._probing and now < self._closed_again_at:
            return BreakerState.PROBING
        return BreakerState.OPEN

    def would_admit(self, now: float) -> bool:
        """Whether a call would pass now; changes nothing. For screens and for choosing a fall-back."""
        return self._failures < self.failures_before_opening or now >= self._closed_again_at

    def admits(self, now: float) -> bool:
        """Whether a call may pass. When the pause is over, the call that asks is the probe."""
        if self._failures < self.failures_before_opening:
            return True
        if now < self._closed_again_at:
            return False
        self._probing = True
        self._closed_again_at = now + self.pause_seconds
        return True

    def succeeded(self) -> None:
        """The model answered: as good as new."""
        self._failures = 0
        self._probing = False

    def failed(self, now: float) -> None:
        """The model is unwell: after enough failures in a row, or a failed probe, it is left alone."""
        self._failures = min(self._failures + 1, self.failures_before_opening)
        self._probing = False
        if self._failures >= self.failures_before_opening:
            self._closed_again_at = now + self.pause_seconds

    def left(self, now: float) -> None:
        """The call ended without telling anything about the model (stopped, refused): the next may probe."""
        if self._probing:
            self._probing = False
            self._closed_again_at = now


@dataclass(slots=True)
class CircuitBreakers:
    """The breakers of a process, by model."""

    _breakers: dict[str, CircuitBreaker] = field(default_factory=dict[str, CircuitBreaker])

    def of(self, model_id: str) -> CircuitBreaker:
        return self._breakers.setdefault(model_id, CircuitBreaker())


def is_outage(error: BaseException) -> bool:
    """Whether a failure counts against the model, and a fall-back may help."""
    return isinstance(error, EngineFault) and error.is_outage
