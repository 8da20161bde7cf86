"""A conversation leaves the house as a file: what is in it, its name, who may, and the record of it."""

from __future__ import annotations

import io
from urllib.parse import quote
from uuid import uuid4

import pytest
from docx import Document

from tests.flows.client import Client
from tests.flows.conftest import House, SignedIn


@pytest.fixture
async def asked(nurse: Client) -> tuple[str, str, str]:
    """A conversation of two exchanges, and their turns."""
    conversation = await nurse.conversation()
    first = await nurse.ask(conversation, "Organiser l’été : relève / nuit", "sur-site")
    await nurse.read(first)
    second = await nurse.ask(conversation, "Et la fin de semaine ?", "sur-site")
    await nurse.read(second)
    return conversation, first, second


async def test_word_holds_the_path_and_its_name_comes_from_the_title(
    nurse: Client, asked: tuple[str, str, str]
) -> None:
    path = f"/api/conversations/{asked[0]}/export?format=docx"
    headers = (await nurse.call("GET", path)).headers
    assert headers["Content-Type"].startswith(
        "application/vnd.openxmlformats-officedocument.wordprocessingml"
    )
    assert f"filename*=UTF-8''{quote('Organiser l’été relève nuit.docx')}" in headers["Content-Disposition"]
    assert 'filename="Organiser l\'ete releve nuit.docx"' in headers["Content-Disposition"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in headers["Cache-Control"]
    document = Document(io.BytesIO(await nurse.content(path)))
    titles = [
        each.text for each in document.paragraphs if each.style is not None and each.style.name == "Heading 1"
    ]
    assert titles == ["Organiser l’été : relève / nuit", "Et la fin de semaine ?"]
    assert any("Modèle sur-site" in each.text for each in document.paragraphs)
    assert document.core_properties.author == "Émilie Rousseau (démonstration)"


async def test_one_exchange_goes_alone(nurse: Client, asked: tuple[str, str, str]) -> None:
    conversation, first, _ = asked
    path = f"/api/conversations/{conversation}/export?format=md&turn_id={first}"
    text = (await nurse.content(path)).decode()
    assert "Le service a bien reçu votre demande" in text
    assert "intelligence artificielle" in text
    assert "fin de semaine" not in text


async def test_what_was_checked_goes_along_with_who_and_when(
    nurse: Client, asked: tuple[str, str, str]
) -> None:
    conversation, first, second = asked
    await nurse.post(f"/api/turns/{first}/checks", {"start": 0, "length": 0})
    await nurse.post(f"/api/turns/{second}/checks", {"start": 0, "length": 10})
    text = (await nurse.content(f"/api/conversations/{conversation}/export?format=md")).decode()
    assert "Réponse vérifiée par Émilie Rousseau" in text
    assert "« Le service »" in text.replace("\u00a0", " ")
    assert "Rien n’est marqué comme vérifié" not in text


async def test_each_export_is_recorded_with_its_format_and_class(
    nurse: Client, signed_in: SignedIn, asked: tuple[str, str, str]
) -> None:
    await nurse.content(f"/api/conversations/{asked[0]}/export?format=md")
    auditor = await signed_in("auditrice")
    (row,) = await auditor.audit("conversation.exported", f"conversation:{asked[0]}")
    assert row["facts"] == {"format": "md", "class": "internal", "turns": 2}


async def test_nobody_else_exports_it(signed_in: SignedIn, asked: tuple[str, str, str]) -> None:
    conversation, first, _ = asked
    doctor = await signed_in("medecin")
    for more in ("", f"&turn_id={first}"):
        reply = await doctor.call("GET", f"/api/conversations/{conversation}/export?format=docx{more}")
        assert (reply.status, reply.code) == (404, "kernel.not_found")


async def test_what_is_deleted_is_not_exported(nurse: Client, asked: tuple[str, str, str]) -> None:
    await nurse.delete(f"/api/conversations/{asked[0]}")
    reply = await nurse.call("GET", f"/api/conversations/{asked[0]}/export?format=docx")
    assert reply.status == 404


async def test_a_temporary_conversation_may_be_taken_along(nurse: Client) -> None:
    conversation = (await nurse.post("/api/conversations", {"temporary": True}))["id"]
    await nurse.answer(conversation, "Une question de passage", "sur-site")
    assert b"Une question de passage" in await nurse.content(
        f"/api/conversations/{conversation}/export?format=md"
    )


async def test_a_strange_request_is_told_so(nurse: Client, asked: tuple[str, str, str]) -> None:
    conversation = asked[0]
    for more in ("format=exe", "", "format=docx&turn_id=x"):
        assert (await nurse.call("GET", f"/api/conversations/{conversation}/export?{more}")).status == 422
    other = await nurse.call("GET", f"/api/conversations/{conversation}/export?format=md&turn_id={uuid4()}")
    assert other.status == 404


async def test_a_hostile_answer_makes_a_file_that_opens(nurse: Client, house: House) -> None:
    await house.add("perroquet", "echo")
    conversation = await nurse.conversation()
    hostile = "| a \u202e|\n|---|\n| <script> |\n\n" + ">" * 400 + "\n\n[x](javascript:alert(1)) \x0b ```"
    await nurse.answer(conversation, hostile, "perroquet")
    written = await nurse.content(f"/api/conversations/{conversation}/export?format=docx")
    assert Document(io.BytesIO(written)).tables
