"""Keeping order over HTTP: the bin, folders, temporary conversations, and a search from another server."""

from __future__ import annotations

from tests.flows.client import Client
from tests.flows.conftest import House, SignedIn


async def titles(client: Client, query: str = "") -> list[str]:
    return [each["title"] for each in (await client.get(f"/api/conversations?{query}"))["items"]]


async def asked(client: Client, question: str) -> str:
    conversation = await client.conversation()
    await client.answer(conversation, question, "sur-site")
    return conversation


async def test_what_is_deleted_can_be_neither_read_nor_asked_until_it_is_restored(
    house: House, signed_in: SignedIn
) -> None:
    await house.add("lent-a-supprimer", "tokens=400+gap_ms=50")
    midwife = await signed_in("sage.femme")
    conversation = await asked(midwife, "Préparation à la naissance")
    turn = await midwife.ask(conversation, "Une réponse qui dure", "lent-a-supprimer")
    await midwife.delete(f"/api/conversations/{conversation}")
    for method, path, body in (
        ("GET", "", None),
        ("PATCH", "", {"title": "Autre"}),
        ("POST", "/turns", {"text": "Encore ?", "model_id": "sur-site"}),
    ):
        reply = await midwife.call(method, f"/api/conversations/{conversation}{path}", body)
        assert (reply.status, reply.code) == (404, "chat.conversation_deleted")
    assert await titles(midwife) == []
    assert await titles(midwife, "state=deleted") == ["Préparation à la naissance"]
    assert await titles(midwife, "search=naissance") == []
    refused = await midwife.call("GET", "/api/conversations?state=deleted&search=naissance")
    assert refused.code == "kernel.invalid_input"
    await midwife.post(f"/api/conversations/{conversation}/restore")
    # The answer under way was stopped, and kept with the rest.
    assert (await midwife.read(turn)).last["reason"] == "stopped_by_person"
    assert len((await midwife.get(f"/api/conversations/{conversation}"))["turns"]) == 2
    auditor = await signed_in("auditrice")
    for kind in ("conversation.deleted", "conversation.restored"):
        assert len(await auditor.audit(kind, f"conversation:{conversation}")) == 1


async def test_several_are_put_elsewhere_in_one_request_and_each_is_on_the_record(
    signed_in: SignedIn,
) -> None:
    buyer = await signed_in("acheteur")
    ids = [await asked(buyer, f"Marché à reporter {number}") for number in (1, 2)]
    folder = (await buyer.post("/api/folders", {"name": "Reportés ensemble"}))["id"]
    items = [{"id": each, "folder_id": folder} for each in ids]
    assert (await buyer.call("PATCH", "/api/conversations", {"items": items})).status == 204
    assert len(await titles(buyer, f"folder={folder}")) == 2
    gone = [*ids, "0198c0de-0000-7000-8000-000000000000"]
    refused = await buyer.call("POST", "/api/conversations/deletion", {"ids": gone})
    assert (refused.status, refused.code) == (409, "chat.selection_changed")
    many = {"ids": [f"0198c0de-0000-7000-8000-{number:012}" for number in range(501)]}
    refused = await buyer.call("POST", "/api/conversations/deletion", many)
    assert (refused.status, refused.code) == (422, "chat.too_many_at_once")
    assert (await buyer.call("POST", "/api/conversations/deletion", {"ids": ids})).status == 204
    assert await titles(buyer, f"folder={folder}") == []
    assert (await buyer.call("POST", "/api/conversations/restoration", {"ids": ids})).status == 204
    assert await titles(buyer, f"folder={folder}&limit=1") == ["Marché à reporter 2"]
    auditor = await signed_in("auditrice")
    for kind in ("conversation.deleted", "conversation.restored"):
        for each in ids:
            assert len(await auditor.audit(kind, f"conversation:{each}")) == 1


async def test_erasing_leaves_nothing_of_a_conversation(signed_in: SignedIn) -> None:
    doctor = await signed_in("medecin")
    conversation = await asked(doctor, "À oublier tout de suite")
    attached = await doctor.attach(conversation, "note.txt", b"Une note jointe, qui sera oubliee aussi.")
    await doctor.delete(f"/api/conversations/{conversation}?for_good=true")
    for path in (
        f"/api/conversations/{conversation}",
        f"/api/attachments/{attached.body['id']}/content",
    ):
        assert (await doctor.call("GET", path)).code == "kernel.not_found"
    reply = await doctor.call("POST", f"/api/conversations/{conversation}/restore", {})
    assert reply.code == "kernel.not_found"
    assert "À oublier tout de suite" not in await titles(doctor, "state=deleted")
    (row,) = await (await signed_in("auditrice")).audit("conversation.erased", f"conversation:{conversation}")
    assert row["facts"] == {"asked": True}


async def test_a_temporary_conversation_works_and_is_in_no_list(signed_in: SignedIn) -> None:
    doctor = await signed_in("medecin")
    conversation = (await doctor.post("/api/conversations", {"temporary": True}))["id"]
    await doctor.answer(conversation, "Une question éphémère", "sur-site")
    opened = await doctor.get(f"/api/conversations/{conversation}")
    assert opened["expires_at"] > opened["created_at"]
    assert "Une question éphémère" not in await titles(doctor)
    assert await titles(doctor, "search=ephemere") == []
    refused = await doctor.call("PATCH", f"/api/conversations/{conversation}", {"pinned": True})
    assert (refused.status, refused.code) == (409, "chat.conversation_temporary")


async def test_folders_are_ones_own_and_their_names_are_checked(signed_in: SignedIn) -> None:
    doctor, midwife = await signed_in("medecin"), await signed_in("sage.femme")
    folder = (await doctor.post("/api/folders", {"name": "Staff du lundi"}))["id"]
    conversation = await asked(doctor, "Ordre du jour")
    assert (
        await doctor.call("PATCH", f"/api/conversations/{conversation}", {"folder_id": folder})
    ).status == 204
    assert await titles(doctor, f"folder={folder}") == ["Ordre du jour"]
    assert (await doctor.get(f"/api/conversations/{conversation}"))["folder_id"] == folder
    hers = await asked(midwife, "À ranger ailleurs")
    reply = await midwife.call("PATCH", f"/api/conversations/{hers}", {"folder_id": folder})
    assert reply.code == "kernel.not_found"
    assert (await midwife.get("/api/folders"))["items"] == []
    for name, code in (("STAFF du  lundi", "chat.folder_name_taken"), ("", "chat.folder_name_invalid")):
        assert (await doctor.call("POST", "/api/folders", {"name": name})).code == code
    await doctor.delete(f"/api/folders/{folder}")
    assert (await doctor.get(f"/api/conversations/{conversation}"))["folder_id"] is None


async def test_a_search_finds_from_any_server_and_nobody_elses(house: House, signed_in: SignedIn) -> None:
    buyer = await signed_in("acheteur")
    conversation = await asked(buyer, "Accord-cadre de pansements hydrocolloïdes")
    page = await buyer.get("/api/conversations?search=PANSEMENT+hydro")
    (found,) = page["items"]
    assert (found["id"], page["complete"]) == (conversation, True)
    assert [each["text"] for each in found["snippet"] if each["hit"]] == ["pansements", "hydrocolloïdes"]
    turn = (await buyer.get(f"/api/conversations/{conversation}"))["turns"][0]["id"]
    assert found["turn_id"] == turn
    # The words were kept: a process that never opened it finds it all the same.
    elsewhere = await signed_in("acheteur", house.second)
    assert await titles(elsewhere, "search=hydrocolloides") == [found["title"]]
    assert await titles(await signed_in("secretaire"), "search=hydrocolloides") == []
