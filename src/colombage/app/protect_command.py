"""`colombage protect`: protected copies of files, spans, or a measure; without server, database, network."""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from colombage.app.documents import mask_document
from colombage.files.adapters.child_process import ChildProcessParser
from colombage.files.errors import EmptyFile
from colombage.files.rules.detection import detect_file
from colombage.files.rules.encodings import detect_encoding
from colombage.files.types import MediaType, ParsingLimits
from colombage.kernel.errors import CodedError, ErrorKind
from colombage.protection.documents.kept import copy_name
from colombage.protection.documents.report import Report, sentence_of
from colombage.protection.finders import Finders
from colombage.protection.measuring import NAMES, Score, read_marked
from colombage.protection.types import Label, PersonRole, Span

_NOBODY = UUID(int=0)
_PLAIN = frozenset({MediaType.TEXT, MediaType.MARKDOWN})


class FileUnreadable(CodedError):
    """Facts: `path`, `reason`."""

    code = "app.file_unreadable"
    kind = ErrorKind.INVALID
    french = "Le fichier {path} ne peut pas être lu ou écrit ({reason})."
    english = "The file {path} cannot be read or written ({reason})."
    operator = "Vérifier le chemin et les droits du compte qui lance la commande."


class CopyExists(CodedError):
    """Facts: `path`."""

    code = "app.copy_exists"
    kind = ErrorKind.CONFLICT
    french = "{path} existe déjà : rien n’est écrasé. Déplacez-le, ou choisissez un autre dossier (--output)."
    english = "{path} exists already: nothing is overwritten. Move it, or choose another folder (--output)."


class MeasureSetBroken(CodedError):
    """Facts: `path`, and in `detail` the line with what is wrong with it."""

    code = "app.measure_set_broken"
    kind = ErrorKind.INVALID
    french = (
        "{path} n’est pas un jeu d’exemples ({detail}) : chaque ligne est un objet JSON avec « text » et "
        "« spans », une liste de [début, fin, étiquette]."
    )
    english = (
        "{path} is no set of examples ({detail}): each line is a JSON object with “text” and “spans”, a list "
        "of [start, end, label]."
    )


@dataclass(frozen=True, slots=True)
class ProtectCommand:
    """`say` writes a line for people or programs, `complain` one for people only."""

    finders: Finders
    max_pages: int
    say: Callable[[str], None]
    complain: Callable[[str], None]

    def copies(self, files: Sequence[Path], output: Path | None, *, keep_images: bool) -> bool:
        """Whether all went well; a file that did not leaves the others theirs."""
        return self._each(files, lambda file: self._copy(file, output or file.parent, keep_images))

    def spans(self, files: Sequence[Path], output: Path | None) -> bool:
        """JSON lines of what is found in each file, in code points of its text; the text that was taken from
        an office document or PDF is written into `output`, when that is given."""
        return self._each(files, lambda file: self._spans(file, output, several=len(files) > 1))

    def measure(self, file: Path) -> None:
        """Raises FileUnreadable, MeasureSetBroken."""
        score = Score()
        try:
            with _opened(file):
                examples = list(read_marked(file))
        except ValueError as error:
            raise MeasureSetBroken(path=str(file), detail=str(error)[:200]) from error
        for example in examples:
            (reading,) = self.finders.find_now([example.text])
            score.add(example, [(span.start, span.end) for span in reading.spans])
        self.say(_measured(score))

    def _each(self, files: Sequence[Path], work: Callable[[Path], None]) -> bool:
        well = True
        for file in files:
            try:
                work(file)
            except CodedError as error:
                well = False
                self.complain(f"{file} : {error.sentence('fr')}  [{error.code}]")
        return well

    def _copy(self, file: Path, folder: Path, keep_images: bool) -> None:
        target = folder / copy_name(file.name)
        if target.exists():
            raise CopyExists(path=str(target))
        with _opened(file) as source, _aside(folder) as (copy, written):
            kind = _kind(source, file.name)
            mask = mask_document(self.finders, self.max_pages, niceness=0)
            report = asyncio.run(mask(source, copy, kind, keep_images=keep_images))
            copy.flush()
            os.fsync(copy.fileno())
            try:
                os.link(written, target)  # unlike a rename, it takes nobody else's place
            except FileExistsError as error:
                raise CopyExists(path=str(target)) from error
            except OSError as error:
                raise FileUnreadable(path=str(target), reason=error.strerror or "") from error
        self.say(f"{target}\n{_told(report)}\n")

    def _spans(self, file: Path, output: Path | None, *, several: bool) -> None:
        with _opened(file) as source:
            kind = _kind(source, file.name)
            text = _plain_text(source) if kind in _PLAIN else self._extracted(source, kind)
        if output is not None and kind not in _PLAIN:
            _write_text(output / f"{file.name}.txt", text)
        (reading,) = self.finders.find_now([text])
        for span in reading.spans:
            found: dict[str, Any] = {"start": span.start, "end": span.end, "label": _label_of(span)}
            self.say(json.dumps(({"file": str(file)} if several else {}) | found, ensure_ascii=False))

    def _extracted(self, source: BinaryIO, kind: MediaType) -> str:
        parser = ChildProcessParser(ParsingLimits(max_pages=self.max_pages))
        return asyncio.run(parser.parse(source, kind, _NOBODY, ocr=True)).text


def _opened(file: Path) -> BinaryIO:
    try:
        source = file.open("rb")
    except OSError as error:
        raise FileUnreadable(path=str(file), reason=error.strerror or "") from error
    if not os.fstat(source.fileno()).st_size:
        source.close()
        raise EmptyFile
    return source


def _kind(source: BinaryIO, name: str) -> MediaType:
    kind = detect_file(source, name)
    source.seek(0)
    return kind


class _aside:  # noqa: N801 - reads as what it does where it is used
    """A file in `folder` that is there, complete, under its own name or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> tuple[BinaryIO, Path]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor, path = tempfile.mkstemp(prefix=".colombage-", dir=self.folder)
        except OSError as error:
            raise FileUnreadable(path=str(self.folder), reason=error.strerror or "") from error
        self.path = Path(path)
        self.file = os.fdopen(descriptor, "w+b")
        return self.file, self.path

    def __exit__(self, *_: object) -> None:
        self.file.close()
        self.path.unlink(missing_ok=True)


def _plain_text(source: BinaryIO) -> str:
    body = source.read()
    return body.decode(detect_encoding(body) or "utf-8", "replace")


def _write_text(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FileUnreadable(path=str(path), reason=error.strerror or "") from error


def _label_of(span: Span) -> str:
    """The label as sets of examples write it: people by their role, a stay's number as NDA."""
    if span.label is Label.PERSON:
        return "PERSON" if span.role is None or span.role is PersonRole.UNKNOWN else span.role.name
    return "NDA" if span.label is Label.STAY_NUMBER else span.label.name


def _measured(score: Score) -> str:
    width = max((len(label) for label in score.entities), default=0)
    lines = [
        f"{label:<{width}}  {score.recall([label]):.3f}  ({score.found[label]} / {score.entities[label]})"
        for label in sorted(score.entities)
    ]
    lines += [
        "",
        f"Rappel, toutes étiquettes : {score.recall():.3f}",
        f"Rappel des identifiants directs : {score.direct_recall:.3f}",
        f"Rappel des noms : {score.recall(NAMES):.3f}",
        f"Précision : {score.precision:.3f}",
        f"Surmasquage : {score.overmask:.3f}",
    ]
    return "\n".join(lines)


def _told(report: Report) -> str:
    lines = [f"  {count} × {label.french}" for label, count in report.replaced] or ["  rien à remplacer"]
    lines.append(f"  {report.people} personne(s) distincte(s)")
    lines += [f"  retiré ({count}) : {sentence_of(aside)}" for aside, count in report.removed]
    lines += [f"  laissé ({count}) : {sentence_of(aside)}" for aside, count in report.left]
    lines.append(f"  vérifié par {report.extractor} : {report.values_found} valeur retrouvée")
    return "\n".join(lines)
