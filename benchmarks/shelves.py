"""A hundred thousand passages of text that looks like French, with vectors that lie as real ones do.

Used by search.py. Words come as often as in a language, some of them of the document's own subject; vectors
lie around those of sentences that the embedded model was given: all in one corner, and in clusters.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import numpy as np
import psycopg

from colombage.inference.words import stem
from colombage.kernel.clock import new_id

Numbers = np.ndarray[Any, Any]

_SYLLABLES = """
    ca té ter pro to cole sur veil lan ce in fir mi er pan se ment pa tient soin hy gi ène dé la mar ché
    pu blic ac hat ser vi ré gle hô pi tal con trô le qua li me su re di rec tion per son nel ur gen bloc
    o pé ra toi phar ma cie do vé ri fi ges que té riel bio al for
""".split()  # noqa: SIM905 - eighty of them read better so
_WORDS = 40_000
_WORDS_A_PASSAGE = 130
_OF_THE_SUBJECT = 30
"""Words of a passage that come from the eighty of its document's subject."""
_PASSAGES_A_DOCUMENT = 40
_SPREAD = 0.018
"""Of a passage around its subject, in each dimension: cosines near 0.9 within a subject."""


def vocabulary(seed: int) -> list[str]:
    """The most frequent first."""
    chance = random.Random(seed)
    words: dict[str, None] = {}
    while len(words) < _WORDS:
        words["".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3, 4))))] = None
    return list(words)


@dataclass
class Shelves:
    """Lays them into a migrated database, as the superuser. `readers` of base n: `establishment:n`."""

    bases: int
    passages_a_base: int
    words: list[str]
    subjects: Numbers
    """Vectors of sentences, of length one: passages lie around them."""
    numbers: np.random.Generator
    base_ids: list[UUID] = field(default_factory=list)

    def __post_init__(self) -> None:
        frequency = 1 / (np.arange(_WORDS) + 20.0)
        self._chances = frequency / frequency.sum()
        self._stems = [stem(word) for word in self.words]

    def question(self) -> str:
        """Frequent words and rare ones."""
        drawn = [self.words[place] for place in self.numbers.choice(_WORDS, size=7, p=self._chances)]
        return f"Quelle est la {drawn[0]} du {drawn[1]} pour la {' '.join(drawn[2:6])} et le {drawn[6]} ?"

    def near_a_subject(self) -> Numbers:
        """A question's vector: near what some passages speak of."""
        return self._around(self.numbers.integers(len(self.subjects), size=1))[0]

    def fill(self, connection: psycopg.Connection[Any]) -> None:
        with connection.cursor() as cursor:
            documents = self._documents(cursor)
            columns = "version_id, document_id, base_id, number, page, heading_path, text, words"
            with cursor.copy(f"copy knowledge_passages ({columns}) from stdin") as copy:
                for document_id, version_id, base_id in documents:
                    for number, (text, words) in enumerate(self._texts(), start=1):
                        row = (version_id, document_id, base_id, number, number, ["Chapitre"], text, words)
                        copy.write_row(row)
            passages = cursor.execute(
                "select id, base_id, dense_rank() over (order by document_id) from knowledge_passages"
                " order by id"
            ).fetchall()
            columns = "profile_id, passage_id, base_id, embedding"
            with cursor.copy(f"copy knowledge_vectors ({columns}) from stdin") as copy:
                for start in range(0, len(passages), 1_000):
                    some = passages[start : start + 1_000]
                    # A document speaks of a few subjects.
                    about = np.array([row[2] * 7 + row[0] % 3 for row in some]) % len(self.subjects)
                    for (passage_id, base_id, _), vector in zip(some, self._around(about), strict=True):
                        text = "[" + ",".join(f"{value:.4f}" for value in vector) + "]"
                        copy.write_row((1, passage_id, base_id, text))

    def _documents(self, cursor: psycopg.Cursor[Any]) -> list[tuple[UUID, UUID, UUID]]:
        documents: list[tuple[UUID, UUID, UUID]] = []
        for number in range(self.bases):
            base_id = new_id()
            self.base_ids.append(base_id)
            cursor.execute(
                "insert into knowledge_bases (id, owner_kind, name, data_class, readers, responsible_id,"
                " data_key_id, created_by) values (%s, 'group', %s, 'internal', %s, %s, %s, %s)",
                (base_id, f"Base {number}", [f"establishment:{number}"], base_id, base_id, base_id),
            )
            count = self.passages_a_base // _PASSAGES_A_DOCUMENT
            documents += [(new_id(), new_id(), base_id) for _ in range(count)]
        columns = "id, base_id, name, current_version_id, approved_version_id, source"
        with cursor.copy(f"copy knowledge_documents ({columns}) from stdin") as copy:
            for document_id, version_id, base_id in documents:
                copy.write_row((document_id, base_id, f"{document_id}.pdf", version_id, version_id, "upload"))
        columns = (
            "id, document_id, base_id, number, file_name, media_type, bytes, content_hash, state,"
            " passages_count"
        )
        with cursor.copy(f"copy knowledge_versions ({columns}) from stdin") as copy:
            for document_id, version_id, base_id in documents:
                hashed = version_id.bytes
                copy.write_row(
                    (
                        version_id,
                        document_id,
                        base_id,
                        1,
                        "f.pdf",
                        "application/pdf",
                        1,
                        hashed,
                        "ready",
                        _PASSAGES_A_DOCUMENT,
                    )
                )
        return documents

    def _texts(self) -> Iterator[tuple[str, str]]:
        """The passages of a document: text, and stems with their positions as a tsvector is written."""
        subject = self.numbers.integers(_WORDS, size=80)
        size = (_PASSAGES_A_DOCUMENT, _WORDS_A_PASSAGE - _OF_THE_SUBJECT)
        general = self.numbers.choice(_WORDS, size=size, p=self._chances)
        own = self.numbers.choice(subject, size=(_PASSAGES_A_DOCUMENT, _OF_THE_SUBJECT))
        for drawn in np.concatenate([general, own], axis=1):
            places: dict[str, list[str]] = {}
            for position, word in enumerate(drawn, start=1):
                places.setdefault(self._stems[word], []).append(str(position))
            words = " ".join(f"'{each}':{','.join(where)}" for each, where in places.items())
            yield " ".join(self.words[word] for word in drawn), words

    def _around(self, about: Numbers) -> Numbers:
        noise = self.numbers.normal(0, _SPREAD, (len(about), self.subjects.shape[1]))
        vectors = self.subjects[about] + noise
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
