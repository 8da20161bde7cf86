"""Documents that want the machine: refused in seconds, in a process that may take little and dies alone."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

from colombage.files.errors import ParsingFailed
from colombage.files.types import MediaType
from colombage.kernel.errors import CodedError
from colombage.protection.documents.errors import PageNotWritable
from tests.unit.protection.documents.making import protected


def saved(pdf: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return target.getvalue()


def form_of(pdf: pikepdf.Pdf, content: bytes, inner: object | None) -> pikepdf.Object:
    form = pdf.make_stream(content)
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = [0, 0, 100, 100]
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({} if inner is None else {"/F": inner}))
    return form


def page_with(pdf: pikepdf.Pdf, form: pikepdf.Object) -> bytes:
    page = pdf.add_blank_page()
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
    page.Contents = pdf.make_stream(b"/F Do")
    return saved(pdf)


async def test_a_page_that_unpacks_to_gigabytes_is_refused() -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (1 << 24)) for _ in range(150)) + packer.flush()
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.Contents = pdf.make_stream(b"")
    page.Contents.write(packed, filter=pikepdf.Name.FlateDecode)
    with pytest.raises(ParsingFailed):
        await protected(saved(pdf), MediaType.PDF)


async def test_a_form_that_shows_itself_is_refused() -> None:
    pdf = pikepdf.new()
    form = form_of(pdf, b"BT /X 10 Tf (06 12 34 56 78) Tj ET /F Do", None)
    form.Resources.XObject["/F"] = form
    with pytest.raises(CodedError) as refused:
        await protected(page_with(pdf, form), MediaType.PDF)
    assert isinstance(refused.value, (PageNotWritable, ParsingFailed))


async def test_forms_that_multiply_are_refused() -> None:
    pdf = pikepdf.new()
    form = form_of(pdf, b"BT /X 10 Tf (06 12 34 56 78) Tj ET", None)
    for _ in range(9):
        form = form_of(pdf, b"/F Do " * 10, form)
    with pytest.raises(CodedError):
        await protected(page_with(pdf, form), MediaType.PDF)
