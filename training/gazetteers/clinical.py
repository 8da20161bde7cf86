"""Drugs and eponyms: edsnlp's drug list and the French labels of ICD-10, and a list of eponyms of our own."""

from __future__ import annotations

import csv
import gzip
import json
import re
from pathlib import Path

from colombage.protection.gazetteers import Clinical, Is
from colombage.protection.word_lists import folded

_HERE = Path(__file__).parent
_NAMED_AFTER = re.compile(
    r"(?:maladie|syndrome|tumeur|sarcome|lymphome|anémie|paralysie|chorée|thyroïdite|dystrophie|ataxie|tétralogie"
    r"|diverticule|signe|ulcère|hernie|fracture|névralgie|encéphalite|purpura|pseudo-?\w+) d(?:e |u |')"
    r"((?:[A-ZÉ][a-zà-ÿ]+(?:[- ](?=[A-ZÉ]))?)+)"
)
_PART = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
_FREQUENT = 1.0
_NOT_PEOPLE = frozenset({"lyme", "oropouche", "marburg", "lassa", "ebola", "gram", "rift", "nile"})


def clinical_entries(
    packages: dict[str, Path], words: dict[str, float], names: dict[str, int]
) -> dict[str, int]:
    entries: dict[str, int] = {}
    for name in _drugs(packages["edsnlp"]):
        plain = folded(name)
        parts = _PART.findall(plain)
        if len(parts) == 1 and words.get(plain, 0) < _FREQUENT:
            entries[plain] = Clinical.DRUG
        elif parts and len(parts[0]) >= _SHORTEST and parts[0] not in words:
            entries[parts[0]] = Clinical.DRUG
    for name in _eponyms(packages["edsnlp"]):
        whole = folded(name)
        parts = {
            part for part in _PART.findall(whole) if len(part) >= _SHORTEST and not _often_a_name(part, names)
        }
        for each in {whole, *parts}:
            entries[each] = entries.get(each, 0) | Clinical.EPONYM
    return entries


def _often_a_name(part: str, names: dict[str, int]) -> bool:
    """Charcot-Marie-Tooth makes no eponym of every Marie."""
    return bool(names.get(part, 0) & (Is.FREQUENT_GIVEN | Is.FREQUENT_SURNAME))


def _drugs(package: Path) -> list[str]:
    by_code = json.loads(next(package.rglob("drugs.json")).read_text(encoding="utf-8"))
    return [name for names in by_code.values() for name in names] + _listed("drugs.txt")


def _eponyms(package: Path) -> list[str]:
    with gzip.open(next(package.rglob("cim10.csv.gz")), "rt", encoding="utf-8") as table:
        labels = [row["long"] for row in csv.DictReader(table)]
    mined = {name for label in labels for name in _NAMED_AFTER.findall(label)}
    return [name for name in sorted(mined) if folded(name) not in _NOT_PEOPLE] + _listed("eponyms.txt")


def _listed(name: str) -> list[str]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    entries = (entry.strip() for line in lines if not line.startswith("#") for entry in line.split(","))
    return [entry for entry in entries if entry]
