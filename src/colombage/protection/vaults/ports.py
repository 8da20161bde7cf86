"""What the door needs of a vault: what is known before a text is read, and placeholders that are kept before
anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from colombage.protection.types import Known, SentRecord, Span
from colombage.protection.vaults.vault import Vault


class KeptVault(Protocol):
    """The vault of one conversation, wherever it is kept."""

    async def known(self) -> Known:
        """The people that the conversation has met, what was marked by hand and what is let through.

        Raises CannotDecrypt, DatabaseAway.
        """
        ...

    async def learn(self, known: Known) -> None:
        """Adds marks of a person (`missed`, `allowed`) and names of a caller, for this and all later calls.

        A text that is allowed is no longer missed, and the other way round: the last word counts.
        Raises VaultBusy, DatabaseAway.
        """
        ...

    async def protect(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[Span]],
        record: SentRecord | None = None,
    ) -> tuple[Vault, list[str]]:
        """Each text with its spans replaced, and the vault that restores them, already kept.

        With a `record`, what is sent is kept too, in the same transaction, under the record's id.
        Raises VaultFull, VaultBusy, DatabaseAway; then nothing may be sent.
        """
        ...
