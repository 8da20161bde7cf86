"""What stands before a name and says whose it is: walks back over titles, functions, kinship and fields.
Called by who.py for each name."""

from __future__ import annotations

from collections.abc import Sequence

from colombage.protection.rules.names.cues import BY_FOLDED, Cue, Kind
from colombage.protection.rules.names.words import vocabulary
from colombage.protection.types import Gender, PersonRole

_WORDS_BETWEEN = 2
_ABBREVIATED = 4
_WORDS_BEFORE_COLON = 5
_SENTENCE_ENDS = frozenset({".", ":", "!", "?", "\n", "=", "|", "–"})
_OF = frozenset({"de", "du", "des", "d"})
_ARTICLES = vocabulary("le la l les un une et son sa ses votre notre mon ma")
_POSSESSIVES = vocabulary("son sa l mon ma votre notre une d leur ses mes la le")
_DONE_BY = vocabulary(
    "redige redigee signe signee valide validee dicte dictee saisi saisie prescrit prescrite opere "
    "operee vu vue realise realisee effectue effectuee adresse adressee suivi suivie ecrit relu "
    "interprete approuve verifie elabore examine examinee recu recue presente transmis evalue evaluee "
    "anime assure pris prise"
)
_GREETINGS = vocabulary("bonjour bonsoir cher chere merci salut")
_MARRIED = frozenset({"epouse", "ep", "epse"})
_TURNS = frozenset({"\n", ".", ";", "!", "?", ")"})
_NEED_A_COLON = (Kind.FIELD, Kind.LIST, Kind.CLOSING)


class Before:
    """Walks back from the name over what stands before it."""

    def __init__(self, tokens: Sequence[str], written: str) -> None:
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
            elif word in _TURNS:
                if not self._is_passed(word, place, between, colon=colon):
                    return
            elif word in _OF:
                possessive = possessive or not colon
            elif word in _ARTICLES or not word[0].isalpha():
                continue
            else:
                cue = None if self._is_measure(place) else self._compound(place) or BY_FOLDED.get(word)
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
        """Of "sage-femme", cut at its hyphen."""
        if place < 2 or self._tokens[place - 1] != "-":  # noqa: PLR2004 (a word and the hyphen)
            return None
        return BY_FOLDED.get(f"{self._tokens[place - 2]}-{self._tokens[place]}")

    def _take(self, cue: Cue, place: int, between: int, *, possessive: bool, colon: bool) -> bool:
        """What a cue says; True when nothing farther away matters."""
        beside = between == 0 and not possessive
        if cue.kind is Kind.TITLE:
            return self._take_title(cue, between, beside=beside)
        if cue.kind is Kind.BORN or self._is_married(place):
            self.cued = self.cued or beside
            self.gender = self.gender or (Gender.FEMALE if self._is_married(place) else cue.gender)
            self.role = self.role or PersonRole.PATIENT
        elif cue.kind is Kind.BY:
            self._take_by(place)
        elif cue.kind in _NEED_A_COLON and not colon:
            return False
        elif cue.kind is Kind.FUNCTION and possessive:
            return cue.role is PersonRole.RELATIVE
        elif cue.kind is not Kind.CLOSING:
            self.cued = self.cued or between == 0 or colon
            self.role = self.role or cue.role
            self.gender = self.gender or cue.gender
        return True

    def _take_title(self, cue: Cue, between: int, *, beside: bool) -> bool:
        self.cued = self.cued or beside
        self.titled = self.titled or beside
        self.gender = self.gender or (cue.gender if between == 0 else None)
        if cue.role is not None and beside:
            self.role = cue.role
        return cue.role is not None

    def _is_married(self, place: int) -> bool:
        return self._tokens[place] in _MARRIED and not (place and self._tokens[place - 1] in _POSSESSIVES)

    def _take_by(self, place: int) -> None:
        word = self._tokens[place]
        done_by = word == "par" and place > 0 and self._tokens[place - 1] in _DONE_BY
        greeted = word in _GREETINGS and " " not in self._written and not self.titled
        if done_by or greeted:
            self.role = PersonRole.PROFESSIONAL
