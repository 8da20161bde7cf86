"""Models for tests: catalogue entries, short of patience only with a server that leaves them waiting."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from colombage.inference.catalogue_file import parse_entry
from colombage.inference.types import ChatMessage, ChatPayload, MessageRole, ModelEntry, Patience

PATIENT = Patience(connect_seconds=5, first_token_seconds=20, between_tokens_seconds=20, total_seconds=60)
"""On two cores that may have much else to do, nothing fails because it came late."""
SHORT = Patience(connect_seconds=5, first_token_seconds=0.4, between_tokens_seconds=0.4, total_seconds=60)


def patience_for(script: str) -> Patience:
    """For what the mock server does by that name: short where it is asked to leave one waiting."""
    if "hang_after" in script:
        return replace(PATIENT, between_tokens_seconds=1)
    return SHORT if "hang" in script else PATIENT


def openai_entry(script: str = "mock", *, address: str = "http://127.0.0.1:9", **changes: Any) -> ModelEntry:
    """A model behind a mock server; `script` is its remote name (see benchmarks/mock_model_server.py)."""
    entry = parse_entry(
        {
            "id": "essai",
            "name": "Modèle d’essai",
            "engine": "openai",
            "hosting": "on_site",
            "highest_class": "health",
            "purpose_fr": "Essayer",
            "purpose_en": "Trying",
            "context_tokens": 8192,
            "max_output_tokens": 1024,
            "address": address,
            "remote_model": script,
        }
    )
    return replace(entry, **{"patience": patience_for(script), **changes})


def ask(text: str, **changes: Any) -> ChatPayload:
    return ChatPayload(messages=(ChatMessage(MessageRole.USER, text),), **changes)
