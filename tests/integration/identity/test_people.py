"""Administering people: what administrators and stewards may, and what a steward may not reach for."""

from __future__ import annotations

import asyncio

import pytest

from colombage.identity.actions.name_by_audit_key import NameByAuditKey
from colombage.identity.actions.name_people import NamePeople
from colombage.identity.errors import LastAdministrator, LinkInvalid, LoginTaken
from colombage.identity.types import NewPerson
from colombage.kernel.actor import Role
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden, InvalidInput, NotFound
from tests.integration.identity.conftest import PASSWORD, House, Sql


def _new(login: str, house: House, **changes: object) -> NewPerson:
    values = {
        "display_name": "Zoé Fictive",
        "login": login,
        "establishment_id": house.here,
        "department_id": None,
        "profession": None,
        "language": "fr",
    }
    return NewPerson(**{**values, **changes})


async def test_an_invitation_opens_an_account_once(house: House) -> None:
    invited = await house.actions.add_person(house.administrator, _new("zoe", house))
    invitee = await house.actions.check_invitation(invited.token)
    assert (invitee.display_name, invitee.login) == ("Zoé Fictive", "zoe")
    signed_in = await house.actions.accept_invitation(invited.token, PASSWORD)
    assert signed_in.session.person.login == "zoe"
    with pytest.raises(LinkInvalid):
        await house.actions.accept_invitation(invited.token, PASSWORD)
    with pytest.raises(LinkInvalid):
        await house.actions.check_invitation(invited.token)


async def test_a_newer_invitation_ends_the_older_and_the_sessions(house: House) -> None:
    invited = await house.actions.add_person(house.administrator, _new("zoe", house))
    second = await house.actions.issue_invitation(house.administrator, invited.person.id)
    with pytest.raises(LinkInvalid):
        await house.actions.accept_invitation(invited.token, PASSWORD)
    old = await house.actions.accept_invitation(second, PASSWORD)
    third = await house.actions.issue_invitation(house.administrator, invited.person.id)
    assert await house.actions.resume_session(old.token) is not None
    await house.actions.accept_invitation(third, PASSWORD)
    assert await house.actions.resume_session(old.token) is None


async def test_a_login_is_taken_whatever_its_case(house: House) -> None:
    with pytest.raises(LoginTaken) as caught:
        await house.actions.add_person(house.administrator, _new("ADA", house))
    assert caught.value.facts == {"login": "ada"}


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"profession": "astronaut"}, "ce métier n’existe pas"),
        ({"department_id": new_id()}, "ce service n’est pas de cet établissement"),
        ({"establishment_id": new_id()}, "cet établissement n’existe pas"),
    ],
)
async def test_places_that_do_not_exist_are_refused(
    house: House, changes: dict[str, object], detail: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        await house.actions.add_person(house.administrator, _new("zoe", house, **changes))
    assert caught.value.facts["detail"] == detail


async def test_a_department_belongs_to_the_establishment(house: House) -> None:
    elsewhere = await house.actions.add_department(
        house.administrator, establishment_id=house.there, name="Cardiologie"
    )
    with pytest.raises(InvalidInput):
        await house.actions.add_person(house.administrator, _new("zoe", house, department_id=elsewhere.id))
    person = await house.add("bea")
    moved = await house.actions.change_person(
        house.administrator, person.id, {"establishment_id": house.there, "department_id": elsewhere.id}
    )
    assert (moved.establishment_name, moved.department_name) == ("CH d’Ailleurs", "Cardiologie")
    back = await house.actions.change_person(house.administrator, person.id, {"establishment_id": house.here})
    assert back.department_id is None


async def test_lists_are_searched_without_accents_and_read_page_by_page(house: House) -> None:
    for number in range(60):
        await house.actions.add_person(
            house.administrator, _new(f"p{number:02}", house, display_name=f"Éloïse {number:02}")
        )
    people = house.actions.list_people
    first = await people(house.administrator, "eloise")
    second = await people(house.administrator, "eloise", after=first.next)
    names = [person.display_name for person in (*first.items, *second.items)]
    assert names == [f"Éloïse {number:02}" for number in range(60)]
    assert (len(first.items), second.next) == (50, None)
    assert [each.login for each in (await people(house.administrator, "P07")).items] == ["p07"]
    assert (await people(house.administrator, "100%_")).items == ()
    assert (await people(house.administrator, "", house.there)).items == ()
    for cursor in ("x", "AAAA", "é"):
        with pytest.raises(InvalidInput):
            await people(house.administrator, after=cursor)


async def test_a_steward_administers_their_establishment_alone(house: House) -> None:
    steward = await house.actor("steward", house.here, Role.STEWARD)
    there = await house.add("loin", house.there)
    added = await house.actions.add_person(steward, _new("zoe", house))
    changed = await house.actions.change_person(steward, added.person.id, {"display_name": "Zoé Changée"})
    assert changed.display_name == "Zoé Changée"
    assert await house.actions.issue_invitation(steward, added.person.id)
    seen = {person.login for person in (await house.actions.list_people(steward)).items}
    assert seen == {"ada", "steward", "zoe"}
    with pytest.raises(Forbidden):
        await house.actions.add_person(steward, _new("yan", house, establishment_id=house.there))
    with pytest.raises(Forbidden):
        await house.actions.change_person(steward, added.person.id, {"establishment_id": house.there})
    for attempt in (
        house.actions.change_person(steward, there.id, {"display_name": "X"}),
        house.actions.issue_invitation(steward, there.id),
        house.actions.give_grant(steward, there.id, Role.STEWARD, house.there),
    ):
        with pytest.raises(NotFound):
            await attempt


async def test_a_steward_cannot_take_over_who_holds_more(house: House) -> None:
    """A new invitation or another login for an administrator would hand the administrator's account over."""
    steward = await house.actor("steward", house.here, Role.STEWARD)
    officer = await house.add("officer", house.here, Role.OFFICER)
    for person_id in (house.administrator.person_id, officer.id):
        for attempt in (
            house.actions.issue_invitation(steward, person_id),
            house.actions.change_person(steward, person_id, {"login": "pris"}),
            house.actions.change_person(steward, person_id, {"active": False}),
        ):
            with pytest.raises(Forbidden):
                await attempt


async def test_a_steward_gives_stewardship_and_nothing_above(house: House) -> None:
    steward = await house.actor("steward", house.here, Role.STEWARD)
    person = await house.add("bea")
    for role, where in (
        (Role.GROUP_ADMINISTRATOR, None),
        (Role.OFFICER, house.here),
        (Role.AUDITOR, None),
        (Role.STEWARD, None),
        (Role.STEWARD, house.there),
    ):
        with pytest.raises(Forbidden):
            await house.actions.give_grant(steward, person.id, role, where)
        with pytest.raises(Forbidden):
            await house.actions.give_grant(steward, steward.person_id, role, where)
    given = await house.actions.give_grant(steward, person.id, Role.STEWARD, house.here)
    again = await house.actions.give_grant(steward, person.id, Role.STEWARD, house.here)
    assert given.grants == again.grants
    await house.actions.end_grant(steward, given.grants[0].id)
    other = await house.actions.give_grant(house.administrator, person.id, Role.OFFICER, None)
    with pytest.raises(Forbidden):
        await house.actions.end_grant(steward, other.grants[0].id)


async def test_a_professional_administers_nobody(house: House) -> None:
    actor = await house.actor("bea")
    assert [person.login for person in (await house.actions.list_people(actor)).items] == ["bea"]
    with pytest.raises(Forbidden):
        await house.actions.change_person(actor, actor.person_id, {"display_name": "Autre"})
    with pytest.raises(Forbidden):
        await house.actions.give_grant(actor, actor.person_id, Role.STEWARD, house.here)
    with pytest.raises(Forbidden):
        await house.actions.issue_invitation(actor, actor.person_id)
    with pytest.raises(Forbidden):
        await house.actions.add_establishment(actor, name="X", city=None, kind=None, is_support=False)
    assert len(await house.actions.list_establishments(actor)) == 2


async def test_the_last_administrator_stays(house: House) -> None:
    ada = house.administrator
    [administration] = [
        grant.id
        for person in (await house.actions.list_people(ada, "ada")).items
        for grant in person.grants
        if grant.role is Role.GROUP_ADMINISTRATOR
    ]
    with pytest.raises(LastAdministrator):
        await house.actions.end_grant(ada, administration)
    with pytest.raises(LastAdministrator):
        await house.actions.change_person(ada, ada.person_id, {"active": False})
    bea = await house.actor("bea", house.here, Role.GROUP_ADMINISTRATOR)
    [other] = [grant.id for grant in (await house.actions.list_people(ada, "bea")).items[0].grants]
    # Each takes the other's away at once: one of them must be left.
    results = await asyncio.gather(
        house.actions.end_grant(ada, other),
        house.actions.end_grant(bea, administration),
        return_exceptions=True,
    )
    assert sum(isinstance(each, LastAdministrator | NotFound) for each in results) == 1


async def test_names_behind_the_audit_are_for_auditors(house: House, database: Database) -> None:
    auditor = await house.actor("audit", house.here, Role.AUDITOR)
    key = house.administrator.audit_key
    names = NameByAuditKey(database)
    assert await names(auditor, [key, new_id()]) == {key: "Ada Fictive"}
    assert await names(house.administrator, [key]) == {}
    professional = await house.actor("bea")
    ada = house.administrator.person_id
    assert await NamePeople(database)(professional, [ada, new_id()]) == {ada: "Ada Fictive"}


async def test_changes_are_recorded_without_names(house: House, recorded: Sql) -> None:
    person = await house.add("bea")
    await house.actions.change_person(house.administrator, person.id, {"display_name": "Béatrice Fictive"})
    await house.actions.change_person(house.administrator, person.id, {"active": False})
    rows = await recorded("kind, facts, actor_key", "subject = :subject", subject=f"person:{person.id}")
    assert [kind for kind, *_ in rows] == [
        "person.added",
        "invitation.issued",
        "invitation.accepted",
        "session.opened",
        "person.changed",
        "person.deactivated",
    ]
    assert rows[4][1] == '{"fields":["display_name"]}'
    assert rows[5][2] == house.administrator.audit_key
    assert not any("trice" in facts for _, facts, _ in rows)


async def test_what_fails_is_not_recorded(house: House, recorded: Sql) -> None:
    before = await recorded("seq", "kind like 'person.%'")
    with pytest.raises(LoginTaken):
        await house.actions.add_person(house.administrator, _new("ada", house))
    assert before
    assert await recorded("seq", "kind like 'person.%'") == before
