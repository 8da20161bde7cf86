"""What a model is sent: a stable beginning, the history that fits, passages and question last."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.answering.prompt import compose, count_fitting
from colombage.answering.types import Exchange, Material, Question, TaskPrompt
from colombage.inference.calls import Use
from colombage.inference.tokens import estimate_prompt_tokens
from colombage.inference.types import ChatPayload, EnginePassage, ImagePart, TextPiece
from colombage.policy.types import DataClass
from colombage.protection.vaults.vault import Vault
from tests.conftest import make_actor
from tests.finding import MemoryVault
from tests.model_entries import openai_entry

MODEL = openai_entry()
PASSAGES = (
    EnginePassage(1, "f.1", "guide.pdf", 3, "Le pansement se refait tous les huit jours."),
    EnginePassage(2, "g.1", "note.md", None, "La note ne parle que d’achats."),
)


def asked(text: str = "Quel rythme ?", *, language: str = "fr", **more: Any) -> Question:
    given = {
        "actor": make_actor(language=language),
        "use": Use.CHAT,
        "subject": "turn:1",
        "turn_id": "1",
        "text": text,
        "model_id": MODEL.id,
        "declared_class": DataClass.INTERNAL,
        "vault": MemoryVault(Vault()),
    }
    return Question(**{**given, **more})


def said(*texts: str) -> tuple[Exchange, ...]:
    """A conversation: questions and answers in turn."""
    pairs = zip(texts[::2], texts[1::2], strict=True)
    return tuple(Exchange(str(at), question, answer) for at, (question, answer) in enumerate(pairs))


def payload_of(question: Question, passages: tuple[EnginePassage, ...] = ()) -> ChatPayload:
    return compose(MODEL, question, passages).payload


def test_the_beginning_is_the_same_from_turn_to_turn() -> None:
    """Servers keep what they computed for a prefix: the next turn only adds to what the last one sent."""
    first = payload_of(asked("Bonjour"))
    second = payload_of(asked("Et le pansement ?", history=said("Bonjour", "Bonjour.")), PASSAGES)
    assert second.messages[: len(first.messages)] == first.messages
    assert [message.role.value for message in second.messages] == ["system", "user", "assistant", "user"]


def test_passages_come_last_numbered_with_document_and_page_and_then_the_question() -> None:
    payload = payload_of(asked(history=said("Bonjour", "Bonjour.")), PASSAGES)
    assert all("Extraits" not in message.text for message in payload.messages[:-1])
    assert payload.messages[-1].text.endswith(
        "Extraits :\n"
        "[1] (guide.pdf, page 3)\n"
        "Le pansement se refait tous les huit jours.\n\n"
        "[2] (note.md)\n"
        "La note ne parle que d’achats.\n\n"
        "Question : Quel rythme ?"
    )


def test_without_passages_the_question_goes_as_it_was_typed() -> None:
    typed = "  Une phrase\n\tet ses blancs "
    assert payload_of(asked(typed)).messages[-1].text == typed


@pytest.mark.parametrize(("language", "word"), [("fr", "Répondez en français"), ("en", "Answer in English")])
def test_instructions_speak_the_language_of_the_person(language: str, word: str) -> None:
    assert word in payload_of(asked("?", language=language)).messages[0].text


@given(
    st.lists(st.integers(0, 3000), max_size=20).map(lambda lengths: lengths[: len(lengths) // 2 * 2]),
    st.integers(512, 8192),
    st.integers(1, 4096),
    st.integers(1, 400),
)
def test_what_is_sent_leaves_room_for_the_answer(
    lengths: list[int], context: int, most_output: int, question: int
) -> None:
    model = replace(MODEL, context_tokens=context, max_output_tokens=most_output)
    text = "q" * question
    payload = compose(model, asked(text, history=said(*("m" * length for length in lengths)))).payload
    assert payload.max_tokens is not None
    assert 0 < payload.max_tokens <= max(64, context // 4)
    alone = compose(model, asked(text)).payload
    room = context - payload.max_tokens
    assert estimate_prompt_tokens(payload) <= max(room, estimate_prompt_tokens(alone))


def test_a_summary_stands_as_an_exchange_of_its_own() -> None:
    history = (*said("Vieux ?", "Vieux."), Exchange("s", "", "Ce qui fut dit.", is_summary=True))
    messages = payload_of(asked(history=(*history, *said("Neuf ?", "Neuf.")))).messages
    assert [message.text for message in messages[1:]] == [
        "Résumez nos échanges précédents.",
        "Ce qui fut dit.",
        "Neuf ?",
        "Neuf.",
        "Quel rythme ?",
    ]


def test_to_summarise_the_exchanges_go_without_their_marks_and_what_is_wanted_comes_last() -> None:
    question = asked("", history=said("Quel rythme ?", "Huit jours [1, 2]."), summarises=True)
    messages = payload_of(question).messages
    assert [message.text for message in messages[1:3]] == ["Quel rythme ?", "Huit jours."]
    assert messages[-1].text.startswith("Résumez fidèlement")
    assert all(piece.fixed for piece in messages[-1].pieces)


TASK = TaskPrompt(
    "reecrire", "Récrivez simplement.", (Material("Texte", "AVC ischémique."),), "key_sentences"
)


def test_the_text_of_a_task_is_data_between_fences_and_its_instructions_are_ours() -> None:
    message = payload_of(asked("Récrire : AVC ischémique.", task=TASK)).messages[-1]
    assert message.text.startswith("Récrivez simplement.\n\n")
    assert "Texte :\n~~~~~\nAVC ischémique.\n~~~~~\n" in message.text
    assert [piece.text for piece in message.pieces if not piece.fixed] == ["AVC ischémique."]
    assert message.text.count("AVC ischémique.") == 1, "what stands as the question repeats it"


def test_a_task_that_is_a_question_ends_with_it_below_what_was_found() -> None:
    material = Material("Question", "Quel rythme ?"), Material("Cas", "Un PICC.")
    task = replace(TASK, material=material, extract="answer")
    text = payload_of(asked(task=task), PASSAGES).messages[-1].text
    assert text.endswith("Question : Quel rythme ?")
    assert text.count("Quel rythme ?") == 1
    assert text.index("Un PICC.") < text.index("Extraits")


@given(st.text(alphabet="~ab\n", max_size=60))
def test_no_text_closes_its_own_fence(text: str) -> None:
    """Whatever it holds, a text ends where we say so: nothing of it stands outside as if it were ours."""
    task = replace(TASK, material=(Material("Texte", text),))
    pieces = payload_of(asked("Autre chose", task=task)).messages[-1].pieces
    at = pieces.index(TextPiece(text)) if text else None
    if at is None:
        return
    fence = pieces[at + 1].text.strip("\n")
    assert set(fence) == {"~"}
    assert fence not in text
    assert pieces[at - 1].text.endswith(f"{fence}\n")


def test_pictures_go_to_a_model_that_sees_and_to_no_other() -> None:
    picture = ImagePart("image/png", b"points")
    question = asked(images=(picture,))
    sees = replace(MODEL, accepts_images=True)
    assert compose(sees, question, PASSAGES).payload.messages[-1].images == (picture,)
    assert all(not message.images for message in compose(MODEL, question, PASSAGES).payload.messages)


def test_pictures_take_room_from_the_history() -> None:
    model = replace(MODEL, accepts_images=True, context_tokens=4096)
    history = said(*(["m" * 500] * 20))
    picture = ImagePart("image/png", b"points")
    without = compose(model, asked(history=history)).history
    seen = compose(model, asked(history=history, images=(picture, picture))).history
    assert len(seen.exchanges) < len(without.exchanges)


@given(st.lists(st.integers(1, 1200), min_size=1, max_size=8), st.integers(2048, 32_768), st.integers(1, 500))
def test_passages_and_question_fit_the_model(lengths: list[int], context: int, question: int) -> None:
    model = replace(MODEL, context_tokens=context, max_output_tokens=context // 4)
    texts = ["p" * length for length in lengths]
    count = count_fitting(model, texts, asked("q" * question))
    passages = [
        EnginePassage(number, "f.1", "un-nom-de-document-assez-long.pdf", 12, text)
        for number, text in enumerate(texts[:count], start=1)
    ]
    payload = compose(model, asked("q" * question), passages).payload
    assert payload.max_tokens is not None
    assert estimate_prompt_tokens(payload) + payload.max_tokens <= context


def test_one_passage_is_always_given_and_a_large_model_gets_them_all() -> None:
    texts = ["p" * 1000] * 8
    assert count_fitting(replace(MODEL, context_tokens=256), texts, asked("q")) == 1
    assert count_fitting(MODEL, texts, asked("q")) == 8
    assert count_fitting(MODEL, [], asked("q")) == 0
