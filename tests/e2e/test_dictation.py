"""Dictation with a real recording: the browser's own, of a made-up microphone, and a scripted server."""

from __future__ import annotations

import json
import os
import re
import shutil
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from benchmarks.mock_model_server import SPEECH
from tests.e2e.catalogue import PATIENCE, Catalogue
from tests.e2e.conftest import QUIET
from tests.e2e.conversing import Conversation
from tests.e2e.pages import SignIns, Watched, accessibility_findings
from tests.e2e.waiting import becomes, boxes
from tests.flows.models import entry
from tests.processes import Colombage
from tests.serving import Served

MADE_UP = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
WEBM = "1a45dfa3"


@pytest.fixture(scope="module")
def listening_browser(browser: Browser) -> Iterator[Browser]:
    """One whose microphone is made up, and allowed without asking."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    running = browser.browser_type.launch(
        executable_path=shutil.which("chromium"), args=[*QUIET, *MADE_UP, *root]
    )
    yield running
    running.close()


@pytest.fixture
def open_as_nurse(
    listening_browser: Browser, demonstration: Colombage, sign_ins: SignIns
) -> Iterator[Callable[..., Page]]:
    pages = Watched(listening_browser)
    yield lambda **options: pages.open(
        demonstration, storage_state=sign_ins.state_of("infirmiere"), **options
    )
    for context in pages.contexts:
        context.close()
    assert pages.faults == []


Listens = Callable[..., None]


@pytest.fixture
def listens(catalogue: Catalogue, model_server: Served) -> Listens:
    """`listens("script", …)`: a model of the catalogue that transcribes as the script says."""

    def add(script: str = "whisper", **changes: Any) -> None:
        changes = {"name": "Écoute", "task": "transcription", "patience": PATIENCE, **changes}
        catalogue.add(entry("ecoute", f"{model_server.address}/v1", script) | changes)

    return add


def forget_recordings(server: Served) -> None:
    """The server keeps the last hundred calls: what came before must not push one out that is counted."""
    urllib.request.urlopen(urllib.request.Request(f"{server.address}/seen", method="DELETE")).close()


def recordings(server: Served) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{server.address}/seen") as answer:
        return [each["payload"] for each in json.load(answer) if each["path"].endswith("/transcriptions")]


def dictate(page: Page) -> None:
    page.get_by_role("button", name="Dicter", exact=True).click()
    expect(page.get_by_text("Enregistrement en cours. Échap l’annule.")).to_be_attached()


def heard(page: Page) -> Locator:
    """The box of the dictation, once something was recorded: its clock has begun to count."""
    group = page.get_by_role("group", name="Dictée")
    expect(group).to_contain_text(re.compile(r"0:0[1-9]|0:[1-5]\d"))
    return group


def in_one_row(tops: list[float]) -> bool:
    return max(tops) - min(tops) < 5


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)], ids=["desktop", "phone"])
def test_words_come_where_the_cursor_stands(
    open_as_nurse: Callable[..., Page], listens: Listens, model_server: Served, size: tuple[int, int]
) -> None:
    listens()
    forget_recordings(model_server)
    page = open_as_nurse(viewport={"width": size[0], "height": size[1]})
    conversation = Conversation.begin(page)
    conversation.box.fill("Cher collègue,")
    expect(page.get_by_role("button", name="Dicter", exact=True)).to_be_visible()
    # However narrow the screen, what sends is not alone on its row.
    holds = page.get_by_role("button", name=re.compile("^Données"))
    becomes(page, lambda: [each["top"] for each in boxes(holds, conversation.send)], in_one_row)
    dictate(page)
    group = page.get_by_role("group", name="Dictée")
    expect(group).to_contain_text("Votre voix part vers « Écoute » (sur site)")
    heard(page)
    assert accessibility_findings(page) == []
    done = group.get_by_role("button", name="Terminer")
    expect(done).to_be_focused()
    page.keyboard.press("Enter")
    expect(conversation.box).to_have_value(f"Cher collègue, {SPEECH}")
    expect(conversation.box).to_be_focused()
    (sent,) = recordings(model_server)
    assert sent["file"]["type"] == "audio/webm"
    assert sent["file"]["start"].startswith(WEBM)
    assert sent["file"]["bytes"] > 1_000


def test_escape_throws_the_recording_away(
    open_as_nurse: Callable[..., Page], listens: Listens, model_server: Served
) -> None:
    listens()
    forget_recordings(model_server)
    page = open_as_nurse()
    conversation = Conversation.begin(page)
    dictate(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Dicter", exact=True)).to_be_visible()
    expect(conversation.box).to_be_focused()
    expect(conversation.box).to_have_value("")
    assert recordings(model_server) == []


def test_what_was_recorded_is_kept_while_the_server_is_away(
    open_as_nurse: Callable[..., Page], listens: Listens, model_server: Served
) -> None:
    listens("status=500")
    page = open_as_nurse()
    conversation = Conversation.begin(page)
    dictate(page)
    group = heard(page)
    group.get_by_role("button", name="Terminer").click()
    expect(group.get_by_role("alert")).to_contain_text("gardé sur cette page")
    listens(name="Écoute rétablie")
    group.get_by_role("button", name="Réessayer").click()
    expect(conversation.box).to_have_value(SPEECH)


def test_where_not_everything_may_be_said_it_is_read_first(
    open_as_nurse: Callable[..., Page], listens: Listens, model_server: Served
) -> None:
    listens(hosting="eu")
    page = open_as_nurse()
    conversation = Conversation.begin(page)
    page.get_by_role("button", name="Dicter", exact=True).click()
    group = page.get_by_role("group", name="Dictée")
    expect(group).to_contain_text("Ne dictez rien qui permette de reconnaître une personne.")
    group.get_by_role("button", name="Commencer").click()
    expect(page.get_by_text("Enregistrement en cours. Échap l’annule.")).to_be_attached()
    heard(page).get_by_role("button", name="Terminer").click()
    expect(conversation.box).to_have_value(SPEECH)


def test_a_microphone_that_is_refused_or_missing_is_told(
    open_as_nurse: Callable[..., Page], listens: Listens
) -> None:
    listens()
    page = open_as_nurse()
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () =>"
        " Promise.reject(new DOMException('no', window.refusal ?? 'NotAllowedError'));"
    )
    Conversation.begin(page)
    page.get_by_role("button", name="Dicter", exact=True).click()
    group = page.get_by_role("group", name="Dictée")
    expect(group.get_by_role("alert")).to_contain_text("Le micro est refusé à cette page.")
    page.evaluate("window.refusal = 'NotFoundError'")
    group.get_by_role("button", name="Réessayer").click()
    expect(group.get_by_role("alert")).to_contain_text("Aucun micro")
    page.keyboard.press("Escape")
    expect(group).to_be_hidden()


def test_without_a_model_that_listens_there_is_no_button(open_as_nurse: Callable[..., Page]) -> None:
    page = open_as_nurse()
    with page.expect_response(re.compile("/api/transcriptions")) as asked:
        Conversation.begin(page)
    assert asked.value.json()["available"] is False
    expect(page.get_by_role("button", name="Joindre", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Dicter", exact=True)).to_be_hidden()
