"""The words of a text as searches compare them: folded, stemmed, without those that carry no sense. Pure.

Used by the extractive engine and by `answering`, which chooses passages.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import resources
from threading import Lock
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from snowballstemmer.french_stemmer import FrenchStemmer

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_STEMMING = Lock()
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]", re.IGNORECASE)


def folded(text: str) -> str:
    """Lower case, without accents: "Élève" and "eleve" are one word."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).replace("œ", "oe").replace("æ", "ae")
    for mark in {character for character in {*decomposed} if unicodedata.combining(character)}:
        decomposed = decomposed.replace(mark, "")
    return decomposed


def words(text: str) -> list[str]:
    """Folded words in their order; "l'hôpital" is "hopital", "38,5" stays one word."""
    return _WORD.findall(folded(_ELISION.sub(" ", text)))


def stems(text: str) -> list[str]:
    """Stems of the words that carry sense, in their order."""
    return [stem(word) for word in words(text) if word not in _stop_words()]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The French stem of a folded word; numbers and codes stay as they are."""
    if not word.isalpha():
        return word
    # The stemmer keeps the word it works on: two threads at once would mix theirs, and keep the result.
    with _STEMMING:
        return cast("str", _stemmer().stemWord(word))  # pyright: ignore[reportUnknownMemberType] - untyped


@lru_cache(maxsize=1)
def _stemmer() -> FrenchStemmer:
    # Loads the stemmers of thirty languages along: not before somebody searches.
    from snowballstemmer.french_stemmer import FrenchStemmer

    return FrenchStemmer()


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    text = resources.files("colombage.inference").joinpath("stop_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
