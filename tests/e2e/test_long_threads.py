"""Threads of many exchanges: opened at their end, scrolled, searched, begun at one of them, focus kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conversing import Conversation
from tests.e2e.pages import PHONE, accessibility_findings
from tests.e2e.threads import long_thread, thread_of
from tests.e2e.waiting import becomes, boxes, still

TURNS = 60
IN_PAGE = "() => [...document.querySelectorAll('article')].map((each) => Number(each.ariaPosInSet))"
MARKED_WORDS = """() => [...(CSS.highlights.get('found-words') ?? [])]
  .map((range) => range.toString().toLowerCase())"""
LEFT = "(thread) => thread.scrollHeight - thread.scrollTop - thread.clientHeight"


@pytest.fixture
def opened(signed_in: Callable[..., Page]) -> Callable[..., Page]:
    """A page on a long thread; `opened(viewport=…, at=7)` begins at that exchange."""

    def open_thread(at: int | None = None, **options: object) -> Page:
        page = signed_in("medecin", **options)
        conversation = _thread(page)
        opened = page.request.get(f"/api/conversations/{conversation}")
        assert opened.ok, opened.text()
        turns: list[dict[str, Any]] = opened.json()["turns"]
        tour = "" if at is None else f"?tour={turns[at - 1]['id']}"
        page.goto(f"/conversations/{conversation}{tour}")
        expect(page.get_by_role("article").first).to_be_visible()
        if at is None:
            # Led to its end: a key that came before would be overtaken.
            last = page.get_by_role("article", name=f"Échange {TURNS} sur {TURNS}")
            expect(last).to_be_in_viewport()
            still(page.get_by_role("region", name="Échanges"))
        return page

    return open_thread


_made: dict[str, str] = {}


def _thread(page: Page) -> str:
    """Made once for these tests, which only read it."""
    address: str = page.request.get("/health/ready").url
    if address not in _made:
        _made[address] = long_thread(page, TURNS)
    return _made[address]


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_a_long_thread_opens_at_its_end_with_few_exchanges_in_the_page(
    opened: Callable[..., Page], options: dict[str, Any]
) -> None:
    page = opened(**options)
    last = page.get_by_role("article", name=f"Échange {TURNS} sur {TURNS}")
    expect(last).to_be_in_viewport()
    thread = page.get_by_role("region", name="Échanges")
    becomes(page, lambda: thread.evaluate(LEFT), lambda left: left < 2)
    still(thread)
    numbers = page.evaluate(IN_PAGE)
    assert numbers[-1] == TURNS
    assert len(numbers) < 25
    assert accessibility_findings(page) == []


def wheel(thread: Locator, pixels: int) -> None:
    """Turn the wheel over the thread, until that has moved it and all has come to rest."""
    thread.hover()
    top = thread.evaluate("(thread) => thread.scrollTop")
    thread.page.mouse.wheel(0, pixels)
    becomes(thread.page, lambda: thread.evaluate("(thread) => thread.scrollTop"), lambda now: now != top)
    still(thread)


def test_scrolling_up_keeps_what_is_read_in_its_place(opened: Callable[..., Page]) -> None:
    page = opened()
    thread = page.get_by_role("region", name="Échanges")
    for _ in range(6):
        wheel(thread, -700)
    name = page.get_by_role("article").nth(5).get_attribute("aria-label")
    assert name is not None
    read = page.get_by_role("article", name=name, exact=True)
    (before,) = boxes(read)
    wheel(thread, -300)
    (after,) = boxes(read)
    assert abs(after["top"] - before["top"] - 300) <= 2
    page.get_by_role("button", name="Aller à la fin").click()
    expect(page.get_by_role("article", name=f"Échange {TURNS} sur {TURNS}")).to_be_in_viewport()


def test_keys_go_to_both_ends(opened: Callable[..., Page]) -> None:
    page = opened()
    thread = page.get_by_role("region", name="Échanges")
    thread.focus()
    page.keyboard.press("Home")
    expect(page.get_by_role("article", name=f"Échange 1 sur {TURNS}", exact=True)).to_be_in_viewport()
    page.keyboard.press("End")
    expect(page.get_by_role("article", name=f"Échange {TURNS} sur {TURNS}")).to_be_in_viewport()
    page.wait_for_function(
        "(e) => e.scrollHeight - e.scrollTop - e.clientHeight < 2", arg=thread.element_handle()
    )


def test_the_focus_is_never_lost_with_its_row(opened: Callable[..., Page]) -> None:
    page = opened()
    last = page.get_by_role("article", name=f"Échange {TURNS} sur {TURNS}")
    copy = last.get_by_role("button", name="Copier", exact=True)
    copy.focus()
    for _ in range(5):
        wheel(page.get_by_role("region", name="Échanges"), -2500)
    expect(last).not_to_be_in_viewport()
    expect(copy).to_be_focused()


def test_a_question_that_is_being_edited_keeps_its_words_however_far_one_reads(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    last = page.get_by_role("article", name=f"Échange {TURNS} sur {TURNS}")
    last.get_by_role("button", name="Modifier", exact=True).click()
    edited = last.get_by_role("textbox", name="Votre question, à modifier")
    expect(edited).to_be_focused()
    edited.fill("Une autre question, à moitié")
    thread = page.get_by_role("region", name="Échanges")
    thread.focus()
    for _ in range(5):
        wheel(thread, -2500)
    expect(last).not_to_be_in_viewport()
    expect(edited).to_have_value("Une autre question, à moitié")


def test_an_address_begins_at_an_exchange(opened: Callable[..., Page]) -> None:
    page = opened(at=30)
    row = page.get_by_role("article", name=f"Échange 30 sur {TURNS}", exact=True)
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("Question n° 30")
    still(page.get_by_role("region", name="Échanges"))
    expect(row).to_be_in_viewport()


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_words_are_found_in_exchanges_that_are_not_in_the_page(
    opened: Callable[..., Page], options: dict[str, Any]
) -> None:
    page = opened(**options)
    page.get_by_role("button", name="Autres actions sur cette conversation").click()
    page.get_by_role("menuitem", name="Rechercher dans la conversation").click()
    box = page.get_by_role("searchbox", name="Rechercher dans la conversation")
    expect(box).to_be_focused()
    page.keyboard.type("QUESTION n° 42")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("1 sur 1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article", name=f"Échange 42 sur {TURNS}", exact=True)).to_be_in_viewport()
    becomes(page, lambda: page.evaluate(MARKED_WORDS), lambda words: {"question", "n°", "42"} <= set(words))
    assert accessibility_findings(page) == []
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    becomes(page, lambda: page.evaluate(MARKED_WORDS), lambda words: words == [])
    expect(page.get_by_role("region", name="Échanges")).to_be_focused()


def test_a_question_asked_from_far_up_is_followed_to_its_answer(opened: Callable[..., Page]) -> None:
    page = opened()
    conversation = Conversation(page)
    page.get_by_role("region", name="Échanges").focus()
    page.keyboard.press("Home")
    expect(page.get_by_role("article", name=f"Échange 1 sur {TURNS}", exact=True)).to_be_in_viewport()
    other = long_thread(page, 12)
    page.goto(f"/conversations/{other}")
    expect(page.get_by_role("article", name="Échange 12 sur 12", exact=True)).to_be_in_viewport()
    page.get_by_role("region", name="Échanges").focus()
    page.keyboard.press("Home")
    expect(page.get_by_role("article", name="Échange 1 sur 12", exact=True)).to_be_in_viewport()
    conversation.box.fill("La treizième")
    conversation.send.click()
    last = page.get_by_role("article", name=re.compile("Échange 13 sur 13"))
    expect(last).to_be_in_viewport()
    expect(last.get_by_role("button", name="Copier", exact=True)).to_be_visible()


PART = """## Partie {n}

Texte **important** de la partie {n}, avec `un code` et une phrase qui va jusqu’au bout de sa ligne.

- premier point, assez long pour prendre plus d’une ligne sur un écran étroit, et même sur un grand
- deuxième point

| Heure | Geste |
|---|---|
| {n} h | rincer |
"""
MIDDLE = """(thread) => {
    const box = thread.getBoundingClientRect();
    const middle = box.top + box.height / 2;
    // What is read there, and not the answer around it: its top is above what grows while it is drawn.
    window.middle = [...thread.querySelectorAll("p, li, h3, h4, td, th")]
        .find((each) => each.getBoundingClientRect().top >= middle);
    return window.middle.getBoundingClientRect().top;
}"""
STEP_PX = 240


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_long_answers_keep_their_place_while_they_are_drawn(
    signed_in: Callable[..., Page], options: dict[str, Any]
) -> None:
    page = signed_in("medecin", **options)
    long = "\n".join(PART.format(n=number) for number in range(1, 26))
    page.goto(f"/conversations/{thread_of(page, ['Court', long, long, 'Court aussi'])}")
    thread = page.get_by_role("region", name="Échanges")
    expect(page.get_by_role("article", name="Échange 4 sur 4")).to_be_in_viewport()
    still(thread)
    moved: list[float] = []
    for _ in range(18):
        before = thread.evaluate(MIDDLE)
        thread.evaluate("(thread, by) => thread.scrollBy({top: -by, behavior: 'instant'})", STEP_PX)
        still(thread)
        moved.append(round(page.evaluate("() => window.middle.getBoundingClientRect().top") - before))
    # A row that is measured for the first time may be a line off; what is drawn above it may not.
    assert len([each for each in moved if abs(each - STEP_PX) > 2]) <= 1, moved
