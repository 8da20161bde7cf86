"""Pages and files: what stands in the folder, nothing beside it, and no address that breaks the server."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI

from colombage.app import pages
from colombage.app.errors import handle_errors
from tests.unit.app.asking import ask


@pytest.fixture
def served(tmp_path: Path) -> FastAPI:
    folder = tmp_path / "web"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<html>")
    (folder / "assets" / "page-1.js").write_text("1")
    (tmp_path / "secret.txt").write_text("secret")
    app = FastAPI()
    handle_errors(app)
    app.include_router(pages.router(folder))
    return app


@pytest.mark.parametrize("path", ["/", "/conversations/1", "/assets/page-1.js"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_pages_and_files_are_served(served: FastAPI, method: str, path: str) -> None:
    assert (await ask(served, method, path))[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/assets/a%00b",
        "/" + "a" * 5000,
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "//etc/passwd",
        "/assets/..%2f..%2fsecret.txt",
        "/index.html.br",
        "/api/nothing",
    ],
)
async def test_anything_else_is_not_there(served: FastAPI, path: str) -> None:
    assert (await ask(served, "GET", path))[0] == 404
