"""Writes anew what is generated from the code, `make docs`: errors, settings, HTTP description and its types.

Run by the tools' Python (it needs Node); what speaks for the product is asked of the product's own command.
tests/architecture/test_generated.py notices when one of these files is older than the code.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from build_web import ROOT, prepare, run

PRODUCT = ROOT / ".venv" / "bin"
ERRORS = ROOT / "docs" / "errors.md"
OPENAPI = ROOT / "docs" / "openapi.json"
TYPES = ROOT / "web" / "src" / "api" / "schema.d.ts"


def ask(*command: str) -> str:
    done = subprocess.run([PRODUCT / command[0], *command[1:]], check=True, capture_output=True, text=True)
    return done.stdout


def write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))


def types() -> str:
    """TypeScript for docs/openapi.json, headed by the hash of what it was made from."""
    made = ROOT / "build" / "schema.d.ts"
    run(prepare(ROOT), "openapi-typescript", str(OPENAPI), "--output", str(made))
    origin = hashlib.sha256(OPENAPI.read_bytes()).hexdigest()
    return f"// From docs/openapi.json, sha256 {origin}\n{made.read_text(encoding='utf-8')}"


def main() -> int:
    write(ERRORS, ask("colombage", "docs", "errors"))
    write(OPENAPI, ask("colombage", "docs", "openapi"))
    write(TYPES, types())
    ask("python", str(ROOT / "scripts" / "settings_table.py"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
