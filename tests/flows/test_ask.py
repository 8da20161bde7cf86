"""The main job: somebody asks and gets a streamed answer, measured, recorded, kept, and found again."""

from __future__ import annotations

from tests.flows.client import Client
from tests.flows.conftest import House, SignedIn


async def test_an_answer_streams_and_is_measured(nurse: Client) -> None:
    conversation = await nurse.conversation()
    turn = await nurse.ask(conversation, "Bonjour, que dit le service ?", "sur-site")
    answer = await nurse.read(turn)
    assert answer.text.startswith("Le service a bien reçu votre demande")
    kinds = [event["type"] for event in answer.events]
    assert kinds[:2] == ["turn_started", "protection_applied"]
    assert kinds[-2:] == ["footprint_measured", "turn_finished"]
    assert [event["seq"] for event in answer.events] == sorted({event["seq"] for event in answer.events})
    assert answer.one("turn_started") == {
        "seq": 1,
        "type": "turn_started",
        "turn_id": turn,
        "model_id": "sur-site",
        "model_name": "Modèle sur-site",
        "hosting": "on_site",
    }
    figures = answer.one("footprint_measured")
    assert (figures["prompt_tokens"], figures["completion_tokens"]) == (12, 50)
    assert 0 < figures["energy_wh_min"] < figures["energy_wh_max"]
    assert 0 < figures["grams_co2e_min"] < figures["grams_co2e_max"]
    assert answer.last["reason"] == "stop"


async def test_the_call_is_recorded_before_and_after(
    house: House, nurse: Client, signed_in: SignedIn
) -> None:
    turn = await nurse.ask(await nurse.conversation(), "Une question pour le registre.", "sur-site")
    await nurse.read(turn)
    auditor = await signed_in("auditrice")
    (intent,) = await auditor.audit("model.call_intended", f"turn:{turn}")
    (closed,) = await auditor.audit("model.call_closed", f"turn:{turn}")
    assert intent["seq"] < closed["seq"]
    assert intent["person"] == {"display_name": "Émilie Rousseau (démonstration)"}
    assert intent["facts"]["model"] == "sur-site"
    assert intent["facts"]["data_class"] == "internal"
    assert intent["facts"]["obligation"] == "as_is"
    assert intent["facts"]["call"] == closed["facts"]["call"]
    assert closed["facts"]["outcome"] == "answered"
    assert closed["facts"]["completion_tokens"] == 50
    assert (await auditor.get("/api/audit/verification"))["ok"] is True
    assert "Chaîne intacte" in house.postgres.run("audit", "verify").stdout


async def test_a_conversation_is_found_again_as_it_was(
    nurse: Client, signed_in: SignedIn, house: House
) -> None:
    conversation = await nurse.conversation()
    answer = await nurse.answer(conversation, "Organiser l’été au service\nLa suite du message.", "sur-site")
    elsewhere = await signed_in("infirmiere", house.second)
    kept = await elsewhere.get(f"/api/conversations/{conversation}")
    assert kept["title"] == "Organiser l’été au service"
    (turn,) = kept["turns"]
    assert turn["question"] == "Organiser l’été au service\nLa suite du message."
    assert turn["state"] == "finished"
    assert turn["last_seq"] == answer.last["seq"]
    assert [event["type"] for event in turn["events"]] == [
        "turn_started",
        "protection_applied",
        "text_delta",
        "footprint_measured",
        "turn_finished",
    ]
    assert turn["events"][2]["text"] == answer.text
    found = await elsewhere.get("/api/conversations?search=ete")
    assert conversation in [each["id"] for each in found["items"]]
    missed = await elsewhere.get("/api/conversations?search=introuvable")
    assert missed["items"] == []


async def test_a_conversation_goes_on_with_what_was_said(house: House, nurse: Client) -> None:
    conversation = await nurse.conversation()
    first = await nurse.answer(conversation, "Première question", "sur-site")
    await house.seen()
    await nurse.answer(conversation, "Seconde question", "sur-site")
    (payload,) = await house.seen()
    messages = payload["messages"]
    assert isinstance(messages, list)
    assert [message["role"] for message in messages] == ["system", "user", "assistant", "user"]
    assert [message["content"] for message in messages[1:]] == [
        "Première question",
        first.text,
        "Seconde question",
    ]


async def test_a_title_can_be_changed_and_a_conversation_deleted(nurse: Client) -> None:
    conversation = await nurse.conversation()
    turn = await nurse.ask(conversation, "À effacer", "sur-site")
    await nurse.read(turn)
    renamed = await nurse.call("PATCH", f"/api/conversations/{conversation}", {"title": "  Un autre\ntitre "})
    assert renamed.status == 204
    assert (await nurse.get(f"/api/conversations/{conversation}"))["title"] == "Un autre titre"
    await nurse.delete(f"/api/conversations/{conversation}")
    reply = await nurse.call("GET", f"/api/conversations/{conversation}")
    assert (reply.status, reply.code) == (404, "chat.conversation_deleted")
    await nurse.delete(f"/api/conversations/{conversation}?for_good=true")
    for gone in (f"/api/conversations/{conversation}", f"/api/turns/{turn}/events"):
        reply = await nurse.call("GET", gone)
        assert (reply.status, reply.code) == (404, "kernel.not_found")


async def test_bonjour_to_the_extractive_engine_is_met_with_help(nurse: Client) -> None:
    answer = await nurse.answer(await nurse.conversation(), "bonjour", "extractif")
    assert answer.last["code"] == "inference.nothing_to_extract"
    assert "Joignez un document" in answer.last["sentence"]
    assert "sur-site" in [each["model_id"] for each in answer.last["alternatives"]]
    assert "extractif" not in [each["model_id"] for each in answer.last["alternatives"]]


async def test_refusals_speak_the_person_s_language(signed_in: SignedIn) -> None:
    trainer = await signed_in("formatrice")
    changed = await trainer.call("PATCH", "/api/me", {"language": "en"})
    assert changed.status < 300, changed.body
    answer = await trainer.answer(await trainer.conversation(), "hello", "extractif")
    assert answer.last["sentence"].startswith("The extractive engine neither writes nor chats")
    missing = await trainer.try_to_ask(await trainer.conversation(), " ", "sur-site")
    assert missing.sentence == "Your message is empty."
