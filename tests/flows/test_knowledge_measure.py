"""`colombage knowledge measure FILE`: the real search over anybody's passages and questions."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from colombage.app.measuring.measure_set import measure_set
from tests.processes import COMMAND, environment

PASSAGES = [
    "Le pansement transparent du PICC est changé tous les sept jours par l’infirmier.",
    "Après une chute, mesurer la tension, la glycémie et la température du patient.",
    "Toute commande de plus de quarante mille euros passe par la cellule des marchés.",
    "Le linge souillé se met dans un sac hydrosoluble, lui-même dans un sac rouge.",
    "En panne informatique, le service passe à la prescription sur papier.",
    "Les congés d’été se demandent avant le 15 mars au cadre du service.",
    "The infusion pump raises an alarm when its battery holds less than ten minutes.",
    "Le chariot d’urgence est vérifié chaque semaine et après chaque ouverture.",
    "Les visites sont permises de treize à vingt heures, deux personnes par chambre.",
    "Un isolement contact demande une surblouse et une friction des mains à la sortie.",
    "Le badge perdu est déclaré au poste de sécurité, qui le désactive aussitôt.",
    "La température du réfrigérateur à médicaments se relève deux fois par jour.",
]
QUESTIONS = [
    {"q": "À quel rythme changer le pansement du PICC ?", "relevant": [0]},
    {"q": "Que mesurer après la chute d’un patient ?", "relevant": [1]},
    {"q": "Où déclarer un badge perdu ?", "relevant": [10]},
    {"q": "Quel est le menu de Noël ?", "relevant": []},
]


def measure(*arguments: str | Path, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, "knowledge", "measure", *arguments],
        # The data of the installation beside which it is run stay out of it.
        env=environment(data_folder=str(data)),
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def test_a_set_is_measured_and_leaves_only_its_vectors(tmp_path: Path) -> None:
    file, cache, untouched = tmp_path / "set.json", tmp_path / "vectors", tmp_path / "untouched"
    file.write_text(json.dumps({"passages": PASSAGES, "questions": QUESTIONS}), encoding="utf-8")
    done = measure(file, "--cache", cache, data=untouched)
    assert done.returncode == 0, done.stderr
    figures = dict(line.rsplit(maxsplit=1) for line in done.stdout.splitlines())
    assert float(figures.pop("secondes")) > 0
    assert figures == {
        "questions": "3",
        "passages": "12",
        "nDCG@10": "1.000",
        "rappel@1": "1.000",
        "rappel@5": "1.000",
        "rappel@10": "1.000",
        "part répondue": "1.000",
    }
    assert "Vecteurs : 12 / 12 passages" in done.stderr
    assert not untouched.exists()

    said: list[str] = []
    again = measure_set(file, cache, None, said.append)
    assert again.figures.ndcg10 == 1
    assert not any("Vecteurs" in each for each in said), "the vectors were kept"


def test_the_figures_tell_a_wrong_order(tmp_path: Path) -> None:
    """A set that calls another passage right: what was found first does not count."""
    file = tmp_path / "set.json"
    questions = [{"q": QUESTIONS[0]["q"], "relevant": [1]}, {"q": QUESTIONS[1]["q"], "relevant": [1]}]
    file.write_text(json.dumps({"passages": PASSAGES[:3], "questions": questions}), encoding="utf-8")
    found = measure_set(file, None, None, lambda _: None)
    assert found.figures.recall1 == 0.5
    assert 0.5 < found.figures.ndcg10 < 1
    assert found.figures.recall10 == 1


def test_a_file_of_another_shape_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "set.json"
    file.write_text('{"passages": ["a"], "questions": [{"q": "b", "relevant": [1]}]}', encoding="utf-8")
    done = measure(file, data=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "« questions[0].relevant[0] » manque ou n’a pas la forme attendue" in done.stderr
    assert "Traceback" not in done.stderr
