"""What a person does on the conversation page, in the words that are on it. Used by the browser tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect

import colombage

DOCUMENTS = Path(colombage.__file__).parent / "app" / "demonstration" / "documents"
PROTOCOL = DOCUMENTS / "protocole-surveillance-picc.pdf"
ANSWERED = 60_000
"""An answer of the embedded model, on a machine that has much else to do."""
PROTOCOL_QUESTION = "À quel rythme changer le pansement d’un PICC ?"


class Conversation:
    """A page on /conversations/…; `begin` opens a new one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.box = page.get_by_role("textbox", name="Votre question")
        self.send = page.get_by_role("button", name="Envoyer", exact=True)
        self.stop = page.get_by_role("button", name="Arrêter", exact=True)
        self.turns = page.get_by_role("article")
        self.files = page.get_by_role("list", name="Documents joints")
        self.panel = page.get_by_role("complementary", name="À propos de la réponse")
        self.model = page.get_by_role("button", name=re.compile("Changer de modèle"))

    @classmethod
    def begin(cls, page: Page, model: str | None = None) -> Conversation:
        page.goto("/conversations/nouvelle")
        conversation = cls(page)
        expect(conversation.model).to_be_visible()
        if model is not None:
            conversation.choose(model)
        return conversation

    def choose(self, model: str) -> None:
        self.model.click()
        choice = self.page.get_by_role("menuitemradio", name=re.compile(re.escape(model)))
        choice.click()
        expect(choice).to_be_hidden()
        expect(self.model).to_have_accessible_name(re.compile(re.escape(model)))

    def attach(self, files: Path | FilePayload | Sequence[Path]) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.page.get_by_role("button", name="Joindre", exact=True).click()
        chooser.value.set_files(files)

    def ask(self, question: str) -> Locator:
        """The turn that begins."""
        before = self.turns.count()
        self.box.fill(question)
        self.send.click()
        expect(self.turns).to_have_count(before + 1)
        return self.turns.last

    def answered(self, question: str) -> Locator:
        """The turn, once its answer has ended."""
        turn = self.ask(question)
        self.ended()
        return turn

    def use_instead(self, turn: Locator, model: str) -> None:
        """A model that the card offers, the first few at once and the others on demand."""
        expect(turn.get_by_role("button", name=re.compile("^Utiliser")).first).to_be_visible()
        others = turn.get_by_role("button", name=re.compile("^Autres modèles"))
        # The card is drawn at once: where there are others, their button is there by now.
        if others.count() > 0:
            others.click()
        turn.get_by_role("button", name=f"Utiliser {model}").click()

    def ended(self) -> None:
        """The last answer has ended, and the next question can be asked."""
        copy = self.turns.last.get_by_role("button", name="Copier", exact=True)
        # First: before a question from another page goes off by itself, the button that sends is there too.
        expect(copy).to_be_visible(timeout=ANSWERED)
        expect(self.send).to_be_visible()
