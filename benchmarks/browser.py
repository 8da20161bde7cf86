"""A real browser on the product, and what it says of itself: tasks, keys, bytes. Used by `web`."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Self

from playwright.async_api import Browser, BrowserContext, Page, Response, async_playwright

_MICROSECONDS = 1000
_WORTH_COMPRESSING_BYTES = 1500

KEYS = """
() => {
  window.measured = [];
  addEventListener("keydown", (event) => {
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => window.measured.push(performance.now() - event.timeStamp);
      painted.port2.postMessage(null);
    });
  }, true);
}
"""
"""From a key to the end of the frame that shows it: a frame's callbacks, then layout, paint, messages."""


@asynccontextmanager
async def browser() -> AsyncGenerator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        raise RuntimeError("the pages are measured in a browser: apt-get install chromium libatomic1")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=chromium, args=arguments)
        try:
            yield running
        finally:
            await running.close()


async def profile(running: Browser, address: str, cookie: str | None = None) -> BrowserContext:
    """A browser that has seen nothing yet; signed in with this session's cookie, `name=value`."""
    context = await running.new_context(
        base_url=address, locale="fr-FR", viewport={"width": 1280, "height": 800}
    )
    if cookie is not None:
        name, _, value = cookie.partition("=")
        await context.add_cookies([{"name": name, "value": value, "url": address}])
    return context


class Scripts:
    """The scripts that a page fetches, and how many bytes each took on the wire."""

    def __init__(self, page: Page) -> None:
        self.bytes: dict[str, int] = {}
        self._answers: list[Response] = []
        page.on("response", lambda answer: self._answers.append(answer))

    async def kilobytes(self) -> float:
        for answer in self._answers:
            if answer.request.resource_type != "script" or answer.url in self.bytes:
                continue
            size = (await answer.request.sizes())["responseBodySize"]
            if answer.headers.get("content-encoding") != "br" and size > _WORTH_COMPRESSING_BYTES:
                raise RuntimeError(f"{answer.url} did not come as brotli")
            self.bytes[answer.url] = size
        return sum(self.bytes.values()) / 1000


class Tasks:
    """How long the tasks of a page's main thread took, from the browser's own trace; and how much of that
    they had a processor for, which says more on a machine that does other things too."""

    def __init__(self, running: Browser, page: Page) -> None:
        self._browser, self._page = running, page
        self.milliseconds: list[float] = []
        self.cpu_milliseconds: list[float] = []

    async def __aenter__(self) -> Self:
        # What looks at the page is brought into it now, and not while it is measured.
        await self._page.wait_for_function("() => true")
        await self._browser.start_tracing(page=self._page, categories=["toplevel", "__metadata"])
        return self

    async def __aexit__(self, *_: object) -> None:
        events: list[dict[str, Any]] = json.loads(await self._browser.stop_tracing())["traceEvents"]
        mains = {
            (event["pid"], event["tid"])
            for event in events
            if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
        }
        tasks = [
            event
            for event in events
            if event.get("ph") == "X"
            and event["name"] == "ThreadControllerImpl::RunTask"
            and (event["pid"], event["tid"]) in mains
        ]
        self.milliseconds = [task["dur"] / _MICROSECONDS for task in tasks]
        self.cpu_milliseconds = [task.get("tdur", 0) / _MICROSECONDS for task in tasks]
