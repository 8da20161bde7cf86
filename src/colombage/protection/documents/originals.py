"""Which types of documents can be protected. Known to actions without loading what does it."""

from __future__ import annotations

from colombage.files.types import MediaType

PROTECTABLE = frozenset(
    {
        *(MediaType.DOCX, MediaType.PPTX, MediaType.XLSX, MediaType.ODT),
        *(MediaType.PDF, MediaType.TEXT, MediaType.MARKDOWN),
    }
)
