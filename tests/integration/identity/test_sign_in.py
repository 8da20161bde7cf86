"""Signing in: who gets in, who is refused, how often one may try."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace

import pytest

from colombage.identity.errors import SignInRefused, TooManyAttempts
from colombage.identity.passwords import Passwords
from tests.integration.identity.conftest import PASSWORD, House, Sql


async def test_a_new_session_has_a_new_token_and_ends_the_one_that_came_along(house: House) -> None:
    """Against fixation: a token that somebody put into the browser beforehand never becomes a session."""
    await house.add("bea")
    planted = (await house.enter("bea")).token
    signed_in = await house.actions.sign_in("bea", PASSWORD, None, old_token=planted)
    assert signed_in.token != planted
    assert await house.actions.resume_session(planted) is None
    forged = await house.actions.sign_in("bea", PASSWORD, None, old_token="chosen-by-an-attacker")
    assert await house.actions.resume_session("chosen-by-an-attacker") is None
    assert await house.actions.resume_session(forged.token) is not None


async def test_only_a_hash_of_the_token_is_kept(house: House, as_owner: Sql) -> None:
    token = house.begun.token
    rows = await as_owner("select token_hash, csrf from sessions")
    assert all(token.encode() not in bytes(kept) and token != csrf for kept, csrf in rows)


@pytest.mark.parametrize(
    ("login", "password"),
    [("ada", "un autre mot de passe"), ("personne", PASSWORD), ("mal formé!", PASSWORD)],
)
async def test_every_refusal_is_the_same(house: House, login: str, password: str) -> None:
    with pytest.raises(SignInRefused) as caught:
        await house.enter(login, password)
    assert caught.value.facts == {}


async def test_refusals_are_recorded_without_what_was_typed(house: House, recorded: Sql) -> None:
    with pytest.raises(SignInRefused):
        await house.enter("mot-de-passe-tapé-au-mauvais-endroit")
    with pytest.raises(SignInRefused):
        await house.enter("ada", "un autre mot de passe")
    *_, unknown, known = await recorded("subject, facts, actor_key", "kind = 'session.refused'")
    person = house.administrator.person_id
    assert unknown == ("login:unknown", '{"reason":"unknown_login"}', None)
    assert known == (f"person:{person}", '{"reason":"wrong_password"}', None)


@dataclass(frozen=True, slots=True)
class _Counting(Passwords):
    asked: list[str | None] = field(default_factory=list)

    async def fits(self, password: str, password_hash: str | None) -> bool:
        self.asked.append(password_hash)
        return await Passwords.fits(self, password, password_hash)


async def test_an_unknown_login_costs_a_hash_as_well(house: House) -> None:
    """Time must not tell which logins exist: an unknown one is verified against a hash of nobody's."""
    passwords = _Counting(house.actions.sign_in.passwords.hasher)
    sign_in = replace(house.actions.sign_in, passwords=passwords)
    for login in ("ada", "personne"):
        with pytest.raises(SignInRefused):
            await sign_in(login, "un autre mot de passe", None)
    known, unknown = passwords.asked
    assert known is not None
    assert unknown is None
    assert not await passwords.fits("", None)


async def _wrong(house: House, login: str, address: str = "192.0.2.9") -> type[Exception]:
    with pytest.raises((SignInRefused, TooManyAttempts)) as caught:
        await house.actions.sign_in(login, "un autre mot de passe", address)
    return caught.type


async def test_tries_at_one_login_are_slowed_down_from_any_address(house: House, as_owner: Sql) -> None:
    answers = [await _wrong(house, "ada", f"192.0.2.{number}") for number in range(6)]
    assert answers == [SignInRefused] * 5 + [TooManyAttempts]
    # The right password as well: else the answer would tell which one it is.
    with pytest.raises(TooManyAttempts) as caught:
        await house.enter("ada")
    assert caught.value.facts["seconds"] == 1
    await as_owner("update sign_in_attempts set blocked_until = now()")
    await house.enter("ada")
    assert await _wrong(house, "ada") is SignInRefused


async def test_the_wait_doubles_up_to_its_longest(house: House, as_owner: Sql) -> None:
    waits = []
    for _ in range(16):
        await _wrong(house, "ada")
        [(wait,)] = await as_owner(
            "select extract(epoch from blocked_until - last_at) from sign_in_attempts"
            " where key like 'login:%' and blocked_until > '-infinity'"
            " union all select 0 where not exists"
            " (select from sign_in_attempts where key like 'login:%' and blocked_until > '-infinity')"
        )
        waits.append(round(wait))
        await as_owner("update sign_in_attempts set blocked_until = '-infinity' where key like 'address:%'")
        await as_owner("update sign_in_attempts set blocked_until = '-infinity' where key like 'login:%'")
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]


async def test_parallel_guesses_are_counted_before_they_are_looked_at(house: House) -> None:
    """As from several processes at once: each try has its own connection, the database counts."""
    results = await asyncio.gather(*(_wrong(house, "ada", f"198.51.100.{number}") for number in range(20)))
    assert results.count(SignInRefused) == 5
    assert results.count(TooManyAttempts) == 15


async def test_one_address_that_tries_many_logins_is_slowed_down(house: House, as_owner: Sql) -> None:
    await as_owner("insert into sign_in_attempts values ('address:203.0.113.5', 49, now(), '-infinity')")
    assert await _wrong(house, "inconnu.1", "203.0.113.5") is SignInRefused
    assert await _wrong(house, "inconnu.2", "203.0.113.5") is TooManyAttempts
    assert await _wrong(house, "inconnu.3", "203.0.113.6") is SignInRefused


async def test_a_quiet_hour_forgets(house: House, as_owner: Sql) -> None:
    for _ in range(5):
        await _wrong(house, "ada")
    await as_owner(
        "update sign_in_attempts set last_at = now() - interval '61 minutes', blocked_until = '-infinity'"
    )
    assert await _wrong(house, "ada") is SignInRefused
    assert await _wrong(house, "ada") is SignInRefused


async def test_an_inactive_person_does_not_get_in_and_is_out_at_once(house: House) -> None:
    person = await house.add("bea")
    signed_in = await house.enter("bea")
    await house.actions.change_person(house.administrator, person.id, {"active": False})
    assert await house.actions.resume_session(signed_in.token) is None
    with pytest.raises(SignInRefused):
        await house.enter("bea")
    await house.actions.change_person(house.administrator, person.id, {"active": True})
    assert await house.actions.resume_session(signed_in.token) is None
    await house.enter("bea")
