"""The circuit breaker, with a clock held by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from colombage.inference.breaker import BreakerState, CircuitBreaker, CircuitBreakers, is_outage
from colombage.inference.errors import ContextExceeded, EngineRefused, EngineTimedOut, EngineUnavailable


def _opened(now: float = 0.0) -> CircuitBreaker:
    breaker = CircuitBreaker()
    for _ in range(3):
        assert breaker.admits(now)
        breaker.failed(now)
    return breaker


def test_three_failures_in_a_row_open_it() -> None:
    breaker = _opened()
    assert breaker.state(0) is BreakerState.OPEN
    assert not breaker.admits(9.9)


def test_a_success_in_between_starts_the_count_again() -> None:
    breaker = CircuitBreaker()
    for _ in range(5):
        breaker.failed(0)
        breaker.failed(0)
        breaker.succeeded()
    assert breaker.state(0) is BreakerState.CLOSED


def test_after_the_pause_one_probe_passes_and_the_others_wait() -> None:
    breaker = _opened()
    assert breaker.would_admit(10)
    assert breaker.admits(10)
    assert breaker.state(10) is BreakerState.PROBING
    assert not breaker.admits(10)
    assert not breaker.would_admit(12)


def test_a_good_probe_closes_it() -> None:
    breaker = _opened()
    assert breaker.admits(10)
    breaker.succeeded()
    assert breaker.state(10) is BreakerState.CLOSED
    assert breaker.admits(10)


def test_a_bad_probe_opens_it_for_another_pause() -> None:
    breaker = _opened()
    assert breaker.admits(10)
    breaker.failed(12)
    assert not breaker.admits(21.9)
    assert breaker.admits(22)


def test_a_probe_that_tells_nothing_lets_the_next_one_try() -> None:
    breaker = _opened()
    assert breaker.admits(10)
    breaker.left(11)
    assert breaker.admits(11)


def test_a_call_that_was_left_changes_nothing_otherwise() -> None:
    breaker = _opened()
    breaker.left(1)
    assert not breaker.admits(1)
    closed = CircuitBreaker()
    closed.left(1)
    assert closed.admits(1)


def test_a_probe_that_is_never_heard_of_again_lapses() -> None:
    breaker = _opened()
    assert breaker.admits(10)
    assert breaker.admits(20)


@given(st.lists(st.sampled_from(["failed", "succeeded", "left", "wait"]), max_size=60))
def test_it_never_stays_shut(steps: list[str]) -> None:
    breaker = CircuitBreaker()
    now = 0.0
    for step in steps:
        now += 11.0 if step == "wait" else 0.1
        if breaker.admits(now):
            if step == "failed":
                breaker.failed(now)
            elif step == "succeeded":
                breaker.succeeded()
            elif step == "left":
                breaker.left(now)
    assert breaker.admits(now + 10.0)


def test_each_model_has_its_own() -> None:
    breakers = CircuitBreakers()
    for _ in range(3):
        breakers.of("a").failed(0)
    assert not breakers.of("a").admits(1)
    assert breakers.of("b").admits(1)


def test_only_what_tells_of_a_sick_server_counts() -> None:
    assert is_outage(EngineUnavailable(model_name="m"))
    assert is_outage(EngineTimedOut(model_name="m", seconds=1))
    assert not is_outage(EngineRefused(model_name="m", status=401, detail="-"))
    assert not is_outage(ContextExceeded(model_name="m"))
    assert not is_outage(ValueError())
