"""A real browser on a real server: Debian's Chromium, driven by Playwright, on `colombage serve`.

Without Chromium these tests fail and say what to install. Pages are watched: an uncaught error, an error in
the console or a request that leaves the machine fails the test that caused it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.pages import Watched
from tests.processes import Colombage

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("The browser tests need Chromium: apt-get install chromium", pytrace=False)
    # Chromium refuses its sandbox to root, which is who runs tests in most containers.
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield running
        running.close()


@pytest.fixture(scope="session")
def demonstration() -> Iterator[Colombage]:
    """A server with the demonstration group, shared by the tests that do not change what others read."""
    with Colombage("--demo") as server:
        yield server


@pytest.fixture
def brand_new() -> Iterator[Colombage]:
    """A server that nobody has used yet; it has printed its one-time link."""
    with Colombage() as server:
        yield server


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    pages = Watched(browser)
    yield pages
    for context in pages.contexts:
        context.close()
    assert pages.faults == []


@pytest.fixture
def page(watched: Watched, demonstration: Colombage) -> Page:
    return watched.open(demonstration)
