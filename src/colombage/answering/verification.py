"""What to check in an answer: numbers, doses, dates and drugs, each with the passages that say the same.

Pure. Called by `answer_question` once the text is there. Rather silent than wrong: `facts/marking.py` rules
what is worth checking, `facts/matching.py` what says the same. What is not sure has no source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from colombage.answering.events import FactToCheck
from colombage.answering.facts.drugs import Drug
from colombage.answering.facts.figures import Figure
from colombage.answering.facts.marking import checkable, first_named
from colombage.answering.facts.matching import ReadText, says
from colombage.kernel.streams.events import utf16_length

MOST_FACTS = 300
_LONGEST_PASSAGE = 20_000
_SIGN = re.compile(r"(?:[≥≤⩾⩽<>]=?[ \u00a0\u202f]?|[€$£][ \u00a0]?|(?<=[\s(])[-−+]|^[-−+])$")
_LONGEST_SIGN = 3

# Signs of Markdown, references, addresses and code hold numbers that say nothing of care. Each alternative
# begins with its own sign, so that every character is looked at a bounded number of times.
_LEFT_OUT = re.compile(
    r"^ {0,3}(?:```|~~~)[\s\S]*?(?:^ {0,3}(?:```|~~~)[^\n]*$|\Z)"
    r"|`[^`\n]{1,300}`"
    r"|\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8}\]"
    r"|\[[A-ZÀ-Þ_]{2,30}_\d{1,6}[^\]\n]{0,12}\]"
    r"|\]\([^)\s]{0,300}\)"
    r"|\b(?:https?://|www\.)[^\s<>]{1,2000}"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}"
    r"|^ {0,3}>[> ]{0,8}"
    r"|^[ \t>]{0,12}#{1,6}[ \t]+[*_]{0,3}(?:\d{1,3}[.)]?)(?:\d{1,3}[.)]?){0,4}(?=\s)"
    r"|^[ \t>]{0,12}(?:[-*+•][ \t]+)?[*_]{0,3}\d{1,3}[.)](?:\d{1,3}[.)]){0,4}(?=\s)",
    re.MULTILINE,
)
_HIDDEN = "\ue000"


def facts_to_check(
    answer: str, passages: Sequence[tuple[int, str]], *, is_whole: bool = True
) -> tuple[FactToCheck, ...]:
    """The facts of an answer in their order, in UTF-16 code units; `passages` are (number, original text).

    Of an answer that was cut (not `is_whole`) a fact at its very end has no source: "5 mg" may have become
    "5 mg/kg".
    """
    text = _LEFT_OUT.sub(lambda left: _HIDDEN * len(left[0]), answer)
    said = ReadText(text, by_lines=True)
    spans: list[tuple[int, int, Figure | Drug]] = [
        *((_with_sign(text, each.start), each.end, each) for each in islice(checkable(said), MOST_FACTS)),
        *((each.start, each.end, each) for each in first_named(said.drugs)),
    ]
    if not spans:
        return ()
    read = [(number, ReadText(content[:_LONGEST_PASSAGE], by_lines=False)) for number, content in passages]
    facts: list[FactToCheck] = []
    at = done = 0
    for start, end, fact in sorted(spans, key=lambda span: span[0])[:MOST_FACTS]:
        if start < done:
            continue
        at += utf16_length(answer[done:start])
        length = utf16_length(answer[start:end])
        may_go_on = not is_whole and not text[end:].strip()
        numbers = tuple(number for number, passage in read if not may_go_on and says(passage, fact, said))
        kind = "drug" if isinstance(fact, Drug) else fact.kind
        written = answer[start:end].replace("*", "").replace("_", "")
        facts.append(FactToCheck(at, length, kind, written, numbers))
        at, done = at + length, end
    return tuple(facts)


def _with_sign(text: str, start: int) -> int:
    """Where "≥ 7" or "-20 °C" begins, which reads as one."""
    sign = _SIGN.search(text[max(0, start - _LONGEST_SIGN) : start])
    return start if sign is None else start - len(sign[0])
