"""The pages in a real browser: their weight, how soon they answer, how smooth they stay.

`python -m benchmarks web`.

A thread of 500 exchanges is opened, written in, and streamed into at 200 words a second; an answer of
100,000 characters comes and is opened again. Keys are pressed by the browser's own input, tasks are read from
its trace.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page

from benchmarks.answers import Reader
from benchmarks.browser import KEYS, Scripts, Tasks, browser, profile
from benchmarks.figures import Figure, percentile
from benchmarks.heavy_answers import heavy_answers
from benchmarks.prompts import short_question
from benchmarks.stage import Stage, model_id, stage

_TURNS = 500
_KEYS = 300
_BETWEEN_KEYS_MILLISECONDS = 45
_OPENINGS = 5
_SLOWER = 4
_AT_ONCE = "tokens=120"
_FAST = "tokens=1600+gap_ms=5+paragraph=60"
_LONG = "tokens=18000+gap_ms=1+paragraph=60"
"""About 100,000 characters."""
_BOX = "Votre question"
_FOCUSED = """() => {
  const box = document.querySelector("main textarea, main input[type=text], main input[type=search]");
  box?.focus();
  return box !== null && document.activeElement === box;
}"""
_SHOWN = """async () => {
  while (document.activeElement.value !== 'a') await new Promise(requestAnimationFrame);
  return performance.now();
}"""
_ANSWERING = "() => document.querySelector('main article [aria-busy=true]') !== null"
_ANSWERED = """() => document.querySelector('main article [aria-busy=false]') !== null
  && document.querySelector('main article [aria-busy=true]') === null"""
_ANSWERED_AND_READY = f"() => ({_ANSWERED})() && document.querySelector('main form [type=submit]') !== null"
"""Looked for in each frame. Looked for by role and name, these would be the longest tasks of the page."""


def measure(folder: Path) -> list[Figure]:
    return asyncio.run(_measure(folder))


async def _measure(folder: Path) -> list[Figure]:
    async with stage(folder, (_AT_ONCE, _FAST, _LONG)) as ready, browser() as running:
        reader = ready.reader(0)
        conversation = await _long_thread(reader)
        figures = await _first_page(ready, running)
        context = await profile(running, ready.server.address, reader.headers["Cookie"])
        figures.append(await _opening(context, conversation))
        page = await context.new_page()
        await page.goto(f"/conversations/{conversation}")
        await _last_turn(page)
        figures += await _keys(page)
        figures += await _streaming(running, page, _FAST, "")
        await page.goto("/conversations/nouvelle")
        figures += await _streaming(running, page, _LONG, "_100k")
        figures += await _reopening(running, page)
        figures += await heavy_answers(running, context, await _one_answer(reader))
        return figures


async def _long_thread(reader: Reader) -> str:
    conversation = await reader.begin()
    for at in range(_TURNS):
        answer = await reader.ask(conversation, model_id(_AT_ONCE), short_question(at))
        if answer.end != "turn_finished":
            raise RuntimeError(f"turn {at} ended with {answer.end}")
    return conversation


async def _one_answer(reader: Reader) -> str:
    conversation = await reader.begin()
    await reader.ask(conversation, model_id(_AT_ONCE), short_question(0))
    return conversation


async def _first_page(ready: Stage, running: Browser) -> list[Figure]:
    """Scripts of the sign-in page and of the home page that follows; then home, with a slow processor."""
    address, cookie = ready.server.address, ready.reader(0).headers["Cookie"]
    stranger = await profile(running, address)
    page = await stranger.new_page()
    scripts = Scripts(page)
    await page.goto("/", wait_until="networkidle")
    sign_in = await scripts.kilobytes()
    name, _, value = cookie.partition("=")
    await stranger.add_cookies([{"name": name, "value": value, "url": address}])
    await page.goto("/", wait_until="networkidle")
    both = await scripts.kilobytes()
    await stranger.close()
    seconds = [await _interactive(running, address, cookie) for _ in range(_OPENINGS)]
    return [
        Figure("web.script_sign_in_kb", sign_in, "kB"),
        Figure("web.script_kb", both, "kB", None, 350),
        Figure("web.interactive_s", percentile(seconds, 50), "s", None, 2),
    ]


async def _interactive(running: Browser, address: str, cookie: str) -> float:
    """Until a key pressed in the box of the home page shows, nothing being in the browser's cache."""
    context = await profile(running, address, cookie)
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    # Its answer is of any shape.
    await session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})  # pyright: ignore[reportUnknownMemberType]
    await page.goto("/", wait_until="commit")
    await page.wait_for_function(_FOCUSED)
    await page.keyboard.press("a")
    milliseconds: float = await page.evaluate(_SHOWN)
    await context.close()
    return milliseconds / 1000


async def _opening(context: BrowserContext, conversation: str) -> Figure:
    """From the click that opens the thread to the frame that shows its last exchange; the pages are known."""
    page = await context.new_page()
    await page.goto(f"/conversations/{conversation}")
    await _last_turn(page)
    times: list[float] = []
    for _ in range(_OPENINGS):
        await page.goto("/conversations")
        link = page.get_by_role("main").locator(f'a[href$="{conversation}"]')
        await link.wait_for()
        times.append(
            await link.evaluate(
                """async (link, last) => {
                  const began = performance.now();
                  link.click();
                  while (document.querySelector(last) === null) await new Promise(requestAnimationFrame);
                  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
                  return performance.now() - began;
                }""",
                f'article[aria-posinset="{_TURNS}"]',
            )
        )
    await page.close()
    return Figure(f"web.open_{_TURNS}_ms", percentile(times, 50), "ms")


async def _last_turn(page: Page) -> None:
    await page.locator(f'article[aria-posinset="{_TURNS}"]').wait_for()


async def _keys(page: Page) -> list[Figure]:
    """Real keys, in the box of the long thread."""
    await page.evaluate(KEYS)
    box = page.get_by_role("textbox", name=_BOX)
    await box.click()
    words = "Le patient est sorti ce matin avec son ordonnance et un courrier. " * 10
    await page.keyboard.type(words[:_KEYS], delay=_BETWEEN_KEYS_MILLISECONDS)
    times: list[float] = await page.evaluate("() => window.measured")
    await box.fill("")
    return [
        Figure("web.key_p99_ms", percentile(times, 99), "ms", None, 50),
        Figure("web.key_p50_ms", percentile(times, 50), "ms"),
    ]


async def _streaming(running: Browser, page: Page, script: str, suffix: str) -> list[Figure]:
    await page.get_by_role("button", name="Changer de modèle").click()
    await page.get_by_role("menuitemradio", name=script).click()
    await page.get_by_role("textbox", name=_BOX).fill("Rédigez une note de service.")
    async with Tasks(running, page) as tasks:
        await page.keyboard.press("Enter")
        await page.wait_for_function(_ANSWERING)
        await page.wait_for_function(_ANSWERED_AND_READY, timeout=120_000)
    return [
        Figure(f"web.longest_task{suffix}_ms", max(tasks.milliseconds), "ms", None, 50),
        Figure(f"web.longest_task{suffix}_cpu_ms", max(tasks.cpu_milliseconds), "ms"),
        Figure(f"web.task_p99{suffix}_ms", percentile(tasks.milliseconds, 99), "ms"),
    ]


async def _reopening(running: Browser, page: Page) -> list[Figure]:
    """The long answer, opened again: the longest that the page stands still."""
    address = page.url
    await page.goto("/conversations")
    link = page.get_by_role("main").locator(f'a[href$="{address.rsplit("/", 1)[1]}"]')
    await link.hover()
    async with Tasks(running, page) as tasks:
        await page.mouse.down()
        await page.mouse.up()
        await page.wait_for_function(_ANSWERED)
    return [
        Figure("web.open_100k_longest_task_ms", max(tasks.milliseconds), "ms"),
        Figure("web.open_100k_longest_task_cpu_ms", max(tasks.cpu_milliseconds), "ms"),
    ]
