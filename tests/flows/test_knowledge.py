"""A base from its first file to its last trace, over real HTTP and by two server processes."""

from __future__ import annotations

import asyncio
from importlib import resources
from typing import Any
from uuid import uuid4

import pytest

from tests.flows import bases
from tests.flows.client import Client
from tests.flows.conftest import House, SignedIn

NOTE = "# Pansement\n\nLe pansement du PICC est changé tous les sept jours.\n".encode()
NEWER = "# Pansement\n\nLe pansement du PICC est changé tous les huit jours.\n".encode()
EVERYBODY = "group"


@pytest.fixture
async def steward(signed_in: SignedIn) -> Client:
    return await signed_in("referente")


def protocol() -> bytes:
    folder = resources.files("colombage.app.demonstration")
    return folder.joinpath("documents", "protocole-surveillance-picc.pdf").read_bytes()


async def codes(client: Client, *paths: str) -> list[tuple[int, str]]:
    replies = [await client.call("GET", path) for path in paths]
    return [(reply.status, reply.code) for reply in replies]


async def test_a_document_is_given_read_and_opened_at_its_passage(steward: Client, nurse: Client) -> None:
    base = await bases.shared_base(steward, EVERYBODY)
    assert base["managed"] is True
    assert base["readers"] == [EVERYBODY]
    reply = await bases.give(steward, base["id"], "protocole.pdf", protocol(), "Soins/Cathéters")
    assert reply.status == 201, reply.body
    assert reply.body["current"] is None
    document = await bases.ended(steward, reply.body["id"])
    assert document["newest"]["state"] == "ready"
    assert document["newest"]["vectors"] == document["newest"]["passages"] > 0
    assert (document["name"], document["folder"]) == ("protocole.pdf", "Soins/Cathéters")

    (seen,) = [each for each in await nurse.get("/api/knowledge/bases") if each["id"] == base["id"]]
    assert (seen["managed"], seen["documents"]) == (False, 1)
    version = document["current"]["id"]
    reading = await nurse.get(f"/api/knowledge/versions/{version}/reading")
    assert (reading["document"], reading["version"], reading["current"]) == ("protocole.pdf", 1, True)
    passage = reading["passages"][0]
    assert passage["page"] == 1
    assert passage["rectangles"]
    assert reading["text"][passage["start"] : passage["end"]]
    assert await nurse.content(f"/api/knowledge/versions/{version}/content") == protocol()


async def test_a_new_version_serves_once_it_is_read_and_the_old_one_still_opens(
    steward: Client, nurse: Client
) -> None:
    base = await bases.shared_base(steward, EVERYBODY)
    first = await bases.given(steward, base["id"], "pansement.md", NOTE)
    old = first["current"]["id"]
    reply = await bases.replace(steward, first["id"], "un autre nom.md", NEWER)
    assert reply.status == 200, reply.body
    assert (reply.body["versions"], reply.body["newest"]["number"]) == (2, 2)
    second = await bases.served(steward, first["id"], 2)
    assert [each["number"] for each in second["versions"]] == [2, 1]
    reading = await nurse.get(f"/api/knowledge/versions/{old}/reading")
    assert (reading["current"], reading["version"]) == (False, 1)
    assert "tous les sept jours" in reading["text"]
    assert await nurse.content(f"/api/knowledge/versions/{old}/content") == NOTE
    current = second["current"]["id"]
    assert "huit" in (await nurse.get(f"/api/knowledge/versions/{current}/reading"))["text"]


async def test_a_new_version_that_cannot_be_read_leaves_the_old_one_serving(steward: Client) -> None:
    base = await bases.shared_base(steward)
    first = await bases.given(steward, base["id"], "pansement.md", NOTE)
    broken = b"%PDF-1.7\n" + b"%not a document at all\n" * 50
    reply = await bases.replace(steward, first["id"], "pansement.pdf", broken)
    assert reply.status == 200, reply.body
    document = await bases.ended(steward, first["id"])
    assert document["newest"]["state"] == "failed"
    assert document["newest"]["error"]["code"] == "files.pdf_broken"
    assert "abîmé" in document["newest"]["error"]["sentence"]
    assert document["current"]["id"] == first["current"]["id"]
    reply = await steward.call("GET", f"/api/knowledge/versions/{document['newest']['id']}/reading")
    assert reply.code == "files.pdf_broken"
    listed = await steward.get(f"/api/knowledge/bases/{base['id']}/documents?state=failed")
    assert (listed["total"], listed["failed"], listed["open"]) == (1, 1, 0)
    again = await steward.post(f"/api/knowledge/documents/{first['id']}/retry")
    assert again["newest"]["error"] is None
    assert (await bases.ended(steward, first["id"]))["newest"]["state"] == "failed"
    assert (await steward.call("POST", f"/api/knowledge/documents/{first['id']}/retry", {})).status == 200
    await bases.ended(steward, first["id"])


async def test_a_file_under_the_name_of_one_that_stands_there_is_its_new_version(steward: Client) -> None:
    base = await bases.base(steward)
    first = await bases.given(steward, base["id"], "pansement.md", NOTE, "Soins")
    elsewhere = await bases.given(steward, base["id"], "pansement.md", NEWER, "Urgences")
    assert elsewhere["id"] != first["id"]
    reply = await bases.give(steward, base["id"], "pansement.md", NEWER + b"\nFin.\n", "Soins")
    assert (reply.status, reply.body["id"], reply.body["versions"]) == (201, first["id"], 2)


async def test_a_deleted_document_is_gone_and_its_old_citation_says_so(
    steward: Client, nurse: Client, house: House
) -> None:
    base = await bases.shared_base(steward, EVERYBODY)
    document = await bases.given(steward, base["id"], "a-supprimer.md", NOTE.replace(b"PICC", b"ZQXWPICC"))
    version = document["current"]["id"]
    assert list((house.postgres.folder / "files").rglob(version.replace("-", "")))
    await steward.delete(f"/api/knowledge/documents/{document['id']}")

    at = f"/api/knowledge/documents/{document['id']}"
    reply = await nurse.call("GET", at)
    assert (reply.status, reply.code) == (404, "knowledge.document_deleted")
    assert "supprimé" in reply.sentence
    assert (
        await codes(
            nurse, f"/api/knowledge/versions/{version}/reading", f"/api/knowledge/versions/{version}/content"
        )
        == [(404, "kernel.not_found")] * 2
    )
    assert (await steward.call("DELETE", at)).code == "knowledge.document_deleted"
    assert (await steward.get(f"/api/knowledge/bases/{base['id']}/documents"))["items"] == []
    assert not list((house.postgres.folder / "files").rglob(version.replace("-", "")))
    left = house.postgres.query(
        "select count(*) from colombage.knowledge_passages where base_id = %s", base["id"]
    ) + house.postgres.query(
        "select count(*) from colombage.knowledge_vectors where base_id = %s", base["id"]
    )
    assert left == [(0,), (0,)]
    found = await nurse.post("/api/knowledge/search", {"question": "ZQXWPICC", "base_ids": [base["id"]]})
    assert found["passages"] == []
    # Whoever never read the base does not learn that there was anything.
    other = await bases.base(nurse)
    hidden = await bases.given(nurse, other["id"], "prive.md", NOTE)
    await nurse.delete(f"/api/knowledge/documents/{hidden['id']}")
    assert (await steward.call("GET", f"/api/knowledge/documents/{hidden['id']}")).code == "kernel.not_found"


async def test_a_lost_right_is_felt_at_the_next_request_everywhere(steward: Client, nurse: Client) -> None:
    base = await bases.shared_base(steward, "profession:nurse")
    document = await bases.given(steward, base["id"], "pansement.md", NOTE)
    version = document["current"]["id"]
    paths = [
        f"/api/knowledge/bases/{base['id']}",
        f"/api/knowledge/bases/{base['id']}/documents",
        f"/api/knowledge/documents/{document['id']}",
        f"/api/knowledge/versions/{version}/reading",
        f"/api/knowledge/versions/{version}/content",
    ]
    for path in paths:
        assert (await nurse.call("GET", path)).status == 200, path
    search = {"question": "À quel rythme changer le pansement ?", "base_ids": [base["id"]]}
    (found, *_) = (await nurse.post("/api/knowledge/search", search))["passages"]
    cited = f"/api/knowledge/passages?ids={found['id']}"
    assert [each["state"] for each in await nurse.get(cited)] == ["readable"]
    await steward.call("PATCH", f"/api/knowledge/bases/{base['id']}", {"readers": ["profession:pharmacist"]})
    assert await codes(nurse, *paths) == [(404, "kernel.not_found")] * len(paths)
    assert base["id"] not in {each["id"] for each in await nurse.get("/api/knowledge/bases")}
    assert (await nurse.post("/api/knowledge/search", search))["passages"] == []
    assert await nurse.get(cited) == [{"id": found["id"], "state": "unreadable"}]
    report = {"base_id": base["id"], "kind": "question", "question": "Et moi ?"}
    assert (await nurse.call("POST", "/api/knowledge/reports", report)).status == 404


async def test_colleagues_who_read_by_name_are_named_to_managers_alone(
    steward: Client, nurse: Client
) -> None:
    me = (await nurse.get("/api/session"))["person"]["id"]
    base = await bases.shared_base(steward, f"person:{me}", "profession:pharmacist")
    assert f"person:{me}" in base["readers"]
    seen = await nurse.get(f"/api/knowledge/bases/{base['id']}")
    assert seen["readers"] == ["profession:pharmacist"]
    assert [each["principal"] for each in seen["readers_described"]] == ["profession:pharmacist"]


async def test_a_private_base_is_invisible_to_everybody_else(nurse: Client, signed_in: SignedIn) -> None:
    base = await bases.base(nurse)
    document = await bases.given(nurse, base["id"], "notes.md", NOTE)
    version = document["current"]["id"]
    paths = [
        f"/api/knowledge/bases/{base['id']}",
        f"/api/knowledge/bases/{base['id']}/documents",
        f"/api/knowledge/bases/{base['id']}/quality",
        f"/api/knowledge/documents/{document['id']}",
        f"/api/knowledge/versions/{version}/reading",
        f"/api/knowledge/versions/{version}/content",
    ]
    for login in ("referente", "administratrice", "dpo", "auditrice", "pharmacien"):
        other = await signed_in(login)
        assert await codes(other, *paths) == [(404, "kernel.not_found")] * len(paths), login
        assert base["id"] not in {each["id"] for each in await other.get("/api/knowledge/bases")}
        for method, path in (("DELETE", paths[0]), ("PATCH", paths[0]), ("DELETE", paths[3])):
            assert (await other.call(method, path, {})).status == 404, (login, method, path)
        reply = await bases.give(other, base["id"], "glisse.md", NEWER)
        assert (reply.status, reply.code) == (404, "kernel.not_found")
    assert (await nurse.get(paths[1]))["total"] == 1


async def test_the_same_content_is_recognised_and_tells_of_no_base_that_one_may_not_read(
    steward: Client, nurse: Client
) -> None:
    mine = await bases.base(nurse)
    content = NOTE + b"Une phrase de plus.\n"
    first = await bases.given(nurse, mine["id"], "la-mienne.md", content)
    again = await bases.give(nurse, mine["id"], "sous un autre nom.md", content)
    assert (again.status, again.code) == (409, "knowledge.already_there")
    assert "la-mienne.md" in again.sentence

    hidden = await bases.shared_base(steward)
    theirs = await bases.give(steward, hidden["id"], "la-leur.md", content)
    assert theirs.status == 201
    assert theirs.body["duplicates"] == []
    document = await nurse.get(f"/api/knowledge/documents/{first['id']}")
    assert document["duplicates"] == []
    await steward.call("PATCH", f"/api/knowledge/bases/{hidden['id']}", {"readers": ["profession:nurse"]})
    document = await nurse.get(f"/api/knowledge/documents/{first['id']}")
    assert [(each["base_id"], each["name"]) for each in document["duplicates"]] == [
        (hidden["id"], "la-leur.md")
    ]
    # The steward still hears nothing of the nurse's own base.
    listed = await steward.get(f"/api/knowledge/bases/{hidden['id']}/documents")
    assert listed["items"][0]["duplicates"] == []


async def test_of_two_who_give_the_same_at_once_one_is_told_so(steward: Client) -> None:
    base = await bases.base(steward)
    names = [f"copie-{number}.md" for number in range(4)]
    replies = await asyncio.gather(*(bases.give(steward, base["id"], name, NOTE) for name in names))
    assert sorted(reply.status for reply in replies) == [201, 409, 409, 409]
    assert (await steward.get(f"/api/knowledge/bases/{base['id']}/documents"))["total"] == 1


async def test_an_upload_that_is_cut_off_leaves_nothing(steward: Client, house: House) -> None:
    base = await bases.base(steward)
    files = house.postgres.folder / "files"
    before = {path.name for path in files.rglob("*") if path.is_file()}
    head = (
        f"POST /api/knowledge/bases/{base['id']}/documents HTTP/1.1\r\nHost: {house.first.address[7:]}\r\n"
        f"Cookie: colombage_session={steward.token}\r\nX-CSRF-Token: {steward.csrf}\r\n"
        "Content-Type: multipart/form-data; boundary=bord\r\nContent-Length: 5000000\r\n\r\n"
        '--bord\r\nContent-Disposition: form-data; name="file"; filename="coupe.md"\r\n\r\n'
    )
    reader, writer = await asyncio.open_connection("127.0.0.1", house.first.port)
    writer.write(head.encode() + NOTE * 1000)
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    del reader
    await asyncio.sleep(0.5)
    assert (await steward.get(f"/api/knowledge/bases/{base['id']}/documents"))["total"] == 0
    assert {path.name for path in files.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"name": ""}, 422, "kernel.invalid_input"),
        ({"name": "  "}, 422, "kernel.invalid_input"),
        ({"name": "a" * 201}, 422, "kernel.invalid_input"),
        ({"data_class": "secret"}, 422, "kernel.invalid_input"),
        ({"review_on": "demain"}, 422, "kernel.invalid_input"),
        ({"owner": {"kind": "hospital"}}, 422, "kernel.invalid_input"),
        ({"owner": {"kind": "establishment"}}, 422, "knowledge.owner_invalid"),
        ({"owner": {"kind": "department", "department_id": str(uuid4())}}, 422, "knowledge.owner_invalid"),
        ({"owner": {"kind": "group"}}, 403, "kernel.forbidden"),
        ({"readers": ["group"]}, 422, "knowledge.readers_invalid"),
        ({"responsible_id": str(uuid4())}, 422, "kernel.invalid_input"),
        ({"description": "a\0b"}, 422, "kernel.invalid_input"),
    ],
)
async def test_a_base_with_a_wrong_field_is_refused_in_plain_words(
    steward: Client, changes: dict[str, Any], status: int, code: str
) -> None:
    reply = await steward.call("POST", "/api/knowledge/bases", bases.new_base(**changes))
    assert (reply.status, reply.code) == (status, code), reply.body
    assert reply.sentence.endswith(".")


async def test_a_steward_keeps_to_their_own_place(steward: Client, nurse: Client) -> None:
    elsewhere = await bases.establishment(steward, "CH du Rouvray")
    owner = {"kind": "establishment", "establishment_id": elsewhere}
    assert (await steward.call("POST", "/api/knowledge/bases", bases.new_base(owner=owner))).status == 403
    place = await bases.establishment(nurse, "CHU de Rouen")
    owner = {"kind": "establishment", "establishment_id": place}
    assert (await nurse.call("POST", "/api/knowledge/bases", bases.new_base(owner=owner))).status == 403


async def test_who_only_reads_a_base_changes_nothing_in_it(steward: Client, nurse: Client) -> None:
    base = await bases.shared_base(steward, EVERYBODY)
    document = await bases.given(steward, base["id"], "pansement.md", NOTE)
    at, of = f"/api/knowledge/bases/{base['id']}", f"/api/knowledge/documents/{document['id']}"
    for method, path, body in (
        ("PATCH", at, {"name": "À moi"}),
        ("DELETE", at, None),
        ("GET", f"{at}/quality", None),
        ("POST", f"{at}/quality/runs", {}),
        ("PATCH", of, {"name": "autre.md"}),
        ("POST", f"{of}/approval", {}),
        ("DELETE", f"{of}/approval", None),
        ("POST", f"{of}/retry", {}),
        ("DELETE", of, None),
    ):
        reply = await nurse.call(method, path, body)
        assert (reply.status, reply.code) == (403, "kernel.forbidden"), (method, path)
    assert (await bases.give(nurse, base["id"], "intrus.md", NEWER)).status == 403
    assert (await bases.replace(nurse, document["id"], "intrus.md", NEWER)).status == 403


async def test_an_original_is_handed_over_but_never_shown_in_our_name(steward: Client) -> None:
    base = await bases.base(steward)
    page = b"<!doctype html><html><body><h1>Note</h1><script>alert(1)</script><p>Texte.</p></body></html>"
    document = await bases.given(steward, base["id"], "page.html", page)
    version = document["current"]["id"]
    reply = await steward.call("GET", f"/api/knowledge/versions/{version}/content")
    assert reply.headers["Content-Type"] == "application/octet-stream"
    assert reply.headers["Content-Disposition"].startswith("attachment")
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in reply.headers["Content-Security-Policy"]
    pdf = await bases.given(steward, base["id"], "protocole.pdf", protocol())
    reply = await steward.call("GET", f"/api/knowledge/versions/{pdf['current']['id']}/content")
    assert reply.headers["Content-Type"] == "application/pdf"
    assert "sandbox" in reply.headers["Content-Security-Policy"]


async def test_a_deleted_base_leaves_neither_rows_nor_files_nor_key(steward: Client, house: House) -> None:
    base = await bases.shared_base(steward, EVERYBODY)
    document = await bases.given(steward, base["id"], "pansement.md", NOTE)
    version = document["current"]["id"]
    ((key_id,),) = house.postgres.query(
        "select data_key_id from colombage.knowledge_bases where id = %s", base["id"]
    )
    await steward.delete(f"/api/knowledge/bases/{base['id']}")
    assert (await steward.call("GET", f"/api/knowledge/bases/{base['id']}")).status == 404
    for table in ("bases", "documents", "versions", "passages", "vectors"):
        column = "id" if table == "bases" else "base_id"
        query = f"select count(*) from colombage.knowledge_{table} where {column} = %s"
        assert house.postgres.query(query, base["id"]) == [(0,)], table
    keys = "select count(*) from colombage.data_keys where id = %s"
    assert house.postgres.query(keys, key_id) == [(0,)]
    assert not list((house.postgres.folder / "files").rglob(version.replace("-", "")))
