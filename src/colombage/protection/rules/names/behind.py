"""What stands behind a name and says whose it is: an apposition, or what is told of a patient. Called by
who.py for each name."""

from __future__ import annotations

from collections.abc import Sequence

from colombage.protection.rules.names.cues import BY_FOLDED, Kind
from colombage.protection.rules.names.words import vocabulary
from colombage.protection.types import Gender, PersonRole

_PAST: dict[str, Gender | None] = {
    word: gender
    for verb in vocabulary(
        "ne age hospitalise opere transfere entre decede adresse retrouve installe traite accompagne "
        "desoriente alite constipe soigne reveille leve sonde perfuse admis suivi vu connu venu sorti "
        "revenu mort confus gueri"
    )
    for word, gender in ((verb, Gender.MALE), (verb + "e", Gender.FEMALE))
} | dict.fromkeys(["allergique", "apyretique", "stable", "calme", "autonome"])
"""What a patient is said to be, with the gender that it agrees with; folded."""
_DOES = vocabulary(
    "presente consulte plaint souffre vit beneficie chute refuse accepte mieux dort dormi mange boit bu "
    "pese retourne rentre sort decrit rapporte signale tolere marche repose vomi urine prend recoit "
    "recu habite reside deambule tousse pleure crie exprime ans va"
)
_FILLERS = vocabulary(
    "qui est a ete etait sera doit etre bien toujours tres ne n se s y , ( l plus pas encore"
)
_MOST_FILLERS = 5
_BEHIND = frozenset({",", "(", "–", "-", ":", "/", "\n"})
_DETERMINERS = vocabulary("notre votre le la l son sa un une alors actuellement")
_TRUSTED = frozenset({"confiance", "prevenir"})
_TRUSTED_REACH = 6


def role_behind(after: Sequence[str]) -> tuple[PersonRole | None, Gender | None]:
    """By an apposition: ", infirmière", "(sa fille)", a function on the next line."""
    if not after or after[0] not in _BEHIND:
        return None, None
    if not _TRUSTED.isdisjoint(after[:_TRUSTED_REACH]) and "." not in after[:_TRUSTED_REACH]:
        return PersonRole.RELATIVE, None
    place = 1
    while place < len(after) and (after[place] in _DETERMINERS or after[place] in _BEHIND - {"\n"}):
        place += 1
    if place == len(after):
        return None, None
    cue = (
        BY_FOLDED.get("-".join(after[place : place + 3 : 2]))
        if after[place + 1 : place + 2] == ["-"]
        else None
    )
    cue = cue or BY_FOLDED.get(after[place])
    if cue is None or cue.kind is not Kind.FUNCTION:
        return None, None
    return cue.role, cue.gender


def cared_for(after: Sequence[str]) -> tuple[PersonRole | None, Gender | None]:
    """By what is said of somebody: "a été hospitalisée", ", née le", "se plaint", "(72 ans)"."""
    for token in after[:_MOST_FILLERS]:
        if token in _PAST:
            return PersonRole.PATIENT, _PAST[token]
        if token in _DOES:
            return PersonRole.PATIENT, None
        if token not in _FILLERS and not token.isdigit():
            break
    return None, None
