"""Models of the mock server for the catalogue of a running house, each with its script."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import psycopg

from tests.model_entries import patience_for


def entry(name: str, server: str, script: str, **changes: Any) -> dict[str, Any]:
    """A catalogue entry; `script` is what the mock server does (benchmarks/mock_model_server.py)."""
    return {
        "id": name,
        "name": f"Modèle {name}",
        "engine": "openai",
        "hosting": "on_site",
        "highest_class": "health",
        "purpose_fr": "Essayer",
        "purpose_en": "Trying",
        "context_tokens": 8192,
        "max_output_tokens": 1024,
        "languages": ["fr", "en"],
        "address": server,
        "remote_model": script,
        "patience": asdict(patience_for(script)),
        "footprint": {
            "method": "ecologits",
            "active_parameters_billions": 24,
            "total_parameters_billions": 24,
        },
        **changes,
    }


def add_models(conninfo: str, *entries: dict[str, Any]) -> None:
    """Put them in the catalogue of a database, as the system role, and tell the processes."""
    with psycopg.connect(conninfo) as connection:
        for position, each in enumerate(entries, start=100):
            connection.execute(
                "insert into colombage.models (id, position, entry) values (%s, %s, %s)"
                " on conflict (id) do update set entry = excluded.entry",
                (each["id"], position, json.dumps(each)),
            )
        connection.execute("select pg_notify('colombage_catalogue', '')")


def remove_model(conninfo: str, model_id: str) -> None:
    """Take one out of the catalogue, and tell the processes."""
    with psycopg.connect(conninfo) as connection:
        connection.execute("delete from colombage.models where id = %s", (model_id,))
        connection.execute("select pg_notify('colombage_catalogue', '')")
