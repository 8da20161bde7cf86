"""Draws the icons of the installed pages from the mark, web/public/mark.svg. Run by hand when it changes.

    .venv/bin/python scripts/draw_icons.py

Chromium draws them, that of the browser tests: phones take no SVG for their home screen.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

PUBLIC = Path(__file__).resolve().parent.parent / "web" / "public"
GROUND, LINES = "#0b5d66", "#ffffff"
"""The accent of web/src/ui/tokens.ts, and what is written on it."""
ICONS = (
    # name, pixels, part of the width that the mark takes, radius of the corners as a part of the width
    ("icon-192", 192, 0.7, 0.22),
    ("icon-512", 512, 0.7, 0.22),
    # Phones cut these into the shape that they like, a circle of four fifths at the least.
    ("maskable-192", 192, 0.56, 0),
    ("maskable-512", 512, 0.56, 0),
    ("apple-touch-icon", 180, 0.66, 0),
)


def drawing(mark: str, pixels: int, part: float, radius: float) -> str:
    """A page of that size with the mark in its middle."""
    inner = re.sub(r'stroke="#[0-9a-f]{6}"', f'stroke="{LINES}"', mark)
    side = round(pixels * part)
    return (
        f'<body style="margin:0;background:none"><div style="display:grid;place-items:center;'
        f'width:{pixels}px;height:{pixels}px;background:{GROUND};border-radius:{round(pixels * radius)}px">'
        f'<div style="width:{side}px;height:{side}px">{inner}</div></div>'
    )


def main() -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Chromium draws the icons: apt-get install chromium", file=sys.stderr)
        return 1
    mark = (PUBLIC / "mark.svg").read_text(encoding="utf-8")
    (PUBLIC / "icons").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for name, pixels, part, radius in ICONS:
            page.set_viewport_size({"width": pixels, "height": pixels})
            page.set_content(drawing(mark, pixels, part, radius))
            shot = page.screenshot(omit_background=True)
            image = Image.open(io.BytesIO(shot))
            image.quantize(64).save(PUBLIC / "icons" / f"{name}.png", optimize=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
