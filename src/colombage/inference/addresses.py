"""The address of a model server, as an administrator types it, brought to one form. Pure.

Used by the catalogue, the connection test and the adapters.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from colombage.inference.errors import AddressInvalid

_TOO_FAR = ("/chat/completions", "/completions", "/embeddings", "/models")


def normalise_address(typed: str) -> str:
    """The base address under which `/chat/completions` and `/models` lie, without a final slash.

    `https://modeles.example:8000`, `…:8000/` and `…:8000/v1/models` all become `https://modeles.example:8000/v1`.
    A path of its own (`/mistral/v1`) is kept. Raises AddressInvalid.
    """
    text = typed.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise AddressInvalid from None
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or port == 0
        or parts.username is not None
        or parts.password is not None
        or parts.query
        or parts.fragment
        or any(character.isspace() or not character.isprintable() for character in text)
    ):
        raise AddressInvalid
    path = parts.path.rstrip("/")
    for ending in _TOO_FAR:
        path = path.removesuffix(ending)
    return f"{parts.scheme}://{parts.netloc.lower()}{path.rstrip('/') or '/v1'}"
