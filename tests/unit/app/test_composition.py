"""The application can be put together more than once in a process."""

from __future__ import annotations

from colombage.app.http import described_application


def test_nothing_global_stands_in_the_way_of_a_second_one() -> None:
    assert described_application().openapi() == described_application().openapi()
