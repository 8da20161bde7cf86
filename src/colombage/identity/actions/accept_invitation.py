"""Choose a password with an invitation, and be signed in: POST /api/invitations/accept."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity import rules
from colombage.identity.actions.check_invitation import CheckInvitation
from colombage.identity.errors import LinkInvalid
from colombage.identity.passwords import Passwords
from colombage.identity.store import links, sessions
from colombage.identity.types import SessionLives, SignedIn
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class AcceptInvitation:
    """Older sessions of the person end. Raises LinkInvalid, PasswordTooWeak."""

    database: Database
    audit: AppendAudit
    passwords: Passwords
    lives: SessionLives

    async def __call__(self, token: str, password: str) -> SignedIn:
        invitee = await CheckInvitation(self.database)(token)
        rules.check_password(password, invitee.login)
        password_hash = await self.passwords.hash(password)
        async with self.database.anonymous() as connection:
            opened = await links.use_invitation(connection, token, password_hash)
            if opened is None:
                raise LinkInvalid
            await sessions.forget_attempts(connection, rules.login_key(invitee.login))
            signed_in = await sessions.begin(connection, opened.person_id, self.lives)
            if signed_in is None:
                raise LinkInvalid
            subject = f"person:{opened.person_id}"
            await self.audit.within(
                connection,
                AuditEntry("invitation.accepted", subject, opened.audit_key),
                AuditEntry("session.opened", subject, opened.audit_key, {"method": "invitation"}),
            )
        return signed_in
