"""Forms with what must be found in braces ("chambre {214}"): read by tests/unit/protection/forms.

⏎ stands for a line break and ⇥ for a tab, so that each form is one line of its table.
"""

from __future__ import annotations

from colombage.protection.rules import find
from colombage.protection.types import Label


def wanted_in(form: str) -> set[int]:
    """The places of the letters and digits inside the braces, counted without the braces."""
    places: set[int] = set()
    inside = False
    place = 0
    for sign in form:
        if sign in "{}":
            inside = sign == "{"
            continue
        if inside and sign.isalnum():
            places.add(place)
        place += 1
    return places


def found_in(form: str, *labels: Label) -> set[int]:
    """The places of the letters and digits that the rules find under these labels."""
    text = form.translate(str.maketrans("⏎⇥", "\n\t", "{}"))
    return {
        place
        for span in find(text)
        if span.label in labels
        for place in range(span.start, span.end)
        if text[place].isalnum()
    }
