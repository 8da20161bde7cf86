"""Policy and catalogue, which processes hold in memory, are given up at once when somebody changed them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.inference import store
from colombage.inference.catalogue import Catalogue
from colombage.inference.catalogue_file import bundled_seed, parse_entry
from colombage.inference.errors import UnknownModel
from colombage.inference.seeding import seed_catalogue
from colombage.inference.types import EngineKind, ModelEntry
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.policy.rulebook import PolicyBook


@dataclass
class Watched:
    """The real database; counts the readings, and lets something happen while one is under way."""

    database: Database
    readings: int = 0
    meanwhile: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])

    @asynccontextmanager
    async def system(self) -> AsyncGenerator[AsyncConnection]:
        self.readings += 1
        async with self.database.system() as connection:
            yield connection
        while self.meanwhile:
            self.meanwhile.pop()()


@pytest.fixture
def watched(database: Database) -> Watched:
    return Watched(database)


async def test_the_policy_is_read_once_and_again_when_it_changed(watched: Watched) -> None:
    book = PolicyBook(watched)
    await book.matrix()
    await book.matrix()
    assert watched.readings == 1
    book.forget()
    await book.matrix()
    assert watched.readings == 2


async def test_a_policy_that_changes_while_it_is_read_is_read_again(watched: Watched) -> None:
    book = PolicyBook(watched)
    watched.meanwhile.append(book.forget)
    await book.matrix()
    await book.matrix()
    assert watched.readings == 2


async def test_a_catalogue_that_changes_while_it_is_read_is_read_again(watched: Watched) -> None:
    await seed_catalogue(watched.database, bundled_seed())
    catalogue = Catalogue(watched, DataKey.generate(), parse_entry)
    watched.meanwhile.append(catalogue.forget)
    await catalogue.get("extractif")
    await catalogue.get("extractif")
    assert watched.readings == 2
    assert await catalogue.default_id() == "extractif"
    assert watched.readings == 2


async def test_a_model_that_was_removed_is_unknown(watched: Watched) -> None:
    await seed_catalogue(watched.database, bundled_seed())
    catalogue = Catalogue(watched, DataKey.generate(), parse_entry)
    assert (await catalogue.get("demonstration")).demonstration
    async with watched.database.system() as connection:
        await store.remove_model(connection, "demonstration")
    catalogue.forget()
    with pytest.raises(UnknownModel):
        await catalogue.get("demonstration")


async def test_a_model_whose_parts_are_not_installed_is_not_offered(watched: Watched) -> None:
    await seed_catalogue(watched.database, bundled_seed())

    def offers(model: ModelEntry) -> bool:
        return model.engine is not EngineKind.DEMONSTRATION

    catalogue = Catalogue(watched, DataKey.generate(), parse_entry, offers)
    assert "demonstration" not in {model.id for model in await catalogue.all()}
    with pytest.raises(UnknownModel):
        await catalogue.get("demonstration")


async def test_a_line_that_cannot_be_read_leaves_the_others_in_place(watched: Watched) -> None:
    await seed_catalogue(watched.database, bundled_seed())
    (good, *_) = bundled_seed().entries
    async with watched.database.system() as connection:
        await store.save_model(connection, "mal-ecrit", {"id": "mal-ecrit"}, None, make_default=False)
        entry = {**good, "id": "autre-cle"}
        await store.save_model(connection, "autre-cle", entry, b"sous une autre clef", make_default=False)
    try:
        catalogue = Catalogue(watched, DataKey.generate(), parse_entry)
        assert (await catalogue.get("extractif")).id == "extractif"
        for unreadable in ("mal-ecrit", "autre-cle"):
            with pytest.raises(UnknownModel):
                await catalogue.get(unreadable)
    finally:
        async with watched.database.system() as connection:
            await store.remove_model(connection, "mal-ecrit")
            await store.remove_model(connection, "autre-cle")
