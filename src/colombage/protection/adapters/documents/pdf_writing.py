"""Writes the pages of a PDF with their edits: cuts in their texts, or all of a page's text anew.

Runs in the child.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from importlib import import_module
from typing import Any

from colombage.files.adapters.refused import Refused
from colombage.protection.adapters.documents.handling import Wish
from colombage.protection.adapters.documents.pdf_content import Rewriting, is_shown, rewritten, strings_of
from colombage.protection.adapters.documents.pdf_cutting import NotAligned, PageCuts, cuts_of
from colombage.protection.adapters.documents.pdf_pages import Line, Page, Path, Place
from colombage.protection.adapters.documents.pdf_resources import (
    fonts_of,
    forget_unused,
    forms_in,
    glyph_bytes_in,
    own_resources,
    sets_font,
)
from colombage.protection.adapters.documents.standard_font import NAME, can_write, encoded, width_of
from colombage.protection.documents.edits import edited
from colombage.protection.documents.types import Aside, Edit

pikepdf: Any = import_module("pikepdf")

_DEEPEST_FORM = 12


@dataclass(slots=True)
class PageWriter:
    """`seen` collects the forms that the written pages show. What was cut out of a form's copy still
    stands in the form itself, which others may name in resources that they share: it is none of these."""

    pdf: Any
    wish: Wish
    seen: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])
    font: Any = None

    def write(self, number: int, page: Page, edits: Sequence[tuple[Line, Sequence[Edit]]]) -> None:
        """Raises Refused when the page's text cannot be taken out for sure."""
        target = self.pdf.pages[number]
        target.obj.Resources = own_resources(target.obj.get("/Resources", None) or target.resources)
        content = _parsed(target, number)
        before = set(self.seen)
        try:
            cuts = cuts_of(page, edits) if edits else PageCuts()
            self._rewrite_page(target, content, cuts)
        except NotAligned:
            self.seen = before
            self._write_anew(number, page, edits)

    def _rewrite_page(self, target: Any, content: Sequence[Any], cuts: PageCuts) -> None:
        resources = target.obj.Resources
        self._check(content, resources, (), cuts)
        work = Rewriting(cuts.cuts.get((), {}), keep_images=self.wish.keep_images)
        work.forms = self._forms(content, resources, (), cuts)
        done = rewritten(content, work, forms_in(resources), glyph_bytes_in(resources))
        self._count(work)
        if work.cuts:
            self._name_font(resources)
        forget_unused(resources, done)
        if work.changed:
            target.obj.Contents = self.pdf.make_stream(pikepdf.unparse_content_stream(done))

    def _check(self, content: Sequence[Any], resources: Any, path: Path, cuts: PageCuts) -> None:
        """PDFium's texts and ours must be the same ones, or a cut would hit another. Raises NotAligned."""
        wanted = cuts.cuts.get(path, {})
        if not wanted and not any(other[: len(path)] == path for other in cuts.cuts):
            return
        is_form = forms_in(resources)
        texts = [each for each in content if is_shown(each)]
        forms = [each for each in content if str(each.operator) == "Do" and is_form(each.operands[0])]
        seen = cuts.containers.get(path)
        if seen is None or (seen.texts, seen.forms) != (len(texts), len(forms)):
            raise NotAligned
        if any(str(each.operator) == "gs" and sets_font(resources, each.operands) for each in content):
            raise NotAligned
        fonts = fonts_of(content)
        glyph_bytes = glyph_bytes_in(resources)
        for number in wanted:
            size = sum(len(bytes(each)) for each in strings_of(texts[number]))
            width = glyph_bytes(fonts[number])
            if fonts[number] is None or size != cuts.glyphs[Place(path, number)] * width:
                raise NotAligned
        _cut_doubles(texts, path, cuts)

    def _forms(self, content: Sequence[Any], resources: Any, path: Path, cuts: PageCuts) -> dict[int, str]:
        """Changed forms are copies, for this place alone: the same form may stand on other pages."""
        names: dict[int, str] = {}
        is_form = forms_in(resources)
        forms = [each for each in content if str(each.operator) == "Do" and is_form(each.operands[0])]
        for number, each in enumerate(forms):
            form = resources.XObject[str(each.operands[0])]
            below = (*path, number)
            if len(below) > _DEEPEST_FORM:
                raise NotAligned
            inner_resources = form.get("/Resources", resources)
            inner = list(pikepdf.parse_content_stream(form))
            if not any(other[: len(below)] == below for other in cuts.cuts):
                self.seen.add(form.objgen)
                self._see(inner, inner_resources, len(below))
                continue
            self._check(inner, inner_resources, below, cuts)
            own = own_resources(inner_resources)
            work = Rewriting(cuts.cuts.get(below, {}), keep_images=self.wish.keep_images)
            work.forms = self._forms(inner, own, below, cuts)
            done = rewritten(inner, work, forms_in(own), glyph_bytes_in(own))
            self._count(work)
            self._name_font(own)
            names[number] = self._copy(form, done, own, resources, below)
        return names

    def _copy(self, form: Any, content: Sequence[Any], own: Any, resources: Any, path: Path) -> str:
        """The form with another content, under a name of its own."""
        forget_unused(own, content)
        copy = self.pdf.make_stream(pikepdf.unparse_content_stream(content))
        for key in ("/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Group", "/OC"):
            if key in form:
                copy[key] = form[key]
        copy.Resources = own
        name = f"/ColombageForm{'_'.join(map(str, path))}"
        resources.XObject[name] = copy
        self.seen.add(copy.objgen)
        return name

    def _see(self, content: Sequence[Any], resources: Any, depth: int) -> None:
        if depth > _DEEPEST_FORM:
            return
        is_form = forms_in(resources)
        for each in content:
            if str(each.operator) == "Do" and is_form(each.operands[0]):
                form = resources.XObject[str(each.operands[0])]
                if form.objgen not in self.seen:
                    self.seen.add(form.objgen)
                    inner = list(pikepdf.parse_content_stream(form))
                    self._see(inner, form.get("/Resources", resources), depth + 1)

    def _write_anew(self, number: int, page: Page, edits: Sequence[tuple[Line, Sequence[Edit]]]) -> None:
        """All text goes out of the page and its forms; its lines come back in a font of their own."""
        target = self.pdf.pages[number]
        resources = target.obj.Resources = own_resources(target.obj.Resources)
        content = self._without_texts(_parsed(target, number), resources, (), number)
        by_line = {tuple(line.characters[:1]): found for line, found in edits}
        # A dose "≥ 5 mg" that came back as "? 5 mg" would be worse than no copy.
        if not all(can_write(line.text.strip()) for line in page.content().lines):
            raise Refused("PageNotWritable", page=number + 1)
        self._name_font(resources)
        drawn = [
            _drawn(page, line, by_line.get(tuple(line.characters[:1]), ())) for line in page.content().lines
        ]
        body = pikepdf.unparse_content_stream(content)
        depth = sum({"q": 1, "Q": -1}.get(str(each.operator), 0) for each in content)
        self.wish.asides.left[Aside.DRAWN_LINES] += len(drawn)
        target.obj.Contents = self.pdf.make_stream(
            b"q\n" + body + b"\n" + b"Q\n" * max(1, 1 + depth) + b"".join(drawn)
        )

    def _without_texts(self, content: Sequence[Any], resources: Any, path: Path, number: int) -> list[Any]:
        if len(path) > _DEEPEST_FORM:
            raise Refused("PageNotWritable", page=number + 1)
        work = Rewriting(drop_texts=True, keep_images=self.wish.keep_images)
        is_form = forms_in(resources)
        forms = [each for each in content if str(each.operator) == "Do" and is_form(each.operands[0])]
        for place, each in enumerate(forms):
            form = resources.XObject[str(each.operands[0])]
            own = own_resources(form.get("/Resources", resources))
            inner = self._without_texts(list(pikepdf.parse_content_stream(form)), own, (*path, place), number)
            work.forms[place] = self._copy(form, inner, own, resources, (*path, place))
        done = rewritten(content, work, is_form, glyph_bytes_in(resources))
        forget_unused(resources, done)
        self._count(work)
        return done

    def _count(self, work: Rewriting) -> None:
        if self.wish.keep_images:
            self.wish.asides.left[Aside.IMAGES_KEPT] += work.images
        else:
            self.wish.asides.removed[Aside.IMAGES] += work.images

    def _name_font(self, resources: Any) -> None:
        if self.font is None:
            self.font = self.pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name.Helvetica,
                    Encoding=pikepdf.Name.WinAnsiEncoding,
                )
            )
        if "/Font" not in resources:
            resources.Font = pikepdf.Dictionary()
        resources.Font[NAME] = self.font


def _cut_doubles(texts: Sequence[Any], path: Path, cuts: PageCuts) -> None:
    """A text that PDFium passed over loses what its double loses, and gets no placeholder of its own."""
    wanted = cuts.cuts.get(path, {})
    by_strings = {_strings(texts[number]): found for number, found in wanted.items()}
    for place in cuts.unread:
        found = by_strings.get(_strings(texts[place.number])) if place.container == path else None
        if found is not None:
            wanted[place.number] = [replace(each, text="") for each in found]


def _strings(text: Any) -> tuple[bytes, ...]:
    return tuple(bytes(each) for each in strings_of(text))


def _parsed(target: Any, number: int) -> list[Any]:
    try:
        return list(pikepdf.parse_content_stream(target))
    except (pikepdf.PdfError, pikepdf.PdfParsingError, TypeError) as error:
        raise Refused("PageNotWritable", page=number + 1) from error


def _drawn(page: Page, line: Line, edits: Sequence[Edit]) -> bytes:
    """A line as one text, where its first letter stood, at most as long as it was."""
    shown = [each for each in line.characters if page.object_of(each) is not None]
    text = edited(line.text, edits).strip()
    if not shown or not text:
        return b""
    first, last = shown[0], shown[-1]
    a, b, c, d = page.matrix(first)
    scale = math.hypot(a, b) or 1.0
    size = (page.size(first) or 10.0) * scale
    x, y = page.origin(first)
    end = page.origin(last)
    length = ((end[0] - x) * a + (end[1] - y) * b) / scale + page.advance(last)
    full = width_of(text) * size
    narrow = 100 * min(1.2, max(0.3, length / full)) if length > 0 and full else 100.0
    up = math.hypot(c, d) or 1.0
    numbers = " ".join(_plain(each) for each in (a / scale, b / scale, c / up, d / up, x, y))
    return (
        f"BT {NAME} {_plain(size)} Tf {_plain(narrow)} Tz 0 Tc 0 Tw 0 Ts 0 Tr {numbers} Tm ".encode()
        + pikepdf.String(encoded(text)).unparse()
        + b" Tj ET\n"
    )


def _plain(value: float) -> str:
    return str(Decimal(f"{value:.4f}"))
