"""Builds the fictitious documents that tests and trials put into knowledge bases: one of each format.

    python -m tests.corpus.build FOLDER

The texts lie beside this file, written for the purpose; every person and device in them is invented.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import reportlab
from docx import Document
from odfdo import Document as OdfDocument
from odfdo import Header, Paragraph
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from pptx import Presentation
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, SimpleDocTemplate, Table
from reportlab.platypus import Paragraph as PdfParagraph

HERE = Path(__file__).parent

SCANNED = (
    "Note de service 2026-17",
    "",
    "Fermeture de la passerelle nord",
    "",
    "La passerelle qui relie le bâtiment Orne à la maternité",
    "est fermée du 3 au 21 août pour travaux.",
    "Les brancards passent par le sous-sol, ascenseur monte-malades 6.",
    "Les visiteurs sont guidés par la signalétique jaune.",
    "Contact : service technique, poste 4102.",
)
TRAINING = (
    ("Bien utiliser l’IA générative", ("Un outil qui rédige, pas une source", "Vérifier avant de se fier")),
    ("Ce que l’on n’écrit pas", ("Aucun nom de patient vers un modèle extérieur", "Aucun mot de passe")),
    ("Les quatre étapes", ("Apprendre", "Vérifier", "Estimer", "Communiquer")),
    (
        "Sobriété",
        ("Le moteur extractif suffit souvent", "Résumer coûte plus que chercher"),
    ),
)
DIRECTORY = (
    ("Service", "Bâtiment", "Poste", "Horaires"),
    ("Standard", "Accueil", 4000, "24 h sur 24"),
    ("Pharmacie", "Seine", 4310, "8 h 30 – 18 h"),
    ("Laboratoire", "Seine", 4250, "24 h sur 24"),
    ("Lingerie", "Risle", 4188, "7 h – 15 h"),
    ("Hémovigilance", "Eure", 4420, "9 h – 17 h"),
    ("Identitovigilance", "Accueil", 4077, "8 h – 19 h"),
)


def sections(name: str) -> Iterator[tuple[int, str, list[str], list[list[str]]]]:
    """Level, heading, paragraphs and table rows of each part of a Markdown text beside this file."""
    level, heading, paragraphs, rows = 1, "", list[str](), list[list[str]]()
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        found = re.match(r"(#+) (.*)", line)
        if found:
            if heading:
                yield level, heading, paragraphs, rows
            level, heading, paragraphs, rows = len(found[1]), found[2], [], []
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not set("".join(cells)) <= set("-"):
                rows.append(cells)
        elif line:
            paragraphs.append(line)
    yield level, heading, paragraphs, rows


def pdf(name: str, *, page_each: bool) -> bytes:
    """A text PDF; a page for each section when asked."""
    styles = getSampleStyleSheet()
    parts: list[object] = []
    for level, heading, paragraphs, rows in sections(name):
        parts.append(PdfParagraph(heading, styles["Title" if level == 1 else "Heading2"]))
        parts += (PdfParagraph(each, styles["BodyText"]) for each in paragraphs)
        if rows:
            parts.append(Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, "#444444")]))
        if page_each:
            parts.append(PageBreak())
    written = BytesIO()
    SimpleDocTemplate(written, title=name, invariant=1).build(parts)
    return written.getvalue()


def docx(name: str) -> bytes:
    document = Document()
    for level, heading, paragraphs, rows in sections(name):
        document.add_heading(heading, level)
        for each in paragraphs:
            document.add_paragraph(each)
        if rows:
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
    return _saved(document)


def odt(name: str) -> bytes:
    document = OdfDocument("text")
    document.body.clear()
    for level, heading, paragraphs, _rows in sections(name):
        document.body.append(Header(level, heading))
        for each in paragraphs:
            document.body.append(Paragraph(each))
    return _saved(document)


def html(name: str) -> bytes:
    parts = ["<!doctype html><html lang='fr'><head><meta charset='utf-8'><title>Guide</title></head><body>"]
    for level, heading, paragraphs, rows in sections(name):
        parts.append(f"<h{level}>{heading}</h{level}>")
        parts += (f"<p>{each}</p>" for each in paragraphs)
        if rows:
            cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    return "\n".join([*parts, "</body></html>"]).encode()


def xlsx() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Annuaire interne"
    for row in DIRECTORY:
        sheet.append(row)
    return _saved(book)


def pptx() -> bytes:
    slides = Presentation()
    for title, points in TRAINING:
        slide = slides.slides.add_slide(slides.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "\n".join(points)
    return _saved(slides)


def eml() -> bytes:
    message = EmailMessage()
    message["From"] = "Cellule qualité <qualite@ght-fictif.example>"
    message["To"] = "Cadres de santé <cadres@ght-fictif.example>"
    message["Subject"] = "Visite de certification : calendrier"
    message["Date"] = "Mon, 02 Nov 2026 09:12:00 +0100"
    message.set_content(
        "Bonjour,\n\nLa visite de certification aura lieu du 8 au 12 mars 2027. Les traceurs patients "
        "commencent le mardi.\nChaque service prépare deux dossiers complets et désigne un référent avant "
        "le 15 janvier.\n\nLa cellule qualité\n"
    )
    return message.as_bytes()


def scan() -> bytes:
    """A page as a scanner gives it: an image in a PDF, without a letter of text."""
    page = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"), 38)
    for place, line in enumerate(SCANNED):
        draw.text((160, 220 + place * 78), line, 20, font)
    written = BytesIO()
    page.rotate(0.4, fillcolor=255).save(written, "PDF", resolution=200)
    return written.getvalue()


def documents() -> dict[str, bytes]:
    """Each document under its file name."""
    return {
        "Manuel des procédures de soins.pdf": pdf("manuel_soins.md", page_each=True),
        "Guide des achats.docx": docx("guide_achats.md"),
        "Guide des achats.odt": odt("guide_achats.md"),
        "Guide des achats.html": html("guide_achats.md"),
        "Annuaire interne.xlsx": xlsx(),
        "Formation IA.pptx": pptx(),
        "Visite de certification.eml": eml(),
        "Note 2026-17 (scan).pdf": scan(),
        "Aldine 300 user manual.pdf": pdf("pump_manual.md", page_each=False),
    }


def _saved(document: object) -> bytes:
    written = BytesIO()
    document.save(written)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - all have it
    return written.getvalue()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in documents().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
