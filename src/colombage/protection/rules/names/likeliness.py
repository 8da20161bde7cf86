"""How likely some words in capitals are a person when no title or field says so: by the lists of names, and
by where they stand. Called by by_form.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from colombage.protection.gazetteers import Is, is_surname, is_town
from colombage.protection.rules.names.cues import PARTICLES
from colombage.protection.rules.names.evidence import (
    GIVEN,
    begins_as_a_name,
    flags_of,
    is_acronym,
    is_nothing_but_a_word,
)
from colombage.protection.rules.names.not_people import is_germ, is_sign
from colombage.protection.rules.names.taking import followed_by_colon, is_initial
from colombage.protection.rules.names.words import Words, vocabulary
from colombage.protection.word_lists import folded

ALONE = 0.5
WITH_INITIAL = 0.7
_LISTED = 0.7
_BOTH_NAMES = 0.85

_SHORTEST_IN_CAPITALS = 4
_SHORT = 3
_SENTENCE_ENDS = frozenset(".!?:\n•*–—|;\t")
_APART = frozenset({", ", " / ", "/", "\n", " : ", " - ", "\n\n", "\r\n", "; "})
_DETERMINERS = vocabulary("le la les l un une du des au aux en de d votre par")
_MARRIED = vocabulary("nee ne epouse ep epse veuve vve")
_LETTERED = vocabulary(
    "vitamine vitamines hepatite groupe type classe stade grade facteur proteine lettre annexe article lot "
    "batiment bat escalier porte salle niveau point rhesus annexes colonne partie"
)
"""What letters number or name: "hépatite B. Petit foie"."""
_SAINTS = vocabulary("saint sainte st ste notre")
_NOT_ALONE = vocabulary("france mylan philips savoie mercedes europe normandie alexa siri")
"""Given names that stand for a country, a firm or a thing far more often when no other name stands beside."""


@dataclass(frozen=True, slots=True)
class Run:
    """The words from `begin` to `end`, and what the place says of them.

    `hinted`: "vu par", "bonjour" stand before. `listed`: in a list of people or below a letter.
    """

    words: Words
    begin: int
    end: int
    hinted: bool
    listed: bool

    @property
    def text(self) -> str:
        return self.words.text[self.words.starts[self.begin] : self.words.ends[self.end - 1]]


def likeliness(run: Run) -> float:
    """From 0, nothing says that it is a person, to 1."""
    words = run.words.words[run.begin : run.end]
    named = [word for word in words if len(word) > 1 and folded(word) not in PARTICLES]
    if not named or folded(words[0]) in _SAINTS:
        return 0
    if len(named) > 1:
        return 0 if is_town(run.text) or _is_on_a_sign(words) else _of_several(run, named)
    if run.end - run.begin > 1 and (is_initial(words[0]) or is_initial(words[-1])):
        return _of_one_with_initials(run, named[0])
    return 0 if _is_ruled_out(run, named[0]) else _of_one(run, named[0])


def is_likely(written: Sequence[str]) -> bool:
    """Of a field's value: some word could be a name. Not "Contact : Service achats", "Responsable : DIM"."""
    return any(
        not is_nothing_but_a_word(word, flags := flags_of(word))
        and (flags or not is_acronym(word))
        and not (flags & Is.ANY_WORD and word.islower())
        for word in written
    )


def is_hinted(words: Words, begin: int, end: int, *, private: bool) -> bool:
    """Of what follows a function: some word in capitals that is no word alone. No town ("médecin, Rouen").

    `private`: the function is a patient's or a relative's, who may be named by initials alone.
    """
    written = words.words[begin:end]
    if len(written) > 1 and all(len(word) == 1 for word in written):
        return private
    named = any(
        begins_as_a_name(word) and not (flags_of(word) & Is.WORD and word.isupper()) for word in written
    )
    place = words.text[words.starts[begin] : words.ends[end - 1]]
    town = len(written) == 1 and not flags_of(written[0]) & Is.FREQUENT_GIVEN and is_town(place)
    return named and (private or not town)


def _of_several(run: Run, named: Sequence[str]) -> float:
    every = [flags_of(word) for word in named]
    sure = [flags & (GIVEN | Is.SURNAME) and not flags & Is.WORD for flags in every]
    lone = folded(named[0]) in _NOT_ALONE and not any(flags & Is.FREQUENT_SURNAME for flags in every[1:])
    if lone or folded(named[-1]) in _NOT_ALONE:
        return 0
    given = any(flags & GIVEN for flags in every)
    if given and (any(sure) or any(flags & GIVEN and not flags & Is.WORD for flags in every)):
        return _BOTH_NAMES
    surname_in_capitals = any(each and word.isupper() for each, word in zip(sure, named, strict=True))
    if surname_in_capitals and len({word.isupper() for word in named}) > 1:
        acronyms = any(is_acronym(word) and not flags for word, flags in zip(named, every, strict=True))
        return 0 if acronyms else _LISTED
    return _LISTED if run.listed or (run.hinted and any(sure)) else 0


def _of_one_with_initials(run: Run, word: str) -> float:
    """As "J. Martel" or "Martel J."; "N Engl" has no dot."""
    flags = flags_of(word)
    undotted = run.words.gaps[run.begin + 1] == " " and is_initial(run.words.words[run.begin])
    if is_germ(word) or (not flags and is_acronym(word)):
        return 0
    if flags & Is.WORD:
        lettered = run.begin > 0 and folded(run.words.words[run.begin - 1]) in _LETTERED
        return 0 if undotted or lettered or not flags & Is.FREQUENT_SURNAME else ALONE
    return 0 if undotted and not flags & Is.FREQUENT_SURNAME else WITH_INITIAL


def _is_ruled_out(run: Run, word: str) -> bool:
    flags = flags_of(word)
    if run.words.gaps[run.end][:1] in {"@", "_"} or followed_by_colon(run.words, run.end - 1):
        return True
    if not flags & Is.FREQUENT_GIVEN and is_town(run.text):
        return True
    if folded(word) in _NOT_ALONE and not run.hinted:
        return True
    if is_acronym(word) and not run.listed and _is_determined(run):
        return True
    with_particle = run.end - run.begin > 1
    if with_particle and not flags:
        return True
    return not (run.hinted or run.listed) and (
        _is_shouted(run) or (with_particle and not is_surname(run.text))
    )


def _of_one(run: Run, word: str) -> float:
    flags = flags_of(word)
    if flags & Is.FREQUENT_GIVEN and _stands_for_a_given_name(run, word, flags):
        return ALONE
    if flags & Is.SURNAME and not flags & Is.WORD and (_is_married(run) or _has_an_age(run)):
        return WITH_INITIAL
    if flags & Is.ANY_WORD:
        return 0
    if flags & Is.FREQUENT_SURNAME and (
        run.hinted or (word.isupper() and len(word) >= _SHORTEST_IN_CAPITALS)
    ):
        return ALONE
    if is_acronym(word):
        return 0
    return ALONE if run.listed or (run.hinted and flags & (Is.SURNAME | GIVEN)) else 0


def _stands_for_a_given_name(run: Run, word: str, flags: int) -> bool:
    """A name that is a word too needs a capital that means something."""
    if not flags & Is.ANY_WORD or (run.hinted and len(word) > _SHORT):
        return True
    before = run.words.words[run.begin - 1] if run.begin else ""
    inside = before.islower() and _SENTENCE_ENDS.isdisjoint(run.words.gaps[run.begin])
    return not flags & Is.WORD and inside


def _is_determined(run: Run) -> bool:
    """As an acronym is: "le PIA", "(PIA)"."""
    before = run.words.words[run.begin - 1].lower() if run.begin else ""
    return before in _DETERMINERS or run.words.gaps[run.begin].endswith("(")


def _is_shouted(run: Run) -> bool:
    """In capitals among capitals, which then mean nothing; or cut by a dot ("PROD. CHIM.")."""
    words, gaps = run.words.words, run.words.gaps
    if not words[run.end - 1].isupper():
        return False
    before = words[run.begin - 1] if run.begin and gaps[run.begin] not in _APART else ""
    after = words[run.end] if run.end < len(words) and gaps[run.end] not in _APART else ""
    return any(len(word) > 1 and word.isupper() for word in (before, after))


def _is_married(run: Run) -> bool:
    """As in "DUBOIS épouse MARTIN", "Dubois née Martin"."""
    words, gaps = run.words.words, run.words.gaps
    return run.end < len(words) and gaps[run.end] in {" ", " (", ", "} and folded(words[run.end]) in _MARRIED


def _has_an_age(run: Run) -> bool:
    """As in "Tellier, 72 ans"."""
    words, gaps = run.words.words, run.words.gaps
    return gaps[run.end] == ", " and words[run.end + 1 : run.end + 2] == ["ans"] and words[run.end].isdigit()


def _is_on_a_sign(words: Sequence[str]) -> bool:
    """As in "CHU de Rouen", "Rue Victor Hugo"; not "PONT Jean"."""
    return is_sign(folded(words[0])) and (not words[0].isupper() or is_acronym(words[0]))
