"""Names of drugs in a text, international and of brands. Pure; called by `verification.py`.

The list is protection's, which tells names of people from other words: it leaves out substances that
are words of every day. Those that hospitals give as drugs, and the names made of two words, stand here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from colombage.protection.gazetteers import is_drug
from colombage.protection.word_lists import folded


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_SUBSTANCES = _words(
    "insuline insulin morphine adrenaline epinephrine norepinephrine aspirine aspirin potassium "
    "magnesium bicarbonate nicotine atropine codeine quinine cortisone hydrocortisone oxytocine "
    "lithium ephedrine cocaine digitaline penicilline penicillin heparin paracetamol acetaminophen "
    "dopamine dobutamine ketamine caffeine theophylline colchicine mannitol phenobarbital diazepam "
    "strychnine ocytocine curare"
)
_EVERYDAY = _words("daily refresh suppositoire antibio jasmin")
"""Brands that are words of every day, or forms."""
_SALTS = _words(
    "acide acid chlorure sulfate gluconate bicarbonate citrate phosphate lactate nitrate oxyde "
    "hydroxyde serum"
)
"""Before "de sodium" or "tranexamique": neither word is a drug by itself."""
_OF_SALTS = _words(
    "sodium potassium calcium magnesium argent zinc fer lithium ammonium physiologique "
    "acetylsalicylique tranexamique folique folinique valproique ascorbique clavulanique fusidique "
    "zoledronique alendronique ursodesoxycholique acetylsalicylic tranexamic folic valproic "
    "clavulanic"
)
_LONG_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,40}(?:[-’'][^\W\d_]{1,40}){0,3}")
_WORD = re.compile(r"[^\W\d_]+")
_SALT_OF = re.compile(r"[ \u00a0](?:de |d[’']|of )?([^\W\d_]{3,40})")


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug's name at `text[start:end]`; `name` as names are compared."""

    start: int
    end: int
    name: str


def drugs_of(text: str) -> Iterator[Drug]:
    """Every name, in order."""
    for word in _LONG_WORD.finditer(text):
        name, is_salt = _named(word[0])
        if is_salt:
            of = _SALT_OF.match(text, word.end())
            if of is not None and _plain(of[1]) in _OF_SALTS:
                yield Drug(word.start(), of.end(), _plain(text[word.start() : of.end()]))
        elif name:
            yield Drug(word.start(), word.end(), name)


def says_drug(text_folded: str, name: str) -> bool:
    """Whether a text, folded by `plain_text`, names this drug as whole words."""
    return f" {name} " in text_folded or (name.endswith("ne") and f" {name[:-1]} " in text_folded)


def plain_text(text: str) -> str:
    """A text as `says_drug` reads it: folded words with one space between."""
    return f" {' '.join(_plain(word) for word in _WORD.findall(text))} "


@lru_cache(1 << 14)
def _plain(word: str) -> str:
    return " ".join(folded(word).replace("'", " ").split())


@lru_cache(1 << 14)
def _named(word: str) -> tuple[str, bool]:
    """The name that a word is, or nothing; and whether it may begin one of two words."""
    name = _plain(word)
    if name.endswith("n") and _is_known(f"{name}e"):
        # As in English: "enoxaparin" is "énoxaparine".
        name += "e"
    return (name if _is_known(name) else ""), name in _SALTS


def _is_known(name: str) -> bool:
    return name not in _EVERYDAY and (name in _SUBSTANCES or is_drug(name))
