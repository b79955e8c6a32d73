"""What a reader program shows beside the pages: outline, page labels, title."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String, make_page_destination

from publisher.assemble.pages import view_of
from publisher.assemble.plan import (
    DocumentInfo,
    Insertion,
    LabelRange,
    LabelStyle,
    OutlineEntry,
    assembled_page,
)

STYLES: dict[LabelStyle, Name] = {"roman": Name.r, "arabic": Name.D}


def write_outline(
    pdf: Pdf, entries: Sequence[OutlineEntry], insertions: Sequence[Insertion]
) -> None:
    """Replace the outline. An entry hangs under the nearest one before it of a lower level."""
    if Name.Outlines in pdf.Root:
        del pdf.Root[Name.Outlines]
    if not entries:
        return
    deepest = max(entry.level for entry in entries)
    with pdf.open_outline(max_depth=deepest + 1) as outline:
        above: list[tuple[int, OutlineItem]] = []
        for entry in entries:
            while above and above[-1][0] >= entry.level:
                above.pop()
            item = OutlineItem(entry.title, _top(pdf, assembled_page(entry.page, insertions)))
            item.is_closed = entry.level > 1  # chapters show their sections, sections nothing
            (above[-1][1].children if above else outline.root).append(item)
            above.append((entry.level, item))


def _top(pdf: Pdf, number: int) -> Array:
    """A destination: the upper left corner of a page, at whatever size the reader has chosen."""
    box = view_of(pdf.pages[number]).box
    return make_page_destination(pdf, number, "XYZ", left=box.left, top=box.top)


def write_labels(pdf: Pdf, labels: Sequence[LabelRange], insertions: Sequence[Insertion]) -> None:
    """Replace the page labels. Pages of a lampiran go on counting from its divider."""
    ranges = {assembled_page(one.page, insertions): _label(one) for one in labels}
    ranges.setdefault(0, Dictionary(S=STYLES["arabic"]))  # the format asks for a first one
    numbers = Array()
    for page in sorted(ranges):
        numbers.append(page)
        numbers.append(ranges[page])
    pdf.Root[Name.PageLabels] = Dictionary(Nums=numbers)


def _label(one: LabelRange) -> Dictionary:
    label = Dictionary(St=one.start)
    if one.style in STYLES:
        label[Name.S] = STYLES[one.style]
    if one.prefix:
        label[Name.P] = String(one.prefix)
    return label


def write_view(pdf: Pdf, info: DocumentInfo) -> None:
    """How a reader program opens the document: in its language, with outline and title."""
    root = pdf.Root
    root[Name.Lang] = String(info.language)
    root[Name.PageMode] = Name.UseOutlines
    found = root.get(Name.ViewerPreferences)
    preferences = copy(found) if isinstance(found, Dictionary) else Dictionary()
    preferences[Name.DisplayDocTitle] = True
    root[Name.ViewerPreferences] = preferences
