"""Exported documents as a colleague opens them: LibreOffice reads the whole of them, footnotes included."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from colombage.chat.exporting.types import ExportedExchange
from colombage.chat.exporting.word.document import write_word
from tests.unit.chat.exported import NOW, exchange, sheet
from tests.unit.chat.test_export_reading import HEAVY

pytestmark = pytest.mark.timeout(180)

ANSWER = """## Surveillance

La voie se surveille **toutes les 4 heures** [1] : rougeur, *douleur* [2].

1. Arrêter la perfusion [1].
   - désinfecter
     1. sans masser
2. Prévenir.

> Une citation.

| Produit | Dose |
|---|--:|
| Paracétamol [1] | 1 g |

```
DÉBIT = volume / durée
```
"""


@pytest.fixture(scope="module", autouse=True)
def soffice() -> str:
    found = shutil.which("soffice")
    if found is None:
        pytest.fail("These tests open documents: apt-get install libreoffice-writer-nogui", pytrace=False)
    return found


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its own, so that it meets no window that somebody has open."""
    return tmp_path_factory.mktemp("libreoffice")


def opened(folder: Path, profile: Path, form: str, *exchanges: ExportedExchange) -> Path:
    """The document as LibreOffice writes it again."""
    (folder / "export.docx").write_bytes(write_word(sheet(*exchanges), NOW))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", form]
    done = subprocess.run(
        [*command, "--outdir", str(folder), str(folder / "export.docx")],
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    made = folder / f"export.{form.partition(':')[0]}"
    assert made.exists(), done.stderr
    return made


def test_it_opens_with_its_footnotes_lists_and_tables(tmp_path: Path, profile: Path) -> None:
    text = opened(tmp_path, profile, "odt", exchange(ANSWER))
    shutil.unpack_archive(text, tmp_path / "odt", "zip")
    content = (tmp_path / "odt" / "content.xml").read_text()
    assert content.count("<text:note ") == 4
    assert "Le point de ponction est regardé" in content
    assert content.count("<text:list ") >= 3
    assert "<table:table " in content
    assert "Surveillance</text:h>" in content
    assert '<text:h text:style-name="Heading_20_1" text:outline-level="1">' in content


def test_its_pages_show_the_class_the_mention_and_their_number(tmp_path: Path, profile: Path) -> None:
    made = opened(tmp_path, profile, "pdf", exchange(ANSWER), exchange("Suite.\n\n" * 200))
    assert made.read_bytes().startswith(b"%PDF-")
    shown = _text_of(made)
    assert shown.count("Données de santé") >= 3, "on each page"
    assert "Rédigé avec l’aide d’une intelligence artificielle" in shown
    assert "Page 1 sur " in shown
    assert "Passage cité en note 1" in shown.replace("\u00a0", " ")


def _text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_hostile_answers_open_whole(tmp_path: Path, profile: Path) -> None:
    row = "|" + " cellule |" * 50
    table = "\n".join([row, "|" + "---|" * 50, *[row] * 199])
    hostile = [text for name, text in HEAVY.items() if name not in {"an open fence", "one word"}]
    answer = "\n\n".join([*(text[:3_000] for text in hostile), table, HEAVY["one word"], "La fin est là."])
    made = opened(tmp_path, profile, "txt:Text (encoded):UTF8", exchange(answer))
    assert "La fin est là." in made.read_text("utf-8-sig")
