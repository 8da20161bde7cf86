"""Bases filled beside the screen, for the browser tests that read, search and ask them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any, cast

from playwright.sync_api import Page

from tests.e2e.bases import READ, TRIAL, api

PDF = "Manuel des procédures de soins.pdf"
DOCX = "Guide des achats.docx"


@dataclass
class Base:
    """A base of the page's person: `documents` holds their ids by name."""

    page: Page
    id: str
    name: str
    documents: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page, name: str, files: dict[str, bytes], readers: tuple[str, ...] = ()) -> Base:
        """Private unless it has readers, then of the person's establishment. Every document can be found."""
        session = page.request.get("/api/session").json()
        owner: dict[str, object] = {"kind": "person"}
        if readers:
            owner = {"kind": "establishment", "establishment_id": session["person"]["establishment_id"]}
        body = {"name": f"{name} {TRIAL}", "owner": owner, "data_class": "internal", "readers": list(readers)}
        made = cast("dict[str, Any]", api(page, "POST", "/api/knowledge/bases", body))
        base = cls(page, made["id"], made["name"])
        for each, content in files.items():
            base.give(each, content)
        for each in files:
            base.wait(each)
        return base

    def give(self, name: str, content: bytes) -> None:
        """A new document, or the next version of the one of that name."""
        given = self._send(f"/api/knowledge/bases/{self.id}/documents", name, content)
        self.documents[name] = given["id"]

    def wait(self, name: str) -> dict[str, Any]:
        """The document, once its newest version can be read."""
        path = f"/api/knowledge/documents/{self.documents[name]}"
        patience = time.monotonic() + READ / 1000
        while time.monotonic() < patience:
            found = self.page.request.get(path).json()
            if found["newest"]["state"] in {"searchable", "ready"}:
                return found
            assert found["newest"]["state"] != "failed", found["newest"]["error"]
            time.sleep(0.3)
        raise AssertionError(f"{name} was not read in time.")

    def passage(self, question: str) -> dict[str, Any]:
        """The first that a search in this base finds."""
        body = {"question": question, "base_ids": [self.id]}
        found = cast("dict[str, Any]", api(self.page, "POST", "/api/knowledge/search", body))
        return found["passages"][0]

    def _send(self, path: str, name: str, content: bytes) -> dict[str, Any]:
        token = self.page.request.get("/api/session").json()["csrf_token"]
        answer = self.page.request.post(
            path,
            multipart={"file": {"name": name, "mimeType": "application/octet-stream", "buffer": content}},
            headers={"X-CSRF-Token": token},
        )
        assert answer.ok, answer.text()
        return cast("dict[str, Any]", answer.json())


def at_passage(passage: dict[str, Any]) -> str:
    return f"/documents/{passage['document_id']}?passage={passage['id']}"
