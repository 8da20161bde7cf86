"""Hash and verify passwords with argon2id, off the event loop. For actions that receive a password."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# Above OWASP's floor (46 MiB, one pass), about 50 ms of one core.
_HASHER = PasswordHasher(time_cost=2, memory_cost=46 * 1024, parallelism=1)
# Of a random password that nobody knows; verified for unknown logins, so that they take as long.
_NOBODY = "$argon2id$v=19$m=47104,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


@dataclass(frozen=True, slots=True)
class Passwords:
    """Two at a time: a crowd that signs in waits, and leaves memory and cores to the others."""

    _at_once: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))

    async def hash(self, password: str) -> str:
        async with self._at_once:
            return await asyncio.to_thread(_HASHER.hash, password)

    async def fits(self, password: str, password_hash: str | None) -> bool:
        """Whether the password is the one that was hashed; with no hash, as slow and always False."""
        async with self._at_once:
            fits = await asyncio.to_thread(_verify, password, password_hash or _NOBODY)
        return fits and password_hash is not None


def _verify(password: str, password_hash: str) -> bool:
    try:
        return _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
