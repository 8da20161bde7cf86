"""Finds e-mail addresses and says whose they are. Called once per text, works from each at sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from colombage.protection.rules.marks import mark
from colombage.protection.types import Label, Span

_LONGEST_LOCAL = 64
_AT = re.compile(r"@|[(\[]\s?(?:at|arobase|chez)\s?[)\]]|\sarobase\s", re.IGNORECASE)
_LOCAL = re.compile(r"[\w.%+'’\-]{1,64}\Z")
_LOCAL_APART = re.compile(r"([\w.%+'’\-]{1,64})\s\Z")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w\-]{0,61}[^\W_])?\.){1,6}[^\W\d_]{2,24}(?![\w@])")
_PLAIN_DOMAIN = re.compile(
    r"\s{0,2}((?:[^\W_](?:[\w\-]{0,61}[^\W_])?\.){1,6}(?:fr|com|org|net|eu|ch|be|lu|re|gp|mq|gf|yt|nc|pf))(?![\w@])"
)

_DOT = r"\s?(?:\.|,|[(\[]\s?(?:dot|point)\s?[)\]]|\s(?:point|dot)\s)\s?"
_SPELT_DOMAIN = re.compile(rf"\s{{0,2}}([\w-]{{2,40}}){_DOT}(fr|com|net|org)(?![\w@])", re.IGNORECASE)
_PERSONAL_NAMES = frozenset(
    re.findall(
        r"\S+",
        "gmail googlemail orange wanadoo free sfr neuf numericable cegetel laposte hotmail outlook live msn "
        "yahoo ymail icloud me mac proton protonmail pm gmx bbox bouyguestelecom aol aliceadsl club-internet "
        "libertysurf voila caramail noos tutanota tuta mailo netcourrier yandex zoho nordnet",
    )
)
_ENDINGS = frozenset(re.findall(r"\S+", "fr com net org me co eu be ch lu ca de es it uk ru"))
_SIGNS = ("@", "(", "[", "arobase", "AROBASE")
_DOTS = re.compile(_DOT, re.IGNORECASE)
_TRIMMED = ".'’-"


def emails_in(text: str) -> Iterator[Span]:
    """Addresses in their usual form, with "(at)", and with a space or a line break around the at sign.

    An address at a provider for the public (gmail, orange, free…) is a private person's; one at an
    organisation's own domain names somebody in their function.
    """
    if not any(sign in text for sign in _SIGNS):
        return
    for sign in _AT.finditer(text):
        span = _address_around(text, sign.start(), sign.end())
        if span:
            yield span


def _address_around(text: str, sign_start: int, sign_end: int) -> Span | None:
    reach = max(0, sign_start - _LONGEST_LOCAL - 1)
    local = _LOCAL.search(text, reach, sign_start)
    domain = _DOMAIN.match(text, sign_end)
    if not (local and domain and sign_end - sign_start == 1):
        local = local or _LOCAL_APART.search(text, reach, sign_start)
        domain = _PLAIN_DOMAIN.match(text, sign_end) or _spelt_domain(text, sign_end)
    if local is None or domain is None:
        return None
    written = local[0].strip()
    start = local.start() + len(written) - len(written.lstrip(_TRIMMED))
    if start >= sign_start:
        return None
    private = _is_personal(_DOTS.sub(".", domain[0].strip().lower()))
    return mark(text, start, domain.end(), Label.EMAIL, 0.95, private=private)


def _spelt_domain(text: str, start: int) -> re.Match[str] | None:
    """As "gmail point com", "gmail,com": of public providers alone, since a comma also ends a phrase."""
    found = _SPELT_DOMAIN.match(text, start)
    return found if found and found[1].lower() in _PERSONAL_NAMES else None


def _is_personal(domain: str) -> bool:
    """Whether a provider's name and an ending follow each other: gmail.com, yahoo.co.uk, and orange.fr.Il,
    where a sentence that begins without a space was taken along."""
    return any(name in _PERSONAL_NAMES and ending in _ENDINGS for name, ending in pairwise(domain.split(".")))
