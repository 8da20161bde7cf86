"""Makes spans of mentions, whoever found them: unites those of one name, cuts titles off, drops what is
no person and says who the others are. Called once per text, after all finders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from colombage.policy.types import DataClass
from colombage.protection.rules.marks import mark
from colombage.protection.rules.names.business import acts_for_a_firm, is_of_business
from colombage.protection.rules.names.doubts import is_no_person
from colombage.protection.rules.names.extent import extent_of
from colombage.protection.rules.names.firms import is_firm
from colombage.protection.rules.names.references import Cited, cited_at
from colombage.protection.rules.names.sharing import with_shared_roles
from colombage.protection.rules.names.who import Setting, setting_of
from colombage.protection.types import Gender, Label, Mention, PersonRole, Span

_WORD = re.compile(r"[^\W_]+")
_BESIDE = frozenset({" ", "-", "\u00a0", "‐", "‑"})
_BEHIND_AN_INITIAL = frozenset({". ", ".", ".-"})
_LONGEST = 120
_LEAST_RAISING = 0.2
"""The trained finder reports from far below, so that it misses nobody: what it doubts raises nothing."""


def settle(text: str, mentions: Sequence[Mention], spans: Sequence[Span]) -> list[Span]:
    """The people of a text as spans, and the mentions of other labels, in the text's order.

    `spans` are what rules found besides people: a name inside an address, a hospital or an e-mail is theirs.
    """
    people = _united(text, [each for each in mentions if each.label is Label.PERSON])
    taken = sorted((span for span in spans), key=lambda span: span.start)
    towns = _compounds(taken)
    settled = [span for person in people for span in _settled(text, person, taken, towns)]
    if any(span.private and span.label is Label.PERSON for span in settled) and is_of_business(text):
        settled = [_in_business(text, span) for span in settled]
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


def _settled(text: str, person: Mention, taken: Sequence[Span], towns: frozenset[str]) -> list[Span]:
    start, end = extent_of(text, person.start, person.end, taken)
    if start >= end:
        return []
    setting = setting_of(text, start, end)
    sure = setting.titled or (setting.cued and not text[start:end].islower())
    if sure:
        return [_told(text, start, end, person, setting)]
    if text[start:end] in towns:
        return [mark(text, start, end, Label.TOWN, person.score)]
    private = setting.role is not None and setting.role.is_private
    if is_no_person(text[start:end], person, setting) or (not private and is_firm(text, start, end)):
        return []
    cited = cited_at(text, start, end)
    if cited is Cited.IN_A_TITLE:
        return []
    if cited is Cited.BY_NAME:
        person = replace(person, role=PersonRole.PROFESSIONAL)
        setting = replace(setting, role=PersonRole.PROFESSIONAL)
    return [_told(text, start, end, person, setting)]


def _told(text: str, start: int, end: int, person: Mention, setting: Setting) -> Span:
    if person.score < _LEAST_RAISING and not setting.cued and setting.role is None:
        unknown = PersonRole.UNKNOWN
        return person_span(text, start, end, person.score, unknown, setting.gender, doubtful=True)
    role = setting.role or person.role or PersonRole.UNKNOWN
    span = person_span(text, start, end, person.score, role, setting.gender)
    return replace(span, guessed=setting.role is None and person.role is not None)


def _in_business(text: str, span: Span) -> Span:
    """In their function, where a text of buying, research or meetings says so beside the name."""
    explained = span.label is not Label.PERSON or not span.private or span.role is PersonRole.RELATIVE
    if explained or not acts_for_a_firm(text, span.start, span.end):
        return span
    role = PersonRole.PROFESSIONAL
    return replace(span, role=role, private=False, data_class=DataClass.INTERNAL, guessed=True)


def _compounds(taken: Sequence[Span]) -> frozenset[str]:
    """Towns like Bois-Guillaume that the rules saw: elsewhere in the text they are no people."""
    written = (span.text.split(" ")[0] for span in taken if span.label is Label.TOWN)
    return frozenset(town for town in written if "-" in town)
