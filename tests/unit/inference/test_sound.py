"""What a recording is and how long it lasts is read from its content, and bounded."""

from __future__ import annotations

from functools import partial

import pytest

from colombage.inference.errors import SoundEmpty, SoundTooLong, SoundTypeRefused
from colombage.inference.sound import MOST_BYTES, sound_of
from tests.sounds import mp4, ogg, wav, webm


@pytest.mark.parametrize(
    ("make", "media_type"),
    [
        (wav, "audio/wav"),
        (ogg, "audio/ogg"),
        (webm, "audio/webm"),
        (mp4, "audio/mp4"),
        (partial(mp4, fragmented=True), "audio/mp4"),
    ],
)
def test_each_kind_says_how_long_it_is(make: partial[bytes], media_type: str) -> None:
    for seconds in (2.0, 41.5, 599.0):
        sound = sound_of(make(seconds))
        assert sound.media_type == media_type
        assert seconds <= sound.seconds <= seconds + 1
    with pytest.raises(SoundTooLong):
        sound_of(make(700.0))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", SoundEmpty),
        (b"\x1a\x45\xdf\xa3", SoundEmpty),
        (wav(0.001), SoundEmpty),
        (b"%PDF-1.7" + bytes(400), SoundTypeRefused),
        (b"ID3\x04" + bytes(400), SoundTypeRefused),
        (b"\x1a\x45\xdf\xa3" + bytes(400), SoundTypeRefused),
        (bytes(MOST_BYTES + 1), SoundTooLong),
    ],
)
def test_what_is_no_recording_is_refused_with_its_reason(content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        sound_of(content)


def test_what_says_no_length_is_taken_for_as_long_as_its_bytes_could_last() -> None:
    silent_about_it = mp4(0.0) + bytes(75_000)
    assert sound_of(silent_about_it).seconds >= 100
    with pytest.raises(SoundTooLong):
        sound_of(mp4(0.0) + bytes(1_000_000))


WEBM = b"\x1a\x45\xdf\xa3\x80"
MP4 = b"\x00\x00\x00\x14ftypisom" + bytes(8)
LONG = 1 << 20


def ebml(identifier: bytes, content: bytes) -> bytes:
    return identifier + (0x10000000 | len(content)).to_bytes(4, "big") + content


def box(kind: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + kind + content


@pytest.mark.parametrize(
    "content",
    [
        WEBM + b"\xec\x80" * LONG,
        WEBM + b"\xa0\x80" * LONG,
        MP4 + box(b"free", b"") * LONG,
        b"RIFF\0\0\0\0WAVE" + b"junk\0\0\0\0" * LONG,
        MP4 + b"".join((LONG - 8 * each).to_bytes(4, "big") + b"moov" for each in range(LONG >> 3)),
    ],
)
def test_a_file_of_nothing_but_heads_is_not_walked_through(content: bytes) -> None:
    """Megabytes of them held up the whole server, or went as deep as Python goes."""
    with pytest.raises(SoundTypeRefused):
        sound_of(content)


@pytest.mark.parametrize(
    "content",
    [
        WEBM + ebml(b"\x2a\xd7\xb1", b"\xff" * 500) + b"\xa3\x84\x81\x00\x01\x00" + bytes(200),
        WEBM + ebml(b"\xe7", b"\xff" * 500) + b"\xa3\x84\x81\x00\x01\x00" + bytes(200),
        MP4 + box(b"mdhd", bytes(12) + (1000).to_bytes(4, "big") + bytes(4)) + box(b"tfdt", b"\xff" * 500),
    ],
)
def test_a_number_of_hundreds_of_bytes_is_none(content: bytes) -> None:
    with pytest.raises(SoundTypeRefused):
        sound_of(content)


@pytest.mark.parametrize("make", [wav, ogg, webm, mp4])
def test_a_recording_that_was_cut_anywhere_harms_nobody(make: partial[bytes]) -> None:
    whole = make(2.0)
    for length in range(4, min(len(whole), 1_000), 7):
        try:
            sound_of(whole[:length] + bytes(200))
        except (SoundEmpty, SoundTypeRefused, SoundTooLong):
            continue


def test_a_recording_stays_out_of_representations() -> None:
    assert "content" not in repr(sound_of(wav()))
