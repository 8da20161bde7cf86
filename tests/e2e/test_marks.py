"""What is found is marked while a person writes, and what the model saw is open to them once it is sent."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.bases import api
from tests.e2e.catalogue import ECHO, HOSTED
from tests.e2e.conversing import Conversation
from tests.e2e.test_every_page import inspect
from tests.e2e.waiting import becomes

# Nobody: name, date and number are invented.
PATIENT, BIRTH, PHONE = "Maëlle Quesnel", "14/03/1957", "06 39 98 41 27"
LETTER = (
    f"Rédigez le courrier de sortie de Mme {PATIENT}, née le {BIRTH}, hospitalisée pour embolie pulmonaire.\n"
    f"Elle est joignable au {PHONE}."
)

SELECT = """(element, words) => {
  const at = element.firstChild.data.indexOf(words);
  document.getSelection().setBaseAndExtent(element.firstChild, at, element.firstChild, at + words.length);
}"""


def marked(page: Page, words: set[str]) -> None:
    """Waits until each of these is marked in the box."""
    becomes(page, lambda: set(page.locator("form mark").all_inner_texts()), lambda found: words <= found)


def line(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("éléments? (?:sera|seront|repérés?)"))


def open_list(page: Page) -> Locator:
    line(page).click()
    listed = page.get_by_role("dialog", name="Ce qui est repéré dans votre texte")
    expect(listed).to_be_visible()
    return listed


def test_what_is_found_is_marked_where_it_stands(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, HOSTED)
    conversation.box.fill(LETTER)
    expect(line(nurse)).to_contain_text("Données de santé")
    expect(line(nurse)).to_contain_text("seront protégés")
    marked(nurse, {PATIENT, BIRTH, PHONE})
    conversation.box.press("Control+Home")
    conversation.box.press_sequentially("Bonjour 🩺. ")
    # Marks go with their words, before and after the next answer.
    marked(nurse, {PATIENT, BIRTH, PHONE})
    expect(conversation.box).to_have_value(f"Bonjour 🩺. {LETTER}")
    inspect(nurse, "marks")
    open_list(nurse)
    inspect(nurse, "marks-list")


def test_marks_stand_behind_their_words_when_the_box_scrolls(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, HOSTED)
    conversation.box.fill(f"{LETTER}\n" * 12)
    expect(line(nurse)).to_be_visible()
    conversation.box.evaluate("box => { box.scrollTop = 150 }")
    heights = """([box, layer]) => [box.scrollHeight, layer.scrollHeight, box.scrollTop,
        box.getBoundingClientRect().top - layer.getBoundingClientRect().top]"""
    layer = nurse.locator("form [aria-hidden=true] > div").filter(has=nurse.locator("mark"))
    both = [conversation.box.element_handle(), layer.element_handle()]
    # The layer follows with the next frame.
    nurse.wait_for_function(
        f"""both => {{
        const [, , scrolled, above] = ({heights})(both);
        return Math.abs(above - scrolled) <= 2;
    }}""",
        arg=both,
    )
    box_height, layer_height, scrolled, above = nurse.evaluate(heights, both)
    assert abs(box_height - layer_height) <= 30, "the lines break at the same words; the last one is empty"
    assert abs(above - scrolled) <= 2


def test_a_mark_is_let_through_and_a_missed_name_added_before_sending(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, HOSTED)
    conversation.box.fill(f"{LETTER} Voir zorglubine.")
    expect(line(nurse)).to_be_visible()
    listed = open_list(nurse)
    birth = listed.get_by_role("listitem").filter(has_text=BIRTH)
    expect(birth).to_contain_text("Toujours protégé")
    listed.get_by_role("button", name=f"Ce n’est pas à protéger : {PHONE}").click()
    expect(listed.get_by_role("button", name=f"Protéger de nouveau : {PHONE}")).to_be_focused()
    listed.get_by_role("textbox", name="Ajouter un nom manqué").fill("zorglubine")
    nurse.keyboard.press("Enter")
    expect(listed.get_by_role("button", name="Retirer : zorglubine")).to_be_visible()
    nurse.keyboard.press("Escape")
    expect(line(nurse)).to_be_focused()
    expect(nurse.locator("form mark", has_text="zorglubine")).to_have_count(1)
    expect(nurse.locator("form mark", has_text=PHONE)).to_have_count(0)
    conversation.send.click()
    conversation.ended()
    seen = what_the_model_saw(conversation)
    expect(seen).to_contain_text(PHONE)
    expect(seen).not_to_contain_text("zorglubine")
    expect(seen).not_to_contain_text(PATIENT)


def test_the_keyboard_stays_in_the_list_whatever_is_pressed(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, HOSTED)
    conversation.box.fill(f"{LETTER}\n" * 3)
    line(nurse).focus()
    nurse.keyboard.press("Enter")
    listed = nurse.get_by_role("dialog", name="Ce qui est repéré dans votre texte")
    # The field is in sight although the list is longer than its room.
    expect(listed.get_by_role("textbox", name="Ajouter un nom manqué")).to_be_in_viewport(ratio=1)
    listed.get_by_role("button", name=f"Ce n’est pas à protéger : {PHONE}").press("Enter")
    expect(nurse.locator("form mark", has_text=PHONE)).to_have_count(0)
    listed.get_by_role("button", name=f"Protéger de nouveau : {PHONE}").press("Enter")
    expect(nurse.locator("form mark", has_text=PHONE)).to_have_count(3)
    expect(listed.get_by_role("button", name=f"Ce n’est pas à protéger : {PHONE}")).to_be_focused()
    nurse.keyboard.press("Escape")
    expect(listed).to_be_hidden()


def test_words_selected_with_a_finger_can_be_protected(signed_in: Callable[..., Page]) -> None:
    phone = signed_in("infirmiere", viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    conversation = Conversation.begin(phone, HOSTED)
    conversation.box.fill("Voir zorglubine demain.")
    # Handles move the selection alone, without any key or button of a mouse.
    conversation.box.evaluate("box => { box.focus(); box.setSelectionRange(5, 15) }")
    phone.get_by_role("button", name="Protéger « zorglubine »").click()
    expect(phone.locator("form mark", has_text="zorglubine")).to_have_count(1)


def what_the_model_saw(conversation: Conversation) -> Locator:
    conversation.turns.last.get_by_role("button", name=re.compile("éléments? protégés?")).click()
    expect(conversation.panel.get_by_role("heading", name="Ce que le modèle a vu")).to_be_visible()
    request = conversation.panel.locator("details[open]")
    expect(request).to_be_visible()
    return request


def test_what_the_model_saw_is_shown_and_corrected(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, HOSTED)
    turn = conversation.answered(f"{LETTER} Sachet de zorglubine fourni.")
    # The echo came back readable.
    expect(turn.get_by_text(re.compile(PATIENT))).to_have_count(2)
    seen = what_the_model_saw(conversation)
    for value in (PATIENT, BIRTH, PHONE):
        expect(seen).not_to_contain_text(value)
    inspect(nurse, "seen")
    chip = seen.get_by_role("button", name=re.compile(f": {PATIENT}$"))
    chip.hover()
    expect(conversation.panel.get_by_role("tooltip")).to_have_text(PATIENT)
    chip.click()
    nurse.get_by_role("dialog", name=re.compile(PATIENT)).get_by_role(
        "button", name="Ce n’était pas à protéger"
    ).click()
    expect(nurse.get_by_text(f"« {PATIENT} » ne sera plus remplacé dans cette conversation.")).to_be_visible()
    conversation.panel.get_by_role("switch", name="Afficher les vraies valeurs").check()
    expect(seen).to_contain_text(PHONE)
    seen.get_by_text("zorglubine").evaluate(SELECT, "zorglubine")
    conversation.panel.get_by_role("button", name=re.compile("Protéger désormais « zorglubine")).click()
    expect(nurse.get_by_text("« zorglubine » sera protégé dès le prochain envoi.")).to_be_visible()


def test_a_model_on_site_is_promised_no_protection(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    conversation.box.fill(LETTER)
    expect(line(nurse)).to_contain_text(re.compile(r"^\d+\séléments repérés"))
    expect(open_list(nurse)).to_contain_text("votre texte lui est envoyé tel quel")


def test_without_marks_questions_are_sent_all_the_same(nurse: Page) -> None:
    nurse.route("**/api/protection/marks", lambda route: route.fulfill(status=503, body=""))
    conversation = Conversation.begin(nurse, ECHO)
    for word in ("Mme", " Maëlle", " Quesnel"):
        conversation.box.press("End")
        with nurse.expect_response("**/api/protection/marks"):
            conversation.box.press_sequentially(word)
    expect(nurse.get_by_text("Le repérage ne répond pas pour l’instant.")).to_be_visible()
    expect(nurse.locator("form mark")).to_have_count(0)
    conversation.send.click()
    conversation.ended()


def test_officers_review_what_people_say(signed_in: Callable[..., Page]) -> None:
    writer = signed_in("medecin")
    for text, kind in (("zorglubine", "missed"), ("Basedow", "wrong")):
        around = {"before": "voir ", "after": " demain"}
        report = {"kind": kind, "label": "person", "text": text, **around}
        api(writer, "POST", "/api/protection/reports", report)
    officer = signed_in("dpo")
    officer.goto("/administration/signalements")
    reports = officer.get_by_role("list", name="Signalements, du plus récent au plus ancien")
    row = reports.get_by_role("listitem").filter(has_text="zorglubine").first
    expect(row).to_contain_text("voir zorglubine demain")
    inspect(officer, "reports")
    officer.get_by_role("button", name="Marquer comme traité : zorglubine").first.click()
    expect(officer.get_by_text(re.compile("signalements? à traiter"))).to_be_focused()
    officer.get_by_role("combobox", name="Montrer").select_option("Traités")
    handled = reports.get_by_role("listitem").filter(has_text="zorglubine").first
    expect(handled.get_by_text("Traité", exact=True)).to_be_visible()
    handled.get_by_role("button", name="Supprimer le signalement : zorglubine").click()
    officer.get_by_role("dialog").get_by_role("button", name="Supprimer").click()
    expect(officer.get_by_text("Signalement supprimé.")).to_be_visible()
