"""Authors as bibliographies name them: "Martel J, Le Goff P, et al." Called by by_form.py for words in
capitals."""

from __future__ import annotations

from colombage.protection.gazetteers import Is
from colombage.protection.rules.names.cues import PARTICLES
from colombage.protection.rules.names.evidence import begins_as_a_name, flags_of, is_nothing_but_a_word
from colombage.protection.rules.names.taking import MOST_WORDS
from colombage.protection.rules.names.words import Words
from colombage.protection.word_lists import folded

_MOST_INITIALS = 3
_MOST_PARTICLES = 2


def author_at(words: Words, begin: int, *, chained: bool) -> int:
    """The word after the author that begins here, with initials; 0 when none does.

    One author alone must bear a known surname. Beside another (`chained` when one ends just before), or
    before "et al", any name will do.
    """
    end = _end_of_author(words, begin)
    if not end:
        return 0
    surname = words.words[end - 2]
    flags = flags_of(surname)
    listed = chained or words.words[end : end + 2] == ["et", "al"] or _end_of_author(words, end) > 0
    known = flags & Is.SURNAME and not flags & Is.ANY_WORD
    return end if (listed or known) and not is_nothing_but_a_word(surname, flags) else 0


def _end_of_author(words: Words, begin: int) -> int:
    """By form alone: particles, a surname in capitals, at most three initials, a comma or dot."""
    written, gaps = words.words, words.gaps
    place = begin
    while (
        place < begin + _MOST_PARTICLES and place + 1 < len(written) and folded(written[place]) in PARTICLES
    ):
        place += 1
    place += 1
    while place + 1 < len(written) and place < begin + MOST_WORDS and gaps[place] == "-":
        place += 1
    if place >= len(written) or gaps[place] != " " or not begins_as_a_name(written[place - 1]):
        return 0
    initials = written[place]
    if not (initials.isupper() and initials.isalpha() and len(initials) <= _MOST_INITIALS):
        return 0
    return place + 1 if gaps[place + 1][:1] in {",", ";", "."} else 0
