"""Files that mean ill, attached over real HTTP: refused with a reason, or cut and told; never half kept.

What each reader does with them is tested in tests/integration/files; here it is what the person sees.
"""

from __future__ import annotations

import pytest

from tests.flows.client import Client
from tests.integration.files import office_traps as traps
from tests.integration.files import pdfs


async def test_a_pdf_under_a_password_says_so_and_leaves_nothing(nurse: Client) -> None:
    conversation = await nurse.conversation()
    reply = await nurse.attach(conversation, "protege.pdf", pdfs.encrypted_pdf("secret"))
    assert (reply.status, reply.code) == (422, "files.pdf_encrypted")
    assert (await nurse.get(f"/api/conversations/{conversation}"))["attachments"] == []


async def test_a_sheet_of_ten_thousand_columns_is_taken_and_asked(nurse: Client) -> None:
    conversation = await nurse.conversation()
    reply = await nurse.attach(conversation, "large.xlsx", traps.wide_sheet(10_000))
    assert reply.status == 201, reply.body
    answer = await nurse.answer(
        conversation, "Que dit la feuille ?", "sur-site", attachment_ids=[reply.body["id"]]
    )
    assert answer.last["type"] == "turn_finished"


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.txt",
        "..\\..\\windows\\system32\\drivers\\hosts.txt",
        "/etc/shadow.txt",
        "a/\u202eb/fdp.txt",
    ],
)
async def test_a_name_with_a_path_is_a_name(nurse: Client, name: str) -> None:
    conversation = await nurse.conversation()
    reply = await nurse.attach(conversation, name, b"Un texte ordinaire.")
    assert reply.status == 201, reply.body
    kept = reply.body["name"]
    assert not {"/", "\\", "\u202e"} & set(kept)
    assert ".." not in kept
    assert await nurse.content(f"/api/attachments/{reply.body['id']}/content") == b"Un texte ordinaire."


async def test_a_disguised_archive_is_read_as_what_it_is(nurse: Client) -> None:
    conversation = await nurse.conversation()
    reply = await nurse.attach(conversation, "notes.txt", traps.many_members(12_000))
    assert reply.status == 422
    assert reply.code in {"files.document_trapped", "files.type_refused"}
    assert (await nurse.get(f"/api/conversations/{conversation}"))["attachments"] == []
