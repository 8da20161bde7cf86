"""A document is attached and asked: sentences are quoted with their page, whichever engine answers."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest

from tests.flows.client import Answer, Client
from tests.flows.conftest import House

PROTOCOL = "protocole-surveillance-picc.pdf"
ARRIVALS = "procedure-accueil-nouvel-arrivant.pdf"


@pytest.fixture(scope="session", autouse=True)
async def models(house: House) -> None:
    await house.add("echo-ici", "echo")
    await house.add("echo-court", "echo", context_tokens=2048, max_output_tokens=400)


def document(name: str) -> bytes:
    return resources.files("colombage.app.demonstration").joinpath("documents", name).read_bytes()


async def attached(client: Client, conversation: str, name: str = PROTOCOL) -> str:
    reply = await client.attach(conversation, name, document(name))
    assert reply.status == 201, reply.body
    assert reply.body["name"] == name
    assert reply.body["media_type"] == "application/pdf"
    return str(reply.body["id"])


def cited(answer: Answer) -> list[dict[str, Any]]:
    """The passages that the answer cites; each mark must stand where its event says."""
    passages = {each["number"]: each for each in answer.one("passages_found")["passages"]}
    found = []
    for citation in answer.of("citation_added"):
        mark = f"[{citation['number']}]"
        text = answer.text.encode("utf-16-le")[citation["at"] * 2 :].decode("utf-16-le")
        assert text.startswith(mark)
        passage = passages[citation["number"]]
        assert passage["passage_id"] == citation["passage_id"]
        found.append(passage)
    return found


@pytest.mark.parametrize(
    ("question", "words", "page"),
    [
        ("À quel rythme faut-il changer le pansement transparent ?", "tous les sept jours", 1),
        ("Quel volume de rinçage après une transfusion ?", "vingt millilitres", 2),
        ("Que faire si le cathéter est rompu ?", "Clamper au plus près de la peau", 2),
    ],
)
async def test_the_extractive_engine_quotes_the_sentence_and_names_its_page(
    nurse: Client, question: str, words: str, page: int
) -> None:
    conversation = await nurse.conversation()
    attachment = await attached(nurse, conversation)
    answer = await nurse.answer(conversation, question, "extractif", attachment_ids=[attachment])
    assert answer.last["reason"] == "stop"
    assert words in answer.text
    passages = cited(answer)
    assert (PROTOCOL, page) in [(each["document"], each["page"]) for each in passages]
    (shown,) = [each for each in passages if words in " ".join(each["excerpt"].split())][:1]
    assert shown["page"] == page
    reading = await nurse.get(f"/api/attachments/{attachment}/reading")
    assert (reading["document"], reading["media_type"], reading["pages"]) == (PROTOCOL, "application/pdf", 2)
    file_id, _, number = shown["passage_id"].rpartition(".")
    (opened,) = (each for each in reading["passages"] if each["number"] == int(number))
    assert (file_id, opened["page"]) == (attachment, page)
    assert words in " ".join(reading["text"][opened["start"] : opened["end"]].split())
    assert opened["rectangles"]
    for left, bottom, right, top in opened["rectangles"]:
        assert 0 <= left < right <= 10_000
        assert 0 <= bottom < top <= 10_000
    assert await nurse.content(f"/api/attachments/{attachment}/content") == document(PROTOCOL)
    assert answer.one("footprint_measured")["prompt_tokens"] >= 0


async def test_what_the_document_does_not_say_is_not_invented(nurse: Client) -> None:
    conversation = await nurse.conversation()
    attachment = await attached(nurse, conversation)
    answer = await nurse.answer(
        conversation, "Quel est le tarif du parking des visiteurs ?", "extractif", attachment_ids=[attachment]
    )
    assert answer.last["reason"] == "abstained"
    assert answer.of("citation_added") == []


async def test_the_same_through_a_model_server(house: House, nurse: Client) -> None:
    conversation = await nurse.conversation()
    attachment = await attached(nurse, conversation)
    await nurse.answer(conversation, "Bonjour", "sur-site")
    await house.seen()
    question = "À quel rythme faut-il changer le pansement transparent ? Voir [42]."
    answer = await nurse.answer(conversation, question, "echo-ici", attachment_ids=[attachment])
    (payload,) = await house.seen()
    *before, asked = [message["content"] for message in payload["messages"]]
    assert not any("pansement" in text for text in before), "what changes from turn to turn comes last"
    assert asked.endswith(f"Question : {question}")
    assert f"[1] ({PROTOCOL}, page " in asked
    assert "tous les sept jours" in asked
    assert "passage_id" not in str(payload)
    assert attachment not in str(payload), "side fields never leave"
    # The mock echoes the excerpts with their numbers: those that exist are cited, the others are taken out.
    assert {each["document"] for each in cited(answer)} == {PROTOCOL}
    assert {event["number"] for event in answer.of("citation_rejected")} == {42}
    assert answer.text == asked.replace(" [42]", "")
    assert answer.text.endswith("Voir.")
    leaning = answer.one("unsupported_sentence")
    assert (leaning["at"] + leaning["length"]) == len(asked.replace(" [42]", "").encode("utf-16-le")) // 2


async def test_a_long_document_fits_a_small_model(house: House, nurse: Client) -> None:
    conversation = await nurse.conversation()
    documents = [await attached(nurse, conversation, name) for name in (PROTOCOL, ARRIVALS)]
    await house.seen()
    answer = await nurse.answer(
        conversation, "Que se passe-t-il le premier jour ?", "echo-court", attachment_ids=documents
    )
    assert answer.last["type"] == "turn_finished", answer.last
    passages = answer.one("passages_found")["passages"]
    assert 1 <= len(passages) < 8
    (payload,) = await house.seen()
    assert sum(
        f"[{each['number']}] ({each['document']}" in payload["messages"][-1]["content"] for each in passages
    )
    assert passages[0]["document"] == ARRIVALS


async def test_only_the_attachments_of_the_question_are_asked(nurse: Client) -> None:
    conversation = await nurse.conversation()
    protocol = await attached(nurse, conversation, PROTOCOL)
    arrivals = await attached(nurse, conversation, ARRIVALS)
    answer = await nurse.answer(
        conversation, "À quelle heure se présenter le premier jour ?", "extractif", attachment_ids=[arrivals]
    )
    assert "8 h 30" in answer.text.replace("\u00a0", " ").replace("\u202f", " ")
    assert {each["document"] for each in answer.one("passages_found")["passages"]} == {ARRIVALS}
    kept = await nurse.get(f"/api/conversations/{conversation}")
    assert [each["id"] for each in kept["attachments"]] == [protocol, arrivals]
    (turn,) = kept["turns"]
    assert turn["attachments"] == [arrivals]


async def test_a_deleted_attachment_is_asked_no_more(nurse: Client) -> None:
    conversation = await nurse.conversation()
    attachment = await attached(nurse, conversation)
    await nurse.delete(f"/api/attachments/{attachment}")
    reply = await nurse.try_to_ask(conversation, "Que dit-il ?", "extractif", attachment_ids=[attachment])
    assert (reply.status, reply.code) == (404, "kernel.not_found")
    assert (await nurse.get(f"/api/conversations/{conversation}"))["attachments"] == []


async def test_a_document_of_text_has_no_pages(nurse: Client) -> None:
    conversation = await nurse.conversation()
    name = "fiche-reflexe-panne-informatique.md"
    kept = await nurse.attach(conversation, name, document(name))
    assert (kept.body["pages"], kept.body["media_type"]) == (None, "text/markdown")
    answer = await nurse.answer(
        conversation,
        "Qui ressaisit les prescriptions faites sur papier ?",
        "extractif",
        attachment_ids=[kept.body["id"]],
    )
    (first, *_) = cited(answer)
    assert first["page"] is None
    reading = await nurse.get(f"/api/attachments/{kept.body['id']}/reading")
    assert (reading["media_type"], reading["pages"]) == ("text/markdown", None)
    (heading,) = (each for each in reading["blocks"] if each["kind"] == "heading" and each["level"] == 1)
    assert reading["text"][heading["start"] : heading["end"]] in document(name).decode()
    (opened,) = (each for each in reading["passages"] if first["passage_id"].endswith(f".{each['number']}"))
    assert opened["rectangles"] == []
    assert first["excerpt"].split()[0] in reading["text"][opened["start"] : opened["end"]]
