"""How fast PDF documents are read, from the open file to passages with rectangles, and what that takes.

Text in French with a ruled table every ten pages, made here; each document is read by a fresh process, as an
upload in a server that just started. Other work on the machine counts: look at the load below the table.
"""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from benchmarks.figures import Figure
from colombage.files.adapters.child_process import ChildProcessParser
from colombage.files.types import MediaType, ParsingLimits
from colombage.kernel.clock import new_id

_SENTENCES = (
    "Le pansement est changé tous les sept jours, ou plus tôt s’il est décollé, humide ou souillé.",
    "L’infirmier vérifie le point de ponction à chaque passage et trace la date dans le dossier.",
    "En cas de fièvre supérieure à 38,5 °C, le médecin de garde est prévenu sans délai.",
    "Le rinçage pulsé se fait avec dix millilitres de chlorure de sodium à 0,9 %, avant et après.",
    "Tout incident est déclaré dans le logiciel de gestion des risques avant la fin de la journée.",
)
_LINES = 44
_TABLE_EVERY = 10


def measure(folder: Path) -> list[Figure]:
    usual = _read(_made(folder / "200.pdf", 200))
    long = _read(_made(folder / "2000.pdf", 2000))
    return [
        Figure("pdf.pages_per_s", 2000 / long["seconds"], "pages/s", None, None, 200),
        Figure("pdf.pages_per_s_of_200", 200 / usual["seconds"], "pages/s"),
        Figure("pdf.processor_ms_per_page", long["processor"] * 1000 / 2000, "ms"),
        Figure("pdf.peak_mb", long["megabytes"], "MB", None, 500),
        Figure("pdf.longest_wait_ms", long["longest_wait"] * 1000, "ms"),
    ]


def _made(path: Path, pages: int) -> Path:
    sheet = canvas.Canvas(str(path), pagesize=A4)
    for page in range(1, pages + 1):
        height = 780
        sheet.setFont("Helvetica-Bold", 14)
        sheet.drawString(60, height, f"{page}. Surveillance de l’accès veineux")
        sheet.setFont("Helvetica", 10)
        for line in range(_LINES):
            height -= 15
            sheet.drawString(60, height, _SENTENCES[(page + line) % len(_SENTENCES)])
            if page % _TABLE_EVERY == 0 and line == _LINES // 3:
                height = _table(sheet, height - 20)
            if height < 80:
                break
        sheet.setFont("Helvetica", 8)
        sheet.drawString(60, 30, f"Document fictif – page {page} sur {pages}")
        sheet.showPage()
    sheet.save()
    return path


def _table(sheet: canvas.Canvas, top: int) -> int:
    rows, columns = 6, (60, 200, 340, 480)
    for row in range(rows):
        for column, left in enumerate(columns[:-1]):
            text = ("Dispositif", "Rythme", "Rinçage")[column] if row == 0 else f"Valeur {row}.{column}"
            sheet.drawString(left + 4, top - 14 - 18 * row, text)
    for row in range(rows + 1):
        sheet.line(columns[0], top - 18 * row, columns[-1], top - 18 * row)
    for left in columns:
        sheet.line(left, top, left, top - 18 * rows)
    return top - 18 * rows


def _read(path: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.pdf", str(path)],
        stdout=subprocess.PIPE,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    return json.loads(done.stdout)


async def _measured(path: Path) -> dict[str, float]:
    before = _megabytes(resource.RUSAGE_SELF)
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            began = time.monotonic()
            await asyncio.sleep(0.005)
            longest = max(longest, time.monotonic() - began - 0.005)

    watching = asyncio.create_task(watch())
    with path.open("rb") as source:
        began = time.monotonic()
        await ChildProcessParser(ParsingLimits()).parse(source, MediaType.PDF, new_id())
        seconds = time.monotonic() - began
    watching.cancel()
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    growth = _megabytes(resource.RUSAGE_SELF) - before
    return {
        "seconds": seconds,
        "processor": sum(each.ru_utime + each.ru_stime for each in used),
        # Two processes read it; the kernel tells what the larger of them took.
        "megabytes": growth + 2 * _megabytes(resource.RUSAGE_CHILDREN),
        "longest_wait": longest,
    }


def _megabytes(who: int) -> float:
    """The most that the process, or the largest of its children, had in memory."""
    return resource.getrusage(who).ru_maxrss / 1000


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_measured(Path(sys.argv[1])))))
