"""A real browser on a real server: Debian's Chromium, driven by Playwright, on `colombage serve`.

Without Chromium these tests fail and say what to install. Pages are watched: an uncaught error, an error in
the console or a request that leaves the machine fails the test that caused it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from ctypes.util import find_library
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.mock_model_server import MockModelServer
from tests.e2e.catalogue import Catalogue, mock_models
from tests.e2e.pages import PATIENCE_MS, SignIns, Watched
from tests.processes import Colombage
from tests.serving import Served

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
    # libatomic1 is for the program that drives it, which would only say that its connection closed.
    if chromium is None or find_library("atomic") is None:
        pytest.fail("The browser tests need a browser: apt-get install chromium libatomic1", pytrace=False)
    # Chromium refuses its sandbox to root, which is who runs tests in most containers.
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield running
        running.close()


@pytest.fixture(scope="session")
def model_server() -> Iterator[Served]:
    with Served(MockModelServer()) as served:
        yield served


@pytest.fixture(scope="session")
def demonstration(model_server: Served) -> Iterator[Colombage]:
    """A server with the demonstration group and models that do as they are told (catalogue.py).

    Shared by the tests that do not change what others read.
    """
    with Colombage("--demo") as server:
        Catalogue(server).add(*mock_models(model_server.address))
        yield server


@pytest.fixture(scope="session")
def whole_catalogue(demonstration: Colombage) -> Catalogue:
    return Catalogue(demonstration)


@pytest.fixture
def catalogue(whole_catalogue: Catalogue) -> Iterator[Catalogue]:
    """For tests that need one more model for themselves; it goes when they end."""
    yield whole_catalogue
    whole_catalogue.restore()


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
    """Of somebody who has not signed in."""
    return watched.open(demonstration)


@pytest.fixture(scope="session")
def sign_ins(browser: Browser, demonstration: Colombage) -> SignIns:
    return SignIns(browser, demonstration)


@pytest.fixture
def signed_in(watched: Watched, demonstration: Colombage, sign_ins: SignIns) -> Callable[..., Page]:
    """`signed_in("dpo")`: a page in that person's session of the demonstration group."""

    def open_page(login: str, **options: object) -> Page:
        return watched.open(demonstration, storage_state=sign_ins.state_of(login), **options)

    return open_page


@pytest.fixture
def nurse(signed_in: Callable[..., Page]) -> Page:
    """A professional without any further role."""
    return signed_in("infirmiere")


@pytest.fixture
def someone_new(watched: Watched, demonstration: Colombage, sign_ins: SignIns) -> Callable[..., Page]:
    """`someone_new()`: a page of somebody who has no conversation yet, whatever ran before."""

    def open_page(**options: object) -> Page:
        return watched.open(demonstration, storage_state=sign_ins.of_somebody_new(), **options)

    return open_page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A page that never comes must not hold up all the others."""
    for item in items:
        if Path(__file__).parent in item.path.parents and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(300))
