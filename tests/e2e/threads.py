"""Long conversations for the browser tests: made through the API, quicker than by writing each question."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Page


def long_thread(page: Page, count: int, model_id: str = "echo") -> str:
    """The id of a new conversation of that many exchanges, of this page's person; each says its number."""
    said = "Question n° {}\u00a0: que prévoit le protocole, et qui faut-il prévenir ?"
    return thread_of(page, [said.format(number) for number in range(1, count + 1)], model_id)


def thread_of(page: Page, questions: Sequence[str], model_id: str = "echo") -> str:
    """The id of a new conversation of this page's person, in which these were asked and answered."""
    api = page.request
    headers = {"X-CSRF-Token": api.get("/api/session").json()["csrf_token"]}
    conversation: str = api.post("/api/conversations", data={}, headers=headers).json()["id"]
    for text in questions:
        asked = api.post(
            f"/api/conversations/{conversation}/turns",
            data={"text": text, "model_id": model_id},
            headers=headers,
        )
        assert asked.ok, asked.text()
        # The stream ends with the answer: the next question may be asked.
        assert api.get(f"/api/turns/{asked.json()['turn_id']}/events").ok
    return conversation
