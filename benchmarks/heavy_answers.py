"""Answers and texts that are hard to draw, in a real browser: how long the page stands still. Used by web.

What the server would send is put in the place of a short answer, so that each is what it says it is. It is
opened from the list and read to its end.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import Any

from playwright.async_api import Browser, BrowserContext, Locator, Page, Route

from benchmarks.browser import Tasks
from benchmarks.figures import Figure

_STEPS = 12
_A_STEP_PIXELS = 900
_AROUND = "Dose n° {} : 500 mg de paracétamol, à vérifier avant de donner [{}]. "
_PASTED = (
    "Mme Jeanne Exemple{}, née le 12/03/1948, vue le 4 mai. Tension stable, sans fièvre, revue demain.\n"
)
_PASTED_CHARACTERS = 99_000
_SENTENCES_A_PARAGRAPH = 20
_READ = "() => document.querySelector('main article [aria-busy=false]') !== null"


async def heavy_answers(running: Browser, context: BrowserContext, conversation: str) -> list[Figure]:
    """`conversation`: one that has an answer. All figures are the longest task of the page's main thread."""
    figures: list[Figure] = []
    for name, events in _answers().items():
        page = await context.new_page()
        await page.route(f"**/api/conversations/{conversation}", partial(_instead, events))
        figures += await _read(running, page, conversation, name)
        await page.close()
    return figures + await _pasted(running, context)


def _answers() -> dict[str, list[dict[str, Any]]]:
    rows = ["|".join(f"{row}.{column}" for column in range(10)) for row in range(1000)]
    table = "\n".join(f"|{row}|" for row in ["|".join("abcdefghij"), "|".join(["---"] * 10), *rows])
    items = "\n".join(
        f"{at}. Vérifier le **point {at}** de la liste avant de partir." for at in range(1, 2001)
    )
    passages = [_passage(number) for number in range(1, 11)]
    cited = _paragraphs([_AROUND.format(at, at % 10 + 1) for at in range(500)])
    marked = _paragraphs([_AROUND.format(at, 1) for at in range(300)])
    found = {"type": "passages_found", "passages": passages}
    return {
        "table_10k_cells": [_text(table)],
        "list_2k_items": [_text(items)],
        "citations_500": [found, _text(cited), *_citations(cited)],
        "facts_300": [found, _text(marked), _facts(marked)],
    }


def _paragraphs(sentences: Sequence[str]) -> str:
    count = _SENTENCES_A_PARAGRAPH
    starts = range(0, len(sentences), count)
    return "\n\n".join("".join(sentences[start : start + count]) for start in starts)


def _text(text: str) -> dict[str, Any]:
    return {"type": "text_delta", "at": 0, "text": text}


def _passage(number: int) -> dict[str, Any]:
    return {
        "number": number,
        "passage_id": f"p{number}",
        "document_id": "d",
        "document": "Protocole.pdf",
        "page": number,
        "excerpt": "500 mg de paracétamol.",
    }


def _citations(text: str) -> list[dict[str, Any]]:
    return [
        {"type": "citation_added", "number": at % 10 + 1, "passage_id": f"p{at % 10 + 1}", "at": place}
        for at, place in enumerate(_places(text, "["))
    ]


def _facts(text: str) -> dict[str, Any]:
    facts = [
        {"at": at, "length": 6, "kind": "dose", "written": "500 mg", "passages": [1]}
        for at in _places(text, "500 mg")
    ]
    return {"type": "facts_to_check", "facts": facts}


def _places(text: str, sought: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(sought, at)]


async def _instead(events: Sequence[dict[str, Any]], route: Route) -> None:
    answer = await (await route.fetch()).json()
    turn = answer["turns"][-1]
    started = next(event for event in turn["events"] if event["type"] == "turn_started")
    ended = next(event for event in turn["events"] if event["type"] == "turn_finished")
    turn["events"] = [
        {**event, "seq": seq} for seq, event in enumerate([started, *events, ended], started["seq"])
    ]
    answer["turns"] = [turn]
    await route.fulfill(body=json.dumps(answer), content_type="application/json")


async def _read(running: Browser, page: Page, conversation: str, name: str) -> list[Figure]:
    await page.goto("/conversations")
    link = page.get_by_role("main").locator(f'a[href$="{conversation}"]')
    await link.hover()
    async with Tasks(running, page) as opened:
        await page.mouse.down()
        await page.mouse.up()
        await page.wait_for_function(_READ)
    async with Tasks(running, page) as read:
        scroller = page.locator("[data-thread]")
        table = page.get_by_role("group", name="Tableau, à faire défiler")
        await _to_both_ends(page, scroller)
        if await table.count() > 0:
            await _to_both_ends(page, table)
    return [*_figures(f"web.{name}_open", opened), *_figures(f"web.{name}_read", read)]


async def _to_both_ends(page: Page, scroller: Locator) -> None:
    """As a hand on the wheel goes, then at once to one end and the other."""
    handle = await scroller.element_handle()
    places = [str(step * _A_STEP_PIXELS) for step in range(_STEPS)]
    for place in [*places, "each.scrollHeight", "0"]:
        await page.evaluate(
            f"""async (each) => {{
              each.scrollTop = {place};
              for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
            }}""",
            handle,
        )


async def _pasted(running: Browser, context: BrowserContext) -> list[Figure]:
    """A hundred thousand characters, a name in each line, put into the box and marked; then written on."""
    page = await context.new_page()
    await page.goto("/conversations/nouvelle")
    box = page.get_by_role("textbox", name="Votre question")
    await box.click()
    line = len(_PASTED.format(""))
    text = "".join(_PASTED.format(at % 10) for at in range(_PASTED_CHARACTERS // (line + 1)))
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    async with Tasks(running, page) as pasted:
        await page.keyboard.press("Control+V")
        await page.locator("form mark").first.wait_for(state="attached", timeout=120_000)
    async with Tasks(running, page) as written:
        await page.keyboard.type(" et la suite", delay=45)
    await page.close()
    return [*_figures("web.paste_100k", pasted), *_figures("web.paste_100k_keys", written)]


def _figures(name: str, tasks: Tasks) -> list[Figure]:
    return [
        Figure(f"{name}_longest_task_ms", max(tasks.milliseconds), "ms"),
        Figure(f"{name}_longest_task_cpu_ms", max(tasks.cpu_milliseconds), "ms", None, 50),
    ]
