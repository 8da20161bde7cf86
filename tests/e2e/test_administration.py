"""The administrator builds the group on screen; officers, auditors, stewards, nurses see what is theirs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.pages import Watched
from tests.processes import Colombage


def row(page: Page, text: str) -> Locator:
    return page.get_by_role("main").get_by_role("listitem").filter(has_text=text)


def save(page: Page, title: str, button: str = "Enregistrer") -> None:
    dialog = page.get_by_role("dialog", name=title)
    dialog.get_by_role("button", name=button).click()
    expect(dialog).to_be_hidden()


def test_an_administrator_adds_and_retires_an_establishment(signed_in: Callable[..., Page]) -> None:
    page = signed_in("administratrice")
    page.goto("/administration/etablissements")
    page.get_by_role("button", name="Ajouter un établissement").click()
    page.get_by_role("textbox", name="Nom").fill("CH de l’Essai")
    page.get_by_role("textbox", name="Commune").fill("Essai-sur-Seine")
    kind = page.get_by_role("combobox", name="Type")
    kind.fill("Centre hospitalier")
    kind.press("Tab")
    save(page, "Ajouter un établissement")
    expect(row(page, "CH de l’Essai")).to_contain_text("Essai-sur-Seine · Centre hospitalier")

    page.get_by_role("button", name="Ajouter un établissement").click()
    page.get_by_role("textbox", name="Nom").fill("CH de l’Essai")
    page.get_by_role("button", name="Enregistrer").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("alert")).to_have_text("« CH de l’Essai » existe déjà.")
    dialog.get_by_role("button", name="Annuler").click()
    expect(dialog).to_be_hidden()

    page.get_by_role("button", name="Modifier CH de l’Essai").click()
    page.get_by_role("switch", name="En service").uncheck()
    save(page, "Modifier CH de l’Essai")
    expect(row(page, "CH de l’Essai")).to_contain_text("hors service")


def test_an_administrator_adds_a_department_and_a_profession(signed_in: Callable[..., Page]) -> None:
    page = signed_in("administratrice")
    page.goto("/administration/services")
    page.get_by_role("button", name="Ajouter un service").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Nom").fill("Imagerie d’essai")
    dialog.get_by_role("combobox", name="Établissement").select_option("CH du Belvédère")
    save(page, "Ajouter un service")
    page.get_by_role("combobox", name="Établissement").select_option("CH du Belvédère")
    expect(row(page, "Imagerie d’essai")).to_contain_text("CH du Belvédère")

    page.get_by_role("link", name="Métiers").click()
    page.get_by_role("button", name="Ajouter un métier").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Code").fill("Manipulateur !")
    dialog.get_by_role("textbox", name="Nom en français").fill("Manipulateur radio")
    dialog.get_by_role("textbox", name="Nom en anglais").fill("Radiographer")
    dialog.get_by_role("button", name="Enregistrer").click()
    expect(dialog.get_by_text("Minuscules, chiffres et tiret bas seulement.")).to_be_visible()
    dialog.get_by_role("textbox", name="Code").fill("radiographer")
    save(page, "Ajouter un métier")
    expect(row(page, "Manipulateur radio")).to_contain_text("Radiographer · radiographer")


def test_an_invited_person_accepts_works_and_is_given_a_role(
    signed_in: Callable[..., Page], watched: Watched, demonstration: Colombage
) -> None:
    page = signed_in("administratrice")
    page.goto("/administration/professionnels")
    page.get_by_role("button", name="Ajouter un professionnel").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Nom affiché").fill("Noémie Essai")
    dialog.get_by_role("textbox", name="Identifiant").fill("noemie.essai")
    dialog.get_by_role("combobox", name="Établissement").select_option("CH du Rouvray")
    dialog.get_by_role("combobox", name="Service").select_option("Psychiatrie adulte")
    dialog.get_by_role("combobox", name="Métier").select_option("Médecin")
    dialog.get_by_role("button", name="Créer le compte").click()
    link = page.get_by_role("dialog", name="Lien d’invitation").get_by_role(
        "textbox", name="Lien à transmettre"
    )
    expect(link).to_have_value(re.compile(rf"^{re.escape(demonstration.address)}/invitation\?jeton="))
    address = link.input_value()
    page.get_by_role("button", name="J’ai transmis le lien").click()
    expect(page.get_by_role("dialog")).to_be_hidden()

    hers = watched.open(demonstration)
    hers.goto(address)
    expect(hers.get_by_role("main")).to_contain_text("Bonjour Noémie Essai. Choisissez un mot de passe")
    password = hers.get_by_label("Mot de passe", exact=True)
    again = hers.get_by_label("Le même, une seconde fois")
    password.fill("azertyuiopqs")
    again.fill("azertyuiopqs")
    hers.get_by_role("button", name="Ouvrir mon compte").click()
    expect(hers.get_by_role("alert")).to_contain_text("Ce mot de passe ne convient pas")
    password.fill("trois petits bateaux bleus")
    again.fill("trois petits bateaux bleus")
    hers.get_by_role("button", name="Ouvrir mon compte").click()
    expect(hers.get_by_role("heading", level=1)).to_have_text("Que voulez-vous faire ?")
    expect(hers.get_by_role("main")).to_contain_text("CH du Rouvray · Médecin")
    expect(hers.get_by_role("link", name="Administration")).to_be_hidden()

    late = watched.open(demonstration)
    late.goto(address)
    expect(late.get_by_role("heading", level=1)).to_have_text("Cette invitation ne peut pas servir")

    page.get_by_role("searchbox", name="Chercher un nom ou un identifiant").fill("noemie")
    page.get_by_role("button", name="Rôles de Noémie Essai").click()
    roles = page.get_by_role("dialog", name="Rôles de Noémie Essai")
    expect(roles).to_contain_text("Aucun rôle particulier.")
    roles.get_by_role("combobox", name="Rôle").select_option("Référent IA")
    roles.get_by_role("combobox", name="Étendue").select_option("CH du Rouvray")
    roles.get_by_role("button", name="Attribuer").click()
    expect(roles.get_by_role("listitem")).to_contain_text("CH du Rouvray")

    # Rights are rebuilt at each request: no new sign-in.
    hers.reload()
    expect(hers.get_by_role("link", name="Administration")).to_be_visible()
    roles.get_by_role("button", name="Retirer le rôle Référent IA").click()
    expect(roles).to_contain_text("Aucun rôle particulier.")
    assert [each["login"] for each in hers.request.get("/api/people").json()["items"]] == ["noemie.essai"]


def test_a_steward_keeps_to_the_own_establishment(signed_in: Callable[..., Page]) -> None:
    page = signed_in("referent.rouvray")
    page.goto("/administration")
    main = page.get_by_role("main")
    expect(page.get_by_role("heading", level=1)).to_have_text("Professionnels")
    expect(page.get_by_role("link", name="Métiers")).to_be_hidden()
    people = main.get_by_role("list", name="Professionnels").get_by_role("listitem")
    expect(people.first).to_contain_text("CH du Rouvray")
    expect(people.filter(has_not_text="CH du Rouvray")).to_have_count(0)

    page.get_by_role("button", name="Rôles de Julien Carpentier (démonstration)").click()
    roles = page.get_by_role("dialog")
    expect(roles.get_by_role("combobox", name="Rôle").get_by_role("option")).to_have_text(["Référent IA"])
    expect(roles.get_by_role("combobox", name="Étendue").get_by_role("option")).to_have_text(
        ["CH du Rouvray"]
    )
    roles.get_by_role("button", name="Fermer").click()

    page.get_by_role("link", name="Établissements").click()
    expect(main).to_contain_text("Seul l’administrateur du groupement peut modifier cette page.")
    expect(page.get_by_role("button", name="Ajouter un établissement")).to_be_hidden()


def test_an_officer_changes_a_rule_and_health_data_stay_protected_by_law(
    signed_in: Callable[..., Page],
) -> None:
    page = signed_in("dpo")
    page.goto("/administration/regles")
    cell = page.get_by_role("button", name=re.compile("^Classe publique, hors Union européenne"))
    cell.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio", name="Refusées").check()
    dialog.get_by_role("button", name="Changer la règle").click()
    expect(dialog.get_by_text("Cochez la case pour confirmer.")).to_be_visible()
    dialog.get_by_role("checkbox", name=re.compile("Je confirme ce changement")).check()
    dialog.get_by_role("button", name="Changer la règle").click()
    expect(cell).to_have_accessible_name(re.compile("Refusées"))
    expect(page.get_by_role("main")).to_contain_text("par Antoine Mercier")
    expect(dialog).to_have_count(0)

    page.get_by_role("button", name=re.compile("^Classe santé, hors Union européenne")).click()
    dialog.get_by_role("radio", name="Telles quelles").check()
    dialog.get_by_role("checkbox", name=re.compile("Je confirme ce changement")).check()
    dialog.get_by_role("button", name="Changer la règle").click()
    expect(dialog.get_by_role("alert")).to_contain_text("article L. 1111-8")


def test_an_administrator_reads_the_rules_and_the_models(signed_in: Callable[..., Page]) -> None:
    page = signed_in("administratrice")
    page.goto("/administration/regles")
    rules = page.get_by_role(
        "table", name="Ce qui est permis selon la classe des données et l’hébergement du modèle"
    )
    expect(rules.get_by_role("rowheader")).to_have_count(4)
    expect(rules.get_by_role("button")).to_have_count(0)
    page.get_by_role("link", name="Modèles").click()
    demonstration = page.get_by_role("article", name="SmolLM2 135M (démonstration)")
    expect(demonstration).to_contain_text("Démonstration, ne pas utiliser pour un travail réel")


def test_an_auditor_reads_the_record_and_verifies_its_chain(signed_in: Callable[..., Page]) -> None:
    page = signed_in("auditrice")
    page.goto("/")
    expect(page.get_by_role("link", name="Journal")).to_be_visible()
    expect(page.get_by_role("link", name="Administration")).to_be_hidden()
    page.get_by_role("link", name="Journal").click()
    table = page.get_by_role("table")
    expect(table.get_by_role("row").nth(1)).to_contain_text("(démonstration)")
    page.get_by_role("button", name="Vérifier la chaîne").click()
    expect(page.get_by_role("status").filter(has_text="La chaîne est intacte")).to_contain_text(
        re.compile(r"\d+ entrées vérifiées")
    )
    page.get_by_role("combobox", name="Nature").select_option("Connexion")
    expect(table.get_by_role("row").filter(has_text="Connexion").first).to_be_visible()
    expect(table.get_by_role("row").filter(has_not_text="Connexion")).to_have_count(1)


@pytest.mark.parametrize("path", ["/administration", "/administration/professionnels"])
def test_a_nurse_finds_no_administration(nurse: Page, path: str) -> None:
    nurse.goto(path)
    expect(nurse.get_by_role("heading", level=1)).to_have_text("Que voulez-vous faire ?")
    expect(nurse.get_by_role("link", name="Administration")).to_be_hidden()
    expect(nurse.get_by_role("link", name="Journal")).to_be_hidden()


def test_the_record_is_for_auditors(nurse: Page) -> None:
    nurse.goto("/journal")
    expect(nurse.get_by_role("main")).to_contain_text("Votre rôle ne permet pas cette action.")
    expect(nurse.get_by_role("table")).to_be_hidden()
