"""Makes spans of mentions, whoever found them: unites those of one name, cuts titles off, drops what is
no person and says who the others are. Called once per text, after all finders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from colombage.policy.types import DataClass
from colombage.protection.gazetteers import Is, is_town
from colombage.protection.rules.marks import mark
from colombage.protection.rules.names.cues import BY_SPELLING, PARTICLES, Kind
from colombage.protection.rules.names.evidence import NAME, flags_of, is_acronym
from colombage.protection.rules.names.not_people import (
    is_called_after,
    is_drug_alone,
    is_eponym_alone,
    is_on_a_sign,
)
from colombage.protection.rules.names.who import Setting, setting_of
from colombage.protection.types import Gender, Label, Mention, PersonRole, Span
from colombage.protection.word_lists import folded

_WORD = re.compile(r"[^\W_]+")
_BESIDE = frozenset({" ", "-", "\u00a0", "‐", "‑"})
_BEHIND_AN_INITIAL = frozenset({". ", ".", ".-"})
_VERY_SURE = 0.97
_SURE = 0.9
_LONGEST = 120
_REACH_OF_A_WORD = 30
_TRIMMED = " \t\r\n\u00a0\u202f.,;:!?()[]«»\"'’-–—•*_/|"
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
    return sorted([*_with_shared_roles(settled), *others], key=lambda span: (span.start, span.end))


def person_span(
    text: str, start: int, end: int, score: float, role: PersonRole, gender: Gender | None
) -> Span:
    """A person's span with the class that the role gives it."""
    private = role.is_private
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
    if start >= end:
        return []
    setting = setting_of(text, start, end)
    if not setting.cued and _is_no_person(text[start:end], person, setting):
        return []
    role = setting.role or person.role or PersonRole.UNKNOWN
    return [person_span(text, start, end, person.score, role, setting.gender)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """To whole words, without punctuation around them."""
    while start < end and text[start] in _TRIMMED:
        start += 1
    while start < end and text[end - 1] in _TRIMMED:
        end -= 1
    floor, ceiling = max(0, start - _REACH_OF_A_WORD), min(len(text), end + _REACH_OF_A_WORD)
    while start > floor and start < end and text[start - 1].isalpha() and text[start].isalpha():
        start -= 1
    while start < end < ceiling and text[end].isalpha() and text[end - 1].isalpha():
        end += 1
    return start, end


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


def _is_no_person(written: str, person: Mention, setting: Setting) -> bool:
    """Without a title or field beside it: the name of a thing, or no name at all."""
    words = [word for word in _WORD.findall(written) if not word.isdigit()]
    if (
        not words
        or len(written) > _LONGEST
        or is_on_a_sign(setting.before)
        or is_called_after(setting.before)
    ):
        return True
    every = [flags_of(word) for word in words]
    if _is_clinical(written, words, every, person.score):
        return True
    if person.score >= _VERY_SURE:
        return False
    named = [
        (word, flags)
        for word, flags in zip(words, every, strict=True)
        if len(word) > 1 and folded(word) not in PARTICLES
    ]
    told = setting.inside or person.role is not None
    if named and all(_is_a_word(word, flags, told=told) for word, flags in named):
        return True
    if len(words) > 1 or person.score >= _SURE:
        return False
    return (is_acronym(words[0]) and not every[0]) or (is_town(written) and not every[0] & Is.FREQUENT_GIVEN)


def _is_clinical(written: str, words: Sequence[str], every: Sequence[int], score: float) -> bool:
    """An eponym, unless the finder is sure of a frequent surname; a drug."""
    if is_eponym_alone(written):
        return score < _SURE or not all(flags & Is.FREQUENT_SURNAME for flags in every)
    return is_drug_alone(words) and not any(flags & NAME for flags in every)


def _is_a_word(word: str, flags: int, *, told: bool) -> bool:
    """A common word, and none that a capital makes a name where it means something (`told`)."""
    return bool(flags & Is.WORD) and not (told and flags & NAME and word[0].isupper())


def _with_shared_roles(people: list[Span]) -> list[Span]:
    """Who is said to be somebody in one place is so where nothing tells: all words of the one among the
    other's."""
    told = [(frozenset(map(folded, _WORD.findall(span.text))), span) for span in people if _is_told(span)]
    by_word: dict[str, list[tuple[frozenset[str], Span]]] = {}
    for words, span in told:
        for word in words:
            by_word.setdefault(word, []).append((words, span))
    return [span if _is_told(span) else _like_a_namesake(span, by_word) for span in people]


def _is_told(span: Span) -> bool:
    return span.role is not PersonRole.UNKNOWN


def _like_a_namesake(span: Span, by_word: dict[str, list[tuple[frozenset[str], Span]]]) -> Span:
    words = frozenset(map(folded, _WORD.findall(span.text)))
    for word in words:
        for others, known in by_word.get(word, ())[:4]:
            if (words <= others or others <= words) and (
                span.gender is None or known.gender is None or span.gender is known.gender
            ):
                return replace(
                    span,
                    role=known.role,
                    private=known.private,
                    data_class=known.data_class,
                    gender=span.gender or known.gender,
                )
    return span
