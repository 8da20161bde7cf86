"""Reading sets of questions: what is wrong with a file is said in a sentence that names the place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from colombage.app.measuring.errors import QuestionSetMisshapen, QuestionSetUnreadable
from colombage.app.measuring.read_set import read_set


def written(folder: Path, content: str | bytes) -> Path:
    file = folder / "set.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def refusal_of(file: Path) -> str:
    with pytest.raises(QuestionSetUnreadable) as refused:
        read_set(file)
    return refused.value.sentence()


def test_a_set_is_read(tmp_path: Path) -> None:
    given = {
        "about": "anything else is left alone",
        "passages": ["un", "de\0ux"],
        "questions": [{"q": "lequel ?", "relevant": [1, 0, 1]}, {"q": "aucun ?", "relevant": []}],
    }
    found = read_set(written(tmp_path, b"\xef\xbb\xbf" + json.dumps(given).encode()))
    assert found.passages == ("un", "de ux")
    assert found.questions == ("lequel ?", "aucun ?")
    assert found.right == (frozenset({0, 1}), frozenset())


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe{}", b'{"passages": ["\xe9"]}'])
def test_what_is_no_json_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "pas du JSON" in refusal_of(written(tmp_path, content))


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    assert "n’existe pas" in refusal_of(tmp_path / "absent.json")
    assert "c’est un dossier" in refusal_of(tmp_path)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("[]", "passages"),
        ("{}", "passages"),
        ('{"passages": [], "questions": [{"q": "b", "relevant": []}]}', "passages"),
        ('{"passages": "abc", "questions": [{"q": "b", "relevant": [0]}]}', "passages"),
        ('{"passages": ["a", 3], "questions": [{"q": "b", "relevant": [0]}]}', "passages[1]"),
        ('{"passages": ["a"]}', "questions"),
        ('{"passages": ["a"], "questions": []}', "questions"),
        ('{"passages": ["a"], "questions": ["b"]}', "questions[0]"),
        ('{"passages": ["a"], "questions": [{"relevant": [0]}]}', "questions[0].q"),
        ('{"passages": ["a"], "questions": [{"q": "b", "relevant": 0}]}', "questions[0].relevant"),
        ('{"passages": ["a"], "questions": [{"q": "b", "relevant": [0, 1]}]}', "questions[0].relevant[1]"),
        ('{"passages": ["a"], "questions": [{"q": "b", "relevant": [-1]}]}', "questions[0].relevant[0]"),
        ('{"passages": ["a"], "questions": [{"q": "b", "relevant": [false]}]}', "questions[0].relevant[0]"),
        ('{"passages": ["a"], "questions": [{"q": "b", "relevant": ["0"]}]}', "questions[0].relevant[0]"),
    ],
)
def test_another_shape_is_refused_by_its_place(tmp_path: Path, content: str, where: str) -> None:
    file = written(tmp_path, content)
    with pytest.raises(QuestionSetMisshapen) as refused:
        read_set(file)
    assert refused.value.facts == {"file": str(file), "where": where}
    assert f"« {where} »" in refused.value.sentence()


def test_a_text_that_full_text_cannot_hold_is_refused(tmp_path: Path) -> None:
    given = {"passages": ["a" * 100_001], "questions": [{"q": "b", "relevant": [0]}]}
    with pytest.raises(QuestionSetMisshapen) as refused:
        read_set(written(tmp_path, json.dumps(given)))
    assert refused.value.facts["where"] == "passages[0]"
