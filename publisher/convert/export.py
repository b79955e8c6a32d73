"""How LibreOffice is asked for a PDF: a filter for each kind of document, and its options."""

from __future__ import annotations

import json

FILTERS = {
    ".docx": "writer_pdf_Export",
    ".xlsx": "calc_pdf_Export",
}
"""The suffix of a document → the export filter of the module that opens it."""

# A misspelt name or type here is ignored without a word: the tests look at the PDF.
# PDF/A belongs here: "SelectPdfVersion": 2 asks for PDF/A-2b.
OPTIONS: dict[str, bool | int] = {
    "SelectPdfVersion": 2,
    "UseTaggedPDF": True,
    "ExportBookmarks": True,
    "ExportBookmarksToPDFDestination": True,  # how page numbers are found again
    "IsSkipEmptyPages": True,
    "UseLosslessCompression": False,
    "Quality": 90,
    "ReduceImageResolution": False,
    "EmbedStandardFonts": True,
}


def pdf_request(filter_name: str) -> str:
    """The value of soffice's `--convert-to`."""
    return f"pdf:{filter_name}:{json.dumps({name: _typed(v) for name, v in OPTIONS.items()})}"


def _typed(value: bool | int) -> dict[str, str]:
    if isinstance(value, bool):
        return {"type": "boolean", "value": str(value).lower()}
    return {"type": "long", "value": str(value)}
