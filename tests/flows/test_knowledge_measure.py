"""`colombage knowledge measure FILE`: the real search over anybody's passages and questions."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from colombage.app.measuring import read_set
from colombage.kernel.errors import InvalidInput
from tests.processes import COMMAND, environment

SET = {
    "passages": [
        "Le pansement transparent du PICC est changé tous les sept jours par l’infirmier.",
        "Après une chute, mesurer la tension, la glycémie et la température du patient.",
        "Toute commande de plus de quarante mille euros passe par la cellule des marchés.",
    ],
    "questions": [
        {"q": "À quel rythme changer le pansement du PICC ?", "relevant": [0]},
        {"q": "Que mesurer après la chute d’un patient ?", "relevant": [1]},
    ],
}


def measure(folder: Path, content: str) -> subprocess.CompletedProcess[str]:
    file = folder / "set.json"
    file.write_text(content, encoding="utf-8")
    return subprocess.run(
        [COMMAND, "knowledge", "measure", str(file)],
        # The data of the installation beside which it is run stay out of it.
        env=environment(data_folder=str(folder / "untouched")),
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def test_a_set_is_measured_and_leaves_nothing(tmp_path: Path) -> None:
    done = measure(tmp_path, json.dumps(SET))
    assert done.returncode == 0, done.stderr
    figures = dict(line.split() for line in done.stdout.splitlines())
    assert figures == {
        "questions": "2",
        "ndcg10": "1.000",
        "recall1": "1.000",
        "recall5": "1.000",
        "recall10": "1.000",
        "hit5": "1.000",
    }
    assert not (tmp_path / "untouched").exists()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"passages": [], "questions": []}',
        '{"passages": ["a"], "questions": [{"q": "b", "relevant": [1]}]}',
        '{"passages": ["a"], "questions": [{"relevant": [0]}]}',
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "set.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_set(file)
    assert str(file) in refused.value.sentence()
