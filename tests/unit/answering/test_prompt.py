"""What a model is sent: a stable beginning, the history that fits, passages and question last."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.answering.prompt import compose, count_fitting, fitting
from colombage.inference.tokens import estimate_prompt_tokens
from colombage.inference.types import ChatMessage, EnginePassage, MessageRole
from tests.model_entries import openai_entry

MODEL = openai_entry()
PASSAGES = (
    EnginePassage(1, "f.1", "guide.pdf", 3, "Le pansement se refait tous les huit jours."),
    EnginePassage(2, "g.1", "note.md", None, "La note ne parle que d’achats."),
)


def said(*texts: str) -> tuple[ChatMessage, ...]:
    """A conversation: questions and answers in turn."""
    roles = (MessageRole.USER, MessageRole.ASSISTANT)
    return tuple(ChatMessage(roles[at % 2], text) for at, text in enumerate(texts))


def test_the_beginning_is_the_same_from_turn_to_turn() -> None:
    """Servers keep what they computed for a prefix: the next turn only adds to what the last one sent."""
    first = compose(MODEL, "fr", (), (), "Bonjour")
    second = compose(MODEL, "fr", said("Bonjour", "Bonjour."), PASSAGES, "Et le pansement ?")
    assert second.messages[: len(first.messages)] == first.messages
    assert [message.role.value for message in second.messages] == ["system", "user", "assistant", "user"]


def test_passages_come_last_numbered_with_document_and_page_and_then_the_question() -> None:
    payload = compose(MODEL, "fr", said("Bonjour", "Bonjour."), PASSAGES, "Quel rythme ?")
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
    assert compose(MODEL, "fr", (), (), typed).messages[-1].text == typed


@pytest.mark.parametrize(("language", "word"), [("fr", "Répondez en français"), ("en", "Answer in English")])
def test_instructions_speak_the_language_of_the_person(language: str, word: str) -> None:
    assert word in compose(MODEL, language, (), (), "?").messages[0].text


@given(
    st.lists(st.integers(0, 3000), max_size=20),
    st.integers(512, 8192),
    st.integers(1, 4096),
    st.integers(1, 400),
)
def test_what_is_sent_leaves_room_for_the_answer(
    lengths: list[int], context: int, most_output: int, question: int
) -> None:
    model = replace(MODEL, context_tokens=context, max_output_tokens=most_output)
    payload = compose(model, "fr", said(*("m" * length for length in lengths)), (), "q" * question)
    assert payload.max_tokens is not None
    assert 0 < payload.max_tokens <= max(64, context // 4)
    alone = compose(model, "fr", (), (), "q" * question)
    room = context - payload.max_tokens
    assert estimate_prompt_tokens(payload) <= max(room, estimate_prompt_tokens(alone)) + 8


def test_old_messages_go_first_and_what_is_left_begins_with_a_question() -> None:
    history = said("a" * 700, "b" * 700, "c" * 70, "d" * 70)
    assert fitting(history, 1000) == history
    # The first answer would still fit, but an answer without its question says nothing.
    assert fitting(history, 300) == history[2:]
    assert fitting(history, 10) == ()
    assert fitting((), 1000) == ()


@given(st.lists(st.integers(1, 1200), min_size=1, max_size=8), st.integers(2048, 32_768), st.integers(1, 500))
def test_passages_and_question_fit_the_model(lengths: list[int], context: int, question: int) -> None:
    model = replace(MODEL, context_tokens=context, max_output_tokens=context // 4)
    texts = ["p" * length for length in lengths]
    count = count_fitting(model, texts, "q" * question)
    passages = [
        EnginePassage(number, "f.1", "un-nom-de-document-assez-long.pdf", 12, text)
        for number, text in enumerate(texts[:count], start=1)
    ]
    payload = compose(model, "fr", (), passages, "q" * question)
    assert payload.max_tokens is not None
    assert estimate_prompt_tokens(payload) + payload.max_tokens <= context


def test_one_passage_is_always_given_and_a_large_model_gets_them_all() -> None:
    texts = ["p" * 1000] * 8
    assert count_fitting(replace(MODEL, context_tokens=256), texts, "q") == 1
    assert count_fitting(MODEL, texts, "q") == 8
    assert count_fitting(MODEL, [], "q") == 0
