"""Finds links that lead to a person: profiles, personal pages, a name or number of somebody in the address.

Called once per text by `find`; works from "://", "www." and the hosts of social networks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from colombage.protection.rules.marks import mark
from colombage.protection.rules.page import Page
from colombage.protection.types import Label, Span

_LONGEST = 2000
_BODY = re.compile(rf"[^\s<>\"'«»{{}}|\\^`]{{1,{_LONGEST}}}")
_STARTS = ("://", "www.")
_SCHEMES = ("https", "http", "ftp")
_NETWORKS = re.compile(
    r"(?:[a-z]{2,3}\.)?(?:linkedin\.com/(?:in|pub)|facebook\.com|instagram\.com|twitter\.com|x\.com|tiktok\.com|snapchat\.com"
    r"|threads\.net|youtube\.com/@|github\.com|researchgate\.net/profile|orcid\.org|copainsdavant\.linternaute\.com"
    r"|doctolib\.fr)/[^\s<>\"'«»{}|\\^`]{2,200}"
)
_HOSTS = (
    "linkedin.",
    "facebook.",
    "instagram.",
    "twitter.",
    "tiktok.",
    "snapchat.",
    "doctolib.",
    "orcid.",
    "researchgate.",
)
_AT_WORK = ("doctolib.", "orcid.", "researchgate.", "linkedin.", "github.", "annuaire")
_TO_A_PERSON = re.compile(
    r"/~[a-z]|/(?:users?|profils?|profiles?|people|personnes?|membres?|members?|patients?|usagers?|agents?|fiche-patient"
    r"|in|u|annuaire/[a-z]+)/[^/?#\s]{2,}|/@[a-z]|[?&;#/](?:user(?:name|_?id)?|utilisateur|nom|prenom|name|first_?name"
    r"|last_?name|patient(?:_?id)?|ipp|nda|iep|nir|ins|e?-?mail|login|id_?patient|dossier|profile|identifiant|tel)=[^&\s]"
    r"|//[^/\s@]{1,80}@"
)
_TRAILING = ".,;:!?)]}"


def urls_in(page: Page) -> Iterator[Span]:
    folded = page.folded
    done = 0
    for start in _starts(folded):
        if start < done:
            continue
        body = _BODY.match(folded, start)
        if body is None:
            continue
        link = body[0].rstrip(_TRAILING)
        done = start + len(link)
        network = _NETWORKS.match(link.split("://")[-1].removeprefix("www."))
        if network or _TO_A_PERSON.search(link):
            private = not any(host in link for host in _AT_WORK)
            yield mark(page.text, start, done, Label.URL, 0.9, private=private)


def _starts(folded: str) -> list[int]:
    found: set[int] = set()
    at = folded.find("://")
    while at >= 0:
        scheme = next((each for each in _SCHEMES if folded.endswith(each, 0, at)), None)
        if scheme:
            found.add(at - len(scheme))
        at = folded.find("://", at + 3)
    for sign in ("www.", *_HOSTS):
        at = folded.find(sign)
        while at >= 0:
            if not folded[at - 1 : at].isalnum():
                found.add(at)
            at = folded.find(sign, at + len(sign))
    return sorted(found)
