"""Hash and verify passwords with argon2id, off the event loop. For actions that receive a password."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_AT_ONCE = 2


def _hasher() -> PasswordHasher:
    """Above OWASP's floor (46 MiB, one pass): some 50 ms of one core."""
    return PasswordHasher(time_cost=2, memory_cost=46 * 1024, parallelism=1)


@dataclass(frozen=True, slots=True)
class Passwords:
    """Two at a time: a crowd that signs in waits, and leaves memory and cores to the others."""

    hasher: PasswordHasher = field(default_factory=_hasher)
    _at_once: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def hash(self, password: str) -> str:
        async with self._at_once:
            return await asyncio.to_thread(self.hasher.hash, password)

    async def fits(self, password: str, password_hash: str | None) -> bool:
        """Whether the password is the one that was hashed; with no hash, as slow and always False."""
        async with self._at_once:
            fits = await asyncio.to_thread(self._verify, password, password_hash or self.nobodys_hash)
        return fits and password_hash is not None

    @property
    def nobodys_hash(self) -> str:
        """Verified for unknown logins, as slowly: the same price, and no password known to fit."""
        given = self.hasher
        price = f"m={given.memory_cost},t={given.time_cost},p={given.parallelism}"
        return f"$argon2id$v=19${price}${'A' * 22}${'A' * 43}"

    def _verify(self, password: str, password_hash: str) -> bool:
        try:
            return self.hasher.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False
