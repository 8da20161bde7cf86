"""A fictitious discharge letter goes to a model hosted elsewhere: no identifier leaves, the answer is whole.

Everything that comes out of the product is looked through: what the model server received, logs, the record,
figures. The names are drawn from public lists; the numbers are made up.
"""

from __future__ import annotations

import asyncio
import json
import re
import tomllib
import unicodedata
from importlib.resources import files
from typing import Any

import pytest

from tests.flows.client import Client
from tests.flows.conftest import House, SignedIn

LETTER = """CENTRE HOSPITALIER DE L'AUSTREBERTHE
Service de médecine polyvalente — chambre 214, lit 2

Barentin, le 14 mars 2026

Madame VASSEUR Jeannine, née le 12 avril 1941, demeurant 27 rue des Tisserands, 76360 Barentin
NIR : 2 41 04 76 057 012 09 — IPP : 8002341765 — tél. 06 12 34 56 78

Cher confrère,

Votre patiente Mme Jeannine Vasseur a été hospitalisée du 3 au 14 mars 2026 pour une décompensation
cardiaque. Mme Vasseur est hypertendue et diabétique. Son fils, M. Didier Vasseur, a été prévenu le 4 mars.
Jeannine se plaint d'une dyspnée d'effort ; l'examen de Mme J. Vasseur retrouve des crépitants des deux bases.
VASSEUR J. sort avec furosémide 40 mg le matin. Contrôle le 21 mars 2026.

Dr Amélie Costentin
"""
HIDDEN = (
    "VASSEUR",
    "Jeannine",
    "Didier",
    "Costentin",
    "Amélie",
    "12 avril 1941",
    "27 rue des Tisserands",
    "76360",
    "Barentin",
    "2 41 04 76 057 012 09",
    "8002341765",
    "06 12 34 56 78",
    "14 mars 2026",
    "21 mars 2026",
    "chambre 214",
)
CLINICAL = ("décompensation", "furosémide 40 mg", "dyspnée d'effort", "hypertendue")


@pytest.fixture(scope="session", autouse=True)
async def models(house: House) -> None:
    await house.add("hds-echo", "echo", hosting="hds")
    await house.add("hds-octets", "echo+one_byte", hosting="hds")
    await house.add("hds-marques", "placeholders", hosting="hds")


def holds(text: str, value: str) -> bool:
    """As a whole token, whatever case and accents."""
    return re.search(rf"(?<!\w){re.escape(_plain(value))}(?!\w)", _plain(text)) is not None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(each for each in folded if not unicodedata.combining(each)).split())


def bare(payload: dict[str, Any]) -> str:
    return json.dumps(payload["messages"], ensure_ascii=False)


@pytest.mark.parametrize("model", ["hds-echo", "hds-octets"])
async def test_a_letter_leaves_without_identity_and_comes_back_readable(
    house: House, nurse: Client, model: str
) -> None:
    await house.seen()
    asked = f"Résumez cette lettre.\n\n{LETTER}"
    answer = await nurse.answer(await nurse.conversation(), asked, model)
    (payload,) = await house.seen()
    leaked = [value for value in HIDDEN if holds(bare(payload), value)]
    assert leaked == []
    assert all(holds(bare(payload), each) for each in CLINICAL)
    assert answer.text == asked
    told = answer.one("protection_applied")
    assert (told["data_class"], told["obligation"]) == ("health", "protected")


async def test_the_demonstration_model_takes_the_same_way(house: House, nurse: Client) -> None:
    """A real model at the end of the path; it writes poor French, but what it is given has no identity."""
    await house.add("demonstration-hds", "", **_demonstration())
    turn = await nurse.ask(await nurse.conversation(), LETTER, "demonstration-hds")
    answer = await nurse.read(turn)
    assert answer.last["type"] == "turn_finished", answer.last
    assert answer.text.strip()
    sent = await nurse.get(f"/api/turns/{turn}/sent")
    seen = " ".join(piece["text"] for message in sent["messages"] for piece in message["pieces"])
    assert holds(seen, "décompensation")
    assert [value for value in HIDDEN if holds(seen, value)] == []


def _demonstration() -> dict[str, Any]:
    """Its entry in the catalogue, as if a certified host served it: on site nothing would be replaced."""
    seed = tomllib.loads(files("colombage.inference").joinpath("catalogue_seed.toml").read_text("utf-8"))
    own = next(each for each in seed["models"] if each["id"] == "demonstration")
    others = {name: value for name, value in own.items() if name not in {"id", "name"}}
    return {**others, "address": None, "remote_model": None, "hosting": "hds", "highest_class": "health"}


async def test_five_forms_of_a_name_are_one_person(house: House, nurse: Client) -> None:
    await house.seen()
    await nurse.answer(await nurse.conversation(), LETTER, "hds-echo")
    (payload,) = await house.seen()
    marks = set(re.findall(r"\[(PATIENTE_\d+)[a-z]*\]", payload["messages"][-1]["content"]))
    assert marks == {"PATIENTE_1"}


async def test_a_name_learnt_later_is_masked_in_the_history_too(house: House, nurse: Client) -> None:
    conversation = await nurse.conversation()
    await nurse.answer(conversation, "Jolivet dort mal depuis son opération de la hanche.", "hds-echo")
    await house.seen()
    await nurse.answer(conversation, "Mme Solange Jolivet prend-elle un somnifère ?", "hds-echo")
    (payload,) = await house.seen()
    assert not holds(bare(payload), "Jolivet")
    assert not holds(bare(payload), "Solange")


async def test_attachments_and_their_names_are_protected_with_the_same_vault(
    house: House, nurse: Client
) -> None:
    conversation = await nurse.conversation()
    kept = await nurse.attach(conversation, "Lettre de Mme Jeannine VASSEUR.txt", LETTER.encode())
    await house.seen()
    answer = await nurse.answer(
        conversation,
        "Pourquoi Mme Vasseur a-t-elle été hospitalisée ?",
        "hds-echo",
        attachment_ids=[kept.body["id"]],
    )
    (payload,) = await house.seen()
    assert [value for value in HIDDEN if holds(bare(payload), value)] == []
    assert len(set(re.findall(r"\[PATIENTE_(\d+)", bare(payload)))) == 1
    assert holds(answer.text, "Jeannine Vasseur")


async def test_nothing_that_comes_out_holds_a_value(house: House, signed_in: SignedIn) -> None:
    """Logs, the record, figures, refusals: what a flow leaves behind, looked through after a whole turn."""
    nurse, auditor = await signed_in("infirmiere"), await signed_in("auditrice")
    conversation = await nurse.conversation()
    turn = await nurse.ask(conversation, LETTER, "hds-marques")
    await nurse.read(turn)
    sent = await nurse.get(f"/api/turns/{turn}/sent")
    values = {each["value"] for each in sent["placeholders"]}
    assert {"Jeannine Vasseur", "12 avril 1941"} <= values
    await nurse.post("/api/protection/marks", {"text": LETTER, "conversation_id": conversation})
    await asyncio.sleep(0.2)
    left = {
        "log": house.first.said() + house.second.said(),
        "record": json.dumps(await auditor.audit("model.call_intended", f"turn:{turn}"), ensure_ascii=False)
        + json.dumps(await auditor.audit("model.call_closed", f"turn:{turn}"), ensure_ascii=False),
        "figures": (await nurse.content("/metrics")).decode(),
    }
    assert left["record"].count(turn) >= 2
    found = {(where, value) for where, text in left.items() for value in values if holds(text, value)}
    assert found == set()
