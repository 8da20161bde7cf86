"""Make the sample documents of the demonstration group from scripts/demo_documents/*.md.

Run by hand when a text changes (`python scripts/make_demo_documents.py`); the results are committed, for a
start needs no reportlab. A test compares them with their sources. One document stays Markdown, so that both
kinds can be tried.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "scripts" / "demo_documents"
DOCUMENTS = ROOT / "src" / "colombage" / "app" / "demonstration" / "documents"
MARK = "Document fictif de démonstration"
KEPT_AS_TEXT = "fiche-reflexe-panne-informatique.md"

_INK = colors.HexColor("#1f2a30")
_FRAME = colors.HexColor("#a8b3b8")
_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=14.5, textColor=_INK, spaceAfter=6)
_ITEM = ParagraphStyle("item", parent=_BODY, leftIndent=14, bulletIndent=3, spaceAfter=3)
_CELL = ParagraphStyle("cell", parent=_BODY, fontSize=9, leading=12, spaceAfter=0, alignment=TA_LEFT)
_HEADINGS = {
    1: ParagraphStyle(
        "title", parent=_BODY, fontName="Helvetica-Bold", fontSize=17, leading=22, spaceAfter=10
    ),
    2: ParagraphStyle(
        "part", parent=_BODY, fontName="Helvetica-Bold", fontSize=12.5, leading=17, spaceBefore=10
    ),
    3: ParagraphStyle(
        "sub", parent=_BODY, fontName="Helvetica-Bold", fontSize=10.5, leading=15, spaceBefore=6
    ),
}
for _style in _HEADINGS.values():
    _style.keepWithNext = 1
_HEADING = re.compile(r"^(#{1,3}) (.+)$")


def make_pdf(source: Path, target: Path) -> None:
    """One document, each of its pages marked as fictitious."""
    text = source.read_text(encoding="utf-8")
    title = text.splitlines()[0].removeprefix("# ")
    document = SimpleDocTemplate(
        str(target),
        pagesize=A4,
        leftMargin=22 * mm,
        rightMargin=22 * mm,
        topMargin=26 * mm,
        bottomMargin=24 * mm,
        title=f"{title} ({MARK.lower()})",
        author="Groupement de démonstration",
        subject=MARK,
        invariant=1,
    )

    def mark(canvas: Canvas, template: SimpleDocTemplate) -> None:
        width, height = A4
        canvas.setFillColor(_INK)
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawCentredString(width / 2, height - 14 * mm, MARK)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(22 * mm, 12 * mm, "Groupement de démonstration : ne pas utiliser pour un soin réel")
        canvas.drawRightString(width - 22 * mm, 12 * mm, f"Page {template.page}")

    document.build(list(flowables(text)), onFirstPage=mark, onLaterPages=mark)


def flowables(text: str) -> Iterator[Flowable]:
    """What stands on the pages; the texts use headings, paragraphs, "- " items and "| " rows."""
    rows: list[list[Paragraph]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([Paragraph(cell.strip(), _CELL) for cell in line.strip("|").split("|")])
            continue
        if rows:
            yield _table(rows)
            yield Spacer(1, 8)
            rows = []
        heading = _HEADING.match(line)
        if heading is not None:
            yield Paragraph(heading[2], _HEADINGS[len(heading[1])])
        elif line.startswith("- "):
            yield Paragraph(line[2:], _ITEM, bulletText="•")
        elif line:
            yield Paragraph(line, _BODY)


def _table(rows: list[list[Paragraph]]) -> Table:
    width = A4[0] - 44 * mm
    table = Table(rows, colWidths=[width * 0.34, width * 0.66])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, _FRAME), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def make_all(folder: Path) -> list[Path]:
    """Every document, in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for source in sorted(SOURCES.glob("*.md")):
        target = folder / (source.name if source.name == KEPT_AS_TEXT else f"{source.stem}.pdf")
        if source.name == KEPT_AS_TEXT:
            shutil.copyfile(source, target)
        else:
            make_pdf(source, target)
        made.append(target)
    return made


if __name__ == "__main__":
    for path in make_all(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS):
        print(f"{path.stat().st_size:>8} {path.name}")
