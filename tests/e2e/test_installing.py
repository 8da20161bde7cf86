"""What Chromium makes of the manifest: it reads it without a fault and would install the pages."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import expect

from tests.e2e.pages import Watched
from tests.processes import Colombage


def test_the_browser_would_install_the_pages(watched: Watched, demonstration: Colombage) -> None:
    page = watched.open(demonstration)
    page.goto("/connexion")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    tools: Any = page.context.new_cdp_session(page)
    read = tools.send("Page.getAppManifest")
    assert read["errors"] == []
    assert json.loads(read["data"])["short_name"] == "Colombage"
    found = tools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A test's profile is a private window, from which nothing is installed.
    assert [each["errorId"] for each in found if each["errorId"] != "in-incognito"] == []


def test_the_bar_follows_the_scheme_that_the_person_chose(watched: Watched, demonstration: Colombage) -> None:
    page = watched.open(demonstration, color_scheme="light")
    page.add_init_script("localStorage.setItem('colombage.colour-scheme', 'dark')")
    page.goto("/connexion")
    expect(page.locator("body")).to_have_css("background-color", "rgb(18, 22, 29)")
    bars = page.locator('meta[name="theme-color"]')
    for bar in (bars.first, bars.last):
        expect(bar).to_have_attribute("content", "#12161d")
