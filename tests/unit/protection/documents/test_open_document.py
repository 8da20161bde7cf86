"""LibreOffice texts: paragraphs over their spans, annotations, tracked changes, pictures, properties."""

from __future__ import annotations

import io
import zipfile

from odfdo import Annotation, Document, Frame, Header, Paragraph

from colombage.files.types import MediaType
from colombage.protection.documents.types import Aside
from tests.unit.protection.documents.making import (
    EMAIL,
    NAME,
    OTHER,
    parts_of,
    picture,
    protected,
    with_parts,
    written,
)
from tests.unit.protection.documents.test_word import leaks

CHANGES = (
    "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info>"
    f"<dc:creator>{OTHER}</dc:creator><dc:date>2024-01-02T03:04:05</dc:date></office:change-info>"
    f"<text:p>parti {NAME}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
LINKED = (
    "<text:p>Le patient <text:span>Jocelin Quer</text:span>vadec<text:change text:change-id='c1'/> va bien, "
    f"<text:a xlink:href='mailto:{EMAIL}'>{EMAIL}</text:a>.<text:note text:note-class='footnote'>"
    f"<text:note-body><text:p>note sur {NAME}</text:p></text:note-body></text:note></text:p>"
)


def text_document() -> bytes:
    document = Document("text")
    document.meta.creator = OTHER
    document.meta.title = f"Courrier {NAME}"
    body = document.body
    body.clear()
    body.append(Header(1, f"Courrier au sujet de {NAME}"))
    noted = Paragraph("remarque")
    noted.append(Annotation(f"voir {NAME}", creator=OTHER))
    body.append(noted)
    image = document.add_file(io.BytesIO(picture().getvalue()))
    body.append(
        Frame.image_frame(image, name="photo_quervadec.jpg", size=("4cm", "2cm"), anchor_type="paragraph")
    )
    target = io.BytesIO()
    document.save(target)

    def change(name: str, content: bytes) -> bytes:
        if name != "content.xml":
            return content
        start = content.index(b"<office:text")
        end = content.index(b">", start) + 1
        return content[:end] + f"{CHANGES}{LINKED}".encode() + content[end:]

    return with_parts(target.getvalue(), change)


async def test_nothing_of_the_people_is_left_in_any_part() -> None:
    assert leaks(text_document())
    copy, report = await protected(text_document(), MediaType.ODT)
    assert leaks(copy) == []
    assert report.values_found == 0
    removed = dict(report.removed)
    assert removed[Aside.CHANGES] == 1
    assert removed[Aside.IMAGES] == 1
    assert removed[Aside.LINKS] == 1
    assert Aside.METADATA in removed
    assert dict(report.left)[Aside.COMMENTS_DATED] == 1


async def test_the_words_stand_where_they_stood() -> None:
    copy, report = await protected(text_document(), MediaType.ODT)
    document = Document(io.BytesIO(copy))
    texts = [paragraph.inner_text for paragraph in document.body.paragraphs]
    name, email = written(report, NAME), written(report, EMAIL)
    assert f"Le patient {name} va bien, [{email}](about:blank).note sur {name}" in texts  # as odfdo writes it
    assert f"note sur {name}" in texts
    assert [header.inner_text for header in document.body.headers] == [f"Courrier au sujet de {name}"]


async def test_the_file_is_one_that_its_readers_take() -> None:
    copy, _ = await protected(text_document(), MediaType.ODT)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    parts = parts_of(copy)
    assert set(parts) == {
        *("mimetype", "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"),
        "Pictures/image_1.png",
    }
