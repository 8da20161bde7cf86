"""Establishments, departments and professions: who changes them, and what is refused."""

from __future__ import annotations

import pytest

from colombage.identity.errors import NameTaken
from colombage.kernel.actor import Role
from colombage.kernel.clock import new_id
from colombage.kernel.errors import Forbidden, InvalidInput, NotFound
from tests.integration.identity.conftest import House


async def test_an_administrator_changes_establishments(house: House) -> None:
    ada = house.administrator
    changed = await house.actions.change_establishment(
        ada, house.there, {"name": "CH  Renommé", "city": "Fécamp", "active": False}
    )
    assert (changed.name, changed.city, changed.active) == ("CH Renommé", "Fécamp", False)
    for name in ("ch d’ici", "CH D’ICI"):
        with pytest.raises(NameTaken):
            await house.actions.change_establishment(ada, house.there, {"name": name})
    with pytest.raises(NotFound):
        await house.actions.change_establishment(ada, new_id(), {"name": "Nulle part"})
    with pytest.raises(InvalidInput):
        await house.actions.change_establishment(ada, house.there, {})
    assert [each.is_support for each in await house.actions.list_establishments(ada)] == [True, False]


async def test_a_steward_changes_the_departments_of_their_own_alone(house: House) -> None:
    steward = await house.actor("steward", house.here, Role.STEWARD)
    here = await house.actions.add_department(steward, establishment_id=house.here, name="Cardiologie")
    changed = await house.actions.change_department(steward, here.id, {"active": False})
    assert not changed.active
    there = await house.actions.add_department(
        house.administrator, establishment_id=house.there, name="Cardiologie"
    )
    with pytest.raises(Forbidden):
        await house.actions.add_department(steward, establishment_id=house.there, name="Urgences")
    with pytest.raises(Forbidden):
        await house.actions.change_department(steward, there.id, {"name": "Prise"})
    with pytest.raises(NameTaken):
        await house.actions.add_department(steward, establishment_id=house.here, name="cardiologie")
    with pytest.raises(Forbidden):
        await house.actions.change_establishment(steward, house.here, {"name": "À moi"})


async def test_professions(house: House) -> None:
    ada = house.administrator
    found = {each.code: each for each in await house.actions.list_professions(ada)}
    assert found["midwife"].french == "Sage-femme"
    with pytest.raises(NameTaken):
        await house.actions.add_profession(ada, code="nurse", french="Infirmier", english="Nurse")
    with pytest.raises(InvalidInput):
        await house.actions.add_profession(ada, code='x","role:auditor', french="X", english="X")
    changed = await house.actions.change_profession(ada, "temporary", {"active": False})
    assert not changed.active
    await house.actions.change_profession(ada, "temporary", {"active": True})
    steward = await house.actor("steward", house.here, Role.STEWARD)
    with pytest.raises(Forbidden):
        await house.actions.change_profession(steward, "nurse", {"french": "Autre"})
