"""Pictures are decoded in the child, written anew without anything beside their dots, and read where they
hold text; bombs and broken ones are refused with the reason.
"""

from __future__ import annotations

import shutil
import struct
import tempfile
import zlib
from collections.abc import Awaitable, Callable
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from colombage.files import errors
from colombage.files.adapters.child_answers import document_of
from colombage.files.adapters.child_process import ChildProcessParser
from colombage.files.adapters.ocr_tesseract import Tesseract, find_tesseract
from colombage.files.rules.detection import detect_file
from colombage.files.rules.pictures import picture_type
from colombage.files.types import MediaType, ParsedDocument, ParsingLimits, WarningCode
from colombage.kernel.clock import new_id

TESSERACT = shutil.which("tesseract")


async def nothing() -> Tesseract | None:
    """Looks for character recognition on a server that has none."""


async def parse(content: bytes, find: Callable[[], Awaitable[Tesseract | None]] = nothing) -> ParsedDocument:
    with tempfile.TemporaryFile() as source:
        source.write(content)
        media_type = detect_file(source, "image", pictures=True)
        return await ChildProcessParser(ParsingLimits(), find_ocr=find).parse(
            source, media_type, new_id(), ocr=True
        )


def kept(document: ParsedDocument) -> Image.Image:
    assert document.picture is not None
    return Image.open(BytesIO(document.picture.content))


def noise(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 80).convert("RGB")


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    content = BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb_png(width: int, height: int, *extra: bytes) -> bytes:
    """All black, with no more bytes than its compressed lines take."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    lines = zlib.compressobj(9)
    line = bytes(1 + (width + 7) // 8)
    body = b"".join(lines.compress(line) for _ in range(min(height, 2000))) + lines.flush()
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + b"".join(extra)
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


async def test_a_photograph_is_made_smaller_and_loses_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x010E] = "chambre 12, Mme Delaunay"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 30.0)
    document = await parse(saved(noise(2400, 1600), "JPEG", exif=exif, comment=b"secret remark"))
    assert document.picture is not None
    assert (document.media_type, document.pages, document.passages) == (MediaType.JPEG, None, ())
    assert (document.picture.width, document.picture.height) == (1568, 1045)
    image = kept(document)
    assert not image.getexif()
    assert b"Delaunay" not in document.picture.content
    assert b"secret" not in document.picture.content
    assert "exif" not in image.info
    assert "comment" not in image.info


@pytest.mark.parametrize("orientation", range(1, 9))
async def test_it_stands_upright_whatever_the_phone_was_held_like(orientation: int) -> None:
    upright = Image.new("RGB", (60, 40), "white")
    upright.paste((200, 0, 0), (0, 0, 20, 10))  # top left
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)
    held = upright if back is None else upright.transpose(back)
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = kept(await parse(saved(held, "PNG", exif=exif)))
    assert image.size == (60, 40)
    assert image.convert("RGB").getpixel((5, 5)) == (200, 0, 0)
    assert image.convert("RGB").getpixel((55, 35)) == (255, 255, 255)


async def test_a_screenshot_stays_sharp_and_a_photograph_in_png_does_not() -> None:
    screen = Image.new("RGB", (1200, 800), "#f6f7f9")
    ImageDraw.Draw(screen).rectangle((100, 100, 500, 300), fill="#0b5d66")
    assert (await parse(saved(screen, "PNG"))).media_type is MediaType.PNG
    photograph = Image.merge("RGB", [Image.effect_noise((1200, 800), 90) for _ in range(3)])
    assert (await parse(saved(photograph, "PNG"))).media_type is MediaType.JPEG


async def test_webp_is_kept_as_what_every_model_reads() -> None:
    document = await parse(saved(noise(300, 200), "WEBP"))
    assert document.media_type in {MediaType.PNG, MediaType.JPEG}
    assert kept(document).size == (300, 200)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
async def test_of_a_moving_picture_the_first_frame_counts(kind: str) -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    moving = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    red, _, blue = kept(await parse(moving)).convert("RGB").getpixel((20, 20))  # type: ignore[misc]
    assert red > 200
    assert blue < 50


async def test_two_pictures_in_one_jpeg_give_the_first() -> None:
    both = saved(Image.new("RGB", (40, 40), "red"), "MPO", save_all=True, append_images=[noise(40, 40)])
    assert kept(await parse(both)).convert("RGB").getpixel((20, 20))[0] > 200  # type: ignore[index]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
async def test_every_sort_of_dots_is_read_and_the_transparent_is_white(mode: str) -> None:
    image = Image.new(mode, (30, 30), 0) if mode != "I;16" else Image.new(mode, (30, 30), 65_535)
    document = await parse(saved(image, "PNG"))
    light = kept(document).convert("L").getpixel((10, 10))
    assert light == (255 if mode in {"LA", "RGBA", "I;16"} else 0)


async def test_a_cmyk_photograph_is_read() -> None:
    assert kept(await parse(saved(noise(60, 60).convert("CMYK"), "JPEG"))).mode == "RGB"


async def test_a_picture_of_fifty_thousand_dots_a_side_is_refused_before_it_is_decoded() -> None:
    bomb = bomb_png(50_000, 50_000)
    assert len(bomb) < 100_000
    with pytest.raises(errors.PictureTooLarge) as refused:
        await parse(bomb)
    assert refused.value.facts["width"] == 50_000


async def test_the_largest_that_is_allowed_is_read_within_the_memory() -> None:
    assert kept(await parse(saved(Image.new("RGB", (7_000, 7_000), "teal"), "PNG"))).width == 1568
    assert kept(await parse(saved(Image.new("RGBA", (7_000, 7_000), "teal"), "PNG"))).width == 1568
    assert kept(await parse(saved(Image.new("RGB", (10_000, 9_900), "teal"), "JPEG"))).width == 1568
    assert kept(await parse(saved(Image.new("RGB", (4_800, 4_900), "teal"), "WEBP", method=0))).width > 1500


async def test_a_webp_whose_header_claims_a_large_canvas_is_refused() -> None:
    small = bytearray(
        saved(Image.new("RGBA", (20, 20), (1, 2, 3, 4)), "WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0")
    )
    assert small[12:16] == b"VP8X"
    small[24:30] = (16_382).to_bytes(3, "little") * 2
    with pytest.raises(errors.PictureTooLarge):
        await parse(bytes(small))


@pytest.mark.parametrize("kind", [b"zTXt", b"iCCP"])
async def test_a_bomb_in_the_remarks_of_a_picture_harms_nobody(kind: bytes) -> None:
    megabytes = zlib.compress(bytes(300 * 1024 * 1024), 9)
    bomb = bomb_png(8, 8, chunk(kind, b"note\0\0" + megabytes))
    try:
        document = await parse(bomb)
    except errors.PictureBroken:
        return
    assert document.picture is not None
    assert len(document.picture.content) < 1_000


async def test_a_remark_of_a_picture_is_not_kept() -> None:
    remarks = PngImagePlugin.PngInfo()
    remarks.add_text("Author", "Delaunay", zip=True)
    document = await parse(saved(noise(40, 40), "PNG", pnginfo=remarks))
    assert document.picture is not None
    assert b"tEXt" not in document.picture.content
    assert b"zTXt" not in document.picture.content


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
async def test_a_picture_that_is_cut_off_is_refused(kind: str) -> None:
    whole = saved(noise(400, 300), kind)
    with pytest.raises(errors.PictureBroken):
        await parse(whole[: len(whole) // 2])


@pytest.mark.parametrize("start", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WEBPVP8 "])
async def test_what_only_begins_like_a_picture_is_refused(start: bytes) -> None:
    with pytest.raises(errors.PictureBroken):
        await parse(start + b"<script>alert(1)</script>" * 40)


async def test_a_picture_that_is_a_page_too_is_nothing_but_a_picture_afterwards() -> None:
    page = b"<html><script>alert(1)</script></html>"
    document = await parse(
        saved(Image.new("RGB", (30, 30), "red"), "JPEG", comment=page) + page + b"PK\x03\x04"
    )
    assert document.picture is not None
    assert b"script" not in document.picture.content
    assert b"PK" not in document.picture.content[-8:]


async def test_remarks_that_make_no_sense_do_not_stop_a_good_picture() -> None:
    document = await parse(saved(noise(40, 40), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + b"\xff" * 60))
    assert document.picture is not None


@pytest.mark.parametrize("find", [find_tesseract] * bool(TESSERACT))
async def test_the_text_of_a_screenshot_becomes_passages(
    find: Callable[[], Awaitable[Tesseract | None]],
) -> None:
    screen = Image.new("RGB", (900, 260), "white")
    draw = ImageDraw.Draw(screen)
    font = ImageFont.load_default(size=18)
    draw.text((30, 40), "Consigne : surveiller la diurese toutes les quatre heures.", "black", font=font)
    draw.text((30, 80), "Appeler le medecin au-dela de 38,5 degres.", "black", font=font)
    document = await parse(saved(screen, "PNG"), find)
    text = " ".join(passage.text for passage in document.passages)
    assert "surveiller la diurese" in text
    assert "38,5" in text
    assert {passage.page for passage in document.passages} == {None}
    assert [warning.code for warning in document.warnings] == [WarningCode.PAGES_RECOGNISED]


async def test_without_recognition_a_picture_has_no_text_and_is_kept() -> None:
    document = await parse(saved(noise(100, 100), "JPEG"))
    assert (document.passages, document.text) == ((), "")
    assert document.picture is not None


@pytest.mark.parametrize(
    "answer",
    [
        b'{"pages":null}\n{"done":{"characters":0,"warnings":{}}}',
        b'{"picture":["image/png",1,1,"PHN2Zz4="]}\n{"done":{"characters":0,"warnings":{}}}',
        b'{"picture":["image/svg+xml",1,1,"PHN2Zz4="]}\n{"done":{"characters":0,"warnings":{}}}',
        b'{"picture":["image/png",1,1,"!"]}\n{"done":{"characters":0,"warnings":{}}}',
    ],
)
def test_a_child_that_was_taken_over_gives_no_other_file_for_a_picture(answer: bytes) -> None:
    with pytest.raises(errors.ParsingFailed):
        document_of(answer, MediaType.PNG, new_id())


def test_a_picture_is_told_by_what_it_holds() -> None:
    assert picture_type(saved(noise(4, 4), "PNG")) is MediaType.PNG
    assert picture_type(b"MZ\x90\x00") is None
