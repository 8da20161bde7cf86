"""What a scan of a followed folder means."""

from __future__ import annotations

import pytest

from colombage.knowledge.rules.watching import Known, Plan, Seen, is_document, plan

NOW = 1_800_000_000_000_000_000
OLD = NOW - 3_600_000_000_000
SECOND = 1_000_000_000


def seen(count: int, start: int = 0) -> dict[str, Seen]:
    return {f"notes/{number}.md": Seen(100 + number, OLD + number) for number in range(start, start + count)}


def known(count: int, *, missed: int = 0, present: bool = True) -> dict[str, Known]:
    return {path: Known(file.bytes, file.modified_ns, present, missed) for path, file in seen(count).items()}


def test_what_is_new_or_changed_is_taken_and_nothing_else() -> None:
    changed = seen(3) | {"notes/1.md": Seen(999, OLD)}
    assert plan({}, seen(2), NOW).take == ("notes/0.md", "notes/1.md")
    assert plan(known(3), changed, NOW) == Plan(take=("notes/1.md",))
    assert plan(known(3), seen(3), NOW) == Plan()


@pytest.mark.parametrize(("age", "taken"), [(9, False), (10, True), (-9, False), (-3600, True)])
def test_what_is_still_being_written_waits(age: int, taken: bool) -> None:
    found = {"a.pdf": Seen(1, NOW - age * SECOND)}
    assert bool(plan({}, found, NOW).take) is taken


def test_a_file_goes_when_it_is_missed_twice_in_a_row() -> None:
    there = seen(9)
    assert plan(known(10), there, NOW) == Plan(missed=("notes/9.md",))
    once = known(10)
    once["notes/9.md"] = Known(1, OLD, present=True, missed=1)
    assert plan(once, there, NOW) == Plan(gone=("notes/9.md",))
    back = there | {"notes/9.md": Seen(1, OLD)}
    assert plan(once, back, NOW) == Plan(found_again=("notes/9.md",))


@pytest.mark.parametrize("left", [0, 1, 4])
def test_an_unmounted_share_deletes_nothing(left: int) -> None:
    for missed in (0, 1, 5):
        assert plan(known(10, missed=missed), seen(left), NOW) == Plan(
            refused=True, found_again=tuple(seen(left)) if missed else ()
        )


def test_half_may_go_and_the_last_one_never_goes_by_itself() -> None:
    assert len(plan(known(10, missed=1), seen(5), NOW).gone) == 5
    assert plan(known(1, missed=1), {}, NOW).refused


def test_what_a_person_deleted_holds_nothing_up() -> None:
    deleted = known(10, missed=1, present=False)
    assert len(plan(deleted, {}, NOW).gone) == 10
    assert plan(known(10, present=False), seen(10), NOW) == Plan()


def test_a_moved_file_stays_the_same_document() -> None:
    found = seen(3)
    found["archives/2.md"] = found.pop("notes/2.md")
    assert plan(known(3), found, NOW) == Plan(moved=(("notes/2.md", "archives/2.md"),))
    renamed = {path.replace("notes", "anciennes notes"): file for path, file in seen(3).items()}
    assert len(plan(known(3), renamed, NOW).moved) == 3


def test_two_files_alike_are_not_taken_for_one_that_moved() -> None:
    before = {"a.md": Known(5, OLD, present=True, missed=0), "z.md": Known(6, OLD, present=True, missed=0)}
    after = {"b.md": Seen(5, OLD), "c.md": Seen(5, OLD), "z.md": Seen(6, OLD)}
    assert plan(before, after, NOW) == Plan(take=("b.md", "c.md"), missed=("a.md",))


@pytest.mark.parametrize(
    "path",
    ["~$note.docx", ".cache/a.pdf", "a/.b.pdf", "Thumbs.db", "x/desktop.ini", "a.TMP", "b.pdf.part", "~x.md"],
)
def test_hidden_and_temporary_files_are_none_of_ours(path: str) -> None:
    assert not is_document(path)


@pytest.mark.parametrize("path", ["note.md", "Protocoles/Chute d’un patient.pdf", "a.b/c.docx"])
def test_documents_are(path: str) -> None:
    assert is_document(path)
