"""What an OpenDocument text repeats of its words in figures, names and base 64."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from odfdo import Document, Element, Paragraph, Style

from colombage.files.types import MediaType
from tests.unit.protection.documents.making import NAME, parts_of, protected

DATED = (
    '<text:p>né le <text:date text:date-value="1950-05-03" text:fixed="true">03/05/1950</text:date></text:p>'
)
CELLS = (
    '<table:table table:name="Quervadec"><table:table-column/><table:table-row>'
    '<table:table-cell office:value-type="date" office:date-value="1950-05-03"><text:p>03/05/1950</text:p>'
    '</table:table-cell><table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p>'
    "</table:table-cell></table:table-row></table:table>"
)
PICTURE = (
    "<text:p><draw:frame><draw:image><office:binary-data>{}</office:binary-data></draw:image></draw:frame>"
    "</text:p>"
)
CHOSEN = (
    '<text:p><text:conditional-text text:string-value-if-true="Quervadec">x</text:conditional-text></text:p>'
)
BODY = base64.b64encode(NAME.encode()).decode()


async def content_of(*added: str) -> str:
    element: Any = Element
    document = Document("text")
    document.body.append(Paragraph(f"Patient {NAME}, né le 03/05/1950."))
    document.insert_style(Style("paragraph", name="Suivi_20_Quervadec", display_name="Suivi Quervadec"))
    document.body.append(Paragraph("remarque", style="Suivi_20_Quervadec"))
    for each in added:
        document.body.append(element.from_tag(each))
    target = io.BytesIO()
    document.save(target)
    copy, _ = await protected(target.getvalue(), MediaType.ODT)
    parts = parts_of(copy)
    return "\n".join(parts[name].decode() for name in ("content.xml", "styles.xml"))


@pytest.mark.parametrize("added", [DATED, CELLS, PICTURE.format(BODY), CHOSEN])
async def test_nothing_is_left_beside_the_words(added: str) -> None:
    found = await content_of(added)
    for told in ("1950", "uervadec", BODY):
        assert told not in found
    if added == DATED:
        assert "text:date" not in found, "it would show the day on which it is read"
    if added == CELLS:
        assert 'office:value="7"' in found


async def test_a_field_of_a_property_keeps_what_it_shows() -> None:
    found = await content_of(
        '<text:p>avant <text:user-defined text:name="x">Urgent</text:user-defined></text:p>'
    )
    assert "Urgent" in found
    assert "user-defined" not in found
