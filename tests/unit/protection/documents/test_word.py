"""Word documents: words over runs, tracked changes, comments, properties, pictures, and what is hidden."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.shared import RGBColor

from colombage.files.errors import DocumentBroken, DocumentTrapped
from colombage.files.types import MediaType
from colombage.protection.documents.types import Aside
from tests.unit.protection.documents.making import (
    EMAIL,
    NAME,
    OTHER,
    SECRETS,
    letter,
    parts_of,
    protected,
    saved,
    with_parts,
    written,
)

DOCX = MediaType.DOCX


def words(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def leaks(content: bytes) -> list[tuple[str, str]]:
    """Where a secret stands in any part, tags cut out or not."""
    texts = {name: body.decode("utf-8", "replace") for name, body in parts_of(content).items()}
    return [
        (name, secret)
        for name, text in texts.items()
        for secret in SECRETS
        if secret.lower() in f"{name} {text} {re.sub('<[^>]*>', '', text)}".lower()
    ]


async def test_nothing_of_the_people_is_left_in_any_part() -> None:
    content = letter()
    assert leaks(content)  # the search finds them where they are
    copy, report = await protected(content, DOCX)
    assert leaks(copy) == []
    assert report.values_found == 0
    assert report.people == 2


async def test_a_name_over_runs_takes_the_looks_of_its_first_run_and_the_rest_keeps_its_own() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Le patient ", style="Quote")
    first, second, last = (paragraph.add_run(each) for each in ("Jocelin Quer", "vadec", ", sorti."))
    first.bold, second.italic, last.font.color.rgb = True, True, RGBColor(255, 0, 0)
    copy, _ = await protected(saved(document), DOCX)
    found = docx.Document(io.BytesIO(copy)).paragraphs[0]
    assert found.style is not None
    assert found.style.name == "Quote"
    assert [(run.text, run.bold, run.italic) for run in found.runs] == [
        ("Le patient ", None, None),
        ("[PATIENT_1]", True, None),
        ("", None, True),
        (", sorti.", None, None),
    ]
    assert found.runs[3].font.color.rgb == RGBColor(255, 0, 0)


async def test_tracked_changes_are_accepted_without_their_authors() -> None:
    copy, report = await protected(letter(), DOCX)
    assert "Reste arrivé [PATIENT_1]" in words(copy)
    body = parts_of(copy)["word/document.xml"].decode()
    assert not re.search(r"<w:(?:ins|del|delText)\b|2024-01-02", body)
    assert dict(report.removed)[Aside.CHANGES] == 2


async def test_a_deleted_paragraph_end_joins_what_it_parted() -> None:
    document = docx.Document()
    for text in ("Début ", "suite"):
        document.add_paragraph(text)
    mark = b'<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>'
    content = with_parts(saved(document), lambda _, body: body.replace(b"<w:p>", mark, 1))
    copy, _ = await protected(content, DOCX)
    assert words(copy) == ["Début suite"]


async def test_comments_stay_protected_and_without_authors_or_dates() -> None:
    copy, report = await protected(letter(), DOCX)
    (comment,) = list(docx.Document(io.BytesIO(copy)).comments)
    assert (comment.text, comment.author, comment.initials) == ("voir [PATIENT_1]", "Auteur 1", "A1")
    assert comment.timestamp is None
    assert dict(report.left)[Aside.COMMENTS_DATED] == 1


async def test_properties_are_empty() -> None:
    copy, report = await protected(letter(), DOCX)
    properties = docx.Document(io.BytesIO(copy)).core_properties
    assert (properties.author, properties.title, properties.last_modified_by) == ("", "", "")
    assert Aside.METADATA in dict(report.removed)


async def test_links_to_people_lead_nowhere_and_bookmarks_have_numbers() -> None:
    copy, report = await protected(letter(), DOCX)
    parts = parts_of(copy)
    assert b"mailto" not in parts["word/_rels/document.xml.rels"]
    assert b'w:name="signet_1"' in parts["word/document.xml"]
    assert dict(report.removed)[Aside.LINKS] == 1


async def test_pictures_give_way_to_grey_ones_of_the_same_size() -> None:
    content = letter()
    copy, report = await protected(content, DOCX)
    before, after = (docx.Document(io.BytesIO(each)).inline_shapes[0] for each in (content, copy))
    assert (before.width, before.height) == (after.width, after.height)
    (picture,) = (body for name, body in parts_of(copy).items() if "media" in name)
    assert picture.startswith(b"\x89PNG")
    assert dict(report.removed)[Aside.IMAGES] == 1


async def test_pictures_that_are_kept_lose_what_the_camera_wrote() -> None:
    copy, report = await protected(letter(), DOCX, keep_images=True)
    (picture,) = (body for name, body in parts_of(copy).items() if "media" in name)
    assert picture.startswith(b"\xff\xd8")
    assert NAME.encode() not in picture
    assert b"Exif" not in picture
    assert dict(report.left)[Aside.IMAGES_KEPT] == 1


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


async def test_what_nobody_asked_for_stays_behind() -> None:
    """Embedded objects, macros, attached data and parts of unknown kinds."""
    kinds = {
        "oleObject": Aside.EMBEDDED,
        "vbaProject": Aside.MACROS,
        "font": Aside.FONTS,
        "x": Aside.OTHER_PARTS,
    }
    entries = "".join(
        f'<Relationship Id="z{kind}" Type="{RELATION}/{kind}" Target="secret/{kind}.bin"/>' for kind in kinds
    ).encode()

    def change(name: str, body: bytes) -> bytes:
        if name == "word/_rels/document.xml.rels":
            return body.replace(b"</Relationships>", entries + b"</Relationships>")
        return body

    added = {f"word/secret/{kind}.bin": NAME.encode() for kind in kinds}
    copy, report = await protected(with_parts(letter(), change, **added), DOCX)
    assert leaks(copy) == []
    assert not any("secret" in name for name in parts_of(copy))
    assert set(kinds.values()) <= set(dict(report.removed))


async def test_text_boxes_notes_fields_and_variables_are_read() -> None:
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
        'alt="portrait de Jocelin Quervadec">'
        f"<v:textbox><w:txbxContent><w:p><w:r><w:t>Cadre {NAME}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r></w:p>"
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        '<w:r><w:instrText> HYPERLINK "mailto:jocelin.</w:instrText></w:r>'
        '<w:r><w:instrText>quervadec@exemple.fr" </w:instrText></w:r>'
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        f"<w:sdt><w:sdtPr><w:alias w:val='Nom de {NAME}'/></w:sdtPr><w:sdtContent>"
        f"<w:p><w:r><w:t>{NAME}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ).encode()
    variables = f'<w:docVars><w:docVar w:name="patient" w:val="{NAME}"/></w:docVars>'.encode()

    def change(name: str, body: bytes) -> bytes:
        if name == "word/document.xml":
            return body.replace(b"<w:body>", b"<w:body>" + box, 1)
        if name == "word/settings.xml":
            return body.replace(b"</w:settings>", variables + b"</w:settings>")
        return body

    copy, report = await protected(with_parts(letter(), change), DOCX)
    assert leaks(copy) == []
    body = parts_of(copy)["word/document.xml"].decode()
    assert f"Cadre {written(report, NAME)}" in body
    assert f'alt="portrait de {written(report, NAME)}"' in body


async def test_the_report_tells_which_placeholder_stands_for_what() -> None:
    _, report = await protected(letter(), DOCX)
    values = {each.value: each.written for each in report.correspondences}
    assert values[NAME] == "[PATIENT_1]"
    assert values[EMAIL].startswith("[EMAIL_")
    assert OTHER in values
    assert NAME not in repr(report)


async def test_a_bomb_is_refused() -> None:
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(letter())) as old,
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            body = old.read(name)
            if name == "word/document.xml":
                body = body.replace(b"<w:body>", b"<w:body>" + b" " * (60 << 20), 1)
            new.writestr(name, body)
    with pytest.raises(DocumentTrapped):
        await protected(bomb.getvalue(), DOCX)


async def test_entities_are_refused() -> None:
    def change(name: str, body: bytes) -> bytes:
        if name != "word/document.xml":
            return body
        return body.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>', 1)

    with pytest.raises(DocumentTrapped):
        await protected(with_parts(letter(), change), DOCX)


async def test_a_cut_file_is_refused() -> None:
    with pytest.raises(DocumentBroken):
        await protected(letter()[:3000], DOCX)
