"""Finds people by what is written around them and by lists of names: titles, functions, fields of forms,
lists of those present, signatures, bibliographies, given names with surnames. Called once per text, walks
its words once.

Finds much; settling.py drops what is no person (eponyms, streets, drugs).
"""

from __future__ import annotations

import re
from functools import lru_cache

from colombage.protection.gazetteers import Is
from colombage.protection.rules.names.authors import author_at
from colombage.protection.rules.names.cues import BY_SPELLING, PARTICLES, Cue, Kind
from colombage.protection.rules.names.evidence import (
    GIVEN,
    begins_as_a_name,
    flags_of,
)
from colombage.protection.rules.names.likeliness import (
    ALONE,
    WITH_INITIAL,
    Run,
    is_hinted,
    is_likely,
    likeliness,
)
from colombage.protection.rules.names.taking import Trust, is_initial, name_from
from colombage.protection.rules.names.words import Words, vocabulary
from colombage.protection.types import Gender, Label, Mention, PersonRole
from colombage.protection.word_lists import folded

_TITLED = 0.95
_IN_A_FIELD = 0.9
_BY_FUNCTION = 0.85

_LIST_REACH = 80
_SIGNATURE_REACH = 30
_PLURALS = vocabulary(
    "mm messieurs mesdames mmes mlles drs docteurs docteures prs professeurs internes infirmieres "
    "infirmiers medecins chirurgiens"
)
_NAME_FIELDS = vocabulary("nom noms prenom prenoms naissance usage famille marital usuel patronyme identite")
"""Whatever their value is, it is a name."""
_OF_A_PLACE_OR_TIME = vocabulary("lieu date ville pays commune departement heure poids")
_PRIVATE_LETTER = re.compile(
    r"\b(?:[Mm]a (?:mère|femme|fille|sœur|soeur|grand-mère|compagne)|[Mm]on (?:mari|père|fils|épouse|époux"
    r"|frère|compagnon|dossier médical|hospitalisation)|soussigné|réclamation|porter plainte)"
)
"""Whoever signs such a letter does not write in their function."""
_FEW_LETTERS = 4
_SHORT = 3


def names_in(text: str) -> list[Mention]:
    """People's names without their titles, in the text's order, without overlaps."""
    return _Reading(Words(text)).mentions()


@lru_cache(1 << 15)
def _is_of_interest(word: str) -> bool:
    """The sieve that makes prose cheap: cues, words in capitals, frequent surnames that are no words."""
    if word in BY_SPELLING or begins_as_a_name(word):
        return True
    flags = flags_of(word) if word.isalpha() else 0
    return bool(flags & Is.FREQUENT_SURNAME and not flags & Is.ANY_WORD)


class _Reading:
    def __init__(self, words: Words) -> None:
        self._words = words
        self._found: list[Mention] = []
        self._list_end = 0
        self._signature_end = 0
        self._private_letter: bool | None = None

    def mentions(self) -> list[Mention]:
        words = self._words.words
        done = 0
        for place in [place for place, word in enumerate(words) if _is_of_interest(word)]:
            if place < done:
                continue
            word = words[place]
            cue = BY_SPELLING.get(word)
            if cue is not None:
                done = self._after_cue(place, cue)
            elif begins_as_a_name(word):
                done = self._in_capitals(place, hinted=False)
            else:
                done = self._in_small_letters(place)
        return self._found

    def _after_cue(self, place: int, cue: Cue) -> int:
        """What follows a cue at `place`; gives the next word to look at."""
        following = place + 1
        if cue.kind is Kind.LIST:
            self._list_end = max(self._list_end, self._end_of_list(following))
        elif cue.kind is Kind.CLOSING and not self._is_private_letter():
            self._signature_end = max(self._signature_end, following + _SIGNATURE_REACH)
        if following >= len(self._words.words):
            return following
        if cue.kind is Kind.BY and begins_as_a_name(self._words.words[following]):
            known = BY_SPELLING.get(self._words.words[following])
            return following if known else self._in_capitals(following, hinted=True)
        if cue.kind is Kind.FIELD or self._is_named(place):
            return self._after_field(place, cue)
        if cue.kind in (Kind.TITLE, Kind.BORN):
            return self._after_title(place)
        if (
            cue.kind is Kind.FUNCTION
            and begins_as_a_name(self._words.words[following])
            and not self._words.gaps[following].strip(" \u00a0\u202f\n")
        ):
            end = name_from(self._words, following, Trust.HINTED)
            if end > following and is_hinted(
                self._words, following, end, private=cue.role is not PersonRole.PROFESSIONAL
            ):
                return self._add(following, end, _BY_FUNCTION)
        return following

    def _is_private_letter(self) -> bool:
        """Looked for once, however many closings a text has."""
        if self._private_letter is None:
            self._private_letter = _PRIVATE_LETTER.search(self._words.text) is not None
        return self._private_letter

    def _after_title(self, place: int) -> int:
        words = self._words.words
        following = place + 1
        if not self._follows_closely(place):
            return following
        if len(words[place]) == 1 and not self._is_short_for_mister(place):
            return following
        born = BY_SPELLING[words[place]].kind is Kind.BORN
        if born and BY_SPELLING[words[place]].gender is Gender.MALE and flags_of(words[following]) & Is.WORD:
            return following  # "né Français", "né prématuré": men have no maiden name
        end = name_from(self._words, following, Trust.FIELD if born else Trust.TITLED)
        if end == following:
            return following
        self._add(following, end, _TITLED)
        if folded(words[place]) in _PLURALS:
            return self._more_of_them(end)
        return end

    def _is_short_for_mister(self, place: int) -> bool:
        """Takes "M." before a name, "M Martin" in capitals too; neither "m'a" nor "2 m"."""
        word = self._words.words[place]
        gap = self._words.gaps[place + 1]
        if gap.startswith("."):
            return word.isupper() or (gap == ". " and not self._words.words[place - 1].isdigit())
        following = self._words.words[place + 1]
        return word.isupper() and begins_as_a_name(following) and not flags_of(following) & Is.WORD

    def _more_of_them(self, place: int) -> int:
        """Reads on in "MM. Martin, Dupont et Durand"."""
        words, gaps = self._words.words, self._words.gaps
        while place < len(words):
            begin = place + 1 if words[place] in {"et", "ou"} and gaps[place] in {" ", ", "} else place
            if begin >= len(words) or gaps[begin].strip(" ,") or (begin == place and "," not in gaps[place]):
                return place
            end = name_from(self._words, begin, Trust.HINTED) if words[begin] not in BY_SPELLING else begin
            if end == begin:
                return place
            place = self._add(begin, end, _TITLED)
        return place

    def _is_named(self, place: int) -> bool:
        """A colon or the like follows: "Patient : …"."""
        gap = self._words.gaps[place + 1].strip(" \u00a0\u202f\t")
        return gap[:1] in {":", "="} and len(gap) <= _FEW_LETTERS

    def _after_field(self, place: int, cue: Cue) -> int:
        words, gaps = self._words.words, self._words.gaps
        plain = folded(words[place])
        following = place + 1
        if gaps[following] == "(" and following + 1 < len(words) and len(words[following]) <= _SHORT:
            following += 1
        named = gaps[following].lstrip(" )\u00a0\u202f\t")[:1] in {":", "=", "|"}
        if not named and not (cue.kind is Kind.FIELD and words[place][0].isupper()):
            return place + 1
        if not named and (gaps[following].strip() or flags_of(words[following]) & Is.ANY_WORD):
            return place + 1
        if plain == "naissance" and not _OF_A_PLACE_OR_TIME.isdisjoint(
            map(folded, words[max(0, place - 2) : place])
        ):
            return place + 1
        strict = plain in _NAME_FIELDS
        if strict or named:
            trust = (Trust.NAMED if named else Trust.TITLED) if strict else Trust.FIELD
            following = self._past_titles(following)
            end = name_from(self._words, following, trust) if following < len(words) else following
            if end > following and (strict or is_likely(words[following:end])):
                return self._add(following, end, _IN_A_FIELD)
        return place + 1

    def _past_titles(self, place: int) -> int:
        """A field's value may begin with a title: "Signé : Dr Martin"."""
        words = self._words.words
        while place < len(words) - 1:
            cue = BY_SPELLING.get(words[place])
            if cue is None or cue.kind is not Kind.TITLE or not self._follows_closely(place):
                break
            place += 1
        return place

    def _end_of_list(self, place: int) -> int:
        words, gaps = self._words.words, self._words.gaps
        if place >= len(words) or place < self._list_end or not ({":", "\n"} & set(gaps[place])):
            return 0
        last = min(len(words), place + _LIST_REACH)
        for each in range(place + 1, last):
            if gaps[each].count("\n") > 1 or (
                gaps[each][:2] in {". ", ".\n"} and not is_initial(words[each - 1])
            ):
                return each
        return last

    def _follows_closely(self, place: int) -> bool:
        """Nothing but a space, a dot or a line's end stands behind the word."""
        gap = self._words.gaps[place + 1]
        return len(gap) <= _SHORT and not gap.strip(" .\u00a0\u202f\n\r\t") and gap != "."

    def _in_small_letters(self, place: int) -> int:
        """Finds "jean dupont", "dupont jean": a surname that is no word, beside a frequent given name."""
        words, gaps = self._words.words, self._words.gaps
        for begin in (place - 1, place):
            if begin >= 0 and begin + 1 < len(words) and gaps[begin + 1] in {" ", "-"}:
                other = words[begin] if begin < place else words[begin + 1]
                free = not self._found or self._found[-1].end <= self._words.starts[begin]
                if free and other.isalpha() and flags_of(other) & Is.FREQUENT_GIVEN and other != words[place]:
                    return self._add(begin, begin + 2, WITH_INITIAL)
        return place + 1

    def _in_capitals(self, begin: int, *, hinted: bool) -> int:
        """A run of words in capitals that begins here: a person when the lists, or the place, say so."""
        words = self._words.words
        if words[begin].isdigit():
            return begin + 1
        word = words[begin]
        flags = flags_of(word)
        listed = begin < self._list_end or (begin < self._signature_end and "\n" in self._words.gaps[begin])
        if (
            flags & Is.WORD
            and not flags & GIVEN
            and len(word) > 1
            and not ((flags & Is.FREQUENT_SURNAME or folded(word) in PARTICLES) and self._goes_on(begin))
        ):
            enumerated = flags & Is.FREQUENT_SURNAME and self._is_enumerated(begin)
            return self._add(begin, begin + 1, ALONE) if enumerated else begin + 1
        authored = self._author_at(begin)
        if authored:
            return authored
        end = name_from(self._words, begin, Trust.HINTED)
        if end == begin:
            return begin + 1
        score = likeliness(Run(self._words, begin, end, hinted, listed))
        return self._add(begin, end, score, listed=listed) if score else end

    def _goes_on(self, begin: int) -> bool:
        """Another word in capitals follows."""
        following = begin + 1
        return (
            following < len(self._words.words)
            and self._words.gaps[following] in {" ", "-", "'", "’"}
            and begins_as_a_name(self._words.words[following])
        )

    def _is_enumerated(self, place: int) -> bool:
        """As PETIT in "VASSEUR, PETIT et DUMAS"."""
        word = self._words.words[place]
        if not self._found or not word.isupper():
            return False
        before = self._found[-1]
        between = self._words.text[before.end : self._words.starts[place]]
        return between in {", ", " et ", " / ", "/"} and self._words.text[before.start : before.end].isupper()

    def _author_at(self, begin: int) -> int:
        before = self._found[-1] if self._found else None
        chained = (
            before is not None
            and before.role is PersonRole.PROFESSIONAL
            and self._words.starts[begin] - before.end <= _SHORT
        )
        end = author_at(self._words, begin, chained=chained)
        return self._add(begin, end, WITH_INITIAL, listed=True) if end else 0

    def _add(self, begin: int, end: int, score: float, *, listed: bool = False) -> int:
        self._found.append(
            Mention(
                self._words.starts[begin],
                self._words.ends[end - 1],
                Label.PERSON,
                score,
                PersonRole.PROFESSIONAL if listed else None,
            )
        )
        return end
