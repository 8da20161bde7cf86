"""The pages are built again when a source changed, and only then."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[3] / "scripts" / "build_web.py"


@pytest.fixture(name="script")
def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_web", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    (tmp_path / "web" / "node_modules").mkdir(parents=True)
    (tmp_path / "web" / "page.ts").write_text("one")
    return tmp_path


def test_contents_and_names_count_but_installed_packages_do_not(script: ModuleType, root: Path) -> None:
    web = root / "web"
    before = script.digest(web)
    (web / "node_modules" / "library.js").write_text("whatever")
    assert script.digest(web) == before
    (web / "page.ts").rename(web / "other.ts")
    renamed = script.digest(web)
    (web / "other.ts").write_text("two")
    assert len({before, renamed, script.digest(web)}) == 3


def test_unchanged_pages_are_left_alone(
    script: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = root / "src" / "colombage" / "app" / "web"
    output.mkdir(parents=True)
    runs: list[str] = []

    def run(_workshop: Path, name: str, *_arguments: str, **_environment: str) -> None:
        runs.append(name)
        (output / "index.html").write_text("<!doctype html>")

    monkeypatch.setattr(script, "prepare", lambda root: root)
    monkeypatch.setattr(script, "run", run)
    assert script.build(root) is True
    assert script.build(root) is False
    (root / "web" / "page.ts").write_text("two")
    assert script.build(root) is True
    (output / "index.html").unlink()
    assert script.build(root) is True
    assert runs == ["vite"] * 3
