"""The sample documents: as their sources say, marked as fictitious on every page, and fit to be asked."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from pypdf import PdfReader

from colombage.files.adapters.child_process import ChildProcessParser
from colombage.files.rules.detection import SAMPLE_BYTES, detect_type
from colombage.files.types import ParsedDocument, ParsingLimits
from colombage.kernel.clock import new_id

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = ROOT / "src/colombage/app/demonstration/documents"
PDFS = sorted(DOCUMENTS.glob("*.pdf"))
MARK = "Document fictif de démonstration"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_demo_documents", ROOT / "scripts/make_demo_documents.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


async def parsed(name: str) -> ParsedDocument:
    path = DOCUMENTS / name
    with path.open("rb") as source:
        media_type = detect_type(source.read(SAMPLE_BYTES), name)
        assert media_type is not None
        return await ChildProcessParser(ParsingLimits()).parse(source, media_type, new_id())


def test_the_committed_documents_are_those_of_the_sources(maker: ModuleType, tmp_path: Path) -> None:
    made = {path.name: path for path in maker.make_all(tmp_path)}
    committed = {path.name: path for path in DOCUMENTS.iterdir() if path.suffix in {".pdf", ".md"}}
    assert made.keys() == committed.keys()
    for name, path in made.items():
        if path.suffix == ".pdf":
            assert pages(path) == pages(committed[name]), f"run scripts/make_demo_documents.py for {name}"
        else:
            assert path.read_text() == committed[name].read_text()


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_every_page_is_marked(path: Path) -> None:
    found = pages(path)
    assert found
    assert all(MARK in text for text in found)


@pytest.mark.parametrize(
    ("name", "answer", "page"),
    [
        ("protocole-surveillance-picc.pdf", "le pansement transparent est changé tous les sept jours.", 1),
        ("protocole-surveillance-picc.pdf", "il est rincé une fois par semaine.", 2),
        ("note-de-service-achats.pdf", "Une mise en concurrence simplifiée demande quatre semaines.", 1),
        ("procedure-accueil-nouvel-arrivant.pdf", "demandés cinq jours ouvrés avant l’arrivée.", 1),
        ("conduite-a-tenir-chute-patient.pdf", "Le médecin est prévenu pour toute chute.", 1),
        (
            "fiche-reflexe-panne-informatique.md",
            "Appelez le support informatique au 4000, à toute heure.",
            None,
        ),
    ],
)
async def test_an_answer_stands_whole_in_one_passage_of_its_page(
    name: str, answer: str, page: int | None
) -> None:
    document = await parsed(name)
    found = [each for each in document.passages if answer in each.text]
    assert [each.page for each in found] == [page]
    assert len(found[0].heading_path) >= 2
    assert document.warnings == ()
