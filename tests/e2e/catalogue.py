"""Models for the browser tests: catalogue entries that lead to the mock model server, each with a script."""

from __future__ import annotations

from typing import Any

from colombage.kernel.embedded import EmbeddedCluster
from tests.flows.models import add_models, entry
from tests.processes import Colombage

# Two cores may have much else to do: only the tests of patience are impatient.
PATIENCE = {
    "connect_seconds": 5,
    "first_token_seconds": 30,
    "between_tokens_seconds": 30,
    "total_seconds": 120,
}

ECHO = "Écho d’essai"
"""Gives the question back."""
EUROPEAN = "Européen d’essai"
"""The same from the European Union, where neither personal nor health data may go."""
HOSTED = "Agréé d’essai"
"""The same at a certified host of health data, where personal and health data go under placeholders."""
SLOW = "Lent d’essai"
"""Writes 60 words, one every 50 ms."""
BROKEN = "Fragile d’essai"
"""Breaks off after 8 words; ECHO is its fall-back."""
BRIEF = "Bref d’essai"
"""Writes 40 words, and can read no more than two or three exchanges."""
ABSENT = "Absent d’essai"
"""Lists its models but answers nothing; ECHO is its fall-back."""


def add_mock_models(server: Colombage, address: str) -> None:
    def model(name: str, script: str, **changes: Any) -> dict[str, Any]:
        identifier = name.split(maxsplit=1)[0].lower().replace("é", "e")
        return entry(identifier, f"{address}/v1", script, patience=PATIENCE) | {"name": name, **changes}

    add_models(
        EmbeddedCluster(server.data).superuser().conninfo(),
        model(ECHO, "echo"),
        model(EUROPEAN, "echo", hosting="eu", highest_class="internal"),
        model(HOSTED, "echo", hosting="hds"),
        model(SLOW, "tokens=60+gap_ms=50"),
        model(BROKEN, "tokens=50+gap_ms=20+die_after=8", falls_back_to="echo"),
        model(BRIEF, "tokens=40", context_tokens=620, max_output_tokens=200),
        model(ABSENT, "status=503", falls_back_to="echo"),
    )
