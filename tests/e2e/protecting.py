"""What browser tests do on the page "Protéger un document": fictitious letters to give, copies to open."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from docx import Document
from playwright.sync_api import FilePayload, Locator, Page, expect
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from tests.e2e.bases import READ, api

# Nobody: names, numbers and places are invented, the NIR's key is right.
PATIENT_FORMS = ("Maëlle Quesnel", "QUESNEL Maëlle", "Mme Quesnel")
BIRTH, NIR, PHONE = "14/03/1957", "2 57 03 76 540 123 23", "06 39 98 41 27"
MAIL, STREET = "maelle.quesnel@messagerie.example", "12 rue des Tisserands"
SECRETS = ("Quesnel", "Maëlle", BIRTH, NIR, PHONE, MAIL, STREET, "Lemarinier", "Carpentier")
"""None of them may be in a copy, in whatever part of it."""
KEPT = "pansement de PICC", "embolie pulmonaire", "paracétamol 1 g"
"""What a letter is about stays in it."""

_LINES = (
    f"Je vous adresse {PATIENT_FORMS[2]}, née le {BIRTH}, pour la surveillance d’un {KEPT[0]}.",
    f"NIR {NIR}. Téléphone {PHONE}, courriel {MAIL}, adresse {STREET}, 76000 Rouen.",
    f"Antécédent : {KEPT[1]}. Traitement : {KEPT[2]}.",
    f"{PATIENT_FORMS[1]} sera revue par le Dr Hugo Lemarinier.",
)


def letter_docx() -> bytes:
    """With a heading, bold words, a table, a page header, a comment and properties: names in each of them."""
    document = Document()
    document.core_properties.author = "Inès Carpentier"
    document.core_properties.title = f"Courrier de {PATIENT_FORMS[0]}"
    document.sections[0].header.paragraphs[0].text = f"Patiente : {PATIENT_FORMS[1]}"
    document.add_heading("Lettre de liaison", 1)
    opening = document.add_paragraph("Concernant ")
    name = opening.add_run(PATIENT_FORMS[0])
    name.bold = True
    opening.add_run(", hospitalisée en médecine.")
    for line in _LINES:
        document.add_paragraph(line, style="List Bullet")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Nom", PATIENT_FORMS[1]
    document.add_comment(
        [name], text="Prévenir la fille de Mme Quesnel.", author="Inès Carpentier", initials="IC"
    )
    return _saved(document)


def letter_pdf() -> bytes:
    styles = getSampleStyleSheet()
    parts: list[Flowable] = [Paragraph("Lettre de liaison", styles["Title"])]
    parts += [Paragraph(f"Concernant <b>{PATIENT_FORMS[0]}</b>.", styles["BodyText"])]
    parts += [Paragraph(line, styles["BodyText"]) for line in _LINES]
    written = BytesIO()
    SimpleDocTemplate(written, title=f"Courrier de {PATIENT_FORMS[0]}", author="Inès Carpentier").build(parts)
    return written.getvalue()


def payload(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


class Protecting:
    """A page on /proteger."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    def open(cls, page: Page) -> Protecting:
        page.goto("/proteger")
        expect(page.get_by_role("heading", level=1)).to_have_text("Protéger un document")
        return cls(page)

    def give(self, *files: FilePayload) -> None:
        with self.page.expect_file_chooser() as choosing:
            self.page.get_by_role("button", name="Choisir des documents").click()
        choosing.value.set_files(list(files))

    def row(self, name: str) -> Locator:
        rows = self.page.get_by_role("list", name="Vos documents").get_by_role("listitem")
        return rows.filter(has=self.page.get_by_text(name, exact=True))

    def ready(self, name: str) -> Locator:
        row = self.row(name)
        expect(row.get_by_role("link", name=f"Télécharger la copie de {name}")).to_be_visible(timeout=READ)
        return row

    def copy(self, name: str) -> bytes:
        with self.page.expect_download() as downloading:
            self.ready(name).get_by_role("link", name=f"Télécharger la copie de {name}").click()
        return Path(downloading.value.path()).read_bytes()

    def report(self, name: str) -> Locator:
        self.ready(name).get_by_role("button", name=f"Compte rendu de {name}").click()
        return self.page.get_by_role("region", name=f"Compte rendu de {name}")

    def forget(self) -> None:
        """Delete what this person has here: the server is shared."""
        for each in self.page.request.get("/api/protection/documents").json()["items"]:
            api(self.page, "DELETE", f"/api/protection/documents/{each['id']}")


def told_by(content: bytes) -> list[str]:
    """Which secrets stand in any part of an office document, in its text or beside it; runs are joined."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        written = [each + "\n" + parts.read(each).decode("utf-8", "replace") for each in parts.namelist()]
    plain = [re.sub(r"<[^>]+>", "", part) for part in written]
    return [
        secret for secret in SECRETS if any(secret.lower() in part.lower() for part in (*written, *plain))
    ]


def _saved(document: object) -> bytes:
    written = BytesIO()
    document.save(written)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - all have it
    return written.getvalue()
