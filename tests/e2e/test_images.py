"""Pictures in a conversation: dropped, pasted or chosen, sent to a model that sees, as text to another."""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
import urllib.request
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.bases import READ
from tests.e2e.catalogue import ECHO, PATIENCE, Catalogue
from tests.e2e.conversing import Conversation
from tests.e2e.pages import accessibility_findings
from tests.flows.models import entry
from tests.serving import Served

SEEING = "Voyant d’essai"
PUT = """async ([selector, kind, name, base64]) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name, { type: "image/png" }));
  const target = document.querySelector(selector);
  const event = kind === "paste"
    ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
    : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
}"""


def screenshot() -> bytes:
    screen = Image.new("RGB", (900, 240), "white")
    font = ImageFont.load_default(size=20)
    ImageDraw.Draw(screen).text((30, 60), "Appeler le medecin au-dela de 38,5 degres.", "black", font=font)
    content = io.BytesIO()
    screen.save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def seeing(catalogue: Catalogue, model_server: Served) -> Served:
    if shutil.which("tesseract") is None:
        pytest.fail(
            "Pictures are read by tesseract: apt-get install tesseract-ocr tesseract-ocr-fra", pytrace=False
        )
    model = entry("voyant", f"{model_server.address}/v1", "echo", accepts_images=True, patience=PATIENCE)
    model["name"] = SEEING
    catalogue.add(model)
    return model_server


def sent_to(server: Served) -> list[Any]:
    with urllib.request.urlopen(f"{server.address}/seen") as answer:
        return [each["payload"] for each in json.load(answer)]


def put(page: Page, kind: str, name: str = "image.png") -> None:
    selector = "textarea" if kind == "paste" else "form"
    page.evaluate(PUT, [selector, kind, name, base64.b64encode(screenshot()).decode()])


@pytest.mark.parametrize("kind", ["paste", "drop", "picker"])
def test_a_picture_reaches_a_model_that_sees(nurse: Page, seeing: Served, kind: str) -> None:
    conversation = Conversation.begin(nurse, SEEING)
    if kind == "picker":
        conversation.attach(FilePayload(name="ecran.png", mimeType="image/png", buffer=screenshot()))
    else:
        put(nurse, kind)
    expect(conversation.files.get_by_text(re.compile("exte reconnu"))).to_be_visible(timeout=READ)
    asked = nurse.get_by_label("Que montre l’image ?")
    expect(asked).to_have_value("health")
    assert accessibility_findings(nurse) == []
    asked.select_option("internal")
    turn = conversation.answered("Que dit l’écran ?")
    parts = sent_to(seeing)[-1]["messages"][-1]["content"]
    (image,) = [part["image_url"]["url"] for part in parts if part["type"] == "image_url"]
    assert image.startswith("data:image/png;base64,")
    assert Image.open(io.BytesIO(base64.b64decode(image.partition(",")[2]))).size == (900, 240)
    turn.get_by_role("button", name=re.compile("^Agrandir")).click()
    large = nurse.get_by_role("dialog").locator("img")
    expect(large).to_be_visible()
    expect(large).to_have_js_property("naturalWidth", 900)
    nurse.keyboard.press("Escape")
    expect(large).to_be_hidden()


def test_a_model_that_does_not_see_is_sent_the_text_and_another_is_offered(
    nurse: Page, seeing: Served
) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    put(nurse, "paste")
    expect(nurse.get_by_text("ne voit pas les images")).to_be_visible()
    conversation.answered("Que dit l’écran ?")
    content = sent_to(seeing)[-1]["messages"][-1]["content"]
    assert isinstance(content, str)
    nurse.get_by_role("button", name=re.compile(f"Utiliser « {SEEING}")).click()
    expect(conversation.model).to_have_accessible_name(re.compile(SEEING))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("IMG_1.heic", b"\0\0\0\x18ftypheic" + bytes(300), "HEIC"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(300), "abîmée"),
        ("photo.png", b"MZ\x90\0" + bytes(300), "pas d’un type lisible"),
        ("outil.exe", b"MZ\x90\0" + bytes(300), "n’est pas accepté"),
    ],
)
def test_what_cannot_be_taken_says_why(nurse: Page, name: str, content: bytes, says: str) -> None:
    conversation = Conversation.begin(nurse)
    # The refusal of a file is an answer of the server, which the console tells as a failed request.
    conversation.attach(FilePayload(name=name, mimeType="application/octet-stream", buffer=content))
    expect(conversation.files.get_by_role("alert")).to_contain_text(says)
    conversation.files.get_by_role("button", name=f"Retirer {name}").click()
    expect(conversation.files).to_be_hidden()


def test_a_picture_pasted_on_the_home_page_goes_along(nurse: Page) -> None:
    nurse.goto("/")
    box = nurse.get_by_role("textbox", name="Décrivez votre tâche, ou posez une question")
    expect(box).to_be_visible()
    put(nurse, "paste")
    expect(nurse.get_by_text(re.compile("^Image collée"))).to_be_visible()
