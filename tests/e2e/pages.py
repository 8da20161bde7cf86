"""What browser tests do with pages: open them watched, sign in, ask axe. Fixtures are in conftest.py.

With BROWSER_SLOWNESS=4 in the environment pages compute four times slower, and with BROWSER_LATENCY_MS=400
each answer of the server comes so much later: tests that pass then wait well, and for the right thing.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, StorageState

from tests.processes import Colombage

AXE = Path(__file__).parents[2] / "build" / "web" / "node_modules" / "axe-core" / "axe.min.js"
PASSWORD = "demonstration"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
"""Options of a page: touched, and as wide as most phones."""
PATIENCE_MS = 30_000
"""For one expectation or action: two cores may have much else to do."""
SLOWNESS = float(os.environ.get("BROWSER_SLOWNESS", "1"))
LATENCY_MS = float(os.environ.get("BROWSER_LATENCY_MS", "0"))
LOCAL = re.compile(r"(?:https?://127\.0\.0\.1[:/]|blob:|data:)")


class Watched:
    """Opens pages that watch themselves; `faults` is what they saw."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.faults: list[str] = []
        self.contexts: list[BrowserContext] = []
        self._networks: dict[BrowserContext, list[CDPSession]] = {}

    def open(self, server: Colombage, **options: Any) -> Page:
        """A page in a browser profile of its own: nobody is signed in.

        Nothing fades or slides unless asked for with `reduced_motion="no-preference"`.
        """
        usual: dict[str, Any] = {
            "locale": "fr-FR",
            "viewport": {"width": 1280, "height": 800},
            "reduced_motion": "reduce",
        }
        context = self.browser.new_context(base_url=server.address, **(usual | options))
        context.set_default_timeout(PATIENCE_MS)
        self.contexts.append(context)
        context.on("page", self.watch)
        if LATENCY_MS > 0:
            # Chromium heeds the last session that told it of the network: the one that holds answers back.
            context.set_offline = lambda offline: self._tell_network(context, offline)
        return context.new_page()

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("request", lambda request: self._leaves(request.url))
        if SLOWNESS > 1:
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWNESS})
        if LATENCY_MS > 0:
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            self._networks.setdefault(page.context, []).append(session)
            self._tell_network(page.context, offline=False)

    def _tell_network(self, context: BrowserContext, offline: bool) -> None:
        told = {"offline": offline, "latency": LATENCY_MS, "downloadThroughput": -1, "uploadThroughput": -1}
        for session in self._networks[context]:
            session.send("Network.emulateNetworkConditions", told)

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
        self._newcomers = 0

    def state_of(self, login: str) -> StorageState:
        if login not in self._states:
            context = self._browser.new_context(base_url=self._server.address)
            answer = context.request.post("/api/session", data={"login": login, "password": PASSWORD})
            assert answer.ok, answer.text()
            self._states[login] = context.storage_state()
            context.close()
        return self._states[login]

    def of_somebody_new(self) -> StorageState:
        """Somebody of whom nothing is known yet, for tests that begin with nothing."""
        self._newcomers += 1
        context = self._browser.new_context(
            base_url=self._server.address, storage_state=self.state_of("administratrice")
        )
        headers = {"X-CSRF-Token": context.request.get("/api/session").json()["csrf_token"]}
        place = context.request.get("/api/establishments").json()[0]["id"]
        person = {
            "login": f"nouvelle.{self._newcomers}",
            "display_name": f"Alix Nouvelle {self._newcomers}",
            "establishment_id": place,
            "profession": "technician",
        }
        invited = context.request.post("/api/people", data=person, headers=headers)
        assert invited.ok, invited.text()
        token = unquote(invited.json()["invitation_link"].partition("jeton=")[2])
        context.clear_cookies()
        given = {"token": token, "password": "trois petits bateaux bleus"}
        accepted = context.request.post("/api/invitations/accept", data=given)
        assert accepted.ok, accepted.text()
        state = context.storage_state()
        context.close()
        return state


def accessibility_findings(page: Page, *, colours_alone: bool = False) -> list[str]:
    """What axe holds against the page as it is now, WCAG and best practices; empty when nothing.

    `colours_alone`: for a page that was looked at whole and has only changed its colours since.
    """
    if not page.evaluate("'axe' in window"):  # half a megabyte to read: once for each document
        page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = {"resultTypes": ["violations"]} | ({"runOnly": ["cat.color"]} if colours_alone else {})
    found = page.evaluate("async (rules) => (await axe.run(document, rules)).violations", rules)
    return [
        f"{rule['id']}: {rule['help']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in found
        for node in rule["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    """What makes the page, or the part of it that scrolls, wider than the screen."""
    return page.evaluate("""() => {
      const frames = [document.documentElement, document.getElementById('content')].filter(Boolean);
      if (frames.every((each) => each.scrollWidth <= each.clientWidth)) return [];
      const width = document.documentElement.clientWidth;
      return [...document.querySelectorAll('body *')]
        .filter((each) => each.getBoundingClientRect().right > width + 1)
        .map((each) => `${each.tagName} ${each.textContent.trim().slice(0, 40)}`).slice(0, 5);
    }""")
