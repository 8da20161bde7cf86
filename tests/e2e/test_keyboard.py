"""Everything by keyboard alone, from the sign-in page to an answered question, the focus always in sight."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.catalogue import ECHO, EUROPEAN
from tests.e2e.conversing import PROTOCOL, PROTOCOL_QUESTION, Conversation
from tests.e2e.pages import PASSWORD
from tests.e2e.waiting import becomes

FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    name: element.getAttribute('aria-label') ?? (element.labels?.[0]?.innerText || element.innerText),
    place: element === document.body ? 'nowhere' : element.tagName,
    seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
      || style.boxShadow !== 'none'
      || element.matches('input, textarea'),  // the caret stands in them
    inside: box.bottom > 0 && box.top < innerHeight,
  };
}"""


def tab_to(page: Page, name: str, most: int = 60) -> list[str]:
    """Press Tab until the thing with this name has the focus; gives what was passed."""
    passed: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        passed.append(focused["name"])
        if focused["place"] == "nowhere":
            continue  # the browser's own bar
        becomes(page, lambda: page.evaluate(FOCUSED), lambda now: now["seen"] and now["inside"])
        if re.match(name, focused["name"] or ""):
            return passed
    raise AssertionError(f"{name!r} is not reached by Tab: {passed}")


def down_to(item: Locator, most: int) -> None:
    """Press the down arrow until this item has the focus; each press is over before the next."""
    for _ in range(most):
        if item.evaluate("(item) => item === document.activeElement"):
            return
        before = item.page.evaluate_handle("document.activeElement")
        item.page.keyboard.press("ArrowDown")
        item.page.wait_for_function("(before) => document.activeElement !== before", arg=before)
    raise AssertionError(f"{item} is not reached by the down arrow")


def test_from_the_sign_in_page_to_an_answer_without_a_mouse(page: Page) -> None:
    page.goto("/connexion")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    tab_to(page, "Identifiant")
    page.keyboard.type("sage.femme")
    tab_to(page, "Mot de passe")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Que voulez-vous faire ?")
    tab_to(page, "Décrivez votre tâche")
    page.keyboard.type("Bonjour")
    page.keyboard.press("Enter")
    conversation = Conversation(page)
    expect(conversation.turns).to_have_count(1)
    expect(page.get_by_role("heading", name="Ce mode répond à partir de vos documents")).to_be_visible()
    # A new conversation goes on at its own address, with the keyboard in its box: one goes on from there.
    expect(page).not_to_have_url(re.compile("/nouvelle"))
    expect(conversation.box).to_be_focused()

    conversation.model.focus()
    page.keyboard.press("Enter")
    choice = page.get_by_role("menuitemradio", name=ECHO)
    expect(choice).to_be_visible()
    down_to(choice, most=15)
    page.keyboard.press("Enter")
    expect(conversation.model).to_be_focused()
    expect(conversation.model).to_have_accessible_name(re.compile(ECHO))
    tab_to(page, "Votre question")
    page.keyboard.type("Une question")
    page.keyboard.press("Enter")
    expect(conversation.turns).to_have_count(2)
    conversation.ended()
    expect(conversation.box).to_be_focused()


def test_the_skip_link_leads_past_the_navigation(nurse: Page) -> None:
    nurse.goto("/")
    expect(nurse.get_by_role("heading", level=1)).to_be_visible()
    assert tab_to(nurse, "Aller au contenu", most=1) == ["Aller au contenu"]
    expect(nurse.get_by_role("link", name="Aller au contenu")).to_be_in_viewport()
    nurse.keyboard.press("Enter")
    expect(nurse.get_by_role("main")).to_be_focused()
    tab_to(nurse, "Décrivez votre tâche", most=1)


def test_a_new_page_takes_the_focus_to_its_heading(nurse: Page) -> None:
    nurse.goto("/")
    expect(nurse.get_by_role("heading", level=1)).to_be_visible()
    tab_to(nurse, "Conversations$")
    nurse.keyboard.press("Enter")
    expect(nurse.get_by_role("heading", name="Conversations", level=1)).to_be_focused()
    expect(nurse).to_have_title("Conversations – Colombage")


def test_escape_closes_the_panel_and_the_focus_returns_to_the_source(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    conversation.attach(PROTOCOL)
    turn = conversation.answered(PROTOCOL_QUESTION)
    source = turn.get_by_role("button", name=re.compile("^Source 1 :")).first
    source.focus()
    nurse.keyboard.press("Enter")
    expect(conversation.panel).to_be_focused()
    expect(conversation.panel.get_by_role("link", name="Télécharger")).to_be_visible()
    tab_to(nurse, "Télécharger")
    nurse.keyboard.press("Escape")
    expect(conversation.panel).to_be_hidden()
    expect(source).to_be_focused()


def test_on_a_phone_escape_closes_drawers_and_the_focus_returns(signed_in: Callable[..., Page]) -> None:
    page = signed_in("infirmiere", viewport={"width": 360, "height": 740})
    page.goto("/")
    burger = page.get_by_role("button", name="Ouvrir la navigation")
    burger.focus()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name="Navigation principale")
    expect(drawer.get_by_role("link", name="Conversations", exact=True)).to_be_visible()
    tab_to(page, "Conversations$")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(burger).to_be_focused()

    conversation = Conversation.begin(page, ECHO)
    figures = conversation.answered("Une question").get_by_role("button", name=re.compile("Wh"))
    figures.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="À propos de la réponse")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(figures).to_be_focused()


def test_a_dialog_keeps_the_focus_inside_and_gives_it_back(signed_in: Callable[..., Page]) -> None:
    page = signed_in("administratrice")
    page.goto("/administration/etablissements")
    add = page.get_by_role("button", name="Ajouter un établissement")
    add.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Ajouter un établissement")
    expect(dialog.get_by_role("textbox", name="Nom")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        page.wait_for_function(
            "(dialog) => dialog.contains(document.activeElement)", arg=dialog.element_handle()
        )
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(add).to_be_focused()


def test_a_task_by_keyboard_from_its_example_to_its_answer(nurse: Page) -> None:
    nurse.goto("/taches")
    # The card, and not a conversation that somebody began with it: "Réécrire pour une famille : …".
    card = re.compile(r"^Réécrire pour une famille(?!\s:)")
    expect(nurse.get_by_role("main").get_by_role("link", name=card).first).to_be_visible()
    tab_to(nurse, card.pattern)
    nurse.keyboard.press("Enter")
    form = nurse.get_by_role("heading", name="Réécrire pour une famille", level=1, exact=True)
    expect(form).to_be_focused()
    # The form comes under its heading once its models are known.
    expect(nurse.get_by_role("button", name="Essayer avec un exemple")).to_be_visible()
    tab_to(nurse, "Essayer avec un exemple", most=1)
    nurse.keyboard.press("Enter")
    tab_to(nurse, "Texte à réécrire", most=2)
    tab_to(nurse, "Mots du quotidien")
    nurse.keyboard.press("ArrowRight")
    expect(nurse.get_by_role("radio", name="Très simple")).to_be_checked()
    model = nurse.get_by_role("button", name=re.compile("Changer de modèle"))
    expect(model).to_have_accessible_name(re.compile(ECHO))
    expect(nurse.get_by_role("button", name="Envoyer", exact=True)).to_be_enabled()
    tab_to(nurse, "Envoyer$")
    nurse.keyboard.press("Enter")
    conversation = Conversation(nurse)
    expect(conversation.turns).to_have_count(1)
    conversation.ended()
    expect(conversation.box).to_be_focused()


def test_versions_are_made_and_switched_by_keyboard(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    turn = conversation.answered("Première version")
    conversation.box.focus()
    nurse.keyboard.press("ArrowUp")
    edited = nurse.get_by_role("textbox", name="Votre question, à modifier")
    expect(edited).to_be_focused()
    nurse.keyboard.press("Control+a")
    nurse.keyboard.type("Deuxième version")
    nurse.keyboard.press("Enter")
    expect(turn).to_contain_text("2/2")
    conversation.ended()
    previous = nurse.get_by_role("button", name="Version précédente")
    previous.focus()
    nurse.keyboard.press("Enter")
    expect(turn).to_contain_text("1/2")
    expect(turn).to_contain_text("Première version")
    expect(previous).to_be_focused()
    expect(nurse.get_by_role("button", name="Version suivante")).to_be_enabled()
    nurse.keyboard.press("ArrowRight")
    expect(turn).to_contain_text("2/2")


def test_two_models_are_compared_by_keyboard(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    turn = conversation.answered("Une question pour deux")
    more = turn.get_by_role("button", name="Autres actions sur cette réponse")
    more.focus()
    nurse.keyboard.press("Enter")
    expect(nurse.get_by_role("menuitem", name="Refaire la réponse", exact=True)).to_be_focused()
    nurse.keyboard.type("c")
    expect(nurse.get_by_role("menuitem", name=re.compile("^Comparer"))).to_be_focused()
    nurse.keyboard.press("Enter")
    dialog = nurse.get_by_role("dialog", name="Comparer avec un autre modèle")
    # A dialog takes the focus a moment after it is there.
    expect(dialog.locator(":focus")).to_have_count(1)
    dialog.get_by_role("radio").first.focus()
    european = dialog.get_by_role("radio", name=re.compile(EUROPEAN))
    down_to(european, most=15)
    expect(european).to_be_checked()
    tab_to(nurse, "Comparer$")
    nurse.keyboard.press("Enter")
    go_on = nurse.get_by_role("button", name="Continuer avec cette réponse")
    expect(go_on.first).to_be_visible()
    go_on.first.focus()
    nurse.keyboard.press("Enter")
    # The other answer said so too, until this one was chosen.
    expect(nurse.get_by_text("La conversation continue avec cette réponse.")).to_be_focused()
    tab_to(nurse, "Votre question")


def test_facts_are_checked_by_keyboard(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    conversation.attach(PROTOCOL)
    turn = conversation.answered(PROTOCOL_QUESTION)
    opener = turn.get_by_role("button", name=re.compile("^Vérifier"))
    opener.focus()
    nurse.keyboard.press("Enter")
    expect(conversation.panel).to_be_focused()
    tab_to(nurse, "Marquer comme vérifié par moi")
    nurse.keyboard.press("Enter")
    undo = nurse.get_by_role("button", name=re.compile("^Annuler la vérification")).first
    expect(undo).to_be_focused()
    nurse.keyboard.press("Enter")
    check = nurse.get_by_role("button", name=re.compile("^Marquer comme vérifié par moi")).first
    expect(check).to_be_focused()
    nurse.keyboard.press("Escape")
    expect(conversation.panel).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_folder_is_made_and_filled_by_keyboard(someone_new: Callable[..., Page]) -> None:
    page = someone_new()
    Conversation.begin(page, ECHO).answered("Tour de garde")
    page.goto("/conversations")
    more = page.get_by_role("main").get_by_role("button", name="Actions pour « Tour de garde »")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Renommer")).to_be_focused()
    page.keyboard.type("ran")
    expect(page.get_by_role("menuitem", name="Ranger…")).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Ranger la conversation")
    expect(dialog.get_by_label("Dossier")).to_be_focused()
    page.keyboard.press("End")
    tab_to(page, "Nom du dossier", most=2)
    page.keyboard.type("Gardes")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("link", name=re.compile("^Gardes")).first).to_be_visible()
    tab_to(page, "Gardes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Gardes")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name=re.compile("^Tour de garde"))).to_be_visible()
