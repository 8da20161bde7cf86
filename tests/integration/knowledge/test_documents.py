"""Documents through their actions: taken in, replaced, approved, deleted; nothing is left behind."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import BinaryIO
from uuid import UUID

import pytest

from colombage.files.actions.sweep_contents import SweepContents
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.files.errors import EmptyFile, MalwareFound, ParsingFailed, TooLarge, TypeRefused
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.crypto import DataKey
from colombage.kernel.errors import DiskFull, InvalidInput, NotFound
from colombage.knowledge.actions.add_document import AddDocument
from colombage.knowledge.actions.replace_document import ReplaceDocument
from colombage.knowledge.errors import (
    DocumentDeleted,
    NotFailed,
    NotYetReadable,
    PlaceTaken,
    VersionReplaced,
)
from colombage.knowledge.keeping import ContentKeeper
from colombage.knowledge.quality import NewReport, ReportKind, ReportReason
from colombage.knowledge.store import bases, documents
from colombage.knowledge.store.versions import existing_contents
from tests.integration.knowledge.support import NOTE, OTHER, SAID, Room, finding_near, pieces


async def test_a_document_waits_to_be_read_with_its_file_kept(room: Room, steward: Actor) -> None:
    base = await room.base(steward)
    document_id = await room.add(steward, base, folder="Soins/../Cathéters")
    page = await room.list_documents(steward, base)
    (overview,) = page.items
    document = overview.document
    assert (document.id, document.name, document.folder) == (document_id, "pansement.md", "Soins/Cathéters")
    assert document.current is None
    assert document.newest.state == "waiting"
    assert document.newest.bytes == len(NOTE)
    assert room.ingested == [document.newest.id]
    assert room.contents == {document.newest.id.hex}
    assert (page.total, page.counts.open, page.counts.failed, page.counts.ready) == (1, 1, 0, 0)


async def test_what_comes_in_is_recorded_without_a_name(room: Room, steward: Actor) -> None:
    base = await room.base(steward)
    document_id = await room.add(steward, base, name="Dossier de Mme Martin.md")
    ((kind, facts),) = await room.audited(document_id)
    assert kind == "document.added"
    assert "Martin" not in str(facts)
    assert str(base) in str(facts)


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", EmptyFile), (b"\x89PNG\r\n\x1a\n" + bytes(50), TypeRefused), (b"a" * 2_000_000, TooLarge)],
)
async def test_what_is_refused_leaves_nothing(
    room: Room, steward: Actor, content: bytes, error: type[Exception]
) -> None:
    base = await room.base(steward)
    with pytest.raises(error):
        await room.add(steward, base, content)
    assert room.contents == set()
    assert room.ingested == []
    assert (await room.list_documents(steward, base)).total == 0


async def test_a_sender_who_goes_away_leaves_nothing(room: Room, steward: Actor) -> None:
    base = await room.base(steward)

    async def cut() -> AsyncIterator[bytes]:
        yield NOTE
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await AddDocument(room.database, room.keeper)(steward, base, "", "coupe.md", cut())
    assert room.contents == set()
    assert (await room.list_documents(steward, base)).total == 0


async def test_a_full_disk_leaves_nothing_and_what_was_there_stays(room: Room, steward: Actor) -> None:
    base = await room.base(steward)
    document_id, version_id = await room.served(steward, base)
    full = FullStorage(room.storage.folder)
    keeper = ContentKeeper(room.keyring, full, room.append, room.ingest, room.max_bytes)
    with pytest.raises(DiskFull):
        await ReplaceDocument(room.database, keeper)(steward, document_id, "x.md", pieces(OTHER))
    assert room.contents == {version_id.hex}
    overview = await room.open_document(steward, document_id)
    assert overview.document.newest.id == version_id


async def test_a_right_that_is_lost_while_the_content_comes_in_keeps_nothing(
    room: Room, steward: Actor
) -> None:
    base = await room.base(steward)

    async def slow() -> AsyncIterator[bytes]:
        yield NOTE
        await room.delete_base(steward, base)

    with pytest.raises(NotFound):
        await AddDocument(room.database, room.keeper)(steward, base, "", "tard.md", slow())
    assert room.contents == set()


async def test_a_new_version_keeps_the_place_and_serves_only_once_it_is_read(
    room: Room, steward: Actor
) -> None:
    base = await room.base(steward)
    document_id, first = await room.served(steward, base)
    assert await room.add(steward, base, OTHER) == document_id
    second = room.ingested[-1]
    document = (await room.open_document(steward, document_id)).document
    assert document.current is not None
    assert (document.current.id, document.newest.id, document.versions_count) == (first, second, 2)
    await room.serve(second, "Après une chute, mesurer la tension.")
    reading = await room.read_version(steward, first)
    assert (reading.current, reading.parsed.text) == (False, SAID)
    assert (await room.read_version(steward, second)).current
    opened = await room.open_version(steward, first)
    assert b"".join([piece async for piece in opened.content]) == NOTE


async def test_the_viewer_says_that_a_version_is_still_being_read_or_why_it_is_not(
    room: Room, steward: Actor
) -> None:
    base = await room.base(steward)
    document_id = await room.add(steward, base)
    (version_id,) = room.ingested
    with pytest.raises(NotYetReadable):
        await room.read_version(steward, version_id)
    await room.fail(version_id)
    with pytest.raises(ParsingFailed) as failed:
        await room.read_version(steward, version_id)
    assert failed.value.facts == {"reason": "time"}
    await room.retry(steward, document_id)
    assert room.ingested == [version_id, version_id]
    with pytest.raises(NotFailed):
        await room.retry(steward, document_id)
    await room.fail(version_id, "files.malware_found")
    with pytest.raises(MalwareFound):
        await room.retry(steward, document_id)


async def test_an_approval_belongs_to_a_version(room: Room, steward: Actor) -> None:
    base = await room.base(steward)
    document_id = await room.add(steward, base)
    with pytest.raises(NotYetReadable):
        await room.approve(steward, document_id, None)
    await room.serve(room.ingested[-1])
    await room.approve(steward, document_id, date(2020, 1, 2))
    overview = await room.open_document(steward, document_id)
    assert (overview.document.approved, overview.approved_by) == (True, steward.display_name)
    assert overview.document.review_on == date(2020, 1, 2)
    await room.add(steward, base, OTHER)
    assert (await room.open_document(steward, document_id)).document.approved
    await room.serve(room.ingested[-1])
    assert not (await room.open_document(steward, document_id)).document.approved
    await room.approve(steward, document_id, None)
    document = (await room.open_document(steward, document_id)).document
    assert (document.approved, document.review_on) == (True, date(2020, 1, 2))
    await room.withdraw(steward, document_id)
    await room.withdraw(steward, document_id)
    withdrawn = await room.open_document(steward, document_id)
    assert (withdrawn.document.approved, withdrawn.approved_by) == (False, None)


async def test_what_nobody_has_read_is_not_approved_in_another_s_place(room: Room, steward: Actor) -> None:
    base = await room.base(steward)
    document_id = await room.add(steward, base)
    await room.serve(read := room.ingested[-1])
    await room.add(steward, base, OTHER)
    await room.serve(room.ingested[-1])
    with pytest.raises(VersionReplaced):
        await room.approve(steward, document_id, None, read)
    assert not (await room.open_document(steward, document_id)).document.approved
    await room.approve(steward, document_id, None, room.ingested[-1])
    assert (await room.open_document(steward, document_id)).document.approved


async def test_a_document_is_renamed_and_moved_but_onto_no_other(room: Room, steward: Actor) -> None:
    base = await room.base(steward)
    first = await room.add(steward, base, NOTE, "un.md")
    second = await room.add(steward, base, OTHER, "deux.md")
    await room.change_document(steward, second, {"name": "../Deux\u202e.md", "folder": "/Soins//"})
    document = (await room.open_document(steward, second)).document
    assert (document.folder, document.name) == ("Soins", "Deux.md")
    with pytest.raises(PlaceTaken):
        await room.change_document(steward, second, {"name": "un.md", "folder": ""})
    await room.change_document(steward, first, {"review_on": date(2030, 1, 1)})
    await room.change_document(steward, first, {"review_on": None})
    assert (await room.open_document(steward, first)).document.review_on is None


async def test_deletion_leaves_a_bare_row_and_nothing_else(room: Room, steward: Actor, nurse: Actor) -> None:
    base = await room.base(steward, readers=("profession:nurse",))
    document_id, first = await room.served(steward, base, name="nom-secret.md")
    await room.approve(steward, document_id, date(2030, 1, 1))
    await room.add(steward, base, OTHER, name="nom-secret.md")
    second = room.ingested[-1]
    other, kept = await room.served(steward, base, content=b"# Reste\n\nCela reste.\n", name="reste.md")
    report = NewReport(
        base, ReportKind.PASSAGE, reason=ReportReason.WRONG, version_id=first, passage_number=1
    )
    await room.send_report(nurse, report)
    finding = finding_near(document_id, base, "nom-secret.md")
    await room.count_question(nurse, finding, [base])
    only = await room.add_test_question(steward, base, "Question sans reste ?", [document_id])
    both = await room.add_test_question(steward, base, "Question avec reste ?", [document_id, other])
    await room.delete_document(steward, document_id)

    with pytest.raises(DocumentDeleted):
        await room.open_document(nurse, document_id)
    stranger = await room.person("Personne étrangère (fictive)", place=room.yvetot)
    with pytest.raises(NotFound):
        await room.open_document(stranger, document_id)
    for version_id in (first, second):
        with pytest.raises(NotFound):
            await room.read_version(nurse, version_id)
        with pytest.raises(NotFound):
            await room.open_version(nurse, version_id)
    assert room.contents == {kept.hex}
    assert await room.rows(
        "select name, folder, current_version_id, approved_version_id, approved_by, review_on, created_by"
        " from knowledge_documents where id = :id",
        id=document_id,
    ) == [("", "", None, None, None, None, None)]
    for table in ("versions", "passages", "vectors", "reports"):
        rows = await room.rows(
            f"select to_jsonb(t)::text from knowledge_{table} t where base_id = :id", id=base
        )
        assert all(str(first) not in str(row) and str(second) not in str(row) for row in rows), table
    assert len(await room.rows("select from knowledge_passages where base_id = :id", id=base)) == 1
    assert len(await room.rows("select from knowledge_vectors where base_id = :id", id=base)) == 1
    everything = [
        row
        for table in ("documents", "versions", "passages", "gaps", "reports", "test_questions", "test_runs")
        for row in await room.rows(f"select to_jsonb(t)::text from knowledge_{table} t")
    ] + await room.audited(document_id)
    assert "nom-secret" not in str(everything)
    found = await room.rows(
        "select from knowledge_passages where base_id = :id"
        " and words @@ plainto_tsquery('simple', 'pansement')",
        id=base,
    )
    assert len(found) == 1
    quality = await room.read_quality(steward, base)
    assert [each.id for each in quality.questions] == [both.id]
    assert [document for document, _ in quality.questions[0].expected] == [other]
    assert only.id not in {each.id for each in quality.questions}
    assert quality.reports == ()
    assert [(each.theme, each.asked) for each in quality.themes] == [("", 1)]


async def test_a_document_that_goes_at_that_moment_is_not_changed_any_more(
    room: Room, steward: Actor
) -> None:
    document_id = await room.add(steward, await room.base(steward))
    async with room.database.transaction(steward) as connection:
        await documents.bury_document(connection, document_id)
        late = [
            asyncio.ensure_future(each)
            for each in (
                room.change_document(steward, document_id, {"name": "Autre nom.md"}),
                room.delete_document(steward, document_id),
            )
        ]
        await asyncio.sleep(0.2)
        assert not any(each.done() for each in late)
    for each in late:
        with pytest.raises(DocumentDeleted):
            await each


async def test_lists_are_read_on_page_by_page_in_the_order_of_names(room: Room, steward: Actor) -> None:
    base = await room.base(steward)
    names = [f"{letter}{number:02}.md" for letter in ("é", "E", "a", "Z") for number in range(30)]
    for number, name in enumerate(names):
        await room.add(steward, base, f"Contenu numéro {number}.".encode(), name)
    seen: list[str] = []
    after: str | None = None
    while True:
        page = await room.list_documents(steward, base, after=after)
        seen += [each.document.name for each in page.items]
        assert page.total == len(names)
        after = page.next
        if after is None:
            break
    folded = [name.lower().replace("é", "e") for name in seen]
    assert folded == sorted(folded)
    assert sorted(seen) == sorted(names)
    found = await room.list_documents(steward, base, "E1")
    assert {each.document.name for each in found.items} == {
        name for name in names if name[:2] in {"é1", "E1"}
    }
    with pytest.raises(InvalidInput):
        await room.list_documents(steward, base, after="pas un curseur")


async def test_a_letter_that_folds_otherwise_in_the_database_hides_nothing(
    room: Room, steward: Actor
) -> None:
    base = await room.base(steward)
    names = [f"{letter}{number:02}.md" for number in range(28) for letter in ("i", "İ")]
    for name in names:
        await room.add(steward, base, name.encode(), name)
    first = await room.list_documents(steward, base)
    assert first.items[-1].document.name.startswith("İ")
    rest = await room.list_documents(steward, base, after=first.next)
    assert sorted(each.document.name for each in (*first.items, *rest.items)) == sorted(names)


async def test_a_file_without_its_row_is_swept_and_one_with_it_stays(room: Room, steward: Actor) -> None:
    base = await room.base(steward)
    await room.add(steward, base)
    (version_id,) = room.ingested
    async with room.database.transaction(steward) as connection:
        key = await room.keyring.open(connection, (await bases.read_base(connection, base)).data_key_id)
    orphan = new_id()
    await room.storage.keep(orphan, key, io.BytesIO(NOTE))
    later = SweepContents(
        room.database, room.storage, (existing_contents,), clock=lambda: utc_now() + timedelta(hours=2)
    )
    assert await later() == 1
    assert room.contents == {version_id.hex}


class FullStorage(LocalFolderStorage):
    async def keep(self, file_id: UUID, key: DataKey, source: BinaryIO) -> None:
        raise DiskFull
