"""The candidates of the store, imitated in memory: what the weights of the ranking are learned from.

Learning asks thousands of times, with passages taken away; the figures that are reported come from the real
store (knowledge.py). The lexical score is the one of migration 0012.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet
from math import log
from uuid import UUID

import numpy as np

from benchmarks.knowledge_sets import Vectors
from colombage.app.measuring.read_set import QuestionSet
from colombage.knowledge.rules.candidates import Candidate, Query, Term
from colombage.knowledge.rules.terms import question_terms, terms_of

_PER_CHANNEL = 50
_USUAL_STEMS = 80
_DOCUMENT = UUID(int=1)


class Simulation:
    def __init__(self, given: QuestionSet, passages: Vectors) -> None:
        self._texts, self._vectors = given.passages, passages
        terms = [terms_of(text) for text in given.passages]
        self._lengths = np.array([len({*each.stems, *each.codes}) for each in terms])
        self._holders: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(terms):
            for term in {*each.stems, *each.codes}:
                self._holders[term].append(place)

    def candidates(
        self, question: str, vector: Vectors, without: AbstractSet[int] = frozenset()
    ) -> tuple[Query, list[Candidate]]:
        """`without`: passages that are taken out of the collection."""
        size = len(self._texts)
        terms = question_terms(question)
        weights = {
            term: max(0.0, log(size / max(len(self._holders.get(term, ())), 0.5)))
            for term in (*terms.stems, *terms.codes)
        }
        query = Query(question, tuple(Term(stem, weights[stem]) for stem in terms.stems), terms.codes)
        lexical = np.zeros(size)
        for term, weight in weights.items():
            lexical[self._holders.get(term, [])] += weight
        lexical *= 2.2 / (1 + 1.2 * (0.25 + 0.75 * self._lengths / _USUAL_STEMS))
        cosines = self._vectors @ vector
        gone = list(without)
        lexical[gone], cosines[gone] = 0.0, -1.0
        by_words = [int(each) for each in np.argsort(-lexical, kind="stable")[:_PER_CHANNEL] if lexical[each]]
        by_sense = [int(each) for each in np.argsort(-cosines, kind="stable")[:_PER_CHANNEL]]
        exact = Counter(place for code in terms.codes for place in self._holders.get(code, ()))
        return query, [
            Candidate(
                id=str(place),
                document_id=_DOCUMENT,
                document="",
                number=place,
                text=self._texts[place],
                cosine=float(cosines[place]),
                vector_rank=by_sense.index(place) + 1 if place in by_sense else None,
                lexical_rank=by_words.index(place) + 1 if place in by_words else None,
                lexical_score=float(lexical[place]),
                exact=place in exact,
            )
            for place in dict.fromkeys(by_sense + by_words)
        ]
