// Estimated figures as people read them: ranges with two significant digits, and an everyday comparison that can be
// checked by hand. Pure; used by the figures line and by the details panel.
import type { Format } from "../../ui/i18n/format";
import type { ChatText } from "./i18n/fr";
import type { EventOf } from "./stream/turnEvents";

export interface Range {
  low: number;
  high: number;
}

type Footprint = EventOf<"footprint_measured">;

/** Under these, more digits would only pretend to a precision that an estimate has not. */
const LEAST_WH = 0.01;
const LEAST_GRAMS = 0.001;

/** What the lamp draws. */
const LAMP_WATTS = 5;
/** A petrol car, fuel burnt and fuel brought: about 0.2 kg of CO2e per km (order of magnitude of ADEME's Base Empreinte). */
const CAR_GRAMS_PER_METRE = 0.2;

export function energyOf(footprint: Footprint): Range {
  return { low: footprint.energy_wh_min, high: footprint.energy_wh_max };
}

export function carbonOf(footprint: Footprint): Range {
  return { low: footprint.grams_co2e_min, high: footprint.grams_co2e_max };
}

export function energyText(range: Range, format: Format, text: ChatText): string {
  return rangeText(range, "Wh", LEAST_WH, format, text);
}

export function carbonText(range: Range, format: Format, text: ChatText): string {
  return rangeText(range, "g CO₂e", LEAST_GRAMS, format, text);
}

function rangeText(range: Range, unit: string, least: number, format: Format, text: ChatText): string {
  if (range.high === 0) return `0\u00a0${unit}`;
  const high = shown(Math.max(range.high, least), format);
  if (range.low < least) return text.range.below(high, unit);
  const low = shown(range.low, format);
  return low === high ? `${high}\u00a0${unit}` : text.range.between(low, high, unit);
}

function shown(value: number, format: Format): string {
  return format.number(value, { maximumSignificantDigits: 2 });
}

/** How long a 5 W lamp burns on this energy, as `says` puts it; null when there is nothing to compare. */
export function lampText(
  energy: Range,
  format: Format,
  text: ChatText,
  says: (time: string) => string = text.panel.lamp,
): string | null {
  if (energy.high <= 0) return null;
  const seconds = (wattHours: number) => (wattHours / LAMP_WATTS) * 3600;
  const high = seconds(energy.high);
  if (high < 1) return says(text.range.below("1", text.range.seconds.one));
  const [size, unit] = timeUnit(high, text);
  return says(scaled(seconds(energy.low) / size, high / size, (n) => format.plural(n, unit), format, text));
}

function timeUnit(seconds: number, text: ChatText): [number, { one: string; other: string }] {
  if (seconds < 120) return [1, text.range.seconds];
  if (seconds < 7200) return [60, text.range.minutes];
  return [3600, text.range.hours];
}

/** How far a petrol car drives for this CO2e. */
export function carText(carbon: Range, format: Format, text: ChatText): string | null {
  if (carbon.high <= 0) return null;
  const metres = (grams: number) => grams / CAR_GRAMS_PER_METRE;
  const high = metres(carbon.high);
  if (high < 0.001) return text.panel.car(text.range.below("1", text.range.millimetres));
  const [size, unit] = lengthUnit(high, text);
  return text.panel.car(scaled(metres(carbon.low) / size, high / size, () => unit, format, text));
}

function lengthUnit(metres: number, text: ChatText): [number, string] {
  if (metres < 0.01) return [0.001, text.range.millimetres];
  if (metres < 1) return [0.01, text.range.centimetres];
  if (metres < 1000) return [1, text.range.metres];
  return [1000, text.range.kilometres];
}

function scaled(low: number, high: number, unit: (n: number) => string, format: Format, text: ChatText): string {
  const [from, to] = [shown(low, format), shown(high, format)];
  if (low < 0.1) return text.range.below(to, unit(high));
  return from === to ? `${to}\u00a0${unit(high)}` : text.range.between(from, to, unit(high));
}
