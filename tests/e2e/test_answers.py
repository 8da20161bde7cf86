"""Answers as they come: streamed, stopped, found again after a reload, in a second tab, after a cut."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.catalogue import ECHO, HELD, HELD_WORDS, go_on
from tests.e2e.conversing import Conversation
from tests.e2e.pages import Watched
from tests.e2e.waiting import becomes
from tests.serving import Served

WARNING = re.compile("Démonstration, ne pas utiliser pour un travail réel")
DEMONSTRATION = "SmolLM2 135M (démonstration)"
PART_MISSING = re.compile("Unable to preload CSS|dynamically imported module")
STYLED = """() => [...document.styleSheets].every((sheet) => {
  try { return sheet.cssRules.length > 0; } catch { return false; }
})"""


def streaming(page: Page, question: str = "Répondez lentement.") -> Conversation:
    """A conversation with HELD, in the middle of its answer."""
    conversation = Conversation.begin(page, HELD)
    conversation.ask(question)
    expect(conversation.turns.last).to_contain_text("Le service a bien reçu votre demande")
    return conversation


def ends_whole(conversation: Conversation) -> None:
    conversation.ended()
    expect(conversation.turns.last.get_by_role("paragraph").last).to_have_text(HELD_WORDS)
    expect(conversation.turns).to_have_count(1)


def written_on_the_server(page: Page) -> bool:
    """The answer is whole there, whatever the page has seen of it."""
    kept = page.request.get(page.url.replace("/conversations/", "/api/conversations/")).json()
    return kept["turns"][-1]["state"] == "finished"


def network_comes_back(page: Page) -> None:
    """And the browser has heard of it: what is asked a moment too early fails as it did before."""
    page.context.set_offline(False)
    becomes(page, lambda: page.evaluate("fetch('/health/ready').then(() => true, () => false)"), bool)


def test_the_demonstration_model_answers_and_says_what_it_is_wherever_it_can_be_chosen(nurse: Page) -> None:
    nurse.goto("/conversations/nouvelle")
    conversation = Conversation(nurse)
    conversation.model.click()
    choice = nurse.get_by_role("menuitemradio", name=DEMONSTRATION)
    expect(choice).to_contain_text(WARNING)
    choice.click()
    # The menu said so as well.
    expect(choice).to_be_hidden()
    expect(nurse.get_by_role("main").get_by_text(WARNING).first).to_be_visible()
    turn = conversation.ask("Hello, who are you?")
    conversation.ended()
    expect(turn.get_by_role("paragraph").last).to_have_text(re.compile(r"\w+"))
    turn.get_by_role("button", name=re.compile(r"Wh · ")).click()
    expect(conversation.panel).to_contain_text(DEMONSTRATION)


def test_an_answer_that_is_stopped_keeps_its_part(nurse: Page) -> None:
    conversation = streaming(nurse)
    conversation.stop.click()
    expect(conversation.turns.last.get_by_text("Réponse arrêtée à votre demande.")).to_be_visible()
    conversation.ended()
    nurse.reload()
    expect(conversation.turns.last).to_contain_text("Le service a bien reçu votre demande")
    expect(conversation.turns.last.get_by_text("Réponse arrêtée à votre demande.")).to_be_visible()


def test_a_reload_finds_the_answer_where_it_is(nurse: Page, model_server: Served) -> None:
    conversation = streaming(nurse)
    nurse.reload()
    expect(conversation.stop).to_be_visible()
    expect(conversation.turns.last).to_contain_text("Le service a bien reçu votre demande")
    go_on(model_server)
    ends_whole(conversation)


def test_a_second_tab_reads_along(nurse: Page, model_server: Served) -> None:
    conversation = streaming(nurse)
    tab = nurse.context.new_page()
    tab.goto(nurse.url)
    beside = Conversation(tab)
    expect(beside.stop).to_be_visible()
    go_on(model_server)
    ends_whole(beside)
    ends_whole(conversation)


def test_an_answer_goes_on_after_the_network_was_away(nurse: Page, model_server: Served) -> None:
    conversation = streaming(nurse)
    conversation.box.fill("Et ensuite ?")
    nurse.context.set_offline(True)
    # At once, although nothing was to come just then; and once aloud.
    cut = "Connexion interrompue, reprise en cours…"
    expect(conversation.turns.last.get_by_text(cut)).to_be_visible()
    expect(nurse.get_by_role("status").filter(has_text=cut)).to_have_count(1)
    go_on(model_server)
    becomes(nurse, lambda: written_on_the_server(nurse), bool)
    nurse.context.set_offline(False)
    ends_whole(conversation)
    expect(nurse.get_by_text(cut)).to_have_count(0)
    expect(conversation.box).to_have_value("Et ensuite ?")
    expect(conversation.box).to_be_focused()


def test_what_is_asked_without_a_network_is_said_at_once_and_stays_in_the_box(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    conversation.answered("Avant la coupure")
    conversation.box.fill("Pendant la coupure")
    nurse.context.set_offline(True)
    conversation.send.click()
    expect(nurse.get_by_role("status").filter(has_text="Le service ne répond pas.")).to_be_visible()
    expect(conversation.box).to_have_value("Pendant la coupure")
    expect(conversation.turns).to_have_count(1)
    network_comes_back(nurse)
    expect(conversation.box).to_have_value("Pendant la coupure")
    conversation.send.click()
    expect(conversation.turns).to_have_count(2)
    conversation.ended()


def test_a_page_that_did_not_come_without_a_network_comes_whole_afterwards(
    nurse: Page, watched: Watched
) -> None:
    nurse.goto("/")
    title = nurse.get_by_role("heading", level=1)
    expect(title).to_have_text("Que voulez-vous faire ?")
    nurse.context.set_offline(True)
    nurse.get_by_role("link", name="Protéger un document", exact=True).click()
    expect(title).to_have_text("Le service ne répond pas pour l’instant")
    network_comes_back(nurse)
    nurse.get_by_role("button", name="Réessayer").click()
    expect(title).to_have_text("Protéger un document")
    # What failed to load once has no rules that could be read.
    becomes(nurse, lambda: nurse.evaluate(STYLED), bool)
    # The browser writes down each part that did not come, which is what was asked for here.
    watched.faults[:] = [each for each in watched.faults if not PART_MISSING.search(each)]


def test_leaving_and_coming_back_finds_the_answer(nurse: Page, model_server: Served) -> None:
    title = "Répondez pendant que je m’en vais."
    conversation = streaming(nurse, title)
    nurse.get_by_role("link", name="Accueil").click()
    expect(nurse.get_by_role("heading", level=1)).to_have_text("Que voulez-vous faire ?")
    nurse.get_by_role("navigation").get_by_role("link", name=title).first.click()
    expect(conversation.stop).to_be_visible()
    go_on(model_server)
    ends_whole(conversation)


def test_questions_follow_each_other_in_one_conversation(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    conversation.answered("Première question")
    conversation.box.fill("Deuxième question")
    conversation.box.press("Enter")
    expect(conversation.turns).to_have_count(2)
    conversation.ended()
    expect(conversation.turns.last.get_by_text("Deuxième question")).to_have_count(2)
    expect(nurse).to_have_title("Première question – Colombage")
