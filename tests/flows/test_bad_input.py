"""What a person may send by mistake, and what they read then. Nothing of it reaches a model."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.flows.client import Client
from tests.flows.conftest import House, SignedIn
from tests.integration.files import office_traps as traps
from tests.processes import Colombage

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")


def memory_mb(server: Colombage) -> int:
    """The most that the process has ever held."""
    assert server.process is not None
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


@pytest.mark.parametrize("text", ["", "   ", "\n\t \u00a0"])
async def test_an_empty_message(nurse: Client, text: str) -> None:
    reply = await nurse.try_to_ask(await nurse.conversation(), text, "sur-site")
    assert (reply.status, reply.code) == (422, "chat.message_empty")
    assert reply.sentence == "Votre message est vide."


async def test_an_over_long_message_says_how_long_it_is_and_may_be(nurse: Client) -> None:
    conversation = await nurse.conversation()
    reply = await nurse.try_to_ask(conversation, "a" * 100_001, "sur-site")
    assert (reply.status, reply.code) == (413, "chat.message_too_long")
    assert reply.body["facts"] == {"characters": 100_001, "limit": 100_000}
    assert (await nurse.get(f"/api/conversations/{conversation}"))["turns"] == []


async def test_a_message_that_is_too_long_for_the_model_is_kept_and_says_so(nurse: Client) -> None:
    answer = await nurse.answer(await nurse.conversation(), "mot " * 20_000, "sur-site")
    assert answer.last["code"] == "inference.context_exceeded"
    assert "Modèle sur-site" in answer.last["sentence"]


async def test_an_unknown_model(nurse: Client) -> None:
    reply = await nurse.try_to_ask(await nurse.conversation(), "Bonjour", "inconnu")
    assert (reply.status, reply.code) == (404, "inference.unknown_model")
    assert "« inconnu »" in reply.sentence


async def test_a_paste_of_50_megabytes_is_refused_in_plain_words_and_in_little_memory(
    house: House, nurse: Client
) -> None:
    conversation = await nurse.conversation()
    pasted = json.dumps({"text": "é" * 25_000_000, "model_id": "sur-site"}, ensure_ascii=False).encode()
    before = memory_mb(house.first)
    replies = await asyncio.gather(
        *(
            nurse.call(
                "POST",
                f"/api/conversations/{conversation}/turns",
                data=io.BytesIO(pasted),
                headers={"Content-Type": "application/json"},
            )
            for _ in range(3)
        )
    )
    for reply in replies:
        assert (reply.status, reply.code) == (413, "app.body_too_large")
        assert reply.sentence.startswith("Ce qui est envoyé dépasse la limite de")
    assert memory_mb(house.first) - before < 40
    assert (await nurse.get(f"/api/conversations/{conversation}"))["turns"] == []


async def test_a_large_body_that_hides_its_length_is_refused_too(nurse: Client) -> None:
    conversation = await nurse.conversation()

    async def body() -> AsyncIterator[bytes]:
        yield b'{"text": "'
        for _ in range(50):
            yield b"a" * (1 << 20)

    reply = await nurse.call(
        "POST",
        f"/api/conversations/{conversation}/turns",
        data=body(),
        headers={"Content-Type": "application/json"},
    )
    assert (reply.status, reply.code) == (413, "app.body_too_large")


@pytest.mark.parametrize(
    ("name", "begins", "megabytes", "code", "status"),
    [
        ("programme.exe", b"MZ\x90\x00\x03\x00\x00", 0, "files.type_refused", 422),
        ("photo.pdf", b"\x89PNG\r\n\x1a\n\x00\x00", 0, "files.picture_broken", 422),
        ("vide.txt", b"", 0, "files.empty", 422),
        ("casse.pdf", b"%PDF-1.7\nrien de bon", 0, "files.pdf_broken", 422),
        ("ancien.docx", OLD_WORD, 0, "files.old_office_format", 422),
        ("piege.docx", traps.docx(traps.laughing()), 0, "files.document_trapped", 422),
        ("bombe.docx", traps.paragraphs_of_blanks(100), 0, "files.document_trapped", 422),
        ("gros.txt", b"a", 50, "files.too_large", 413),
        ("enorme.txt", b"a", 60, "app.body_too_large", 413),
    ],
)
async def test_a_file_that_cannot_be_taken_says_why(
    nurse: Client, name: str, begins: bytes, megabytes: int, code: str, status: int
) -> None:
    conversation = await nurse.conversation()
    reply = await nurse.attach(conversation, name, begins + b" bonjour" * (megabytes << 17))
    assert (reply.status, reply.code) == (status, code)
    assert (await nurse.get(f"/api/conversations/{conversation}"))["attachments"] == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"declared_class": "secret"}, "declared_class"),
        ({"attachment_ids": ["pas-un-id"]}, "attachment_ids"),
        ({"text": None}, "text"),
        ({"corrections": ["x"] * 51}, "corrections"),
    ],
)
async def test_a_malformed_request_names_the_field_and_never_repeats_the_value(
    nurse: Client, change: dict[str, object], where: str
) -> None:
    conversation = await nurse.conversation()
    body = {"text": "Bonjour", "model_id": "sur-site"} | change
    reply = await nurse.call("POST", f"/api/conversations/{conversation}/turns", body)
    assert (reply.status, reply.code) == (422, "kernel.invalid_input")
    assert where in reply.sentence
    assert "secret" not in reply.sentence
    assert "pas-un-id" not in reply.sentence


async def test_an_attachment_that_is_not_there(nurse: Client) -> None:
    conversation = await nurse.conversation()
    reply = await nurse.try_to_ask(conversation, "Bonjour", "sur-site", attachment_ids=[str(uuid4())])
    assert (reply.status, reply.code) == (404, "kernel.not_found")
    assert (await nurse.get(f"/api/conversations/{conversation}"))["turns"] == []


async def test_a_second_question_waits_for_the_first_answer(house: House, nurse: Client) -> None:
    await house.add("lent", "tokens=400+gap_ms=50")
    conversation = await nurse.conversation()
    turn = await nurse.ask(conversation, "Une longue réponse", "lent")
    reply = await nurse.try_to_ask(conversation, "Et encore", "sur-site")
    assert (reply.status, reply.code) == (409, "chat.turn_running")
    await nurse.stop(turn)
    await nurse.read(turn)
    assert (await nurse.answer(conversation, "Et encore", "sur-site")).last["reason"] == "stop"


async def test_two_questions_at_once_are_not_answered_at_once(house: House, signed_in: SignedIn) -> None:
    await house.add("lent", "tokens=400+gap_ms=50")
    here, there = await signed_in("secretaire"), await signed_in("secretaire", house.second)
    for _ in range(3):
        conversation = await here.conversation()
        replies = await asyncio.gather(
            *(client.try_to_ask(conversation, "Bonjour", "lent") for client in (here, there) * 2)
        )
        started = [reply for reply in replies if reply.status == 202]
        assert len(started) == 1, [reply.status for reply in replies]
        await here.stop(started[0].body["turn_id"])
