"""Models for the browser tests: catalogue entries that lead to the mock model server, each with a script."""

from __future__ import annotations

import json
import re
import time
import urllib.request
from collections.abc import Callable
from typing import Any

from colombage.kernel.embedded import EmbeddedCluster
from tests.e2e.pages import PASSWORD
from tests.flows.models import add_models, entry, remove_model
from tests.processes import Colombage
from tests.serving import Served

# Two cores may have much else to do: only the tests of patience are impatient.
PATIENCE = {
    "connect_seconds": 5,
    "first_token_seconds": 60,
    "between_tokens_seconds": 60,
    "total_seconds": 180,
}

ECHO = "Écho d’essai"
"""Gives the question back."""
EUROPEAN = "Européen d’essai"
"""The same from the European Union, where neither personal nor health data may go."""
HOSTED = "Agréé d’essai"
"""The same at a certified host of health data, where personal and health data go under placeholders."""
SLOW = "Lent d’essai"
"""Writes 60 words, one every 50 ms."""
HELD = "Suspendu d’essai"
"""Writes 12 of 60 words and waits for `go_on`: whatever is done in the middle of an answer has its time."""
HELD_WORDS = re.compile(r"^(\S+\s+){59}\S+\s*$")
"""The whole of that answer."""
BROKEN = "Fragile d’essai"
"""Breaks off after 8 words; ECHO is its fall-back."""
BRIEF = "Bref d’essai"
"""Writes 40 words, and can read no more than two or three exchanges."""
ABSENT = "Absent d’essai"
"""Lists its models but answers nothing; ECHO is its fall-back."""


def mock_models(address: str) -> list[dict[str, Any]]:
    """An entry for each of the above."""

    def model(name: str, script: str, **changes: Any) -> dict[str, Any]:
        identifier = name.split(maxsplit=1)[0].lower().replace("é", "e")
        return entry(identifier, f"{address}/v1", script, patience=PATIENCE) | {"name": name, **changes}

    return [
        model(ECHO, "echo"),
        model(EUROPEAN, "echo", hosting="eu", highest_class="internal"),
        model(HOSTED, "echo", hosting="hds"),
        model(SLOW, "tokens=60+gap_ms=50"),
        model(HELD, "tokens=60+hold_after=12"),
        model(BROKEN, "tokens=50+gap_ms=20+die_after=8", falls_back_to="echo"),
        model(BRIEF, "tokens=40", context_tokens=620, max_output_tokens=200),
        model(ABSENT, "status=503", falls_back_to="echo"),
    ]


def go_on(models: Served) -> None:
    """Answers that HELD has begun are written to their end."""
    urllib.request.urlopen(urllib.request.Request(f"{models.address}/go_on", method="POST")).close()


class Catalogue:
    """The models of a running server; when a call returns, its people see what was added or taken away."""

    def __init__(self, server: Colombage) -> None:
        self._added: dict[str, dict[str, Any]] = {}
        self._conninfo = EmbeddedCluster(server.data).superuser().conninfo()
        self._address = server.address
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        given = json.dumps({"login": "infirmiere", "password": PASSWORD}).encode()
        kind = {"Content-Type": "application/json"}
        self._browser.open(urllib.request.Request(f"{server.address}/api/session", given, kind)).close()

    def add(self, *models: dict[str, Any]) -> None:
        """Or changes those of the same id; what is changed is seen by its name."""
        add_models(self._conninfo, *models)
        self._added |= {each["id"]: each for each in models}
        self._wait(lambda names: {each["name"] for each in models} <= names)

    def restore(self) -> None:
        """As it was: a model too many could be the one that is proposed to other tests."""
        gone = {each["name"] for each in self._added.values()}
        for model_id in self._added:
            remove_model(self._conninfo, model_id)
        self._added.clear()
        self._wait(lambda names: gone.isdisjoint(names))

    def _wait(self, holds: Callable[[set[str]], bool]) -> None:
        until = time.monotonic() + 30
        while not holds(names := self._names()):
            assert time.monotonic() < until, f"the server still knows {names}"
            time.sleep(0.02)

    def _names(self) -> set[str]:
        listed = {each["name"] for each in self._get("/api/models")}
        return listed | {str(self._get("/api/transcriptions")["model_name"])}

    def _get(self, path: str) -> Any:
        with self._browser.open(f"{self._address}{path}") as answer:
            return json.load(answer)
