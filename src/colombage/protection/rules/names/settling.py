"""Makes spans of mentions, whoever found them: unites those of one name, cuts titles off, drops what is
no person and says who the others are. Called once per text, after all finders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from colombage.policy.types import DataClass
from colombage.protection.gazetteers import Is
from colombage.protection.rules.marks import mark
from colombage.protection.rules.names.cues import BY_SPELLING, PARTICLES, Kind
from colombage.protection.rules.names.doubts import is_no_person
from colombage.protection.rules.names.evidence import NAME, flags_of
from colombage.protection.rules.names.firms import is_firm
from colombage.protection.rules.names.references import Cited, cited_at
from colombage.protection.rules.names.sharing import with_shared_roles
from colombage.protection.rules.names.who import setting_of
from colombage.protection.types import Gender, Label, Mention, PersonRole, Span
from colombage.protection.word_lists import folded

_WORD = re.compile(r"[^\W_]+")
_BESIDE = frozenset({" ", "-", "\u00a0", "‐", "‑"})
_BEHIND_AN_INITIAL = frozenset({". ", ".", ".-"})
_LONGEST = 120
_REACH_OF_A_WORD = 30
_TRIMMED = " \t\r\n\u00a0\u202f.,;:!?()[]«»\"'’-–—•*_/|"
_LEAST_RAISING = 0.2
"""The trained finder reports from far below, so that it misses nobody: what it doubts raises nothing."""
_STRONGER = frozenset({Label.EMAIL, Label.URL, Label.ADDRESS, Label.HOSPITAL, Label.HIDDEN, Label.PLATE})
"""Labels of rules that hold a name inside without being one: "rue Victor Hugo", "jeanne.martel@…"."""


def settle(text: str, mentions: Sequence[Mention], spans: Sequence[Span]) -> list[Span]:
    """The people of a text as spans, and the mentions of other labels, in the text's order.

    `spans` are what rules found besides people: a name inside an address, a hospital or an e-mail is theirs.
    """
    people = _united(text, [each for each in mentions if each.label is Label.PERSON])
    taken = sorted((span for span in spans), key=lambda span: span.start)
    settled = [span for person in people for span in _settled(text, person, taken)]
    others = [
        mark(text, each.start, each.end, each.label, each.score)
        for each in mentions
        if each.label is not Label.PERSON and each.start < each.end
    ]
    return sorted([*with_shared_roles(settled), *others], key=lambda span: (span.start, span.end))


def person_span(
    text: str,
    start: int,
    end: int,
    score: float,
    role: PersonRole,
    gender: Gender | None,
    *,
    doubtful: bool = False,
) -> Span:
    """A person's span with the class that the role gives it. `doubtful`: covered all the same, but too
    unlikely to be a person to raise anything."""
    private = role.is_private and not doubtful
    data_class = DataClass.PERSONAL if private else DataClass.INTERNAL
    return Span(start, end, Label.PERSON, score, private, data_class, text[start:end], role, gender)


def _united(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions that overlap, or stand side by side as parts of one name, as one."""
    united: list[Mention] = []
    for each in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if each.start >= each.end:
            continue
        before = united[-1] if united else None
        if before is not None and (each.start < before.end or _is_one_name(text, before, each)):
            united[-1] = Mention(
                before.start,
                max(before.end, each.end),
                Label.PERSON,
                max(before.score, each.score),
                before.role or each.role,
            )
        else:
            united.append(each)
    return united


def _is_one_name(text: str, before: Mention, after: Mention) -> bool:
    between = text[before.end : after.start]
    if between in _BEHIND_AN_INITIAL:
        return all(len(word) == 1 for word in _WORD.findall(text[before.start : before.end][:_LONGEST]))
    return between in _BESIDE


def _settled(text: str, person: Mention, taken: Sequence[Span]) -> list[Span]:
    start, end = _trimmed(text, person.start, person.end)
    start, end = _beside_others(start, end, taken)
    start, end = _without_titles(text, start, end)
    end = _without_verbs(text, start, end)
    if start >= end:
        return []
    setting = setting_of(text, start, end)
    sure = setting.titled or (setting.cued and not text[start:end].islower())
    if not sure and is_no_person(text[start:end], person, setting):
        return []
    if not sure and not (setting.role and setting.role.is_private) and is_firm(text, start, end):
        return []
    if not sure and (cited := cited_at(text, start, end)) is not Cited.NOWHERE:
        role = PersonRole.PROFESSIONAL
        named = cited is Cited.BY_NAME
        return [person_span(text, start, end, person.score, role, setting.gender)] if named else []
    if person.score < _LEAST_RAISING and not setting.cued and setting.role is None:
        unknown = PersonRole.UNKNOWN
        return [person_span(text, start, end, person.score, unknown, setting.gender, doubtful=True)]
    role = setting.role or person.role or PersonRole.UNKNOWN
    span = person_span(text, start, end, person.score, role, setting.gender)
    return [replace(span, guessed=setting.role is None and person.role is not None)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """To whole words, without punctuation around them."""
    while start < end and text[start] in _TRIMMED:
        start += 1
    while start < end and text[end - 1] in _TRIMMED:
        end -= 1
    floor, ceiling = max(0, start - _REACH_OF_A_WORD), min(len(text), end + _REACH_OF_A_WORD)
    while start > floor and start < end and text[start - 1].isalpha() and text[start].isalpha():
        start -= 1
    while start < end < ceiling and (
        (text[end].isalpha() and (text[end - 1].isalpha() or text[end - 1] == "-"))
        or _is_hyphen_between(text, end)
    ):
        end += 1
    return start, end


def _is_hyphen_between(text: str, place: int) -> bool:
    """A compound goes on: it is a name, a town or an eponym as a whole."""
    return text[place - 1 : place].isalpha() and text[place] == "-" and text[place + 1 : place + 2].isalpha()


def _beside_others(start: int, end: int, taken: Sequence[Span]) -> tuple[int, int]:
    """What remains of a name beside the spans of rules: nothing of one inside an address, the part before a
    number that it ran into."""
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    for span in taken[low : low + 3]:
        if span.start >= end:
            break
        if span.start <= start and span.end >= end:
            return (start, start) if span.label in _STRONGER or span.label is not Label.TOWN else (start, end)
        if span.label is Label.TOWN:
            continue
        if span.start > start:
            return start, span.start
        start = span.end
    return start, end


def _without_titles(text: str, start: int, end: int) -> tuple[int, int]:
    """A finder may take the title along; the placeholder stands behind it."""
    words = list(_WORD.finditer(text, start, end))
    first = 0
    for place, word in enumerate(words[:-1]):
        cue = BY_SPELLING.get(word[0])
        if (
            cue is None
            or cue.kind is not Kind.TITLE
            or (len(word[0]) == 1 and text[word.end() : word.end() + 2] != ". ")
        ):
            break
        first = place + 1
    if first == 0 and len(words) == 1:
        cue = BY_SPELLING.get(words[0][0])
        if cue is not None and cue.kind is Kind.TITLE and len(words[0][0]) > 1:
            return end, end
    return (words[first].start(), end) if first else _trimmed(text, start, end)


def _without_verbs(text: str, start: int, end: int) -> int:
    """The end of a name in small letters that ran into the sentence: "martin dort"."""
    while True:
        last = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        word = text[last + 1 : end]
        if last <= start or not word.islower() or flags_of(word) & (NAME | Is.WORD) != Is.WORD:
            return end
        if folded(word) in PARTICLES:
            return end
        end = last
