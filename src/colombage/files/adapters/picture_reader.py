"""A picture, decoded and written again smaller, with the text recognised in it. Called by the parsing child.

Nothing of the given file is kept but its dots: a picture from a phone says where and when it was taken, a
made-up one may be a program as well. Everything that Pillow loads when it first needs it is loaded here, for
in the child no module can be opened any more.
"""

from __future__ import annotations

import mmap
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin

from colombage.files.adapters.child_line import ChildLine
from colombage.files.adapters.child_protocol import DOTS_PER_INCH
from colombage.files.adapters.child_protocol import Picture as GreyPicture
from colombage.files.adapters.reader import ReaderLimits, ReadResult
from colombage.files.adapters.refused import Refused
from colombage.files.rules.layout import Block, Page
from colombage.files.rules.pages import blocks_of_pages
from colombage.files.rules.pictures import webp_size
from colombage.files.rules.recognised import recognised_lines
from colombage.files.types import MediaType, Picture, WarningCode

Image.preinit()
_LOADED = (JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin)

LONGEST_SIDE = 1_568
"""Models that see take pictures apart into tiles about this large; more only costs time."""
_READ_SIDE = 3_200
"""Of what is given to character recognition: a page of a phone's photograph has letters of 30 dots then."""
_SMALL_SIDE = 1_600
"""Below, a screen was captured, whose letters are too small to be recognised: drawn twice as large."""
_MILLION = 1_000_000
_MOST_PIXELS = {MediaType.PNG: 50, MediaType.JPEG: 100, MediaType.WEBP: 24}
"""In millions, as the memory of the child allows: JPEG is decoded small, WebP three times at once."""
_FEW_COLOURS = 1 << 15
_MOST_PNG_BYTES = 1_500_000
_JPEG_QUALITY = 85
_ORIENTATION = 0x0112  # of EXIF
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_WIDE_GREYS = ("I", "F", "I;16", "I;16L", "I;16B", "I;16N")
# What Pillow says of a malformed picture; TypeError among them, of a tag that is not what it should be.
_MALFORMED = (
    OSError,
    SyntaxError,
    ValueError,
    LookupError,
    ArithmeticError,
    EOFError,
    TypeError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class PictureReader:
    """`line` is how text is recognised; None: it is not."""

    media_type: MediaType
    line: ChildLine | None

    def __call__(
        self, content: mmap.mmap, limits: ReaderLimits, warnings: Counter[WarningCode]
    ) -> ReadResult:
        """Raises Refused PictureTooLarge before anything is decoded, PictureBroken."""
        # Pillow's own bound warns first and gives another figure: this one is asked before it.
        Image.MAX_IMAGE_PIXELS = None
        try:
            image = self._decoded(bytes(content))
        except _MALFORMED as error:
            raise Refused("PictureBroken") from error
        blocks = list(self._recognised(image, warnings))
        if sum(len(piece.text) for block in blocks for piece in block.pieces) > limits.max_characters:
            raise Refused("TooLarge", limit=limits.max_characters, unit="caractères")
        return ReadResult(None, iter(blocks), _written(image, self.media_type))

    def _decoded(self, content: bytes) -> Image.Image:
        """The first frame, upright, in colours or greys, no larger than recognition wants it."""
        if self.media_type is MediaType.WEBP:
            size = webp_size(content)
            if size is None:
                raise Refused("PictureBroken")
            self._check(size)
        with Image.open(BytesIO(content), formats=(self.media_type.name,)) as image:
            self._check(image.size)
            orientation = 1
            with suppress(*_MALFORMED):  # a picture with broken remarks is still a picture
                orientation = image.getexif().get(_ORIENTATION, 1)
            image.draft(None, _within(image.size, _READ_SIDE))
            image.load()
            upright = _UPRIGHT.get(orientation)
            plain = _fit(_plain(image), _READ_SIDE)
        return plain.transpose(upright) if upright is not None else plain

    def _check(self, size: tuple[int, int]) -> None:
        width, height = size
        if width <= 0 or height <= 0:
            raise Refused("PictureBroken")
        limit = _MOST_PIXELS[self.media_type]
        if width * height > limit * _MILLION:
            raise Refused("PictureTooLarge", width=width, height=height, limit=limit)

    def _recognised(self, image: Image.Image, warnings: Counter[WarningCode]) -> Iterator[Block]:
        """The text of the picture as blocks without pages or places: it is shown beside its picture."""
        if self.line is None:
            return
        grey = image.convert("L")
        if max(grey.size) < _SMALL_SIDE:
            grey = grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.BICUBIC)
        self.line.send(GreyPicture(1, grey.width, grey.height, grey.tobytes()))
        _, hocr = self.line.receive()
        scale = 72 / DOTS_PER_INCH
        lines = recognised_lines(hocr, scale, grey.height * scale, warnings)
        if not lines:
            return
        warnings[WarningCode.PAGES_RECOGNISED] += 1
        for block in blocks_of_pages([Page(1, grey.height * scale, tuple(lines))]):
            yield replace(block, pieces=tuple(replace(piece, page=None) for piece in block.pieces))


def _plain(image: Image.Image) -> Image.Image:
    """In colours or greys of eight bits; what is transparent gets white behind it."""
    if image.mode in _WIDE_GREYS:
        # Sixteen bits, of which a plain conversion would cut off the upper ones.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        with_alpha = image.convert("RGBA")
        behind = Image.new("RGB", image.size, "white")
        behind.paste(with_alpha, mask=with_alpha.getchannel("A"))
        return behind
    return image if image.mode in {"L", "RGB"} else image.convert("L" if image.mode == "1" else "RGB")


def _within(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """The size with its proportions, made no larger."""
    share = min(1.0, longest / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def _fit(image: Image.Image, longest: int) -> Image.Image:
    size = _within(image.size, longest)
    if size == image.size:
        return image.copy()
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _written(image: Image.Image, given: MediaType) -> Picture:
    """A PNG where sharp letters on few colours are worth it, a JPEG otherwise; nothing but the dots."""
    small = _fit(image, LONGEST_SIDE)
    small.info = {}
    if given is not MediaType.JPEG and small.getcolors(_FEW_COLOURS) is not None:
        content = BytesIO()
        small.save(content, "PNG")
        if content.tell() <= _MOST_PNG_BYTES:
            return Picture(MediaType.PNG, small.width, small.height, content.getvalue())
    content = BytesIO()
    small.save(content, "JPEG", quality=_JPEG_QUALITY)
    return Picture(MediaType.JPEG, small.width, small.height, content.getvalue())
