"""Energy and CO2e of one call, as a range. Called by the door when it measures a call.

Two methods. EcoLogits (https://ecologits.ai, MPL-2.0), computed here and offline, models a request on a
shared GPU server from the model's active and total parameters and the tokens generated; its grams count the
use and a share of making the hardware. For what runs on this machine's processor: time × power × PUE, the use
alone.

Neither is a measurement at the socket. What is not known widens the range; no figure is made up finer.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from colombage.inference.types import FigureRange, FootprintMethod, FootprintParameters, ModelEntry

if TYPE_CHECKING:
    from ecologits.electricity_mix_repository import ElectricityMix
    from ecologits.utils.range_value import RangeValue

UNKNOWN_SIZE_BILLIONS = FigureRange(3.0, 70.0)
"""For a model of undeclared size: from the smallest to the largest that hospitals often serve themselves."""
UNKNOWN_PROCESSOR_WATTS = FigureRange(5.0, 20.0)
"""One busy core and its share of the server. Server processors of 32 to 128 cores and 250 to 500 W, in
machines that draw half as much again, come to 4–20 W a core (orders of magnitude of makers' data sheets)."""
_KILO = 1000.0
_JOULES_PER_WATT_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Footprint:
    """Bounds of what a call took. Watt-hours and grams of CO2 equivalent."""

    energy_wh_min: float
    energy_wh_max: float
    grams_co2e_min: float
    grams_co2e_max: float


def footprint(model: ModelEntry, completion_tokens: int, seconds: float) -> Footprint:
    """The footprint of a call that generated so many tokens (reasoning included) in so many seconds.

    About 0.2 ms; the first call of a process loads EcoLogits (0.1 s, 13 MB) unless `prepare_footprint` did.
    """
    if model.footprint.method is FootprintMethod.PROCESSOR:
        return _by_processor(model.footprint, seconds)
    return _by_ecologits(model.footprint, completion_tokens, seconds)


async def prepare_footprint() -> None:
    """Loads EcoLogits off the event loop, so that the first answer's figures do not hold the others up."""
    await asyncio.to_thread(_load)


def is_known_zone(zone: str) -> bool:
    """Whether there is a figure for the electricity of this zone."""
    return _mix(zone) is not None


def _by_processor(parameters: FootprintParameters, seconds: float) -> Footprint:
    watts = parameters.processor_watts or UNKNOWN_PROCESSOR_WATTS
    cooling = parameters.power_usage_effectiveness
    lowest = seconds * watts.minimum * cooling.minimum / _JOULES_PER_WATT_HOUR
    highest = seconds * watts.maximum * cooling.maximum / _JOULES_PER_WATT_HOUR
    # kg per kWh are grams per Wh.
    grams = _known_mix(parameters.electricity_zone).gwp
    return Footprint(lowest, highest, lowest * grams, highest * grams)


def _by_ecologits(parameters: FootprintParameters, completion_tokens: int, seconds: float) -> Footprint:
    from ecologits.impacts.llm import compute_llm_impacts
    from ecologits.utils.range_value import RangeValue

    def ranged(figure: FigureRange) -> RangeValue:
        return RangeValue(min=figure.minimum, max=figure.maximum)

    active = parameters.active_parameters_billions or UNKNOWN_SIZE_BILLIONS
    total = parameters.total_parameters_billions or active
    mix = _known_mix(parameters.electricity_zone)
    impacts = compute_llm_impacts(
        model_active_parameter_count=ranged(active),
        model_total_parameter_count=ranged(total),
        output_token_count=completion_tokens,
        if_electricity_mix_adpe=mix.adpe,
        if_electricity_mix_pe=mix.pe,
        if_electricity_mix_gwp=mix.gwp,
        if_electricity_mix_wue=mix.wue,
        datacenter_pue=ranged(parameters.power_usage_effectiveness),
        datacenter_wue=ranged(parameters.water_usage_effectiveness),
        request_latency=seconds,
    )
    energy_kwh, kilograms = _bounds(impacts.energy.value), _bounds(impacts.gwp.value)
    return Footprint(
        energy_kwh.minimum * _KILO,
        energy_kwh.maximum * _KILO,
        kilograms.minimum * _KILO,
        kilograms.maximum * _KILO,
    )


def _bounds(value: float | RangeValue) -> FigureRange:
    if isinstance(value, int | float):
        return FigureRange(float(value), float(value))
    return FigureRange(float(value.min), float(value.max))


def _known_mix(zone: str) -> ElectricityMix:
    """The zone's electricity; the world's average where the table has no line for it."""
    return _mix(zone) or cast("ElectricityMix", _mix("WOR"))


def _load() -> None:
    import ecologits.impacts.llm  # noqa: F401 # pyright: ignore[reportUnusedImport] - for its effect

    _mix("FRA")


@cache
def _mix(zone: str) -> ElectricityMix | None:
    from ecologits.electricity_mix_repository import electricity_mixes

    return electricity_mixes.find_electricity_mix(zone)
