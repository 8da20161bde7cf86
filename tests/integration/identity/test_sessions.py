"""Sessions: how they end, and that rights are those of the moment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colombage.identity.actions.reload_actor import ReloadActor
from colombage.identity.actions.resume_session import ResumeSession
from colombage.identity.errors import LinkInvalid, PasswordTooWeak, SignInRefused, TooManyAttempts
from colombage.identity.types import SessionLives
from colombage.kernel.actor import Role
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from tests.integration.identity.conftest import PASSWORD, House, Sql


async def test_a_session_is_resumed_by_one_statement(house: House, database: Database) -> None:
    database.statements = []
    try:
        assert await house.actions.resume_session(house.begun.token) is not None
        assert len(database.statements) == 1
    finally:
        database.statements = None


@pytest.mark.parametrize("token", [None, "", "unknown", "x" * 5000, "é\ud800"])
async def test_without_a_good_token_there_is_nobody(house: House, token: str | None) -> None:
    assert await house.actions.resume_session(token) is None


async def test_a_session_ends_by_age_and_by_idleness(house: House, database: Database, as_owner: Sql) -> None:
    token = house.begun.token
    await as_owner("update sessions set last_seen_at = now() - interval '119 minutes'")
    assert await house.actions.resume_session(token) is not None
    [(seen,)] = await as_owner("select now() - last_seen_at from sessions")
    assert seen < timedelta(minutes=1)
    await as_owner("update sessions set last_seen_at = now() - interval '121 minutes'")
    assert await house.actions.resume_session(token) is None
    await as_owner("update sessions set last_seen_at = now()")
    assert await house.actions.resume_session(token) is not None
    await as_owner("update sessions set expires_at = now() - interval '1 second'")
    assert await house.actions.resume_session(token) is None
    short = ResumeSession(database, SessionLives(timedelta(hours=1), timedelta(0)))
    assert await short((await house.enter("ada")).token) is None


async def test_last_seen_is_written_once_a_minute(house: House, as_owner: Sql) -> None:
    [(before,)] = await as_owner("select last_seen_at from sessions")
    await house.actions.resume_session(house.begun.token)
    [(after,)] = await as_owner("select last_seen_at from sessions")
    assert before == after


async def test_signing_out_ends_this_session_alone(house: House) -> None:
    first, second = await house.enter("ada"), await house.enter("ada")
    await house.actions.sign_out(first.token)
    assert await house.actions.resume_session(first.token) is None
    assert await house.actions.resume_session(second.token) is not None
    await house.actions.sign_out(first.token)


async def test_signing_out_everywhere_ends_all_of_one_person(house: House, recorded: Sql) -> None:
    await house.add("bea")
    other = await house.enter("bea")
    sessions = [await house.enter("ada") for _ in range(3)]
    count = await house.actions.sign_out_everywhere(sessions[0].session.actor)
    assert count == 4  # the one of the first use too
    for each in [*sessions, house.begun]:
        assert await house.actions.resume_session(each.token) is None
    assert await house.actions.resume_session(other.token) is not None
    *_, (facts,) = await recorded("facts", "kind = 'session.ended'")
    assert facts == '{"everywhere":true,"sessions":4}'


async def test_a_grant_holds_and_ends_at_the_next_request(house: House) -> None:
    person = await house.add("bea")
    token = (await house.enter("bea")).token
    resume = house.actions.resume_session

    async def officer() -> bool:
        session = await resume(token)
        assert session is not None
        return session.actor.holds(Role.OFFICER)

    assert not await officer()
    given = await house.actions.give_grant(house.administrator, person.id, Role.OFFICER, None)
    assert await officer()
    await house.actions.end_grant(house.administrator, given.grants[0].id)
    assert not await officer()


async def test_the_actor_carries_place_and_scoped_roles(house: House) -> None:
    actor = await house.actor("bea", house.there, Role.STEWARD)
    assert actor.holds(Role.PROFESSIONAL)
    assert actor.holds(Role.STEWARD, house.there)
    assert not actor.holds(Role.STEWARD, house.here)
    assert not actor.holds(Role.STEWARD)
    assert set(actor.principals) == {
        "group",
        f"person:{actor.person_id}",
        f"establishment:{house.there}",
        "profession:nurse",
        f"profession:nurse:{house.there}",
        "role:professional",
        f"role:steward:{house.there}",
    }
    assert actor.session_id is not None


async def test_a_job_takes_the_rights_of_when_it_runs(house: House, database: Database) -> None:
    reload = ReloadActor(database)
    person = await house.add("bea", house.here, Role.STEWARD)
    actor = await reload(person.id)
    assert actor is not None
    assert actor.holds(Role.STEWARD, house.here)
    await house.actions.change_person(house.administrator, person.id, {"active": False})
    assert await reload(person.id) is None
    assert await reload(new_id()) is None


async def test_a_new_password_ends_the_other_sessions(house: House) -> None:
    this, other = await house.enter("ada"), await house.enter("ada")
    new = "un merle chante au verger"
    await house.actions.change_password(this.session.actor, PASSWORD, new)
    assert await house.actions.resume_session(this.token) is not None
    assert await house.actions.resume_session(other.token) is None
    with pytest.raises(SignInRefused):
        await house.enter("ada", PASSWORD)
    await house.enter("ada", new)


async def test_a_stolen_session_cannot_guess_the_password(house: House) -> None:
    actor = house.administrator
    for _ in range(5):
        with pytest.raises(SignInRefused):
            await house.actions.change_password(actor, "deviné peut-être", "un merle chante au verger")
    with pytest.raises(TooManyAttempts):
        await house.actions.change_password(actor, PASSWORD, "un merle chante au verger")


async def test_a_weak_new_password_is_refused(house: House) -> None:
    with pytest.raises(PasswordTooWeak):
        await house.actions.change_password(house.administrator, PASSWORD, "court")
    with pytest.raises(PasswordTooWeak):
        await house.actions.change_password(house.administrator, PASSWORD, "ada au pays des merles")


async def test_the_own_language(house: House) -> None:
    await house.actions.change_language(house.administrator, "en")
    session = await house.actions.resume_session(house.begun.token)
    assert session is not None
    assert (session.actor.language, session.person.language) == ("en", "en")


async def test_a_changed_password_ends_the_invitations_that_lie_about(house: House) -> None:
    person = await house.add("invitee")
    token = await house.actions.issue_invitation(house.administrator, person.id)
    actor = (await house.enter("invitee")).session.actor
    await house.actions.change_password(actor, PASSWORD, "un merle chante au verger")
    with pytest.raises(LinkInvalid):
        await house.actions.accept_invitation(token, PASSWORD)
