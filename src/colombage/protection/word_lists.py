"""How half a million words are kept so that they load in milliseconds and hold 3 MB: read by gazetteers.py,
written by `python -m training.gazetteers`.

A list is the sorted 32-bit sums of its folded entries, with a byte of flags for each, written as the steps
from one sum to the next, all low bytes first. About one unknown word in ten thousand is taken for an entry;
an entry is never missed.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, pairwise
from unicodedata import combining, normalize

_SUM_BYTES = 4
_SMALL = str.maketrans(
    "àâäáãåçéèêëíîïìñóôöòõúùûüýÿ’ʼ`´-‐‑аеорсухіјѕвкмнтαορνικ",
    "aaaaaaceeeeiiiinooooouuuuyy''''   aeopcyxijsbkmhtaopvik",
    "\u00ad\u200b\u200c\u200d\u2060\ufeff",
)
"""Letters with accents, the Cyrillic and Greek ones that look like ours; what is invisible is left out."""
_PAIRS = (("œ", "oe"), ("æ", "ae"), ("ß", "ss"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("ı", "i"))


@dataclass(frozen=True, slots=True)
class WordList:
    """One list: sorted sums, and one byte of flags for each."""

    sums: array[int]
    flags: bytes

    def flags_of(self, entry: str) -> int:
        """0 when the list does not hold it. `entry` is folded."""
        wanted = sum_of(entry)
        place = bisect_left(self.sums, wanted)
        return self.flags[place] if place < len(self.sums) and self.sums[place] == wanted else 0


def sum_of(entry: str) -> int:
    return zlib.crc32(entry.encode("utf-8", "surrogatepass"))


def folded(words: str) -> str:
    """Small letters without accents; hyphens are spaces and curly apostrophes plain, one for one.

    The same length as `words` unless they hold ligatures, invisible characters or accents apart from letters.
    """
    if words.isascii():
        return words.lower().replace("-", " ")
    plain = normalize("NFKC", words).lower().translate(_SMALL)
    if plain.isascii():
        return plain
    for pair, letters in _PAIRS:
        plain = plain.replace(pair, letters)
    return "".join(each for each in normalize("NFD", plain) if not combining(each))


def packed(entries: dict[str, int]) -> bytes:
    """The bytes of a list, as `unpacked` reads them. Entries whose sums meet share their flags."""
    by_sum: dict[int, int] = {}
    for entry, flags in entries.items():
        by_sum[sum_of(entry)] = by_sum.get(sum_of(entry), 0) | int(flags)
    sums = sorted(by_sum)
    steps = [after - before for before, after in pairwise((0, *sums))]
    content = bytearray(len(sums).to_bytes(_SUM_BYTES, "little"))
    for place in range(_SUM_BYTES):
        content += bytes(step >> 8 * place & 0xFF for step in steps)
    content += bytes(by_sum[each] for each in sums)
    return zlib.compress(bytes(content), 9)


def unpacked(content: bytes) -> WordList:
    plain = zlib.decompress(content)
    count = int.from_bytes(plain[:_SUM_BYTES], "little")
    interleaved = bytearray(_SUM_BYTES * count)
    for place in range(_SUM_BYTES):
        interleaved[place::_SUM_BYTES] = plain[_SUM_BYTES + place * count : _SUM_BYTES + (place + 1) * count]
    steps = array("I", bytes(interleaved))
    if sys.byteorder == "big":
        steps.byteswap()
    return WordList(array("I", accumulate(steps)), plain[_SUM_BYTES + _SUM_BYTES * count :])
