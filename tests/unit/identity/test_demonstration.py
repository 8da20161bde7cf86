"""The demonstration data hold together, and say what they are."""

from __future__ import annotations

import re
from pathlib import Path

import colombage.migrations
from colombage.identity import demonstration
from colombage.identity.rules import canonical_login
from colombage.kernel.actor import Role


def test_there_is_an_account_for_each_profession_and_role() -> None:
    assert {each.profession for each in demonstration.PEOPLE} == set(demonstration.PROFESSIONS)
    assert {each.role for each in demonstration.PEOPLE} == {*Role, None} - {Role.PROFESSIONAL}
    assert demonstration.PEOPLE[0].role is Role.GROUP_ADMINISTRATOR


def test_everybody_has_a_place() -> None:
    places = {each.name: each.departments for each in demonstration.ESTABLISHMENTS}
    assert len(places) == 9
    for person in demonstration.PEOPLE:
        assert person.department in places[person.establishment]
        assert canonical_login(person.login) == person.login
    assert len({person.login for person in demonstration.PEOPLE}) == len(demonstration.PEOPLE)


def test_professions_are_named_as_the_migration_names_them() -> None:
    folder = Path(colombage.migrations.__file__).parent
    seeds = re.findall(
        r"^ +\('(\w+)', '([^']+)', '[^']+'\)",
        (folder / "versions/0003_identity.py").read_text(),
        re.MULTILINE,
    )
    assert dict(seeds) == demonstration.PROFESSIONS
