"""Figures of model calls for Prometheus: counted when a call is served, never what it said."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

from colombage.inference.calls import Spent

_CALLS = Counter("colombage_model_calls_total", "Calls to models", ["model", "outcome"])
_TOKENS = Counter("colombage_model_tokens_total", "Tokens, of prompts and of answers", ["model", "kind"])
_FIRST_TEXT = Histogram(
    "colombage_model_first_text_seconds",
    "From asking a model to the first text of its answer",
    ["model"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60),
)

_EMBEDDED = Counter("colombage_embedded_texts_total", "Texts made vectors of", ["model", "kind", "outcome"])
_EMBEDDED_TOKENS = Counter("colombage_embedded_tokens_total", "Their tokens, estimated", ["model", "kind"])
_EMBEDDING = Histogram(
    "colombage_embedding_seconds",
    "From asking an embedding model to its vectors",
    ["model", "kind"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30),
)


def first_text(model_id: str, seconds: float) -> None:
    _FIRST_TEXT.labels(model_id).observe(seconds)


def closed(model_id: str, spent: Spent) -> None:
    _CALLS.labels(model_id, spent.outcome.value).inc()
    if spent.usage is not None:
        _TOKENS.labels(model_id, "prompt").inc(spent.usage.prompt_tokens)
        _TOKENS.labels(model_id, "completion").inc(spent.usage.completion_tokens)


def embedded(model_name: str, kind: str, outcome: str, texts: int, tokens: int, seconds: float) -> None:
    _EMBEDDED.labels(model_name, kind, outcome).inc(texts)
    _EMBEDDED_TOKENS.labels(model_name, kind).inc(tokens)
    _EMBEDDING.labels(model_name, kind).observe(seconds)
