"""The pages install as an application: the manifest, and each icon that it or the page names."""

from __future__ import annotations

import io
import json
import re

import aiohttp
import pytest
from PIL import Image

from tests.flows.conftest import House


@pytest.fixture
def address(house: House) -> str:
    return house.first.address


async def fetched(address: str, path: str) -> tuple[dict[str, str], bytes]:
    """Headers in lower case, and the body, of a file that is there."""
    async with aiohttp.ClientSession(address) as http, http.get(path) as response:
        assert response.status == 200, path
        return {name.lower(): value for name, value in response.headers.items()}, await response.read()


async def test_the_manifest_names_icons_that_are_served_as_it_says(address: str) -> None:
    headers, body = await fetched(address, "/manifest.webmanifest")
    assert headers["content-type"].split(";")[0] == "application/manifest+json"
    assert headers["cache-control"] == "no-cache"
    manifest = json.loads(body)
    assert {manifest[each] for each in ("id", "start_url", "scope")} == {"/"}
    assert (manifest["lang"], manifest["display"]) == ("fr", "standalone")
    assert {(icon["sizes"], icon.get("purpose", "any")) for icon in manifest["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("192x192", "maskable"),
        ("512x512", "maskable"),
        ("any", "any"),
    }
    for icon in manifest["icons"]:
        headers, body = await fetched(address, icon["src"])
        assert headers["content-type"].split(";")[0] == icon["type"]
        if icon["type"] == "image/png":
            width, height = Image.open(io.BytesIO(body)).size
            assert f"{width}x{height}" == icon["sizes"]
            assert headers["cache-control"] == "public, max-age=86400"


async def test_the_page_names_the_manifest_and_its_policy_lets_it_in(address: str) -> None:
    headers, body = await fetched(address, "/")
    page = body.decode()
    assert '<link rel="manifest" href="/manifest.webmanifest" />' in page
    policy = {each.split()[0]: each.split()[1:] for each in headers["content-security-policy"].split(";")}
    assert policy["manifest-src"] == ["'self'"]
    # Nothing that works without a server stands between people and the pages: no worker is installed.
    assert "serviceWorker" not in page
    touch = re.search(r'rel="apple-touch-icon" href="([^"]+)"', page)
    assert touch is not None
    _, body = await fetched(address, touch[1])
    icon = Image.open(io.BytesIO(body))
    # Phones of that make put what shows through on black.
    assert icon.size == (180, 180)
    assert icon.convert("RGBA").getchannel("A").getextrema() == (255, 255)
