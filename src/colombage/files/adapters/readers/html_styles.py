"""Which elements of a page nobody sees: by attribute, by inline style, by simple rules of its own sheet.

Used by `html`. No style engine: what a script or a combined selector hides is not noticed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

_AT_RULES = re.compile(r"@[^{};]*+(?:;|\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\})")
_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULES = re.compile(r"([^{}]++)\{([^{}]*+)\}")
_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]+)", re.IGNORECASE)
_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:0*(?:\.0+)?(?:[;a-z%]|$)|font-size:[01](?:px|pt)"
    r"|opacity:0(?:\.0+)?(?:[;!]|$)|(?:left|top|text-indent):-\d{3,}|clip:rect\(0|mso-hide:all"
)
_WHITE = re.compile(r"(?:^|;)color:(?:white|#fff(?:fff)?|rgba?\(255,255,255[^)]*\))")
_OTHER_COLOUR = re.compile(r"(?:^|;)color:")
_BACKGROUND = re.compile(
    r"(?:^|;)background(?:-color|-image)?:(?!\s*(?:transparent|none|inherit|white|#fff(?:fff)?)\s*(?:;|!|$))"
)
_WHITE_NAMES = {"white", "#fff", "#ffffff"}
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sight:
    """How words stand before the reader, at one place of the page."""

    hidden: bool = False
    white: bool = False
    coloured: bool = False

    @property
    def unseen(self) -> bool:
        """White on nothing."""
        return self.white and not self.coloured


class Stylesheet:
    def __init__(self, text: str) -> None:
        # Rules under a condition (a small screen, print) say nothing of the page as it is read.
        plain = _AT_RULES.sub("", _COMMENTS.sub("", text))
        self._rules: dict[str, str] = {}
        for selectors, body in _RULES.findall(plain):
            for selector in selectors.split(","):
                found = _SELECTOR.fullmatch(selector.strip())
                if found:
                    self._rules[found[1]] = f"{self._rules.get(found[1], '')};{_squeezed(body)}"

    def sight(self, element: Any, around: Sight) -> Sight:
        """How the words inside `element` stand, given how it stands itself."""
        style = self._style_of(element)
        if (
            element.get("hidden") is not None
            or _HIDING.search(style)
            or (element.tag == "dialog" and element.get("open") is None)
        ):
            return replace(around, hidden=True)
        colour = (element.get("color") or "").lower() if element.tag == "font" else ""
        white, coloured = around.white, around.coloured
        if _WHITE.search(style) or colour in _WHITE_NAMES:
            white = True
        elif _OTHER_COLOUR.search(style) or colour:
            white = False
        background = (element.get("bgcolor") or "").lower()
        if _BACKGROUND.search(style) or element.get("background") or background not in {"", *_WHITE_NAMES}:
            coloured = True
        if white == around.white and coloured == around.coloured:
            return around
        return replace(around, white=white, coloured=coloured)

    def _style_of(self, element: Any) -> str:
        names = [f".{name}" for name in (element.get("class") or "").split()]
        if element.get("id"):
            names.append(f"#{element.get('id')}")
        ruled = ";".join(self._rules[name] for name in names if name in self._rules)
        own = element.get("style")
        return f"{ruled};{_squeezed(own)}" if own else ruled


def _squeezed(style: str) -> str:
    return _SPACES.sub("", style).lower()
