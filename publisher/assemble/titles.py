"""The titles in a PDF's outline, each with the number printed on its page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from publisher.vocabulary.errors import ContentUnusable
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file


def titles(pdf: Path) -> dict[str, str]:
    """Title → page label, in the order of the outline; the first of two that are the same.

    Raises ContentUnusable for what is no readable PDF.
    """
    try:
        reader = PdfReader(pdf)
        labels = reader.page_labels
        found: dict[str, str] = {}
        for entry in _flat(reader.outline):
            page = reader.get_destination_page_number(entry)
            if page is not None and entry.title:
                found.setdefault(str(entry.title), labels[page])
    except (OSError, PyPdfError) as broken:
        raise ContentUnusable(
            message("the PDF {file} cannot be read", file=pdf.name),
            message("name the laporan.pdf that `publisher build` made"),
            whole_file(pdf),
        ) from broken
    return found


def _flat(outline: list[Any]) -> list[Any]:
    flat: list[Any] = []
    for entry in outline:
        flat += _flat(entry) if isinstance(entry, list) else [entry]
    return flat
