"""Sessions, credentials and throttling: calls of the security-definer functions of 0003_identity.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, text
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.identity.rules import new_token, principals, token_hash
from colombage.identity.tables import sessions
from colombage.identity.types import ResumedSession, RoleHeld, SessionLives, SessionPerson, SignedIn
from colombage.kernel.actor import Actor, Grant, Role
from colombage.kernel.clock import new_id

# Asked at each request.
_SESSION = text("select session_of(:hash, :idle)")


@dataclass(frozen=True, slots=True)
class Credential:
    person_id: UUID
    audit_key: UUID
    password_hash: str | None
    active: bool
    demonstration: bool
    """Whether the group is one for demonstration."""


@dataclass(frozen=True, slots=True)
class EndedSession:
    session_id: UUID
    person_id: UUID
    audit_key: UUID


async def resume(connection: AsyncConnection, token: str, idle: timedelta) -> ResumedSession | None:
    """One statement: the session, the person and their rights of this moment."""
    found = (await connection.execute(_SESSION, {"hash": token_hash(token), "idle": idle})).scalar()
    if found is None:
        return None
    person = _person(found["person"])
    return ResumedSession(
        actor=_actor(found["person"], person, UUID(found["session_id"])),
        person=person,
        csrf=found["csrf"],
        expires_at=datetime.fromisoformat(found["expires_at"]),
    )


async def rights_of(connection: AsyncConnection, person_id: UUID) -> Actor | None:
    """The actor without a session, for jobs; asked by the system role."""
    found = (await connection.execute(text("select rights_of(:person)"), {"person": person_id})).scalar()
    return _actor(found, _person(found), None) if found is not None else None


async def audit_key_of(connection: AsyncConnection, person_id: UUID) -> UUID | None:
    """Under which the record knows them, active or not; asked by the system role."""
    found = await connection.execute(text("select audit_key_of(:person)"), {"person": person_id})
    return found.scalar_one()


async def begin(connection: AsyncConnection, person_id: UUID, lives: SessionLives) -> SignedIn | None:
    """A new session under a new token, so that nobody can prepare one; None for an inactive person."""
    token = new_token()
    await connection.execute(
        text("select open_session(:hash, :session, :person, :csrf, :life)"),
        {
            "hash": token_hash(token),
            "session": new_id(),
            "person": person_id,
            "csrf": new_token(),
            "life": lives.whole,
        },
    )
    session = await resume(connection, token, lives.idle)
    return SignedIn(token, session) if session else None


async def end_session(connection: AsyncConnection, token: str) -> EndedSession | None:
    row = (
        await connection.execute(text("select * from end_session(:hash)"), {"hash": token_hash(token)})
    ).one_or_none()
    return EndedSession(row.session_id, row.person_id, row.audit_key) if row else None


async def end_own_sessions(connection: AsyncConnection, person_id: UUID) -> int:
    """All of the acting person's sessions; gives how many there were."""
    result = await connection.execute(
        delete(sessions).where(sessions.c.person_id == person_id).returning(sessions.c.id)
    )
    return len(result.all())


async def credential_of(connection: AsyncConnection, login: str) -> Credential | None:
    row = (
        await connection.execute(text("select * from credential_of(:login)"), {"login": login})
    ).one_or_none()
    if row is None:
        return None
    return Credential(row.person_id, row.audit_key, row.password_hash, row.active, row.demonstration)


async def own_credential(connection: AsyncConnection) -> str | None:
    return (await connection.execute(text("select own_credential()"))).scalar()


async def change_own_password(
    connection: AsyncConnection, password_hash: str, keep_session: UUID | None
) -> None:
    await connection.execute(
        text("select change_own_password(:hash, :keep)"), {"hash": password_hash, "keep": keep_session}
    )


async def change_own_language(connection: AsyncConnection, language: str) -> None:
    await connection.execute(text("select change_own_language(:language)"), {"language": language})


async def count_attempt(connection: AsyncConnection, key: str, free: int, longest_seconds: int) -> float:
    """Seconds to wait; 0 when the try may go on, and is counted."""
    result = await connection.execute(
        text("select count_attempt(:key, :free, :longest)"),
        {"key": key, "free": free, "longest": longest_seconds},
    )
    return float(result.scalar_one())


async def seconds_blocked(connection: AsyncConnection, key: str) -> float:
    result = await connection.execute(text("select seconds_blocked(:key)"), {"key": key})
    return float(result.scalar_one())


async def forget_attempts(connection: AsyncConnection, key: str) -> None:
    await connection.execute(text("select forget_attempts(:key)"), {"key": key})


def _optional(value: str | None) -> UUID | None:
    return UUID(value) if value is not None else None


def _person(found: dict[str, Any]) -> SessionPerson:
    return SessionPerson(
        id=UUID(found["id"]),
        login=found["login"],
        display_name=found["display_name"],
        language=found["language"],
        establishment_id=_optional(found["establishment_id"]),
        establishment_name=found["establishment_name"],
        department_id=_optional(found["department_id"]),
        department_name=found["department_name"],
        profession=found["profession"],
        roles=tuple(
            RoleHeld(Role(each["role"]), _optional(each["establishment_id"]), each["establishment_name"])
            for each in found["grants"]
        ),
    )


def _actor(found: dict[str, Any], person: SessionPerson, session_id: UUID | None) -> Actor:
    # Who is active is a professional, without anybody granting it.
    grants = (
        Grant(Role.PROFESSIONAL, None),
        *(Grant(held.role, held.establishment_id) for held in person.roles),
    )
    return Actor(
        person_id=person.id,
        audit_key=UUID(found["audit_key"]),
        display_name=person.display_name,
        language=person.language,
        establishment_id=person.establishment_id,
        grants=grants,
        principals=principals(
            person.id, person.establishment_id, person.department_id, person.profession, grants
        ),
        session_id=session_id,
    )


async def sweep(connection: AsyncConnection) -> int:
    """Remove what has ended, as the system role. Gives how many rows there were."""
    return int((await connection.execute(text("select sweep_identity()"))).scalar_one())
