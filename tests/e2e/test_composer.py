"""What the box takes and refuses: too much text, files that cannot be read, drafts that are kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.bases import READ
from tests.e2e.catalogue import ECHO
from tests.e2e.conversing import Conversation

PASTE = """([box, length]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'Une phrase du texte collé. '.repeat(length / 27));
  box.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
}"""


def test_a_text_that_is_too_long_is_said_before_it_is_sent(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    conversation.box.fill("a" * 100_001)
    status = nurse.get_by_role("main").get_by_role("status")
    expect(status.filter(has_text="Ce texte est trop long")).to_have_text(
        re.compile(r"100\s001 caractères, 100\s000 au plus")
    )
    expect(conversation.send).to_be_disabled()
    conversation.box.fill("a" * 95_000)
    expect(status.filter(has_text=re.compile(r"95\s000 caractères sur 100\s000"))).to_be_visible()
    expect(conversation.send).to_be_enabled()


def test_an_enormous_paste_becomes_a_document(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    nurse.evaluate(PASTE, [conversation.box.element_handle(), 2_000_000])
    nurse.get_by_role("button", name="Joindre le texte collé").click()
    expect(conversation.files).to_contain_text("Texte collé.txt")
    expect(conversation.box).to_have_value("")
    expect(nurse.get_by_role("button", name="Ne plus interroger Texte collé.txt")).to_be_visible(timeout=READ)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        (
            "film.mp4",
            b"\x00\x00\x00\x18ftypmp42",
            "Ce type de fichier n’est pas accepté. Joignez un PDF, un document de bureautique",
        ),
        ("photo.pdf", b"\x89PNG\r\n\x1a\n", "Cette image est abîmée, incomplète"),
        ("coupé.pdf", b"%PDF-1.7\n1 0 obj", "Ce PDF est abîmé ou incomplet"),
        ("vide.txt", b"", "Ce fichier est vide."),
    ],
)
def test_files_that_cannot_be_read_say_why_and_go(
    nurse: Page, name: str, content: bytes, reason: str
) -> None:
    conversation = Conversation.begin(nurse)
    conversation.attach({"name": name, "mimeType": "application/octet-stream", "buffer": content})
    expect(conversation.files.get_by_role("alert")).to_contain_text(reason)
    nurse.get_by_role("button", name=f"Retirer {name}").click()
    expect(conversation.files).to_be_hidden()


def test_a_draft_outlives_a_reload_and_is_not_sent(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    conversation.box.fill("Une question\nsur deux lignes")
    nurse.reload()
    expect(conversation.box).to_have_value("Une question\nsur deux lignes")
    expect(conversation.turns).to_have_count(0)


def test_what_is_written_on_while_a_first_question_goes_stays_as_it_was_written(nurse: Page) -> None:
    """The new conversation has an address, a page and a box of its own, which come between two keys."""
    conversation = Conversation.begin(nurse, ECHO)
    conversation.box.fill("La première question")
    nurse.keyboard.press("Enter")
    written = ""
    while "/nouvelle" in nurse.url or len(written) < 40:
        written += "abcdefghij"[len(written) % 10]
        nurse.keyboard.type(written[-1], delay=25)
    conversation.ended()
    expect(conversation.box).to_have_value(written)
    expect(conversation.box).to_be_focused()


def test_enter_sends_and_shift_enter_goes_to_the_next_line(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    conversation.box.press_sequentially("bonjour")
    conversation.box.press("Shift+Enter")
    conversation.box.press_sequentially("madame")
    expect(conversation.box).to_have_value("bonjour\nmadame")
    conversation.box.press("Enter")
    expect(conversation.turns).to_have_count(1)
    expect(conversation.box).to_have_value("")
