"""Runs each task once with its own example on a running demonstration, and shows what comes out.

For whoever writes a task: `python scripts/try_tasks.py http://127.0.0.1:8000 infirmiere [model id …]`;
without models, those that answer. Nothing is judged: read it.
"""

from __future__ import annotations

import json
import sys
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from typing import Any

PASSWORD = "demonstration"


class Server:
    """The demonstration's HTTP, as one of its people."""

    def __init__(self, address: str, login: str) -> None:
        self._address = address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._token = ""
        self._token = self.post("/api/session", {"login": login, "password": PASSWORD})["csrf_token"]

    def get(self, path: str) -> Any:
        with self._opener.open(self._address + path) as answer:
            return json.load(answer)

    def post(self, path: str, body: object) -> Any:
        headers = {"Content-Type": "application/json", "Origin": self._address, "X-CSRF-Token": self._token}
        request = urllib.request.Request(self._address + path, json.dumps(body).encode(), headers)
        with self._opener.open(request) as answer:
            return json.load(answer)

    def events(self, turn_id: str) -> Iterator[dict[str, Any]]:
        with self._opener.open(f"{self._address}/api/turns/{turn_id}/events?after=0", timeout=300) as stream:
            for line in stream:
                if line.startswith(b"data:"):
                    event = json.loads(line[5:])
                    yield event
                    if event["type"] in {"turn_finished", "turn_failed"}:
                        return


def answer(server: Server, task: dict[str, Any], model_id: str, bases: list[str]) -> str:
    """What the model writes for the task's example, or how it ended."""
    values = {
        field["id"]: field["example"] or field["options"][0]["id"]
        for field in task["fields"]
        if field["kind"] != "bases"
    }
    turn = {
        "text": "",
        "model_id": model_id,
        "declared_class": task["data_class"],
        "task": {"id": task["id"], "values": values},
        "base_ids": bases if any(field["kind"] == "bases" for field in task["fields"]) else [],
    }
    conversation = server.post("/api/conversations", {})["id"]
    told = list(server.events(server.post(f"/api/conversations/{conversation}/turns", turn)["turn_id"]))
    text = "".join(event["text"] for event in told if event["type"] == "text_delta")
    return text or json.dumps(told[-1], ensure_ascii=False)


def main() -> None:
    address, login, *wanted = sys.argv[1:]
    server = Server(address.rstrip("/"), login)
    models = wanted or [each["id"] for each in server.get("/api/models") if each["state"] == "ready"]
    bases = [each["id"] for each in server.get("/api/knowledge/bases")]
    for task in server.get("/api/tasks"):
        for model_id in models:
            print(f"\n=== {task['title']} · {model_id}\n{answer(server, task, model_id, bases)}", flush=True)


if __name__ == "__main__":
    main()
