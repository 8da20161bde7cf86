"""What may not be sent where: the card names the rule and offers what is allowed; failing engines too."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.catalogue import ABSENT, BROKEN, ECHO, EUROPEAN, HOSTED
from tests.e2e.conversing import Conversation
from tests.e2e.pages import accessibility_findings

# Of nobody: department 99 stands for births abroad, and no country has the code 999. The key is right.
NIR_NUMBER = 2_99_02_99_999_999
NIR = f"{NIR_NUMBER}{97 - NIR_NUMBER % 97:02}"
QUESTION = f"Que sait-on du numéro {NIR} ?"


def test_a_refusal_names_the_rule_and_the_allowed_model_answers_in_one_click(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, EUROPEAN)
    turn = conversation.ask(QUESTION)
    expect(turn.get_by_role("heading", name="Demande non envoyée")).to_be_visible()
    expect(turn).to_contain_text(
        "données de santé, au-dessus de ce que le modèle « Européen d’essai » accepte"
    )
    expect(turn).to_contain_text("Hébergements autorisés pour ces données : sur site")
    expect(turn).to_contain_text("numéro de sécurité sociale")
    offered = turn.get_by_role("button", name=re.compile("^Utiliser .*(sur site)"))
    expect(offered).to_have_count(3)
    others = turn.get_by_role("button", name=re.compile("^Autres modèles"))
    expect(others).to_have_attribute("aria-expanded", "false")
    others.press("Enter")
    expect(others).to_have_attribute("aria-expanded", "true")
    listed = turn.get_by_role("group", name="Autres modèles")
    expect(listed).to_contain_text("Dans l’ordre : les modèles hébergés sur site")
    assert accessibility_findings(nurse) == []
    # What is hosted elsewhere stands after all that is on site.
    names = turn.get_by_role("button", name=re.compile("^Utiliser ")).all_inner_texts()
    assert [name for name in names if HOSTED in name] == names[-1:]
    turn.get_by_role("button", name=f"Utiliser {ECHO} (sur site)").click()
    conversation.ended()
    expect(conversation.turns).to_have_count(1)
    expect(conversation.turns.last.get_by_text(QUESTION)).to_have_count(2)
    expect(conversation.model).to_have_accessible_name(re.compile(ECHO))
    expect(conversation.turns.last.get_by_role("button", name="1 élément repéré")).to_be_visible()


def test_a_wrong_detection_is_corrected_and_the_question_sent_as_it_was(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, EUROPEAN)
    turn = conversation.ask(QUESTION)
    expect(turn.get_by_role("button", name="Renvoyer ainsi corrigé")).to_be_disabled()
    turn.get_by_role("checkbox", name=re.compile(f"« {NIR} ».*n’est pas une donnée personnelle")).check()
    expect(turn).to_contain_text("Votre correction sera inscrite au journal.")
    turn.get_by_role("button", name="Renvoyer ainsi corrigé").click()
    conversation.ended()
    expect(conversation.turns.last.get_by_text(QUESTION)).to_have_count(2)
    expect(conversation.model).to_have_accessible_name(re.compile(EUROPEAN))


def test_a_refused_question_can_be_written_anew(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, EUROPEAN)
    turn = conversation.ask(QUESTION)
    turn.get_by_role("button", name="Modifier la question").click()
    expect(conversation.box).to_have_value(QUESTION)
    expect(conversation.box).to_be_focused()


def test_a_declared_class_is_held_too(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, EUROPEAN)
    nurse.get_by_role("button", name="Données : internes").click()
    nurse.get_by_role("menuitemradio", name="Santé").click()
    expect(nurse.get_by_role("button", name="Données : santé")).to_be_visible()
    turn = conversation.ask("Résumez ce compte rendu.")
    expect(turn.get_by_role("heading", name="Demande non envoyée")).to_be_visible()


def test_an_engine_that_dies_in_the_middle_leaves_its_part_and_its_fall_back_is_offered(
    nurse: Page,
) -> None:
    conversation = Conversation.begin(nurse, BROKEN)
    turn = conversation.ask("Répondez jusqu’au bout.")
    expect(turn.get_by_role("heading", name="La réponse n’a pas abouti")).to_be_visible()
    expect(turn).to_contain_text("Le service a bien reçu votre demande et")
    expect(turn.get_by_text("Réponse interrompue", exact=True)).to_be_visible()
    expect(turn).to_contain_text(f"Le modèle « {BROKEN} » s’est interrompu au milieu de sa réponse.")
    conversation.use_instead(turn, ECHO)
    conversation.ended()
    expect(conversation.turns.last.get_by_text("Répondez jusqu’au bout.")).to_have_count(2)


def test_an_engine_that_is_away_is_replaced_and_the_answer_says_so(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ABSENT)
    turn = conversation.answered("Qui répond ?")
    expect(turn).to_contain_text(f"« {ABSENT} » n’était pas disponible. La réponse vient de « {ECHO} ».")
    expect(turn.get_by_text("Qui répond ?")).to_have_count(2)
