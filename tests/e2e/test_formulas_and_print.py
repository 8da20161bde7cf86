"""Formulas are drawn, a cut answer goes on, a conversation is printed whole."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.catalogue import ECHO, PATIENCE, Catalogue
from tests.e2e.conversing import Conversation
from tests.flows.models import entry
from tests.serving import Served

FORMULAS = "La dose \\(D = 15\\), soit\n\n$$\n\\frac{D}{3} = 5\n$$\n\nde 5 $ à 10 $, $\\inconnu$."
PRINTED = """() => {
  window.printed = [];
  const watch = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const frame of addedNodes)
        if (frame.tagName === 'IFRAME')
          frame.addEventListener('load', () => {
            const page = frame.contentWindow;
            page.print = () => window.printed.push(page.document.body.innerText);
          }, { capture: true });
  });
  watch.observe(document.body, { childList: true });
}"""


def test_formulas_are_drawn_and_money_is_not(nurse: Page) -> None:
    answer = Conversation.begin(nurse, ECHO).answered(FORMULAS)
    expect(answer.locator(".katex-html")).to_have_count(2)
    expect(answer.locator("math")).to_have_count(2)
    expect(answer.get_by_text("de 5 $ à 10 $, $\\inconnu$.", exact=True)).to_be_visible()


def test_an_answer_that_was_cut_goes_on(nurse: Page, catalogue: Catalogue, model_server: Served) -> None:
    model = entry("ecourte", f"{model_server.address}/v1", "tokens=5+finish=length", patience=PATIENCE)
    catalogue.add(model | {"name": "Écourté d’essai"})
    conversation = Conversation.begin(nurse, "Écourté d’essai")
    turn = conversation.answered("Racontez")
    expect(turn.get_by_text("Réponse coupée à la longueur permise.")).to_be_visible()
    turn.get_by_role("button", name="Continuer", exact=True).press("Enter")
    expect(turn.get_by_text("Le service a bien reçu Le service a bien reçu")).to_be_visible()
    expect(turn.get_by_role("button", name="Continuer", exact=True)).to_be_visible()
    expect(conversation.turns).to_have_count(1)


def test_the_whole_conversation_is_printed(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    conversation.answered("Première question à imprimer")
    conversation.answered("Deuxième question à imprimer")
    nurse.evaluate(PRINTED)
    nurse.keyboard.press("Control+p")
    nurse.wait_for_function("() => window.printed.length === 1")
    (printed,) = nurse.evaluate("window.printed")
    assert "Première question à imprimer" in printed
    assert "Deuxième question à imprimer" in printed
    assert "intelligence artificielle" in printed
