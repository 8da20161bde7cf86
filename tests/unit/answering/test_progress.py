"""Checking a long answer leaves the loop to the streams of others."""

from __future__ import annotations

import asyncio

import pytest

from colombage.answering.progress import Progress

DENSE = "Donner 500 mg de paracétamol toutes les 6 heures. "


@pytest.mark.parametrize(("times", "others_go_on"), [(1, False), (100, True)])
async def test_others_go_on_while_a_long_answer_is_checked(times: int, others_go_on: bool) -> None:
    progress = Progress()
    progress.read(DENSE * times)
    progress.last()
    went_on = asyncio.Event()
    asyncio.get_running_loop().call_soon(went_on.set)
    (event,) = await progress.checked()
    assert event.type == "facts_to_check"
    assert went_on.is_set() is others_go_on
