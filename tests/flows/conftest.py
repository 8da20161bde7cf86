"""What most flows share: a mock model server, and a demonstration group served by two processes.

Both processes run on one external PostgreSQL under roles that are no superusers, so that whatever passes here
passes on the installation that hospitals run. Each test signs in as somebody, in conversations of its own.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import pytest

from benchmarks.mock_model_server import MockModelServer
from tests.flows.client import Client
from tests.flows.houses import ExternalPostgres
from tests.flows.models import add_models, entry, remove_model
from tests.processes import Colombage
from tests.serving import Served


@dataclass(frozen=True)
class House:
    """Two server processes, `first` and `second`, of one demonstration group."""

    postgres: ExternalPostgres
    first: Colombage
    second: Colombage
    models: Served
    watchers: tuple[Client, ...]
    """Somebody at each process, who sees whether it knows a model yet."""

    async def add(self, name: str, script: str, **changes: object) -> None:
        """A model that does as the script says, known to both processes."""
        address = f"{self.models.address}/v1"
        add_models(self.postgres.roles.system.conninfo(), entry(name, address, script, **changes))
        for watcher in self.watchers:
            for _ in range(500):
                if (await watcher.try_to_ask(str(uuid4()), "?", name)).code != "inference.unknown_model":
                    break
                await asyncio.sleep(0.01)

    def remove(self, name: str) -> None:
        """Takes a model out again, where its being there would change what others see."""
        remove_model(self.postgres.roles.system.conninfo(), name)

    async def seen(self) -> list[dict[str, Any]]:
        """The payloads that reached the model server since the last time, oldest first."""
        async with aiohttp.ClientSession(self.models.address) as http:
            async with http.get("/seen") as response:
                seen = await response.json()
            async with http.delete("/seen"):
                return [each["payload"] for each in seen]

    async def open_answers(self) -> int:
        """How many answers the model server is writing."""
        async with aiohttp.ClientSession(self.models.address) as http, http.get("/open") as response:
            return int((await response.json())["open"])


@pytest.fixture(scope="session")
def model_server() -> Iterator[Served]:
    with Served(MockModelServer()) as served:
        yield served


@pytest.fixture(scope="session")
def servers(model_server: Served) -> Iterator[tuple[ExternalPostgres, Colombage, Colombage]]:
    """Started at once, as a hospital's two machines are after a power cut."""
    with ExternalPostgres() as postgres:
        first, second = postgres.server("--demo"), postgres.server()
        with ThreadPoolExecutor() as together:
            starts = [together.submit(server.start) for server in (first, second)]
        try:
            for start in starts:
                start.result()
            yield postgres, first, second
        finally:
            with ThreadPoolExecutor() as together:
                list(together.map(Colombage.remove, (first, second)))


@pytest.fixture(scope="session")
async def house(
    servers: tuple[ExternalPostgres, Colombage, Colombage], model_server: Served
) -> AsyncIterator[House]:
    postgres, first, second = servers
    async with Client(first.address) as one, Client(second.address) as other:
        await one.sign_in("administratrice")
        other.resume(one)
        house = House(postgres, first, second, model_server, (one, other))
        await house.add("sur-site", "mock")
        await house.add("europe", "mock", hosting="eu")
        yield house


class SignedIn:
    """Opens browsers of people of the demonstration group; all are closed with the test.

    Each person signs in once, since a password takes time to verify; their other browsers share the session.
    """

    def __init__(self, house: House, sessions: dict[str, Client], stack: AsyncExitStack) -> None:
        self.house = house
        self._sessions = sessions
        self._stack = stack

    async def __call__(self, login: str, server: Colombage | None = None) -> Client:
        client = Client((server or self.house.first).address)
        await self._stack.enter_async_context(client)
        if login not in self._sessions:
            await client.sign_in(login)
            self._sessions[login] = client
        client.resume(self._sessions[login])
        return client


@pytest.fixture(scope="session")
def sessions() -> dict[str, Client]:
    """By login, the browser that signed in."""
    return {}


@pytest.fixture
async def signed_in(house: House, sessions: dict[str, Client]) -> AsyncIterator[SignedIn]:
    async with AsyncExitStack() as stack:
        yield SignedIn(house, sessions, stack)


@pytest.fixture
async def nurse(signed_in: SignedIn) -> Client:
    """A professional without any further role."""
    return await signed_in("infirmiere")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A flow that waits for what never comes must not hold up all the others."""
    for item in items:
        if Path(__file__).parent in item.path.parents and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(120))
