"""Time, days and identifiers, passed in so that tests can hold them still."""

from __future__ import annotations

import os
import time as clocks
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The day that people there have then."""
    return moment.astimezone(zone).date()


def next_day_begins(moment: datetime, zone: ZoneInfo) -> datetime:
    """As clocks there will show it: midnight, or one o'clock where that night's midnight is passed over."""
    midnight = datetime.combine(day_of(moment, zone) + timedelta(days=1), time(), zone)
    return midnight.astimezone(UTC).astimezone(zone)


def new_id() -> UUID:
    """A version 7 UUID (RFC 9562, section 5.7): 48 bits of milliseconds, then random, so that indexes grow
    at their end."""
    milliseconds = clocks.time_ns() // 1_000_000
    value = bytearray(milliseconds.to_bytes(6, "big") + os.urandom(10))
    value[6] = (value[6] & 0x0F) | 0x70
    value[8] = (value[8] & 0x3F) | 0x80
    return UUID(bytes=bytes(value))
