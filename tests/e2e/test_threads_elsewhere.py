"""A thread when something happens to it elsewhere: in another tab, to the session, to its model."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect

from tests.e2e.catalogue import ECHO, HELD, go_on
from tests.e2e.conversing import Conversation
from tests.e2e.pages import PASSWORD, Watched
from tests.processes import Colombage
from tests.serving import Served


def come_back_to(page: Page) -> None:
    """As a tab that was behind another: a browser without a screen shows them all."""
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange', {bubbles: true}))")


def test_two_tabs_on_one_thread_lose_nothing(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    conversation.answered("Première question")
    tab = nurse.context.new_page()
    tab.goto(nurse.url)
    beside = Conversation(tab)
    expect(beside.turns).to_have_count(1)
    conversation.box.fill("Un brouillon")
    beside.answered("Dans l’autre onglet")
    come_back_to(nurse)
    expect(conversation.turns).to_have_count(2)
    expect(conversation.turns.last.get_by_text("Dans l’autre onglet")).to_have_count(2)
    expect(conversation.box).to_have_value("Un brouillon")
    conversation.answered("À la suite")
    # The other tab has not seen that: what is asked there follows what is on its screen, as another version.
    beside.answered("D’ailleurs")
    expect(beside.turns).to_have_count(3)
    expect(beside.turns.last).to_contain_text("2/2")
    with tab.expect_response(lambda answer: answer.request.method != "GET" and answer.ok):
        beside.turns.last.get_by_role("button", name="Version précédente").click()
    expect(beside.turns.last.get_by_text("À la suite")).to_have_count(2)
    come_back_to(nurse)
    expect(conversation.turns.last).to_contain_text("1/2")


def test_what_is_asked_while_the_other_tab_is_answered_stays_in_the_box(
    nurse: Page, model_server: Served
) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    conversation.answered("Première question")
    tab = nurse.context.new_page()
    tab.goto(nurse.url)
    beside = Conversation(tab)
    expect(beside.turns).to_have_count(1)
    conversation.choose(HELD)
    # Asked, and in its middle: before that the other tab might be first.
    expect(conversation.ask("Une réponse qui prend son temps")).to_contain_text("Le service a bien reçu")
    beside.box.fill("En même temps")
    beside.send.click()
    expect(tab.get_by_role("status").filter(has_text="réponse est déjà en cours")).to_be_visible()
    expect(beside.box).to_have_value("En même temps")
    go_on(model_server)
    conversation.ended()
    expect(beside.send).to_be_visible()
    beside.send.click()
    expect(beside.turns.filter(has_text="En même temps")).to_be_visible()


def test_a_session_that_ends_elsewhere_is_said_and_led_back_from(
    watched: Watched, demonstration: Colombage, model_server: Served
) -> None:
    page = watched.open(demonstration)
    assert page.request.post("/api/session", data={"login": "pharmacien", "password": PASSWORD}).ok
    conversation = Conversation.begin(page, HELD)
    turn = conversation.ask("Une longue réponse")
    expect(turn).to_contain_text("Le service a bien reçu votre demande")
    conversation.box.fill("La question suivante")
    headers = {"X-CSRF-Token": page.request.get("/api/session").json()["csrf_token"]}
    assert page.request.delete("/api/session", headers=headers).ok
    with page.expect_event(
        "requestfailed", lambda request: request.url.partition("?")[0].endswith("/events")
    ):
        page.context.set_offline(True)
        go_on(model_server)
    page.context.set_offline(False)
    # Led to the sign-in at once: nothing of the conversation may still be read here.
    expect(page).to_have_url(re.compile("/connexion"))
    expect(page.get_by_text("vous retrouverez la page où vous étiez")).to_be_visible()
    page.get_by_label("Identifiant").fill("pharmacien")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(conversation.box).to_have_value("La question suivante")
    expect(conversation.turns.last).to_contain_text("Le service a bien reçu votre demande")


def test_a_model_that_is_gone_is_said_and_another_answers(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, HELD)
    # Stopped before its first word, an answer has nothing to copy.
    expect(conversation.ask("Une question")).to_contain_text("Le service a bien reçu")
    conversation.stop.click()
    conversation.ended()

    def without_it(route: Route) -> None:
        models = route.fetch().json()
        route.fulfill(json=[model for model in models if model["name"] != HELD])

    nurse.route("**/api/models", without_it)
    nurse.reload()
    gone = nurse.get_by_role("status").filter(has_text=f"«\u00a0{HELD}\u00a0», qui répondait jusqu’ici")
    expect(gone).to_be_visible()
    conversation.choose(ECHO)
    expect(gone).to_have_count(0)
    conversation.answered("La suite")
