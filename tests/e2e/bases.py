"""What browser tests do with a knowledge base: make one by its form, give it documents, find their rows."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

STEWARD = "referent.rouvray"
NURSE = "infirmiere"  # of another establishment: reads by her profession alone
NOTE = "# Note de service\n\nLes congés se posent avant le 15 mai.\u200b\u200b\n"
READ = 120_000  # two cores may have much else to read
TRIAL = "d’essai"


def api(page: Page, method: str, path: str, data: object = None) -> object:
    """What a test prepares or looks up beside the screen, in the page's own session."""
    token = page.request.get("/api/session").json()["csrf_token"]
    answer = page.request.fetch(path, method=method, data=data, headers={"X-CSRF-Token": token})
    assert answer.ok, answer.text()
    return answer.json() if answer.status != 204 else None


def forget_bases(page: Page) -> None:
    """Delete the bases of this test that the person keeps: the server is shared."""
    for base in page.request.get("/api/knowledge/bases").json():
        if base["managed"] and base["name"].endswith(TRIAL):
            api(page, "DELETE", f"/api/knowledge/bases/{base['id']}")


def make_base(page: Page, name: str, owner: str) -> str:
    """By the form; gives the base's id. Names end in TRIAL, so that `forget_bases` finds them."""
    page.goto("/connaissances")
    page.get_by_role("button", name=re.compile("^Créer (une|ma première) base$")).click()
    dialog = page.get_by_role("dialog", name="Créer une base")
    dialog.get_by_role("textbox", name="Nom", exact=False).first.fill(name)
    dialog.get_by_role("radiogroup", name="Pour qui ?").get_by_role("radio", name=owner).check()
    if owner != "Personnelle":
        readers = dialog.get_by_role("group", name="Qui la lit")
        readers.get_by_role("combobox", name="Ajouter").select_option("Un métier")
        readers.get_by_role("combobox", name="Lequel").select_option("Infirmier, infirmière")
        readers.get_by_role("button", name="Ajouter").click()
        expect(readers.get_by_role("listitem")).to_have_text(["CH du Rouvray", "Infirmier, infirmière"])
    dialog.get_by_role("button", name="Créer la base").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    return page.url.rpartition("/")[2]


def give(page: Page, *files: Path, button: str = "Choisir des fichiers") -> None:
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name=button).click()
    choosing.value.set_files([str(each) for each in files] if button.endswith("fichiers") else str(files[0]))


def document(page: Page, name: str) -> Locator:
    return (
        page.get_by_role("list", name="Documents", exact=True).get_by_role("listitem").filter(has_text=name)
    )


def act(page: Page, name: str, action: str) -> None:
    document(page, name).get_by_role("button", name=re.compile("^Actions sur")).click()
    page.get_by_role("menuitem", name=action).click()


def written(folder: Path, **contents: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.md" for name in contents]
    for path, content in zip(paths, contents.values(), strict=True):
        path.write_text(content, encoding="utf-8")
    return paths
