"""Adding a server's models: what is in the catalogue already keeps its name and its hosting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from colombage.audit.actions.append_audit import AppendAudit
from colombage.inference import store
from colombage.inference.actions.add_model_server import AddModelServer, ModelServer
from colombage.inference.catalogue import Catalogue
from colombage.inference.catalogue_file import bundled_seed, parse_entry
from colombage.inference.seeding import seed_catalogue
from colombage.kernel.actor import Role
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden
from colombage.policy.types import Hosting
from tests.conftest import make_actor

NAMES = ["extractif", "org/Mistral-Petit", "org/mistral.petit"]


class Directory:
    async def models(self, _address: str, _api_key: str | None) -> list[str]:
        return NAMES


@pytest.fixture
def add(database: Database) -> AddModelServer:
    catalogue = Catalogue(database, DataKey.generate(), parse_entry)
    return AddModelServer(database, catalogue, Directory(), AppendAudit(database))


async def test_a_server_replaces_no_model_but_its_own(database: Database, add: AddModelServer) -> None:
    administrator = make_actor(Role.GROUP_ADMINISTRATOR)
    await seed_catalogue(database, bundled_seed())
    try:
        first = await add(
            administrator, ModelServer("http://sur-site.example", None, Hosting.ON_SITE, propose_first=False)
        )
        assert [model.id for model in first] == ["extractif-2", "org-mistral-petit", "org-mistral-petit-2"]
        second = await add(
            administrator,
            ModelServer("http://ailleurs.example", None, Hosting.ELSEWHERE, propose_first=False),
        )
        assert not {model.id for model in first} & {model.id for model in second}
        again = await add(
            administrator,
            ModelServer("http://sur-site.example/v1/", "clé", Hosting.ON_SITE, propose_first=False),
        )
        assert [model.id for model in again] == [model.id for model in first]
        assert (await add.catalogue.get("extractif")).address is None
        assert (await add.catalogue.get("org-mistral-petit")).hosting is Hosting.ON_SITE
    finally:
        async with database.transaction(administrator) as connection:
            for model in await add.catalogue.all():
                await store.remove_model(connection, model.id)


async def test_a_server_is_proposed_first_only_when_asked(database: Database, add: AddModelServer) -> None:
    administrator = make_actor(Role.GROUP_ADMINISTRATOR)
    await seed_catalogue(database, bundled_seed())
    try:
        quiet = ModelServer("http://sur-site.example", None, Hosting.ON_SITE, propose_first=False)
        await add(administrator, quiet)
        assert await add.catalogue.default_id() == "extractif"
        await add(administrator, replace(quiet, propose_first=True))
        assert await add.catalogue.default_id() == "extractif-2"
        await add(administrator, quiet)
        assert await add.catalogue.default_id() == "extractif-2", "added again, it stays what it was"
    finally:
        async with database.transaction(administrator) as connection:
            for model in await add.catalogue.all():
                await store.remove_model(connection, model.id)


async def test_a_model_that_cannot_be_read_does_not_take_the_others_along(
    database: Database, add: AddModelServer
) -> None:
    administrator = make_actor(Role.GROUP_ADMINISTRATOR)
    await seed_catalogue(database, bundled_seed())
    async with database.transaction(administrator) as connection:
        await store.save_model(connection, "ancien", {"id": "ancien"}, None, make_default=False)
        entry = {**bundled_seed().entries[0], "id": "autre-cle"}
        await store.save_model(connection, "autre-cle", entry, b"another key's", make_default=False)
    try:
        add.catalogue.forget()
        found = {model.id for model in await add.catalogue.all()}
        assert "extractif" in found
        assert not found & {"ancien", "autre-cle"}
    finally:
        async with database.transaction(administrator) as connection:
            for model_id in ("ancien", "autre-cle", *found):
                await store.remove_model(connection, model_id)


async def test_a_key_is_not_shown_by_what_carries_it() -> None:
    assert "secret" not in repr(ModelServer("http://a.example", "secret", Hosting.EU, propose_first=False))


async def test_others_add_none(add: AddModelServer) -> None:
    with pytest.raises(Forbidden):
        await add(
            make_actor(Role.OFFICER), ModelServer("http://a.example", None, Hosting.EU, propose_first=False)
        )
