"""What an answer was given to read is put together again as it was; a lost part takes the whole along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from colombage.kernel.actor import Actor
from colombage.knowledge.actions.open_sources import GivenSource, OpenSources
from colombage.knowledge.types.passages import OpenedPassage, PassageState
from tests.conftest import make_actor

HEADER = "| Produit | Dose |"


@dataclass
class Shelf:
    """Opens what lies on it, as the policies would."""

    passages: dict[str, OpenedPassage]

    async def __call__(self, _actor: Actor, ids: Sequence[str]) -> list[OpenedPassage]:
        return [self.passages.get(each, OpenedPassage(each, PassageState.UNREADABLE)) for each in ids]


def kept(number: int, text: str, header: str | None = None, version: str = "v") -> OpenedPassage:
    shown = f"{header}\n{text}" if header else text
    return OpenedPassage(
        f"{version}.{number}",
        PassageState.READABLE,
        document="guide.pdf",
        page=number,
        text=shown,
        header=header,
    )


async def opened(shelf: Sequence[OpenedPassage], *sources: GivenSource) -> list[OpenedPassage]:
    opening = OpenSources(Shelf({each.id: each for each in shelf}))
    return await opening(make_actor(), sources)


async def test_passages_that_were_joined_are_again() -> None:
    shelf = [kept(1, "ligne 1", HEADER), kept(2, "ligne 2", HEADER), kept(3, "Prose.")]
    joined, alone, row = await opened(
        shelf, GivenSource("v.2", (1, 2, 3)), GivenSource("v.3"), GivenSource("v.2", (2,))
    )
    assert joined.text == f"{HEADER}\nligne 1\nligne 2\nProse."
    assert (joined.id, joined.page, joined.document) == ("v.2", 2, "guide.pdf")
    assert alone.text == "Prose."
    assert row.text == f"{HEADER}\nligne 2"


async def test_what_is_not_wholly_readable_is_not_there() -> None:
    gone = OpenedPassage("v.3", PassageState.DELETED)
    shelf = [kept(1, "un"), gone]
    assert await opened(shelf, GivenSource("v.1", (1, 2))) == [OpenedPassage("v.1", PassageState.UNREADABLE)]
    assert await opened(shelf, GivenSource("v.3", (3,))) == [gone]
    assert await opened(shelf, GivenSource("sans forme")) == [
        OpenedPassage("sans forme", PassageState.UNREADABLE)
    ]
