"""The first page of a new installation: try it in one click, or set up one's group with a model server."""

from __future__ import annotations

import re
import time

from playwright.sync_api import Page, expect

from tests.e2e.conversing import Conversation
from tests.e2e.pages import Watched
from tests.processes import Colombage
from tests.serving import Served


def one_time_link(server: Colombage) -> str:
    until = time.monotonic() + 30
    while (found := re.search(r"http://\S+/premiers-pas\?jeton=\S+(?=\s)", server.said())) is None:
        assert time.monotonic() < until, server.said()
        time.sleep(0.05)
    return found[0]


def welcomed(page: Page, server: Colombage) -> Page:
    page.goto(one_time_link(server))
    expect(page.get_by_role("heading", level=1)).to_have_text("Bienvenue dans Colombage")
    return page


def test_trying_it_takes_one_click_and_a_model_server_is_added_when_one_likes(
    watched: Watched, brand_new: Colombage, model_server: Served
) -> None:
    visitor = watched.open(brand_new)
    visitor.goto("/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Ouvrez le lien des premiers pas")

    page = welcomed(watched.open(brand_new), brand_new)
    page.get_by_role("button", name="Charger la démonstration").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Que voulez-vous faire ?", timeout=60_000)
    expect(page.get_by_role("region", name="Avertissement")).to_contain_text("données fictives")
    expect(page.get_by_role("button", name="Claire Lefebvre (démonstration)")).to_be_visible()
    write = page.get_by_role("button", name="Écrire avec un modèle")
    expect(write).to_contain_text("Démonstration, ne pas utiliser pour un travail réel")

    # The link has served: whoever finds it in a console's history comes to the sign-in page.
    visitor.goto(one_time_link(brand_new))
    expect(visitor.get_by_role("main")).to_contain_text("Ce lien a déjà servi ou n’est plus valable.")
    visitor.goto("/")
    expect(visitor.get_by_role("region", name="Essayer avec un compte de démonstration")).to_be_visible()

    add_model_server(page, f"{model_server.address}/only/mistral-essai/v1", "mistral-essai")
    expect(Conversation.begin(page).model).to_have_accessible_name(re.compile("mistral-essai"))


def add_model_server(page: Page, address: str, model: str) -> None:
    """As the administrator, on the page of models; its first model is proposed from then on."""
    page.goto("/administration/modeles")
    page.get_by_role("button", name="Ajouter un serveur de modèles").click()
    dialog = page.get_by_role("dialog", name="Ajouter un serveur de modèles")
    field = dialog.get_by_role("textbox", name="Adresse")
    field.fill("http://127.0.0.1:9/v1")
    dialog.get_by_role("button", name="Tester la connexion").click()
    expect(dialog.get_by_role("alert")).to_contain_text("ne répond pas")
    field.fill(address)
    dialog.get_by_role("button", name="Tester la connexion").click()
    expect(dialog.get_by_role("status").get_by_role("listitem")).to_have_text([model])
    dialog.get_by_role("checkbox", name="Proposer le premier de ces modèles").check()
    dialog.get_by_role("button", name="Ajouter ses modèles").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("article", name=model)).to_contain_text("dans les locaux du groupement")


def test_setting_up_a_group_with_a_model_server_leads_to_a_streamed_answer(
    watched: Watched, brand_new: Colombage, model_server: Served
) -> None:
    page = welcomed(watched.open(brand_new), brand_new)
    page.get_by_role("region", name="Créer mon groupement").get_by_role("button", name="Commencer").click()
    page.get_by_role("button", name="Créer le groupement").click()
    expect(page.get_by_text("Ce champ est nécessaire.")).to_have_count(3)
    page.get_by_role("textbox", name="Nom du groupement").fill("GHT Vallée de l’Exemple")
    page.get_by_role("textbox", name="Premier établissement").fill("CH de l’Exemple")
    page.get_by_role("textbox", name="Nom affiché").fill("Camille Exemple")
    page.get_by_role("textbox", name="Identifiant").fill("camille.exemple")
    page.get_by_label("Mot de passe", exact=False).fill("trois petits bateaux bleus")
    page.get_by_label("Le même, une seconde fois").fill("trois petits bateaux bleus")
    page.get_by_role("switch", name="J’ai un serveur de modèles").check()

    address = page.get_by_role("textbox", name="Adresse")
    test = page.get_by_role("button", name="Tester la connexion")
    address.fill("http://127.0.0.1:9/v1")
    test.click()
    failure = page.get_by_role("alert")
    expect(failure).to_contain_text("ne répond pas")
    address.fill("modeles.exemple.local")
    test.click()
    expect(failure).to_contain_text("elle commence par http:// ou https://")
    address.fill(f"{model_server.address}/v1")
    test.click()
    outcome = page.get_by_role("status")
    expect(outcome).to_contain_text("Le serveur répond : 3 modèles.")
    expect(outcome.get_by_role("listitem")).to_have_text(["echo", "mock", "placeholders"])

    page.get_by_role("button", name="Créer le groupement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Que voulez-vous faire ?", timeout=60_000)
    expect(page.get_by_role("region", name="Avertissement")).to_be_hidden()
    conversation = Conversation.begin(page, "mock")
    turn = conversation.answered("Que répond le serveur ?")
    expect(turn).to_contain_text("Le service a bien reçu votre demande et vous répondra")
    expect(turn.get_by_role("button", name=re.compile(r"Wh · .*CO₂e"))).to_be_visible()
