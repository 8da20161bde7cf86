"""The picture of a PDF page, for character recognition. Used by `pdf_pypdfium2`."""

from __future__ import annotations

import ctypes
from importlib import import_module
from typing import Any

from colombage.files.adapters.child_protocol import DOTS_PER_INCH, MOST_DOTS, Picture
from colombage.files.adapters.pdf_view import View

pdfium: Any = import_module("pypdfium2.raw")  # bindings made by ctypes carry no types

_DOTS_PER_POINT = DOTS_PER_INCH / 72
_WHITE = 0xFFFFFFFF


def picture_of(page: Any, view: View, number: int) -> Picture | None:
    """None for a page without extent."""
    if view.width <= 0 or view.height <= 0:
        return None
    scale = min(_DOTS_PER_POINT, (MOST_DOTS / (view.width * view.height)) ** 0.5)
    width, height = max(1, int(view.width * scale)), max(1, int(view.height * scale))
    if width * height > MOST_DOTS:
        return None
    stride = -(-width // 4) * 4
    dots = (ctypes.c_ubyte * (stride * height))()
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, dots, stride)
    if not bitmap:
        return None
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_GRAYSCALE)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    whole = bytes(dots)
    if stride != width:
        whole = b"".join(whole[row * stride : row * stride + width] for row in range(height))
    return Picture(number, width, height, whole)
