"""The file of `colombage knowledge measure --cache`."""

from __future__ import annotations

from pathlib import Path

import pytest

from colombage.app.measuring.errors import VectorCacheUnusable
from colombage.app.measuring.kept_vectors import kept_vectors

ONE, OTHER = [0.25] * 384, [-0.5] * 384


def test_vectors_come_back_in_the_next_run(tmp_path: Path) -> None:
    file = tmp_path / "vectors"
    with kept_vectors(file) as kept:
        kept.add("passage", {"un": ONE})
        kept.add("query", {"un": OTHER})
    with kept_vectors(file) as kept:
        assert kept.of("passage", "un") == ONE
        assert kept.of("query", "un") == OTHER
        assert kept.of("passage", "deux") is None


def test_a_cut_record_is_dropped_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "vectors"
    with kept_vectors(file) as kept:
        kept.add("passage", {"un": ONE, "deux": OTHER})
    file.write_bytes(file.read_bytes()[:-100])
    with kept_vectors(file) as kept:
        assert kept.of("passage", "deux") is None
        kept.add("passage", {"trois": OTHER})
    with kept_vectors(file) as kept:
        assert kept.of("passage", "un") == ONE
        assert kept.of("passage", "trois") == OTHER


@pytest.mark.parametrize("content", [b"Notes de service", b"colombage 0.0.0, vectors of something\n"])
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes"
    file.write_bytes(content)
    with pytest.raises(VectorCacheUnusable), kept_vectors(file):
        pass
    assert file.read_bytes() == content


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VectorCacheUnusable), kept_vectors(tmp_path / "absent" / "vectors"):
        pass


def test_without_a_file_vectors_last_for_the_run() -> None:
    with kept_vectors(None) as kept:
        kept.add("query", {"un": ONE})
        assert kept.of("query", "un") == ONE
