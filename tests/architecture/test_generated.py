"""What `make docs` generates is as new as the code that it was generated from."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT

OPENAPI = ROOT / "docs" / "openapi.json"


def says(page: str) -> str:
    program = Path(sys.executable).parent / "colombage"
    return subprocess.run(
        [program, "docs", page], check=True, capture_output=True, text=True, timeout=60
    ).stdout


def test_the_page_of_errors_is_that_of_the_code() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert page == says("errors"), "run `make docs`"


def test_the_http_description_is_that_of_the_code() -> None:
    """Also the snapshot in which a review sees that the HTTP surface changed."""
    assert OPENAPI.read_text(encoding="utf-8") == says("openapi"), "run `make docs`"


def test_the_pages_types_come_from_that_description() -> None:
    first = (ROOT / "web" / "src" / "api" / "schema.d.ts").read_text(encoding="utf-8").splitlines()[0]
    assert first.endswith(hashlib.sha256(OPENAPI.read_bytes()).hexdigest()), "run `make docs`"
