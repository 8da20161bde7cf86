"""Estimates of tokens, and the demonstration model's cut prompts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from colombage.inference.adapters.smollm_prompt import CHARACTERS_PER_TOKEN, fit
from colombage.inference.tokens import TOKENS_PER_IMAGE, estimate_prompt_tokens, estimate_tokens
from colombage.inference.types import ChatMessage, ChatPayload, ImagePart, MessageRole
from tests.model_entries import ask, openai_entry

PROSE = (
    "La direction des achats publie un avis de marché. Les candidats remettent leur offre avant la date "
    "limite, par voie électronique, sur le profil d’acheteur."
)
SMALL = replace(openai_entry(), context_tokens=1024, max_output_tokens=200)


def test_french_prose_is_within_what_tokenisers_give() -> None:
    assert 3.0 < len(PROSE) / estimate_tokens(PROSE) < 3.8


def test_nothing_counts_for_nothing_and_little_for_one() -> None:
    assert (estimate_tokens(""), estimate_tokens("a"), estimate_tokens("é")) == (0, 1, 1)


def test_other_scripts_count_for_more() -> None:
    assert estimate_tokens("مستشفى") == 6
    assert estimate_tokens("🏥") == 1


@given(st.text(), st.text())
def test_estimates_add_up(one: str, other: str) -> None:
    both = estimate_tokens(one + other)
    assert max(estimate_tokens(one), estimate_tokens(other)) <= both
    assert both <= estimate_tokens(one) + estimate_tokens(other)


def test_a_prompt_counts_its_messages_and_images() -> None:
    image = ImagePart("image/png", b"")
    payload = ChatPayload((ChatMessage(MessageRole.USER, "Bonjour", (image,)),))
    assert estimate_prompt_tokens(payload) - estimate_prompt_tokens(ask("Bonjour")) == TOKENS_PER_IMAGE


def test_what_fits_is_left_as_it_is() -> None:
    payload = ChatPayload(
        (
            ChatMessage(MessageRole.SYSTEM, "Répondez."),
            ChatMessage(MessageRole.USER, "Un"),
            ChatMessage(MessageRole.ASSISTANT, "Deux"),
            ChatMessage(MessageRole.USER, "Trois"),
        ),
        max_tokens=50,
    )
    assert fit(payload, SMALL) == payload


@given(
    system=st.integers(0, 9000), history=st.lists(st.integers(0, 3000), max_size=6), last=st.integers(1, 9000)
)
def test_whatever_is_asked_fits(system: int, history: list[int], last: int) -> None:
    payload = ChatPayload(
        (
            ChatMessage(MessageRole.SYSTEM, "s" * system),
            *(ChatMessage(MessageRole.USER, "h" * length) for length in history),
            ChatMessage(MessageRole.USER, "q" * last),
        )
    )
    cut = fit(payload, SMALL)
    assert cut.messages[-1].text
    assert cut.max_tokens == 200
    characters = sum(len(message.text) for message in cut.messages)
    assert characters <= (1024 - 200) * CHARACTERS_PER_TOKEN
    kept = [len(message.text) for message in cut.messages[1:-1]]
    assert kept == history[len(history) - len(kept) :], "the latest are kept, whole"


def test_a_long_message_keeps_its_beginning_and_its_end() -> None:
    cut = fit(ask("Résumez : " + "bla " * 3000 + "Quelle est la date ?"), SMALL).messages[-1].text
    assert cut.startswith("Résumez")
    assert cut.endswith("Quelle est la date ?")
