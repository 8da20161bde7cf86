"""Model servers that refuse, hang, send garbage or die: what came is kept, and there is a way on."""

from __future__ import annotations

import pytest

from tests.flows.client import Answer, Client, plain
from tests.flows.conftest import House, SignedIn
from tests.processes import free_port

RECEIVED = "Le service a bien reçu "
"""The first five words of the mock."""


async def answer_of(house: House, nurse: Client, script: str) -> tuple[str, str, Answer]:
    """Conversation, turn and answer, of a model of its own: nobody else's circuit breaker opens."""
    name = script.replace("+", "-").replace("=", "-").replace("_", "-")
    await house.add(name, script)
    conversation = await nurse.conversation()
    turn = await nurse.ask(conversation, "Une question", name)
    return conversation, turn, await nurse.read(turn)


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("status=503", "inference.engine_unavailable"),
        ("status=500", "inference.engine_unavailable"),
        ("status=401", "inference.engine_refused"),
        ("status=404", "inference.engine_refused"),
        ("status=400+context", "inference.context_exceeded"),
        ("status=429", "inference.engine_busy"),
        ("drop", "inference.engine_unavailable"),
        ("hang", "inference.engine_timed_out"),
        ("hang_headers", "inference.engine_timed_out"),
        ("garbage_after=0", "inference.engine_garbled"),
        ("wrong_shape", "inference.engine_garbled"),
        ("html", "inference.engine_interrupted"),
        ("huge_line", "inference.engine_garbled"),
        ("tokens=0+finish=content_filter", "inference.engine_filtered"),
    ],
)
async def test_a_server_that_gives_nothing_is_named_and_another_is_offered(
    house: House, nurse: Client, script: str, code: str
) -> None:
    conversation, turn, answer = await answer_of(house, nurse, script)
    assert answer.text == ""
    failed = answer.last
    assert (failed["type"], failed["code"], failed["partial"]) == ("turn_failed", code, False)
    assert "« Modèle " in plain(failed["sentence"])
    assert "02 99 00 00 00" not in str(failed), "the server's own words may quote the prompt"
    assert "sur-site" in [each["model_id"] for each in failed["alternatives"]]
    assert (await nurse.retry(turn, model_id="sur-site")).text.startswith(RECEIVED)
    (kept,) = (await nurse.get(f"/api/conversations/{conversation}"))["turns"]
    assert kept["state"] == "finished"


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("die_after=5", "inference.engine_interrupted"),
        ("end_after=5", "inference.engine_interrupted"),
        ("hang_after=5", "inference.engine_timed_out"),
        ("garbage_after=5", "inference.engine_garbled"),
        ("error_after=5", "inference.engine_interrupted"),
    ],
)
async def test_what_came_before_a_fault_is_kept_and_marked(
    house: House, nurse: Client, signed_in: SignedIn, script: str, code: str
) -> None:
    conversation, turn, answer = await answer_of(house, nurse, script)
    assert answer.text == RECEIVED
    assert (answer.last["code"], answer.last["partial"]) == (code, True)
    assert "sur-site" in [each["model_id"] for each in answer.last["alternatives"]]
    (kept,) = (await nurse.get(f"/api/conversations/{conversation}"))["turns"]
    assert kept["state"] == "failed"
    assert [event.get("text") for event in kept["events"] if event["type"] == "text_delta"] == [RECEIVED]
    auditor = await signed_in("auditrice")
    (closed,) = await auditor.audit("model.call_closed", f"turn:{turn}")
    assert (closed["facts"]["outcome"], closed["facts"]["code"]) == ("failed", code)
    # The conversation goes on, with what was received as its history.
    assert (await nurse.answer(conversation, "Continuez", "sur-site")).last["reason"] == "stop"


async def test_a_first_failure_is_tried_again_before_anybody_notices(house: House, nurse: Client) -> None:
    _, _, answer = await answer_of(house, nurse, "status=503+fail_times=1")
    assert answer.last["reason"] == "stop"


async def test_the_fall_back_answers_in_place_of_a_model_that_is_down(
    house: House, nurse: Client, signed_in: SignedIn
) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}/v1"
    await house.add("eteint", "mock", address=nowhere, falls_back_to="sur-site")
    turn = await nurse.ask(await nurse.conversation(), "Une question", "eteint")
    answer = await nurse.read(turn)
    assert answer.text.startswith(RECEIVED)
    used = answer.one("fallback_used")
    assert (used["from_model"], used["to_model"]) == ("eteint", "sur-site")
    assert (used["to_model_name"], used["hosting"]) == ("Modèle sur-site", "on_site")
    assert used["reason"] == "inference.engine_unavailable"
    auditor = await signed_in("auditrice")
    closed = await auditor.audit("model.call_closed", f"turn:{turn}")
    assert [(row["facts"]["model"], row["facts"]["outcome"]) for row in closed] == [
        ("sur-site", "answered"),
        ("eteint", "failed"),
    ]


async def test_the_extractive_engine_stands_in_where_there_is_a_document(house: House, nurse: Client) -> None:
    await house.add("panne", "status=503", falls_back_to="extractif")
    conversation = await nurse.conversation()
    kept = await nurse.attach(conversation, "horaires.txt", "La blanchisserie ouvre à 7 heures.".encode())
    answer = await nurse.answer(
        conversation, "Quand ouvre la blanchisserie ?", "panne", attachment_ids=[kept.body["id"]]
    )
    assert answer.one("fallback_used")["to_model"] == "extractif"
    assert "7 heures" in answer.text
    assert answer.one("citation_added")["number"] == 1


async def test_a_fall_back_that_cannot_help_does_not_hide_what_happened(house: House, nurse: Client) -> None:
    """Without a document the extractive engine has nothing to say, and another hosting may be forbidden."""
    await house.add("panne-libre", "status=503", falls_back_to="extractif")
    answer = await nurse.answer(await nurse.conversation(), "Une question", "panne-libre")
    assert answer.last["code"] == "inference.engine_unavailable"
    assert answer.of("fallback_used") == []
    await house.add("panne-sante", "status=503", falls_back_to="europe")
    answer = await nurse.answer(
        await nurse.conversation(), "Une question", "panne-sante", declared_class="health"
    )
    assert answer.last["code"] == "inference.engine_unavailable"
    assert "« Modèle panne-sante »" in plain(answer.last["sentence"])
    await house.add("panne-seule", "status=503", falls_back_to="disparu")
    answer = await nurse.answer(await nurse.conversation(), "Une question", "panne-seule")
    assert answer.last["code"] == "inference.engine_unavailable"


async def test_a_model_that_keeps_failing_is_left_alone_and_shown_as_unavailable(
    house: House, nurse: Client
) -> None:
    await house.add("malade", "status=503")
    for _ in range(3):
        await nurse.answer(await nurse.conversation(), "Une question", "malade")
    await house.seen()
    answer = await nurse.answer(await nurse.conversation(), "Une question", "malade")
    assert answer.last["code"] == "inference.engine_unavailable"
    assert await house.seen() == []
    states = {model["id"]: model["state"] for model in await nurse.get("/api/models")}
    assert (states["malade"], states["sur-site"]) == ("unavailable", "ready")
    refused = await nurse.answer(
        await nurse.conversation(), "Une question", "europe", declared_class="health"
    )
    assert "malade" not in [each["model_id"] for each in refused.last["alternatives"]]
