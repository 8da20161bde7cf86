"""Passwords: the real price, the same for nobody's, and no more than two at a time."""

from __future__ import annotations

import asyncio
import threading
import time

from argon2 import PasswordHasher, Type, extract_parameters

from colombage.identity.passwords import Passwords


async def test_hashes_are_argon2id_at_a_serious_price() -> None:
    passwords = Passwords()
    kept = await passwords.hash("le camélia boit la pluie")
    price = extract_parameters(kept)
    assert price.type is Type.ID
    assert price.memory_cost >= 46 * 1024
    assert price.time_cost >= 2
    assert extract_parameters(passwords.nobodys_hash) == price
    assert await passwords.fits("le camélia boit la pluie", kept)
    assert not await passwords.fits("le camélia boit la pluie.", kept)


async def test_nobodys_password_never_fits() -> None:
    passwords = Passwords(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    assert not await passwords.fits("", None)
    assert not await passwords.fits("tout", "$argon2id$no-hash")


class _Watched(PasswordHasher):
    """Notes how many hash at once."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=64, parallelism=1)
        self.lock = threading.Lock()
        self.now = self.most = 0

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.02)
        with self.lock:
            self.now -= 1
        return super().hash(password, salt=salt)


async def test_a_crowd_waits_its_turn() -> None:
    watched = _Watched()
    passwords = Passwords(watched)
    await asyncio.gather(*(passwords.hash("x") for _ in range(8)))
    assert watched.most == 2
