"""What the rules refuse, how a refusal teaches, and how the person goes on from it in one step."""

from __future__ import annotations

import pytest

from tests.flows.client import Client, plain
from tests.flows.conftest import House, SignedIn

NIR = "1 85 05 78 006 084 91"
"""Of nobody: its key is right, the person is invented."""
ABOUT_A_PATIENT = f"Le patient de la chambre, numéro {NIR}, peut-il sortir ?"


@pytest.fixture(scope="session", autouse=True)
async def models(house: House) -> None:
    await house.add("certifie", "mock", hosting="hds")
    await house.add("ailleurs", "mock", hosting="elsewhere")
    await house.add("modeste", "mock", highest_class="internal")


async def test_a_patient_s_number_is_not_sent_to_europe_and_the_allowed_model_answers_in_one_step(
    house: House, nurse: Client, signed_in: SignedIn
) -> None:
    conversation = await nurse.conversation()
    await house.seen()
    turn = await nurse.ask(conversation, ABOUT_A_PATIENT, "europe")
    refused = (await nurse.read(turn)).last
    assert refused["code"] == "policy.class_refused"
    assert "données de santé" in plain(refused["sentence"])
    assert "« Modèle europe »" in plain(refused["sentence"])
    assert "sur site" in plain(refused["sentence"])
    assert refused["partial"] is False
    assert refused["facts"]["found"] == [
        {"label": "nir", "name": "numéro de sécurité sociale", "text": NIR},
    ]
    offered = [each["model_id"] for each in refused["alternatives"]]
    assert {"sur-site", "certifie"} <= set(offered)
    assert not {"europe", "ailleurs", "modeste", "demonstration", "extractif"} & set(offered)
    assert await house.seen() == []

    answer = await nurse.retry(turn, model_id="sur-site")
    assert answer.last["reason"] == "stop"
    assert answer.one("protection_applied")["data_class"] == "health"
    assert answer.one("protection_applied")["obligation"] == "as_is"
    (kept,) = (await nurse.get(f"/api/conversations/{conversation}"))["turns"]
    assert (kept["state"], kept["model_id"], kept["question"]) == ("finished", "sur-site", ABOUT_A_PATIENT)
    assert (await nurse.get(f"/api/conversations/{conversation}"))["data_class"] == "health"

    auditor = await signed_in("auditrice")
    (row,) = await auditor.audit("model.call_refused", f"turn:{turn}")
    assert row["facts"]["reason"] == "class"
    assert row["facts"]["found"] == {"nir": 1}
    assert NIR not in str(row)
    assert await auditor.audit("model.call_intended", f"turn:{turn}") == []


async def test_a_recorded_correction_lowers_the_class_and_nothing_else_does(
    house: House, nurse: Client, signed_in: SignedIn
) -> None:
    conversation = await nurse.conversation()
    # Declared public, all the same.
    turn = await nurse.ask(conversation, ABOUT_A_PATIENT, "europe", declared_class="public")
    assert (await nurse.read(turn)).last["code"] == "policy.class_refused"
    await house.seen()
    retried = await nurse.ask(conversation, ABOUT_A_PATIENT, "europe", corrections=[NIR])
    answer = await nurse.read(retried)
    assert answer.last["reason"] == "stop", answer.last
    assert answer.one("protection_applied")["data_class"] == "internal"
    (payload,) = await house.seen()
    assert NIR not in str(payload), "what leaves the group's rooms is protected all the same"
    auditor = await signed_in("auditrice")
    (row,) = await auditor.audit("model.call_intended", f"turn:{retried}")
    assert row["facts"]["corrections"] == 1
    # The correction holds for the history too, or the conversation could not go on.
    assert (await nurse.answer(conversation, "Et demain ?", "europe")).last["reason"] == "stop"


async def test_what_was_said_before_counts(nurse: Client) -> None:
    conversation = await nurse.conversation()
    assert (await nurse.answer(conversation, ABOUT_A_PATIENT, "sur-site")).last["reason"] == "stop"
    refused = await nurse.answer(conversation, "Merci. Et en général ?", "europe")
    assert refused.last["code"] == "policy.class_refused"


async def test_an_attachment_counts(nurse: Client) -> None:
    conversation = await nurse.conversation()
    kept = await nurse.attach(conversation, "note.txt", f"Sortie du patient {NIR} prévue lundi.".encode())
    assert kept.status == 201, kept.body
    asked = {"attachment_ids": [kept.body["id"]]}
    refused = await nurse.answer(conversation, "Quand est la sortie ?", "europe", **asked)
    assert refused.last["code"] == "policy.class_refused"
    answered = await nurse.answer(conversation, "Quand est la sortie ?", "extractif", **asked)
    assert "lundi" in answered.text


async def test_what_the_person_declares_counts(nurse: Client) -> None:
    conversation = await nurse.conversation()
    refused = await nurse.answer(conversation, "Une question", "europe", declared_class="health")
    assert refused.last["code"] == "policy.class_refused"
    assert refused.last["facts"]["found"] == []


@pytest.mark.parametrize(("model", "data_class"), [("certifie", "health"), ("europe", "personal")])
async def test_cells_that_say_pseudonymised_answer_under_placeholders(
    house: House, nurse: Client, model: str, data_class: str
) -> None:
    await house.seen()
    asked = "Mme Jeanne Quervadec attend un rendez-vous."
    answer = await nurse.answer(await nurse.conversation(), asked, model, declared_class=data_class)
    assert answer.last["reason"] == "stop"
    told = answer.one("protection_applied")
    assert (told["data_class"], told["obligation"]) == (data_class, "protected")
    (payload,) = await house.seen()
    assert "Quervadec" not in str(payload)
    assert "Mme [" in str(payload)


async def test_a_model_s_ceiling_holds_on_site_too(nurse: Client) -> None:
    refused = await nurse.answer(
        await nurse.conversation(), "Une question", "modeste", declared_class="personal"
    )
    assert refused.last["code"] == "policy.model_ceiling_passed"


async def test_internal_data_stay_in_europe(nurse: Client) -> None:
    conversation = await nurse.conversation()
    refused = await nurse.answer(conversation, "Une question", "ailleurs")
    assert refused.last["code"] == "policy.class_refused"
    passed = await nurse.answer(conversation, "Une question", "ailleurs", declared_class="public")
    assert passed.last["reason"] == "stop"


async def test_an_officer_changes_a_cell_and_it_holds_at_once_in_every_process(
    house: House, signed_in: SignedIn
) -> None:
    officer = await signed_in("dpo")
    people = [await signed_in("acheteur"), await signed_in("acheteur", house.second)]

    async def outcomes() -> list[str]:
        answers = [
            await person.answer(await person.conversation(), "Une question", "europe") for person in people
        ]
        return [answer.last.get("code", answer.last.get("reason")) for answer in answers]

    cell = {"data_class": "internal", "hosting": "eu"}
    assert await outcomes() == ["stop", "stop"]
    await officer.put("/api/policy/cells", cell | {"verdict": "refused"})
    try:
        assert await outcomes() == ["policy.class_refused"] * 2
        policy = await people[1].get("/api/policy")
        assert policy["matrix"]["internal"]["eu"] == "refused"
    finally:
        await officer.put("/api/policy/cells", cell | {"verdict": "as_is"})
    assert await outcomes() == ["stop", "stop"]
    auditor = await signed_in("auditrice")
    newest = (await auditor.audit("policy.changed", "policy:internal/eu"))[:2]
    assert [row["facts"] for row in newest] == [
        {"before": "refused", "after": "as_is"},
        {"before": "as_is", "after": "refused"},
    ]
    assert newest[0]["person"] == {"display_name": "Antoine Mercier (démonstration)"}


@pytest.mark.parametrize("login", ["infirmiere", "administratrice", "auditrice", "referente"])
async def test_only_officers_change_the_policy(signed_in: SignedIn, login: str) -> None:
    person = await signed_in(login)
    cell = {"data_class": "health", "hosting": "hds", "verdict": "as_is"}
    reply = await person.call("PUT", "/api/policy/cells", cell)
    assert (reply.status, reply.code) == (403, "kernel.forbidden")
    assert (await person.get("/api/policy"))["matrix"]["health"]["hds"] == "pseudonymised"
