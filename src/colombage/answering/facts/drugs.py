"""Names of drugs in a text, international and of brands, in French or English. Pure; called by `matching.py`.

The list is protection's, which tells names of people from other words: it leaves out substances that
are words of every day. Those that hospitals give as drugs, and the names made of two words, stand here.
A name is compared as its French one: "enoxaparin" is "énoxaparine", "tranexamic acid" "acide tranexamique",
"acetaminophen" "paracétamol". A brand is not its substance: which of its strengths is meant, nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from colombage.protection.gazetteers import is_drug
from colombage.protection.word_lists import folded


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _pairs(listed: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in listed.split())


_SUBSTANCES = _words(
    "insuline insulin morphine adrenaline noradrenaline aspirine potassium magnesium bicarbonate nicotine "
    "atropine codeine quinine cortisone hydrocortisone oxytocine lithium ephedrine cocaine digitaline "
    "penicilline heparine paracetamol dopamine dobutamine ketamine caffeine theophylline colchicine mannitol "
    "phenobarbital diazepam strychnine curare pethidine glibenclamide rifampicine isoprenaline trinitrine "
    "suxamethonium warfarine"
)
_SAME = _pairs(
    "acetaminophen=paracetamol norepinephrine=noradrenaline epinephrine=adrenaline adrenalin=adrenaline "
    "albuterol=salbutamol meperidine=pethidine lignocaine=lidocaine frusemide=furosemide "
    "nitroglycerin=trinitrine nitroglycerine=trinitrine rifampin=rifampicine glyburide=glibenclamide "
    "cyclosporin=ciclosporine cyclosporine=ciclosporine isoproterenol=isoprenaline "
    "succinylcholine=suxamethonium ocytocine=oxytocine oxytocin=oxytocine cephalexin=cefalexine "
    "cephazolin=cefazoline amoxycillin=amoxicilline chlorpheniramine=chlorphenamine "
    "vasopressin=vasopressine aspirin=aspirine"
)
"""Names that differ in more than their ending: American, British and older ones."""
_EVERYDAY = _words("daily refresh suppositoire antibio jasmin")
"""Brands that are words of every day, or forms."""
_SALTS = _pairs(
    "acide=acide acid=acide chlorure=chlorure chloride=chlorure sulfate=sulfate sulphate=sulfate "
    "oxyde=oxyde oxide=oxyde hydroxyde=hydroxyde hydroxide=hydroxyde gluconate=gluconate citrate=citrate "
    "bicarbonate=bicarbonate phosphate=phosphate lactate=lactate nitrate=nitrate serum=serum "
    "valproate=valproate"
)
"""Before "de sodium" or "tranexamique": neither word is a drug by itself."""
_OF_SALTS = _words(
    "sodium potassium calcium magnesium argent zinc fer lithium ammonium physiologique "
    "acetylsalicylique tranexamique folique folinique valproique ascorbique clavulanique fusidique "
    "zoledronique alendronique ursodesoxycholique"
)
_LONG_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,40}(?:[-’'][^\W\d_]{1,40}){0,3}")
_SHORTEST = 4
_JOINING = "-’'"
_SALT_OF = re.compile(r"[ \u00a0](?:de |d[’']|of )?([^\W\d_]{3,40})")
_VITAMIN = re.compile(r"[ \u00a0]([A-EK]\d{0,2})\b")
_TWO_WORDS = re.compile(r"[ \u00a0]([^\W\d_]{4,40})")
_TRINITRATE = "glyceryl trinitrate"


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug's name at `text[start:end]`; `name` as names are compared."""

    start: int
    end: int
    name: str


def drugs_of(text: str, words: AbstractSet[str]) -> Iterator[Drug]:
    """Every name, in order. `words`: the distinct ones of the text, in small letters."""
    done = 0
    for word in _likely_words(text, words):
        if word.start() < done or not _may_name(word[0]):
            continue
        drug = _of_two(text, word) or _of_one(word)
        if drug is not None:
            done = drug.end
            yield drug


def _likely_words(text: str, words: AbstractSet[str]) -> Iterator[re.Match[str]]:
    """Long words, where one that may be a name or a compound stands: each distinct word is asked once."""
    small = text.lower()
    if len(small) != len(text):
        yield from _LONG_WORD.finditer(text)
        return
    done = 0
    for place in sorted({*_named_places(small, words), *_joints(small)}):
        if place < done:
            continue
        start = max(small.rfind(" ", done, place), small.rfind("\n", done, place), done - 1) + 1
        end = _first(small, " ", place, len(small))
        end = _first(small, "\n", place, end)
        yield from _LONG_WORD.finditer(text, start, end)
        done = end


def _first(text: str, sign: str, start: int, end: int) -> int:
    place = text.find(sign, start, end)
    return end if place == -1 else place


def _named_places(small: str, words: AbstractSet[str]) -> Iterator[int]:
    for word in words:
        if len(word) >= _SHORTEST and _may_name(word):
            place = small.find(word)
            while place != -1:
                yield place
                place = small.find(word, place + len(word))


def _joints(small: str) -> Iterator[int]:
    """Where a long word goes on with another, as in "amoxicilline-acide"."""
    for sign in _JOINING:
        place = small.find(sign, _SHORTEST)
        while place != -1:
            if small[place - _SHORTEST : place].isalnum() and small[place + 1 : place + 2].isalnum():
                yield place
            place = small.find(sign, place + 1)


def _of_one(word: re.Match[str]) -> Drug | None:
    name = _named(word[0])
    if name:
        return Drug(word.start(), word.end(), name)
    # "Amoxicilline-acide clavulanique": the first part.
    first = re.split("[-’']", word[0], maxsplit=1)[0]
    name = _named(first)
    return Drug(word.start(), word.start() + len(first), name) if name else None


def _of_two(text: str, word: re.Match[str]) -> Drug | None:
    """Chlorure de sodium, sodium chloride, acide folique, folic acid, vitamine K."""
    plain = _plain(word[0])
    if plain in {"vitamine", "vitamin"}:
        letter = _VITAMIN.match(text, word.end())
        return None if letter is None else Drug(word.start(), letter.end(), f"vitamine {letter[1]}")
    if plain in _SALTS:
        of = _SALT_OF.match(text, word.end())
        kind = "" if of is None else _french_acid(_plain(of[1]))
        return (
            None if of is None or kind not in _OF_SALTS else Drug(word.start(), of.end(), _two(plain, kind))
        )
    kind = _french_acid(plain)
    following = _TWO_WORDS.match(text, word.end()) if kind in _OF_SALTS or plain == "glyceryl" else None
    if following is None:
        return None
    other = _plain(following[1])
    if f"{plain} {other}" == _TRINITRATE:
        return Drug(word.start(), following.end(), "trinitrine")
    # "Fer sulfate" is no French: only English puts the salt behind.
    return Drug(word.start(), following.end(), _two(other, kind)) if other in _SALTS else None


def _two(salt: str, of: str) -> str:
    name = f"{_SALTS[salt]} {of}"
    return "aspirine" if name == "acide acetylsalicylique" else name


def _french_acid(plain: str) -> str:
    return f"{plain[:-2]}ique" if plain.endswith("ic") else plain


@lru_cache(1 << 14)
def _may_name(word: str) -> bool:
    plain = _plain(word)
    if plain in _SALTS or plain in {"vitamine", "vitamin", "glyceryl"} or _french_acid(plain) in _OF_SALTS:
        return True
    return bool(_named(word) or _named(re.split("[-’']", word, maxsplit=1)[0]))


@lru_cache(1 << 14)
def _plain(word: str) -> str:
    return " ".join(folded(word).replace("'", " ").split())


@lru_cache(1 << 14)
def _named(word: str) -> str:
    """The name that a word is, or nothing."""
    name = _plain(word)
    name = _SAME.get(name, name)
    if name.endswith("n") and _is_known(f"{name}e"):
        # As in English: "enoxaparin" is "énoxaparine".
        name += "e"
    return name if _is_known(name) else ""


def _is_known(name: str) -> bool:
    return name not in _EVERYDAY and (name in _SUBSTANCES or is_drug(name))
