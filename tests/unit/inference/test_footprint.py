"""The range of a call's energy and CO2e: laws that any estimate keeps, and one figure worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from colombage.inference.footprint import Footprint, footprint, is_known_zone, prepare_footprint
from colombage.inference.types import FigureRange, FootprintMethod, FootprintParameters, ModelEntry
from tests.model_entries import openai_entry

SERVED = FootprintParameters(
    method=FootprintMethod.ECOLOGITS,
    power_usage_effectiveness=FigureRange(1.2, 1.5),
    active_parameters_billions=FigureRange(24, 24),
    total_parameters_billions=FigureRange(24, 24),
)
LOCAL = FootprintParameters(
    method=FootprintMethod.PROCESSOR,
    power_usage_effectiveness=FigureRange(1.2, 1.8),
    processor_watts=FigureRange(5, 20),
)


def model(parameters: FootprintParameters) -> ModelEntry:
    return openai_entry(footprint=parameters)


async def test_the_parts_load_off_the_loop() -> None:
    await prepare_footprint()
    assert is_known_zone("FRA")
    assert not is_known_zone("ZZZ")


def test_processor_time_is_watts_times_hours_times_cooling() -> None:
    measured = footprint(model(LOCAL), 0, 3600)
    assert (measured.energy_wh_min, measured.energy_wh_max) == pytest.approx((6.0, 36.0))
    # 41.4 g CO2e a kWh in France, EcoLogits' table.
    assert (measured.grams_co2e_min, measured.grams_co2e_max) == pytest.approx((0.249, 1.492), rel=0.01)


def test_a_served_model_lies_in_a_plausible_range() -> None:
    measured = footprint(model(SERVED), 400, 10)
    assert 0.01 < measured.energy_wh_min < measured.energy_wh_max < 2
    assert 0.0001 < measured.grams_co2e_min < measured.grams_co2e_max < 0.5
    assert measured.energy_wh_max / measured.energy_wh_min == pytest.approx(1.5 / 1.2)


@pytest.mark.parametrize(
    "parameters", [SERVED, LOCAL, FootprintParameters(FootprintMethod.ECOLOGITS, FigureRange(1, 1))]
)
def test_bounds_are_in_order_and_nothing_is_negative(parameters: FootprintParameters) -> None:
    for tokens, seconds in ((0, 0.0), (1, 0.001), (4000, 60.0)):
        measured = footprint(model(parameters), tokens, seconds)
        assert 0 <= measured.energy_wh_min <= measured.energy_wh_max
        assert 0 <= measured.grams_co2e_min <= measured.grams_co2e_max


def test_nothing_done_takes_nothing() -> None:
    assert footprint(model(LOCAL), 0, 0.0) == Footprint(0, 0, 0, 0)
    assert footprint(model(SERVED), 0, 0.0) == Footprint(0, 0, 0, 0)


def test_more_tokens_take_more() -> None:
    assert footprint(model(SERVED), 800, 20).energy_wh_min > footprint(model(SERVED), 400, 20).energy_wh_min


def test_what_is_not_known_widens_the_range() -> None:
    known = footprint(model(SERVED), 400, 10)
    unknown = footprint(
        model(replace(SERVED, active_parameters_billions=None, total_parameters_billions=None)), 400, 10
    )
    assert unknown.energy_wh_min < known.energy_wh_min
    assert unknown.energy_wh_max > known.energy_wh_max


def test_an_unknown_zone_counts_as_the_worlds_average() -> None:
    measured = footprint(model(replace(LOCAL, electricity_zone="ZZZ")), 0, 3600)
    assert measured.grams_co2e_min / measured.energy_wh_min == pytest.approx(0.458, rel=0.01)
