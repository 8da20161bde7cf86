"""Which addresses of an answer become links, and how they are shown: the rules of the pages
(web/src/features/chat/markdown/safety.ts). Pure; used by the reader.
"""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from colombage.chat.exporting.texts import cleaned

_SCHEMES = frozenset({"http", "https", "mailto"})
_LONGEST_SHOWN = 300


def safe_address(address: str) -> str | None:
    """The address when a person may follow it; None when it may be no link.

    `https://hopital.fr@ailleurs.example` reads like the first and opens the second; a relative address names
    no page; what is too long to be read is no link, for whoever opens it must see what they send there.
    """
    try:
        parts = urlsplit(cleaned(address).strip())
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or parts.username is not None or parts.password is not None:
        return None
    if parts.scheme != "mailto" and not host:
        return None
    found = parts.geturl()
    return found if found.isascii() and len(shown_address(found)) <= _LONGEST_SHOWN else None


def shown_address(address: str) -> str:
    """Where a link leads, whole: what stands in its query would leave with the click."""
    parts = urlsplit(address)
    place = parts.path if parts.scheme == "mailto" else parts.netloc + parts.path.removesuffix("/")
    query = f"?{unquote(parts.query)}" if parts.query else ""
    fragment = f"#{unquote(parts.fragment)}" if parts.fragment else ""
    return cleaned(f"{place}{query}{fragment}")
