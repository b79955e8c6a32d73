"""What a reader program shows beside the pages: outline, page labels, title."""

from __future__ import annotations

from collections.abc import Sequence

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    Fit,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from publisher.assemble.plan import (
    DocumentInfo,
    Insertion,
    LabelRange,
    LabelStyle,
    OutlineEntry,
    assembled_page,
)

STYLES: dict[LabelStyle, str] = {"roman": "/r", "arabic": "/D"}


def write_outline(
    writer: PdfWriter, entries: Sequence[OutlineEntry], insertions: Sequence[Insertion]
) -> None:
    """Replace the outline. An entry hangs under the nearest one before it of a lower level."""
    writer.root_object.pop("/Outlines", None)
    above: list[tuple[int, IndirectObject]] = []
    for entry in entries:
        while above and above[-1][0] >= entry.level:
            above.pop()
        page = assembled_page(entry.page, insertions)
        box = writer.pages[page].cropbox
        item = writer.add_outline_item(
            title=entry.title,
            page_number=page,
            parent=above[-1][1] if above else None,
            fit=Fit.xyz(left=float(box.left), top=float(box.top)),
            is_open=entry.level == 1,  # chapters show their sections, sections nothing
        )
        above.append((entry.level, item))


def write_labels(
    writer: PdfWriter, labels: Sequence[LabelRange], insertions: Sequence[Insertion]
) -> None:
    """Replace the page labels. Pages of a lampiran go on counting from its divider."""
    ranges = {assembled_page(one.page, insertions): _label(one) for one in labels}
    first = DictionaryObject({NameObject("/S"): NameObject(STYLES["arabic"])})
    ranges.setdefault(0, first)  # the format asks for a first one
    numbers = ArrayObject()
    for page in sorted(ranges):
        numbers += [NumberObject(page), ranges[page]]
    tree = DictionaryObject({NameObject("/Nums"): numbers})
    writer.root_object[NameObject("/PageLabels")] = tree


def _label(one: LabelRange) -> DictionaryObject:
    label = DictionaryObject({NameObject("/St"): NumberObject(one.start)})
    if one.style in STYLES:
        label[NameObject("/S")] = NameObject(STYLES[one.style])
    if one.prefix:
        label[NameObject("/P")] = TextStringObject(one.prefix)
    return label


def write_view(writer: PdfWriter, info: DocumentInfo) -> None:
    """How a reader program opens the document: in its language, with outline and title."""
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(info.language)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    found = root.get("/ViewerPreferences")
    preferences = DictionaryObject(found.get_object() if found is not None else {})
    preferences[NameObject("/DisplayDocTitle")] = BooleanObject(True)
    root[NameObject("/ViewerPreferences")] = preferences
