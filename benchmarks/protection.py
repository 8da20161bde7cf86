"""How well and fast personal data are found, and placeholders restored. `python -m benchmarks protection`.

The set is sets/protection_development.jsonl, written blind; another of the same shape is measured with
`--data FILE`. Times are of one thread on texts that were not read before; memory is that of a process which
holds all finders and has read the whole set, less that of Python itself.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.mock_answers import SENTENCE
from benchmarks.prompts import question
from colombage.app.finding import finders
from colombage.policy.types import DataClass
from colombage.protection.measuring import NAMES, Score, read_marked
from colombage.protection.rules import find
from colombage.protection.rules.names.by_form import names_in
from colombage.protection.rules.names.settling import settle
from colombage.protection.types import Label, Span
from colombage.protection.vaults.restore import Restorer
from colombage.protection.vaults.vault import Vault

SET = Path(__file__).parent / "sets" / "protection_development.jsonl"
_CHARACTERS = 2000
_TEXTS = 60
_CHUNKS = 200_000
_MEMORY = """
import psutil, sys
from pathlib import Path
alone = psutil.Process().memory_full_info().pss
from colombage.app.finding import finders
from colombage.protection.measuring import read_marked
found = finders()
for marked in read_marked(Path(sys.argv[1])):
    found.find_now([marked.text])
print((psutil.Process().memory_full_info().pss - alone) / 1e6)
"""


def measure(folder: Path, file: Path = SET) -> list[Figure]:
    del folder  # nothing is installed for it
    return [*_quality(file), *_pace(), _memory(file), _restoring()]


def _quality(file: Path) -> list[Figure]:
    found, score = finders(), Score()
    for marked in read_marked(file):
        (reading,) = found.find_now([marked.text])
        score.add(marked, [(span.start, span.end) for span in reading.spans])
    return [
        Figure("protection.direct_recall", score.direct_recall, "share", least=0.98),
        Figure("protection.names_recall", score.recall(NAMES), "share", least=0.99),
        Figure("protection.birth_date_recall", score.recall({"BIRTH_DATE"}), "share", least=0.95),
        Figure("protection.nir_recall", score.recall({"NIR"}), "share", least=0.95),
        Figure("protection.all_recall", score.recall(), "share"),
        Figure("protection.precision", score.precision, "share", least=0.80),
        Figure("protection.overmask", score.overmask, "share", goal=0.15),
    ]


def _pace() -> list[Figure]:
    """Real documents of the set, cut to 2,000 characters: they hold as many names as documents do."""
    whole = "\n\n".join(marked.text for marked in read_marked(SET))
    texts = [whole[at * _CHARACTERS :][:_CHARACTERS] for at in range(len(whole) // _CHARACTERS)]
    prose = [question(number)[:_CHARACTERS] for number in range(_TEXTS)]
    found = finders()
    found.find_now(["Bonjour"])

    def by_rules(text: str) -> None:
        spans = find(text)
        settle(text, names_in(text), spans)

    return [
        Figure("protection.ms_2000", _median_ms(lambda text: found.find_now([text]), texts), "ms", goal=60),
        Figure(
            "protection.ms_2000_prose", _median_ms(lambda text: found.find_now([text]), prose), "ms", goal=60
        ),
        Figure("protection.rules_ms_2000", _median_ms(by_rules, texts), "ms", goal=1),
        Figure("protection.rules_ms_2000_prose", _median_ms(by_rules, prose), "ms", goal=1),
    ]


def _median_ms(act: Callable[[str], object], texts: list[str]) -> float:
    taken: list[float] = []
    for text in texts:
        began = time.perf_counter()
        act(text)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def _memory(file: Path) -> Figure:
    told = subprocess.run(
        [sys.executable, "-c", _MEMORY, str(file)], capture_output=True, text=True, check=True
    )
    return Figure("protection.pss_mb", float(told.stdout), "MB", goal=350)


def _restoring() -> Figure:
    """A stream of small pieces with a placeholder every 40 or so, some of them cut in two."""
    vault = Vault()
    marks = [
        vault.protect(name, [Span(0, len(name), Label.PERSON, 1.0, True, DataClass.PERSONAL, name)])
        for name in ("Jeanne Exemple", "Paul Essai", "Aminata Modèle")
    ]
    words = SENTENCE.split()
    pieces: list[str] = []
    for at in range(_CHUNKS):
        mark = marks[at % len(marks)]
        if at % 40 == 0:
            pieces += mark[:4], mark[4:]
        else:
            pieces.append(words[at % len(words)] + " ")
    restorer = Restorer(vault)
    began = time.perf_counter()
    text = "".join(restorer.feed(piece) for piece in pieces) + restorer.flush()
    taken = time.perf_counter() - began
    if "[" in text or restorer.invented:
        raise RuntimeError(f"not restored: {json.dumps(text[:200])}")
    return Figure("protection.restore_chunks_per_s", len(pieces) / taken, "chunks/s", least=50_000)
