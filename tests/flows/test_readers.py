"""An answer belongs to no request: read from several places, left, found again, stopped from elsewhere."""

from __future__ import annotations

import asyncio

import pytest

from tests.flows.client import Answer, Client
from tests.flows.conftest import House, SignedIn
from tests.processes import Colombage

LONG = "tokens=40+gap_ms=40"
WORDS = "Le service a bien reçu votre demande et vous répondra dans les meilleurs délais . "


@pytest.fixture(scope="session", autouse=True)
async def models(house: House) -> None:
    await house.add("pose", LONG)
    await house.add("sans-fin", "tokens=4000+gap_ms=40")
    patient = {"first_token_seconds": 30, "between_tokens_seconds": 30}
    await house.add("muet", "hang", patience=patient)
    await house.add("se-tait", "hang_after=5", patience=patient)


async def first_events(client: Client, turn: str, count: int, after: int = 0) -> Answer:
    """The first events of a stream; then the reader goes away."""
    answer = Answer()
    events = client.events(turn, after)
    async for event in events:
        answer.events.append(event)
        if len(answer.events) == count:
            break
    await events.aclose()
    return answer


async def test_every_reader_gets_the_same_answer_wherever_and_whenever_they_come(
    house: House, signed_in: SignedIn
) -> None:
    here, there = await signed_in("pharmacien"), await signed_in("pharmacien", house.second)
    turn = await here.ask(await here.conversation(), "Une question", "pose")

    async def late(client: Client, seconds: float, after: int) -> Answer:
        await asyncio.sleep(seconds)
        return await client.read(turn, after)

    whole, elsewhere, late_here, late_there, from_the_middle = await asyncio.gather(
        here.read(turn),
        there.read(turn),
        late(here, 0.7, 0),
        late(there, 0.7, 0),
        late(there, 0.7, 6),
    )
    assert whole.text == (WORDS * 3)[: len(whole.text)]
    assert len(whole.text.split()) == 40
    for other in (elsewhere, late_here, late_there):
        assert other.text == whole.text
        assert other.last == whole.last
    # A tab that already has the first six events puts the rest where it belongs, repeated or not.
    seen = [event for event in whole.events if event["seq"] <= 6]
    assert Answer(seen + from_the_middle.events).text == whole.text
    assert all(event["seq"] > 6 for event in from_the_middle.events)
    # Once it has ended, from either process, from any point.
    for client in (here, there):
        for after in (0, 3, 20, whole.last["seq"] - 1):
            again = await client.read(turn, after)
            assert again.last == whole.last
            assert Answer([event for event in whole.events if event["seq"] <= after] + again.events).text == (
                whole.text
            )
        assert (await client.read(turn, whole.last["seq"])).events == []


async def test_events_come_as_they_are_made(nurse: Client) -> None:
    turn = await nurse.ask(await nurse.conversation(), "Une question", "pose")
    began = asyncio.get_running_loop().time()
    arrivals = [
        (asyncio.get_running_loop().time() - began, event)
        async for event in nurse.events(turn)
        if event["type"] == "text_delta"
    ]
    assert len(arrivals) > 10, "pieces must not be collected on their way"
    assert arrivals[-1][0] - arrivals[0][0] > 1.0


async def test_a_browser_that_reconnects_goes_on_from_the_last_event_it_saw(nurse: Client) -> None:
    turn = await nurse.ask(await nurse.conversation(), "Une question", "pose")
    seen = await first_events(nurse, turn, 5)
    last = str(seen.last["seq"])
    async with Client(nurse.address, Last_Event_ID=last) as again:
        again.resume(nurse)
        rest = await again.read(turn)
    assert rest.events[0]["seq"] > seen.last["seq"]
    assert len(Answer(seen.events + rest.events).text.split()) == 40


async def test_an_answer_is_finished_and_kept_when_its_reader_goes_away(
    nurse: Client, signed_in: SignedIn
) -> None:
    conversation = await nurse.conversation()
    turn = await nurse.ask(conversation, "Une question", "pose")
    await first_events(nurse, turn, 4)
    for _ in range(100):
        (kept,) = (await nurse.get(f"/api/conversations/{conversation}"))["turns"]
        if kept["state"] == "finished":
            break
        assert kept["events"] == [], "a live turn is followed, not copied"
        await asyncio.sleep(0.1)
    assert len(Answer(kept["events"]).text.split()) == 40
    auditor = await signed_in("auditrice")
    (closed,) = await auditor.audit("model.call_closed", f"turn:{turn}")
    assert closed["facts"]["outcome"] == "answered"


@pytest.mark.parametrize("from_elsewhere", [False, True])
async def test_stopping_ends_the_answer_where_it_is(
    house: House, signed_in: SignedIn, *, from_elsewhere: bool
) -> None:
    reader = await signed_in("sage.femme")
    stopper = await signed_in("sage.femme", house.second if from_elsewhere else house.first)
    conversation = await reader.conversation()
    turn = await reader.ask(conversation, "Une question", "sans-fin")
    reading = asyncio.create_task(reader.read(turn))
    await first_events(stopper, turn, 5)
    # Twice and more, as people do who are in a hurry.
    await asyncio.gather(*(stopper.stop(turn) for _ in range(4)))
    answer = await asyncio.wait_for(reading, 5)
    assert answer.last["reason"] == "stopped_by_person"
    assert (WORDS * 9).startswith(answer.text)
    assert answer.text
    await stopper.stop(turn)
    (kept,) = (await stopper.get(f"/api/conversations/{conversation}"))["turns"]
    assert (kept["state"], Answer(kept["events"]).text) == ("finished", answer.text)
    auditor = await signed_in("auditrice")
    (closed,) = await auditor.audit("model.call_closed", f"turn:{turn}")
    assert closed["facts"]["outcome"] == "stopped"
    assert closed["facts"]["completion_tokens"] > 0
    # The model server was told: it writes no answer that nobody waits for.
    assert (await reader.answer(conversation, "Et maintenant ?", "sur-site")).last["reason"] == "stop"


@pytest.mark.parametrize("seconds", [0, 0.001, 0.005, 0.02, 0.1])
async def test_a_turn_can_be_stopped_at_any_moment(nurse: Client, seconds: float) -> None:
    turn = await nurse.ask(await nurse.conversation(), "Une question", "muet")
    await asyncio.sleep(seconds)
    await nurse.stop(turn)
    answer = await asyncio.wait_for(nurse.read(turn), 5)
    assert answer.last["reason"] == "stopped_by_person"


async def test_a_stop_gives_the_booked_tokens_back(nurse: Client) -> None:
    before = (await nurse.get("/api/quota"))["used_tokens"]
    turn = await nurse.ask(await nurse.conversation(), "Une question", "muet")
    await first_events(nurse, turn, 2)
    assert (await nurse.get("/api/quota"))["used_tokens"] > before + 1000
    await nurse.stop(turn)
    await nurse.read(turn)
    assert (await nurse.get("/api/quota"))["used_tokens"] < before + 200


async def test_a_silent_model_does_not_keep_a_second_tab_waiting_for_its_headers(
    house: House, signed_in: SignedIn
) -> None:
    """A proxy gives up on a request that brings nothing, not on one that has begun."""

    async def headers_come(server: Colombage) -> None:
        person = await signed_in("technicien", house.first)
        turn = await person.ask(await person.conversation(), "Une question", "se-tait")
        seen = Answer()
        events = person.events(turn)
        while seen.text != "Le service a bien reçu ":
            seen.events.append(await anext(events))
        await events.aclose()
        other = await signed_in("technicien", server)
        async with asyncio.timeout(5):
            response = await other.open_events(turn, seen.last["seq"])
        assert response.status == 200
        response.close()
        await person.stop(turn)

    await asyncio.gather(headers_come(house.first), headers_come(house.second))


async def test_nothing_is_left_open_on_the_model_server(house: House, nurse: Client) -> None:
    turn = await nurse.ask(await nurse.conversation(), "Une question", "sans-fin")
    await first_events(nurse, turn, 5)
    await nurse.stop(turn)
    await nurse.read(turn)
    for _ in range(50):
        if await house.open_answers() == 0:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the model server still writes an answer that was stopped")
