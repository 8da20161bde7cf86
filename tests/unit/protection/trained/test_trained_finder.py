"""The trained finder that travels with the package: its file, offsets, time, threads, and what it finds."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from colombage.protection.adapters.tagging import model_file
from colombage.protection.adapters.tagging.tokens import tokens_of
from colombage.protection.adapters.trained_finder import TrainedFinder
from colombage.protection.errors import ModelTampered
from colombage.protection.types import Label, PersonRole

# Every person here is fictitious.
LETTER = (
    "Cher confrère,\nJ'ai revu en consultation Mme Odette Vauquelin, née le 12/03/1954, adressée par le "
    "Dr Kermarrec. Sa fille Margaux, 06 39 98 12 40, habite au 12 rue des Lilas à Lorient. "
    "Elle a été opérée d'une hernie au CHU de Rouen le 4 mai 2024.\nDr Amadou Traoré"
)


@pytest.fixture(scope="module")
def finder() -> TrainedFinder:
    return TrainedFinder.load()


def found(finder: TrainedFinder, text: str) -> dict[str, Label]:
    return {text[mention.start : mention.end]: mention.label for mention in finder.mentions(text)}


def test_a_letter_is_read(finder: TrainedFinder) -> None:
    read = found(finder, LETTER)
    for name in ("Odette Vauquelin", "Kermarrec", "Margaux", "Amadou Traoré"):
        assert read.get(name) is Label.PERSON, name
    assert read["12/03/1954"] is Label.BIRTH_DATE
    assert read["4 mai 2024"] is Label.DATE
    assert read["CHU de Rouen"] is Label.HOSPITAL


def test_roles_are_told_apart(finder: TrainedFinder) -> None:
    roles = {LETTER[mention.start : mention.end]: mention.role for mention in finder.mentions(LETTER)}
    assert roles["Odette Vauquelin"] is PersonRole.PATIENT
    assert roles["Margaux"] is PersonRole.RELATIVE
    assert roles["Kermarrec"] is PersonRole.PROFESSIONAL
    assert roles["4 mai 2024"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Le patient présente une douleur thoracique. Scanner normal.",
        "La maladie de Crohn est traitée par corticoïdes, le score de Glasgow est à 15.",
        "Le marché est conclu pour une durée de quatre ans fermes.",
        "",
        " \n\t",
        "What may I ask? How do I set the pump?",
        "Réunion jeudi, puis lundi prochain.",
    ],
)
def test_nobody_is_found_where_nobody_is(finder: TrainedFinder, text: str) -> None:
    assert not [mention for mention in finder.mentions(text) if mention.label is Label.PERSON]


@pytest.mark.parametrize(
    "before", ["", "🙂🙂 ", "e\u0301te\u0301 ", "\u202eمرحبا ", "a\u200bb ", "𝔘𝔫𝔦 ", "\ud800 "]
)
def test_offsets_are_code_points_of_the_text_itself(finder: TrainedFinder, before: str) -> None:
    text = f"{before}Vu ce jour Mme Odette Vauquelin."
    assert "Odette Vauquelin" in found(finder, text)


def test_accents_that_stand_apart_change_nothing(finder: TrainedFinder) -> None:
    assert (
        found(finder, "Vu ce jour M. Re\u0301mi Lefe\u0300vre.").get("Re\u0301mi Lefe\u0300vre")
        is Label.PERSON
    )


def test_mentions_are_in_order_without_overlaps(finder: TrainedFinder) -> None:
    mentions = finder.mentions(LETTER * 20)
    assert all(one.end <= two.start for one, two in pairwise(mentions))
    assert all(0 < mention.score <= 1 and mention.start < mention.end for mention in mentions)


def test_where_a_text_is_cut_into_blocks_changes_nothing(
    finder: TrainedFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = LETTER * 8
    whole = finder.mentions(text)
    monkeypatch.setattr("colombage.protection.adapters.trained_finder._BLOCK_TOKENS", 33)
    cut = finder.mentions(text)
    assert [(m.start, m.end, m.label, m.role) for m in cut] == [
        (m.start, m.end, m.label, m.role) for m in whole
    ]
    assert np.allclose([m.score for m in cut], [m.score for m in whole], atol=1e-4)


def test_threads_read_the_same(finder: TrainedFinder) -> None:
    texts = [f"Vu M. Auvergnat{number} avec {LETTER}" for number in range(40)]
    alone = [finder.mentions(text) for text in texts]
    fresh = TrainedFinder.load()
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(fresh.mentions, texts))
    for one, two in zip(alone, together, strict=True):
        assert [(m.start, m.end, m.label) for m in one] == [(m.start, m.end, m.label) for m in two]


def test_words_that_never_come_back_do_not_fill_the_memory(finder: TrainedFinder) -> None:
    finder.mentions(" ".join(f"mot{chr(97 + n % 26)}{n:x}x".replace("0", "o") for n in range(14_000)))
    assert len(finder._vectors) <= 12_000


@pytest.mark.parametrize("sign", ["1", "A", " ", "\n", ".", "a ", "1 ", "A\n", "é"])
def test_time_grows_with_the_text(finder: TrainedFinder, sign: str) -> None:
    def seconds(length: int) -> float:
        text = sign * (length // len(sign))
        started = time.process_time()
        finder.mentions(text)
        return time.process_time() - started

    seconds(1000)
    # Eight times as much text; squared it would be 64.
    assert seconds(64_000) < 30 * (seconds(8_000) + 0.01)


def test_a_book_is_read(finder: TrainedFinder) -> None:
    text = LETTER * 1000
    started = time.process_time()
    assert len(text) > 250_000
    assert len(finder.mentions(text)) > 2_500
    assert time.process_time() - started < 15


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "model.npz"
    np.savez(other, labels=np.zeros(3))
    with pytest.raises(ModelTampered):
        TrainedFinder.load(other)


def test_a_changed_byte_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = Path(model_file.__file__).parents[2] / "data" / "names_model" / "model.npz"
    content = bytearray(package.read_bytes())
    content[len(content) // 2] ^= 1
    changed = tmp_path / "model.npz"
    changed.write_bytes(content)
    with pytest.raises(ModelTampered):
        TrainedFinder.load(changed)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelTampered):
        TrainedFinder.load(tmp_path / "none.npz")


def test_tokens_cover_everything_but_spaces() -> None:
    text = "Né(e) le 12/03/1954…\r\nM. D'Ambrosio—Café\u0301 n°5__x"
    tokens = tokens_of(text)
    left = "".join(
        sign
        for at, sign in enumerate(text)
        if not any(start <= at < end for start, end in zip(tokens.starts, tokens.ends, strict=True))
    )
    assert not left.strip()
