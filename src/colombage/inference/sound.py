"""What a recording is, and how long, from its content: bounds are no good on what a sender claims. Pure.

Used by `TranscribeSpeech`. Browsers record WebM (Matroska, RFC 9559) with Opus, Ogg or MP4; such recordings
carry no length in the head, for it was written before they ended: so the times of their pieces count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil

from colombage.inference.errors import SoundEmpty, SoundTooLong, SoundTypeRefused

MOST_BYTES = 25 * 1024 * 1024
MOST_SECONDS = 600
_FEWEST_BYTES = 200
"""Heads alone: somebody let go of the button at once."""
_OPUS_RATE = 48_000  # granules of Ogg Opus count at this rate whatever was recorded, RFC 7845
_LEAST_BYTES_PER_SECOND = 750
"""Opus at 6 kbit/s: what says no length is taken for as long as its bytes could last."""

_SEGMENT, _CLUSTER, _CLUSTER_TIME = 0x18538067, 0x1F43B675, 0xE7
_SIMPLE_BLOCK, _BLOCK_GROUP, _BLOCK = 0xA3, 0xA0, 0xA1
_INFO, _TIME_SCALE, _DURATIONLESS = 0x1549A966, 0x2AD7B1, 1_000_000
_MP4_PARENTS = frozenset({b"moov", b"trak", b"mdia", b"moof", b"traf"})
_LONGEST_NUMBER = 8
_MOST_PIECES = 100_000
"""Ten minutes are 30,000 blocks of 20 ms. A file of nothing but heads has millions, and takes a minute."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording within the bounds. `suffix` is how a server tells the format from the file's name."""

    content: bytes = field(repr=False)
    media_type: str
    suffix: str
    seconds: int


def sound_of(content: bytes) -> Sound:
    """Raises SoundTypeRefused, SoundEmpty, SoundTooLong."""
    if len(content) > MOST_BYTES:
        raise SoundTooLong(minutes=MOST_SECONDS // 60, megabytes=MOST_BYTES >> 20)
    media_type, suffix = _kind(content)
    if len(content) < _FEWEST_BYTES:
        raise SoundEmpty
    try:
        seconds = _LENGTHS[suffix](content)
    except (ValueError, IndexError) as error:
        raise SoundTypeRefused from error
    if seconds <= 0:
        seconds = len(content) / _LEAST_BYTES_PER_SECOND
    if seconds > MOST_SECONDS + 1:
        raise SoundTooLong(minutes=MOST_SECONDS // 60, megabytes=MOST_BYTES >> 20)
    return Sound(content, media_type, suffix, max(1, ceil(seconds)))


def _kind(content: bytes) -> tuple[str, str]:
    if not content:
        raise SoundEmpty
    if content.startswith(b"\x1a\x45\xdf\xa3"):
        return "audio/webm", "webm"
    if content.startswith(b"OggS"):
        return "audio/ogg", "ogg"
    if content[4:8] == b"ftyp":
        return "audio/mp4", "mp4"
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "audio/wav", "wav"
    raise SoundTypeRefused


def _wav_seconds(content: bytes) -> float:
    rate, at, pieces = 0, 12, 0
    while at + 8 <= len(content):
        pieces = _one_more(pieces)
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        if content[at : at + 4] == b"fmt ":
            rate = int.from_bytes(content[at + 16 : at + 20], "little")
        elif content[at : at + 4] == b"data":
            # A recorder that streams writes no size, or the largest there is.
            return min(size or len(content), len(content) - at - 8) / rate if rate else 0.0
        at += 8 + size + size % 2
    return 0.0


def _ogg_seconds(content: bytes) -> float:
    last = content.rfind(b"OggS")
    granules = int.from_bytes(content[last + 6 : last + 14], "little", signed=True)
    return granules / _OPUS_RATE


def _webm_seconds(content: bytes) -> float:
    """The time of the last block, in the scale that the head gives (a millisecond by default)."""
    scale, cluster, latest = _DURATIONLESS, 0, 0
    for kind, start, end in _elements(content):
        if kind == _TIME_SCALE:
            scale = _whole_number(content, start, end)
        elif kind == _CLUSTER_TIME:
            cluster = _whole_number(content, start, end)
        elif kind in {_SIMPLE_BLOCK, _BLOCK}:
            _, after = _number(content, start, keep_mark=False)
            latest = max(latest, cluster + int.from_bytes(content[after : after + 2], "big", signed=True))
    return latest * scale / 1e9


def _elements(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Identifier, start and end of the elements, those within the few that matter among them."""
    inside = {_SEGMENT, _CLUSTER, _BLOCK_GROUP, _INFO}
    at = pieces = 0
    while at < len(content):
        pieces = _one_more(pieces)
        kind, at = _number(content, at, keep_mark=True)
        size, start = _number(content, at, keep_mark=False)
        if kind in inside:
            at = start  # also when its size is not known, which a live recording writes as all ones
            continue
        at = min(len(content), start + size)
        yield kind, start, at


def _number(content: bytes, at: int, *, keep_mark: bool) -> tuple[int, int]:
    """A number of variable length and where it ends. Raises ValueError, IndexError."""
    length = 9 - content[at].bit_length()
    if length > 8 or at + length > len(content):  # noqa: PLR2004 - the longest of the format
        raise ValueError("no number of EBML")
    value = int.from_bytes(content[at : at + length], "big")
    return (value if keep_mark else value & ~(1 << 7 * length)), at + length


def _mp4_seconds(content: bytes) -> float:
    """What the head says; of a recording in fragments, when the last of them begins."""
    scale, longest = 0, 0.0
    for kind, start, end in _boxes(content):
        wide = content[start] == 1
        if kind == b"mvhd":
            at = start + (20 if wide else 12)
            rate = int.from_bytes(content[at : at + 4], "big")
            length = int.from_bytes(content[at + 4 : at + (12 if wide else 8)], "big")
            longest = max(longest, length / rate if rate else 0.0)
        elif kind == b"mdhd":
            at = start + (20 if wide else 12)
            scale = int.from_bytes(content[at : at + 4], "big")
        elif kind == b"tfdt" and scale:
            longest = max(longest, _whole_number(content, start + 4, end) / scale)
    return longest


def _boxes(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of the boxes; those that hold others are walked through."""
    at = pieces = 0
    while at + 8 <= len(content):
        pieces = _one_more(pieces)
        size, kind, head = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(content[at + 8 : at + 16], "big"), 16
        stop = len(content) if size == 0 else min(len(content), at + size)
        if stop < at + head:
            return
        if kind in _MP4_PARENTS:
            at += head
            continue
        if stop > at + head:
            yield kind, at + head, stop
        at = stop


def _whole_number(content: bytes, start: int, end: int) -> int:
    """Raises ValueError for one of more bytes than the formats know."""
    if end - start > _LONGEST_NUMBER:
        raise ValueError("no number")
    return int.from_bytes(content[start:end], "big")


def _one_more(pieces: int) -> int:
    if pieces == _MOST_PIECES:
        raise ValueError("too many pieces")
    return pieces + 1


_LENGTHS = {"wav": _wav_seconds, "ogg": _ogg_seconds, "webm": _webm_seconds, "mp4": _mp4_seconds}
