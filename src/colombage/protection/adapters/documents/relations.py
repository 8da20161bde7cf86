"""Which relations of an office document are followed, and what the others are to people. For `parts`.

A kind is the last word of a relation's type; those of Microsoft's extensions are in [MS-DOCX], [MS-XLSX],
[MS-PPTX], the others in ECMA-376, part 1.
"""

from __future__ import annotations

from colombage.protection.documents.types import Aside

PICTURES = frozenset({"image"})

KEPT = PICTURES | {
    "officeDocument", "hyperlink", "core-properties", "extended-properties",
    # Word
    "styles", "settings", "webSettings", "fontTable", "theme", "numbering", "header", "footer",
    "footnotes", "endnotes", "comments", "commentsExtended", "glossaryDocument",
    # Drawings and charts
    "drawing", "chart", "chartEx", "chartUserShapes", "chartStyle", "chartColorStyle", "themeOverride",
    "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing", "vmlDrawing",
    # Excel
    "worksheet", "chartsheet", "dialogsheet", "sharedStrings", "table", "sheetMetadata", "threadedComment",
    "person",
    # PowerPoint
    "slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster", "handoutMaster", "presProps",
    "viewProps", "tableStyles", "commentAuthors", "authors",
}  # fmt: skip

REMOVED: dict[str, Aside | None] = {
    "oleObject": Aside.EMBEDDED, "package": Aside.EMBEDDED, "aFChunk": Aside.EMBEDDED,
    "subDocument": Aside.OUTSIDE, "embeddedFile": Aside.EMBEDDED,
    "vbaProject": Aside.MACROS, "wordVbaData": Aside.MACROS, "control": Aside.MACROS,
    "activeXControlBinary": Aside.MACROS, "ctrlProp": Aside.MACROS, "keyMapCustomizations": Aside.MACROS,
    "attachedToolbars": Aside.MACROS, "xlMacrosheet": Aside.MACROS, "xlIntlMacrosheet": Aside.MACROS,
    "ui": Aside.MACROS, "extensibility": Aside.MACROS, "userCustomization": Aside.MACROS,
    "webextensiontaskpanes": Aside.MACROS, "webextension": Aside.MACROS,
    "customXml": Aside.CUSTOM_DATA, "customXmlProps": None, "tags": Aside.CUSTOM_DATA,
    "customXmlData": Aside.CUSTOM_DATA, "xmlMaps": Aside.CUSTOM_DATA,
    "classificationlabels": Aside.CUSTOM_DATA,
    "custom-properties": Aside.METADATA, "thumbnail": Aside.METADATA, "people": Aside.METADATA,
    "metadata/thumbnail": Aside.METADATA, "printerSettings": Aside.METADATA, "commentsIds": None,
    "commentsExtensible": None, "changesInfo": Aside.METADATA, "revisionInfo": None,
    "revisionHeaders": Aside.METADATA, "usernames": Aside.METADATA, "calcChain": None,
    "stylesWithEffects": None, "recipientData": Aside.OUTSIDE, "documenttasks": Aside.METADATA,
    "font": Aside.FONTS,
    "origin": Aside.SIGNATURES, "signature": Aside.SIGNATURES,
    "audio": Aside.MEDIA, "video": Aside.MEDIA, "media": Aside.MEDIA, "model3d": Aside.MEDIA,
    "hdphoto": Aside.MEDIA, "wdp": Aside.MEDIA, "ink": Aside.MEDIA,
    "pivotTable": Aside.PIVOTS, "pivotCacheDefinition": None, "pivotCacheRecords": None,
    "slicer": Aside.PIVOTS, "slicerCache": None, "timeline": Aside.PIVOTS, "timelineCache": None,
    "powerPivotData": Aside.PIVOTS,
    "externalLink": Aside.OUTSIDE, "externalLinkPath": Aside.OUTSIDE, "connections": Aside.OUTSIDE,
    "queryTable": Aside.OUTSIDE, "attachedTemplate": Aside.OUTSIDE, "mailMergeSource": Aside.OUTSIDE,
    "mailMergeHeaderSource": Aside.OUTSIDE, "frame": Aside.OUTSIDE, "transform": Aside.OUTSIDE,
}  # fmt: skip
"""None: goes with something that is counted already, or says nothing to anybody."""
