"""`colombage protect`: copies, spans, a measure; nothing is lost and nothing overwritten."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from colombage.app.protect_command import FileUnreadable, MeasureSetBroken, ProtectCommand
from tests.finding import rules_alone

TEXT = "Mme Irmine Testaroux, joignable au 06 12 34 56 78.\n"


@dataclass
class Told:
    said: list[str] = field(default_factory=list[str])
    complained: list[str] = field(default_factory=list[str])

    @property
    def command(self) -> ProtectCommand:
        return ProtectCommand(rules_alone(), 100, self.said.append, self.complained.append)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "note.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_a_copy_stands_beside_the_original_which_stays(told: Told, note: Path) -> None:
    assert told.command.copies([note], None, keep_images=False)
    copy = (note.parent / "note.protégé.txt").read_text(encoding="utf-8")
    assert "Testaroux" not in copy
    assert "06 12" not in copy
    assert copy.endswith(".\n")
    assert note.read_text(encoding="utf-8") == TEXT
    (said,) = told.said
    assert "1 × numéro de téléphone" in said
    assert "Testaroux" not in said
    assert sorted(path.name for path in note.parent.iterdir()) == ["note.protégé.txt", "note.txt"]


def test_nothing_is_overwritten_and_one_bad_file_leaves_the_others_theirs(
    told: Told, note: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "abîmé.pdf"
    broken.write_bytes(b"%PDF-1.7 rien")
    missing, folder = tmp_path / "absent.txt", tmp_path / "copies"
    assert not told.command.copies([broken, missing, note], folder, keep_images=False)
    assert [path.name for path in folder.iterdir()] == ["note.protégé.txt"]
    assert [line.rpartition("[")[2] for line in told.complained] == [
        "files.pdf_broken]",
        "app.file_unreadable]",
    ]
    kept = (folder / "note.protégé.txt").read_bytes()
    assert not told.command.copies([note], folder, keep_images=False)
    assert told.complained[-1].endswith("[app.copy_exists]")
    assert (folder / "note.protégé.txt").read_bytes() == kept


def test_spans_are_json_lines_in_code_points(told: Told, note: Path) -> None:
    note.write_text("😀 " + TEXT, encoding="utf-8")
    assert told.command.spans([note], None)
    found = [json.loads(line) for line in told.said]
    texts = {("😀 " + TEXT)[each["start"] : each["end"]]: each["label"] for each in found}
    assert texts["06 12 34 56 78"] == "PHONE"
    assert "Irmine Testaroux" in texts


def test_several_files_say_which_is_which(told: Told, note: Path, tmp_path: Path) -> None:
    other = tmp_path / "autre.md"
    other.write_text("Tél. 06 98 76 54 32", encoding="utf-8")
    assert told.command.spans([note, other], None)
    assert {json.loads(line)["file"] for line in told.said} == {str(note), str(other)}


def test_a_measure_tells_recall_by_label(told: Told, tmp_path: Path) -> None:
    start = TEXT.index("06")
    examples = tmp_path / "exemples.jsonl"
    examples.write_text(
        json.dumps({"text": TEXT, "spans": [[start, start + 14, "PHONE"], [30, 34, "IPP"]]}), encoding="utf-8"
    )
    told.command.measure(examples)
    (said,) = told.said
    assert "PHONE  1.000  (1 / 1)" in said
    assert "IPP    0.000  (0 / 1)" in said
    assert "Rappel des identifiants directs : 0.500" in said


def test_a_broken_set_of_examples_says_where(told: Told, tmp_path: Path) -> None:
    examples = tmp_path / "exemples.jsonl"
    examples.write_text('{"text": "a", "spans": []}\n{"text": 3}\n', encoding="utf-8")
    with pytest.raises(MeasureSetBroken) as broken:
        told.command.measure(examples)
    assert "line 2" in broken.value.sentence()
    with pytest.raises(FileUnreadable):
        told.command.measure(tmp_path / "absent.jsonl")
