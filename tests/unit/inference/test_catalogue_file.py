"""The catalogue file: the bundled one is sound, and a faulty one says where."""

from __future__ import annotations

from typing import Any

import pytest

from colombage.inference.addresses import normalise_address
from colombage.inference.catalogue_file import bundled_seed, parse_entry, read_seed
from colombage.inference.errors import AddressInvalid, CatalogueInvalid
from colombage.inference.footprint import is_known_zone
from colombage.inference.types import EngineKind, FigureRange, Patience
from colombage.policy.types import DataClass, Hosting

ENTRY: dict[str, Any] = {
    "id": "essai",
    "name": "Essai",
    "engine": "openai",
    "hosting": "eu",
    "highest_class": "internal",
    "purpose_fr": "Essayer",
    "purpose_en": "Trying",
    "context_tokens": 8192,
    "max_output_tokens": 1024,
    "address": "https://modeles.example/",
    "remote_model": "m",
}


def test_the_bundled_catalogue() -> None:
    seed = bundled_seed()
    models = {model.id: model for model in map(parse_entry, seed.entries)}
    default = models[seed.default_id]
    assert (default.engine, default.hosting) == (EngineKind.EXTRACTIVE, Hosting.ON_SITE)
    assert default.highest_class is DataClass.HEALTH
    assert all(is_known_zone(model.footprint.electricity_zone) for model in models.values())
    [demonstration] = [model for model in models.values() if model.engine is EngineKind.DEMONSTRATION]
    assert demonstration.highest_class.rank <= DataClass.INTERNAL.rank
    assert "démonstration, ne pas utiliser pour un travail réel" in (demonstration.warning_fr or "").lower()
    assert demonstration.warning_en


def test_its_commented_examples_are_good_too() -> None:
    from importlib import resources

    text = resources.files("colombage.inference").joinpath("catalogue_seed.toml").read_text(encoding="utf-8")
    examples = text[text.index("# [[models]]") :]
    lines = (line.removeprefix("# ").removeprefix("#") for line in examples.splitlines())
    kept = [line for line in lines if line.startswith("[") or " = " in line]
    seed = read_seed(text + "\n" + "\n".join(kept))
    assert len(seed.entries) == len(bundled_seed().entries) + 2


def test_an_entry_is_read_with_its_defaults() -> None:
    model = parse_entry({**ENTRY, "footprint": {"method": "ecologits", "active_parameters_billions": 24}})
    assert model.address == "https://modeles.example/v1"
    assert model.patience == Patience()
    assert model.footprint.active_parameters_billions == FigureRange(24, 24)
    assert model.api_key is None


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"hosting": "moon"}, "hosting"),
        ({"highest_class": "secret"}, "highest_class"),
        ({"id": "Été"}, "id"),
        ({"context_tokens": 0}, "context_tokens"),
        ({"adress": "http://x"}, "adress"),
        ({"api_key": "clef"}, "api_key"),
        ({"address": None}, "address"),
        ({"address": "modeles.example"}, "address"),
        ({"demonstration": True}, "warning_fr"),
        ({"engine": "demonstration"}, "weights"),
        ({"patience": {"first_token_seconds": 0}}, "first_token_seconds"),
        ({"footprint": {"method": "ecologits", "power_usage_effectiveness": {"min": 2, "max": 1}}}, "power"),
        ({"weights": {"package": "x", "file": "../../etc/passwd", "sha256": "0" * 64}}, "file"),
    ],
)
def test_a_faulty_entry_names_its_field(change: dict[str, Any], named: str) -> None:
    with pytest.raises(CatalogueInvalid) as fault:
        parse_entry({**ENTRY, **change})
    assert named in str(fault.value.facts["detail"])


MINIMAL = """
default = "a"
[[models]]
id = "a"
name = "A"
engine = "extractive"
hosting = "on_site"
highest_class = "health"
purpose_fr = "A"
purpose_en = "A"
context_tokens = 10
max_output_tokens = 10
"""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("default = , 3", "line 1"),
        ("default = 'a'", "models"),
        (MINIMAL.replace('default = "a"', 'default = "b"'), "default"),
        (MINIMAL + MINIMAL[MINIMAL.index("[[") :], "deux fois"),
        (MINIMAL + 'falls_back_to = "b"\n', "falls_back_to"),
        (MINIMAL + 'falls_back_to = "a"\n', "tournent en rond"),
    ],
)
def test_a_faulty_file_says_where(text: str, named: str) -> None:
    with pytest.raises(CatalogueInvalid) as fault:
        read_seed(text)
    assert named in str(fault.value.facts["detail"])


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/v1"),
        ("  https://Modeles.CHU.example/v1/ ", "https://modeles.chu.example/v1"),
        ("https://modeles.example/v1/chat/completions", "https://modeles.example/v1"),
        ("https://modeles.example/v1/models/", "https://modeles.example/v1"),
        ("https://passerelle.example/mistral/v1", "https://passerelle.example/mistral/v1"),
        ("http://[::1]:11434/v1", "http://[::1]:11434/v1"),
    ],
)
def test_an_address_takes_one_form(typed: str, address: str) -> None:
    assert normalise_address(typed) == address
    assert normalise_address(address) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "modeles.example",
        "ftp://modeles.example",
        "file:///etc/passwd",
        "https://",
        "https://nom:secret@modeles.example",
        "https://modeles.example/v1?cle=x",
        "https://modeles.example/#v1",
        "https://modeles.example:99999",
        "https://mod eles.example",
        "https://modeles.example/v1\nHost: autre",
        "http://[::1",
    ],
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(AddressInvalid):
        normalise_address(typed)
