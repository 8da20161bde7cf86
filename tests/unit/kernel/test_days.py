"""The day of the group, which is not that of UTC, and when its next one begins: of 23 and 25 hours too."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from colombage.kernel.clock import day_of, next_day_begins

PARIS = ZoneInfo("Europe/Paris")


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-21T22:59:59", date(2026, 11, 21)),
        ("2026-11-21T23:00:00", date(2026, 11, 22)),
        ("2026-07-01T21:59:59", date(2026, 7, 1)),
        ("2026-07-01T22:00:00", date(2026, 7, 2)),
    ],
)
def test_a_day_begins_at_midnight_there(moment: str, day: date) -> None:
    assert day_of(_utc(moment), PARIS) == day


@pytest.mark.parametrize(
    ("zone", "moment", "begins", "hours"),
    [
        ("Europe/Paris", "2026-03-28T23:00:00", "2026-03-30T00:00:00+02:00", 23),
        ("Europe/Paris", "2026-10-24T22:00:00", "2026-10-26T00:00:00+01:00", 25),
        ("Europe/Paris", "2026-11-21T23:00:00", "2026-11-23T00:00:00+01:00", 24),
        # Clocks go from 23:59:59 to 1:00 there: that day has no midnight.
        ("Africa/Cairo", "2026-04-23T00:00:00", "2026-04-24T01:00:00+03:00", 22),
        # And here from 23:59:59 to 23:00, once more the same day: it is over at the second midnight.
        ("Africa/Cairo", "2026-10-29T20:30:00", "2026-10-30T00:00:00+02:00", 1.5),
    ],
    ids=["of 23 hours", "of 25 hours", "of 24 hours", "without a midnight", "with an hour twice before it"],
)
def test_the_next_day_begins_when_clocks_there_say_so(
    zone: str, moment: str, begins: str, hours: float
) -> None:
    now = _utc(moment)
    found = next_day_begins(now, ZoneInfo(zone))
    assert found.isoformat() == begins
    assert (found.astimezone(UTC) - now).total_seconds() / 3600 == hours
    assert day_of(found, ZoneInfo(zone)) != day_of(now, ZoneInfo(zone))


def test_zones_are_known_where_the_machine_has_none() -> None:
    """A slim container has no /usr/share/zoneinfo: they come from a package then, as long as it is there."""
    code = "from colombage.kernel.settings import load_settings; print(load_settings().time_zone)"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONTZPATH": ""}, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "Europe/Paris", done.stderr
