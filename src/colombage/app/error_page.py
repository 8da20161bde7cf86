"""What is generated from the code: docs/errors.md and the OpenAPI document. Called by the command line."""

from __future__ import annotations

import json

from colombage.app.errors import STATUS
from colombage.app.http import described_application
from colombage.app.measuring import errors as measuring
from colombage.kernel.errors import CodedError

# The command line's, which no route loads.
_BESIDE = (measuring,)

_HEAD = """# Codes d’erreur

Écrit par `make docs` à partir du code. Chaque échec porte un code stable : dans la réponse HTTP, dans le flux
d’une réponse et dans le journal technique. Les mots entre accolades sont remplacés par les faits.

| code | HTTP | ce que lit la personne | ce que fait l’exploitant |
|---|---|---|---|
"""


def error_page() -> str:
    """Every code, in order: composing the application has loaded every room, and `_BESIDE` the rest."""
    described_application()
    lines = [
        f"| `{code}` | {STATUS[error.kind]} | {_cell(error.french)} | {_cell(error.operator)} |"
        for code, error in sorted(CodedError.registry.items())
        if error.__module__.startswith("colombage.")
    ]
    return _HEAD + "\n".join(lines) + "\n"


def openapi_document() -> str:
    """The interface, without anything running."""
    return json.dumps(described_application().openapi(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
