"""PDFs that show one thing and tell another: what is seen is what is read, and what is cut is nowhere."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from colombage.files.types import MediaType
from tests.unit.protection.documents.making import NAME, protected

BODY = b"BT /F1 12 Tf 72 700 Td (Sans particularite.) Tj ET\n"
SEEN = b"BT /F1 12 Tf 72 600 Td (Jocelin Quervadec) Tj ET\n"


def page_of(content: bytes) -> Any:
    pdf: Any = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    pdf.pages[0].obj.Resources = pdf.make_indirect(Dictionary(Font=Dictionary(F1=pdf.make_indirect(font))))
    pdf.pages[0].obj.Contents = pdf.make_stream(content)
    return pdf


async def everything_in_the_copy_of(pdf: Any) -> str:
    target = io.BytesIO()
    pdf.save(target)
    copy, _ = await protected(target.getvalue(), MediaType.PDF)
    with pikepdf.open(io.BytesIO(copy)) as again:
        return "\n".join(
            each.read_bytes().decode("latin-1") if isinstance(each, pikepdf.Stream) else repr(each)
            for each in again.objects
        )


async def test_glyphs_are_read_and_not_what_a_mark_speaks_in_their_place() -> None:
    inline = page_of(b"/Span <</ActualText (rien)>> BDC " + SEEN + b"EMC " + BODY)
    assert "Quervadec" not in await everything_in_the_copy_of(inline)
    named = page_of(b"/Span /M BDC " + SEEN + b"EMC " + BODY)
    named.pages[0].obj.Resources.Properties = Dictionary(
        M=Dictionary(ActualText=String("rien"), E=String("Maelle"))
    )
    found = await everything_in_the_copy_of(named)
    assert "Quervadec" not in found
    assert "Maelle" not in found


async def test_what_was_cut_out_of_a_form_is_in_no_other_forms_resources() -> None:
    """Programs give all forms the same resources: one that is not changed still names the others."""
    pdf = page_of(BODY + b"/A Do /B Do\n")
    resources = pdf.pages[0].obj.Resources
    pieces = b"BT /F1 12 Tf 72 600 Td (Jocelin) Tj 50 0 Td (Quer) Tj 24 0 Td (vadec) Tj ET"
    resources.XObject = Dictionary(A=pdf.make_stream(pieces), B=pdf.make_stream(BODY))
    for form in (resources.XObject.A, resources.XObject.B):
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
        form.Resources = resources
    found = await everything_in_the_copy_of(pdf)
    assert "_1]" in found
    assert "vadec" not in found


async def test_letters_that_stand_apart_are_a_name() -> None:
    apart = "".join(f"({letter}) Tj 9 0 Td " for letter in NAME)
    pdf = page_of(BODY + f"BT /F1 12 Tf 72 600 Td {apart} ET".encode())
    found = await everything_in_the_copy_of(pdf)
    assert "_1]" in found
    assert "(Q)" not in found


async def test_layers_are_called_by_numbers_and_so_are_those_that_no_list_knows() -> None:
    pdf = page_of(BODY + b"/OC /L BDC " + SEEN + b"EMC /OC /K BDC " + BODY + b"EMC")
    layer, other = (
        pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("Quervadec", "Jocelin")
    )
    pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer, K=other)
    pdf.Root.OCProperties = Dictionary(
        OCGs=[layer], D=Dictionary(OFF=[layer], Order=[String("De Jocelin"), Array([layer])])
    )
    pdf.Root.ViewerPreferences = Dictionary(Titre=String("Jocelin"))
    found = await everything_in_the_copy_of(pdf)
    assert "Calque 1" in found
    assert "Quervadec" not in found
    assert "Jocelin" not in found
