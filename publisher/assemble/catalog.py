"""What a reader program shows beside the pages: outline, page labels, title."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from publisher.assemble.pages import view_of
from publisher.assemble.plan import (
    DocumentInfo,
    Insertion,
    LabelRange,
    LabelStyle,
    OutlineEntry,
    assembled_page,
)

STYLES: dict[LabelStyle, Name] = {"roman": Name("/r"), "arabic": Name("/D")}


def write_outline(
    pdf: Pdf, entries: Sequence[OutlineEntry], insertions: Sequence[Insertion]
) -> None:
    """Replace the outline. An entry hangs under the nearest one before it of a lower level."""
    above: list[tuple[int, list[OutlineItem]]] = []
    with pdf.open_outline() as outline:
        outline.root.clear()
        for entry in entries:
            while above and above[-1][0] >= entry.level:
                above.pop()
            item = _item(pdf, entry, assembled_page(entry.page, insertions))
            (above[-1][1] if above else outline.root).append(item)
            above.append((entry.level, item.children))


def _item(pdf: Pdf, entry: OutlineEntry, page: int) -> OutlineItem:
    box = view_of(pdf.pages[page]).box
    item = OutlineItem(entry.title, page, "XYZ", left=box.left, top=box.top)
    item.is_closed = entry.level > 1  # chapters show their sections, sections nothing
    return item


def write_labels(pdf: Pdf, labels: Sequence[LabelRange], insertions: Sequence[Insertion]) -> None:
    """Replace the page labels. Pages of a lampiran go on counting from its divider."""
    ranges = {assembled_page(one.page, insertions): _label(one) for one in labels}
    ranges.setdefault(0, Dictionary(S=STYLES["arabic"]))  # the format asks for a first one
    numbers = [part for page in sorted(ranges) for part in (page, ranges[page])]
    pdf.Root.PageLabels = pdf.make_indirect(Dictionary(Nums=Array(numbers)))


def _label(one: LabelRange) -> Dictionary:
    label = Dictionary(St=one.start)
    if one.style in STYLES:
        label.S = STYLES[one.style]
    if one.prefix:
        label.P = String(one.prefix)
    return label


def write_info(pdf: Pdf, info: DocumentInfo) -> None:
    """Title, author, subject and language, wherever a reader program looks for them."""
    for name, value in (
        ("/Title", info.title),
        ("/Author", info.author),
        ("/Subject", info.subject),
    ):
        pdf.docinfo[name] = String(value)
    pdf.Root.Lang = String(info.language)
    pdf.Root.PageMode = Name.UseOutlines
    preferences = pdf.Root.get_dict(Name.ViewerPreferences) or Dictionary()
    preferences[Name.DisplayDocTitle] = True
    pdf.Root.ViewerPreferences = preferences
    if Name.Metadata in pdf.Root:
        _write_xmp(pdf, info)


def _write_xmp(pdf: Pdf, info: DocumentInfo) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = info.title
        metadata["dc:creator"] = [info.author]
        metadata["dc:description"] = info.subject
        metadata["dc:language"] = [info.language]
