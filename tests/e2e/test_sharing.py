"""Conversations shown to colleagues and handed over to them: two people, each in a browser of their own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.catalogue import ECHO
from tests.e2e.conversing import Conversation
from tests.e2e.pages import accessibility_findings, sideways
from tests.e2e.waiting import settle

OPEN = Callable[..., Page]
SHOTS = os.environ.get("BROWSER_SHOTS")
FORMS = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
GONE = "Cette conversation ne se lit plus ici"
# Both of the university hospital, as the colleagues here are.
OWNER, READER, READER_NAME = "acheteur", "formatrice", "Isabelle Moreau"


def menu(page: Page, item: str) -> None:
    page.get_by_role("button", name="Autres actions sur cette conversation").click()
    page.get_by_role("menuitem", name=item).click()


def choose_colleague(page: Page, label: str, typed: str, name: str) -> None:
    page.get_by_role("combobox", name=label).or_(page.get_by_role("textbox", name=label)).fill(typed)
    page.get_by_role("option", name=name).click()


def fine(page: Page, name: str) -> None:
    """Axe finds nothing, and nothing scrolls sideways. With BROWSER_SHOTS=folder it is photographed too."""
    page.evaluate("() => document.fonts.ready")
    settle(page)
    assert accessibility_findings(page) == []
    assert sideways(page) == []
    if SHOTS:
        for look in ("light", "dark"):
            page.emulate_media(color_scheme=look)
            settle(page)
            page.screenshot(path=Path(SHOTS) / f"sharing-{name}-{look}.png")
        page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("form", FORMS)
def test_a_colleague_reads_until_the_share_ends(signed_in: OPEN, form: str) -> None:
    owner, reader = signed_in(OWNER, viewport=FORMS[form]), signed_in(READER, viewport=FORMS[form])
    title = f"Échéances du marché de gants ({form})"
    conversation = Conversation.begin(owner, ECHO)
    conversation.answered(title)
    menu(owner, "Partager…")
    dialog = owner.get_by_role("dialog", name="Partager cette conversation")
    expect(dialog).to_contain_text("Ils verront aussi ce que vous y ajouterez")
    expect(dialog).to_contain_text("Personne pour l’instant.")
    choose_colleague(owner, "Nom du collègue", "moreau", f"{READER_NAME} (démonstration), Formation")
    fine(owner, f"dialog-{form}")
    dialog.get_by_role("button", name="Partager", exact=True).click()
    expect(dialog.get_by_role("listitem")).to_contain_text(READER_NAME)
    fine(owner, f"dialog-shared-{form}")
    dialog.get_by_role("button", name="Fermer").click()
    expect(owner.get_by_role("button", name=f"Partagée avec {READER_NAME}")).to_be_visible()
    fine(owner, f"owner-{form}")

    reader.goto("/")
    reader.get_by_role("link", name="Partagées avec moi ·").click()
    row = reader.get_by_role("main").get_by_role("link", name=title)
    expect(row).to_contain_text("Marc Dubois")
    fine(reader, f"list-{form}")
    row.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(title)
    turns = reader.get_by_role("article")
    expect(turns).to_have_count(1)
    expect(turns.get_by_role("heading", name="Question", exact=True)).to_be_attached()
    expect(reader.get_by_role("textbox")).to_have_count(0)
    for offered in ("Envoyer", "Modifier", "Joindre"):
        expect(reader.get_by_role("main").get_by_role("button", name=offered)).to_have_count(0)
    fine(reader, f"read-{form}")

    conversation.answered("Et pour les masques ?")
    reader.get_by_role("button", name="Actualiser").click()
    expect(turns).to_have_count(2)

    owner.get_by_role("button", name=f"Partagée avec {READER_NAME}").click()
    dialog.get_by_role("button", name=f"Mettre fin au partage avec {READER_NAME}").click()
    expect(dialog).to_contain_text("a pris fin.")
    reader.get_by_role("button", name="Actualiser").click()
    expect(reader.get_by_role("alert")).to_contain_text(GONE)
    expect(turns).to_have_count(0)
    fine(reader, f"gone-{form}")
    reader.get_by_role("main").get_by_role("link", name="Partagées avec moi").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Partagées avec moi")
    expect(reader.get_by_role("main").get_by_role("link", name=title)).to_have_count(0)


def test_a_department_reads_and_the_keyboard_is_enough_to_share(signed_in: OPEN) -> None:
    owner, reader = signed_in(OWNER), signed_in("medecin")
    title = "Planning du bloc"
    Conversation.begin(owner, ECHO).answered(title)
    owner.get_by_role("button", name="Autres actions sur cette conversation").focus()
    owner.keyboard.press("Enter")
    # Menus and dialogs take the focus a moment after they are drawn: only then is it one's own to move.
    expect(owner.get_by_role("menuitem").first).to_be_focused()
    owner.get_by_role("menuitem", name="Partager…").press("Enter")
    dialog = owner.get_by_role("dialog", name="Partager cette conversation")
    expect(dialog.locator(":focus")).to_have_count(1)
    dialog.get_by_role("radio", name="Un collègue").press("ArrowRight")
    dialog.get_by_role("combobox", name="Service de votre établissement").select_option("Cardiologie")
    dialog.get_by_role("button", name="Partager", exact=True).focus()
    owner.keyboard.press("Enter")
    expect(dialog.get_by_role("listitem")).to_contain_text("Cardiologie (service)")
    expect(dialog.get_by_role("radio", name="Un service")).to_be_focused()
    owner.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    reader.goto("/partagees")
    reader.get_by_role("main").get_by_role("link", name=title).click()
    expect(reader.get_by_role("article")).to_have_count(1)
    elsewhere = signed_in("infirmiere")
    elsewhere.goto(reader.url)
    expect(elsewhere.get_by_role("alert")).to_contain_text(GONE)


def test_a_conversation_is_handed_over_and_gone_on_with(signed_in: OPEN) -> None:
    owner, receiver = signed_in(OWNER), signed_in(READER)
    title = "Renouvellement des pompes"
    Conversation.begin(owner, ECHO).answered(title)
    address = owner.url
    menu(owner, "Transmettre…")
    dialog = owner.get_by_role("dialog", name="Transmettre cette conversation")
    choose_colleague(owner, "À qui la transmettre", "moreau", READER_NAME)
    dialog.get_by_role("checkbox", name="Continuer à la lire").check()
    fine(owner, "hand-over")
    dialog.get_by_role("button", name="Transmettre").click()
    expect(owner.get_by_text(f"Conversation transmise à {READER_NAME}")).to_be_visible()
    expect(owner.get_by_text("Lecture seule.")).to_be_visible()
    expect(owner.get_by_role("heading", level=1)).to_have_text(title)
    owner.goto(address)
    expect(owner.get_by_role("heading", name="Conversation introuvable")).to_be_visible()

    receiver.goto(address)
    conversation = Conversation(receiver)
    expect(conversation.turns).to_have_count(1)
    expect(receiver.get_by_text("Transmise par Marc Dubois")).to_be_visible()
    conversation.answered("Et leurs consommables ?")
    expect(conversation.turns).to_have_count(2)
    fine(receiver, "received")


def test_officers_say_up_to_which_class(signed_in: OPEN) -> None:
    page = signed_in("dpo")
    page.goto("/administration/regles")

    def change(choice: str) -> None:
        page.get_by_role("button", name="Changer la règle du partage").click()
        dialog = page.get_by_role("dialog", name="Conversations montrées à des collègues")
        dialog.get_by_role("radio", name=choice).check()
        dialog.get_by_role("checkbox").check()
        if choice.startswith("Aucune"):
            fine(page, "rule-form")
        dialog.get_by_role("button", name="Changer la règle").click()
        expect(dialog).to_be_hidden()

    expect(page.get_by_text("Règle en vigueur : jusqu’à la classe personnelle.")).to_be_visible()
    change("Aucune conversation ne se partage")
    try:
        expect(page.get_by_text("Règle en vigueur : aucune conversation ne se partage.")).to_be_visible()
        fine(page, "rules")
        owner = signed_in(OWNER)
        Conversation.begin(owner, ECHO).answered("Rien à montrer")
        menu(owner, "Partager…")
        dialog = owner.get_by_role("dialog", name="Partager cette conversation")
        expect(dialog).to_contain_text("ne permettent de montrer ou de transmettre aucune conversation")
        expect(dialog.get_by_role("button", name="Partager", exact=True)).to_have_count(0)
        fine(owner, "refused")
        owner.keyboard.press("Escape")
        expect(owner.get_by_role("button", name="Autres actions sur cette conversation")).to_be_focused()
        menu(owner, "Transmettre…")
        dialog = owner.get_by_role("dialog", name="Transmettre cette conversation")
        expect(dialog).to_contain_text("ne permettent de montrer ou de transmettre aucune conversation")
        expect(dialog.get_by_role("button", name="Transmettre")).to_have_count(0)
        fine(owner, "hand-over-refused")
        dialog.get_by_role("button", name="Fermer").last.click()
        expect(owner.get_by_role("button", name="Autres actions sur cette conversation")).to_be_focused()
    finally:
        change("Jusqu’à la classe personnelle")
