"""Measures the search of this version on a set: its statement, its embedded model, its ranking and weights.

In a database that is made for it and thrown away; nothing of the installation is touched. The command
`colombage knowledge measure` calls it.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from colombage.app.measuring.embed_set import Tell, embed_passages, embed_questions
from colombage.app.measuring.kept_vectors import kept_vectors
from colombage.app.measuring.laid_store import empty_store
from colombage.app.measuring.read_set import QuestionSet, read_set
from colombage.knowledge.rules.candidates import Candidate, Query
from colombage.knowledge.rules.measuring import Measured, measured
from colombage.knowledge.rules.ranking import is_relevant, rank

_Found = Sequence[tuple[Query, Sequence[Candidate]]]


@dataclass(frozen=True, slots=True)
class SetMeasured:
    """`answered`: share of the questions that have a right passage and are not told that there is none."""

    passages: int
    figures: Measured
    answered: float
    seconds: float

    def table(self) -> str:
        """As the command prints it; figures with a point, for they are read by programs too."""
        figures = self.figures
        lines = (
            ("questions", f"{figures.questions}"),
            ("passages", f"{self.passages}"),
            ("nDCG@10", f"{figures.ndcg10:.3f}"),
            ("rappel@1", f"{figures.recall1:.3f}"),
            ("rappel@5", f"{figures.recall5:.3f}"),
            ("rappel@10", f"{figures.recall10:.3f}"),
            ("part répondue", f"{self.answered:.3f}"),
            ("secondes", f"{self.seconds:.1f}"),
        )
        return "\n".join(f"{name:<14} {value:>8}" for name, value in lines)


def measure_set(file: Path, cache: Path | None, account: str | None, tell: Tell) -> SetMeasured:
    """`cache`: where vectors are kept between runs. `account`: who runs the database, when we are root.

    Raises QuestionSetUnreadable, QuestionSetMisshapen, VectorCacheUnusable, EngineFaults, and the coded
    errors of `kernel.embedded`.
    """
    began = time.monotonic()
    given = read_set(file)
    with (
        kept_vectors(cache) as kept,
        tempfile.TemporaryDirectory(prefix="colombage-measure-") as folder,
    ):
        Path(folder).chmod(0o755)  # the database may run under another account
        with empty_store(Path(folder), account) as store:
            asked = asyncio.run(embed_questions(store.addresses, given.questions, kept))
            vectors = asyncio.run(embed_passages(store.addresses, given.passages, kept, tell))
            store.lay(given.passages, vectors)
            tell(f"Recherche : {len(given.questions)} questions")
            found = store.candidates(given.questions, asked)
    return _measured(given, found, began)


def _measured(given: QuestionSet, found: _Found, began: float) -> SetMeasured:
    ranked = [rank(*each) for each in found]
    # The store numbers passages from 1.
    orders = [[each.candidate.number - 1 for each in own] for own in ranked]
    answered = [is_relevant(own) for own, right in zip(ranked, given.right, strict=True) if right]
    return SetMeasured(
        passages=len(given.passages),
        figures=measured(orders, given.right),
        answered=fmean(answered or [0.0]),
        seconds=time.monotonic() - began,
    )
