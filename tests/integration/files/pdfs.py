"""PDF files for the tests: ordinary ones, and those that an attacker would send."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

SENTENCES = (
    "Le pansement est changé tous les sept jours, ou plus tôt s’il est décollé ou souillé.",
    "L’infirmier vérifie le point de ponction à chaque passage et trace la date dans le dossier.",
    "En cas de fièvre supérieure à 38,5 °C, le médecin est prévenu sans délai.",
    "Le rinçage pulsé se fait avec 10 ml de chlorure de sodium à 0,9 %.",
)


def pdf(pages: Sequence[Sequence[str]], *, footer: str | None = None) -> bytes:
    """A page for each sequence of lines; a line that starts with "# " is large and bold."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    for number, lines in enumerate(pages, 1):
        if footer:
            sheet.setFont("Helvetica", 8)
            sheet.drawString(60, 30, footer.format(page=number, pages=len(pages)))
        height = 780
        for line in lines:
            if line.startswith("# "):
                height -= 10
                sheet.setFont("Helvetica-Bold", 15)
                sheet.drawString(60, height, line[2:])
                height -= 24
            else:
                sheet.setFont("Helvetica", 10)
                sheet.drawString(60, height, line)
                height -= 13
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def long_pdf(pages: int, lines: int = 40) -> bytes:
    body = [SENTENCES[line % len(SENTENCES)] for line in range(lines)]
    return pdf([[f"# {number}. Partie", *body] for number in range(1, pages + 1)])


def with_hidden_lines(text: str) -> bytes:
    """A sentence anyone reads, and `text` twice: too small to be seen, and beside the page."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    sheet.setFont("Helvetica", 10)
    sheet.drawString(60, 700, "Le soin est tracé.")
    sheet.drawString(60, -200, text)
    sheet.setFont("Helvetica", 1)
    sheet.drawString(60, 600, text)
    sheet.save()
    return out.getvalue()


def with_unseen_texts(text: str) -> bytes:
    """Sentences anyone reads, and `text` as nobody does: unpainted, white, tiny, outside the page."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    sheet.setFont("Helvetica", 10)
    sheet.drawString(60, 760, "Le soin est tracé.")
    sheet.setFillGray(0)
    sheet.rect(50, 700, 400, 20, fill=1)
    sheet.setFillGray(1)
    sheet.drawString(60, 706, "Titre blanc sur fond noir.")
    sheet.drawString(60, 600, text)
    sheet.drawString(150, 760, text)
    sheet.setFillGray(0)
    sheet.drawString(700, 760, text)
    sheet.setFont("Helvetica", 0.5)
    sheet.drawString(160, 760, text)
    sheet.setFont("Helvetica", 10)
    invisible = sheet.beginText(60, 500)
    invisible.setTextRenderMode(3)
    invisible.textLine(text)
    sheet.drawText(invisible)
    sheet.save()
    return out.getvalue()


def ruled_table(rows: Sequence[Sequence[str]], *, turned: bool = False, around: bool = True) -> bytes:
    """A page with a table whose cells have lines around them; its first row is bold."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    if turned:
        sheet.setPageRotation(90)
        sheet.rotate(90)
        sheet.translate(0, -A4[0])
    sheet.setFont("Helvetica", 10)
    if around:
        sheet.drawString(60, 500, "Le tableau qui suit dit le rythme des soins.")
    width, height, top = 130, 30, 480
    for number, row in enumerate(rows):
        sheet.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 10)
        for column, cell in enumerate(row):
            for line, part in enumerate(cell.split("\n")):
                sheet.drawString(64 + column * width, top - 12 - number * height - 12 * line, part)
            sheet.rect(60 + column * width, top - (number + 1) * height, width, height)
    if around:
        sheet.setFont("Helvetica", 10)
        sheet.drawString(60, top - len(rows) * height - 30, "Après le tableau, le texte reprend.")
    sheet.save()
    return out.getvalue()


def scan_of(content: bytes, *, also: bytes | None = None, stamp: str = "") -> bytes:
    """The pages of a PDF as pictures, as of a scanner, with a stamp; then those of `also` as they are."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            picture = page.render(scale=200 / 72, grayscale=True).to_pil()
            sheet.drawImage(ImageReader(picture), 0, 0, width=A4[0], height=A4[1])
            sheet.drawString(60, 20, stamp)
            sheet.showPage()
    sheet.save()
    if also is None:
        return out.getvalue()
    return one_after_the_other(out.getvalue(), also)


def one_after_the_other(*contents: bytes) -> bytes:
    writer = PdfWriter()
    for content in contents:
        writer.append(PdfReader(io.BytesIO(content)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scan_with_text(lines: Sequence[str]) -> bytes:
    """A page that is a picture, with invisible text on it."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    text = sheet.beginText(60, 700)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    for line in lines:
        text.textLine(line)
    sheet.drawText(text)
    sheet.save()
    return on_one_page(scanned_pdf(), out.getvalue())


def on_one_page(*contents: bytes) -> bytes:
    """The first pages of these files, one over the other."""
    first, *others = (PdfReader(io.BytesIO(content)).pages[0] for content in contents)
    writer = PdfWriter()
    page = writer.add_page(first)
    for other in others:
        page.merge_page(other)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_broken_cross_references(content: bytes) -> bytes:
    """Each offset of the cross-reference table points elsewhere, and the file's end to no table at all."""
    head, _, table = content.partition(b"\nxref\n")
    lines = [
        b"%010d%b" % (int(line[:10]) // 3, line[10:]) if line.endswith(b"n ") else line
        for line in table.split(b"\n")
    ]
    whole = head + b"\nxref\n" + b"\n".join(lines)
    before, _, _ = whole.rpartition(b"startxref")
    return before + b"startxref\n99999999\n%%EOF\n"


def with_actions(address: str) -> bytes:
    """A page with a sentence, and all that could reach `address`: scripts, a link, a picture, a form."""
    objects = _one_page(b"BT /F1 12 Tf 60 700 Td (Le soin est trace.) Tj ET /Im1 Do", b"")
    url = address.encode()
    script = b"<</S/JavaScript/JS(app.launchURL('%b/script', true); this.submitForm('%b/form'))>>" % (
        url,
        url,
    )
    objects |= {
        1: b"<</Type/Catalog/Pages 2 0 R/OpenAction 7 0 R/AA<</WC 7 0 R>>"
        b"/Names<</JavaScript<</Names[(start) 7 0 R]>>>>>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Annots[8 0 R]/AA<</O 7 0 R>>"
        b"/Resources<</Font<</F1 5 0 R>>/XObject<</Im1 6 0 R>>>>>>",
        6: b"<</Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray"
        b"/F<</FS/URL/F(%b/picture)>>/FFilter/DCTDecode/Length 0>>\nstream\n\nendstream" % url,
        7: script,
        8: b"<</Type/Annot/Subtype/Link/Rect[0 0 600 800]/A<</S/URI/URI(%b/link)>>>>" % url,
    }
    return raw_pdf(objects)


def empty_pages(count: int) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scanned_pdf() -> bytes:
    """A page that is a picture."""
    from reportlab.lib.utils import ImageReader

    picture = b"P6 64 64 255\n" + bytes(range(256)) * 48
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    sheet.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, width=A4[0], height=A4[1])
    sheet.save()
    return out.getvalue()


def encrypted_pdf(user_password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([SENTENCES]))))
    writer.encrypt(user_password=user_password, owner_password="propriétaire", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def raw_pdf(objects: dict[int, bytes]) -> bytes:
    """A file of these numbered objects; object 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)


def _stream(body: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(body), body)


def page_tree_loop() -> bytes:
    """Pages whose child is their own parent."""
    return raw_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 5/Parent 3 0 R>>",
            3: b"<</Type/Pages/Kids[2 0 R]/Count 5/Parent 2 0 R>>",
        }
    )


def claimed_pages(count: int) -> bytes:
    """A file that claims to hold `count` pages and holds none."""
    return raw_pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count %d>>" % count})


def _one_page(content: bytes, entries: bytes, fonts: bytes = b"/F1 5 0 R") -> dict[int, bytes]:
    return {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<<%b>>>>>>"
        % fonts,
        4: _stream(content, entries),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }


def with_hidden_characters() -> bytes:
    """A sentence with a zero-width space and two tag characters, which the font draws as nothing."""
    objects = _one_page(b"BT /F1 12 Tf 60 700 Td (Le soinXYY est trace.) Tj ET", b"")
    unicode_map = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        b"1 begincodespacerange <00> <FF> endcodespacerange "
        b"2 beginbfchar <58> <200B> <59> <DB40DC41> endbfchar"
    )
    objects |= {
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        6: _stream(unicode_map + b" endcmap end end"),
    }
    return raw_pdf(objects)


def deflate_bomb(megabytes: int) -> bytes:
    """A page whose content is small on disk and `megabytes` large once inflated, twice over."""
    inner = zlib.compressobj(9)
    block = b"BT /F1 10 Tf 10 10 Td (bombe) Tj ET\n" * 29_127  # a megabyte
    squeezed = b"".join(inner.compress(block) for _ in range(megabytes)) + inner.flush()
    return raw_pdf(_one_page(zlib.compress(squeezed, 9), b"/Filter[/FlateDecode/FlateDecode]"))


def with_bomb(content: bytes, megabytes: int) -> bytes:
    """A file whose last page inflates to `megabytes`."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    page = writer.pages[-1]
    bomb = StreamObject()
    bomb.set_data(zlib.compress(b"BT /F1 10 Tf 10 10 Td (bombe) Tj ET\n" * 29_127 * megabytes, 9))
    bomb[NameObject("/Filter")] = NameObject("/FlateDecode")
    page[NameObject("/Contents")] = writer._add_object(bomb)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def object_stream_bomb(megabytes: int) -> bytes:
    """An object stream that inflates to `megabytes`, with a cross-reference stream that points into it."""
    content = b"0 0 <<>>" + b" " * (megabytes * 1024 * 1024)
    objects = zlib.compress(content, 9)
    out = bytearray(b"%PDF-1.7\n")
    first = len(out)
    out += b"1 0 obj\n%b\nendobj\n" % _stream(objects, b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode")
    start = len(out)
    rows = b"\x00\x00\x00\x00\x00\x00" + b"\x01" + first.to_bytes(4, "big") + b"\x00"
    rows += b"\x02\x00\x00\x00\x01\x00" * 3 + b"\x01" + start.to_bytes(4, "big") + b"\x00"
    out += b"5 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        _stream(rows, b"/Type/XRef/Size 6/W[1 4 1]/Root 2 0 R"),
        start,
    )
    return bytes(out)


def many_fonts(count: int) -> bytes:
    """A page that names `count` fonts and writes a letter in each."""
    names = b" ".join(b"/F%d %d 0 R" % (number, number + 10) for number in range(1, count + 1))
    content = b"".join(
        b"BT /F%d 10 Tf 10 %d Td (a) Tj ET\n" % (number, 10 + number % 700) for number in range(1, count + 1)
    )
    objects = _one_page(content, b"", names)
    objects |= {
        number + 10: b"<</Type/Font/Subtype/TrueType/BaseFont/Inconnue%d>>" % number
        for number in range(1, count + 1)
    }
    return raw_pdf(objects)


def nested_arrays(depth: int) -> bytes:
    """Brackets in brackets: what overflows a reader that calls itself."""
    return raw_pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"[" * depth + b"]" * depth})
