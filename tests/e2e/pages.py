"""What browser tests do with pages: open them watched, sign in, ask axe. Fixtures are in conftest.py."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, StorageState

from tests.processes import Colombage

AXE = Path(__file__).parents[2] / "build" / "web" / "node_modules" / "axe-core" / "axe.min.js"
PASSWORD = "demonstration"
LOCAL = re.compile(r"(?:https?://127\.0\.0\.1[:/]|blob:|data:)")


class Watched:
    """Opens pages that watch themselves; `faults` is what they saw."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.faults: list[str] = []
        self.contexts: list[BrowserContext] = []

    def open(self, server: Colombage, **options: Any) -> Page:
        """A page in a browser profile of its own: nobody is signed in."""
        options = {"locale": "fr-FR", "viewport": {"width": 1280, "height": 800}} | options
        context = self.browser.new_context(base_url=server.address, **options)
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        context.on("page", self.watch)
        return context.new_page()

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("request", lambda request: self._leaves(request.url))

    def _note(self, kind: str, text: str) -> None:
        # A refused or failed call is an ordinary answer here; Chromium and the router write each one down.
        if kind == "error" and not text.startswith(("Failed to load resource", "ApiError: ")):
            self.faults.append(f"console: {text}")

    def _leaves(self, url: str) -> None:
        if not LOCAL.match(url):
            self.faults.append(f"left the machine: {url}")


class SignIns:
    """Sessions of the demonstration group, one a person: signing in hashes, which is slow on purpose."""

    def __init__(self, browser: Browser, server: Colombage) -> None:
        self._browser = browser
        self._server = server
        self._states: dict[str, StorageState] = {}

    def state_of(self, login: str) -> StorageState:
        if login not in self._states:
            context = self._browser.new_context(base_url=self._server.address)
            answer = context.request.post("/api/session", data={"login": login, "password": PASSWORD})
            assert answer.ok, answer.text()
            self._states[login] = context.storage_state()
            context.close()
        return self._states[login]


def accessibility_findings(page: Page) -> list[str]:
    """What axe holds against the page as it is now, WCAG and best practices; empty when nothing."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [
        f"{rule['id']}: {rule['help']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in found
        for node in rule["nodes"]
    ]
