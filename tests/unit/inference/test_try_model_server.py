"""The test of a model server: an address that does not answer is told as an address, not as a model."""

from __future__ import annotations

import pytest

from colombage.inference.actions.try_model_server import TryModelServer
from colombage.inference.errors import EngineRefused, EngineUnavailable, ServerUnreachable


class Directory:
    def __init__(self, outcome: list[str] | Exception) -> None:
        self._outcome = outcome

    async def models(self, _address: str, _api_key: str | None) -> list[str]:
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome


async def test_the_names_are_given() -> None:
    assert await TryModelServer(Directory(["un", "deux"]))("http://a.example", None) == ["un", "deux"]


async def test_a_server_that_does_not_answer_is_named_by_its_address() -> None:
    silent = TryModelServer(Directory(EngineUnavailable(model_name="http://a.example")))
    with pytest.raises(ServerUnreachable) as caught:
        await silent("http://a.example", None)
    assert "http://a.example ne répond pas" in caught.value.sentence()


async def test_other_faults_stay_what_they_are() -> None:
    refusing = TryModelServer(Directory(EngineRefused(model_name="a", status=401, detail="")))
    with pytest.raises(EngineRefused):
        await refusing("http://a.example", "mauvaise clé")
