"""Communes of France, today's and former ones, and postcodes: open data of etalab and La Poste."""

from __future__ import annotations

import json
from pathlib import Path

from colombage.protection.gazetteers import with_saints_in_full
from colombage.protection.word_lists import folded

_PLACE = 1


def place_entries(packages: dict[str, Path]) -> dict[str, int]:
    entries: dict[str, int] = {}
    communes = packages["@etalab/decoupage-administratif"] / "data/communes.json"
    for commune in json.loads(communes.read_text(encoding="utf-8")):
        entries[with_saints_in_full(folded(commune["nom"]))] = _PLACE
        entries |= dict.fromkeys(commune.get("codesPostaux", ()), _PLACE)
    for place in json.loads((packages["codes-postaux"] / "codes-postaux.json").read_text(encoding="utf-8")):
        entries[place["codePostal"]] = _PLACE
        for written in (place["nomCommune"], place["libelleAcheminement"]):
            entries[with_saints_in_full(folded(written))] = _PLACE
    return entries
