"""Sign in with a login and a password: POST /api/session."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import structlog

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity import rules
from colombage.identity.errors import SignInRefused, TooManyAttempts
from colombage.identity.passwords import Passwords
from colombage.identity.store import sessions
from colombage.identity.types import DEMONSTRATION_PASSWORD, SessionLives, SignedIn
from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SignIn:
    """Raises SignInRefused, the same and as slow whatever was wrong, and TooManyAttempts.

    `address` is the client's, behind a proxy the forwarded one. `old_token` is the cookie that came along:
    its session ends, and the new one has a new token, so that nobody can fix it beforehand.
    """

    database: Database
    audit: AppendAudit
    passwords: Passwords
    lives: SessionLives
    longest_wait_seconds: int = field(default=rules.LONGEST_WAIT_LOGIN_SECONDS)

    async def __call__(
        self, login: str, password: str, address: str | None, old_token: str | None = None
    ) -> SignedIn:
        try:
            login = rules.canonical_login(login)
        except InvalidInput:
            login = login[:200]  # no account has such a login: refused below, in the same time as the others
        credential = await self._begin(login, address)
        fits = await self.passwords.fits(password, credential.password_hash if credential else None)
        reason = _refusal(credential, password, fits=fits)
        if reason is not None or credential is None:
            await self._refuse(credential, address, reason or "unknown_login")
            raise SignInRefused
        async with self.database.anonymous() as connection:
            await sessions.forget_attempts(connection, rules.login_key(login))
            if old_token:
                await sessions.end_session(connection, old_token)
            signed_in = await sessions.begin(connection, credential.person_id, self.lives)
            if signed_in is None:
                raise SignInRefused
            await self.audit.within(
                connection,
                AuditEntry(
                    "session.opened",
                    f"person:{credential.person_id}",
                    credential.audit_key,
                    {"method": "password"},
                ),
            )
        return signed_in

    async def _begin(self, login: str, address: str | None) -> sessions.Credential | None:
        """Count the try, before the password is looked at; then find whose login it is."""
        async with self.database.anonymous() as connection:
            wait = await sessions.seconds_blocked(connection, rules.address_key(address))
            if not wait:
                wait = await sessions.count_attempt(
                    connection, rules.login_key(login), rules.FREE_ATTEMPTS_LOGIN, self.longest_wait_seconds
                )
            found = None if wait else await sessions.credential_of(connection, login)
        if wait:
            # Not in the audit record, which a flood of tries must not be able to fill.
            _log.warning("identity.sign_in_throttled", address=address, seconds=math.ceil(wait))
            raise TooManyAttempts(seconds=math.ceil(wait))
        return found

    async def _refuse(self, credential: sessions.Credential | None, address: str | None, reason: str) -> None:
        subject = f"person:{credential.person_id}" if credential else "login:unknown"
        _log.warning("identity.sign_in_refused", address=address, reason=reason, subject=subject)
        async with self.database.anonymous() as connection:
            await sessions.count_attempt(
                connection,
                rules.address_key(address),
                rules.FREE_ATTEMPTS_ADDRESS,
                rules.LONGEST_WAIT_ADDRESS_SECONDS,
            )
            await self.audit.within(
                connection, AuditEntry("session.refused", subject, None, {"reason": reason})
            )


def _refusal(credential: sessions.Credential | None, password: str, *, fits: bool) -> str | None:
    if credential is None:
        return "unknown_login"
    if not fits:
        return "wrong_password"
    if not credential.active:
        return "inactive"
    if password == DEMONSTRATION_PASSWORD and not credential.demonstration:
        return "demonstration_password"
    return None
