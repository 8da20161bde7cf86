"""Coming in and leaving: demonstration accounts, wrong passwords, too many tries, signing out."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conversing import Conversation
from tests.e2e.pages import PASSWORD, Watched
from tests.processes import Colombage

HOME = "Que voulez-vous faire ?"


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    page.get_by_role("textbox", name="Identifiant").fill(login)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("button", name="Se connecter", exact=True).click()


def open_person_menu(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("menuitem", name="Se déconnecter")).to_be_visible()


def test_a_demonstration_account_is_one_click_away(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Se connecter", level=1)).to_be_visible()
    page.get_by_role("searchbox", name="Filtrer par métier, rôle ou établissement").fill(
        "sage-femme belvédère"
    )
    accounts = page.get_by_role("region", name="Essayer avec un compte de démonstration")
    expect(accounts.get_by_role("listitem")).to_have_count(1)
    accounts.get_by_role("button", name="Camille Lemoine").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HOME)
    expect(page.get_by_role("main")).to_contain_text("CH du Belvédère · Sage-femme")
    expect(page.get_by_role("region", name="Avertissement")).to_contain_text("données fictives")


def test_login_and_password_lead_to_the_page_that_was_asked(page: Page) -> None:
    page.goto("/conversations")
    sign_in(page, "aide.soignante")
    expect(page.get_by_role("heading", level=1)).to_have_text("Conversations")


def test_a_wrong_password_is_refused_in_plain_words_and_nothing_typed_is_lost(page: Page) -> None:
    page.goto("/connexion")
    sign_in(page, "medecin", "pas le bon mot de passe")
    expect(page.get_by_role("alert")).to_have_text("L’identifiant ou le mot de passe n’est pas le bon.")
    expect(page.get_by_role("textbox", name="Identifiant")).to_have_value("medecin")
    sign_in(page, "medecin")
    expect(page.get_by_role("heading", level=1)).to_have_text(HOME)


def test_an_empty_form_says_what_it_needs(page: Page) -> None:
    page.goto("/connexion")
    page.get_by_role("button", name="Se connecter", exact=True).click()
    expect(page.get_by_text("Ce champ est nécessaire.")).to_have_count(2)


def test_too_many_tries_have_to_wait(page: Page) -> None:
    page.goto("/connexion")
    # Each wait is longer than the one before: whoever tries slowly meets one too, a little later.
    for _ in range(12):
        with page.expect_response(lambda answer: answer.request.method == "POST") as tried:
            sign_in(page, "personne.inconnue", "au hasard, encore une fois")
        if tried.value.status == 429:
            break
    expect(page.get_by_role("alert")).to_have_text(
        re.compile(r"Trop d’essais de connexion\. Réessayez dans \d+\ss\.")
    )


def test_signing_out_closes_the_door(page: Page) -> None:
    page.goto("/connexion?retour=/mon-compte")
    sign_in(page, "technicien")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mon compte")
    open_person_menu(page, "Olivier Renard")
    page.get_by_role("menuitem", name="Se déconnecter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Se connecter")
    page.goto("/mon-compte")
    expect(page.get_by_role("heading", level=1)).to_have_text("Se connecter")
    assert page.context.request.get("/api/conversations").status == 401


def test_signing_out_everywhere_ends_every_session_and_a_draft_is_kept(
    watched: Watched, demonstration: Colombage
) -> None:
    at_the_ward, at_the_desk = watched.open(demonstration), watched.open(demonstration)
    for page in (at_the_ward, at_the_desk):
        page.goto("/connexion")
        sign_in(page, "interimaire")
        expect(page.get_by_role("heading", level=1)).to_have_text(HOME)
    draft = "Une question longue à écrire, qu’il ne faut pas perdre"
    conversation = Conversation.begin(at_the_ward)
    conversation.box.fill(draft)

    at_the_desk.goto("/mon-compte")
    at_the_desk.get_by_role("button", name="Se déconnecter partout").click()
    expect(at_the_desk.get_by_role("heading", level=1)).to_have_text("Se connecter")

    conversation.send.click()
    expect(at_the_ward.get_by_role("heading", level=1)).to_have_text("Se connecter")
    sign_in(at_the_ward, "interimaire")
    expect(conversation.box).to_have_value(draft)


def test_a_person_keeps_their_password_to_themselves(signed_in: Callable[..., Page]) -> None:
    page = signed_in("secretaire")
    page.goto("/mon-compte")
    page.get_by_label("Mot de passe actuel", exact=True).fill("ce n’est pas lui")
    page.get_by_label("Nouveau mot de passe", exact=True).fill("trois petits bateaux bleus")
    page.get_by_label("Le même, une seconde fois", exact=True).fill("trois petits bateaux verts")
    page.get_by_role("button", name="Changer le mot de passe").click()
    expect(page.get_by_text("Les deux saisies sont différentes.")).to_be_visible()
    page.get_by_label("Le même, une seconde fois", exact=True).fill("trois petits bateaux bleus")
    page.get_by_role("button", name="Changer le mot de passe").click()
    expect(page.get_by_role("alert")).to_contain_text("le mot de passe n’est pas le bon")
    expect(page.get_by_text("Le mot de passe est changé.")).to_be_hidden()
