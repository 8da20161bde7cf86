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


@pytest.mark.parametrize(
    "zone", ["Paris", "europe/paris ", "Europe", "", "../../etc/passwd", "/etc/localtime", "UTC+1", "a\0b"]
)
def test_a_time_zone_is_one_that_is_known(zone: str) -> None:
    with pytest.raises(SettingsInvalid) as caught:
        load_settings(time_zone=zone)
    assert str(caught.value.facts["detail"]).startswith("time_zone")
    assert "Europe/Paris" in caught.value.sentence()


@pytest.mark.parametrize("zone", ["Europe/Paris", "Indian/Reunion", "America/Cayenne", "UTC"])
def test_a_known_time_zone_is_kept(zone: str) -> None:
    assert load_settings(time_zone=zone).time_zone == zone
