"""What the first bytes say of a picture: its format, and for WebP its size. Used by detection, and by the
child before anything is decoded.
"""

from __future__ import annotations

from colombage.files.types import MediaType

PICTURES = frozenset({MediaType.PNG, MediaType.JPEG, MediaType.WEBP})
"""What is taken in as a picture. Kept is always one that was written anew: a PNG or a JPEG."""
_BRANDS = {
    b"heic": "HEIC",
    b"heix": "HEIC",
    b"hevc": "HEIC",
    b"hevx": "HEIC",
    b"heim": "HEIC",
    b"heis": "HEIC",
    b"mif1": "HEIC",
    b"msf1": "HEIC",
    b"avif": "AVIF",
    b"avis": "AVIF",
}
_TIFF = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_SVG_WITHIN = 1024
_BITMAP_HEADERS = frozenset({12, 40, 52, 56, 64, 108, 124})  # sizes of the second header, [MS-WMF] 2.2.2


def picture_type(sample: bytes) -> MediaType | None:
    """The type of a picture that is taken in; None for anything else."""
    if sample.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if sample.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if sample[:4] == b"RIFF" and sample[8:12] == b"WEBP":
        return MediaType.WEBP
    return None


def foreign_picture(sample: bytes) -> str | None:
    """The name of the format when it is a picture that is not taken in; None for anything else."""
    if sample.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if sample.startswith(_TIFF):
        return "TIFF"
    if sample[:2] == b"BM" and int.from_bytes(sample[14:18], "little") in _BITMAP_HEADERS:
        return "BMP"
    if sample[4:8] == b"ftyp":
        return _BRANDS.get(sample[8:12])
    start = sample[:_SVG_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in start:
        return "SVG"
    return None


def webp_size(content: bytes) -> tuple[int, int] | None:
    """Width and height as the header says (RFC 9649); None when there is no such header.

    Its decoder takes room for the whole canvas as soon as it is opened: too late to look at the size.
    """
    kind, body = content[12:16], content[20:30]
    if len(body) < 10:  # noqa: PLR2004 - the shortest header of the three
        return None
    if kind == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if kind == b"VP8L" and body[0] == 0x2F:  # noqa: PLR2004 - its signature
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    return None
