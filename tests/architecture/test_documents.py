"""The documents keep to the code: links lead somewhere, every setting is told, commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from colombage.app.cli import cli
from scripts.settings_table import table
from tests.architecture.source import ROOT, texts

DOCUMENTS = [path for path, _ in texts() if path.suffix == ".md"]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
ABOUT_OTHERS = {"comparison", "comparaison"}  # these tell paths of other products
PATH = re.compile(r"`((?:src|web|tests|docs|scripts|benchmarks|training|requirements)/[\w./-]+)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files_that_exist(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_paths_that_are_told_exist(document: Path) -> None:
    if document.stem in ABOUT_OTHERS:
        return
    told = PATH.findall(document.read_text(encoding="utf-8"))
    assert [path for path in told if not (ROOT / path).exists()] == []


def test_the_documents_are_there() -> None:
    assert len(DOCUMENTS) > 10
    assert any(PATH.search(document.read_text(encoding="utf-8")) for document in DOCUMENTS)


def test_the_settings_page_tells_every_setting_as_it_is() -> None:
    page = (ROOT / "docs" / "operations" / "settings.md").read_text(encoding="utf-8")
    assert page.endswith(table()), "run `make docs`"


def test_every_make_target_in_the_documents_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = {
        target
        for document in DOCUMENTS
        for target in re.findall(r"`make ([a-z-]+)", document.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= targets


def test_every_command_in_the_documents_exists() -> None:
    named = {
        command
        for document in DOCUMENTS
        for command in re.findall(r"(?m)(?:`|/|^|=\S+ )colombage ([a-z][a-z-]+)", document.read_text("utf-8"))
    }
    assert {"serve", "worker", "migrate", "roles-sql"} <= named
    assert named <= set(cli.commands)
