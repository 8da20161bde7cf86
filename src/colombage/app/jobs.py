"""Periodic work, which belongs to nobody: run by one worker at a time, whichever takes it."""

from __future__ import annotations

import procrastinate

from colombage.app.compose import House
from colombage.files.actions.sweep_contents import SweepContents
from colombage.identity.actions.sweep_identity import SweepIdentity
from colombage.inference.actions.close_lost_calls import CloseLostCalls


def housekeeping(queue: procrastinate.App, house: House) -> None:
    """Registers the periodic tasks. Their functions are thin: each calls one action."""
    close_lost_calls = CloseLostCalls(house.database, house.append)
    sweep_identity = SweepIdentity(house.database)
    sweep_contents = SweepContents(house.database, house.storage)

    @queue.periodic(cron="*/10 * * * *")
    @queue.task(name="inference.close_lost_calls", queueing_lock="inference.close_lost_calls")
    async def close_calls(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await close_lost_calls()

    @queue.periodic(cron="17 * * * *")
    @queue.task(name="identity.sweep", queueing_lock="identity.sweep")
    async def sweep_sessions(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await sweep_identity()

    @queue.periodic(cron="43 3 * * *")
    @queue.task(name="files.sweep_contents", queueing_lock="files.sweep_contents")
    async def sweep_files(timestamp: int) -> None:  # pyright: ignore[reportUnusedFunction]
        del timestamp
        await sweep_contents()
