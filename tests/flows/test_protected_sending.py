"""What leaves the group's rooms carries placeholders; the person reads the originals, also in the stream."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.flows.client import Client
from tests.flows.conftest import House, SignedIn

EMAIL = "claire.martin@chu-exemple.fr"
PHONE = "02 32 88 89 90"
ASKED = f"Écrire à {EMAIL} ou appeler le {PHONE}."


@pytest.fixture(scope="session", autouse=True)
async def models(house: House) -> None:
    await house.add("marques", "placeholders", hosting="eu")
    await house.add("echo", "echo", hosting="eu")
    await house.add("echo-fin", "echo+one_byte", hosting="eu")
    await house.add("echo-ici", "echo")
    await house.add("meurt", "placeholders+die_after=4", hosting="eu")


def sent(payload: dict[str, Any]) -> str:
    return str(payload["messages"][-1]["content"])


@pytest.mark.parametrize("model", ["echo", "echo-fin"])
async def test_the_server_sees_placeholders_and_the_person_the_originals(
    house: House, nurse: Client, model: str
) -> None:
    await house.seen()
    answer = await nurse.answer(await nurse.conversation(), ASKED, model)
    (payload,) = await house.seen()
    assert sent(payload) == "Écrire à [EMAIL_1] ou appeler le [TEL_1]."
    assert EMAIL not in str(payload)
    assert answer.text == ASKED
    told = answer.one("protection_applied")
    assert (told["data_class"], told["obligation"], told["protected"]) == ("internal", "minimised", 2)
    assert sorted((each["label"], each["count"]) for each in told["found"]) == [("email", 1), ("phone", 1)]


async def test_no_piece_of_a_placeholder_is_ever_shown(house: House, nurse: Client) -> None:
    """The mock cuts each mark in its middle."""
    answer = await nurse.answer(await nurse.conversation(), ASKED, "marques")
    assert answer.text.startswith("Voici ")
    assert EMAIL in answer.text
    assert PHONE in answer.text
    for event in answer.of("text_delta"):
        assert "[" not in event["text"]
        assert "EMAIL_" not in event["text"]


async def test_a_person_keeps_their_placeholder_from_turn_to_turn(house: House, nurse: Client) -> None:
    conversation = await nurse.conversation()
    await nurse.answer(conversation, f"Écrire à {EMAIL}", "echo")
    await house.seen()
    other = "autre.personne@chu-exemple.fr"
    await nurse.answer(conversation, f"Et à {other}, ou de nouveau à {EMAIL} ?", "echo")
    (payload,) = await house.seen()
    assert sent(payload) == "Et à [EMAIL_2], ou de nouveau à [EMAIL_1] ?"
    assert [message["content"] for message in payload["messages"][1:3]] == ["Écrire à [EMAIL_1]"] * 2


async def test_conversations_do_not_share_placeholders(house: House, nurse: Client) -> None:
    await nurse.answer(await nurse.conversation(), "Écrire à premier@chu-exemple.fr", "echo")
    await house.seen()
    await nurse.answer(await nurse.conversation(), "Écrire à second@chu-exemple.fr", "echo")
    (payload,) = await house.seen()
    assert sent(payload) == "Écrire à [EMAIL_1]"


async def test_on_site_nothing_is_replaced(house: House, nurse: Client) -> None:
    await house.seen()
    answer = await nurse.answer(await nurse.conversation(), ASKED, "echo-ici")
    (payload,) = await house.seen()
    assert sent(payload) == answer.text == ASKED
    assert answer.one("protection_applied")["obligation"] == "as_is"
    assert answer.one("protection_applied")["protected"] == 0


async def test_passages_are_protected_on_their_way_and_shown_as_they_are(house: House, nurse: Client) -> None:
    conversation = await nurse.conversation()
    kept = await nurse.attach(conversation, "contacts.txt", f"Le secrétariat répond à {EMAIL}.".encode())
    await house.seen()
    answer = await nurse.answer(conversation, "Qui répond ?", "echo", attachment_ids=[kept.body["id"]])
    (payload,) = await house.seen()
    assert EMAIL not in str(payload)
    assert "Le secrétariat répond à [EMAIL_1]." in sent(payload)
    (passage,) = answer.one("passages_found")["passages"]
    assert EMAIL in passage["excerpt"]


async def test_what_came_before_a_fault_is_restored_too(nurse: Client) -> None:
    answer = await nurse.answer(await nurse.conversation(), ASKED, "meurt")
    assert answer.last["type"] == "turn_failed"
    assert answer.last["partial"] is True
    assert answer.text.startswith("Voici ")
    assert "EMAIL_" not in answer.text


async def test_many_conversations_at_once_do_not_mix(house: House, signed_in: SignedIn) -> None:
    people = [await signed_in("chercheuse"), await signed_in("medecin", house.second)]

    async def told(person: Client, number: int) -> bool:
        asked = f"Écrire à personne.{number}@chu-exemple.fr"
        return (await person.answer(await person.conversation(), asked, "echo")).text == asked

    assert all(await asyncio.gather(*(told(people[number % 2], number) for number in range(12))))
