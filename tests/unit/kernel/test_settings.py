"""Settings that would be dangerous when half right are refused at the start."""

from __future__ import annotations

import pytest

from colombage.kernel.settings import SettingsInvalid, load_settings


@pytest.mark.parametrize("address", ["ia.exemple-ght.fr", "ftp://ia.exemple-ght.fr", "https://", "//ia", ""])
def test_a_public_address_is_a_whole_one(address: str) -> None:
    with pytest.raises(SettingsInvalid) as caught:
        load_settings(public_url=address)
    assert "public_url" in str(caught.value.facts["detail"])


def test_an_address_as_people_type_it_is_kept() -> None:
    assert load_settings(public_url="https://ia.exemple-ght.fr").public_url == "https://ia.exemple-ght.fr"


def test_a_mistyped_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLOMBAGE_PUBLIC_ULR", "https://ia.exemple-ght.fr")
    with pytest.raises(SettingsInvalid) as caught:
        load_settings()
    assert "COLOMBAGE_PUBLIC_ULR" in str(caught.value.facts["detail"])
