"""What the audit record asks of the outside: a place for signed heads that the database cannot reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from colombage.audit.types import ChainPoint, SignedHead


@dataclass(frozen=True, slots=True)
class ReadHeads:
    """The heads whose signature is ours, those whose signature is not, and lines that are no head."""

    valid: tuple[SignedHead, ...] = ()
    forged: tuple[SignedHead, ...] = ()
    unreadable: int = 0


class HeadsKeeper(Protocol):
    """Raises HeadsFileUnwritable. Both may block on the disk: call them off the event loop."""

    def write(self, head: ChainPoint) -> SignedHead:
        """Sign the head and keep it, durable on return."""
        ...

    def read(self) -> ReadHeads: ...
