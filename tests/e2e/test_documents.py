"""A nurse asks a protocol: attached by button or by dropping, answered in the document's own sentences."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.corpus.build import documents
from tests.e2e.bases import api
from tests.e2e.catalogue import ECHO
from tests.e2e.conversing import PROTOCOL, PROTOCOL_QUESTION, Conversation
from tests.e2e.knowing import DOCX
from tests.e2e.waiting import becomes

DROP = """async ([target, name, content]) => {
  const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type: 'application/pdf' }));
  for (const type of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
}"""


def drop_protocol(page: Page, label: str) -> None:
    """What the browser does when a file is let go over the box with this label."""
    box = page.get_by_role("textbox", name=label).element_handle()
    content = base64.b64encode(PROTOCOL.read_bytes()).decode()
    page.evaluate(DROP, [box, PROTOCOL.name, content])


def test_asking_an_attached_pdf_gives_cited_sentences_that_open_at_their_page(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    conversation.attach(PROTOCOL)
    expect(conversation.files).to_contain_text(f"{PROTOCOL.name}2 pages")
    turn = conversation.answered(PROTOCOL_QUESTION)
    expect(turn.get_by_role("list", name="Documents interrogés")).to_have_text(PROTOCOL.name)
    expect(turn).to_contain_text("le pansement transparent est changé tous les sept jours")

    turn.get_by_role("button", name=f"Source 1 : {PROTOCOL.name}").first.click()
    panel = conversation.panel
    expect(panel.get_by_role("heading", name=PROTOCOL.name)).to_be_visible()
    expect(panel.get_by_text("Document joint à la conversation")).to_be_visible()
    expect(panel.locator("canvas").first).to_be_visible()
    expect(panel.locator("[class*=highlight]").first).to_be_in_viewport()
    expect(panel.get_by_role("link", name="Pleine page")).to_have_count(0)
    panel.get_by_text("Texte", exact=True).click()
    marked = panel.get_by_role("region", name="Texte du document").locator("mark")
    expect(marked.first).to_be_in_viewport()
    becomes(
        nurse,
        lambda: " ".join(" ".join(marked.all_inner_texts()).split()),
        lambda words: "le pansement transparent est changé tous les sept jours" in words,
    )

    document = panel.get_by_role("link", name="Télécharger")
    expect(document).to_have_attribute("download", PROTOCOL.name)
    served = nurse.request.get(str(document.get_attribute("href")))
    assert served.headers["content-type"] == "application/pdf"
    assert served.body() == PROTOCOL.read_bytes()

    panel.get_by_role("button", name="Fermer le panneau").click()
    expect(panel).to_be_hidden()


def test_an_attached_office_document_opens_as_text_at_its_passage(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    conversation.attach({"name": DOCX, "mimeType": "", "buffer": documents()[DOCX]})
    expect(conversation.files).to_contain_text(DOCX)
    turn = conversation.answered("Combien de jours durent les essais de dispositifs ?")
    turn.get_by_role("button", name=re.compile(r"^Source \d+\s: Guide des achats")).first.click()
    text = conversation.panel.get_by_role("region", name="Texte du document")
    expect(text.locator("mark").first).to_be_in_viewport()
    expect(text.get_by_role("heading", name="ACH-05 Essais de dispositifs")).to_be_in_viewport()
    expect(conversation.panel.get_by_role("link", name="Télécharger")).to_have_attribute("download", DOCX)


def test_on_a_phone_sources_are_stepped_through_and_a_removed_one_leaves_its_excerpt(
    signed_in: Callable[..., Page],
) -> None:
    page = signed_in("infirmiere", viewport={"width": 390, "height": 844}, color_scheme="dark")
    conversation = Conversation.begin(page)
    conversation.attach(PROTOCOL)
    turn = conversation.answered("Quand changer la valve et le pansement ?")
    turn.get_by_role("button", name=f"Source 1 : {PROTOCOL.name}").first.click()
    drawer = page.get_by_role("dialog", name="À propos de la réponse")
    expect(drawer.locator("[class*=highlight]").first).to_be_in_viewport()
    where = drawer.get_by_text("Passage cité", exact=False).first
    before = where.inner_text()
    drawer.get_by_role("button", name="Source suivante").click()
    expect(drawer.get_by_text(re.compile("^Source 2 sur"))).to_be_visible()
    expect(where).not_to_have_text(before)
    expect(drawer.locator("[class*=highlight]").first).to_be_in_viewport()

    kept = page.request.get(page.url.replace("/conversations/", "/api/conversations/")).json()
    api(page, "DELETE", f"/api/attachments/{kept['attachments'][0]['id']}")
    page.reload()
    turn.get_by_role("button", name=f"Source 1 : {PROTOCOL.name}").first.click()
    expect(drawer.get_by_role("heading", name="Document retiré")).to_be_visible()
    expect(drawer.locator("blockquote")).to_contain_text("poser le pansement transparent stérile")


def test_the_figures_and_what_was_found_stand_beside_the_answer(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    conversation.attach(PROTOCOL)
    turn = conversation.answered(PROTOCOL_QUESTION)
    turn.get_by_role("button", name=re.compile(r"Wh · .*CO₂e")).click()
    panel = conversation.panel
    expect(panel.get_by_role("tab", name="Détails")).to_have_attribute("aria-selected", "true")
    for said in ("Moteur extractif", "sur site", "Jetons lus", "Énergie", "CO₂e"):
        expect(panel.get_by_role("tabpanel", name="Détails")).to_contain_text(said)
    panel.get_by_role("tab", name="Protection").click()
    protection = panel.get_by_role("tabpanel", name="Protection")
    expect(protection).to_contain_text("Classe retenueinterne")
    # The protocol says from when it is in force: dates, which say nothing about anybody.
    expect(protection).to_contain_text(re.compile(r"Repéré dans la demande et les documents\d\sdates"))


def test_a_copied_answer_takes_its_sources_along(signed_in: Callable[..., Page]) -> None:
    page = signed_in("infirmiere", permissions=["clipboard-read", "clipboard-write"])
    conversation = Conversation.begin(page)
    conversation.attach(PROTOCOL)
    turn = conversation.answered(PROTOCOL_QUESTION)
    turn.get_by_role("button", name="Copier", exact=True).click()
    expect(turn.get_by_role("button", name="Copié", exact=True)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "le pansement transparent est changé tous les sept jours" in copied
    assert re.search(rf"\[1\] {re.escape(PROTOCOL.name)}, Page\s\d", copied)


def test_a_document_dropped_on_the_conversation_is_asked(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    drop_protocol(nurse, "Votre question")
    expect(conversation.files).to_contain_text(f"{PROTOCOL.name}2 pages")
    expect(conversation.answered(PROTOCOL_QUESTION)).to_contain_text("tous les sept jours")


def test_a_task_with_a_dropped_document_begins_on_the_home_page(nurse: Page) -> None:
    nurse.goto("/")
    label = "Décrivez votre tâche, ou posez une question"
    drop_protocol(nurse, label)
    expect(nurse.get_by_role("button", name=f"Retirer {PROTOCOL.name}")).to_be_visible()
    nurse.get_by_role("textbox", name=label).fill(PROTOCOL_QUESTION)
    nurse.get_by_role("button", name="Commencer").click()
    conversation = Conversation(nurse)
    conversation.ended()
    expect(conversation.turns.last).to_contain_text("tous les sept jours")
    expect(nurse).to_have_title(f"{PROTOCOL_QUESTION} – Colombage")


def test_a_demonstration_document_is_asked_in_two_clicks(nurse: Page) -> None:
    nurse.goto("/")
    documents = nurse.get_by_role("region", name="Documents de démonstration")
    expect(documents.get_by_role("listitem")).to_have_count(5)
    documents.get_by_role("button", name="Conduite à tenir : chute d’un patient").click()
    conversation = Conversation(nurse)
    expect(conversation.files).to_contain_text("conduite-a-tenir-chute-patient.pdf")
    expect(conversation.box).to_have_value(re.compile("^Quelles constantes mesurer"))
    conversation.send.click()
    conversation.ended()
    expect(conversation.turns.last).to_contain_text("L’infirmier mesure la tension artérielle")


def test_a_document_can_be_kept_out_of_the_next_question(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    conversation.attach(PROTOCOL)
    conversation.answered(PROTOCOL_QUESTION)
    nurse.get_by_role("button", name=f"Ne plus interroger {PROTOCOL.name}").click()
    expect(conversation.files).to_contain_text("Écarté")
    turn = conversation.ask(PROTOCOL_QUESTION)
    expect(turn.get_by_role("heading", name="Ce mode répond à partir de vos documents")).to_be_visible()
    expect(turn.get_by_role("list", name="Documents interrogés")).to_be_hidden()


def test_bonjour_to_the_extractive_engine_gets_a_helpful_screen(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    turn = conversation.ask("bonjour")
    expect(turn.get_by_role("heading", name="Ce mode répond à partir de vos documents")).to_be_visible()
    expect(turn.get_by_role("button", name="Joindre un document")).to_be_visible()
    turn.get_by_role("button", name="Quels sont les délais de réponse du fournisseur ?").click()
    expect(conversation.box).to_have_value(
        re.compile(r"^Quels sont les délais de réponse du fournisseur\s\?$")
    )
    expect(conversation.box).to_be_focused()
    conversation.use_instead(turn, ECHO)
    expect(conversation.turns).to_have_count(1)
    expect(turn.get_by_role("button", name="Copier", exact=True)).to_be_visible()
    expect(turn.get_by_text("bonjour")).to_have_count(2)
