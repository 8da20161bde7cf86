"""The trained finder of people, places and dates: stands behind ports.NameFinder. Picked by app/compose.

Made by `python -m training.names`; data/names_model/CARD.md says from what and how well it finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from colombage.protection.adapters.tagging.features import features_of
from colombage.protection.adapters.tagging.model_file import Model, opened
from colombage.protection.adapters.tagging.network import REACH, Floats, probabilities, word_vectors
from colombage.protection.adapters.tagging.published import MODEL_SHA256
from colombage.protection.adapters.tagging.spans import Kinds, Stretch, stretches_of
from colombage.protection.adapters.tagging.tokens import Tokens, tokens_of
from colombage.protection.types import Label, Mention, PersonRole

_BLOCK_TOKENS = 512
_WORDS_KEPT = 12_000
"""Vectors of words that came before, at 0.6 kB each."""
_LONGEST_KEPT = 40
_ROLES = {
    "PATIENT": PersonRole.PATIENT,
    "RELATIVE": PersonRole.RELATIVE,
    "PROFESSIONAL": PersonRole.PROFESSIONAL,
}
_DATES = frozenset({"BIRTH_DATE", "DATE"})
_MONTHS = ("jan", "fév", "fev", "mar", "avr", "mai", "jui", "aoû", "aou", "sep", "oct", "nov", "déc", "dec")
_SURE_OF_INITIALS = 0.97
_SMALL_WORDS = frozenset({"le", "la", "les", "un", "une", "de", "du", "des", "l", "d"})
"""In « le frigo » they are no name; in « le goff », typed in a hurry, the network is sure of it."""
_ENGLISH = frozenset(
    {
        *(
            "what",
            "how",
            "when",
            "where",
            "why",
            "which",
            "the",
            "this",
            "that",
            "these",
            "those",
            "is",
            "are",
        ),
        *(
            "was",
            "were",
            "can",
            "could",
            "should",
            "would",
            "must",
            "does",
            "did",
            "your",
            "our",
            "their",
            "you",
        ),
        *("they", "with", "without", "about", "please", "and", "if", "of", "for", "from"),
    }
)
_FRENCH = frozenset(
    {
        *(
            "le",
            "la",
            "les",
            "un",
            "une",
            "de",
            "du",
            "des",
            "et",
            "est",
            "pour",
            "dans",
            "avec",
            "sur",
            "par",
        ),
        *(
            "au",
            "aux",
            "ce",
            "cette",
            "qui",
            "que",
            "il",
            "elle",
            "vous",
            "je",
            "ne",
            "pas",
            "en",
            "sont",
            "son",
        ),
    }
)
_SURE, _CLEAR, _CLEAR_OF_PATIENTS = 0.9, 0.6, 0.75
"""A role is told only of what is surely a person, and when it is likelier than the others together.
Professionals raise no class: to say that somebody is one takes more."""
_TOGETHER = (tuple(_ROLES), ("BIRTH_DATE", "DATE"), ("NIR", "IPP", "STAY_NUMBER", "PHONE", "NUMBER"))
_THRESHOLDS = {
    "PATIENT": 0.05,
    "RELATIVE": 0.05,
    "PROFESSIONAL": 0.05,
    "BIRTH_DATE": 0.5,
    "DATE": 0.5,
    "ADDRESS": 0.5,
    "TOWN": 0.7,
    "HOSPITAL": 0.5,
    "ORGANISATION": 0.5,
    "NIR": 0.5,
    "IPP": 0.5,
    "STAY_NUMBER": 0.5,
    "PHONE": 0.5,
    "EMAIL": 0.9,
    "ROOM": 0.9,
    "PLATE": 0.9,
    "AGE": 0.9,
}
"""How likely it must be that a word is no plain text. Chosen on texts that no generator wrote, and low for
people: a word masked in vain is put back, a name that leaves is gone."""


def _holds(stretch: Stretch, words: list[str]) -> bool:
    """Whether a stretch has what its kind needs: a date a month or more than one number, a person more than a
    letter. A bare weekday is everybody's."""
    if stretch.kind in _DATES:
        has_month = any(word.casefold().startswith(_MONTHS) for word in words)
        return has_month or sum(any(map(str.isdigit, word)) for word in words) > 1
    if stretch.kind in _ROLES and all(len(word) == 1 for word in words):
        return stretch.score >= _SURE_OF_INITIALS
    if stretch.kind in _ROLES and words[0] in _SMALL_WORDS and "".join(words).islower():
        return stretch.score >= _SURE
    return True


def _is_english(words: list[str]) -> bool:
    english = french = 0
    for word in words:
        english += word.casefold() in _ENGLISH
        french += word.casefold() in _FRENCH
    return english > french


def _stands_out(stretch: Stretch, words: list[str]) -> bool:
    """It learnt French: of an English sentence it takes "What may I ask" for somebody."""
    return stretch.kind not in _ROLES or (
        stretch.score >= _SURE
        and all(word[0].isupper() for word in words if word[0].isalpha())
        and _ENGLISH.isdisjoint(map(str.casefold, words))
    )


class TrainedFinder:
    """Reads from several threads at once: what changes is a table of word vectors, entry by entry."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._kinds = Kinds.of(model.labels, _TOGETHER, _THRESHOLDS)
        self._vectors: dict[str, Floats] = {}

    @classmethod
    def load(cls, path: Path | None = None, sha256: str = MODEL_SHA256) -> TrainedFinder:
        """Raises ModelTampered."""
        return cls(opened(path, sha256))

    def mentions(self, text: str) -> list[Mention]:
        """In the text's order, without overlaps. Time grows with the text; memory by a block at a time."""
        tokens = tokens_of(text)
        found: list[Mention] = []
        if not len(tokens):
            return found
        is_english = _is_english(tokens.words)
        probable = np.concatenate(list(self._read(tokens)))
        for stretch in stretches_of(tokens, probable, self._kinds):
            words = tokens.words[stretch.first : stretch.last + 1]
            if not _holds(stretch, words) or (is_english and not _stands_out(stretch, words)):
                continue
            role = _ROLES.get(stretch.kind)
            label = Label.PERSON if role else Label[stretch.kind]
            clear = _CLEAR_OF_PATIENTS if role is PersonRole.PROFESSIONAL else _CLEAR
            if stretch.score < _SURE or stretch.share < clear:
                role = None
            start, end = int(tokens.starts[stretch.first]), int(tokens.ends[stretch.last])
            found.append(Mention(start, end, label, min(stretch.score, 1.0), role))
        return found

    def _read(self, tokens: Tokens) -> Iterator[Floats]:
        """Block by block, each with as much around it as can change it: the cutting changes nothing."""
        for start in range(0, len(tokens), _BLOCK_TOKENS):
            end = min(start + _BLOCK_TOKENS, len(tokens))
            before, after = max(0, start - REACH), min(len(tokens), end + REACH)
            vectors = self._vectors_of(tokens.words[before:after])
            all_of_block = probabilities(self._model.weights, vectors, tokens.contexts[before:after])
            yield all_of_block[start - before : end - before]

    def _vectors_of(self, words: list[str]) -> Floats:
        kept = self._vectors
        own: dict[str, Floats] = {}
        new = [word for word in dict.fromkeys(words) if word not in kept]
        if new:
            made = word_vectors(self._model.weights, self._model.lexicon, features_of(new))
            own = dict(zip(new, made, strict=True))
            short = {word: vector.copy() for word, vector in own.items() if len(word) <= _LONGEST_KEPT}
            if len(kept) + len(short) > _WORDS_KEPT:
                self._vectors = short
            else:
                kept.update(short)
        return np.stack([own[word] if word in own else kept[word] for word in words])
