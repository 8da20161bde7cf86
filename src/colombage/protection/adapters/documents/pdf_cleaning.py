"""What a PDF tells beside its pages' text: whatever is not needed to show the pages goes. In the child.

What stays is named, and not what goes: a document may carry anything. Entries: ISO 32000-1, 7.7 and 14.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable
from importlib import import_module
from typing import Any

from colombage.protection.adapters.documents.handling import Wish
from colombage.protection.adapters.documents.pdf_content import Rewriting, rewritten
from colombage.protection.adapters.documents.pictures import without_metadata
from colombage.protection.documents.types import Aside

pikepdf: Any = import_module("pikepdf")

_OF_DOCUMENT = frozenset({
    "/Type", "/Pages", "/Outlines", "/PageLayout", "/PageMode", "/Lang",
    "/OCProperties",
})  # fmt: skip
_OF_LAYERS = frozenset({"/BaseState", "/ON", "/OFF"})
_OF_PAGE = frozenset({
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/Resources",
    "/Contents", "/UserUnit", "/Group",
})  # fmt: skip
_NOWHERE = (
    "/Metadata", "/PieceInfo", "/LastModified", "/ActualText", "/Alt", "/AA", "/AF", "/StructParent",
    "/StructParents", "/Alternates", "/OPI", "/Thumb", "/SeparationInfo", "/Ref", "/Measure", "/GeoPointData",
)  # fmt: skip
_OF_PICTURE = frozenset({
    "/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/ImageMask", "/Mask",
    "/Decode", "/Interpolate", "/SMask", "/SMaskInData", "/Filter", "/DecodeParms", "/Length", "/Matte",
    "/Intent", "/OC",
})  # fmt: skip
_GREY = b"\xc8"
_DEEPEST = 20
_SPOKEN = re.compile(rb"ActualText|/\w*#")
"""In the content, also with letters of the name written as numbers."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def _from_base_85(body: bytes) -> bytes:
    return base64.a85decode(b"".join(body.split()).removeprefix(b"<~").removesuffix(b"~>"))


_PLAIN_FILTERS: dict[str, Callable[[bytes], bytes]] = {
    "/ASCII85Decode": _from_base_85,
    "/A85": _from_base_85,
    "/FlateDecode": zlib.decompress,
}
"""What may be wrapped around a photograph."""


def before_reading(pdf: Any, wish: Wish) -> None:
    """Forms become part of their pages: what people filled in is text of the page, and protected like it."""
    removed = wish.asides.removed
    root = pdf.Root
    form = root.get("/AcroForm", None)
    if form is not None:
        fields = list(form.get("/Fields", []))
        signed = sum(1 for each in fields if each.get("/FT", None) == pikepdf.Name.Sig)
        removed[Aside.SIGNATURES] += signed
        removed[Aside.FORM_FIELDS] += len(fields) - signed
        if form.get("/NeedAppearances", False):
            pdf.generate_appearance_streams()
    annotated = [page.obj for page in pdf.pages if "/Annots" in page.obj]
    for page in annotated:
        removed[Aside.ANNOTATIONS] += sum(
            isinstance(each, pikepdf.Dictionary) and each.get("/Subtype", None) != pikepdf.Name.Widget
            for each in page.Annots
        )
    if annotated:
        pdf.flatten_annotations("screen")
    for page in annotated:
        if "/Annots" in page:
            del page["/Annots"]
    _forget_spoken(pdf)


def _forget_spoken(pdf: Any) -> None:
    """PDFium reads the text that a mark speaks in place of the glyphs that it marks, and the two may differ:
    what is seen must be what is read."""
    for found in list(pdf.objects):
        if isinstance(found, pikepdf.Stream):
            if found.get("/Subtype", None) == pikepdf.Name.Form and _speaks(found):
                found.write(_without_marks(found))
        elif isinstance(found, pikepdf.Dictionary) and "/StructTreeRoot" not in found:
            _forget(found)
    for page in pdf.pages:
        pieces = page.obj.get("/Contents", None)
        streams = pieces if isinstance(pieces, pikepdf.Array) else [pieces]
        if any(isinstance(each, pikepdf.Stream) and _speaks(each) for each in streams):
            page.obj.Contents = pdf.make_stream(_without_marks(page))


def _speaks(stream: Any) -> bool:
    try:
        return _SPOKEN.search(stream.read_bytes()) is not None
    except pikepdf.PdfError:
        return False  # what does not unpack is refused by those that read the page


def _without_marks(target: Any) -> bytes:
    content = list(pikepdf.parse_content_stream(target))
    return pikepdf.unparse_content_stream(
        rewritten(content, Rewriting(keep_images=True), _no_form, _one_byte)
    )


def clean_document(pdf: Any, wish: Wish) -> None:
    removed = wish.asides.removed
    root = pdf.Root
    names = root.get("/Names", {})
    removed[Aside.EMBEDDED] += (
        int("/EmbeddedFiles" in names) + int("/Collection" in root) + int("/AF" in root)
    )
    removed[Aside.SCRIPTS] += int("/JavaScript" in names) + int("/OpenAction" in root) + int("/AA" in root)
    removed[Aside.STRUCTURE] += int("/StructTreeRoot" in root)
    removed[Aside.METADATA] += int("/Metadata" in root) + int("/Info" in pdf.trailer)
    for key in [each for each in root.keys() if each not in _OF_DOCUMENT]:  # noqa: SIM118 - no mapping
        del root[key]
    if not _LANGUAGE.fullmatch(str(root.get("/Lang", "fr"))):
        del root["/Lang"]
    for key in ("/Info", "/ID", "/DocChecksum", "/AdditionalStreams"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    for page in pdf.pages:
        removed[Aside.SCRIPTS] += int("/AA" in page.obj)
        for key in [each for each in page.obj.keys() if each not in _OF_PAGE]:  # noqa: SIM118
            del page.obj[key]
    _clean_layers(pdf, wish)


def _clean_layers(pdf: Any, wish: Wish) -> None:
    layers = pdf.Root.get("/OCProperties", None)
    if layers is None:
        return
    for key in [each for each in layers.keys() if each not in {"/OCGs", "/D"}]:  # noqa: SIM118 - no mapping
        del layers[key]
    wish.asides.left[Aside.LAYERS] += len(layers.get("/OCGs", []))
    settings = layers.get("/D", None)
    if settings is not None:
        # The order of a list on screen may hold headings, which are words.
        for key in [each for each in settings.keys() if each not in _OF_LAYERS]:  # noqa: SIM118 - no mapping
            del settings[key]
    layered = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
    for number, layer in enumerate(filter(_is_layer, layered), 1):
        for key in [each for each in layer.keys() if each != "/Type"]:  # noqa: SIM118 - no mapping
            del layer[key]
        layer.Name = f"Calque {number}"


def _is_layer(found: Any) -> bool:
    return found.get("/Type", None) == pikepdf.Name.OCG


def clean_objects(pdf: Any, wish: Wish, seen: set[tuple[int, int]]) -> None:
    """Everything else of the file, object by object; `seen` are the forms whose text was read."""
    masks = _masks(pdf)
    for found in pdf.objects:
        if not isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        _forget(found)
        if not isinstance(found, pikepdf.Stream):
            continue
        kind = found.get("/Subtype", None)
        if kind == pikepdf.Name.Image:
            _clean_picture(found, wish, is_mask=found.objgen in masks)
        elif kind == pikepdf.Name.Form or found.get("/PatternType", None) == 1:
            _clean_form(found, wish, read=found.objgen in seen)


def _forget(found: Any, depth: int = 0) -> None:
    """Also in what stands directly inside. Of properties that marks name, layers alone stay."""
    for key in _NOWHERE:
        if key in found:
            del found[key]
    properties = found.get("/Properties", None)
    if isinstance(properties, pikepdf.Dictionary):
        for name in list(properties.keys()):
            if properties[name].get("/Type", None) not in (pikepdf.Name.OCG, pikepdf.Name.OCMD):
                properties[name] = pikepdf.Dictionary()
    if depth < _DEEPEST:
        for key in found.keys():  # noqa: SIM118 - no mapping
            value = found[key]
            if isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
                _forget(value, depth + 1)


def _clean_form(form: Any, wish: Wish, *, read: bool) -> None:
    """Text that no page shows as text (in patterns, masks) is nobody's to read: it goes."""
    work = Rewriting(drop_texts=not read, keep_images=wish.keep_images)
    done = rewritten(list(pikepdf.parse_content_stream(form)), work, _no_form, _one_byte)
    if work.changed:
        form.write(pikepdf.unparse_content_stream(done))


def _no_form(name: Any) -> bool:
    """Forms in forms come by themselves."""
    del name
    return False


def _one_byte(name: Any) -> int:
    del name
    return 1


def _masks(pdf: Any) -> set[tuple[int, int]]:
    """Pictures that are part of others."""
    found: set[tuple[int, int]] = set()
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype", None) == pikepdf.Name.Image:
            for key in ("/SMask", "/Mask"):
                part = each.get(key, None)
                if isinstance(part, pikepdf.Stream):
                    found.add(part.objgen)
    return found


def _clean_picture(picture: Any, wish: Wish, *, is_mask: bool) -> None:
    if wish.keep_images and _strip(picture):
        wish.asides.left[Aside.IMAGES_KEPT] += not is_mask
        return
    wish.asides.removed[Aside.IMAGES] += not is_mask
    for key in [each for each in picture.keys() if each not in {"/Type", "/Subtype", "/OC"}]:  # noqa: SIM118
        if key != "/Length":
            del picture[key]
    picture.Width = picture.Height = 1
    picture.ColorSpace = pikepdf.Name.DeviceGray
    picture.BitsPerComponent = 8
    picture.write(_GREY)


def _strip(picture: Any) -> bool:
    """Without what cameras and programs wrote into it; False for a format that may hold words."""
    filters = picture.get("/Filter", None)
    names = [str(each) for each in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if "/JPXDecode" in names:
        return False
    for key in [each for each in picture.keys() if each not in _OF_PICTURE]:  # noqa: SIM118
        del picture[key]
    if names[-1] != "/DCTDecode":
        return True
    body = picture.read_raw_bytes()
    for name in names[:-1]:
        decode = _PLAIN_FILTERS.get(name)
        if decode is None:
            return False
        body = decode(body)
    stripped = without_metadata(body)
    if stripped is None:
        return False
    parameters = picture.get("/DecodeParms", None)
    if isinstance(parameters, pikepdf.Array):
        parameters = parameters[-1]
    picture.write(stripped[0], filter=pikepdf.Name.DCTDecode, decode_parms=parameters)
    return True
