"""Versions of an exchange: edited, answered again, compared side by side, summarised."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.catalogue import ECHO, HELD, HELD_WORDS, PATIENCE, Catalogue, go_on
from tests.e2e.conversing import Conversation
from tests.e2e.pages import PHONE, accessibility_findings
from tests.e2e.threads import long_thread
from tests.e2e.waiting import becomes, boxes
from tests.flows.models import entry
from tests.serving import Served


def more(turn: Locator, item: str) -> None:
    """Something from the « ⋯ » under the answer."""
    turn.get_by_role("button", name="Autres actions sur cette réponse").first.click()
    turn.page.get_by_role("menuitem", name=item, exact=True).click()


def choose(page: Page, model: str, button: str) -> None:
    """In the dialog that asks for a model."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio", name=re.compile(re.escape(model))).check()
    dialog.get_by_role("button", name=button, exact=True).click()
    expect(dialog).to_have_count(0)


def edit(turn: Locator, words: str) -> None:
    turn.hover()
    turn.get_by_role("button", name="Modifier", exact=True).click()
    box = turn.page.get_by_role("textbox", name="Votre question, à modifier")
    expect(box).to_be_focused()
    box.fill(words)
    turn.page.get_by_role("button", name="Envoyer", exact=True).first.click()
    expect(box).to_have_count(0)


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_an_edited_question_is_a_version_and_the_other_stays(
    signed_in: Callable[..., Page], options: dict[str, Any]
) -> None:
    page = signed_in("infirmiere", **options)
    conversation = Conversation.begin(page, ECHO)
    conversation.answered("Première question")
    conversation.answered("Deuxième question")
    edit(conversation.turns.first, "Première question, dite autrement")
    expect(conversation.turns).to_have_count(1)
    expect(conversation.turns.first.get_by_text("Première question, dite autrement")).to_have_count(2)
    versions = conversation.turns.first.get_by_role("group", name="Versions de cet échange")
    expect(versions).to_contain_text("2/2")
    conversation.ended()
    assert accessibility_findings(page) == []
    previous = versions.get_by_role("button", name="Version précédente")
    previous.click()
    expect(versions).to_contain_text("1/2")
    expect(conversation.turns).to_have_count(2)
    expect(conversation.turns.last.get_by_text("Deuxième question")).to_have_count(2)
    # The keyboard goes on from where it is.
    expect(previous).to_be_focused()
    expect(versions.get_by_role("button", name="Version suivante")).to_be_enabled()
    page.keyboard.press("ArrowRight")
    expect(versions).to_contain_text("2/2")
    expect(conversation.turns).to_have_count(1)
    page.reload()
    expect(conversation.turns.first.get_by_text("Première question, dite autrement")).to_have_count(2)


def test_an_edit_that_is_given_up_changes_nothing_and_gives_the_focus_back(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    conversation.answered("Une question")
    conversation.box.click()
    nurse.keyboard.press("ArrowUp")
    box = nurse.get_by_role("textbox", name="Votre question, à modifier")
    expect(box).to_be_focused()
    expect(box).to_have_value("Une question")
    box.fill("Autre chose")
    nurse.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(nurse.get_by_role("button", name="Modifier", exact=True)).to_be_focused()
    expect(conversation.turns.first.get_by_text("Une question")).to_have_count(2)
    expect(nurse.get_by_role("group", name="Versions de cet échange")).to_have_count(0)


def test_another_answer_to_the_same_question_from_another_model(nurse: Page, model_server: Served) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    conversation.answered("Que répondez-vous ?")
    more(conversation.turns.last, "Refaire avec un autre modèle…")
    choose(nurse, HELD, "Refaire la réponse")
    expect(conversation.turns.last).to_contain_text("Le service a bien reçu votre demande")
    go_on(model_server)
    conversation.ended()
    expect(conversation.turns).to_have_count(1)
    expect(conversation.turns.last).to_contain_text("2/2")
    more(conversation.turns.last, "Refaire la réponse")
    expect(conversation.turns.last).to_contain_text("3/3")
    # The menu went with the answer that it stood under.
    expect(conversation.box).to_be_focused()
    expect(conversation.turns.last).to_contain_text("Le service a bien reçu")
    conversation.stop.click()
    conversation.ended()


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_two_models_side_by_side_and_the_person_goes_on_with_one(
    signed_in: Callable[..., Page], options: dict[str, Any]
) -> None:
    page = signed_in("infirmiere", **options)
    conversation = Conversation.begin(page, ECHO)
    conversation.model.click()
    page.get_by_role("menuitem", name="Comparer deux modèles…").click()
    choose(page, HELD, "Comparer")
    expect(conversation.model).to_have_accessible_name(re.compile(f"{ECHO}.* et {HELD}"))
    turn = conversation.ask("Comparez-vous.")
    sides = turn.get_by_role("group", name="Deux réponses à la même question")
    first, second = (sides.get_by_role("heading", name=f"Réponse de {model}") for model in (ECHO, HELD))
    expect(sides).to_contain_text("Le service a bien reçu votre demande")
    one, other = boxes(first, second)
    assert (abs(one["top"] - other["top"]) < 5) == (not options)
    # One under the other, the first says that there is another, and leads to it.
    to_second = sides.get_by_role("button", name="Voir l’autre réponse")
    expect(to_second).to_have_count(1 if options else 0)
    if options:
        to_second.click()
        expect(second).to_be_focused()
        expect(second).to_be_in_viewport(ratio=1)
    sides.get_by_role("button", name=f"Arrêter la réponse de {HELD}").click()
    expect(sides.get_by_text("Réponse arrêtée à votre demande.")).to_be_visible()
    expect(sides.get_by_text("Comparez-vous.")).to_be_visible()
    expect(sides.get_by_role("button", name=re.compile("CO₂e")).first).to_be_visible()
    assert accessibility_findings(page) == []
    sides.get_by_role("button", name="Continuer avec cette réponse").click()
    expect(conversation.model).to_have_accessible_name(re.compile(rf"^Modèle\s: {HELD}"))
    page.reload()
    expect(sides.get_by_role("button", name="Continuer avec cette réponse")).to_be_visible()
    conversation.choose(ECHO)
    conversation.answered("Et ensuite ?")
    # Chosen for good: the other one is a version among others.
    expect(sides).to_have_count(0)
    expect(conversation.turns.first).to_contain_text("Réponse arrêtée à votre demande.")
    expect(conversation.turns.first).to_contain_text("2/2")


def test_one_of_two_that_was_cut_goes_on_in_its_place(
    nurse: Page, catalogue: Catalogue, model_server: Served
) -> None:
    model = entry("compare", f"{model_server.address}/v1", "tokens=5+finish=length", patience=PATIENCE)
    catalogue.add(model | {"name": "Coupé d’essai"})
    conversation = Conversation.begin(nurse, "Coupé d’essai")
    conversation.model.click()
    nurse.get_by_role("menuitem", name="Comparer deux modèles…").click()
    choose(nurse, ECHO, "Comparer")
    turn = conversation.ask("Comparez et continuez.")
    sides = turn.get_by_role("group", name="Deux réponses à la même question")
    names = sides.get_by_role("heading", level=2)
    expect(names).to_have_text(["Réponse de Coupé d’essai", f"Réponse de {ECHO}"])
    expect(turn.get_by_role("button", name="Copier", exact=True)).to_have_count(2)
    sides.get_by_role("button", name="Écrire la suite").click()
    expect(sides.get_by_text("Le service a bien reçu Le service a bien reçu")).to_be_visible()
    expect(names).to_have_text(["Réponse de Coupé d’essai", f"Réponse de {ECHO}"])
    nurse.reload()
    expect(sides.get_by_text("Le service a bien reçu Le service a bien reçu")).to_be_visible()
    expect(names).to_have_text(["Réponse de Coupé d’essai", f"Réponse de {ECHO}"])


def test_a_comparison_comes_back_whole_after_the_network_was_away(nurse: Page, model_server: Served) -> None:
    conversation = Conversation.begin(nurse, HELD)
    conversation.model.click()
    nurse.get_by_role("menuitem", name="Comparer deux modèles…").click()
    choose(nurse, ECHO, "Comparer")
    turn = conversation.ask("Pendant la coupure")
    expect(turn).to_contain_text("Le service a bien reçu votre demande")
    with nurse.expect_event(
        "requestfailed", lambda request: request.url.partition("?")[0].endswith("/events")
    ):
        nurse.context.set_offline(True)
        go_on(model_server)
    nurse.context.set_offline(False)
    expect(turn.get_by_role("button", name="Copier", exact=True)).to_have_count(2)
    slow = turn.get_by_role("paragraph").filter(has_text="Le service a bien reçu votre demande")
    expect(slow).to_have_text(HELD_WORDS)


def test_a_summary_stands_for_what_was_said(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    conversation.answered("Le pansement est changé tous les sept jours.")
    conversation.answered("Qui faut-il prévenir ?")
    nurse.get_by_role("button", name="Autres actions sur cette conversation").click()
    nurse.get_by_role("menuitem", name="Résumer les échanges précédents").click()
    summary = conversation.turns.last
    expect(summary.get_by_role("heading", name="Résumé des échanges précédents")).to_be_visible()
    expect(summary.get_by_text("La suite de la conversation s’appuie sur ce résumé.")).to_be_visible()
    expect(conversation.turns).to_have_count(3)
    nurse.reload()
    unfold = summary.get_by_role("button", name="Afficher le résumé")
    expect(unfold).to_have_attribute("aria-expanded", "false")
    unfold.click()
    expect(summary.get_by_role("button", name="Copier", exact=True)).to_be_visible()


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_what_a_model_was_not_given_is_said_and_summarised_on_demand(
    signed_in: Callable[..., Page], model_server: Served, options: dict[str, Any]
) -> None:
    page = signed_in("infirmiere", **options)
    page.goto(f"/conversations/{long_thread(page, 6, 'bref')}")
    conversation = Conversation(page)
    divider = page.get_by_role("note")
    expect(divider).to_contain_text(re.compile(r"^Les \d échanges au-dessus n’ont pas été envoyés au modèle"))
    left_out = int(divider.inner_text()[4])
    first = page.get_by_role("article", name=f"Échange {left_out + 1} sur 6")
    becomes(page, lambda: boxes(divider, first), lambda found: 0 < found[1]["top"] - found[0]["bottom"] < 60)
    assert accessibility_findings(page) == []
    divider.get_by_role("button", name="Résumer les échanges précédents").click()
    summary = conversation.turns.last
    said = summary.get_by_text("La suite de la conversation s’appuie sur ce résumé.")
    expect(said).to_be_in_viewport()
    expect(said).to_contain_text(re.compile(r"Il ne comprend pas les \d premiers"))
    conversation.box.fill("Et maintenant ?")
    conversation.send.click()
    asked = page.get_by_role("article", name="Échange 8 sur 8")
    expect(asked.get_by_role("button", name="Copier", exact=True)).to_be_visible()
    expect(divider).to_have_count(0)
    sent = page.request.get(f"{model_server.address}/seen").json()[-1]["payload"]["messages"]
    # The summary stands for all the exchanges: nothing else goes along.
    assert [each["role"] for each in sent] == ["system", "user", "assistant", "user"]
    assert sent[-1]["content"] == "Et maintenant ?"
