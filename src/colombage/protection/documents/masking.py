"""Makes a protected copy of one document: read, find, replace, read again. Used by the job and the command.

The copy is read again by another library before anybody gets it. What the finders see only then is looked for
in the original too, and the copy made anew: twice at most, for a new copy may show something again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Protocol

from colombage.files.types import MediaType
from colombage.protection.documents.errors import CheckFailed, DocumentTypeRefused
from colombage.protection.documents.originals import PROTECTABLE
from colombage.protection.documents.ports import OpenedDocument, Progress, Workshop
from colombage.protection.documents.report import Correspondence, Report
from colombage.protection.documents.texts import ReadText, pieces_by_stretch, texts_of
from colombage.protection.documents.types import Aside, Asides, Edit
from colombage.protection.documents.values import Values, is_telling, single_word
from colombage.protection.gazetteers import is_common_word
from colombage.protection.types import Known, Label, Reading, Span
from colombage.protection.vaults.placeholders import placeholders_in
from colombage.protection.vaults.vault import Vault

_MORE_ROUNDS = 2
_TELLING_ALONE = frozenset({Label.NIR, Label.INS, Label.IBAN, Label.EMAIL, Label.PHONE, Label.BIRTH_DATE})
"""What a last reading must not find, even when nothing in the original looked like it."""


class Finding(Protocol):
    """`Finders`, or what stands for it in a test."""

    async def find(self, texts: Sequence[str], known: Known = ...) -> tuple[Reading, ...]: ...


@dataclass(slots=True)
class _Copy:
    """What a round replaces. `kinds` say of each value how it was found."""

    edits: dict[int, list[Edit]] = field(default_factory=dict[int, list[Edit]])
    replaced: Counter[Label] = field(default_factory=Counter[Label])
    written: dict[str, Correspondence] = field(default_factory=dict[str, Correspondence])


@dataclass(frozen=True, slots=True)
class _Task:
    source: BinaryIO
    into: BinaryIO
    media_type: MediaType
    keep_images: bool


@dataclass(frozen=True, slots=True)
class _Made:
    """`missed`: what the finders see in the copy and did not see in the original."""

    copy: _Copy
    asides: Asides
    extractor: str
    missed: dict[str, Label]


@dataclass(frozen=True, slots=True)
class MaskDocument:
    finders: Finding
    workshop: Workshop

    async def __call__(
        self,
        source: BinaryIO,
        into: BinaryIO,
        media_type: MediaType,
        *,
        keep_images: bool = False,
        known: Known | None = None,
        progress: Progress | None = None,
    ) -> Report:
        """Writes the protected copy of `source` into `into` (both real files) and says what it did.

        Raises CheckFailed, DocumentTypeRefused, what `Workshop.open` raises, VaultFull; then what is in
        `into` is no copy.
        """
        if media_type not in PROTECTABLE:
            raise DocumentTypeRefused(type=media_type.value)
        task = _Task(source, into, media_type, keep_images)
        given = known or Known()
        made = await self._make(task, given, progress)
        labels = dict(made.missed)
        for _ in range(_MORE_ROUNDS):
            if not made.missed:
                break
            given = given.and_also(Known(missed=frozenset(made.missed)))
            made = await self._make(task, given, None)
            labels = made.missed | labels  # as what it was found at first: from now on it is known by hand
        telling = sum(labels[text] in _TELLING_ALONE for text in made.missed)
        if telling:
            raise CheckFailed(found=telling)
        return _report(made)

    async def _make(self, task: _Task, known: Known, progress: Progress | None) -> _Made:
        """One copy, written and read again. Raises CheckFailed when a replaced value still stands in it."""
        task.into.seek(0)
        task.into.truncate()
        async with self.workshop.open(
            task.source, task.into, task.media_type, keep_images=task.keep_images
        ) as document:
            copy = await self._replaced(document, known, progress)
            values = {each.value: written for written, each in copy.written.items()}
            asides = await document.write(copy.edits, values, words_among(values))
        seen = await self.workshop.read_again(task.into, task.media_type, list(values), words_among(values))
        if seen.values_found:
            raise CheckFailed(found=seen.values_found)
        return _Made(copy, asides, seen.extractor, await self._missed(seen.texts, known))

    async def _replaced(self, document: OpenedDocument, known: Known, progress: Progress | None) -> _Copy:
        texts = texts_of(document.stretches)
        if progress is not None:
            for number, each in enumerate(texts):
                progress(number, len(texts) + 1)
                await self.finders.find([each.text])  # remembered, and the person sees how far it is
        readings = await self.finders.find([each.text for each in texts], known)
        spans = _everywhere(texts, [reading.spans for reading in readings])
        return _copy_of(texts, spans)

    async def _missed(self, texts: Sequence[str], known: Known) -> dict[str, Label]:
        """What the finders see in the copy that they did not see in the original, with its label."""
        found: dict[str, Label] = {}
        for text, reading in zip(texts, await self.finders.find(texts, known), strict=True):
            for span in reading.spans:
                inside = text[max(0, span.start - 1) : span.end + 1]
                if is_telling(span.text) and not any(placeholders_in(inside)):
                    found.setdefault(span.text, span.label)
        return found


def words_among(values: Iterable[str]) -> list[str]:
    """Those single words, folded, that are ordinary words too when they stand in small letters."""
    singles = {word for value in values if (word := single_word(value)) is not None}
    return sorted(word for word in singles if is_common_word(word))


def _everywhere(texts: Sequence[ReadText], found: Sequence[Sequence[Span]]) -> list[list[Span]]:
    """What was found once, wherever it stands: a copy with a value left in it is no copy."""
    first: dict[str, Span] = {}
    for spans in found:
        for span in spans:
            first.setdefault(span.text, span)
    values = Values.of(first, words_among(first))
    complete: list[list[Span]] = []
    for read_text, spans in zip(texts, found, strict=True):
        more = [
            replace(first[value], start=start, end=end, text=read_text.text[start:end])
            for start, end, value in values.found_in(read_text.text)
        ]
        complete.append(sorted([*spans, *_outside(more, spans)], key=lambda each: each.start))
    return complete


def _outside(more: Iterable[Span], spans: Sequence[Span]) -> list[Span]:
    """Those of `more` that meet none of `spans`; both in order."""
    kept: list[Span] = []
    at = 0
    for span in more:
        while at < len(spans) and spans[at].end <= span.start:
            at += 1
        if at == len(spans) or spans[at].start >= span.end:
            kept.append(span)
    return kept


def _copy_of(texts: Sequence[ReadText], found: Sequence[Sequence[Span]]) -> _Copy:
    copy, vault = _Copy(), Vault()
    for read_text, spans in zip(texts, found, strict=True):
        for number, pieces in pieces_by_stretch(read_text, spans).items():
            copy.edits[number] = [
                Edit(piece.start, piece.end, _placeholder(copy, vault, piece.whole) if piece.whole else "")
                for piece in pieces
            ]
    return copy


def _placeholder(copy: _Copy, vault: Vault, span: Span) -> str:
    alone = replace(span, start=0, end=len(span.text))
    written = vault.protect(span.text, [alone])
    copy.replaced[span.label] += 1
    copy.written.setdefault(written, Correspondence(written, span.label, span.role, span.text))
    return written


def _report(made: _Made) -> Report:
    copy = made.copy
    return Report(
        replaced=tuple((label, copy.replaced[label]) for label in Label if copy.replaced[label]),
        people=len(_people(copy.written)),
        removed=_counted(made.asides.removed),
        left=_counted(made.asides.left),
        extractor=made.extractor,
        values_found=0,
        correspondences=tuple(copy.written.values()),
    )


def _counted(asides: Counter[Aside]) -> tuple[tuple[Aside, int], ...]:
    """In the order of `Aside`."""
    return tuple((aside, asides[aside]) for aside in Aside if asides[aside])


def _people(written: Mapping[str, Correspondence]) -> set[tuple[str, int]]:
    """A person is one number, however many spellings they have."""
    found: set[tuple[str, int]] = set()
    for placeholder, each in written.items():
        if each.label is Label.PERSON:
            found.update(
                (seen.placeholder.kind, seen.placeholder.number) for seen in placeholders_in(placeholder)
            )
    return found
