"""The passages that citations name, under today's rights: GET /api/knowledge/passages.

A transcript keeps ids alone: whatever was cited is looked up anew each time it is shown, so that a right that
was lost, or a document that was deleted, shows at once.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from colombage.files.packing import unpack_document
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.knowledge.store import passages
from colombage.knowledge.store.passages import CitedVersion, KeptPassage
from colombage.knowledge.types.passages import OpenedPassage, PassageState

_Place = tuple[UUID, int]


@dataclass(frozen=True, slots=True)
class OpenPassages:
    database: Database
    keyring: Keyring
    clock: Clock

    async def __call__(self, actor: Actor, ids: Sequence[str]) -> list[OpenedPassage]:
        """One for each id, in their order. What the person does not read is unreadable, like
        what never was."""
        places = {given: place for given in ids if (place := _place_of(given)) is not None}
        wanted = {version_id for version_id, _ in places.values()}
        async with self.database.transaction(actor) as connection:
            versions = {each.id: each for each in await passages.cited_versions(connection, wanted)}
            current = [
                place for place in places.values() if place[0] in versions and versions[place[0]].current
            ]
            kept = {
                (each.version_id, each.number): each
                for each in await passages.passages_of(connection, current)
            }
            replaced = {each.id for each in versions.values() if not each.current}
            readings = await passages.readings_of(connection, replaced) if replaced else {}
            keys = await self.keyring.open_many(connection, [versions[each].data_key_id for each in readings])
            missing = wanted - versions.keys()
            gone = await passages.gone_versions(connection, missing) if missing else set[UUID]()
        if readings:
            numbers: dict[UUID, set[int]] = defaultdict(set)
            for version_id, number in places.values():
                numbers[version_id].add(number)
            for version_id, sealed in readings.items():
                key = keys.get(versions[version_id].data_key_id)
                if key is not None:
                    # Tens of milliseconds for a long document, which everybody else would wait for.
                    kept |= await asyncio.to_thread(_unsealed, key, version_id, sealed, numbers[version_id])
        return [self._opened(given, places.get(given), versions, kept, gone) for given in ids]

    def _opened(
        self,
        given: str,
        place: _Place | None,
        versions: Mapping[UUID, CitedVersion],
        kept: Mapping[_Place, KeptPassage],
        gone: set[UUID],
    ) -> OpenedPassage:
        if place is None:
            return OpenedPassage(given, PassageState.UNREADABLE)
        version, passage = versions.get(place[0]), kept.get(place)
        if version is None or passage is None:
            state = PassageState.DELETED if place[0] in gone else PassageState.UNREADABLE
            return OpenedPassage(given, state)
        return OpenedPassage(
            id=given,
            state=PassageState.READABLE,
            document=version.document,
            document_id=version.document_id,
            base_id=version.base_id,
            base_name=version.base_name,
            version=version.number,
            current=version.current,
            page=passage.page,
            heading_path=passage.heading_path,
            text=f"{passage.header}\n{passage.text}" if passage.header else passage.text,
            header=passage.header or None,
            approved=version.approved,
            review_on=version.review_on,
            review_overdue=version.review_on is not None and version.review_on < self.clock().date(),
            data_class=version.data_class,
        )


def _place_of(given: str) -> _Place | None:
    """`<version id>.<number>`; None for anything else."""
    version, _, number = given.partition(".")
    try:
        place = UUID(version), int(number)
    except ValueError:
        return None
    # PostgreSQL's integer; whatever is beyond it names no passage.
    return place if 0 < place[1] < 2**31 else None


def _unsealed(key: DataKey, version_id: UUID, sealed: bytes, numbers: set[int]) -> dict[_Place, KeptPassage]:
    document = unpack_document(key.decrypt(sealed, f"{version_id}:reading"), version_id)
    return {
        (version_id, each.number): KeptPassage(
            version_id, each.number, each.page, each.heading_path, each.header, each.text
        )
        for each in document.passages
        if each.number in numbers
    }
