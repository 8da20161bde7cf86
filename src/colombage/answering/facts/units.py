"""Units behind a number, and what they are compared in: "mg/kg/j", "fois par jour", "%". Pure.

Read by `numbers.py`. What is exactly the same is compared: masses with masses, volumes with volumes, 48 h
with 2 days, 4 weeks with 28 days, 4 years with 48 months. "1 mois" is not "30 jours". Below a line times
are not turned into others: nobody means 24 mg a day by 1 mg an hour, nor "2,5 mg/h" by "10 mg/4 h". "Par
prise" and "par injection" say what a dose is anyway, and are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple


class Measure(NamedTuple):
    """What a number counts. `dimensions`: numerator first, then what it is divided by. `times` turns the
    number into what is compared; `numerator` is its part above the line."""

    dimensions: tuple[str, ...]
    times: Decimal
    numerator: Decimal
    is_dose: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """`of`: what it is compared in; `times`: how many of those one is. A dose is what somebody is given.
    `below`: its own name under a line, for units of time. `alone`: what it says when nothing goes with it."""

    of: str
    times: Decimal
    is_dose: bool
    below: str
    alone: Measure


TIME: Final = "s"
MONEY: Final = "€"
TURN: Final = "fois"
_DAY: Final = "j"
_WEEK: Final = "semaine"
HOUR: Final = "h"
_IN_A_DAY: Final = (24, "h")
_UNSAID: Final = frozenset({TURN, "dose", "injection"})
_MOST_DENOMINATORS = 3
_LEAST: Final = Decimal("0.000001")


def _unit(of: str, times: Decimal, *, is_dose: bool = False, below: str = "") -> Unit:
    return Unit(of, times, is_dose, below, Measure((of,), times, times, is_dose))


def _units() -> dict[str, Unit]:  # noqa: PLR0915 - a table, one unit a line
    """Each spelling, singular and plural, French and English."""
    found: dict[str, Unit] = {}

    def add(of: str, times: Decimal | int, spellings: str, *, is_dose: bool = False, below: str = "") -> None:
        for spelling in spellings.split():
            found[spelling] = _unit(of, Decimal(times), is_dose=is_dose, below=below)

    add("µg", 10**9, "kg kilo kilos kilogramme kilogrammes kilogram kilograms")
    add("µg", 10**6, "g gramme grammes gram grams", is_dose=True)
    add("µg", 10**3, "mg milligramme milligrammes milligram milligrams", is_dose=True)
    add("µg", 1, "µg μg ug mcg microgramme microgrammes microgram micrograms", is_dose=True)
    add("µg", Decimal("0.001"), "ng nanogramme nanogrammes", is_dose=True)
    add("ml", 1000, "l L litre litres liter liters", is_dose=True)
    add("ml", 100, "dl dL")
    add("ml", 10, "cl cL", is_dose=True)
    add("ml", 1, "ml mL cc millilitre millilitres milliliter milliliters", is_dose=True)
    add("ml", Decimal("0.001"), "µl µL μl μL", is_dose=True)
    add("µmol", 10**6, "mol")
    add("µmol", 10**3, "mmol", is_dose=True)
    add("µmol", 1, "µmol μmol")
    add("µmol", Decimal("0.001"), "nmol")
    add("meq", 1, "mEq meq", is_dose=True)
    add("ui", 1, "UI ui IU U unité unités unit units", is_dose=True)
    add("ui", 10**6, "MUI", is_dose=True)
    add("osm", Decimal("0.001"), "mOsm mosm")
    add(TIME, 1, "s sec seconde secondes second seconds", below="s")
    add(TIME, 60, "min mn minute minutes", below="min")
    add(TIME, 3600, "h heure heures hour hours hr hrs", below=HOUR)
    add(TIME, 86400, "j jour jours journée journées day days", below=_DAY)
    add(TIME, 604800, "semaine semaines sem week weeks", below=_WEEK)
    add("mois", 1, "mois month months", below="mois")
    add("mois", 12, "an ans année années year years", below="an")
    add("mm", 1, "mm millimètre millimètres millimetre millimetres")
    add("mm", 10, "cm centimètre centimètres centimetre centimetres")
    add("mm", 1000, "m mètre mètres metre metres meter meters")
    add("mm", 10**6, "km kilomètre kilomètres kilometre kilometres")
    add("m²", 1, "m² m2")
    add("m²", Decimal("0.0001"), "cm² cm2")
    add("mm³", 1, "mm³ mm3")
    add("mmHg", 1, "mmHg")
    add("cmH2O", 1, "cmH2O")
    add("bar", 1, "bar bars")
    add("kPa", 1, "kPa")
    add("°C", 1, "°C")
    add("°", 1, "° degré degrés degree degrees")
    add("%", 1, "% percent")
    add("‰", 1, "‰")
    add("$", 1, "$ dollar dollars USD")
    add("£", 1, "£ GBP")
    add(MONEY, 1, "€ euro euros EUR")
    add(MONEY, 1000, "k€")
    add(MONEY, 10**6, "M€")
    add("kcal", 1, "kcal calories")
    add("kJ", 1, "kJ")
    add("mSv", 1, "mSv")
    add("Gy", 1, "Gy")
    add("bpm", 1, "bpm")
    add("G", 1, "G")
    add("Ch", 1, "Ch CH Fr")
    add(TURN, 1, "fois times time prise prises x")
    for forms in (
        "comprimé comprimés cp cps cpr tablet tablets",
        "gélule gélules capsule capsules",
        "ampoule ampoules ampule ampules",
        "goutte gouttes drop drops",
        "sachet sachets",
        "bouffée bouffées puff puffs",
        "suppositoire suppositoires suppository suppositories",
        "cuillère cuillères spoon spoons",
        "flacon flacons vial vials",
        "seringue seringues syringe syringes",
        "injection injections",
        "patch patchs patches",
        "pulvérisation pulvérisations spray sprays",
        "dose doses",
    ):
        add(forms.split()[0], 1, forms, is_dose=True)
    return found


_UNITS: Final = _units()
_BARE: Final = _unit(TURN, Decimal(1))
UNIT_WORDS: Final = frozenset(_UNITS)

# A word is read as far as the longest unit: "½½½…" is one word to a pattern.
# Emphasis may stand between a number and its unit: "**500** mg".
_TOKEN = re.compile(
    r"[*_]{0,3}[ \u00a0\u202f\u2009]?[*_]{0,3}"
    # "Les 15 premières minutes".
    r"(?:(?:(?:premi[eè]re?|derni[eè]re?|prochaine?)s?|first|last|next)[*_]{0,3}[ \u00a0\u202f][*_]{0,3})?"
    r"(°[ \u00a0\u202f]?C\b|[kM]?€|[$£]|[%‰°]|mm[ \u00a0]?Hg\b|cm[ \u00a0]?H2O\b"
    r"|(?:pour|per)[ \u00a0]cent\b|[^\W\d_]{1,16}+(?![^\W\d_²³]|['’])(?:[²³]|[23](?!\w))?)"
)
# "4 000 UI SC par jour": how it is given may stand between.
_DIVIDED = re.compile(
    r"[*_]{0,3}(?:[ \u00a0\u202f]?/[ \u00a0\u202f]?"
    r"|(?:[ \u00a0](?:IV|SC|IM|PO|per os)(?=[ \u00a0]par[ \u00a0]))?"
    r"[ \u00a0](?:(?:et|and)[ \u00a0])?(?:par|per|an?|chaque|each)[ \u00a0])"
    r"(?:(\d{1,4})(?:[.,](\d{1,3}))?[ \u00a0\u202f]?)?"
)
_DAILY = re.compile(r"[ \u00a0](?:(?P<j>daily|each day|every day)|(?P<semaine>weekly|every week))\b")
_SPELT = {"pourcent": "%", "percent": "%", "°C": "°C", "mmHg": "mmHg", "cmH2O": "cmH2O"}


def read_measure(text: str, place: int) -> tuple[Measure, int] | None:
    """The unit that follows a number at `place`, with what it is divided by, and where it ends."""
    found = _read_unit(text, place)
    if found is None:
        if not _may_go_on(text, place):
            return None
        rate = read_rate(text, place)
        return rate if len(rate[0].dimensions) > 1 else None
    unit, end = found
    if not _may_go_on(text, end) and unit.of != TURN:
        return unit.alone, end
    dimensions, times, end = _divided(text, end, unit)
    if unit.of == TURN:
        if not dimensions and text[place:end].strip(" \u00a0\u202f*_") == "x":
            return None
        return Measure((TURN, *dimensions), times, unit.times, is_dose=False), end
    # What is found in a volume of blood, or cleared of it, is no dose.
    is_found = "/ml" in dimensions or (unit.of == "ml" and "/m²" in dimensions)
    is_dose = unit.is_dose and not is_found
    return Measure((unit.of, *dimensions), times, unit.times, is_dose), end


def _read_unit(text: str, place: int) -> tuple[Unit, int] | None:
    token = _TOKEN.match(text, place)
    if token is None:
        return None
    word = token[1]
    unit = _UNITS.get(word)
    if unit is None:
        word = word.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
        unit = _UNITS.get(_SPELT.get(word, word))
    if unit is None and (len(word) > 1 or word == "H"):
        unit = _UNITS.get(word.lower())
    return None if unit is None else (unit, token.end())


def read_rate(text: str, place: int) -> tuple[Measure, int]:
    """A bare "3/j" says as much as "3 fois par jour", and "twice daily" as "2 fois par jour"."""
    dimensions, times, end = _divided(text, place, _BARE)
    return Measure((TURN, *dimensions), times, Decimal(1), is_dose=False), end


def _divided(text: str, end: int, unit: Unit) -> tuple[tuple[str, ...], Decimal, int]:
    times = unit.times
    dimensions: list[str] = []
    for _ in range(_MOST_DENOMINATORS):
        divided = _DIVIDED.match(text, end)
        found = _read_unit(text, divided.end()) if divided is not None else None
        if divided is None or found is None:
            break
        below, end = found
        count = Decimal(f"{divided[1]}.{divided[2] or 0}") if divided[1] else Decimal(1)
        if below.below:
            dimensions.append(_each(count, below.below))
        elif not (unit.is_dose and below.of in _UNSAID):
            dimensions.append(f"/{below.of}")
            times /= max(below.times * count, _LEAST)
    often = None if dimensions else _DAILY.match(text, end)
    if often is not None:
        dimensions.append(f"/{often.lastgroup}")
        end = often.end()
    return tuple(sorted(dimensions)), times, end


def _may_go_on(text: str, end: int) -> bool:
    """Most units are divided by nothing and said of no rhythm: the next characters tell."""
    following = text[end : end + 1]
    return following in _SIGNS or (following in _BLANKS and text[end + 1 : end + 2] in _GOING_ON)


_SIGNS = frozenset("/*_")
_BLANKS = frozenset(" \u00a0\u202f")
_GOING_ON = frozenset("/pPaceISdw")


def _each(count: Decimal, name: str) -> str:
    if (count, name) == _IN_A_DAY:
        return f"/{_DAY}"
    return f"/{name}" if count == 1 else f"/{count.normalize()} {name}"
