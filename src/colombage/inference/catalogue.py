"""The catalogue of models, held in memory by each process and read again whenever somebody changed it.

Composed by `app`; asked by the door and by the screens. The database is the truth: a change in one process
is announced to the others, and the whole is read anew every minute in case an announcement was lost.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import structlog
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.inference import store
from colombage.inference.errors import UnknownModel
from colombage.inference.types import ModelEntry, ModelTask
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import CodedError

log = structlog.get_logger()

_LIFE_SECONDS = 60.0


@dataclass(slots=True)
class Catalogue:
    """`parse` turns the entry of a line into a ModelEntry (see catalogue_file.py). `offers` says whether this
    installation has what the model needs: one that it lacks is as good as not in the catalogue."""

    database: Database
    secrets: DataKey
    parse: Callable[[dict[str, Any]], ModelEntry]
    offers: Callable[[ModelEntry], bool] = lambda _model: True
    _entries: dict[str, ModelEntry] = field(default_factory=dict[str, ModelEntry])
    _default: str = ""
    _fresh_until: float = 0.0
    _changes: int = 0

    def forget(self, _changed: str = "") -> None:
        """What was read may be out of date: the next question reads anew."""
        self._fresh_until = 0.0
        self._changes += 1

    async def all(self) -> list[ModelEntry]:
        await self._refresh()
        return list(self._entries.values())

    async def get(self, model_id: str) -> ModelEntry:
        """Raises UnknownModel."""
        await self._refresh()
        entry = self._entries.get(model_id)
        if entry is None:
            raise UnknownModel(model_id=model_id)
        return entry

    async def default_id(self) -> str:
        """The model that a new conversation proposes."""
        await self._refresh()
        answering = (model.id for model in self._entries.values() if model.task is ModelTask.CHAT)
        return self._default or next(answering, "")

    async def save(
        self, connection: AsyncConnection, entry: dict[str, Any], api_key: str | None, *, default: bool
    ) -> ModelEntry:
        """Add or replace a model in the caller's transaction. Raises CatalogueInvalid."""
        model = self.parse(entry)
        sealed = self.secrets.encrypt(api_key.encode(), f"model:{model.id}") if api_key else None
        await store.save_model(connection, model.id, entry, sealed, make_default=default)
        self.forget()
        return model

    async def _refresh(self) -> None:
        if time.monotonic() < self._fresh_until:
            return
        changes = self._changes
        async with self.database.system() as connection:
            kept = await store.all_models(connection)
        opened = ((each.id, self._opened(each)) for each in kept)
        self._entries = {
            model_id: entry for model_id, entry in opened if entry is not None and self.offers(entry)
        }
        self._default = next((each.id for each in kept if each.is_default), "")
        if changes == self._changes:  # else what was announced meanwhile may be missing here
            self._fresh_until = time.monotonic() + _LIFE_SECONDS

    def _opened(self, kept: store.KeptModel) -> ModelEntry | None:
        """None for a line that cannot be read: one model is missing then, and not all of them."""
        try:
            model = self.parse(kept.entry)
            if kept.api_key is None:
                return model
            key = self.secrets.decrypt(kept.api_key, f"model:{kept.id}").decode()
        except CodedError as error:
            log.warning("catalogue.model_left_out", model=kept.id, error=str(error))
            return None
        return replace(model, api_key=SecretStr(key))
