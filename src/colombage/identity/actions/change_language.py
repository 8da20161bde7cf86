"""The person's own language on screen: PATCH /api/me."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.store import sessions
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput

_LANGUAGES = {"fr", "en"}


@dataclass(frozen=True, slots=True)
class ChangeLanguage:
    """Raises InvalidInput for a language other than fr and en."""

    database: Database

    async def __call__(self, actor: Actor, language: str) -> None:
        if language not in _LANGUAGES:
            raise InvalidInput(detail="la langue est fr ou en")
        async with self.database.transaction(actor) as connection:
            await sessions.change_own_language(connection, language)
