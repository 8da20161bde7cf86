"""The person's own password: POST /api/me/password."""

from __future__ import annotations

import math
from dataclasses import dataclass

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity import rules
from colombage.identity.errors import SignInRefused, TooManyAttempts
from colombage.identity.passwords import Passwords
from colombage.identity.store import people, sessions
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """All sessions but this one end. Raises SignInRefused for a wrong present password, counted as a sign-in
    is (whoever holds a stolen session must not be able to try them all), TooManyAttempts, PasswordTooWeak."""

    database: Database
    audit: AppendAudit
    passwords: Passwords

    async def __call__(self, actor: Actor, current: str, new: str) -> None:
        key = f"person:{actor.person_id}"
        async with self.database.transaction(actor) as connection:
            wait = await sessions.count_attempt(
                connection, key, rules.FREE_ATTEMPTS_LOGIN, rules.LONGEST_WAIT_LOGIN_SECONDS
            )
            kept = await sessions.own_credential(connection)
            login = (await people.read_person(connection, actor.person_id)).person.login
        if wait:
            raise TooManyAttempts(seconds=math.ceil(wait))
        rules.check_password(new, login)
        if not await self.passwords.fits(current, kept):
            raise SignInRefused
        new_hash = await self.passwords.hash(new)
        async with self.database.transaction(actor) as connection:
            await sessions.forget_attempts(connection, key)
            await sessions.change_own_password(connection, new_hash, actor.session_id)
            await self.audit.within(
                connection, AuditEntry("password.changed", f"person:{actor.person_id}", actor.audit_key)
            )
