"""Checking an answer: marks, the four steps, one click and its date; feedback; an incident to its end."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conversing import PROTOCOL, PROTOCOL_QUESTION, Conversation

CHECKED = re.compile(r"Vérifié par moi le \d+ \w+ \d{4} à \d+\sh\s\d\d")


def about_protocol(page: Page) -> tuple[Conversation, Locator]:
    """A conversation in which the protocol has answered, with days in its answer."""
    conversation = Conversation.begin(page)
    conversation.attach(PROTOCOL)
    expect(conversation.files).to_contain_text("pages")
    return conversation, conversation.answered(PROTOCOL_QUESTION)


def panel(page: Page) -> Locator:
    """Beside the thread, or over it on a phone."""
    return page.get_by_role("tabpanel", name="Vérifier")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_fact_is_checked_from_its_mark_and_stays_so(nurse: Page, width: int) -> None:
    nurse.set_viewport_size({"width": width, "height": 844})
    _, turn = about_protocol(nurse)
    mark = turn.get_by_role("button", name=re.compile("à vérifier, se retrouve dans un passage")).first
    written = mark.inner_text()
    mark.click()
    steps = panel(nurse).get_by_role("heading", level=2)
    expect(steps).to_have_text(["AApprendre", "VVérifier", "EEstimer", "CCommuniquer"])
    row = panel(nurse).get_by_role("listitem").filter(has_text=written).first
    expect(row).to_be_focused()
    row.get_by_role("button", name=re.compile("^Marquer comme vérifié par moi")).click()
    expect(row).to_contain_text(CHECKED)
    nurse.reload()
    turn.get_by_role("button", name=f"{written}, vérifié").first.click()
    expect(row).to_contain_text(CHECKED)
    # The passage where it is found again is one click away.
    row.get_by_role("button", name=re.compile("^Ouvrir le passage")).first.click()
    expect(nurse.get_by_role("tab", name="Sources")).to_have_attribute("aria-selected", "true")


def test_a_word_on_an_answer_is_kept(nurse: Page) -> None:
    _, turn = about_protocol(nurse)
    rating = turn.get_by_role("group", name="Votre avis sur cette réponse")
    rating.get_by_role("button", name="Pas utile").click()
    dialog = nurse.get_by_role("dialog", name="Pourquoi pas utile ?")
    dialog.get_by_label("Incomplète").check()
    dialog.get_by_role("button", name="Envoyer").click()
    expect(dialog).to_be_hidden()
    nurse.reload()
    pressed = rating.get_by_role("button", name="Pas utile", pressed=True)
    pressed.click()
    expect(pressed).to_be_hidden()


def test_an_incident_goes_to_the_officers_and_its_outcome_comes_back(
    nurse: Page, signed_in: Callable[..., Page]
) -> None:
    _, turn = about_protocol(nurse)
    turn.get_by_role("button", name="Autres actions sur cette réponse").click()
    nurse.get_by_role("menuitem", name="Signaler un incident…").click()
    dialog = nurse.get_by_role("dialog", name="Signaler un incident")
    expect(dialog).to_contain_text(PROTOCOL_QUESTION)
    dialog.get_by_role("radio", name="Dangereuse").check()
    dialog.get_by_label("Que s’est-il passé ?").fill("Le rythme est celui d’un autre service.")
    dialog.get_by_role("button", name="Envoyer le signalement").click()
    expect(dialog).to_be_hidden()

    officer = signed_in("dpo")
    officer.goto("/")
    officer.get_by_role("link", name=re.compile("incidents? atten")).click()
    officer.get_by_role("button", name=re.compile("Ouvrir l’incident.*autre service")).first.click()
    opened = officer.get_by_role("dialog", name="Dangereuse")
    expect(opened).to_contain_text(PROTOCOL_QUESTION)
    opened.get_by_label("Suite donnée").fill("La base a été corrigée.")
    opened.get_by_role("button", name="Marquer comme traité").click()
    expect(opened).to_be_hidden()

    nurse.goto("/mon-compte")
    expect(nurse.get_by_role("list", name="Mes signalements d’incident")).to_contain_text(
        "La base a été corrigée."
    )
