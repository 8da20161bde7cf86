"""Pictures over HTTP: written anew, shown, sent to models that see, as text to others, and refused with
what would be allowed.
"""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from PIL import Image

from tests.flows.client import Client
from tests.flows.conftest import House

SECRET = "chambre 12 de Mme Delaunay"


def photograph(kind: str = "JPEG") -> bytes:
    content = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = SECRET
    Image.effect_noise((2000, 1200), 60).convert("RGB").save(content, kind, exif=exif)
    return content.getvalue()


@pytest.fixture
async def seeing(house: House) -> House:
    await house.add("voyant", "echo", accepts_images=True)
    await house.add("voyant-hds", "echo", accepts_images=True, hosting="hds")
    return house


async def asked(
    nurse: Client, model: str, name: str = "IMG_12.jpg", **more: Any
) -> tuple[str, dict[str, Any], str]:
    conversation = await nurse.conversation()
    kept = (await nurse.attach(conversation, name, photograph())).body
    body = {"text": "Que montre la photo ?", "model_id": model, "attachment_ids": [kept["id"]], **more}
    turn = (await nurse.post(f"/api/conversations/{conversation}/turns", body))["turn_id"]
    return conversation, kept, turn


def images_of(payload: dict[str, Any]) -> list[bytes]:
    content = payload["messages"][-1]["content"]
    parts = [part for part in content if part["type"] == "image_url"] if isinstance(content, list) else []
    return [base64.b64decode(part["image_url"]["url"].partition(",")[2]) for part in parts]


async def test_a_model_that_sees_is_sent_the_picture_as_it_was_written_anew(
    seeing: House, nurse: Client
) -> None:
    await seeing.seen()
    conversation, kept, turn = await asked(nurse, "voyant")
    assert (kept["media_type"], kept["is_image"], kept["pages"]) == ("image/jpeg", True, None)
    assert (await nurse.read(turn)).last["type"] == "turn_finished"
    (payload,) = await seeing.seen()
    (sent,) = images_of(payload)
    assert sent == await nurse.content(f"/api/attachments/{kept['id']}/content")
    assert SECRET.encode() not in sent
    assert Image.open(io.BytesIO(sent)).size == (1568, 941)
    shown = await nurse.call("GET", f"/api/attachments/{kept['id']}/content")
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    found = await nurse.get(f"/api/conversations/{conversation}")
    assert found["turns"][0]["images"] == [kept["id"]]
    # Nothing looks into a picture: it counts as health until the person says what it shows.
    assert found["data_class"] == "health"
    models = {model["id"]: model["accepts_images"] for model in await nurse.get("/api/models")}
    assert (models["voyant"], models["sur-site"]) == (True, False)


async def test_a_model_that_does_not_see_is_sent_no_picture(seeing: House, nurse: Client) -> None:
    await seeing.seen()
    _, _, turn = await asked(nurse, "sur-site")
    assert (await nurse.read(turn)).last["type"] == "turn_finished"
    (payload,) = await seeing.seen()
    assert images_of(payload) == []


async def test_where_a_picture_may_not_go_its_text_may(seeing: House, nurse: Client) -> None:
    await seeing.seen()
    _, _, turn = await asked(nurse, "voyant-hds")
    refused = (await nurse.read(turn)).last
    assert refused["code"] == "policy.media_refused"
    assert "voyant" in [each["model_id"] for each in refused["alternatives"]]
    assert await seeing.seen() == []
    again = await nurse.post(f"/api/turns/{turn}/retry", {"text_only": True})
    assert (await nurse.read(again["turn_id"])).last["type"] == "turn_finished"
    (payload,) = await seeing.seen()
    assert images_of(payload) == []


async def test_what_the_person_says_of_a_picture_decides_where_it_goes(seeing: House, nurse: Client) -> None:
    await seeing.seen()
    _, _, turn = await asked(nurse, "voyant-hds", media_class="internal")
    assert (await nurse.read(turn)).last["type"] == "turn_finished"
    (payload,) = await seeing.seen()
    assert len(images_of(payload)) == 1


async def test_what_was_said_of_a_picture_stays_with_its_question_and_its_other_answers(
    seeing: House, nurse: Client
) -> None:
    conversation, kept, turn = await asked(nurse, "voyant", media_class="internal")
    await nurse.read(turn)
    again = (await nurse.post(f"/api/turns/{turn}/regenerate"))["turn_id"]
    await nurse.read(again)
    edited = {"text": "Et ici ?", "model_id": "voyant", "attachment_ids": [kept["id"]], "text_only": True}
    await nurse.read((await nurse.post(f"/api/conversations/{conversation}/turns", edited))["turn_id"])
    turns = (await nurse.get(f"/api/conversations/{conversation}"))["turns"]
    said = [(each["media_class"], each["text_only"], each["images"] == [kept["id"]]) for each in turns]
    assert said == [("internal", False, True), (None, True, True)]
    assert turns[0]["id"] == again


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("photo.jpg", b"GIF89a" + bytes(300), "files.picture_format_refused"),
        ("photo.jpg", b"\0\0\0\x18ftypheic" + bytes(300), "files.picture_format_refused"),
        ("photo.png", b"MZ\x90\0" + bytes(300), "files.type_refused"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(300), "files.picture_broken"),
        ("photo.png", photograph()[:20_000], "files.picture_broken"),
    ],
)
async def test_what_is_no_good_picture_is_refused_with_its_reason(
    nurse: Client, name: str, content: bytes, code: str
) -> None:
    refused = await nurse.attach(await nurse.conversation(), name, content)
    assert refused.code == code


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/photo.jpg", "photo.jpg"),
        ("C:\\Temp\\photo.jpg", "photo.jpg"),
        ("photo\u202egpj.exe.jpg", "photogpj.exe.jpg"),
        ("x" * 300 + ".jpg", "x" * 115 + "….jpg"),
    ],
)
async def test_a_name_is_shown_without_what_hides_in_it(nurse: Client, given: str, shown: str) -> None:
    kept = await nurse.attach(await nurse.conversation(), given, photograph())
    assert kept.body["name"] == shown
