"""A steward keeps a base: makes it, fills it, opens it to colleagues, looks how it serves, deletes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.bases import (
    NOTE,
    NURSE,
    READ,
    STEWARD,
    act,
    api,
    document,
    forget_bases,
    give,
    make_base,
    written,
)
from tests.e2e.conversing import PROTOCOL

GIVE = """([kind, name]) => {
  const given = new DataTransfer();
  given.items.add(new File([`# ${name}\\n\\nQuelques mots.`], name, { type: 'text/markdown' }));
  const target = document.querySelector('main [role=tabpanel] button');
  const init = { bubbles: true, cancelable: true };
  const event = kind === 'paste'
    ? new ClipboardEvent('paste', { ...init, clipboardData: given })
    : new DragEvent('drop', { ...init, dataTransfer: given });
  target.dispatchEvent(event);
}"""


@pytest.fixture
def steward(signed_in: Callable[..., Page]) -> Iterator[Page]:
    page = signed_in(STEWARD)
    yield page
    forget_bases(page)


def test_a_base_is_made_filled_read_by_a_nurse_and_deleted(
    steward: Page, signed_in: Callable[..., Page], tmp_path: Path
) -> None:
    base_id = make_base(steward, "Protocoles d’essai", "Établissement")
    give(steward, PROTOCOL, *written(tmp_path, note=NOTE, vide=""))
    uploads = steward.get_by_role("region", name="Envois")
    expect(uploads).to_contain_text("2 fichiers ajoutés, 1 refusé")
    expect(uploads).to_contain_text("Ce fichier est vide.")
    expect(document(steward, PROTOCOL.name)).to_contain_text("PDF · 2 pages", timeout=READ)
    hidden = document(steward, "note.md").get_by_text("1 remarque sur la lecture")
    hidden.click(timeout=READ)
    expect(document(steward, "note.md")).to_contain_text("caractères invisibles retirés")

    copy = tmp_path / "copie.pdf"
    copy.write_bytes(PROTOCOL.read_bytes())
    give(steward, copy)
    expect(uploads).to_contain_text(f"Ce contenu est déjà dans la base, sous le nom « {PROTOCOL.name} ».")
    uploads.get_by_role("button", name="Effacer cette liste").click()
    expect(uploads).to_be_hidden()

    nurse = signed_in(NURSE)
    nurse.goto("/connaissances")
    section = nurse.get_by_role("region", name="D’autres établissements")
    row = section.get_by_role("listitem").filter(has_text="Protocoles d’essai")
    expect(row).to_contain_text("CH du Rouvray · classe interne · 2 documents · répond : Julien Carpentier")
    ask = row.get_by_role("link", name="Interroger Protocoles d’essai")
    expect(ask).to_have_attribute("href", f"/?bases={base_id}")
    row.get_by_role("link", name="Protocoles d’essai", exact=True).click()
    expect(document(nurse, PROTOCOL.name)).to_be_visible()
    expect(nurse.get_by_role("tab")).to_have_count(0)
    expect(nurse.get_by_role("button", name=re.compile("^(Actions sur|Choisir)"))).to_have_count(0)

    steward.get_by_role("tab", name="Réglages").click()
    remove = steward.get_by_role("button", name="Supprimer la base")
    expect(remove).to_be_disabled()
    steward.get_by_role("textbox", name="Pour confirmer").fill("Protocoles d’essai")
    remove.click()
    expect(steward.get_by_role("heading", level=1)).to_have_text("Bases de connaissances")
    expect(steward.get_by_role("link", name="Protocoles d’essai", exact=True)).to_have_count(0)
    nurse.reload()
    expect(nurse.get_by_role("alert")).to_be_visible()
    expect(nurse.get_by_role("main")).not_to_contain_text(PROTOCOL.name)


def test_documents_are_renamed_validated_replaced_and_deleted(steward: Page, tmp_path: Path) -> None:
    make_base(steward, "Procédures d’essai", "Personnelle")
    (note, lavage) = written(tmp_path, note=NOTE, lavage="# Lavage\n\nTrente secondes.\n")
    give(steward, note, lavage)
    expect(document(steward, "note.md").get_by_role("link", name="note.md")).to_be_visible(timeout=READ)
    act(steward, "note.md", "Renommer ou déplacer")
    dialog = steward.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Nom").fill("congés.md")
    dialog.get_by_role("textbox", name="Dossier").fill("Notes/2026")
    dialog.get_by_role("button", name="Enregistrer").click()
    expect(document(steward, "congés.md")).to_contain_text("Notes/2026 · Markdown")

    act(steward, "congés.md", "Valider cette version")
    dialog.get_by_label("Date de relecture").fill("2020-01-31")
    dialog.get_by_role("button", name="Valider").click()
    expect(document(steward, "congés.md")).to_contain_text(re.compile("validé.*relecture dépassée"))
    steward.get_by_role("tab", name="Qualité").click()
    overdue = steward.get_by_role("list", name="Documents à relire")
    expect(overdue).to_contain_text("congés.mdà relire depuis le 31 janvier 2020")

    steward.get_by_role("tab", name="Documents").click()
    note.write_text(f"{NOTE}\nSauf à Noël.\n", encoding="utf-8")
    with steward.expect_file_chooser() as choosing:
        act(steward, "congés.md", "Nouvelle version…")
    choosing.value.set_files(str(note))
    expect(document(steward, "congés.md")).to_contain_text("version 2", timeout=READ)
    expect(document(steward, "congés.md")).not_to_contain_text("validé")

    steward.get_by_role("searchbox", name="Chercher un document par son nom").fill("lav")
    expect(steward.get_by_role("list", name="Documents", exact=True).get_by_role("listitem")).to_have_count(1)
    act(steward, "lavage.md", "Supprimer")
    expect(dialog).to_contain_text("leurs citations diront « document supprimé »")
    dialog.get_by_role("button", name="Supprimer").click()
    expect(steward.get_by_text("0 document trouvé")).to_be_visible()


def test_a_whole_folder_comes_with_its_folders(steward: Page, tmp_path: Path) -> None:
    make_base(steward, "Dossiers d’essai", "Personnelle")
    written(tmp_path / "Protocoles", hygiene="# Hygiène\n\nSe laver les mains.\n")
    written(tmp_path / "Protocoles" / "2026", lavage="# Lavage\n\nTrente secondes.\n")
    (tmp_path / "Protocoles" / "Thumbs.db").write_bytes(b"x")
    give(steward, tmp_path / "Protocoles", button="Choisir un dossier")
    expect(steward.get_by_text("1 fichier laissé de côté")).to_be_visible()
    expect(document(steward, "hygiene.md")).to_contain_text("Protocoles · Markdown", timeout=READ)
    expect(document(steward, "lavage.md")).to_contain_text("Protocoles/2026 · Markdown", timeout=READ)


def test_files_are_dropped_and_pasted(steward: Page) -> None:
    make_base(steward, "Dépôts d’essai", "Personnelle")
    for kind, name in (("drop", "glissé.md"), ("paste", "collé.md")):
        steward.evaluate(GIVE, [kind, name])
        expect(document(steward, name)).to_contain_text("Markdown", timeout=READ)


def test_reports_and_test_questions_tell_how_a_base_serves(
    steward: Page, signed_in: Callable[..., Page]
) -> None:
    base_id = make_base(steward, "Soins d’essai", "Établissement")
    give(steward, PROTOCOL)
    expect(document(steward, PROTOCOL.name)).to_contain_text("2 pages", timeout=READ)
    question = {"base_id": base_id, "kind": "question", "question": "Qui remplace le référent la nuit ?"}
    api(signed_in(NURSE), "POST", "/api/knowledge/reports", question)

    steward.get_by_role("tab", name="Qualité").click()
    report = steward.get_by_role("list", name="Signalements des collègues").get_by_role("listitem")
    expect(report).to_contain_text("« Qui remplace le référent la nuit ? »")
    report.get_by_role("button", name=re.compile("^Marquer comme traité")).click()
    expect(steward.get_by_text("1 signalement traité")).to_be_visible()

    steward.get_by_role("textbox", name="Question").fill("À quel rythme changer le pansement d’un PICC ?")
    expected = steward.get_by_role("combobox", name="Documents attendus")
    expected.click()
    steward.get_by_role("option", name=PROTOCOL.name).click()
    expected.press("Escape")
    steward.get_by_role("button", name="Ajouter la question").click()
    questions = steward.get_by_role("list", name="Les questions")
    expect(questions).to_contain_text(f"attend : {PROTOCOL.name}")
    steward.get_by_role("button", name="Lancer l’essai").click()
    chart = steward.get_by_role("img", name=re.compile("^Un essai"))
    expect(chart).to_be_visible(timeout=READ)
    expect(steward.get_by_role("region", name="Essais").get_by_role("row")).to_have_count(2)
    questions.get_by_role("button", name=re.compile("^Retirer la question")).click()
    expect(steward.get_by_text("Aucune question pour l’instant.")).to_be_visible()


def test_readers_are_taken_away_and_given(steward: Page, signed_in: Callable[..., Page]) -> None:
    base_id = make_base(steward, "Notes d’essai", "Établissement")
    nurse = signed_in(NURSE)
    assert nurse.request.get(f"/api/knowledge/bases/{base_id}").ok
    steward.get_by_role("tab", name="Réglages").click()
    readers = steward.get_by_role("group", name="Qui la lit")
    readers.get_by_role("button", name="Retirer Infirmier, infirmière").click()
    readers.get_by_role("combobox", name="Ajouter").select_option("Une personne")
    name = readers.get_by_role("combobox", name="Nom")
    name.fill("dubois")
    steward.get_by_role("option", name=re.compile("Marc Dubois")).click()
    readers.get_by_role("button", name="Ajouter").click()
    steward.get_by_role("region", name="La base").get_by_role("button", name="Enregistrer").click()
    expect(steward.get_by_role("main")).to_contain_text("CH du Rouvray ; Marc Dubois")
    assert nurse.request.get(f"/api/knowledge/bases/{base_id}").status == 404
