"""The lines of a page from what character recognition says of its picture, in hOCR.

hOCR is XHTML with boxes in titles: "bbox left top right bottom" in dots from the top left corner, "x_wconf"
the confidence in a word, in percent (the hOCR specification, version 1.2). Only Tesseract's own form is read,
which puts each word in a span.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import replace
from statistics import median

from colombage.files.rules.cleaning import clean_line
from colombage.files.rules.layout import HYPHEN_MARK, Line
from colombage.files.types import WarningCode

_LINE_CLASSES = "ocr_line|ocr_header|ocr_caption|ocr_textfloat"
_LINE = re.compile(rf"<span class='(?:{_LINE_CLASSES})'[^>]*>")
_WORD = re.compile(r"<span class='ocrx_word'([^>]*)>(.*?)</span>", re.DOTALL)
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_FONT = re.compile(r"baseline (?:-?[\d.]+) (-?[\d.]+); x_size ([\d.]+); x_descenders (-?[\d.]+)")
_CONFIDENCE = re.compile(r"x_wconf (\d+)")
_TAG = re.compile(r"<[^>]*>")
_LEAST_CONFIDENCE = 25  # below: stains, signatures and stamps
_LIKE_THE_OTHERS = (0.8, 1.2)
"""Recognised heights of one font differ by as much, in parts of the page's median."""
_CUT_WORD = re.compile(r"[^\W\d_]{2}-$")


def recognised_lines(
    hocr: str, points_per_dot: float, page_height: float, warnings: Counter[WarningCode]
) -> list[Line]:
    """In reading order, cleaned; in points. Empty when nothing was recognised."""
    heads = list(_LINE.finditer(hocr))
    if not heads:
        return []
    ends = [*(head.start() for head in heads[1:]), len(hocr)]
    lines: list[Line] = []
    for head, end in zip(heads, ends, strict=True):
        line = _line(head.group(), hocr[head.end() : end], points_per_dot, page_height, warnings)
        if line is not None:
            lines.append(line)
    if not lines:
        return []
    usual = median(line.height for line in lines)
    low, high = (usual * share for share in _LIKE_THE_OTHERS)
    return [replace(line, top=line.bottom + usual) if low <= line.height <= high else line for line in lines]


def _line(
    head: str, body: str, points_per_dot: float, page_height: float, warnings: Counter[WarningCode]
) -> Line | None:
    words: list[str] = []
    boxes: list[tuple[int, ...]] = []
    for title, inside in _WORD.findall(body):
        box, confidence = _BOX.search(title), _CONFIDENCE.search(title)
        word = html.unescape(_TAG.sub("", inside)).strip()
        if box is None or not word or (confidence and int(confidence[1]) < _LEAST_CONFIDENCE):
            continue
        words.append(word)
        boxes.append(tuple(int(side) for side in box.groups()))
    text, hidden = clean_line(" ".join(words))
    if hidden:
        warnings[WarningCode.HIDDEN_CHARACTERS] += hidden
    if not any(character.isalnum() for character in text):
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    lowest, height = float(max(bottoms)), float(max(bottoms) - min(tops))
    box, font = _BOX.search(head), _FONT.search(head)
    if box is not None and font is not None:
        # The font's extent and not the letters': "aces" and "dgh" stand on lines of one height.
        baseline, size, descenders = (float(value) for value in font.groups())
        lowest, height = int(box[4]) + baseline + descenders, size
    if _CUT_WORD.search(text):
        text = f"{text[:-1]}{HYPHEN_MARK}"
    bottom = page_height - lowest * points_per_dot
    return Line(
        text,
        min(lefts) * points_per_dot,
        max(rights) * points_per_dot,
        bottom,
        bottom + height * points_per_dot,
    )
