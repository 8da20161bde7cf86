"""Control keys and shapes of numbered identifiers: pure arithmetic, called by the finders.

Inputs are the significant characters alone, separators taken out; letters in capitals.
"""

from __future__ import annotations

_NIR_LENGTH = 15
_NIR_FIRST = frozenset("123478")
_MONTHS = frozenset((*range(1, 13), *range(20, 43), *range(50, 100)))
_LUHN_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_CORSICA = {"2A": "19", "2B": "18"}
_LA_POSTE = "356000000"

IBAN_LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DZ": 26,
    "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26,
    "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MA": 28, "MC": 27, "MT": 31, "NL": 18, "NO": 15,
    "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TN": 24, "TR": 26,
}  # fmt: skip
"""Lengths by country, from the SWIFT register of IBAN formats."""


def luhn_holds(digits: str) -> bool:
    """The Luhn sum (ISO/IEC 7812-1): RPPS, SIRET, SIREN."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit)
        total += _LUHN_DOUBLED[value] if place % 2 else value
    return total % 10 == 0


def siret_key_holds(digits: str) -> bool:
    """Luhn, except for the offices of La Poste, whose digits sum to a multiple of five."""
    if digits.startswith(_LA_POSTE) and digits != _LA_POSTE:
        return luhn_holds(digits) or sum(map(int, digits)) % 5 == 0
    return luhn_holds(digits)


def nir_shape_holds(characters: str) -> bool:
    """Sex, month and department of a NIR of 13 or 15 characters are possible ones.

    Sex 1, 2; 3, 4 for foreigners being registered; 7, 8 for temporary numbers. Months 20 to 42 and 50 to 99
    stand for an unknown month of birth (arrêté and notes of INSEE on the répertoire).
    """
    month = characters[3:5]
    department = characters[5:7]
    return (
        characters[0] in _NIR_FIRST
        and month.isdigit()
        and int(month) in _MONTHS
        and department != "00"
        and (department.isdigit() or department in _CORSICA)
        and characters[7:].isdigit()
    )


def nir_key_holds(characters: str) -> bool:
    """Key = 97 − n mod 97 over the first 13 characters, 2A counted as 19 and 2B as 18."""
    if len(characters) != _NIR_LENGTH:
        return False
    department = _CORSICA.get(characters[5:7], characters[5:7])
    number = characters[:5] + department + characters[7:13]
    if not (number + characters[13:]).isdecimal():
        return False
    return 97 - int(number) % 97 == int(characters[13:])


def iban_key_holds(characters: str) -> bool:
    """ISO 13616: moved by four, letters as 10 to 35, the whole is 1 modulo 97."""
    moved = characters[4:] + characters[:4]
    return int("".join(str(int(each, 36)) for each in moved)) % 97 == 1
