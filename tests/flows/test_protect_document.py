"""The page "Protéger un document": a document is given, and its copy comes back checked."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path
from typing import Any

import aiohttp
import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.flows.client import Client, Reply
from tests.flows.conftest import House, SignedIn

NIR = "2 85 05 78 006 084 36"
TEXT = f"M. Armel Kerbrazic, NIR {NIR}, joignable au 06 12 34 56 78."
ADDRESS = "/api/protection/documents"


@pytest.fixture
async def doctor(signed_in: SignedIn) -> Client:
    return await signed_in("medecin")


def letter() -> bytes:
    document = docx.Document()
    document.add_paragraph(TEXT)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


async def given(client: Client, name: str, content: bytes, **fields: str) -> Reply:
    form = aiohttp.FormData(quote_fields=False)  # as browsers do
    form.add_field("file", io.BytesIO(content), filename=name)
    for field, value in fields.items():
        form.add_field(field, value)
    return await client.call("POST", ADDRESS, data=form)


async def done(client: Client, document_id: str) -> dict[str, Any]:
    for _ in range(600):
        document = await client.get(f"{ADDRESS}/{document_id}")
        if document["state"] in {"ready", "failed"}:
            return document
        await asyncio.sleep(0.1)
    raise AssertionError(document)


async def test_a_document_comes_back_protected_with_its_report(nurse: Client, doctor: Client) -> None:
    reply = await given(nurse, "Courrier Kerbrazic.docx", letter())
    assert reply.status == 201, reply.body
    assert reply.body["name"] == "Courrier Kerbrazic.docx"
    assert reply.body["state"] in {"waiting", "working", "ready"}
    document = await done(nurse, reply.body["id"])
    assert document["error"] is None
    report = document["report"]
    assert report["check"]["values_found"] == 0
    assert {each["label"] for each in report["replaced"]} >= {"person", "nir", "phone"}
    assert report["people"] == 1
    assert NIR in {each["value"] for each in report["correspondences"]}
    copy = docx.Document(io.BytesIO(await nurse.content(f"{ADDRESS}/{document['id']}/content")))
    text = copy.paragraphs[0].text
    assert text.startswith("M. [")
    assert not any(secret in text for secret in ("Kerbrazic", "Armel", NIR, "06 12"))
    listed = await nurse.get(ADDRESS)
    assert document["id"] in {each["id"] for each in listed["items"]}
    # It is nobody else's.
    for path in (f"{ADDRESS}/{document['id']}", f"{ADDRESS}/{document['id']}/content"):
        assert (await doctor.call("GET", path)).status == 404
    assert document["id"] not in {each["id"] for each in (await doctor.get(ADDRESS))["items"]}
    assert (await doctor.call("DELETE", f"{ADDRESS}/{document['id']}")).status == 404
    await nurse.delete(f"{ADDRESS}/{document['id']}")
    assert (await nurse.call("GET", f"{ADDRESS}/{document['id']}")).status == 404


async def test_the_download_is_a_file_and_never_a_page(nurse: Client) -> None:
    reply = await given(nurse, "note.txt", TEXT.encode())
    document = await done(nurse, reply.body["id"])
    opened = await nurse.call("GET", f"{ADDRESS}/{document['id']}/content")
    assert opened.headers["Content-Type"] == "application/octet-stream"
    assert opened.headers["Content-Disposition"] == "attachment; filename*=UTF-8''note.prot%C3%A9g%C3%A9.txt"
    assert opened.headers["X-Content-Type-Options"] == "nosniff"


async def test_what_cannot_be_protected_says_why(nurse: Client) -> None:
    page = b"<!doctype html><html><body>M. Armel Kerbrazic</body></html>"
    refused = await given(nurse, "page.html", page)
    assert (refused.status, refused.code) == (422, "protection.document_type_refused")
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.showPage()
    canvas.save()
    broken = target.getvalue()[:200]
    document = await done(nurse, (await given(nurse, "abîmé.pdf", broken)).body["id"])
    assert document["state"] == "failed"
    assert document["error"]["code"] == "files.pdf_broken"
    assert (
        await nurse.call("GET", f"{ADDRESS}/{document['id']}/content")
    ).code == "protection.copy_not_ready"


async def test_the_audit_says_who_and_how_much_and_never_what(
    house: House, nurse: Client, signed_in: SignedIn
) -> None:
    document = await done(nurse, (await given(nurse, "Bilan Kerbrazic.txt", TEXT.encode())).body["id"])
    auditor = await signed_in("auditrice")
    rows = (await auditor.get("/api/audit?kind=document.protected"))["items"]
    (row,) = [each for each in rows if each["subject"] == f"protected_document:{document['id']}"]
    assert row["facts"]["media_type"] == "text/plain"
    assert row["facts"]["bytes"] == len(TEXT.encode())
    assert row["facts"]["elements"] >= 3
    assert "Kerbrazic" not in str(row)
    assert not any(b"Kerbrazic" in content for content in contents(house))


def contents(house: House) -> list[bytes]:
    """All that lies in the folder of files."""
    folder = Path(house.postgres.settings["files_folder"])
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
