"""What holds for every file of the project, whatever it is about."""

from __future__ import annotations

import ast
import json
import re

import pytest

from tests.architecture.source import ROOT, modules, texts

MACHINE_PATHS = re.compile(r"(?<![\w.\-])/(?:work|root|home/[a-z]\w*|Users/\w+|tmp/probe)/")
REGISTRIES = re.compile(r"https?://(?:registry\.|files\.pythonhosted|pypi\.|deb\.debian|security\.debian)")
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b|NotImplemented" r"Error")
NEVER_RUN = re.compile(
    r"pytest\.mark\.(?:skip|xfail)|pytest\.(?:skip|importorskip)\(|\b(?:it|test|describe)\.skip\("
)


def lines_with(pattern: re.Pattern[str], *folders: str) -> list[str]:
    chosen = [ROOT / folder for folder in folders] or [ROOT]
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for folder in chosen
        for path, text in texts(folder)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert lines_with(MACHINE_PATHS) == []


def test_no_file_names_a_package_registry() -> None:
    assert lines_with(REGISTRIES) == []


def test_nothing_is_left_unfinished() -> None:
    assert lines_with(UNFINISHED, "src", "web", "tests", "scripts", "benchmarks") == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    assert lines_with(NEVER_RUN, "tests", "web") == []


def test_every_module_opens_by_saying_what_it_does() -> None:
    silent = [str(module) for module in modules() if module.tree.body and not ast.get_docstring(module.tree)]
    assert silent == []


@pytest.mark.parametrize("lock", ["bootstrap", "build", "demo", "runtime", "test"])
def test_every_locked_requirement_has_its_version_and_hashes(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._\-]+(?:\[[a-z,]+\])?==\S+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_pages_lock_has_hashes_and_no_addresses() -> None:
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [
        name for name, entry in packages.items() if "integrity" not in entry and not entry.get("link")
    ] == []
