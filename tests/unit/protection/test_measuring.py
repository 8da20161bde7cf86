"""What counts as found, and what is masked in vain."""

from __future__ import annotations

from pathlib import Path

import pytest

from colombage.protection.measuring import MarkedText, Score, read_marked

TEXT = "Mme Jeanne Exemple, née le 12/03/1948, dort bien."
MARKED = MarkedText(TEXT, ((4, 18, "PATIENT"), (27, 37, "BIRTH_DATE"), (20, 23, "OTHER")))


def test_an_entity_is_found_when_nearly_all_of_it_is_covered() -> None:
    score = Score()
    score.add(MARKED, [(0, 18), (27, 36)])
    assert score.recall({"PATIENT"}) == 1.0
    assert score.recall({"BIRTH_DATE"}) == 0.0
    assert score.direct_recall == 0.5
    assert score.recall() == pytest.approx(1 / 3)


def test_precision_asks_whether_a_span_touches_anything_and_overmask_counts_characters() -> None:
    score = Score()
    score.add(MARKED, [(0, 18), (39, 43)])
    assert score.precision == 0.5
    assert score.overmask == pytest.approx((4 + 4) / (len(TEXT) - 14 - 10 - 3))


def test_nothing_to_divide_by_is_no_error() -> None:
    score = Score()
    score.add(MarkedText("", ()), [])
    assert (score.direct_recall, score.precision, score.overmask) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    "line",
    ['{"text": "a"}', '{"text": "a", "spans": [[0, 2, "X"]]}', "[1]", "{", '{"text": "a", "spans": [[0]]}'],
)
def test_a_line_that_is_nothing_of_the_kind_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text('{"text": "ok", "spans": []}\n' + line, "utf-8")
    with pytest.raises(ValueError, match=r"^line 2: "):
        list(read_marked(file))
