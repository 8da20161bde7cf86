"""Every page, on a desk in both looks and on a phone: axe finds nothing, nothing scrolls sideways.

With BROWSER_SHOTS=folder in the environment, each page is also photographed there, to be looked at.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.corpus.build import scan
from tests.e2e.bases import NOTE, READ, STEWARD, act, document, forget_bases, give, make_base, written
from tests.e2e.catalogue import BROKEN, ECHO, EUROPEAN
from tests.e2e.conversing import PROTOCOL, PROTOCOL_QUESTION, Conversation
from tests.e2e.pages import Watched, accessibility_findings, sideways
from tests.e2e.protecting import Protecting, letter_docx, payload
from tests.e2e.test_first_use import one_time_link
from tests.e2e.waiting import settle
from tests.processes import Colombage

SHOTS = os.environ.get("BROWSER_SHOTS")

FORMS = {
    "desk": (1280, 800, "light"),
    "desk-dark": (1280, 800, "dark"),
    "phone": (360, 740, "light"),
    "phone-dark": (360, 740, "dark"),
}
# A desk of 1280 px at 200 % shows what 640 px hold.
ZOOMED = (640, 400)

LONG_ANSWER = (
    "## Conduite à tenir\n\n1. Relever la **température** ;\n2. appeler le médecin.\n\n"
    "| Médicament | Dose | Voie | Fréquence | Surveillance particulière |\n|---|---|---|---|---|\n"
    "| Paracétamol | 1 g | orale | toutes les six heures | fonction hépatique |\n\n"
    "```\nune ligne de code bien trop longue pour la largeur d’un téléphone, sans aucun retour\n```\n\n"
    "Unmotinterminablequinesecoupenullepart" * 3
)

FOR_A_NURSE = {
    "home": "/",
    "tasks": "/taches",
    "task-protocol": "/taches/ask_protocol",
    "task-email": "/taches/answer_email",
    "task-unknown": "/taches/rien",
    "conversations": "/conversations",
    "conversations-archived": "/conversations?vue=archivees",
    "conversations-deleted": "/conversations?vue=supprimees",
    "shared-with-me": "/partagees",
    "shared-unknown": "/partagees/019a0000-0000-7000-8000-000000000000",
    "bases-read": "/connaissances",
    "account": "/mon-compte",
    "nowhere": "/rien",
}
FOR_AN_ADMINISTRATOR = {
    part: f"/administration/{part}"
    for part in ("professionnels", "etablissements", "services", "metiers", "modeles", "regles")
}


def inspect(page: Page, name: str) -> None:
    """Look at the page as it stands, in every form, without loading it again."""
    # On a busy machine the page's own script may still be on its way: then nothing is there to look at.
    expect(page.locator("h1")).not_to_have_count(0)
    expect(page.get_by_role("status", name="Chargement…")).to_have_count(0)
    faults: list[str] = []
    for form, (width, height, scheme) in FORMS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        settle(page)
        faults += [f"{form}: wider than the screen: {each}" for each in sideways(page)]
        # Dark changes colours alone: on a phone they are those of the desk.
        if form != "phone-dark":
            found = accessibility_findings(page, colours_alone=form == "desk-dark")
            faults += [f"{form}: {each}" for each in found]
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{form}.png", full_page=True)
    page.set_viewport_size({"width": ZOOMED[0], "height": ZOOMED[1]})
    settle(page)
    faults += [f"at 200 %: wider than the screen: {each}" for each in sideways(page)]
    page.set_viewport_size({"width": 1280, "height": 800})
    assert not faults, f"{name}:\n" + "\n".join(faults)


@pytest.mark.parametrize(
    ("login", "name", "path"),
    [
        *(("medecin", name, path) for name, path in FOR_A_NURSE.items()),
        *(("administratrice", name, path) for name, path in FOR_AN_ADMINISTRATOR.items()),
        ("dpo", "regles-changeables", "/administration/regles"),
        ("dpo", "signalements", "/administration/signalements"),
        ("dpo", "incidents", "/administration/incidents"),
        ("dpo", "avis", "/administration/avis"),
        ("auditrice", "journal", "/journal"),
    ],
)
def test_pages_of_lists_and_forms(signed_in: Callable[..., Page], login: str, name: str, path: str) -> None:
    page = signed_in(login)
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    inspect(page, name)


def test_the_pages_of_those_who_are_not_signed_in(page: Page) -> None:
    page.goto("/connexion")
    expect(page.get_by_role("button", name="Camille Lemoine")).to_be_visible()
    inspect(page, "sign-in")
    page.goto("/invitation?jeton=inconnu")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette invitation ne peut pas servir")
    inspect(page, "invitation-spent")


def test_the_first_pages_of_a_new_installation(watched: Watched, brand_new: Colombage) -> None:
    page = watched.open(brand_new)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ouvrez le lien des premiers pas")
    inspect(page, "first-use-without-link")
    page.goto(one_time_link(brand_new))
    expect(page.get_by_role("heading", level=1)).to_have_text("Bienvenue dans Colombage")
    inspect(page, "first-use")
    page.get_by_role("region", name="Créer mon groupement").get_by_role("button", name="Commencer").click()
    page.get_by_role("switch", name="J’ai un serveur de modèles").check()
    page.get_by_role("button", name="Créer le groupement").click()
    expect(page.get_by_text("Ce champ est nécessaire.").first).to_be_visible()
    inspect(page, "first-use-group")


def test_a_conversation_before_its_first_question(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    inspect(nurse, "conversation-empty")
    conversation.model.click()
    expect(nurse.get_by_role("menuitemradio").first).to_be_visible()
    inspect(nurse, "conversation-models")


def test_an_answer_with_its_sources(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    conversation.attach(PROTOCOL)
    turn = conversation.answered(PROTOCOL_QUESTION)
    inspect(nurse, "conversation-cited")
    turn.get_by_role("button", name=re.compile("^Source 1 :")).first.click()
    expect(conversation.panel.locator("[class*=highlight]").first).to_be_in_viewport()
    inspect(nurse, "conversation-sources")


def test_what_can_be_done_with_an_answer(nurse: Page) -> None:
    conversation = Conversation.begin(nurse)
    conversation.attach(PROTOCOL)
    turn = conversation.answered(PROTOCOL_QUESTION)
    turn.get_by_role("button", name="Autres actions sur cette réponse").click()
    # All of it can be seen, however low on the page the answer ends.
    for item in ("Refaire la réponse", "Signaler un incident…"):
        expect(nurse.get_by_role("menuitem", name=item, exact=True)).to_be_in_viewport(ratio=1)
    nurse.get_by_role("menuitem", name="Signaler un incident…").click()
    expect(nurse.get_by_role("dialog", name="Signaler un incident")).to_be_visible()
    inspect(nurse, "dialog-incident")
    # The window is longer than the screen; its buttons stay in sight. Nothing is chosen beforehand, and what
    # is missing is said at its field.
    report = nurse.get_by_role("button", name="Envoyer le signalement")
    expect(report).to_be_in_viewport(ratio=1)
    expect(nurse.get_by_role("radio", checked=True)).to_have_count(0)
    report.click()
    expect(nurse.get_by_text("Choisissez ce qui s’applique le mieux.")).to_be_in_viewport(ratio=1)
    dangerous = nurse.get_by_role("radio", name="Dangereuse")
    expect(dangerous).to_be_focused()
    dangerous.check()
    report.click()
    expect(nurse.get_by_text("Dites en quelques mots ce qui s’est passé.")).to_be_in_viewport(ratio=1)
    expect(nurse.get_by_role("textbox", name="Que s’est-il passé ?")).to_be_focused()
    inspect(nurse, "dialog-incident-missing")
    nurse.keyboard.press("Escape")
    turn.get_by_role("button", name="Pas utile").click()
    expect(nurse.get_by_role("dialog", name="Pourquoi pas utile ?")).to_be_visible()
    inspect(nurse, "dialog-feedback")
    nurse.keyboard.press("Escape")
    turn.get_by_role("button", name=re.compile("^Vérifier")).click()
    nurse.get_by_role("button", name=re.compile("^Marquer comme vérifié par moi")).first.click()
    expect(nurse.get_by_role("button", name=re.compile("^Annuler la vérification")).first).to_be_visible()
    inspect(nurse, "conversation-verify")


def test_versions_and_two_models_side_by_side(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    turn = conversation.answered("Première version de la question")
    turn.get_by_role("button", name="Modifier").click()
    nurse.get_by_role("textbox", name="Votre question, à modifier").fill("Deuxième version")
    turn.get_by_role("button", name="Envoyer", exact=True).click()
    expect(nurse.get_by_role("button", name="Version précédente")).to_be_visible()
    conversation.ended()
    turn.get_by_role("button", name="Autres actions sur cette réponse").click()
    nurse.get_by_role("menuitem", name=re.compile("^Comparer avec")).click()
    dialog = nurse.get_by_role("dialog", name="Comparer avec un autre modèle")
    dialog.get_by_role("radio", name=re.compile(EUROPEAN)).check()
    inspect(nurse, "dialog-compare")
    dialog.get_by_role("button", name="Comparer").click()
    expect(nurse.get_by_role("button", name="Continuer avec cette réponse").first).to_be_visible()
    expect(turn.get_by_role("button", name="Copier", exact=True)).to_have_count(2)
    inspect(nurse, "conversation-compared")


def test_a_new_conversation_on_a_phone_begins_at_its_title(signed_in: Callable[..., Page]) -> None:
    page = signed_in("infirmiere", viewport={"width": 360, "height": 640})
    page.goto("/conversations/nouvelle")
    expect(page.get_by_role("button", name=re.compile("Changer de modèle"))).to_be_visible()
    expect(page.get_by_role("main").get_by_role("heading", level=2).first).to_be_in_viewport(ratio=1)


def test_answers_refusals_and_failures(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    conversation.answered(LONG_ANSWER)
    conversation.choose(EUROPEAN)
    refused = conversation.ask("Le patient 299029999999945 peut-il sortir ?")
    expect(refused.get_by_role("heading", name="Demande non envoyée")).to_be_visible()
    conversation.choose(BROKEN)
    broken = conversation.ask("Répondez jusqu’au bout.")
    expect(broken.get_by_role("heading", name="La réponse n’a pas abouti")).to_be_visible()
    conversation.choose("Moteur extractif")
    conversation.ask("bonjour")
    expect(nurse.get_by_role("heading", name="Ce mode répond à partir de vos documents")).to_be_visible()
    inspect(nurse, "conversation-long")


def test_dialogs_and_menus(signed_in: Callable[..., Page]) -> None:
    page = signed_in("administratrice")
    page.goto("/administration/professionnels")
    page.get_by_role("button", name="Ajouter un professionnel").click()
    page.get_by_role("button", name="Créer le compte").click()
    expect(page.get_by_text("Ce champ est nécessaire.").first).to_be_visible()
    inspect(page, "dialog-person")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^Rôles de")).first.click()
    grants = page.get_by_role("dialog", name=re.compile("^Rôles de"))
    expect(grants.get_by_role("button", name="Attribuer")).to_be_visible()
    inspect(page, "dialog-grants")
    page.keyboard.press("Escape")
    expect(grants).to_be_hidden()
    page.get_by_role("banner").get_by_role("button", name="Claire Lefebvre (démonstration)").click()
    expect(page.get_by_role("menuitem", name="Se déconnecter")).to_be_visible()
    inspect(page, "menu-person")


def test_the_pages_of_knowledge_bases(signed_in: Callable[..., Page], tmp_path: Path) -> None:
    page = signed_in(STEWARD)
    page.route("**/api/knowledge/bases", lambda route: route.fulfill(json=[]))
    page.goto("/connaissances")
    expect(page.get_by_role("heading", name="Aucune base ne vous est ouverte pour l’instant")).to_be_visible()
    inspect(page, "bases-none")
    page.unroute("**/api/knowledge/bases")
    page.reload()
    page.get_by_role("button", name="Créer une base").click()
    page.get_by_role("radio", name="Établissement").check()
    expect(page.get_by_role("group", name="Qui la lit")).to_be_visible()
    inspect(page, "dialog-base")
    page.keyboard.press("Escape")
    make_base(page, f"Un nom qui ne tient pas sur une ligne, {'Unmotsansfin' * 8} d’essai", "Établissement")
    inspect(page, "base-empty")
    give(page, PROTOCOL, *written(tmp_path, note=NOTE, vide=""))
    document(page, "note.md").get_by_text("1 remarque sur la lecture").click(timeout=READ)
    inspect(page, "base-documents")
    act(page, "note.md", "Valider cette version")
    expect(page.get_by_role("dialog")).to_be_visible()
    inspect(page, "dialog-approval")
    page.get_by_role("dialog").get_by_role("button", name="Valider").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    act(page, "note.md", "Supprimer")
    expect(page.get_by_role("dialog")).to_be_visible()
    inspect(page, "dialog-delete-document")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Qualité").click()
    page.get_by_role("textbox", name="Question").fill("Quand poser ses congés ?")
    page.get_by_role("combobox", name="Documents attendus").click()
    page.get_by_role("option", name="note.md").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Ajouter la question").click()
    page.get_by_role("button", name="Lancer l’essai").click()
    expect(page.get_by_role("img", name=re.compile("^Un essai"))).to_be_visible(timeout=READ)
    inspect(page, "base-quality")
    page.get_by_role("tab", name="Réglages").click()
    expect(page.get_by_role("button", name="Supprimer la base")).to_be_visible()
    inspect(page, "base-settings")
    page.goto("/connaissances")
    inspect(page, "bases")
    forget_bases(page)


def test_documents_to_protect(someone_new: Callable[..., Page]) -> None:
    page = someone_new()
    protecting = Protecting.open(page)
    expect(page.get_by_text("Aucun document pour l’instant.")).to_be_visible()
    inspect(page, "protect-empty")
    long = f"{'Unmotsansfin' * 8}.docx"
    protecting.give(
        payload(long, letter_docx()),
        payload("numérisé.pdf", scan()),
        payload("photo.png", b"\x89PNG\r\n\x1a\n"),
    )
    expect(protecting.row("photo.png").get_by_role("alert")).to_be_visible()
    expect(protecting.row("numérisé.pdf")).to_contain_text("(un scan)", timeout=READ)
    report = protecting.report(long)
    report.get_by_role("button", name=re.compile("^Montrer la table")).click()
    expect(report.get_by_role("table")).to_be_visible()
    inspect(page, "protect-report")
    page.get_by_role("button", name=f"Supprimer {long}").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    inspect(page, "dialog-delete-protected")
    page.keyboard.press("Escape")
    protecting.forget()


def test_the_navigation_of_a_phone(signed_in: Callable[..., Page]) -> None:
    page = signed_in("infirmiere", viewport={"width": 360, "height": 740})
    page.goto("/")
    page.get_by_role("button", name="Ouvrir la navigation").click()
    expect(page.get_by_role("dialog").get_by_role("link", name="Accueil")).to_be_visible()
    settle(page)
    assert accessibility_findings(page) == []
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / "navigation-phone.png")
