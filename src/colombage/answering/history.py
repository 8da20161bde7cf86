"""Which earlier exchanges a model is given. Pure; used when a prompt is composed.

The rule, as pages state it: whole exchanges, the newest first, as many as fit the model's context beside the
question and its passages. A summary stands for everything before it, and is the last thing to be left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from colombage.answering.types import Exchange
from colombage.inference.tokens import TOKENS_PER_MESSAGE, estimate_tokens


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is sent, oldest first, and how many of those that no summary stands for are not."""

    summary: Exchange | None
    exchanges: tuple[Exchange, ...]
    left_out: int

    @property
    def sent(self) -> tuple[Exchange, ...]:
        return self.exchanges if self.summary is None else (self.summary, *self.exchanges)


def fit(history: Sequence[Exchange], tokens: int, earlier: int = 0) -> Fitted:
    """`earlier` is how many exchanges came before `history`."""
    summary, since = _since_summary(history)
    if summary is None:
        before = earlier
    elif tokens_of(summary) > tokens:
        # What it stands for goes with it.
        before, summary = len(history) - len(since) - 1 + earlier, None
    else:
        before, tokens = 0, tokens - tokens_of(summary)
    count = 0
    for exchange in reversed(since):
        tokens -= tokens_of(exchange)
        if tokens < 0:
            break
        count += 1
    return Fitted(summary, tuple(since[len(since) - count :]), before + len(since) - count)


def tokens_of(exchange: Exchange) -> int:
    """About how many tokens an exchange takes as two messages."""
    said = estimate_tokens(exchange.question) + estimate_tokens(exchange.answer)
    return said + 2 * TOKENS_PER_MESSAGE + (_SUMMARY_FRAME_TOKENS if exchange.is_summary else 0)


_SUMMARY_FRAME_TOKENS = 24
"""The words of the product that stand as its question."""


def _since_summary(history: Sequence[Exchange]) -> tuple[Exchange | None, Sequence[Exchange]]:
    """The newest summary and what came after it."""
    for at in range(len(history) - 1, -1, -1):
        if history[at].is_summary:
            return history[at], history[at + 1 :]
    return None, history
