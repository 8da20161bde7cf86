"""Searching one's own conversations: what is found, where, and how the words come to be there."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from colombage.chat.organising.actions import search_conversations
from colombage.chat.organising.actions.search_conversations import PAGE
from colombage.chat.organising.reading import ReadConversation, read
from colombage.chat.organising.types import Change
from tests.conftest import make_actor
from tests.integration.chat.organising import Shelf

QUESTION = "Combien de jours garder la voie veineuse ?"
ANSWER = "Le **pansement** du PICC se change tous les 7 jours, ou dès qu’il est décollé [1]."


@pytest.mark.parametrize(
    "words",
    [
        "voie veineuse",
        "VEINEUSE garder",
        "pansements",
        "decolle",
        "pans",
        "picc jours",
        "« voie veineuse »",
        '"change tous les 7 jours"',
        "soins pansement",
    ],
)
async def test_questions_answers_and_titles_are_searched(shelf: Shelf, words: str) -> None:
    conversation = await shelf.titled("Soins", QUESTION, ANSWER)
    await shelf.titled("Autre chose", "Le menu de lundi", "Des carottes.")
    (found,) = (await shelf.search(words)).items
    assert found.id == conversation


@pytest.mark.parametrize(
    "words",
    ["voie artérielle", "veine gard", "« veineuse voie »", "« change 7 jours »", "!?", "carottes picc"],
)
async def test_all_words_are_required_and_phrases_word_for_word(shelf: Shelf, words: str) -> None:
    await shelf.titled("Soins", QUESTION, ANSWER)
    await shelf.titled("Autre chose", "Le menu de lundi", "Des carottes.")
    assert await shelf.found(words) == []


async def test_a_search_leads_to_the_turn_and_shows_the_words_around(shelf: Shelf) -> None:
    conversation = await shelf.begin("Soins")
    await shelf.say(conversation, "Bonjour", "Je vous écoute.")
    turn = await shelf.say(conversation, QUESTION, ANSWER)
    await shelf.say(conversation, "Merci", "De rien.")
    (listed,) = (await shelf.search("pansement decolle")).items
    assert listed.found is not None
    assert listed.found.turn_id == turn
    assert [piece.text for piece in listed.found.snippet if piece.hit] == ["pansement", "décollé"]
    shown = "".join(piece.text for piece in listed.found.snippet)
    assert shown == "Le pansement du PICC se change tous les 7 jours, ou dès qu’il est décollé."
    (titled,) = (await shelf.search("soins")).items
    assert titled.found is not None
    assert (titled.found.snippet, titled.found.turn_id) == ((), None)


async def test_titles_come_first_then_the_newest_archived_among_them(shelf: Shelf) -> None:
    await shelf.titled("Commande de solutés")
    archived = await shelf.titled("Ancienne", "Une commande")
    await shelf.titled("Récente", "Une autre commande")
    await shelf.change(shelf.actor, archived, Change(archived=True))
    assert await shelf.found("commande") == ["Commande de solutés", "Récente", "Ancienne"]
    assert [each.archived for each in (await shelf.search("commande")).items] == [False, False, True]
    assert await shelf.found("commande", archived_only=True) == ["Ancienne"]


async def test_nobody_finds_what_is_anothers(shelf: Shelf) -> None:
    await shelf.titled("Soins", QUESTION, ANSWER)
    stranger = Shelf.of(shelf.database, shelf.keyring, make_actor(), shelf.append, shelf.folder)
    assert await stranger.found("pansement") == []


async def test_what_is_asked_and_answered_later_is_found(shelf: Shelf) -> None:
    conversation = await shelf.begin("Soins")
    await shelf.say(conversation, QUESTION, ANSWER)
    assert await shelf.found("pansement") == ["Soins"]
    turn = await shelf.say(conversation, "Et la fièvre ?", answer=None)
    assert await shelf.found("fievre") == ["Soins"]
    assert await shelf.found("paracetamol") == []
    # The answer came after the words were gathered: they are gathered again.
    await shelf.answer(conversation, turn, "Du paracétamol.")
    assert await shelf.found("paracetamol") == ["Soins"]


async def test_a_title_that_is_given_while_words_are_gathered_is_found(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = await shelf.titled("Soins", QUESTION, ANSWER)

    async def read_then_renamed(*given: Any) -> list[ReadConversation]:
        opened = await read(*given)
        monkeypatch.setattr(search_conversations, "read", read)
        await shelf.change(shelf.actor, conversation, Change(title="Perfusions"))
        return opened

    monkeypatch.setattr(search_conversations, "read", read_then_renamed)
    await shelf.search("pansement")
    assert await shelf.found("perfusions") == ["Perfusions"]
    assert await shelf.found("soins") == []


async def test_a_new_title_is_found_at_once_and_the_old_one_no_longer(shelf: Shelf) -> None:
    conversation = await shelf.titled("Solutés", "Question", "Réponse")
    assert await shelf.found("solutes") == ["Solutés"]
    await shelf.change(shelf.actor, conversation, Change(title="Perfusions"))
    assert await shelf.found("perfusions") == ["Perfusions"]
    assert await shelf.found("solutes") == []


async def test_pages_follow_each_other(shelf: Shelf) -> None:
    for number in range(PAGE + 2):
        await shelf.titled(f"Sujet {number}", "Toujours le même mot")
    first = await shelf.search("meme mot")
    assert len(first.items) == PAGE
    second = await shelf.search("meme mot", after=first.next)
    assert [each.title for each in second.items] == ["Sujet 1", "Sujet 0"]
    assert second.next is None


async def test_phrases_are_looked_for_in_later_pages_too(shelf: Shelf) -> None:
    shelf.bounds["opened"] = 2
    await shelf.titled("La bonne", "Un pansement occlusif")
    for number in range(3):
        await shelf.titled(f"Sujet {number}", "Un occlusif sur le pansement")
    first = await shelf.search("« pansement occlusif »")
    assert first.items == ()
    assert first.next is not None
    (found,) = (await shelf.search("« pansement occlusif »", after=first.next)).items
    assert found.title == "La bonne"


async def test_a_first_search_reads_a_bounded_number_and_says_so(shelf: Shelf) -> None:
    shelf.bounds["gathered"] = 2
    for number in range(5):
        await shelf.titled(f"Sujet {number}", "Le même mot")
    counts: list[tuple[int, bool]] = []
    for _ in range(3):
        page = await shelf.search("meme mot")
        counts.append((len(page.items), page.complete))
    assert counts == [(2, False), (4, False), (5, True)]


async def test_words_at_rest_are_sealed_under_the_conversations_key(shelf: Shelf) -> None:
    conversation = await shelf.titled("Soins", QUESTION, ANSWER)
    await shelf.found("pansement")
    async with shelf.database.transaction(shelf.actor) as connection:
        kept = (
            await connection.execute(
                text("select words, words_at = updated_at from conversations where id = :id"),
                {"id": conversation},
            )
        ).one()
    assert b"pansement" not in kept[0]
    assert kept[1]


async def test_a_mistyped_word_finds_what_is_near_only_when_nothing_holds_it_as_typed(shelf: Shelf) -> None:
    await shelf.titled("Sortie", "Rédiger une ordonnance de sortie", "Voici.")
    page = await shelf.search("ordonnace")
    (found,) = page.items
    assert (found.title, page.approximate) == ("Sortie", True)
    assert found.found is not None
    assert [piece.text for piece in found.found.snippet if piece.hit] == ["ordonnance"]
    assert found.found.turn_id is not None
    # Somebody wrote it so: that is what was sought.
    await shelf.titled("Brouillon", "Une ordonnace à relire", "Voici.")
    page = await shelf.search("ordonnace")
    assert ([each.title for each in page.items], page.approximate) == (["Brouillon"], False)
    page = await shelf.search("« ordonance »")
    assert (page.items, page.approximate) == ((), False)


async def test_near_ones_come_page_by_page_too(shelf: Shelf) -> None:
    for number in range(PAGE + 2):
        await shelf.titled(f"Sujet {number}", "Un pansement occlusif")
    first = await shelf.search("pansemment")
    assert (len(first.items), first.approximate) == (PAGE, True)
    second = await shelf.search("pansemment", after=first.next)
    assert [each.title for each in second.items] == ["Sujet 1", "Sujet 0"]
