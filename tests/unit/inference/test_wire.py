"""The OpenAI format and the event lines, without a network."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.inference.adapters.event_lines import EventLines, LineTooLongError
from colombage.inference.adapters.openai_reading import LONGEST_ANSWER_CHARACTERS, Reading
from colombage.inference.adapters.openai_wire import (
    Complaint,
    Delta,
    UnreadableEventError,
    read_complaint,
    read_event,
    read_model_names,
)
from colombage.inference.errors import ContextExceeded, EngineGarbled
from colombage.inference.types import FinishReason, Usage
from tests.model_entries import ask


def event(delta: object, finish: str | None = None) -> bytes:
    return json.dumps({"choices": [{"delta": delta, "finish_reason": finish}]}).encode()


@given(
    events=st.lists(st.binary(min_size=1, max_size=30).map(lambda raw: raw.hex().encode()), max_size=8),
    ending=st.sampled_from([b"\n", b"\r\n"]),
    cuts=st.lists(st.integers(0, 400), max_size=10),
)
def test_the_borders_of_the_reads_do_not_matter(events: list[bytes], ending: bytes, cuts: list[int]) -> None:
    wire = b"".join(b": comment" + ending + b"data: " + each + ending + ending for each in events)
    borders = [0, *sorted(cut for cut in cuts if cut < len(wire)), len(wire)]
    lines = EventLines()
    found: list[bytes] = []
    for start, end in pairwise(borders):
        found += lines.feed(wire[start:end])
    assert found + lines.rest() == events


def test_a_last_line_without_its_break_is_not_lost() -> None:
    lines = EventLines()
    assert lines.feed(b"event: x\nid: 4\ndata:{}") == []
    assert lines.rest() == [b"{}"]


@pytest.mark.parametrize("reads", [[b"x" * 11], [b"x" * 6, b"x" * 6], [b"data: 1\n", b"y" * 11 + b"\n"]])
def test_a_line_has_a_bound(reads: list[bytes]) -> None:
    lines = EventLines(longest=10)

    def feed_all() -> None:
        for read in reads:
            lines.feed(read)

    with pytest.raises(LineTooLongError):
        feed_all()


@pytest.mark.parametrize(
    ("data", "delta"),
    [
        (event({"content": "Été"}), Delta(text="Été")),
        (event({"content": None}), Delta()),
        (event({}, "stop"), Delta(finish_reason="stop")),
        (event({"content": "a\x00b"}), Delta(text="ab")),
        (event({"reasoning_content": "hm"}), Delta(hidden_text="hm")),
        (event({"reasoning": "hm", "content": "Oui"}), Delta(text="Oui", hidden_text="hm")),
        (
            event(
                {
                    "content": [
                        {"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]},
                        {"type": "text", "text": "Oui"},
                    ]
                }
            ),
            Delta(text="Oui", hidden_text="hm"),
        ),
        (
            b'{"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 4}}',
            Delta(usage=Usage(3, 4, estimated=False)),
        ),
        (b'{"choices": [], "usage": {"prompt_tokens": -3, "completion_tokens": 4}}', Delta()),
        (b'{"error": {"code": "oom"}}', Delta(complaint=Complaint("oom"))),
        (b'{"error": "context length exceeded"}', Delta(complaint=Complaint(None, context_exceeded=True))),
    ],
)
def test_what_an_event_brings(data: bytes, delta: Delta) -> None:
    assert read_event(data) == delta


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b'"Bonjour"',
        b"{}",
        b'{"choices": null}',
        b'{"choices": [3]}',
        b'{"choices": [{}]}',
        b'{"choices": [{"delta": []}]}',
        b'{"choices": [{"delta": {"content": 3}}]}',
        b'{"choices": [{"delta": {"content": [1]}}]}',
        b"{\xff}",
    ],
)
def test_what_is_no_event(data: bytes) -> None:
    with pytest.raises(UnreadableEventError):
        read_event(data)


@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(repr).map(str.encode)
)
def test_no_bytes_do_anything_else(data: bytes) -> None:
    try:
        read_event(data)
    except UnreadableEventError:
        assert isinstance(read_complaint(data), Complaint)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (b"<html>502</html>", Complaint(None)),
        (b'{"error": {"message": "no", "code": "Votre texte: \\u00e9"}}', Complaint(None)),
        (b'{"error": {"message": "no", "code": 400, "type": "BadRequest"}}', Complaint("BadRequest")),
        (b'{"object": "error", "message": "no", "type": "NotFound"}', Complaint("NotFound")),
        (
            b'{"error": {"message": "exceeds the context size", "type": "exceed_context_size_error"}}',
            Complaint("exceed_context_size_error", context_exceeded=True),
        ),
        (b'{"detail": [{"loc": ["stream_options"]}]}', Complaint(None, about_stream_options=True)),
    ],
)
def test_what_a_refusal_says(body: bytes, complaint: Complaint) -> None:
    assert read_complaint(body) == complaint


def test_the_names_of_the_models() -> None:
    assert read_model_names(b'{"data": [{"id": "b"}, {"id": "a"}, {"id": 3}, {"id": "a"}]}') == ["a", "b"]
    with pytest.raises(UnreadableEventError):
        read_model_names(b'{"models": []}')


def test_a_server_without_measure_is_stopped() -> None:
    reading = Reading("m")
    long = event({"content": "x" * 900_000})
    while reading.fault is None:
        reading.take(b"data: " + long + b"\n")
    assert type(reading.fault) is EngineGarbled
    assert reading.take(b"") == ""
    assert LONGEST_ANSWER_CHARACTERS == 2_000_000


def test_the_text_before_a_fault_in_the_same_read_is_kept() -> None:
    reading = Reading("m")
    assert reading.take(b"data: " + event({"content": "Bon"}) + b"\ndata: {oops\n") == "Bon"
    assert type(reading.fault) is EngineGarbled


def test_a_context_that_overflows_in_mid_stream_says_so() -> None:
    reading = Reading("m")
    reading.take(b'data: {"error": {"message": "context length exceeded"}}\n')
    assert type(reading.fault) is ContextExceeded


def test_an_end_without_done_is_an_end() -> None:
    reading = Reading("m")
    reading.take(b"data: " + event({"content": "Oui"}) + b"\n")
    assert reading.end() == ""
    assert reading.fault is not None

    reading = Reading("m")
    reading.take(b"data: " + event({"content": "Oui"}) + b"\n")
    reading.take(b"data: " + event({}, "stop"))
    assert reading.end() == ""
    assert (reading.fault, reading.done) == (None, True)
    assert reading.last_chunk(ask("Bonjour")).finish_reason is FinishReason.STOP
