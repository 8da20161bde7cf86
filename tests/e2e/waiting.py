"""Waits for what `expect` has no word for: figures and places on a page, and that nothing moves any more.

Browser tests ask here instead of reading once, right after they did something.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Locator, Page

PATIENCE_SECONDS = 30
Read = TypeVar("Read")

# Frames and not milliseconds: on a slow machine what is still to be drawn comes with later frames.
STILL = """async (element) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const places = () => [element, ...element.querySelectorAll('article, [data-index]')]
    .map((each) => `${each.getBoundingClientRect().top} ${each.scrollHeight} ${each.scrollTop}`).join();
  for (let same = 0, before = ''; same < 12; await frame()) {
    const now = places();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}"""


def becomes(page: Page, read: Callable[[], Read], holds: Callable[[Read], object]) -> Read:
    """What is read, as soon as it holds; the last that was read is told when it never does."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not holds(found := read()):
        assert time.monotonic() < until, f"it stayed {found!r}"
        page.wait_for_timeout(50)
    return found


def settle(page: Page) -> None:
    """Until media queries are answered and what moves has arrived; half-faded text has no contrast."""
    page.evaluate("""async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      for (let moving = [null]; moving.length > 0; ) {
        for (let frames = 0; frames < 5; frames += 1) await frame();
        moving = document.getAnimations().filter((each) =>
          each.playState === 'running' && each.effect.getComputedTiming().endTime !== Infinity);
        await Promise.all(moving.map((each) => each.finished.catch(() => null)));
      }
    }""")


def still(element: Locator) -> None:
    """Until neither the element nor the exchanges in it have moved for some frames."""
    element.evaluate(STILL)


def top_of(element: Locator) -> float:
    """In pixels from the top of the window."""
    return element.evaluate("(element) => element.getBoundingClientRect().top")


def boxes(*elements: Locator) -> list[dict[str, float]]:
    """`top` and `bottom` of each, all read at the same moment: between two readings a thread may scroll."""
    handles = [each.element_handle() for each in elements]
    return elements[0].page.evaluate(
        "each => each.map((one) => one.getBoundingClientRect()).map(({top, bottom}) => ({top, bottom}))",
        handles,
    )
