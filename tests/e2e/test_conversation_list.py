"""One's conversations: found, renamed, deleted and erased; what stands there when there is none."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.catalogue import ECHO
from tests.e2e.conversing import Conversation

MISSING = "Cette conversation n’existe pas ou n’existe plus"


def test_conversations_are_found_renamed_and_deleted(someone_new: Callable[..., Page]) -> None:
    page = someone_new()
    page.goto("/")
    expect(page.get_by_role("main")).to_contain_text("Vos conversations apparaîtront ici.")
    page.goto("/conversations")
    main = page.get_by_role("main")
    expect(main.get_by_text("Vous n’avez pas encore de conversation.")).to_be_visible()

    for question in ("Commande de solutés", "Retour de lot"):
        Conversation.begin(page, ECHO).answered(question)
    page.get_by_role("link", name="Conversations", exact=True).click()
    rows = main.get_by_role("listitem").filter(has=page.get_by_role("button", name="Actions pour"))
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Retour de lot")

    search = page.get_by_role("searchbox", name="Chercher dans vos conversations")
    search.fill("SOLUTES")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Commande de solutés")
    search.fill("rien de tel")
    expect(main.get_by_text("Aucune conversation ne contient « rien de tel ».")).to_be_visible()
    search.fill("")
    expect(rows).to_have_count(2)

    main.get_by_role("button", name="Actions pour « Retour de lot »").click()
    page.get_by_role("menuitem", name="Renommer").click()
    dialog = page.get_by_role("dialog", name="Renommer la conversation")
    dialog.get_by_role("textbox", name="Titre").fill("Lot 42 rappelé")
    dialog.get_by_role("button", name="Enregistrer").click()
    expect(dialog).to_be_hidden()
    expect(main.get_by_role("link", name="Lot 42 rappelé")).to_be_visible()
    expect(page.get_by_role("navigation", name="Navigation principale")).to_contain_text("Lot 42 rappelé")

    main.get_by_role("link", name="Lot 42 rappelé").click()
    conversation = Conversation(page)
    expect(conversation.turns).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lot 42 rappelé")
    deleted = page.url

    page.get_by_role("link", name="Conversations", exact=True).click()
    main.get_by_role("button", name="Actions pour « Lot 42 rappelé »").click()
    page.get_by_role("menuitem", name="Supprimer").click()
    expect(page.get_by_text("Supprimée", exact=True)).to_be_visible()
    expect(rows).to_have_count(1)

    main.get_by_role("link", name="Supprimées récemment").click()
    main.get_by_role("button", name="Effacer maintenant « Lot 42 rappelé »").click()
    dialog = page.get_by_role("dialog", name="Effacer pour de bon ?")
    expect(dialog).to_contain_text("seront effacés pour de bon")
    expect(dialog.get_by_role("button", name="Annuler").last).to_be_focused()
    dialog.get_by_role("button", name="Effacer maintenant").click()
    expect(page.get_by_text("Conversation effacée.")).to_be_visible()
    expect(main.get_by_text("Rien n’a été supprimé ces dernières 24 heures.")).to_be_visible()

    page.goto(deleted)
    expect(main.get_by_role("heading", name=MISSING)).to_be_visible()


def test_what_belongs_to_somebody_else_does_not_exist(signed_in: Callable[..., Page]) -> None:
    hers = signed_in("infirmiere")
    Conversation.begin(hers, ECHO).answered("Pour moi seule")
    expect(hers).to_have_title("Pour moi seule – Colombage")
    his = signed_in("administratrice")
    his.goto(hers.url)
    expect(his.get_by_role("heading", name=MISSING)).to_be_visible()
    expect(his).to_have_title("Conversation introuvable – Colombage")
    expect(Conversation(his).box).to_be_hidden()


def test_an_address_that_leads_nowhere_says_so(nurse: Page) -> None:
    nurse.goto("/nulle-part")
    expect(nurse.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas")
    nurse.get_by_role("link", name="Revenir à l’accueil").click()
    expect(nurse.get_by_role("heading", level=1)).to_have_text("Que voulez-vous faire ?")
