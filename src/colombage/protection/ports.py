"""What the door needs of a vault: protect texts, and have the placeholders kept before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from colombage.protection.types import Span
from colombage.protection.vault import Vault


class KeptVault(Protocol):
    """The vault of one conversation, wherever it is kept."""

    async def protect(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> tuple[Vault, list[str]]:
        """Each text with its spans replaced, and the vault that restores them, already kept.

        Raises DatabaseAway; then nothing may be sent.
        """
        ...
