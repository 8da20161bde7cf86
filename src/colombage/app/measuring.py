"""`colombage knowledge measure FILE`: how well the search finds, on anybody's own questions.

FILE is JSON: {"passages": [text…], "questions": [{"q": text, "relevant": [places of passages, from 0]}…]}.
The search is the real one, over a base of an installation that is made for it and thrown away.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

import orjson

from colombage.app.compose import House, open_house
from colombage.app.knowledge import knowledge_actions
from colombage.app.places import database_of, places
from colombage.files.ports import Progress
from colombage.files.types import MediaType, ParsedDocument, Passage
from colombage.identity.actions.issue_first_use_link import IssueFirstUseLink
from colombage.identity.actions.load_demonstration import LoadDemonstration
from colombage.kernel.actor import Actor
from colombage.kernel.errors import InvalidInput
from colombage.kernel.settings import Settings
from colombage.knowledge.actions.embed_passages import EmbedPassages
from colombage.knowledge.actions.ingest_version import IngestVersion
from colombage.knowledge.rules.measuring import Measured, measured
from colombage.knowledge.types import NewBase, Owner, OwnerKind
from colombage.policy.types import DataClass

_FOUND = 10
# What belongs to the real installation stays out of it.
_APART = (
    "database_url",
    "database_owner_url",
    "database_system_url",
    "master_key_file",
    "audit_heads_file",
    "files_folder",
    "watched_folder",
)

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    passages: tuple[str, ...]
    questions: tuple[tuple[str, frozenset[int]], ...]


@dataclass(frozen=True, slots=True)
class SetParser:
    """Stands in for the parsing of a document: the passages of the file are taken as they are.

    Numbers go up by two, for passages that follow one another would be joined when they are found.
    """

    texts: tuple[str, ...]

    async def parse(
        self,
        source: BinaryIO,
        media_type: MediaType,
        file_id: UUID,
        *,
        ocr: bool = False,
        most_ocr_pages: int | None = None,
        progress: Progress | None = None,
    ) -> ParsedDocument:
        """As the port says; reads nothing of `source`."""
        del source, ocr, most_ocr_pages, progress
        passages: list[Passage] = []
        start = 0
        for place, text in enumerate(self.texts):
            number = number_of(place)
            passages.append(Passage(f"{file_id}.{number}", number, None, (), text, start, start + len(text)))
            start += len(text) + 1
        return ParsedDocument(media_type, None, tuple(passages), start, (), "\n".join(self.texts))


def number_of(place: int) -> int:
    return 2 * place + 1


def read_set(file: Path) -> QuestionSet:
    """Raises InvalidInput."""
    try:
        given = orjson.loads(file.read_bytes())
        passages = tuple(str(each) for each in given["passages"])
        questions = tuple(
            (str(each["q"]), frozenset(int(place) for place in each["relevant"]))
            for each in given["questions"]
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidInput(detail=f"{file} : passages, questions, q, relevant") from error
    if not passages or any(not 0 <= place < len(passages) for _, right in questions for place in right):
        raise InvalidInput(detail=f"{file} : relevant")
    return QuestionSet(passages, questions)


def measure_search(settings: Settings, file: Path, tell: Tell) -> Measured:
    """Vectors of some thousand passages take minutes: `tell` hears how far it is. Raises InvalidInput."""
    given = read_set(file)
    with tempfile.TemporaryDirectory(prefix="colombage-measure-") as folder:
        Path(folder).chmod(0o755)  # the embedded database may run under another account
        apart = settings.model_copy(
            update=dict.fromkeys(_APART) | {"data_folder": Path(folder) / "data", "worker_in_server": False}
        )
        where = places(apart)
        with database_of(apart, where) as addresses:

            async def run() -> Measured:
                async with open_house(apart, where, addresses) as house:
                    return await _measured(house, given, tell)

            return asyncio.run(run())


async def _measured(house: House, given: QuestionSet, tell: Tell) -> Measured:
    link = await IssueFirstUseLink(house.database)()
    load = LoadDemonstration(house.database, house.append, house.passwords, house.lives)
    actor = (await load(link or "")).session.actor
    base_id = await _laid(house, actor, given, tell)
    found: list[list[int]] = []
    for question, _ in given.questions:
        finding = await house.find_passages(actor, question, [base_id], DataClass.PUBLIC, _FOUND)
        found.append([number for passage in finding.passages for number in passage.numbers])
    right = [{number_of(place) for place in places_} for _, places_ in given.questions]
    return measured(found, right)


async def _laid(house: House, actor: Actor, given: QuestionSet, tell: Tell) -> UUID:
    """A private base of one document that holds the passages, with their vectors."""
    actions = knowledge_actions(house)
    owner = Owner(OwnerKind.PERSON)
    base_id = await actions.create_base(actor, NewBase("Mesure", "", owner, DataClass.PUBLIC, (), None, None))
    document_id = await actions.add_document(actor, base_id, "", "passages.txt", _named())
    version_id = (await actions.open_document(actor, document_id)).document.newest.id
    parser = SetParser(given.passages)
    await IngestVersion(house.database, house.keyring, house.storage, parser, None)(version_id)
    embed = EmbedPassages(house.database, house.profiles, house.embedding)
    while not await embed(version_id):
        version = (await actions.open_document(actor, document_id)).document.newest
        tell(f"{version.done} / {version.total}")
    return base_id


async def _named() -> AsyncIterator[bytes]:
    yield b"passages"
