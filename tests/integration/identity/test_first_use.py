"""The first use: one link, one group, once."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from colombage.identity.actions.issue_first_use_link import IssueFirstUseLink
from colombage.identity.errors import LinkInvalid, PasswordTooWeak, SignInRefused
from colombage.identity.routes import IdentityActions
from colombage.identity.types import DEMONSTRATION_PASSWORD, NewGroup
from colombage.kernel.actor import Role
from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput, NotFound
from tests.integration.identity.conftest import PASSWORD, House, Sql

NEW = NewGroup("Groupement fictif", "CH d’Ici", "Ada Fictive", "Ada", PASSWORD)


async def test_the_first_administrator_begins_and_is_signed_in(
    identity: IdentityActions, database: Database, recorded: Sql
) -> None:
    token = await IssueFirstUseLink(database)()
    assert token is not None
    await identity.check_first_use_link(token)
    begun = await identity.set_up_group(token, NEW)
    actor = begun.session.actor
    assert actor.holds(Role.GROUP_ADMINISTRATOR)
    assert actor.holds(Role.OFFICER)
    assert not actor.holds(Role.AUDITOR)
    assert (await identity.resume_session(begun.token)) is not None
    assert (await identity.sign_in("ADA", PASSWORD, None)).session.person.login == "ada"
    kinds = await recorded("kind", "actor_key = :key", key=actor.audit_key)
    assert [kind for (kind,) in kinds] == [
        "group.created",
        "person.added",
        "grant.given",
        "grant.given",
        "session.opened",
        "session.opened",
    ]


async def test_a_link_serves_once_and_no_group_is_begun_twice(
    identity: IdentityActions, database: Database
) -> None:
    issue = IssueFirstUseLink(database)
    first, second = await issue(), await issue()
    assert first is not None
    assert second is not None
    results = await asyncio.gather(
        identity.set_up_group(first, NEW),
        identity.set_up_group(first, replace(NEW, login="autre")),
        identity.set_up_group(second, replace(NEW, login="encore")),
        return_exceptions=True,
    )
    assert sum(isinstance(each, LinkInvalid) for each in results) == 2
    with pytest.raises(LinkInvalid):
        await identity.load_demonstration(second)
    with pytest.raises(LinkInvalid):
        await identity.check_first_use_link(second)
    assert await issue() is None


@pytest.mark.parametrize("token", ["", "x", "é\ud800", "a" * 500])
async def test_an_unknown_link_opens_nothing(identity: IdentityActions, token: str) -> None:
    with pytest.raises(LinkInvalid):
        await identity.set_up_group(token, NEW)
    assert await identity.read_group() is None


async def test_an_old_link_opens_nothing(
    identity: IdentityActions, database: Database, as_owner: Sql
) -> None:
    token = await IssueFirstUseLink(database)()
    assert token is not None
    await as_owner("update one_time_links set expires_at = now() - interval '1 second'")
    with pytest.raises(LinkInvalid):
        await identity.set_up_group(token, NEW)


@pytest.mark.parametrize(
    ("new", "error"),
    [
        (replace(NEW, password="court"), PasswordTooWeak),
        (replace(NEW, password=DEMONSTRATION_PASSWORD), PasswordTooWeak),
        (replace(NEW, login="!"), InvalidInput),
        (replace(NEW, group_name="  "), InvalidInput),
    ],
)
async def test_what_is_refused_leaves_the_link_good(
    identity: IdentityActions, database: Database, new: NewGroup, error: type[Exception]
) -> None:
    token = await IssueFirstUseLink(database)()
    assert token is not None
    with pytest.raises(error):
        await identity.set_up_group(token, new)
    await identity.check_first_use_link(token)


async def test_the_demonstration_group(identity: IdentityActions, database: Database) -> None:
    token = await IssueFirstUseLink(database)()
    assert token is not None
    with pytest.raises(NotFound):
        await identity.list_demonstration_accounts()
    begun = await identity.load_demonstration(token)
    assert begun.session.actor.holds(Role.GROUP_ADMINISTRATOR)
    group = await identity.read_group()
    assert group is not None
    assert group.demonstration
    actor = begun.session.actor
    establishments = await identity.list_establishments(actor)
    assert (len(establishments), establishments[0].name, establishments[0].is_support) == (
        9,
        "CHU de Rouen",
        True,
    )
    people = (await identity.list_people(actor)).items
    assert all("(démonstration)" in person.display_name for person in people)
    accounts = await identity.list_demonstration_accounts()
    assert {account.login for account in accounts} == {person.login for person in people}
    for account in accounts:
        signed_in = await identity.sign_in(account.login, account.password, None)
        assert {held.role for held in signed_in.session.person.roles} == {held.role for held in account.roles}


async def test_the_demonstration_password_opens_nothing_in_a_real_group(house: House, as_owner: Sql) -> None:
    """Even if its hash got there: a copied database must not carry the published password along."""
    password_hash = await house.actions.sign_in.passwords.hash(DEMONSTRATION_PASSWORD)
    await as_owner("update credentials set password_hash = :hash", hash=password_hash)
    with pytest.raises(SignInRefused):
        await house.enter("ada", DEMONSTRATION_PASSWORD)
    await as_owner("update groups set demonstration = true")
    await house.enter("ada", DEMONSTRATION_PASSWORD)
