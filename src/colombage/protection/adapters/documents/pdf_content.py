"""Rewrites the content of a PDF page or form: glyphs go out of the operators that show them. In the child.

What stays of a line is left byte for byte, in its own font; a placeholder stands in the place of what went,
in the same colour and as visible as it was, and what follows stays where it stood. ISO 32000-1, 9.4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from importlib import import_module
from typing import Any

from colombage.protection.adapters.documents.standard_font import NAME, encoded, width_of

pikepdf: Any = import_module("pikepdf")

SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_MARKS = frozenset({"BDC", "DP"})
_NARROWEST, _SMALLEST = 0.7, 0.43
_GREY = Decimal("0.78")


IsForm = Callable[[Any], bool]
"""Whether an operand of `Do` names a form."""
GlyphBytes = Callable[[Any], int]
"""How many bytes a glyph takes in the font of that name."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Glyphs `start` to `end` of a text give way to `text` (perhaps nothing).

    `advance`: how far they reached; `room`: how far what comes in their place may. Both in units of text
    space before its horizontal scale.
    """

    start: int
    end: int
    text: str
    advance: float
    room: float


@dataclass(frozen=True, slots=True)
class _State:
    """What of the graphics state a placeholder changes and gives back."""

    font: Any = None
    size: float = 1.0
    scale: float = 100.0
    spacing: float = 0.0
    word_spacing: float = 0.0


@dataclass(slots=True)
class Rewriting:
    """`cuts` by the number of the text among those of the content; `drop_texts`: all of them go.

    `forms` are names by which changed forms are called, by their number among the forms.
    """

    cuts: dict[int, list[Cut]] = field(default_factory=dict[int, list[Cut]])
    forms: dict[int, Any] = field(default_factory=dict[int, Any])
    drop_texts: bool = False
    keep_images: bool = False
    images: int = 0
    changed: bool = False


def is_shown(instruction: Any) -> bool:
    """Whether PDFium makes a text object of it."""
    operator = str(instruction.operator)
    if operator not in SHOWING or not len(instruction.operands):
        return False
    return any(len(bytes(each)) for each in strings_of(instruction))


def strings_of(instruction: Any) -> list[Any]:
    shown = instruction.operands[-1]
    if str(instruction.operator) != "TJ":
        return [shown] if isinstance(shown, pikepdf.String) else []
    if not isinstance(shown, pikepdf.Array):
        return []
    return [each for each in shown if isinstance(each, pikepdf.String)]


def rewritten(content: Sequence[Any], work: Rewriting, is_form: IsForm, glyph_bytes: GlyphBytes) -> list[Any]:
    """The instructions with the cuts made."""
    writer = _Writer(work, is_form, glyph_bytes)
    for each in content:
        writer.take(each)
    return writer.done


@dataclass(slots=True)
class _Writer:
    work: Rewriting
    is_form: IsForm
    glyph_bytes: GlyphBytes
    done: list[Any] = field(default_factory=list[Any])
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list[_State])
    texts: int = 0
    forms: int = 0

    def take(self, instruction: Any) -> None:
        operator = str(instruction.operator)
        if operator == "INLINE IMAGE":
            self.done += _instead_of_picture(instruction, self.work)
        elif operator in _MARKS:
            self.done.append(_plain_mark(instruction, self.work))
        elif operator == "Do":
            self.done.append(self._called(instruction))
        elif operator in SHOWING and is_shown(instruction):
            self._show(instruction, operator)
        else:
            self._follow(operator, instruction.operands)
            self.done.append(instruction)

    def _follow(self, operator: str, operands: Any) -> None:
        if operator == "q":
            self.saved.append(self.state)
        elif operator == "Q" and self.saved:
            self.state = self.saved.pop()
        elif operator in _STATE:
            self.state = _changed(self.state, operator, operands)

    def _called(self, instruction: Any) -> Any:
        if not len(instruction.operands) or not self.is_form(instruction.operands[0]):
            return instruction
        name = self.work.forms.get(self.forms)
        self.forms += 1
        if name is None:
            return instruction
        self.work.changed = True
        return _instruction([pikepdf.Name(name)], "Do")

    def _show(self, instruction: Any, operator: str) -> None:
        if operator == '"' and len(instruction.operands) > 2:  # noqa: PLR2004 - it sets two spacings as well
            words, letters = (float(each) for each in instruction.operands[:2])
            self.state = replace(self.state, word_spacing=words, spacing=letters)
        cuts = self.work.cuts.get(self.texts)
        self.texts += 1
        if not (self.work.drop_texts or cuts):
            self.done.append(instruction)
            return
        self.work.changed = True
        self.done += _moves(instruction)
        if not self.work.drop_texts:
            self.done += _cut(instruction, cuts or [], self.state, self.glyph_bytes(self.state.font))


def _cut(instruction: Any, cuts: list[Cut], state: _State, width: int) -> Iterable[Any]:
    """The pieces between the cuts as they were, and placeholders between them."""
    glyphs = _glyphs(instruction, width)
    position = 0
    for cut in cuts:
        yield from _shown(glyphs[position : cut.start])
        yield from _placeholder(cut, state)
        position = cut.end
    yield from _shown(glyphs[position:])


def _glyphs(instruction: Any, width: int) -> list[list[Any]]:
    """Each glyph's bytes with the moves that follow it; moves before the first stand alone in front."""
    shown = instruction.operands[-1]
    items = shown if str(instruction.operator) == "TJ" else [shown]
    glyphs: list[list[Any]] = []
    first: list[Any] = []
    for item in items:
        if isinstance(item, pikepdf.String):
            body = bytes(item)
            glyphs += [[body[at : at + width]] for at in range(0, len(body), width)]
        elif glyphs:
            glyphs[-1].append(item)
        else:
            first.append(item)
    if first and glyphs:
        glyphs[0] = [*first, *glyphs[0]]
    return glyphs


def _shown(glyphs: list[list[Any]]) -> Iterable[Any]:
    if not glyphs:
        return
    items: list[Any] = []
    for glyph in glyphs:
        for item in glyph:
            if isinstance(item, bytes) and items and isinstance(items[-1], bytes):
                items[-1] += item
            else:
                items.append(item)
    array = [pikepdf.String(item) if isinstance(item, bytes) else item for item in items]
    yield _instruction([pikepdf.Array(array)], "TJ")


def _placeholder(cut: Cut, state: _State) -> Iterable[Any]:
    """Written as large as there is room for, and then a move to where the next glyph stood."""
    size = state.size or 1.0
    reached = 0.0
    if cut.text and state.font is not None:
        full = width_of(cut.text) * abs(size)
        fits = min(1.0, max(cut.room, 0.1) / full) if full else 1.0
        narrow = max(_NARROWEST, fits)
        small = max(_SMALLEST, min(1.0, fits / narrow))
        reached = full * narrow * small
        yield _instruction([pikepdf.Name(NAME), _number(size * small)], "Tf")
        yield _instruction([_number(state.scale * narrow)], "Tz")
        yield _instruction([0], "Tc")
        yield _instruction([0], "Tw")
        yield _instruction([pikepdf.String(encoded(cut.text))], "Tj")
        yield _instruction([state.font, _number(size)], "Tf")
        yield _instruction([_number(state.scale)], "Tz")
        yield _instruction([_number(state.spacing)], "Tc")
        yield _instruction([_number(state.word_spacing)], "Tw")
    move = (cut.advance - reached) * 1000 / abs(size)
    yield _instruction([pikepdf.Array([_number(-move)])], "TJ")


def _moves(instruction: Any) -> Iterable[Any]:
    """What `'` and `"` do before they show."""
    operator = str(instruction.operator)
    if operator == '"' and len(instruction.operands) > 2:  # noqa: PLR2004
        yield _instruction([instruction.operands[0]], "Tw")
        yield _instruction([instruction.operands[1]], "Tc")
    if operator in {"'", '"'}:
        yield _instruction([], "T*")


_STATE = frozenset({"Tf", "Tz", "Tc", "Tw"})


def _changed(state: _State, operator: str, operands: Any) -> _State:
    try:
        if operator == "Tf":
            return replace(state, font=operands[0], size=float(operands[1]))
        value = float(operands[0])
    except (IndexError, TypeError, ValueError):
        return state
    if operator == "Tz":
        return replace(state, scale=value)
    return replace(state, spacing=value) if operator == "Tc" else replace(state, word_spacing=value)


def _plain_mark(instruction: Any, work: Rewriting) -> Any:
    """A mark in the content may carry the text that it marks (ActualText, Alt): its number alone stays."""
    if len(instruction.operands) < 2 or not isinstance(instruction.operands[1], pikepdf.Dictionary):  # noqa: PLR2004
        return instruction
    own = instruction.operands[1]
    kept = {key: own[key] for key in ("/MCID", "/Type", "/Subtype") if key in own}
    if len(kept) != len(own.keys()):
        work.changed = True
    return _instruction([instruction.operands[0], pikepdf.Dictionary(kept)], str(instruction.operator))


def _instead_of_picture(instruction: Any, work: Rewriting) -> list[Any]:
    work.images += 1
    if work.keep_images:
        return [instruction]
    work.changed = True
    return [
        _instruction([], "q"),
        _instruction([_GREY], "g"),
        _instruction([0, 0, 1, 1], "re"),
        _instruction([], "f"),
        _instruction([], "Q"),
    ]


def _instruction(operands: list[Any], operator: str) -> Any:
    return pikepdf.ContentStreamInstruction(operands, pikepdf.Operator(operator))


def _number(value: float) -> Decimal:
    return Decimal(f"{value:.4f}")
