"""The stated rule of history: whole exchanges, newest first, a summary in place of all before it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from colombage.answering.history import Fitted, fit, tokens_of
from colombage.answering.types import Exchange

lengths = st.integers(0, 2_000)


@st.composite
def histories(draw: st.DrawFn) -> list[Exchange]:
    sizes = draw(st.lists(st.tuples(lengths, lengths, st.booleans()), max_size=15))
    return [
        Exchange(str(at), "" if is_summary else "q" * question, "a" * answer, is_summary=is_summary)
        for at, (question, answer, is_summary) in enumerate(sizes)
    ]


def exchange(name: str, *, length: int = 70, is_summary: bool = False) -> Exchange:
    return Exchange(name, "q" * length, "a" * length, is_summary=is_summary)


def names(fitted: Fitted) -> list[str]:
    return [each.turn_id for each in fitted.sent]


@given(histories(), st.integers(-100, 4_000), st.integers(0, 50))
def test_what_is_sent_fits_is_the_newest_and_all_that_is_not_is_counted(
    history: list[Exchange], tokens: int, earlier: int
) -> None:
    fitted = fit(history, tokens, earlier)
    assert sum(tokens_of(each) for each in fitted.sent) <= max(tokens, 0)
    kept = fitted.exchanges
    assert list(kept) == history[len(history) - len(kept) :], "the newest, whole, in their order"
    assert not any(each.is_summary for each in kept)
    if fitted.summary is None:
        without = len(history) - len(kept)
        assert earlier + without - any(each.is_summary for each in history) <= fitted.left_out
        assert fitted.left_out <= earlier + without
    else:
        newest = max(at for at, each in enumerate(history) if each.is_summary)
        assert fitted.summary == history[newest]
        assert fitted.left_out == len(history) - newest - 1 - len(kept)


@given(histories(), st.integers(0, 4_000))
def test_one_more_would_not_have_fitted(history: list[Exchange], tokens: int) -> None:
    fitted = fit(history, tokens)
    since = history[len(history) - len(fitted.exchanges) - 1 :][:1]
    room = tokens - sum(tokens_of(each) for each in fitted.sent)
    if fitted.summary is None and len(fitted.exchanges) < len(history) and not since[0].is_summary:
        assert tokens_of(since[0]) > room


def test_an_exchange_goes_whole_or_not_at_all() -> None:
    history = [exchange("un", length=700), exchange("deux")]
    assert names(fit(history, tokens_of(history[0]) + tokens_of(history[1]))) == ["un", "deux"]
    fitted = fit(history, tokens_of(history[0]) + tokens_of(history[1]) - 1)
    assert (names(fitted), fitted.left_out) == (["deux"], 1)
    assert fit([], 1_000) == Fitted(None, (), 0)
    assert fit(history, 0, earlier=3) == Fitted(None, (), 5)


def test_a_summary_stands_for_all_before_it_and_is_left_out_last() -> None:
    history = [exchange("un"), exchange("résumé", is_summary=True), exchange("deux"), exchange("trois")]
    fitted = fit(history, 1_000, earlier=40)
    assert (names(fitted), fitted.left_out) == (["résumé", "deux", "trois"], 0)
    one_more = tokens_of(history[1]) + tokens_of(history[3])
    assert names(fit(history, one_more)) == ["résumé", "trois"]
    assert fit(history, one_more).left_out == 1
    # Too long itself, it takes what it stands for along.
    longer = [exchange("un"), exchange("résumé", length=900, is_summary=True), exchange("deux")]
    fitted = fit(longer, tokens_of(longer[2]), earlier=4)
    assert (names(fitted), fitted.left_out, fitted.summary) == (["deux"], 5, None)


def test_the_newest_summary_stands_for_older_ones() -> None:
    history = [exchange("r1", is_summary=True), exchange("un"), exchange("r2", is_summary=True)]
    assert names(fit(history, 1_000)) == ["r2"]
