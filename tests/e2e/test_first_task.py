"""Somebody new to it ends a task within 60 seconds and 5 clicks of the sign-in page; the browser counts both.

From the sign-in page, with the extractive engine and a model that writes, on a desktop and on a phone.
"""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.catalogue import ECHO
from tests.e2e.pages import PHONE, Watched
from tests.processes import Colombage

SECONDS, CLICKS = 60, 5
DESKTOP = {"viewport": {"width": 1280, "height": 800}}

# Real presses of a pointer or a finger, over every page of the visit.
COUNT = """
addEventListener('click', (event) => {
  if (event.isTrusted && event.detail > 0) {
    sessionStorage.setItem('presses', String(Number(sessionStorage.getItem('presses') ?? 0) + 1));
  }
}, true);
"""


def presses(page: Page) -> int:
    return int(page.evaluate("Number(sessionStorage.getItem('presses') ?? 0)"))


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def newcomer(request: pytest.FixtureRequest, watched: Watched, demonstration: Colombage) -> Page:
    page = watched.open(demonstration, **request.param)
    page.add_init_script(COUNT)
    page.goto("/connexion")
    expect(page.get_by_role("heading", name=re.compile("démonstration", re.IGNORECASE)).first).to_be_visible()
    return page


def test_with_the_engine_that_quotes(newcomer: Page) -> None:
    """A protocol, from the demonstration's own base, with the page it comes from."""
    began = time.monotonic()
    newcomer.get_by_role("button", name=re.compile("Infirmi")).first.click()
    newcomer.get_by_role("link", name=re.compile("^Demander un protocole Une")).click()
    newcomer.get_by_role("button", name="Essayer avec un exemple").click()
    newcomer.get_by_role("button", name="Envoyer", exact=True).click()
    turn = newcomer.get_by_role("article")
    expect(turn.get_by_text("sept jours").first).to_be_visible()
    expect(turn.get_by_role("button", name="Copier").first).to_be_visible()
    assert time.monotonic() - began <= SECONDS
    assert presses(newcomer) <= CLICKS


def test_with_a_model_that_writes(newcomer: Page) -> None:
    """A meeting to sum up: the task's own example, and the model that answers."""
    began = time.monotonic()
    newcomer.get_by_role("button", name=re.compile("Secrétaire")).first.click()
    newcomer.get_by_role("link", name=re.compile("^Répondre à un courriel Une")).click()
    newcomer.get_by_role("button", name="Essayer avec un exemple").click()
    expect(newcomer.get_by_role("button", name=re.compile("Changer de modèle"))).to_have_accessible_name(
        re.compile(ECHO)
    )
    newcomer.get_by_role("button", name="Envoyer", exact=True).click()
    turn = newcomer.get_by_role("article")
    expect(turn.get_by_text("Répondre à un courriel").first).to_be_visible()
    expect(turn.get_by_role("button", name="Copier").first).to_be_visible()
    assert time.monotonic() - began <= SECONDS
    assert presses(newcomer) <= CLICKS
