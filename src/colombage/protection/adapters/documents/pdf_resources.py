"""What the content of a PDF page or form refers to: its fonts and forms by their names. Runs in the child."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from colombage.protection.adapters.documents.pdf_content import GlyphBytes, IsForm, is_shown

pikepdf: Any = import_module("pikepdf")

_COMPOSITE_BYTES = 2


def own_resources(resources: Any) -> Any:
    """A copy that may be changed: pages share theirs."""
    own = pikepdf.Dictionary({key: resources[key] for key in resources.keys()})  # noqa: SIM118 - no mapping
    for key in ("/Font", "/XObject"):
        if key in own:
            shared = own[key]
            own[key] = pikepdf.Dictionary({name: shared[name] for name in shared.keys()})  # noqa: SIM118
    return own


def forget_unused(resources: Any, content: Sequence[Any]) -> None:
    """Forms that nothing calls any more still hold what was cut out of their copies."""
    if "/XObject" in resources:
        called = {
            str(each.operands[0]) for each in content if str(each.operator) == "Do" and len(each.operands)
        }
        for name in [each for each in resources.XObject.keys() if each not in called]:  # noqa: SIM118
            del resources.XObject[name]


def forms_in(resources: Any) -> IsForm:
    objects: Any = resources.get("/XObject", {})

    def is_form(name: Any) -> bool:
        found = objects.get(str(name), None)
        return isinstance(found, pikepdf.Stream) and found.get("/Subtype", None) == pikepdf.Name.Form

    return is_form


def glyph_bytes_in(resources: Any) -> GlyphBytes:
    fonts: Any = resources.get("/Font", {})

    def glyph_bytes(name: Any) -> int:
        found = fonts.get(str(name), None) if name is not None else None
        composite = found is not None and found.get("/Subtype", None) == pikepdf.Name.Type0
        return _COMPOSITE_BYTES if composite else 1

    return glyph_bytes


def fonts_of(content: Sequence[Any]) -> list[Any]:
    """The font of each text."""
    font: Any = None
    saved: list[Any] = []
    found: list[Any] = []
    for each in content:
        operator = str(each.operator)
        if operator == "q":
            saved.append(font)
        elif operator == "Q" and saved:
            font = saved.pop()
        elif operator == "Tf" and len(each.operands):
            font = each.operands[0]
        elif is_shown(each):
            found.append(font)
    return found


def sets_font(resources: Any, operands: Any) -> bool:
    states: Any = resources.get("/ExtGState", {})
    return bool(len(operands)) and "/Font" in states.get(str(operands[0]), {})
