"""Which numbers and drugs of an answer are worth checking. Pure; called by `verification.py`.

Numbers in digits all are, but for those of the answer's own order ("étape 2", "3 points"). Of numbers in
words "deux comprimés" and "douze agents" are; "les deux agents" speaks of ones already named, and "un" is
mostly an article: it counts only before what is given by the piece ("un comprimé") or a rate ("une fois par
jour").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from colombage.answering.facts.contexts import is_numbering
from colombage.answering.facts.drugs import Drug
from colombage.answering.facts.figures import Figure
from colombage.answering.facts.matching import ReadText
from colombage.answering.facts.spelled import ONES
from colombage.answering.facts.units import TURN

_COUNTED_SINGLY = {
    "comprimé", "gélule", "sachet", "ampoule", "bouffée", "goutte", "suppositoire", "patch", "flacon",
    "cuillère",
}  # fmt: skip
_DEFINITE = re.compile(
    r"\b(?:les|ces|ses|leurs|nos|vos|mes|aux|the|these|those|both|its|their|our|your|all|l[’'])[ \u00a0]?$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"[ \u00a0]([^\W\d_]{2,})")
_CLAUSE_END = re.compile(r"[ \u00a0]?(?:[.;,)\n]|$)")
_NO_NOUNS = frozenset(["premiers", "premières", "autres", "derniers", "dernières", "first", "other", "last"])
_AMBIGUOUS = frozenset(["neuf"])
"""New, more often than nine, unless a unit follows."""


def checkable(answer: ReadText) -> Iterator[Figure]:
    for figure in answer.figures:
        if answer.text[figure.start].isalpha() and figure.kind != "date":
            is_worth = _is_worth(answer.text, figure)
        else:
            is_own_order = figure.is_bare and is_numbering(answer.text, figure.start, figure.end)
            is_worth = not is_own_order or bool(answer.bound(figure))
        if is_worth:
            yield figure


def _is_worth(text: str, figure: Figure) -> bool:
    """Of a number in words."""
    word = text[figure.start : figure.end].split(" ", 1)[0].split("\u00a0", 1)[0].lower()
    dimensions = figure.key.dimensions
    if word in ONES and figure.key.values[0] == 1:
        if dimensions == (TURN,):
            return _CLAUSE_END.match(text, figure.end) is not None
        return len(dimensions) > 1 or dimensions[:1] in {(each,) for each in _COUNTED_SINGLY}
    if not figure.is_bare:
        return True
    before = text[max(0, figure.start - 10) : figure.start]
    noun = _NOUN.match(text, figure.end)
    if word in _AMBIGUOUS or noun is None or noun[1] in _NO_NOUNS or _DEFINITE.search(before):
        # "Trois agents sur quatre."
        return before.endswith(("sur ", "out of ")) and word not in ONES
    return not is_numbering(text, figure.start, figure.end)


def first_named(drugs: Sequence[Drug]) -> Iterator[Drug]:
    """Each drug where it is named first: to check a name once is enough."""
    seen: set[str] = set()
    for drug in drugs:
        if drug.name not in seen:
            seen.add(drug.name)
            yield drug
