"""A base follows a folder of the server: what comes, changes, moves and goes, and what must not."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from colombage.audit.actions.append_audit import AppendAudit
from colombage.files.adapters.local_folder import LocalFolderStorage
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.knowledge.actions.watch_folders import WatchFolders
from colombage.knowledge.adapters.mounted_share import MountedShare
from colombage.knowledge.errors import FolderRefused
from colombage.knowledge.keeping import ContentKeeper
from tests.integration.knowledge_ingestion.support import Room

HOUR = 3600


@dataclass
class Followed:
    room: Room
    root: Path
    scan: WatchFolders
    asked: list[UUID]

    @property
    def folder(self) -> Path:
        return self.root / "protocoles"

    def put(self, name: str, content: str | bytes, *, age: float = HOUR) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        moment = time.time() - age
        os.utime(path, (moment, moment))
        return path

    async def shown(self) -> dict[str, tuple[int, str, str | None]]:
        """By place: how many versions, the state of the newest and its error."""
        statement = text(
            "select d.folder || '/' || d.name as place, v.number, v.state, v.error_code, d.source"
            " from knowledge_documents d join knowledge_versions v on v.document_id = d.id"
            " where d.base_id = :base and d.deleted_at is null and v.number ="
            " (select max(number) from knowledge_versions o where o.document_id = d.id) order by place"
        )
        async with self.room.database.system() as connection:
            rows = (await connection.execute(statement, {"base": self.room.base_id})).all()
        assert {row.source for row in rows} <= {"watched"}
        return {row.place.lstrip("/"): (row.number, row.state, row.error_code) for row in rows}

    async def kinds(self) -> list[Any]:
        """What the record says of this base's documents."""
        async with self.room.database.system() as connection:
            rows = await connection.execute(
                text("select kind, actor_key from audit_rows where facts like :base order by seq"),
                {"base": f"%{self.room.base_id}%"},
            )
            return [tuple(row) for row in rows]


@pytest.fixture
async def followed(database: Database, keyring: Keyring, tmp_path: Path) -> AsyncIterator[Followed]:
    room = Room(database, keyring, LocalFolderStorage(tmp_path / "files"))
    # A place of its own below a root that all share: a base may be followed by one folder alone.
    root = tmp_path / "partage"
    (root / "protocoles").mkdir(parents=True)
    await room.build(watched_folder="protocoles")
    append = AppendAudit(database)
    asked: list[UUID] = []

    async def ingest(version_id: UUID) -> None:
        asked.append(version_id)

    keep = ContentKeeper(keyring, room.storage, append, ingest, max_bytes=50_000)
    share = MountedShare(root)
    yield Followed(
        room, root, WatchFolders(database, share, room.storage, keep, append, settle_seconds=0), asked
    )
    await append.close()
    async with database.transaction(room.steward) as connection:
        await connection.execute(text("delete from knowledge_bases where id = :id"), {"id": room.base_id})


async def test_files_come_change_and_go(followed: Followed) -> None:
    first = followed.put("Chute.md", "# Chute\n\nLa surveillance est horaire.")
    followed.put("Achats/Seuils.md", "# Seuils\n\nQuarante mille euros.")
    followed.put("Achats/en cours.md", "pas encore", age=2)
    followed.put("~$Chute.docx", "verrou")
    followed.put(".cache/x.md", "caché")
    await followed.scan()
    assert await followed.shown() == {
        "Achats/Seuils.md": (1, "waiting", None),
        "Chute.md": (1, "waiting", None),
    }
    assert len(followed.asked) == 2
    await followed.scan()
    assert len(followed.asked) == 2

    followed.put("Chute.md", "# Chute\n\nLa surveillance est continue.", age=60)
    os.utime(followed.folder / "Achats/Seuils.md", (time.time() - 90, time.time() - 90))  # touched alone
    await followed.scan()
    assert (await followed.shown())["Chute.md"] == (2, "waiting", None)
    assert (await followed.shown())["Achats/Seuils.md"] == (1, "waiting", None)

    first.unlink()
    await followed.scan()
    assert "Chute.md" in await followed.shown()
    await followed.scan()
    assert list(await followed.shown()) == ["Achats/Seuils.md"]
    assert [path for path in followed.room.storage.folder.rglob("*") if path.is_file()].__len__() == 1
    kinds = await followed.kinds()
    assert [kind for kind, _ in kinds] == [
        "document.added",
        "document.added",
        "document.replaced",
        "document.deleted",
    ]
    assert {actor for _, actor in kinds} == {None}


async def test_a_renamed_folder_keeps_its_documents(followed: Followed) -> None:
    followed.put("Anciens/Un.md", "un")
    followed.put("Anciens/Deux.md", "deux et plus")
    await followed.scan()
    before = await followed.room.one(
        "select array_agg(id order by id) as ids from knowledge_documents where base_id = :base",
        base=followed.room.base_id,
    )
    (followed.folder / "Anciens").rename(followed.folder / "Nouveaux")
    for _ in range(3):
        await followed.scan()
    assert list(await followed.shown()) == ["Nouveaux/Deux.md", "Nouveaux/Un.md"]
    after = await followed.room.one(
        "select array_agg(id order by id) as ids from knowledge_documents where base_id = :base"
        " and deleted_at is null",
        base=followed.room.base_id,
    )
    assert after.ids == before.ids


async def test_a_copy_takes_over_when_the_first_one_goes(followed: Followed) -> None:
    followed.put("a/Note.md", "la même note", age=100)
    followed.put("z/Autre.md", "une autre")
    await followed.scan()
    followed.put("b/Note.md", "la même note", age=50)
    await followed.scan()
    assert list(await followed.shown()) == ["a/Note.md", "z/Autre.md"]
    (followed.folder / "a/Note.md").unlink()
    for _ in range(3):
        await followed.scan()
    assert list(await followed.shown()) == ["b/Note.md", "z/Autre.md"]


async def test_an_unmounted_share_deletes_nothing(followed: Followed) -> None:
    for number in range(4):
        followed.put(f"{number}.md", f"note {number}")
    await followed.scan()
    aside = followed.root / "ailleurs"
    followed.folder.rename(aside)
    for _ in range(3):
        await followed.scan()  # no folder at all
    followed.folder.mkdir()
    for _ in range(3):
        await followed.scan()  # an empty mount point
    (aside / "0.md").rename(followed.folder / "0.md")
    for _ in range(3):
        await followed.scan()  # most of it missing
    assert len(await followed.shown()) == 4


async def test_what_cannot_be_taken_is_shown_with_its_reason(followed: Followed) -> None:
    followed.put("programme.pdf", b"MZ\x90\x00 a program")
    followed.put("vide.md", b"")
    followed.put("immense.md", "x" * 60_000)
    followed.put("bonne.md", "une bonne note")
    await followed.scan()
    assert await followed.shown() == {
        "bonne.md": (1, "waiting", None),
        "immense.md": (1, "failed", "files.too_large"),
        "programme.pdf": (1, "failed", "files.type_refused"),
        "vide.md": (1, "failed", "files.empty"),
    }
    await followed.scan()
    assert {number for number, _, _ in (await followed.shown()).values()} == {1}
    followed.put("vide.md", "plus vide", age=60)
    await followed.scan()
    assert (await followed.shown())["vide.md"] == (2, "waiting", None)


async def test_no_link_leads_out_of_the_folder(followed: Followed, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "cles.md").write_text("rien pour vous")
    os.utime(secret / "cles.md", (1_000_000_000, 1_000_000_000))
    (followed.folder / "lien.md").symlink_to(secret / "cles.md")
    (followed.folder / "dossier").symlink_to(secret)
    os.mkfifo(followed.folder / "tuyau.md")
    followed.put("bonne.md", "une bonne note")
    await followed.scan()
    assert list(await followed.shown()) == ["bonne.md"]
    share = MountedShare(followed.root)
    (followed.root / "sorti").symlink_to(secret)
    for wrong in ("sorti", "../secret", "protocoles/../..", "", ".", "/", "absent", "a\0b", "x" * 600):
        with pytest.raises(FolderRefused):
            await share.folder(wrong)
    assert await share.folder("/protocoles/") == "protocoles"
    with pytest.raises(FolderRefused):
        await MountedShare(None).folder("protocoles")


async def test_a_file_that_changes_while_it_is_read_is_left_for_later(followed: Followed) -> None:
    path = followed.put("lente.md", "début")
    (seen,) = (await followed.scan.share.files("protocoles")).values()
    path.write_text("début et suite")
    with pytest.raises(Exception, match="unsettled"):
        _ = [piece async for piece in followed.scan.share.read("protocoles/lente.md", seen)]


async def test_what_a_person_deletes_stays_deleted(followed: Followed) -> None:
    followed.put("une.md", "une")
    followed.put("deux.md", "deux")
    await followed.scan()
    await followed.room.run(
        "update knowledge_documents set name = '', folder = '', deleted_at = now() where base_id = :base"
        " and name = 'une.md'",
        base=followed.room.base_id,
    )
    for _ in range(3):
        await followed.scan()
    assert list(await followed.shown()) == ["deux.md"]
