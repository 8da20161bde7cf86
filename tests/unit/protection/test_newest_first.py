"""One request at a time for each person: what waits is overtaken by what comes later, nothing is stuck."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from uuid import UUID

import pytest

from colombage.protection.errors import MarksOvertaken
from colombage.protection.marks.newest_first import NewestFirst

ONE, OTHER = UUID(int=1), UUID(int=2)


class Line:
    """Requests that hold their turn until they are let go."""

    def __init__(self) -> None:
        self.turns = NewestFirst()
        self.began: list[str] = []
        self._gates: dict[str, asyncio.Event] = {}

    async def ask(self, name: str, person: UUID = ONE) -> asyncio.Task[None]:
        self._gates[name] = asyncio.Event()

        async def request() -> None:
            async with self.turns.turn(person):
                self.began.append(name)
                await self._gates[name].wait()

        task = asyncio.create_task(request())
        await settled()
        return task

    async def finish(self, name: str) -> None:
        self._gates[name].set()
        await settled()


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_of_those_that_wait_only_the_newest_gets_its_turn() -> None:
    line = Line()
    first, second, third = [await line.ask(name) for name in ("1", "2", "3")]
    assert line.began == ["1"]
    with pytest.raises(MarksOvertaken):
        await second
    await line.finish("1")
    assert line.began == ["1", "3"]
    await line.finish("3")
    await asyncio.gather(first, third)


async def test_nobody_waits_for_somebody_else() -> None:
    line = Line()
    tasks = [await line.ask("1"), await line.ask("2", OTHER)]
    assert line.began == ["1", "2"]
    for name in ("1", "2"):
        await line.finish(name)
    await asyncio.gather(*tasks)


async def test_a_request_that_fails_gives_its_turn_on() -> None:
    line = Line()
    first, second = await line.ask("1"), await line.ask("2")
    first.cancel()
    await settled()
    assert line.began == ["1", "2"]
    await line.finish("2")
    await second
    await line.finish("1")
    third = await line.ask("3")
    assert line.began[-1] == "3"
    await line.finish("3")
    await third


async def test_a_request_that_gives_up_waiting_blocks_nobody() -> None:
    line = Line()
    first, second = await line.ask("1"), await line.ask("2")
    second.cancel()
    with suppress(asyncio.CancelledError):
        await second
    third = await line.ask("3")
    await line.finish("1")
    assert line.began == ["1", "3"]
    await line.finish("3")
    await asyncio.gather(first, third)
    fourth = await line.ask("4")
    assert line.began[-1] == "4"
    await line.finish("4")
    await fourth


async def test_one_that_gives_up_just_as_its_turn_comes_gives_it_on() -> None:
    line = Line()
    async with line.turns.turn(ONE):
        waiting = await line.ask("1")
    # Handed over, and not yet heard of.
    waiting.cancel()
    with suppress(asyncio.CancelledError):
        await waiting
    assert line.began == []
    following = await line.ask("2")
    assert line.began == ["2"]
    await line.finish("2")
    await following
