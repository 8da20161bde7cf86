"""Names, passwords, principals and keys of identity."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.identity import rules
from colombage.identity.errors import PasswordTooWeak
from colombage.kernel.actor import Grant, Role
from colombage.kernel.errors import InvalidInput

HERE, THERE = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [(" Claire.Lefebvre ", "claire.lefebvre"), ("C.L@ch-exemple.fr", "c.l@ch-exemple.fr"), ("ＡＢ", "ab")],
)
def test_logins_are_compared_without_case(typed: str, canonical: str) -> None:
    assert rules.canonical_login(typed) == canonical


@pytest.mark.parametrize("typed", ["", "a", ".ab", "hélène", "a b", "a\nb", "x" * 121, "a\0b"])
def test_what_is_no_login_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput):
        rules.canonical_login(typed)


@given(st.text(max_size=60))
def test_a_canonical_login_stays_what_it_is(typed: str) -> None:
    try:
        canonical = rules.canonical_login(typed)
    except InvalidInput:
        return
    assert rules.canonical_login(canonical) == canonical


def test_names_sort_as_in_french() -> None:
    names = ["Zoé", "Édouard", "œuvre", "Eva", "Hélène  Vasseur", "Oeuvre B"]
    assert sorted(names, key=rules.sort_name) == [
        "Édouard",
        "Eva",
        "Hélène  Vasseur",
        "œuvre",
        "Oeuvre B",
        "Zoé",
    ]
    assert "helene" in rules.sort_name("HÉLÈNE")


@pytest.mark.parametrize("name", ["", "   ", "a\u200bb", "a\x07"])
def test_a_name_that_cannot_be_read_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput):
        rules.clean_name(name)


def test_a_name_stands_on_one_line() -> None:
    assert rules.clean_name("  Anne \n Marie ") == "Anne Marie"


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("onze caract", "short"),
        ("x" * 257, "long"),
        ("demonstration", "common"),
        ("MotDePasse2026!", "common"),
        ("azertyuiop12", "common"),
        ("123456789012", "common"),
        ("aaaaaaaaaaaaaaa", "common"),
        ("ababababababab", "common"),
        ("Bonjour-Bonjour", "common"),
        ("poiuytrezaaz", None),
        ("le camélia boit la pluie", None),
        ("claire.lefebvre et moi", "login"),
        ("CLAIRE.LEFEBVRE et moi", "login"),
        ("kQ7#pzL!vw92", None),
    ],
)
def test_passwords(password: str, reason: str | None) -> None:
    if reason is None:
        rules.check_password(password, "claire.lefebvre@ch-exemple.fr")
        return
    with pytest.raises(PasswordTooWeak) as caught:
        rules.check_password(password, "claire.lefebvre@ch-exemple.fr")
    assert caught.value.facts["reason"] == reason
    assert "{" not in caught.value.sentence("fr") + caught.value.sentence("en")


def test_principals_carry_the_scope_of_each_grant() -> None:
    person = UUID(int=9)
    names = rules.principals(
        person, HERE, None, "nurse", [Grant(Role.PROFESSIONAL, None), Grant(Role.STEWARD, THERE)]
    )
    assert names == (
        "group",
        f"person:{person}",
        f"establishment:{HERE}",
        "profession:nurse",
        f"profession:nurse:{HERE}",
        "role:professional",
        f"role:steward:{THERE}",
    )


@pytest.mark.parametrize(
    ("holder", "role", "where", "home", "may"),
    [
        (Grant(Role.GROUP_ADMINISTRATOR, None), Role.AUDITOR, None, HERE, True),
        (Grant(Role.STEWARD, HERE), Role.STEWARD, HERE, HERE, True),
        (Grant(Role.STEWARD, None), Role.STEWARD, HERE, HERE, True),
        (Grant(Role.STEWARD, HERE), Role.STEWARD, HERE, THERE, False),
        (Grant(Role.STEWARD, HERE), Role.STEWARD, THERE, HERE, False),
        (Grant(Role.STEWARD, HERE), Role.STEWARD, None, HERE, False),
        (Grant(Role.STEWARD, None), Role.STEWARD, None, HERE, False),
        (Grant(Role.STEWARD, HERE), Role.OFFICER, HERE, HERE, False),
        (Grant(Role.STEWARD, HERE), Role.GROUP_ADMINISTRATOR, None, HERE, False),
        (Grant(Role.OFFICER, None), Role.STEWARD, HERE, HERE, False),
        (Grant(Role.AUDITOR, None), Role.STEWARD, HERE, HERE, False),
    ],
)
def test_who_may_give_what(holder: Grant, role: Role, where: UUID | None, home: UUID, may: bool) -> None:
    assert rules.may_give([holder], role, where, home) is may


@pytest.mark.parametrize(
    ("role", "where"), [(Role.PROFESSIONAL, None), (Role.AUDITOR, HERE), (Role.GROUP_ADMINISTRATOR, HERE)]
)
def test_grants_without_a_meaning_are_refused(role: Role, where: UUID | None) -> None:
    with pytest.raises(InvalidInput):
        rules.check_grant(role, where)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.7", "address:192.0.2.7"),
        ("2001:db8:1:2:3::4", "address:2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "address:192.0.2.7"),
        ("fe80::1%eth0", "address:fe80::/64"),
        (None, "address:unknown"),
        ("testclient", "address:unknown"),
    ],
)
def test_addresses_are_counted_by_subscriber(address: str | None, key: str) -> None:
    assert rules.address_key(address) == key


def test_a_login_is_counted_under_a_hash() -> None:
    assert "claire" not in rules.login_key("claire")
    assert rules.login_key("Claire") == rules.login_key("claire")
