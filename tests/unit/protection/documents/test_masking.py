"""No copy is given that another reader has not read; what it shows is looked for in the original too."""

from __future__ import annotations

import io
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

import pytest

from colombage.files.types import MediaType
from colombage.policy.types import DataClass
from colombage.protection.documents.edits import edited
from colombage.protection.documents.errors import CheckFailed
from colombage.protection.documents.masking import MaskDocument
from colombage.protection.documents.ports import ReadAgain
from colombage.protection.documents.types import Asides, Edit, Stretch
from colombage.protection.types import Known, Label, Reading, Span


@dataclass
class Workshop:
    """One line of text; `again` is what the other reader sees beside it, `left` how many values it finds."""

    text: str
    again: str = ""
    left: int = 0
    copies: list[str] = field(default_factory=list[str])

    @property
    def stretches(self) -> Sequence[Stretch]:
        return [Stretch("", self.text)]

    @asynccontextmanager
    async def open(
        self, source: BinaryIO, into: BinaryIO, media_type: MediaType, *, keep_images: bool
    ) -> AsyncGenerator[Workshop]:
        yield self

    async def write(
        self, edits: Mapping[int, Sequence[Edit]], values: Mapping[str, str], words: Sequence[str]
    ) -> Asides:
        self.copies.append(edited(self.text, edits.get(0, ())))
        return Asides()

    async def read_again(
        self, copy: BinaryIO, media_type: MediaType, values: Sequence[str], words: Sequence[str]
    ) -> ReadAgain:
        return ReadAgain("essai", [self.copies[-1] + self.again], self.left)


@dataclass
class Finds:
    """These words, and what is marked by hand."""

    words: Mapping[str, Label]

    async def find(self, texts: Sequence[str], known: Known = Known()) -> tuple[Reading, ...]:  # noqa: B008
        wanted = dict(self.words) | dict.fromkeys(known.missed, Label.PERSON)
        return tuple(
            Reading(
                tuple(
                    Span(
                        text.index(word),
                        text.index(word) + len(word),
                        label,
                        1,
                        True,
                        DataClass.PERSONAL,
                        word,
                    )
                    for word, label in sorted(wanted.items(), key=lambda each: text.find(each[0]))
                    if word in text
                )
            )
            for text in texts
        )


async def masked(workshop: Workshop, **words: Label) -> str:
    await MaskDocument(Finds(words), workshop)(io.BytesIO(), io.BytesIO(), MediaType.TEXT)  # pyright: ignore[reportArgumentType]
    return workshop.copies[-1]


async def test_a_copy_with_a_value_left_is_never_given() -> None:
    with pytest.raises(CheckFailed):
        await masked(Workshop("vu Claire", left=1), Claire=Label.PERSON)


async def test_a_name_that_only_the_copy_shows_goes_from_the_original_too() -> None:
    """The other reader puts lines together in another way, and the finders see Exemple there alone."""

    class SeesMore(Finds):
        async def find(self, texts: Sequence[str], known: Known = Known()) -> tuple[Reading, ...]:  # noqa: B008
            shown = {"Exemple": Label.PERSON} if any("Mme Exemple" in text for text in texts) else {}
            return await Finds({"Claire": Label.PERSON} | shown).find(texts, known)

    workshop = Workshop("vu Claire et Exemple", again="\nMme Exemple")
    await MaskDocument(SeesMore({}), workshop)(io.BytesIO(), io.BytesIO(), MediaType.TEXT)  # pyright: ignore[reportArgumentType]
    assert "Exemple" in workshop.copies[0]
    assert "Exemple" not in workshop.copies[-1]


async def test_a_number_that_stays_in_the_copy_is_no_copy() -> None:
    workshop = Workshop("vu Claire", again="\n0612345678")
    with pytest.raises(CheckFailed):
        await masked(workshop, **{"Claire": Label.PERSON, "0612345678": Label.PHONE})


async def test_what_is_found_once_goes_everywhere() -> None:
    assert (await masked(Workshop("Claire, puis CLAIRE"), Claire=Label.PERSON)).count("[") == 2
