"""Reads models as files and database lines describe them: catalogue_seed.toml, or one entry as a dictionary.

Used by the catalogue (`parse_entry`), by `app` to seed it (`bundled_seed`), by the screens that add models.
Pure apart from reading the bundled file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from pydantic import ValidationError

from colombage.inference.catalogue_form import EntryForm, FileForm
from colombage.inference.errors import CatalogueInvalid
from colombage.inference.types import ModelEntry, ModelTask
from colombage.kernel.errors import CodedError


@dataclass(frozen=True, slots=True)
class Seed:
    """A catalogue file, checked: its entries as they were written, in order, and the one proposed first."""

    entries: tuple[dict[str, Any], ...]
    default_id: str


def bundled_seed() -> Seed:
    """The seed that the package carries."""
    text = resources.files("colombage.inference").joinpath("catalogue_seed.toml").read_text(encoding="utf-8")
    return read_seed(text)


def read_seed(text: str) -> Seed:
    """A catalogue file's text. Raises CatalogueInvalid, which names the model and the field."""
    try:
        read = FileForm.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise CatalogueInvalid(detail=str(error)) from None
    except ValidationError as error:
        raise CatalogueInvalid(detail=_first_fault(error)) from None
    models = {model.id: model for model in map(parse_entry, read.models)}
    if len(models) < len(read.models):
        raise CatalogueInvalid(detail="un identifiant de modèle y est deux fois")
    if read.default not in models:
        raise CatalogueInvalid(detail=f"default : le modèle {read.default} n’y est pas")
    if models[read.default].task is not ModelTask.CHAT:
        raise CatalogueInvalid(detail=f"default : le modèle {read.default} ne répond pas aux questions")
    for model in models.values():
        _check_fall_backs(model, models)
    return Seed(entries=tuple(read.models), default_id=read.default)


def parse_entry(raw: Mapping[str, Any]) -> ModelEntry:
    """One model. An unknown field is a fault: a misspelt one would be lost. Raises CatalogueInvalid."""
    try:
        return EntryForm.model_validate(raw).entry()
    except ValidationError as error:
        raise CatalogueInvalid(detail=f"{raw.get('id', '?')}, {_first_fault(error)}") from None
    except CodedError as error:
        raise CatalogueInvalid(detail=f"{raw.get('id', '?')}, address : {error.sentence()}") from None


def _check_fall_backs(model: ModelEntry, models: Mapping[str, ModelEntry]) -> None:
    met = {model.id}
    following = model.falls_back_to
    while following is not None:
        if following not in models:
            raise CatalogueInvalid(detail=f"{model.id}, falls_back_to : le modèle {following} n’y est pas")
        if following in met:
            raise CatalogueInvalid(detail=f"{model.id}, falls_back_to : les replis tournent en rond")
        met.add(following)
        following = models[following].falls_back_to


def _first_fault(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])} : {first['msg']}"
