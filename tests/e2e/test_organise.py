"""Keeping order among one's conversations: undo, folders, pins, archive, search, temporary ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.catalogue import ECHO
from tests.e2e.conversing import PROTOCOL, PROTOCOL_QUESTION, Conversation
from tests.e2e.pages import accessibility_findings
from tests.e2e.threads import thread_of
from tests.e2e.waiting import boxes

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}


def rows_of(page: Page) -> Locator:
    return (
        page.get_by_role("main")
        .get_by_role("listitem")
        .filter(has=page.locator("a[href*='/conversations/']"))
    )


def choose(page: Page, title: str, action: str) -> None:
    page.get_by_role("main").get_by_role("button", name=f"Actions pour « {title} »").click()
    page.get_by_role("menuitem", name=action).click()


def begun(page: Page, *questions: str) -> None:
    for question in questions:
        Conversation.begin(page, ECHO).answered(question)
    page.goto("/conversations")


def test_a_deleted_conversation_comes_back_by_undo_and_from_the_bin(someone_new: Callable[..., Page]) -> None:
    page = someone_new()
    begun(page, "Garde de dimanche")
    rows = rows_of(page)
    expect(rows).to_have_count(1)
    choose(page, "Garde de dimanche", "Supprimer")
    expect(page.get_by_text("Vous n’avez pas encore de conversation.")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(rows).to_have_count(1)

    page.get_by_role("link", name="Garde de dimanche").first.click()
    conversation = Conversation(page)
    expect(conversation.turns).to_have_count(1)
    address = page.url
    page.get_by_role("button", name=re.compile("conversation", re.IGNORECASE)).filter(has_text="⋯").click()
    page.get_by_role("menuitem", name="Supprimer").click()
    expect(page).to_have_url(re.compile("/conversations$"))
    page.goto(address)
    expect(page.get_by_role("heading", name="Cette conversation est supprimée")).to_be_visible()
    page.get_by_role("button", name="Restaurer").click()
    expect(conversation.turns).to_have_count(1)

    page.goto("/conversations")
    choose(page, "Garde de dimanche", "Supprimer")
    page.get_by_role("link", name="Supprimées récemment").click()
    expect(page.get_by_text("est gardée 24 heures")).to_be_visible()
    page.get_by_role("button", name="Restaurer « Garde de dimanche »").click()
    expect(page.get_by_text("Rien n’a été supprimé")).to_be_visible()
    page.get_by_role("link", name="Toutes").click()
    choose(page, "Garde de dimanche", "Supprimer")
    expect(rows).to_have_count(0)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_folders_pins_and_the_archive_keep_order(
    someone_new: Callable[..., Page], size: dict[str, Any]
) -> None:
    page = someone_new(**size)
    begun(page, "Planning de formation", "Panne du scanner")
    rows = rows_of(page)
    expect(rows).to_have_count(2)
    choose(page, "Planning de formation", "Épingler")
    expect(page.get_by_role("heading", name="Épinglées", exact=True)).to_be_visible()
    expect(rows.first).to_contain_text("Planning de formation")

    choose(page, "Panne du scanner", "Ranger…")
    dialog = page.get_by_role("dialog", name="Ranger la conversation")
    dialog.get_by_label("Dossier").select_option(label="Nouveau dossier…")
    dialog.get_by_role("textbox", name="Nom du dossier").fill("Technique")
    dialog.get_by_role("button", name="Ranger").click()
    expect(dialog).to_be_hidden()
    expect(rows.filter(has_text="Panne du scanner")).to_contain_text("Technique")
    if size is DESKTOP:
        page.get_by_role("navigation", name="Vos rangements").get_by_role("link", name="Technique").click()
    else:
        page.get_by_label("Afficher").select_option(label="Technique")
    expect(page.get_by_role("heading", name="Technique")).to_be_visible()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Panne du scanner")
    assert accessibility_findings(page) == []

    choose(page, "Panne du scanner", "Archiver")
    expect(page.get_by_text("Ce dossier est vide.")).to_be_visible()
    page.goto("/conversations?vue=archivees")
    expect(rows).to_have_count(1)
    page.goto("/conversations")
    page.get_by_role("searchbox").fill("scan")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Archivée")


def test_a_search_leads_to_the_turn_that_says_it(someone_new: Callable[..., Page]) -> None:
    page = someone_new()
    conversation = Conversation.begin(page, ECHO)
    conversation.answered("Première question sur les congés")
    conversation.answered("Deuxième question sur la pompe à perfusion")
    page.goto("/conversations")
    page.get_by_role("searchbox", name="Chercher dans vos conversations").fill("pompes perfu")
    rows = rows_of(page)
    expect(rows).to_have_count(1)
    expect(rows.locator("mark").first).to_have_text("pompe")
    expect(page.get_by_text("1 conversation trouvée")).to_be_visible()
    assert accessibility_findings(page) == []
    page.get_by_role("searchbox").fill("« perfusion pompe »")
    expect(page.get_by_text("Aucune conversation ne contient")).to_be_visible()
    page.get_by_role("searchbox").fill("pompe")
    rows.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"\?tour="))
    expect(page.get_by_role("article").last).to_contain_text("pompe à perfusion")


def test_what_is_found_on_another_branch_is_gone_to_there(someone_new: Callable[..., Page]) -> None:
    page = someone_new()
    conversation = Conversation.begin(page, ECHO)
    turn = conversation.answered("Conduite à tenir devant une éclampsie")
    turn.hover()
    turn.get_by_role("button", name="Modifier", exact=True).click()
    page.get_by_role("textbox", name="Votre question, à modifier").fill("Tout autre chose")
    page.get_by_role("button", name="Envoyer", exact=True).first.click()
    expect(conversation.turns).to_contain_text("Tout autre chose")
    expect(conversation.turns).not_to_contain_text("éclampsie")
    conversation.ended()
    page.goto("/conversations")
    page.get_by_role("searchbox", name="Chercher dans vos conversations").fill("eclampsie")
    # Its title says so too: the line below it is what leads to the turn.
    found = rows_of(page).get_by_role("link")
    expect(found).to_have_attribute("href", re.compile(r"\?tour="))
    found.click()
    expect(conversation.turns).to_have_count(1)
    expect(conversation.turns).to_contain_text("éclampsie")
    expect(page.get_by_role("group", name="Versions de cet échange")).to_be_visible()


def test_a_temporary_conversation_says_so_and_is_in_no_list(someone_new: Callable[..., Page]) -> None:
    page = someone_new()
    conversation = Conversation.begin(page, ECHO)
    page.get_by_role("switch", name="Conversation temporaire").check()
    expect(page.get_by_text("Gardée 24 heures au plus")).to_be_visible()
    assert accessibility_findings(page) == []
    conversation.answered("Question passagère")
    expect(
        page.get_by_text(re.compile("Conversation temporaire.: effacée le .* à \\d+\\sh\\s\\d\\d"))
    ).to_be_visible()
    expect(page.get_by_role("navigation", name="Navigation principale")).not_to_contain_text("passagère")
    page.goto("/conversations")
    expect(page.get_by_text("Vous n’avez pas encore de conversation.")).to_be_visible()
    page.get_by_role("searchbox").fill("passagère")
    expect(page.get_by_text("Aucune conversation ne contient")).to_be_visible()


def test_a_temporary_conversation_begins_from_home_too(someone_new: Callable[..., Page]) -> None:
    page = someone_new()
    page.goto("/")
    page.get_by_role("switch", name="Conversation temporaire").check()
    page.get_by_role("textbox", name="Décrivez votre tâche").fill("Une question sans lendemain")
    page.get_by_role("button", name="Commencer", exact=True).click()
    expect(page).to_have_url(re.compile("/conversations/[0-9a-f-]{36}$"))
    expect(page.get_by_role("note").filter(has_text="Conversation temporaire")).to_be_visible()
    page.goto("/conversations")
    expect(page.get_by_text("Vous n’avez pas encore de conversation.")).to_be_visible()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_temporary_conversation_begins_from_home_with_a_document(
    someone_new: Callable[..., Page], size: dict[str, Any]
) -> None:
    page = someone_new(**size)
    page.goto("/")
    begin = page.get_by_role("button", name="Commencer", exact=True)
    temporary = page.get_by_role("switch", name="Conversation temporaire")
    temporary.check()
    expect(temporary).to_have_accessible_description(re.compile(r"Gardée 24\sheures au plus"))
    button, told = boxes(begin, page.get_by_text("Gardée 24 heures au plus"))
    assert button["bottom"] <= told["top"], "what it means moves no button"
    page.locator("input[type=file]").first.set_input_files(PROTOCOL)
    begin.click()
    conversation = Conversation(page)
    expect(conversation.files).to_contain_text(PROTOCOL.name)
    conversation.answered(PROTOCOL_QUESTION)
    expect(page.get_by_role("note").filter(has_text="Conversation temporaire")).to_be_visible()
    page.goto("/conversations")
    expect(page.get_by_text("Vous n’avez pas encore de conversation.")).to_be_visible()


def test_a_temporary_conversation_begins_from_a_task(someone_new: Callable[..., Page]) -> None:
    page = someone_new()
    page.goto("/taches/structure_notes")
    page.get_by_role("textbox", name="Vos notes").fill("Porte du local bloquée, appeler la technique.")
    page.get_by_role("switch", name="Conversation temporaire").check()
    page.get_by_role("button", name="Envoyer", exact=True).click()
    expect(page.get_by_role("note").filter(has_text="Conversation temporaire")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(1)
    page.goto("/conversations")
    expect(page.get_by_text("Vous n’avez pas encore de conversation.")).to_be_visible()


def test_home_says_the_class_of_what_asks_for_care(someone_new: Callable[..., Page]) -> None:
    page = someone_new()
    thread_of(page, ["Ranger la réserve"])
    thread_of(page, ["Une lettre pour M. Jean Dupont, né le 12/03/1950"])
    page.goto("/")
    last = page.get_by_role("region", name="Reprendre").get_by_role("listitem")
    expect(last).to_have_count(2)
    expect(last.first).to_contain_text("Données personnelles · ")
    expect(last.last).not_to_contain_text("Données")


def test_what_becomes_of_a_the_conversations_of_a_folder_is_said_before_it_is_deleted(
    someone_new: Callable[..., Page],
) -> None:
    page = someone_new()
    headers = {"X-CSRF-Token": page.request.get("/api/session").json()["csrf_token"]}
    folder = page.request.post("/api/folders", data={"name": "Blocs"}, headers=headers).json()["id"]
    for title in ("Planning du bloc A", "Planning du bloc B"):
        there = f"/api/conversations/{thread_of(page, [title])}"
        assert page.request.patch(there, data={"folder_id": folder}, headers=headers).ok
    page.goto(f"/conversations?dossier={folder}")
    page.get_by_role("button", name="Actions pour le dossier « Blocs »").click()
    page.get_by_role("menuitem", name="Supprimer le dossier").click()
    dialog = page.get_by_role("dialog", name="Supprimer le dossier « Blocs »")
    expect(dialog).to_contain_text("Les 2 conversations qu’il contient sont gardées")
    dialog.get_by_role("button", name="Supprimer le dossier").click()
    # The folder showed two rows as well: it must be gone before they are counted.
    expect(page.get_by_text("Dossier supprimé.")).to_be_visible()
    expect(page).to_have_url(re.compile("/conversations$"))
    expect(rows_of(page)).to_have_count(2)


def test_a_slip_of_the_keyboard_still_finds(someone_new: Callable[..., Page]) -> None:
    page = someone_new()
    thread_of(page, ["Renouveler une ordonnance à la sortie", "Et la lettre ?"])
    thread_of(page, ["Planning des congés"])
    page.goto("/conversations")
    page.get_by_role("searchbox", name="Chercher dans vos conversations").fill("ordonnace")
    rows = rows_of(page)
    expect(rows).to_have_count(1)
    expect(rows.locator("mark").first).to_have_text("ordonnance")
    expect(page.get_by_text("Avec des mots proches : 1 conversation.")).to_be_visible()


def test_the_list_is_kept_in_order_with_the_keyboard_alone(someone_new: Callable[..., Page]) -> None:
    page = someone_new()
    begun(page, "Mise à jour du parc")
    more = page.get_by_role("button", name="Actions pour « Mise à jour du parc »")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Renommer")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Épingler")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Épinglées", exact=True)).to_be_visible()
    expect(page.get_by_text("Épinglée.", exact=True)).to_be_visible()
