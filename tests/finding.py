"""Finders and a vault for tests that are about something else: the rules alone, nothing kept anywhere. And
`only`, for tests of the rules themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from colombage.protection.finders import Finders
from colombage.protection.rules import find
from colombage.protection.types import Known, Mention, SentRecord, Span
from colombage.protection.vaults.vault import Vault


class FindsNobody:
    def mentions(self, text: str) -> Sequence[Mention]:
        return ()


def rules_alone() -> Finders:
    """No trained finder to load."""
    return Finders(FindsNobody)


def only(text: str) -> Span:
    """What the rules find, when it is one thing."""
    (span,) = find(text)
    assert text[span.start : span.end] == span.text
    return span


@dataclass
class MemoryVault:
    """A conversation's vault that is kept nowhere else."""

    vault: Vault = field(default_factory=Vault)
    records: list[SentRecord] = field(default_factory=list[SentRecord])

    async def known(self) -> Known:
        return self.vault.known()

    async def learn(self, known: Known) -> None:
        self.vault.learn(known)

    async def protect(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]], record: SentRecord | None = None
    ) -> tuple[Vault, list[str]]:
        if record is not None:
            self.records.append(record)
        return self.vault, [self.vault.protect(text, found) for text, found in zip(texts, spans, strict=True)]
