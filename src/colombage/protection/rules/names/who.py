"""Who somebody is by what stands around the name: a patient, a relative, somebody in their function; a
woman or a man. Called by settling.py for each name, whoever found it. Looks at a few words on both sides
only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from colombage.protection.gazetteers import Is, given_name, name_flags
from colombage.protection.rules.names.cues import BY_FOLDED, Cue, Kind
from colombage.protection.types import Gender, PersonRole
from colombage.protection.word_lists import folded

REACH = 70
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\n|[:=|.,;()!?]")
_MOST_TOKENS = 12
_WORDS_BETWEEN = 2
_WORDS_BEFORE_COLON = 5
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

_PAST = (
    r"nee?|agee?|admise?|hospitalisee?|operee?|transferee?|entree?|sortie?|decedee?|adressee?|suivie?|vue?|retrouvee?"
    r"|installee?|connue?|traitee?|prise? en charge|accompagnee?|venue?|allergique|porteu(?:r|se)|apyretique|stable|calme"
    r"|douloureu(?:x|se)|desorientee?|alitee?|autonome|confuse?|constipee?|ictérique"
)
_CARED_FOR = re.compile(
    rf"[\s,(]*(?:(?:qui |est |a ete |etait |sera |doit etre |a |toujours |bien |tres )*(?P<past>{_PAST})\b"
    r"|\(?\d{1,3} ?ans\b|(?:qui )?(?:n'|ne |se |s'|a |est |va |y )*"
    r"(?:presente|consulte|plaint|souffre|vit|beneficie|chute|refuse|accepte|mieux|dort|dormi|mange|boit|bu|pese"
    r"|retourne|rentre|sort|decrit|rapporte|signale|tolere|marche|leve|plaindre|reveille|repose|vomi|uriné|urine|prend"
    r"|recoit|recu|bien|habite|reside|deambule|tousse|pleure|crie|exprime)\b)"
)
_FUNCTION_BEHIND = re.compile(
    r"(?P<between>[\s,(–\-:/]{1,6})(?:(?:notre|votre|le|la|l'|son|sa|un|une|en tant que|alors|actuellement) ?)?"
    r"(?P<word>[^\W\d_]+(?: [^\W\d_]+)?)"
)
_TRUSTED = re.compile(
    r"[\s,(:\-–]{1,5}(?:(?:est |la |sa |designee? )*personne (?:de confiance|a prevenir)|a prevenir)"
)
_FEMININE = re.compile(r"(?:ee|ise|ie|ue|euse|te|use|nte)s?\Z")


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a name. `cued`: a title, a field or a function beside it says that it is a
    person."""

    before: tuple[str, ...]
    """The last words before it, folded, none across a line's end or a full stop."""
    role: PersonRole | None
    gender: Gender | None
    cued: bool
    titled: bool


def setting_of(text: str, start: int, end: int) -> Setting:
    before = folded(text[max(0, start - REACH) : start])
    after = folded(text[end : end + REACH])
    left = _Left(before, text[start:end])
    left.read()
    behind, gender_behind = _role_behind(after)
    role = left.role
    if left.role is not PersonRole.PROFESSIONAL or not left.titled:
        role = behind or left.role
    gender = left.gender or gender_behind
    if role is None or gender is None:
        cared = _CARED_FOR.match(after)
        if cared is not None:
            role = role or PersonRole.PATIENT
            if gender is None and cared["past"]:
                gender = Gender.FEMALE if _FEMININE.search(cared["past"]) else Gender.MALE
    return Setting(
        left.words(), role, gender or _gender_of(text[start:end], left.titled), left.cued, left.titled
    )


class _Left:
    """Walks back from the name over what stands before it."""

    def __init__(self, before: str, written: str) -> None:
        self._tokens = _TOKEN.findall(before)[-_MOST_TOKENS:]
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
            token = tokens[place]
            if token in {":", "=", "|"}:
                colon = True
            elif token in {"\n", ".", ";", "!", "?", ")"}:
                if not self._is_passed(token, place, between, colon=colon):
                    return
            elif token in _OF:
                possessive = possessive or not colon
            elif token in _ARTICLES or not token[0].isalpha():
                continue
            else:
                cue = BY_FOLDED.get(token) or self._compound(place)
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

    def _is_passed(self, token: str, place: int, between: int, *, colon: bool) -> bool:
        """Whether reading goes on before this mark: a dot of "Dr.", a bracket of "Prénom(s) :", a line's
        end right before the name."""
        if token == ")":
            return colon
        before = self._tokens[place - 1] if place else ""
        cue = BY_FOLDED.get(before)
        if token == ".":
            return len(before) <= 4 and cue is not None and cue.kind in {Kind.TITLE, Kind.BORN}  # noqa: PLR2004
        return token == "\n" and between == 0 and not self.cued and cue is not None and cue.kind is Kind.TITLE

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
        if cue.kind in {Kind.FIELD, Kind.LIST, Kind.CLOSING} and not colon:
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
        if (word == "par" and place and self._tokens[place - 1] in _DONE_BY) or (
            word in _GREETINGS and " " not in self._written and not self.titled
        ):
            self.role = PersonRole.PROFESSIONAL


def _role_behind(after: str) -> tuple[PersonRole | None, Gender | None]:
    if _TRUSTED.match(after):
        return PersonRole.RELATIVE, None
    found = _FUNCTION_BEHIND.match(after)
    if found is None or not (set(found["between"]) & set(",(\n–-:/")):
        return None, None
    if "\n" in found["between"].strip(" ") and found["between"].count("\n") > 1:
        return None, None
    first, _, both = found["word"].partition(" ")
    cue = BY_FOLDED.get(f"{first}-{both}") or BY_FOLDED.get(first)
    if cue is None or cue.kind is not Kind.FUNCTION:
        return None, None
    return cue.role, cue.gender


def _gender_of(written: str, titled: bool) -> Gender | None:
    """By the given name: the one not in capitals, or the first, or the last behind a surname. A single
    name behind a title is a surname: "Dr Martin" may be a woman."""
    words = [word for word in re.split(r"[\s.,]+", written) if len(word) > 1]
    if len(words) == 1 and titled:
        return None
    small = [word for word in words if not word.isupper()]
    if small and len(small) < len(words):
        words = small
    elif len(words) > 1 and name_flags(words[-1]) & Is.FREQUENT_GIVEN and not _is_rather_given(words[0]):
        words = words[-1:]
    whose = next((given for given in map(given_name, words) if given is not None), None)
    return None if whose == "both" else whose


def _is_rather_given(word: str) -> bool:
    flags = name_flags(word)
    return bool(flags & Is.FREQUENT_GIVEN and not flags & Is.FREQUENT_SURNAME)
