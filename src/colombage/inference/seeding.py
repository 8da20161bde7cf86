"""Puts the seed's models into an empty catalogue, at each start: what an administrator changed stays."""

from __future__ import annotations

from colombage.inference import store
from colombage.inference.catalogue_file import Seed
from colombage.kernel.database import Database


async def seed_catalogue(database: Database, seed: Seed) -> int:
    """Gives how many models were added. A model that is there already is left as it is."""
    kept = [
        store.KeptModel(str(entry["id"]), dict(entry), None, entry["id"] == seed.default_id)
        for entry in seed.entries
    ]
    async with database.system() as connection:
        present = await store.all_models(connection)
        there = {model.id for model in present}
        has_default = any(model.is_default for model in present)
        missing = [
            store.KeptModel(model.id, model.entry, None, model.is_default and not has_default)
            for model in kept
            if model.id not in there
        ]
        return await store.seed_models(connection, missing) if missing else 0
