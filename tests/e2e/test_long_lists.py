"""Two thousand conversations: the list loads on, several are put elsewhere at once, and one comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.e2e.pages import accessibility_findings
from tests.e2e.threads import thread_of
from tests.e2e.waiting import becomes, still, top_of

MANY = 2_000
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def line(number: int) -> dict[str, Any]:
    return {
        "id": f"00000000-0000-7000-8000-{number:012}",
        "title": f"Sujet {number}",
        "updated_at": (datetime.now(UTC) - timedelta(hours=7 * number)).isoformat(),
        "data_class": "internal",
        "pinned": number < 2,
        "archived": False,
        "folder_id": None,
        "deleted_at": None,
        "expires_at": None,
        "handed_over": None,
        "snippet": None,
        "turn_id": None,
    }


def serve_many(page: Page) -> list[int]:
    """In place of the server's list. How many each request asked for."""
    asked: list[int] = []

    def give(route: Route) -> None:
        query = parse_qs(urlparse(route.request.url).query)
        limit, after = int(query.get("limit", ["30"])[0]), int(query.get("after", ["0"])[0])
        asked.append(limit)
        following = str(after + limit) if after + limit < MANY else None
        items = [line(number) for number in range(after, min(after + limit, MANY))]
        route.fulfill(body=json.dumps({"items": items, "next": following, "complete": True}))

    page.route(lambda url: urlparse(url).path == "/api/conversations", give)
    return asked


def row(page: Page, title: str) -> Locator:
    return page.get_by_role("main").get_by_role("link", name=title).and_(page.locator("[data-id] a"))


def rows(page: Page) -> Locator:
    return page.get_by_role("main").locator("[data-id]")


def furthest(page: Page) -> int:
    """The number of the last row that is drawn."""
    drawn = rows(page).evaluate_all("rows => rows.map((row) => Number(row.dataset.id.slice(-12)))")
    return max(drawn, default=0)


def test_a_long_list_loads_on_and_one_comes_back_to_the_row_that_one_left(
    signed_in: Callable[..., Page],
) -> None:
    page = signed_in("referente")
    asked = serve_many(page)
    page.goto("/conversations")
    main = page.get_by_role("main")
    for heading in ("Épinglées", "7 derniers jours", "30 derniers jours"):
        expect(main.get_by_role("heading", name=heading, exact=True)).to_be_attached()
    main.hover()
    end = main.get_by_text("Sujet 170", exact=True)
    while not end.is_visible():
        # Back again when a wheel turned on a busy machine went past it.
        page.mouse.wheel(0, 1_500 if furthest(page) < 170 else -500)
        # Each turn of the wheel has been drawn.
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert max(asked) == 100, "whoever scrolls on is given long pages"
    # Nine in ten are not in the page: what is far is only room.
    assert rows(page).count() < 60
    link = row(page, "Sujet 170")
    link.scroll_into_view_if_needed()
    still(link)
    top = top_of(link)
    link.click()
    expect(main.get_by_role("heading", name="n’existe plus")).to_be_visible()
    page.go_back()
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    becomes(page, lambda: top_of(link), lambda back: abs(back - top) < 30)


def test_the_button_leads_the_keyboard_on(signed_in: Callable[..., Page]) -> None:
    page = signed_in("referente")
    # What loads by itself is kept away, as it is from whoever never scrolls.
    page.add_init_script(
        "window.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} }"
    )
    serve_many(page)
    page.goto("/conversations")
    more = page.get_by_role("button", name="Afficher la suite")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("130 conversations affichées")).to_be_attached()
    expect(more).to_be_focused()


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desktop", "phone"])
def test_several_are_put_away_together_and_taken_back(
    someone_new: Callable[..., Page], size: dict[str, Any]
) -> None:
    page = someone_new(**size)
    titles = [f"Réunion de service {number}" for number in range(1, 5)]
    for title in titles:
        thread_of(page, [title])
    page.goto("/conversations")
    expect(rows(page)).to_have_count(4)
    page.get_by_role("button", name="Sélectionner").click()
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(4)
    boxes.nth(0).check()
    boxes.nth(2).click(modifiers=["Shift"])
    bar = page.get_by_role("region", name="Conversations sélectionnées")
    expect(bar).to_contain_text("3 sélectionnées")
    expect(bar).to_be_in_viewport(ratio=1)
    assert accessibility_findings(page) == []
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()

    page.get_by_role("button", name="Sélectionner").click()
    page.get_by_role("button", name="Tout sélectionner (4 affichées)").click()
    expect(bar).to_contain_text("4 sélectionnées")
    boxes.nth(3).uncheck()
    expect(bar).to_contain_text("3 sélectionnées")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        bar.get_by_role("button", name="Supprimer").click()
    assert sent.value.url.endswith("/api/conversations/deletion")
    expect(rows(page)).to_have_count(1)
    expect(page.get_by_text("3 conversations supprimées")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(rows(page)).to_have_count(4)

    page.get_by_role("button", name="Sélectionner").click()
    boxes.nth(0).check()
    boxes.nth(1).check()
    bar.get_by_role("button", name="Ranger…").click()
    dialog = page.get_by_role("dialog", name="Ranger 2 conversations")
    dialog.get_by_label("Dossier").select_option(label="Nouveau dossier…")
    dialog.get_by_role("textbox", name="Nom du dossier").fill("Réunions")
    dialog.get_by_role("button", name="Ranger").click()
    expect(page.get_by_text("2 conversations rangées dans")).to_be_visible()
    if size:
        page.get_by_label("Afficher").select_option(label="Réunions")
    else:
        page.get_by_role("link", name=re.compile("^Réunions")).click()
    expect(rows(page)).to_have_count(2)
    expect(page.get_by_role("searchbox", name="Chercher dans « Réunions »")).to_be_visible()
