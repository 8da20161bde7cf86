"""Pictures are told by their content; those of another format are refused with what to do about it."""

from __future__ import annotations

import io

import pytest

from colombage.files.errors import PictureFormatRefused, TypeRefused
from colombage.files.rules.detection import detect_file
from colombage.files.rules.pictures import webp_size
from colombage.files.types import MediaType

PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PNG, MediaType.PNG),
        (b"\xff\xd8\xff\xe0" + bytes(60), MediaType.JPEG),
        (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(60), MediaType.WEBP),
        # Behind the mark of a picture, the head of a PDF: it is read as a picture, and only that is kept.
        (b"\xff\xd8\xff\xfe\x00\x20%PDF-1.7\n" + bytes(60), MediaType.JPEG),
    ],
)
def test_a_picture_is_known_whatever_its_name(content: bytes, expected: MediaType) -> None:
    assert detect_file(io.BytesIO(content), "compte-rendu.pdf", pictures=True) is expected


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"GIF89a" + bytes(60), "GIF"),
        (b"\0\0\0\x18ftypheic" + bytes(60), "HEIC"),
        (b"\0\0\0\x18ftypmif1" + bytes(60), "HEIC"),
        (b"\0\0\0\x18ftypavif" + bytes(60), "AVIF"),
        (b"II*\0\x08\0\0\0" + bytes(60), "TIFF"),
        (b"BM\x36\0\x0c\0\0\0\0\0\x36\0\0\0\x28\0\0\0" + bytes(60), "BMP"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "SVG"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x -->\n<svg></svg>', "SVG"),
    ],
)
def test_other_formats_are_named_in_the_refusal(content: bytes, name: str) -> None:
    with pytest.raises(PictureFormatRefused) as refused:
        detect_file(io.BytesIO(content), "photo.png", pictures=True)
    assert name in refused.value.sentence("fr")


def test_where_pictures_are_not_taken_in_a_picture_is_no_document() -> None:
    with pytest.raises(TypeRefused):
        detect_file(io.BytesIO(PNG), "scan.png")


@pytest.mark.parametrize("content", [b"MZ\x90\0" + bytes(60), b"BM, cher confrere\xff\0\x01" + bytes(30)])
def test_what_is_no_picture_is_none_for_its_name(content: bytes) -> None:
    with pytest.raises(TypeRefused):
        detect_file(io.BytesIO(content), "photo.png", pictures=True)


def test_a_note_about_drawings_stays_a_text() -> None:
    note = io.BytesIO(b"<!-- brouillon --> Le logo est un fichier svg.")
    assert detect_file(note, "note.txt", pictures=True) is MediaType.TEXT


def test_the_size_of_a_webp_is_read_from_any_of_its_heads() -> None:
    start = b"RIFF\0\0\0\0WEBP"
    assert webp_size(start + b"VP8X\x0a\0\0\0" + b"\0\0\0\0" + b"\x0f\0\0" + b"\x1f\0\0") == (16, 32)
    bits = (99) | (49 << 14)
    assert webp_size(start + b"VP8L\0\0\0\0\x2f" + bits.to_bytes(4, "little") + bytes(8)) == (100, 50)
    lossy = b"\0\0\0\x9d\x01\x2a" + (640).to_bytes(2, "little") + (480).to_bytes(2, "little")
    assert webp_size(start + b"VP8 \0\0\0\0" + lossy) == (640, 480)
    assert webp_size(start + b"VP8 ") is None
    assert webp_size(start + b"ALPH" + bytes(30)) is None
