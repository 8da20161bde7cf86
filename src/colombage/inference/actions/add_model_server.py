"""A group administrator adds the models of a server to the catalogue, each with its hosting and ceiling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.inference.addresses import normalise_address
from colombage.inference.catalogue import Catalogue
from colombage.inference.ports import ModelDirectory
from colombage.inference.types import ModelEntry, ModelTask
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden
from colombage.policy.types import DataClass, Hosting

_MOST_MODELS = 20
_CONTEXT_TOKENS = 8_192
_OUTPUT_TOKENS = 2_048
_LISTENING = {"patience": {"total_seconds": 120}}
"""Somebody waits for their words; ten minutes of speech take a server half a minute or so."""
_PURPOSES = {
    ModelTask.CHAT: (
        "Rédiger, résumer, reformuler et répondre, avec ou sans documents.",
        "Write, summarise, rephrase and answer, with or without documents.",
    ),
    ModelTask.TRANSCRIPTION: ("Écrire ce qui est dicté.", "Write down what is dictated."),
}


@dataclass(frozen=True, slots=True)
class ModelServer:
    address: str
    api_key: str | None = field(repr=False)
    hosting: Hosting
    propose_first: bool
    """Whether new conversations propose its first model from now on."""
    task: ModelTask = ModelTask.CHAT
    accepts_images: bool = False


@dataclass(frozen=True, slots=True)
class AddModelServer:
    """What the server does not say of its models (context, parameters) gets cautious figures, which the
    administrator corrects in the catalogue."""

    database: Database
    catalogue: Catalogue
    directory: ModelDirectory
    append: AppendAudit

    async def __call__(self, actor: Actor, server: ModelServer) -> list[ModelEntry]:
        """Raises Forbidden, AddressInvalid, EngineFaults (nothing is kept then), DatabaseAway."""
        if not actor.holds(Role.GROUP_ADMINISTRATOR):
            raise Forbidden
        names = (await self.directory.models(server.address, server.api_key or None))[:_MOST_MODELS]
        known = {model.id: model for model in await self.catalogue.all()}
        added: list[ModelEntry] = []
        proposed = server.propose_first and server.task is ModelTask.CHAT
        async with self.database.transaction(actor) as connection:
            for position, name in enumerate(names):
                entry = _entry(_free_id(name, server, known), name, server)
                model = await self.catalogue.save(
                    connection, entry, server.api_key, default=proposed and position == 0
                )
                known[model.id] = model
                added.append(model)
            await self.append.within(
                connection,
                *(
                    AuditEntry(
                        "model.added", f"model:{model.id}", actor.audit_key, {"hosting": server.hosting.value}
                    )
                    for model in added
                ),
            )
        self.catalogue.forget()
        return added


def _free_id(name: str, server: ModelServer, known: Mapping[str, ModelEntry]) -> str:
    """Made of the model's name; the one that it has already when this server was added before. Another
    server's model of that name, or one of ours, keeps its own: it must not change its hosting unseen."""
    wanted = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:56].rstrip("-") or "modele"
    address = normalise_address(server.address)
    candidates = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(
        each
        for each in candidates
        if (there := known.get(each)) is None or (there.address == address and there.remote_model == name)
    )


def _entry(model_id: str, name: str, server: ModelServer) -> dict[str, Any]:
    """A catalogue entry of the form that catalogue_file.py reads."""
    listens = server.task is ModelTask.TRANSCRIPTION
    return {
        "id": model_id,
        "name": name.rsplit("/", 1)[-1],
        "engine": "openai",
        "hosting": server.hosting.value,
        # The matrix decides what may go where; the ceiling is for models that deserve less than that.
        "highest_class": DataClass.HEALTH.value,
        "task": server.task.value,
        "accepts_images": server.accepts_images and not listens,
        "purpose_fr": _PURPOSES[server.task][0],
        "purpose_en": _PURPOSES[server.task][1],
        "context_tokens": _CONTEXT_TOKENS,
        "max_output_tokens": _OUTPUT_TOKENS,
        "languages": ["fr", "en"],
        "address": server.address,
        "remote_model": name,
        **(_LISTENING if listens else {"falls_back_to": "extractif"}),
        "footprint": {
            "method": "ecologits",
            "electricity_zone": "FRA",
            "power_usage_effectiveness": {"min": 1.2, "max": 1.8},
            # Unknown: from the smallest model that servers commonly hold to a large one.
            "active_parameters_billions": {"min": 7, "max": 120},
            "total_parameters_billions": {"min": 7, "max": 120},
        },
    }
