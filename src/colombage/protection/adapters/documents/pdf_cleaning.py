"""What a PDF tells beside its pages' text: whatever is not needed to show the pages goes. In the child.

What stays is named, and not what goes: a document may carry anything. Entries: ISO 32000-1, 7.7 and 14.
"""

from __future__ import annotations

import base64
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
    "/Type", "/Pages", "/Outlines", "/PageLayout", "/PageMode", "/ViewerPreferences", "/Lang",
    "/OCProperties", "/Version",
})  # fmt: skip
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
    for key in ("/Info", "/ID", "/DocChecksum", "/AdditionalStreams"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    for page in pdf.pages:
        removed[Aside.SCRIPTS] += int("/AA" in page.obj)
        for key in [each for each in page.obj.keys() if each not in _OF_PAGE]:  # noqa: SIM118
            del page.obj[key]
    _clean_layers(root, wish)


def _clean_layers(root: Any, wish: Wish) -> None:
    layers = root.get("/OCProperties", None)
    if layers is None:
        return
    for number, layer in enumerate(layers.get("/OCGs", []), 1):
        wish.asides.left[Aside.LAYERS] += 1
        layer.Name = f"Calque {number}"
        for key in ("/Usage", "/Intent"):
            if key in layer:
                del layer[key]
    for settings in [layers.get("/D", None), *layers.get("/Configs", [])]:
        for key in ("/Name", "/Creator"):
            if settings is not None and key in settings:
                del settings[key]


def clean_objects(pdf: Any, wish: Wish, seen: set[tuple[int, int]]) -> None:
    """Everything else of the file, object by object; `seen` are the forms whose text was read."""
    masks = _masks(pdf)
    for found in pdf.objects:
        if not isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        for key in _NOWHERE:
            if key in found:
                del found[key]
        if not isinstance(found, pikepdf.Stream):
            continue
        kind = found.get("/Subtype", None)
        if kind == pikepdf.Name.Image:
            _clean_picture(found, wish, is_mask=found.objgen in masks)
        elif kind == pikepdf.Name.Form or found.get("/PatternType", None) == 1:
            _clean_form(found, wish, read=found.objgen in seen)


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
