"""How many answers there are says how often each is read; the first token never waits."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack

import pytest

from colombage.inference.adapters.pacing import LONGEST_SECONDS, READS_PER_SECOND, Pace


def _pace_of(answers: int) -> float:
    pace = Pace()
    with ExitStack() as stack:
        for _ in range(answers):
            stack.enter_context(pace.shared())
        return pace.seconds


def test_few_answers_are_read_as_they_come() -> None:
    assert _pace_of(0) == _pace_of(1) == _pace_of(20) == 0


@pytest.mark.parametrize("answers", [50, 200, 500])
def test_many_share_the_reads_of_a_second(answers: int) -> None:
    assert answers / _pace_of(answers) == pytest.approx(READS_PER_SECOND)


def test_text_flows_however_many_there_are() -> None:
    assert _pace_of(100_000) == LONGEST_SECONDS


def test_those_that_ended_are_not_counted() -> None:
    pace = Pace()
    with pytest.raises(ConnectionError), pace.shared():
        raise ConnectionError
    with pace.shared():
        assert pace.seconds == 0


async def test_waits_for_what_is_left_of_the_pace() -> None:
    loop, pace = asyncio.get_running_loop(), Pace()
    with ExitStack() as stack:
        for _ in range(200):
            stack.enter_context(pace.shared())
        began = loop.time()
        await pace.gather(began)
        assert loop.time() - began >= pace.seconds * 0.9
        again = loop.time()
        await pace.gather(again - pace.seconds)
        assert loop.time() - again < pace.seconds
