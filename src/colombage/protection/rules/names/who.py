"""Who somebody is by what stands around the name: a patient, a relative, somebody in their function; a
woman or a man. Called by settling.py for each name, whoever found it. Looks at a few words on both sides
only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from colombage.protection.gazetteers import Is, given_name, name_flags
from colombage.protection.rules.names.cues import BY_FOLDED, Cue, Kind
from colombage.protection.types import Gender, PersonRole
from colombage.protection.word_lists import folded

_REACH = 64
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\n|[:=|.,;()!?–\-/]")
_MOST_TOKENS = 12
_WORDS_BETWEEN = 2
_ABBREVIATED = 4
_WORDS_BEFORE_COLON = 5
_SENTENCE_ENDS = frozenset({".", ":", "!", "?", "\n", "=", "|", "–"})
_OF = frozenset({"de", "du", "des", "d"})
_ARTICLES = frozenset(
    {"le", "la", "l", "les", "un", "une", "et", "son", "sa", "ses", "votre", "notre", "mon", "ma"}
)
_POSSESSIVES = frozenset(
    {"son", "sa", "l", "mon", "ma", "votre", "notre", "une", "d", "leur", "ses", "mes", "la", "le"}
)
_DONE_BY = frozenset(
    {
        "redige",
        "redigee",
        "signe",
        "signee",
        "valide",
        "validee",
        "dicte",
        "dictee",
        "saisi",
        "saisie",
        "prescrit",
    }
    | {"prescrite", "opere", "operee", "vu", "vue", "realise", "realisee", "effectue", "effectuee", "adresse"}
    | {
        "adressee",
        "suivi",
        "suivie",
        "ecrit",
        "relu",
        "interprete",
        "approuve",
        "verifie",
        "elabore",
        "examine",
    }
    | {
        "examinee",
        "recu",
        "recue",
        "presente",
        "transmis",
        "evalue",
        "evaluee",
        "anime",
        "assure",
        "pris",
        "prise",
    }
)
_GREETINGS = frozenset({"bonjour", "bonsoir", "cher", "chere", "merci", "salut"})
_MARRIED = frozenset({"epouse", "ep", "epse"})

_PAST: dict[str, Gender | None] = {
    word: gender
    for verb in re.findall(
        r"\S+",
        "ne age hospitalise opere transfere entre decede adresse retrouve installe traite accompagne desoriente "
        "alite constipe soigne reveille leve sonde perfuse admis suivi vu connu venu sorti revenu mort confus gueri",
    )
    for word, gender in ((verb, Gender.MALE), (verb + "e", Gender.FEMALE))
} | dict.fromkeys(["allergique", "apyretique", "stable", "calme", "autonome"])
"""What a patient is said to be, behind the name, with the gender that it agrees with; folded."""
_DOES = frozenset(
    re.findall(
        r"\S+",
        "presente consulte plaint souffre vit beneficie chute refuse accepte mieux dort dormi mange boit bu pese "
        "retourne rentre sort decrit rapporte signale tolere marche repose vomi urine prend recoit recu habite "
        "reside deambule tousse pleure crie exprime ans va",
    )
)
_FILLERS = frozenset(
    re.findall(
        r"\S+", "qui est a ete etait sera doit etre bien toujours tres ne n se s y , ( l plus pas encore"
    )
)
_MOST_FILLERS = 5
_BEHIND = frozenset({",", "(", "–", "-", ":", "/", "\n"})
_DETERMINERS = frozenset(
    {"notre", "votre", "le", "la", "l", "son", "sa", "un", "une", "alors", "actuellement"}
)
_TRUSTED = frozenset({"confiance", "prevenir"})
_TRUSTED_REACH = 6


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a name. `cued`: a title, a field or a function beside it says that it is a
    person."""

    before: tuple[str, ...]
    """The last words before it, folded, none across a line's end or a full stop."""
    role: PersonRole | None
    gender: Gender | None
    cued: bool
    inside: bool
    """A sentence goes on here: a capital means something."""


def setting_of(text: str, start: int, end: int) -> Setting:
    left = _Left(_tokens(text[max(0, start - _REACH) : start])[-_MOST_TOKENS:], text[start:end])
    left.read()
    after = _tokens(text[end : end + _REACH])[:_MOST_TOKENS]
    role, gender = left.role, left.gender
    if not (role is PersonRole.PROFESSIONAL and left.titled):
        behind, gender_behind = _role_behind(after)
        role, gender = behind or role, gender or gender_behind
    if role is None or gender is None:
        cared, gender_told = _cared_for(after)
        role = role or cared
        gender = gender or gender_told
    return Setting(
        left.words(), role, gender or _gender_of(text[start:end], left.titled), left.cued, left.inside()
    )


def _tokens(part: str) -> list[str]:
    return [_folded(token) if token[0].isalpha() else token for token in _TOKEN.findall(part)]


_folded = lru_cache(1 << 14)(folded)


class _Left:
    """Walks back from the name over what stands before it."""

    def __init__(self, tokens: list[str], written: str) -> None:
        self._tokens = tokens
        self._written = written
        self.role: PersonRole | None = None
        self.gender: Gender | None = None
        self.cued = False
        self.titled = False

    def read(self) -> None:
        between = 0
        possessive = colon = False
        tokens = self._tokens
        for place in range(len(tokens) - 1, -1, -1):
            word = tokens[place]
            if word in {":", "=", "|"}:
                colon = True
            elif word in {"\n", ".", ";", "!", "?", ")"}:
                if not self._is_passed(word, place, between, colon=colon):
                    return
            elif word in _OF:
                possessive = possessive or not colon
            elif word in _ARTICLES or not word[0].isalpha():
                continue
            else:
                cue = None if self._is_measure(place) else BY_FOLDED.get(word) or self._compound(place)
                if cue is not None and self._take(cue, place, between, possessive=possessive, colon=colon):
                    return
                between += cue is None
                if between > (_WORDS_BEFORE_COLON if colon else _WORDS_BETWEEN):
                    return

    def words(self) -> tuple[str, ...]:
        """The last words, up to the first mark."""
        place = len(self._tokens)
        while place > 0 and self._tokens[place - 1][0].isalpha():
            place -= 1
        return tuple(self._tokens[place:])

    def _is_passed(self, mark: str, place: int, between: int, *, colon: bool) -> bool:
        """Whether reading goes on before this mark: a dot of "Dr.", a bracket of "Prénom(s) :", a line's
        end right before the name."""
        if mark == ")":
            return colon
        before = self._tokens[place - 1] if place else ""
        cue = BY_FOLDED.get(before)
        if mark == ".":
            return (
                len(before) <= _ABBREVIATED
                and not self._is_measure(place - 1)
                and cue is not None
                and cue.kind in (Kind.TITLE, Kind.BORN)
            )
        return mark == "\n" and between == 0 and not self.cued and cue is not None and cue.kind is Kind.TITLE

    def inside(self) -> bool:
        return bool(self._tokens) and self._tokens[-1] not in _SENTENCE_ENDS

    def _is_measure(self, place: int) -> bool:
        """The metres of "2 m" and the millimetres of "3 mm"."""
        return place > 0 and self._tokens[place] in {"m", "mm"} and self._tokens[place - 1][0].isdigit()

    def _compound(self, place: int) -> Cue | None:
        """Of "sage femme", cut at its hyphen."""
        return BY_FOLDED.get(f"{self._tokens[place - 1]}-{self._tokens[place]}") if place else None

    def _take(self, cue: Cue, place: int, between: int, *, possessive: bool, colon: bool) -> bool:
        """What a cue says; True when nothing farther away matters."""
        compound = self._compound(place)
        cue = compound or cue
        beside = between == 0 and not possessive
        if cue.kind is Kind.TITLE:
            self.cued = self.cued or beside
            self.titled = self.titled or beside
            self.gender = self.gender or (cue.gender if between == 0 else None)
            if cue.role is not None and beside:
                self.role = cue.role
            return cue.role is not None
        if cue.kind is Kind.BORN or self._is_married(place):
            self.cued = self.cued or beside
            self.gender = (
                self.gender or Gender.FEMALE if self._is_married(place) else self.gender or cue.gender
            )
            self.role = self.role or PersonRole.PATIENT
            return True
        if cue.kind is Kind.BY:
            self._take_by(place)
            return True
        if cue.kind in (Kind.FIELD, Kind.LIST, Kind.CLOSING) and not colon:
            return False
        if cue.kind is Kind.FUNCTION and possessive:
            return cue.role is PersonRole.RELATIVE
        if cue.kind is Kind.CLOSING:
            return True
        self.cued = self.cued or (between == 0 or colon)
        self.role = self.role or cue.role
        self.gender = self.gender or cue.gender
        return True

    def _is_married(self, place: int) -> bool:
        return self._tokens[place] in _MARRIED and not (place and self._tokens[place - 1] in _POSSESSIVES)

    def _take_by(self, place: int) -> None:
        word = self._tokens[place]
        done_by = word == "par" and place > 0 and self._tokens[place - 1] in _DONE_BY
        greeted = word in _GREETINGS and " " not in self._written and not self.titled
        if done_by or greeted:
            self.role = PersonRole.PROFESSIONAL


def _role_behind(after: list[str]) -> tuple[PersonRole | None, Gender | None]:
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


def _cared_for(after: list[str]) -> tuple[PersonRole | None, Gender | None]:
    """By what is said of somebody: "a été hospitalisée", ", née le", "se plaint", "(72 ans)"."""
    for token in after[:_MOST_FILLERS]:
        if token in _PAST:
            return PersonRole.PATIENT, _PAST[token]
        if token in _DOES:
            return PersonRole.PATIENT, None
        if token not in _FILLERS and not token.isdigit():
            break
    return None, None


def _gender_of(written: str, titled: bool) -> Gender | None:
    """By the given name: the one not in capitals, or the first, or the last behind a surname. A single
    name behind a title is a surname: "Dr Martin" may be a woman."""
    words = [word for word in re.split(r"[\s.,]+", written) if len(word) > 1]
    if len(words) == 1 and titled:
        return None
    small = [word for word in words if not word.isupper()]
    if small and len(small) < len(words):
        words = small
    elif len(words) > 1 and _is_rather_surname(words[0]) and not _is_rather_surname(words[-1]):
        words = words[::-1]
    for word in words:
        whose = given_name(word)
        if whose is not None:
            return None if whose == "both" else whose
    return None


def _is_rather_surname(word: str) -> bool:
    return bool(name_flags(word) & Is.FREQUENT_SURNAME)
