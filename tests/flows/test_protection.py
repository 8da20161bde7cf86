"""Marks before sending, marks by hand, what the model saw, and reports to the officers, over HTTP."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.flows import bases
from tests.flows.client import Client
from tests.flows.conftest import House, SignedIn

EMAIL = "camille.exemple@gmail.com"
CODE_NAME = "Opération Mésange"
NIR = "1 85 05 78 006 084 91"


@pytest.fixture(scope="session", autouse=True)
async def models(house: House) -> None:
    await house.add("miroir", "echo", hosting="eu")
    await house.add("miroir-ici", "echo")


@pytest.fixture
async def officer(signed_in: SignedIn) -> Client:
    return await signed_in("dpo")


@pytest.fixture
async def auditor(signed_in: SignedIn) -> Client:
    return await signed_in("auditrice")


async def marked(client: Client, text: str, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = await client.post("/api/protection/marks", {"text": text, **more})
    return found


def told(payload: dict[str, Any]) -> str:
    return str(payload["messages"][-1]["content"])


async def test_a_title_holds_nothing_that_protection_found(nurse: Client) -> None:
    conversation = await nurse.conversation()
    await nurse.ask(
        conversation,
        f"Le patient {NIR}, joint à {EMAIL}, suit l’{CODE_NAME}",
        "miroir-ici",
        missed=[CODE_NAME],
    )
    assert (await nurse.get(f"/api/conversations/{conversation}"))[
        "title"
    ] == "Le patient …, joint à …, suit l’…"
    listed = await nurse.get("/api/conversations")
    assert EMAIL not in str(listed)


async def test_marks_are_shown_before_anything_is_sent(house: House, nurse: Client) -> None:
    await house.seen()
    text = f"🙂 Écrire à {EMAIL}, dossier {NIR}."
    found = await marked(nurse, text)
    units = text.encode("utf-16-le")
    shown = {
        each["label"]: units[each["start"] * 2 : each["end"] * 2].decode("utf-16-le")
        for each in found["marks"]
    }
    assert (shown["email"], shown["nir"]) == (EMAIL, NIR)
    by_label = {each["label"]: each for each in found["marks"]}
    assert by_label["email"]["name"] == "adresse électronique"
    assert (by_label["email"]["allowable"], by_label["nir"]["allowable"]) == (True, False)
    assert found["data_class"] == "health"
    assert await house.seen() == []
    await nurse.post("/api/protection/marks", {"text": "Bonjour", "conversation_id": str(uuid4())})


async def test_a_number_stays_replaced_where_nothing_tells_what_it_is(house: House, nurse: Client) -> None:
    """Not in the same message, nor in the answers and questions of later turns."""
    await house.add("miroir-hds", "echo", hosting="hds")
    ipp, conversation = "8001234567", await nurse.conversation()
    await house.seen()
    await nurse.answer(conversation, f"IPP : {ipp}.\n| dossier | lit |\n| {ipp} | 12 |", "miroir-hds")
    again = await nurse.answer(conversation, f"Et {ipp} ?", "miroir-hds")
    assert again.text == f"Et {ipp} ?"
    assert again.one("protection_applied")["data_class"] == "health"
    sent = await house.seen()
    assert len(sent) == 2
    assert ipp not in str(sent)


async def test_looking_for_marks_leaves_no_trace(nurse: Client, auditor: Client) -> None:
    before = (await auditor.get("/api/audit"))["items"][0]["seq"]
    found = await marked(nurse, f"{CODE_NAME} est en cours.", missed=[CODE_NAME])
    assert len(found["marks"]) == 1
    assert (await auditor.get("/api/audit"))["items"][0]["seq"] == before


@pytest.mark.parametrize(
    ("marks", "reason"),
    [
        ({"missed": ["mésange"] * 51}, "many"),
        ({"allowed": ["m" * 201]}, "long"),
        ({"missed": ["  "]}, "blank"),
        ({"missed": ["Mésange"], "allowed": ["mésange"]}, "both"),
    ],
)
async def test_marks_that_cannot_be_taken_are_refused_everywhere(
    house: House, nurse: Client, marks: dict[str, Any], reason: str
) -> None:
    conversation = await nurse.conversation()
    turn = await nurse.ask(conversation, "Bonjour", "miroir")
    await nurse.read(turn)
    await house.seen()
    ask = {"text": "Bonjour", "model_id": "miroir"}
    for path, body in (
        ("/api/protection/marks", {"text": "Bonjour"}),
        (f"/api/conversations/{conversation}/turns", ask),
        (f"/api/conversations/{conversation}/marks", {}),
        (f"/api/turns/{turn}/retry", {}),
    ):
        reply = await nurse.call("POST", path, {**body, **marks})
        assert (reply.status, reply.code, reply.body["facts"]["reason"]) == (
            422,
            "protection.mark_invalid",
            reason,
        )
        assert "sange" not in reply.sentence.casefold()
    assert await house.seen() == []


async def test_a_text_that_is_too_long_to_mark_can_still_be_sent(nurse: Client) -> None:
    reply = await nurse.call("POST", "/api/protection/marks", {"text": "mot " * 25_001})
    assert (reply.status, reply.code) == (413, "protection.text_too_long")


async def test_what_was_missed_leaves_in_no_later_message_either(house: House, nurse: Client) -> None:
    conversation = await nurse.conversation()
    await nurse.answer(conversation, f"Le dossier {CODE_NAME} avance.", "miroir-ici")
    await house.seen()
    answer = await nurse.answer(
        conversation, f"Que dire de l’{CODE_NAME.lower()} ?", "miroir", missed=[CODE_NAME]
    )
    assert answer.text == f"Que dire de l’{CODE_NAME.lower()} ?"
    await nurse.answer(conversation, f"Et encore : {CODE_NAME.upper()} ?", "miroir")
    for payload in await house.seen():
        assert "sange" not in str(payload).casefold(), "in the history neither"


async def test_what_a_person_lets_through_is_sent_and_recorded_without_words(
    house: House, nurse: Client, auditor: Client
) -> None:
    conversation = await nurse.conversation()
    text = f"Écrire à {EMAIL}."
    first = await nurse.answer(conversation, text, "miroir")
    assert first.one("protection_applied")["data_class"] == "personal"
    await house.seen()
    turn = await nurse.ask(conversation, text, "miroir", allowed=[EMAIL])
    second = await nurse.read(turn)
    assert second.one("protection_applied")["data_class"] == "internal"
    (payload,) = await house.seen()
    assert told(payload) == text
    (row,) = await auditor.audit("conversation.marked", f"conversation:{conversation}")
    assert row["facts"] == {"missed": 0, "allowed": 1, "labels": {"email": 1}}
    (call,) = await auditor.audit("model.call_intended", f"turn:{turn}")
    assert (call["facts"]["missed"], call["facts"]["allowed"]) == (0, 1)
    assert EMAIL not in str([row, call])


async def test_a_number_of_care_is_never_let_through(house: House, nurse: Client) -> None:
    await house.seen()
    answer = await nurse.answer(await nurse.conversation(), f"Dossier {NIR}", "miroir", allowed=[NIR])
    assert answer.last["type"] == "turn_failed"
    assert await house.seen() == []


async def test_marks_of_the_panel_count_from_the_next_message_on(house: House, nurse: Client) -> None:
    conversation = await nurse.conversation()
    path = f"/api/conversations/{conversation}/marks"
    await nurse.post(path, {"missed": [CODE_NAME]})
    found = await marked(nurse, f"Voici : {CODE_NAME}", conversation_id=conversation)
    assert [(each["start"], each["end"]) for each in found["marks"]] == [(8, 8 + len(CODE_NAME))]
    await house.seen()
    await nurse.answer(conversation, f"Voici : {CODE_NAME}", "miroir")
    (payload,) = await house.seen()
    assert "Mésange" not in str(payload)
    await nurse.post(path, {"allowed": [CODE_NAME.upper()]})
    await nurse.answer(conversation, f"Voici : {CODE_NAME}", "miroir")
    (payload,) = await house.seen()
    assert told(payload) == f"Voici : {CODE_NAME}"


async def test_the_person_opens_what_the_model_saw(house: House, nurse: Client, signed_in: SignedIn) -> None:
    conversation = await nurse.conversation()
    await house.seen()
    turn = await nurse.ask(conversation, f"Écrire à {EMAIL}.", "miroir")
    answer = await nurse.read(turn)
    (payload,) = await house.seen()
    restored = answer.one("placeholders_restored")
    assert (restored["restored"], restored["invented"]) == (1, 0)
    sent = await nurse.get(f"/api/turns/{turn}/sent")
    assert [
        {"role": message["role"], "content": "".join(piece["text"] for piece in message["pieces"])}
        for message in sent["messages"]
    ] == payload["messages"]
    assert sent["placeholders"] == [
        {
            "written": "[EMAIL_1]",
            "label": "email",
            "name": "adresse électronique",
            "role": None,
            "value": EMAIL,
        }
    ]
    assert (sent["exact"], sent["restored"], sent["invented"]) == (True, 1, 0)
    kinds = [event["type"] for event in (await nurse.read(turn)).events]
    assert kinds.index("placeholders_restored") < kinds.index("turn_finished")
    for login in ("medecin", "dpo", "administratrice"):
        other = await signed_in(login, house.second)
        assert (await other.call("GET", f"/api/turns/{turn}/sent")).code == "kernel.not_found"
    await nurse.delete(f"/api/conversations/{conversation}")
    assert (await nurse.call("GET", f"/api/turns/{turn}/sent")).code == "chat.conversation_deleted"
    await nurse.delete(f"/api/conversations/{conversation}?for_good=true")
    assert (await nurse.call("GET", f"/api/turns/{turn}/sent")).code == "kernel.not_found"


async def test_of_what_was_sent_as_it_stands_nothing_was_kept(nurse: Client) -> None:
    for text, model in ((f"Écrire à {EMAIL}.", "miroir-ici"), ("Bonjour", "miroir")):
        turn = await nurse.ask(await nurse.conversation(), text, model)
        assert (await nurse.read(turn)).of("placeholders_restored") == []
        reply = await nurse.call("GET", f"/api/turns/{turn}/sent")
        assert (reply.status, reply.code) == (404, "protection.sent_unkept")


async def test_words_of_a_base_are_read_again_and_go_with_its_document(house: House, nurse: Client) -> None:
    base = await bases.base(nurse)
    rule = (
        f"# Blanchisserie\n\nLe linge de blanchisserie se demande par courriel à {EMAIL} avant midi.\n"
        "Le Dr Amélie Costentin tient la liste du linge de blanchisserie.\n"
    )
    document = await bases.given(nurse, base["id"], "blanchisserie.md", rule.encode())
    await house.seen()
    asked = {"base_ids": [base["id"]]}
    turn = await nurse.ask(
        await nurse.conversation(), "Comment se demande le linge de blanchisserie ?", "miroir", **asked
    )
    answer = await nurse.read(turn)
    assert answer.last.get("reason") == "stop", answer.last
    (payload,) = await house.seen()
    assert EMAIL not in str(payload)
    assert "Costentin" not in str(payload)
    sent = await nurse.get(f"/api/turns/{turn}/sent")
    (passage,) = [piece for piece in sent["messages"][-1]["pieces"] if piece["passage"]]
    assert passage["text"] in told(payload)
    assert (passage["passage"]["document"], passage["passage"]["state"]) == ("blanchisserie.md", "readable")
    assert sent["exact"]
    assert "".join(piece["text"] for piece in sent["messages"][-1]["pieces"]) == told(payload)
    await nurse.delete(f"/api/knowledge/documents/{document['id']}")
    sent = await nurse.get(f"/api/turns/{turn}/sent")
    (passage,) = [piece for piece in sent["messages"][-1]["pieces"] if piece["passage"]]
    assert (passage["text"], passage["passage"]["state"], sent["exact"]) == ("", "deleted", False)
    assert "blanchisserie.md" not in str(sent)
    assert "avant midi" not in str(sent)


async def test_a_report_reaches_the_officers_alone(
    nurse: Client, officer: Client, auditor: Client, signed_in: SignedIn
) -> None:
    name = f"Vauquelin-{uuid4().hex[:6]}"
    body = {"kind": "missed", "label": "person", "text": name, "before": "vu avec ", "after": ", hier"}
    report = (await nurse.post("/api/protection/reports", body))["id"]
    page = await officer.get("/api/protection/reports?handled=false")
    mine = next(each for each in page["items"] if each["id"] == report)
    assert {key: mine[key] for key in body} == body
    assert (mine["name"], mine["handled"]) == ("nom d’une personne", False)
    person = (await nurse.get("/api/session"))["person"]
    assert mine["person_name"] == person["display_name"]
    assert page["open"] >= 1
    path = f"/api/protection/reports/{report}"
    for login in ("infirmiere", "referente", "administratrice", "auditrice"):
        other = await signed_in(login)
        for method, where in (
            ("GET", "/api/protection/reports"),
            ("POST", f"{path}/handled"),
            ("DELETE", path),
        ):
            reply = await other.call(method, where, {} if method == "POST" else None)
            assert reply.status == 403, (login, method, reply.body)
    await officer.post(f"{path}/handled")
    handled = await officer.get("/api/protection/reports?handled=true")
    assert report in [each["id"] for each in handled["items"]]
    await officer.delete(path)
    assert (await officer.call("DELETE", path)).code == "kernel.not_found"
    for kind in ("report_sent", "report_handled", "report_erased"):
        (row,) = await auditor.audit(f"protection.{kind}", f"report:{report}")
        assert name not in str(row)


async def test_a_report_that_says_nothing_is_refused_in_plain_words(nurse: Client) -> None:
    body = {"kind": "wrong", "label": "person", "text": " … "}
    reply = await nurse.call("POST", "/api/protection/reports", body)
    assert (reply.status, reply.code) == (422, "protection.report_invalid")
    assert "ni lettre ni chiffre" in reply.sentence
