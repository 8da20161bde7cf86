"""Tasks in a browser: the form, what it keeps, the thread; the box of the home page; and Ctrl + K."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.catalogue import ECHO
from tests.e2e.pages import PHONE, accessibility_findings
from tests.e2e.waiting import becomes, settle, top_of

NOTES = "Réunion du 18 novembre. Décision : le chariot passe au deuxième étage dès lundi. Merci à tous."


@pytest.fixture(params=[{}, PHONE], ids=["desktop", "phone"])
def secretary(request: pytest.FixtureRequest, signed_in: Callable[..., Page]) -> Page:
    return signed_in("secretaire", **request.param)


def choose(page: Page, model: str) -> None:
    page.get_by_role("button", name=re.compile("Changer de modèle")).click()
    choice = page.get_by_role("menuitemradio", name=re.compile(re.escape(model)))
    choice.click()
    # Half gone, it has the contrast of neither state.
    expect(choice).to_be_hidden()
    expect(page.get_by_role("button", name=re.compile("Changer de modèle"))).to_contain_text(model)


def test_an_engine_that_quotes_says_so_and_cites(secretary: Page) -> None:
    secretary.goto("/taches/summarise_meeting")
    secretary.get_by_role("textbox", name="Notes ou transcription").fill(NOTES)
    choose(secretary, "Moteur extractif")
    expect(secretary.get_by_text("relève les phrases qui portent les décisions")).to_be_visible()
    assert accessibility_findings(secretary) == []
    secretary.get_by_role("button", name="Envoyer", exact=True).click()
    turn = secretary.get_by_role("article")
    expect(turn.get_by_text("Ce moteur ne rédige pas")).to_be_visible()
    expect(turn.get_by_role("listitem").filter(has_text="Décision : le chariot")).to_be_visible()


def test_the_choice_of_a_model_is_read_to_its_end_far_from_its_button(secretary: Page) -> None:
    secretary.goto("/taches/summarise_meeting")
    secretary.get_by_role("button", name=re.compile("Changer de modèle")).click()
    choice = secretary.get_by_role("menuitemradio", name=re.compile("Moteur extractif"))
    expect(choice).to_be_visible()
    settle(secretary)
    # The page is made long enough for the button to leave the screen.
    secretary.add_style_tag(content="main { padding-bottom: 200vh }")
    secretary.evaluate("() => window.scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    expect(secretary.get_by_role("button", name=re.compile("Changer de modèle"))).not_to_be_in_viewport()
    settle(secretary)
    expect(choice).to_be_visible()


def test_what_is_found_in_a_text_moves_nothing_below_it(secretary: Page) -> None:
    secretary.goto("/taches/summarise_meeting")
    below = secretary.get_by_role("button", name="Envoyer", exact=True)
    asked: list[Route] = []
    secretary.route("**/api/protection/marks", lambda route: asked.append(route))
    secretary.get_by_role("button", name="Essayer avec un exemple").click()
    becomes(secretary, lambda: len(asked), lambda count: count > 0)
    settle(secretary)
    before = top_of(below)
    for each in asked:
        each.continue_()
    secretary.unroute("**/api/protection/marks")
    expect(secretary.get_by_text(re.compile("éléments? repérés?")).first).to_be_visible()
    settle(secretary)
    assert abs(top_of(below) - before) <= 1


def test_what_is_missing_is_said_and_nothing_is_lost(secretary: Page) -> None:
    secretary.goto("/taches/answer_email")
    secretary.get_by_role("textbox", name="Ce que vous voulez dire").fill("Trois personnes viendront.")
    secretary.get_by_role("button", name="Envoyer", exact=True).click()
    expect(secretary.get_by_role("alert").filter(has_text="À remplir")).to_be_visible()
    received = secretary.get_by_role("textbox", name="Courriel reçu")
    expect(received).to_be_focused()

    received.fill("Combien serez-vous ? Écrivez à Mme Claire Dumoulin, née le 12/03/1961.")
    expect(secretary.get_by_role("button", name=re.compile("1 personne"))).to_be_visible()
    secretary.reload()
    expect(secretary.get_by_role("textbox", name="Courriel reçu")).to_have_value(re.compile("Dumoulin"))

    secretary.route("**/turns", lambda route: route.abort())
    secretary.get_by_role("button", name="Envoyer", exact=True).click()
    expect(secretary.get_by_role("alert").last).to_be_visible()
    answer = secretary.get_by_role("textbox", name="Ce que vous voulez dire")
    expect(answer).to_have_value("Trois personnes viendront.")
    secretary.unroute("**/turns")
    secretary.get_by_role("button", name="Vider le formulaire").click()
    expect(secretary.get_by_role("textbox", name="Courriel reçu")).to_have_value("")


def test_a_document_is_written_into_the_field(secretary: Page) -> None:
    secretary.goto("/taches/structure_notes")
    with secretary.expect_file_chooser() as chooser:
        secretary.get_by_role("button", name="Déposer un document").click()
    chooser.value.set_files(
        {"name": "notes.html", "mimeType": "text/html", "buffer": b"<h1>Visite</h1><p>Porte bloquee.</p>"}
    )
    expect(secretary.get_by_role("textbox", name="Vos notes")).to_have_value(re.compile("Porte bloquee"))
    expect(secretary.get_by_text("est dans le champ")).to_be_visible()


def test_a_task_is_changed_and_sent_beside_the_first(nurse: Page) -> None:
    nurse.goto("/taches/rewrite_for_family")
    nurse.get_by_role("textbox", name="Texte à réécrire").fill("Patient apyrétique, sortie demain.")
    choose(nurse, ECHO)
    nurse.get_by_role("button", name="Envoyer", exact=True).click()
    turn = nurse.get_by_role("article")
    expect(turn.get_by_role("button", name="Copier").first).to_be_visible()
    turn.get_by_role("button", name="Voir ce qui a été donné").click()
    expect(turn.get_by_text("Niveau de lecture", exact=True)).to_be_visible()

    turn.get_by_role("button", name="Modifier").click()
    text = nurse.get_by_role("textbox", name="Texte à réécrire")
    expect(text).to_have_value("Patient apyrétique, sortie demain.")
    expect(nurse.get_by_text("Vous modifiez une tâche déjà envoyée")).to_be_visible()
    text.fill("Patient apyrétique, sortie jeudi.")
    nurse.get_by_role("button", name="Envoyer", exact=True).click()
    expect(nurse.get_by_role("article").get_by_text("sortie jeudi").first).to_be_visible()
    expect(nurse.get_by_text("Version 2 sur 2")).to_be_attached()


def test_a_change_that_is_left_touches_no_new_task(nurse: Page) -> None:
    """What stands in the form for a new one stays, and the next one does not go to the old conversation."""
    nurse.goto("/taches/structure_notes")
    notes = nurse.get_by_role("textbox", name="Vos notes")
    changing = nurse.get_by_text("Vous modifiez une tâche déjà envoyée")
    notes.fill("Portail nord fermé la nuit.")
    choose(nurse, ECHO)
    nurse.get_by_role("button", name="Envoyer", exact=True).click()
    turn = nurse.get_by_role("article")
    expect(turn.get_by_role("button", name="Copier").first).to_be_visible()
    conversation = nurse.url

    nurse.goto("/taches/structure_notes")
    notes.fill("Tour des extincteurs, pas fini d’écrire.")
    nurse.goto(conversation)
    turn.get_by_role("button", name="Modifier").click()
    expect(changing).to_be_visible()
    expect(notes).to_have_value("Portail nord fermé la nuit.")
    nurse.get_by_role("button", name="Vider le formulaire").click()
    expect(notes).to_have_value("")
    expect(changing).to_be_visible()
    nurse.get_by_role("link", name="Revenir à la conversation").click()
    expect(turn.get_by_text("Portail nord").first).to_be_visible()

    nurse.goto("/taches/structure_notes")
    expect(notes).to_have_value("Tour des extincteurs, pas fini d’écrire.")
    expect(changing).to_be_hidden()


def test_a_task_that_does_not_exist_leads_to_those_that_do(nurse: Page) -> None:
    nurse.goto("/taches/nothing")
    expect(nurse.get_by_role("heading", level=1)).to_have_text("Cette tâche n’existe pas")
    nurse.get_by_role("link", name="Toutes les tâches").click()
    expect(nurse.get_by_role("heading", name="Pour votre métier")).to_be_visible()
    expect(nurse.get_by_role("main").get_by_role("link", name="Résumer une réunion")).to_be_visible()
    assert accessibility_findings(nurse) == []


def test_the_box_of_the_home_page_offers_tasks_by_keyboard(nurse: Page) -> None:
    nurse.goto("/")
    box = nurse.get_by_role("textbox", name="Décrivez votre tâche")
    box.fill("proto")
    offered = nurse.get_by_role("listbox", name="Propositions")
    expect(offered.get_by_role("option", name=re.compile("Demander un protocole"))).to_be_visible()
    box.press("ArrowDown")
    box.press("ArrowDown")
    pointed = becomes(nurse, lambda: box.get_attribute("aria-activedescendant"), bool)
    expect(nurse.locator(f"[id='{pointed}']")).to_have_attribute("aria-selected", "true")
    assert accessibility_findings(nurse) == []
    box.press("Escape")
    expect(offered).to_be_hidden()
    box.fill("protoc")
    meant = offered.get_by_role("option", name=re.compile("Demander un protocole"))
    expect(meant).to_be_visible()
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(meant).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(nurse.get_by_role("heading", level=1)).to_have_text("Demander un protocole")


def test_the_box_marks_personal_data(nurse: Page) -> None:
    nurse.goto("/")
    box = nurse.get_by_role("textbox", name="Décrivez votre tâche")
    box.fill("Écrire à Mme Jeanne Lambert, née le 02/04/1950")
    expect(nurse.get_by_role("button", name=re.compile("personne"))).to_be_visible()


def test_ctrl_k_finds_and_gives_the_focus_back(nurse: Page) -> None:
    nurse.goto("/")
    expect(nurse.get_by_role("heading", level=1)).to_be_visible()
    opener = nurse.get_by_role("button", name=re.compile("Rechercher…"))
    opener.focus()
    nurse.keyboard.press("Control+k")
    search = nurse.get_by_role("combobox", name="Tout trouver")
    expect(search).to_be_focused()
    nurse.keyboard.type("famille")
    expect(nurse.get_by_role("option", name=re.compile("Réécrire pour une famille Un"))).to_have_attribute(
        "aria-selected", "true"
    )
    pointed = becomes(nurse, lambda: search.get_attribute("aria-activedescendant"), bool)
    expect(nurse.locator(f"[id='{pointed}']")).to_contain_text("Réécrire")
    assert accessibility_findings(nurse) == []
    nurse.keyboard.press("Escape")
    expect(search).to_be_hidden()
    expect(opener).to_be_focused()

    nurse.keyboard.press("Control+k")
    expect(search).to_be_focused()
    nurse.keyboard.type("famille")
    expect(search).to_have_value("famille")
    expect(nurse.get_by_role("option", name=re.compile("Réécrire pour une famille Un"))).to_have_attribute(
        "aria-selected", "true"
    )
    nurse.keyboard.press("Enter")
    expect(nurse.get_by_role("heading", level=1)).to_have_text("Réécrire pour une famille")


def test_enter_opens_what_ctrl_k_points_at_although_the_list_changed_meanwhile(nurse: Page) -> None:
    nurse.goto("/")
    expect(nurse.get_by_role("heading", level=1)).to_be_visible()
    nurse.keyboard.press("Control+k")
    search = nurse.get_by_role("combobox", name="Tout trouver")
    expect(search).to_be_focused()
    search.fill("famille")
    expect(nurse.get_by_role("option", name=re.compile("Réécrire pour une famille Un"))).to_be_visible()
    search.fill("famillezzz")
    documents = nurse.get_by_role("option", name="Chercher « famillezzz » dans les documents")
    expect(nurse.get_by_role("option")).to_have_count(1)
    expect(documents).to_have_attribute("aria-selected", "true")
    nurse.keyboard.press("Enter")
    expect(nurse).to_have_url(re.compile(r"/recherche#q=famillezzz"))


def test_what_is_typed_while_the_palette_comes_goes_into_it(nurse: Page) -> None:
    nurse.goto("/")
    box = nurse.get_by_role("textbox", name="Décrivez votre tâche")
    box.fill("Une question")
    nurse.keyboard.press("Control+k")
    nurse.keyboard.type("famille")
    search = nurse.get_by_role("combobox", name="Tout trouver")
    expect(search).to_have_value("famille")
    expect(box).to_have_value("Une question")
    expect(search).to_be_focused()
    nurse.keyboard.press("Control+k")
    nurse.keyboard.type(" simple")
    expect(search).to_have_value("famille simple")


def test_the_palette_shows_only_what_is_ones_own(nurse: Page, signed_in: Callable[..., Page]) -> None:
    for page, sees in ((nurse, False), (signed_in("administratrice"), True)):
        page.goto("/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.keyboard.press("Control+k")
        expect(page.get_by_role("combobox", name="Tout trouver")).to_be_focused()
        page.keyboard.type("modèles")
        expect(page.get_by_role("option", name="Chercher « modèles » dans les documents")).to_be_visible()
        expect(page.get_by_role("option", name="Administration : Modèles")).to_have_count(int(sees))


def test_the_palette_opens_by_touch(signed_in: Callable[..., Page]) -> None:
    phone = signed_in("infirmiere", **PHONE)
    phone.goto("/")
    phone.get_by_role("button", name="Ouvrir la navigation").tap()
    phone.get_by_role("dialog").get_by_role("button", name=re.compile("Rechercher…")).tap()
    expect(phone.get_by_role("combobox", name="Tout trouver")).to_be_visible()
    phone.get_by_role("option", name="Toutes les tâches").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Toutes les tâches")
