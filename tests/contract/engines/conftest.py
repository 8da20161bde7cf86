"""Servers that the engines' tests speak to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from benchmarks.mock_model_server import MockModelServer
from colombage.inference.adapters.openai_compatible import OpenAICompatibleEngine
from colombage.inference.adapters.outbound import Outbound, OutboundSettings
from tests.serving import Served


@pytest.fixture(scope="session")
def mock_server() -> MockModelServer:
    return MockModelServer()


@pytest.fixture(scope="session")
def mock_address(mock_server: MockModelServer) -> Iterator[str]:
    with Served(mock_server) as served:
        yield served.address


@pytest.fixture(scope="session")
async def openai_engine() -> AsyncIterator[OpenAICompatibleEngine]:
    engine = OpenAICompatibleEngine(Outbound(OutboundSettings()))
    yield engine
    await engine.close()


@pytest.fixture
def server(mock_server: MockModelServer) -> MockModelServer:
    mock_server.memory.seen.clear()
    return mock_server
