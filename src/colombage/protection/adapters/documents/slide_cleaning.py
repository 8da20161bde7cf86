"""What slides tell beside their words: authors and dates of comments, sections, passwords. For `office`.

Runs in the child. Elements: ECMA-376, part 1, 19; comments of today's PowerPoint: [MS-PPTX] 2.6.
"""

from __future__ import annotations

from colombage.protection.adapters.documents.handling import Wish
from colombage.protection.adapters.documents.parts import Parts
from colombage.protection.adapters.documents.xml import elements, local, local_name, remove
from colombage.protection.documents.types import Aside

_GONE = (
    "modifyVerifier", "embeddedFontLst", "custDataLst", "custData", "photoAlbum", "smartTags",
    "controls", "audioFile", "videoFile", "quickTimeFile", "wavAudioFile", "media", "snd", "sndAc",
)  # fmt: skip
_PLAIN_TYPES = {
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
}
_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_NO_MOMENT = "2000-01-01T00:00:00.000"


def clean_slides(parts: Parts, wish: Wish) -> None:
    if parts.main.content_type in _PLAIN_TYPES:
        parts.main.content_type = _PRESENTATION
    for part in parts.by_name.values():
        if part.tree is None:
            continue
        for element in elements(part.tree, *_GONE):
            remove(element)
        for number, section in enumerate(elements(part.tree, "section"), 1):
            if section.get("name"):
                section.set("name", f"Section {number}")
    _hide_authors(parts, wish)


def _hide_authors(parts: Parts, wish: Wish) -> None:
    for part in parts.of_kind("commentAuthors", "authors"):
        for number, author in enumerate(elements(part.tree, "cmAuthor", "author"), 1):
            for key, value in _ANONYMOUS.items():
                if key in author.attrib:
                    author.set(key, value.format(number=number))
    for part in parts.of_kind("comments"):
        for comment in elements(part.tree, "cm", "reply"):
            wish.asides.left[Aside.COMMENTS_DATED] += local(comment) == "cm"
            for key in list(comment.attrib):
                if local_name(key) == "dt":
                    del comment.attrib[key]
                elif local_name(key) == "created":
                    comment.set(key, _NO_MOMENT)


_ANONYMOUS = {
    "name": "Auteur {number}", "initials": "A{number}", "userId": "auteur-{number}", "providerId": "None",
}  # fmt: skip
