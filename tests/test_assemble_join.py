"""The joined PDF: pages, outline, labels, and what the body brought with it."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, pdfa
from pypdf import PdfReader

from publisher.assemble import (
    DocumentInfo,
    Insertion,
    LabelRange,
    OutlineEntry,
    PageShape,
    Prepared,
    join,
)
from publisher.assemble.plan import assembled_page
from publisher.vocabulary.artifacts import PdfFile
from tests.pdf_structure import structure_problems
from tests.proofs import examples

INFO = DocumentInfo(
    "Laporan Kinerja", "Kecamatan Jatiroto", "Triwulan II 2023", "id-ID", dt.date(2023, 6, 30)
)
BODY, FRAME = 1000, 2000  # the width of a page says which one it is


def pages(out: Path, number: int, width: int) -> PdfFile:
    with Pdf.new() as pdf:
        for n in range(number):
            pdf.add_blank_page(page_size=(width + n, 842))
        pdf.save(out)
    return PdfFile(out)


def insertion(folder: Path, number: int, after: int, name: str = "a") -> Insertion:
    pdf = pages(folder / f"{name}.pdf", number, 300)
    return Insertion(Prepared(name, name, pdf, (PageShape(300, 842),) * number), after)


def joined(
    folder: Path,
    body: int,
    inserted: Sequence[tuple[int, int]] = (),
    outline: Sequence[OutlineEntry] = (),
    labels: Sequence[LabelRange] = (),
) -> PdfReader:
    """Join a body of blank pages with (number of pages, after body page) insertions."""
    insertions = [insertion(folder, n, after, f"l{i}") for i, (n, after) in enumerate(inserted)]
    total = sum(n for n, _ in inserted)
    frames = pages(folder / "frames.pdf", total, FRAME) if total else None
    out = folder / "out.pdf"
    body_pdf = pages(folder / "body.pdf", body, BODY)
    publication = join(body_pdf, frames, insertions, outline, labels, INFO, out)
    reader = PdfReader(out)
    assert publication.pages == len(reader.pages)
    return reader


def widths(reader: PdfReader) -> list[int]:
    return [int(page.mediabox.width) for page in reader.pages]


def as_tree(reader: PdfReader, items: Any) -> list[Any]:
    """`[title, page, [children]]` of every item."""
    tree: list[Any] = []
    for item in items:
        if isinstance(item, list):
            tree[-1][2] = as_tree(reader, item)
        else:
            tree.append([item.title, reader.get_destination_page_number(item), []])
    return tree


def test_frames_come_after_their_dividers_in_the_order_given(tmp_path: Path) -> None:
    reader = joined(tmp_path, body=4, inserted=[(2, 1), (1, 3)])
    assert widths(reader) == [1000, 1001, 2000, 2001, 1002, 1003, 2002]


def test_lampiran_after_the_same_page_keep_their_order(tmp_path: Path) -> None:
    assert widths(joined(tmp_path, 1, [(1, 0), (2, 0)])) == [1000, 2000, 2001, 2002]


def test_frames_are_taken_in_the_order_of_the_insertions_wherever_they_go(tmp_path: Path) -> None:
    assert widths(joined(tmp_path, 3, [(1, 2), (1, 0)])) == [1000, 2001, 1001, 1002, 2000]


def test_lampiran_that_are_drawn_a_few_at_a_time_come_out_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inserted = [(2, 2), (1, 0), (3, 2), (1, 1)]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    at_once = joined(tmp_path / "a", 3, inserted)
    monkeypatch.setattr(sys.modules["publisher.assemble.joining"], "HELD", 0)
    in_turn = joined(tmp_path / "b", 3, inserted)
    assert widths(in_turn) == widths(at_once)
    with Pdf.open(tmp_path / "b" / "out.pdf") as pdf:
        assert structure_problems(pdf) == []
        assert pdfa.validate_written(tmp_path / "b" / "out.pdf", "2b").passed
    assert not list((tmp_path / "b").glob("out.*.pdf"))


def test_without_lampiran_the_body_is_the_publication(tmp_path: Path) -> None:
    assert widths(joined(tmp_path, 2)) == [1000, 1001]


def test_a_wrong_number_of_frames_is_refused(tmp_path: Path) -> None:
    body, frames = pages(tmp_path / "body.pdf", 2, BODY), pages(tmp_path / "f.pdf", 2, FRAME)
    one = insertion(tmp_path, 1, after=0)
    with pytest.raises(ValueError, match="1 lampiran pages, but 2 frames"):
        join(body, frames, [one], [], [], INFO, tmp_path / "out.pdf")


def test_the_outline_nests_by_level_and_points_to_assembled_pages(tmp_path: Path) -> None:
    outline = [
        OutlineEntry("Bab I", 0, 1),
        OutlineEntry("1.1", 0, 2),
        OutlineEntry("1.1.1", 1, 3),
        OutlineEntry("1.2", 1, 2),
        OutlineEntry("Lampiran I", 2, 1),
        OutlineEntry("Lampiran II (é)", 3, 1),
    ]
    reader = joined(tmp_path, 4, [(3, 2), (1, 3)], outline)
    assert as_tree(reader, reader.outline) == [
        ["Bab I", 0, [["1.1", 0, [["1.1.1", 1, []]]], ["1.2", 1, []]]],
        ["Lampiran I", 2, []],
        ["Lampiran II (é)", 6, []],
    ]


def test_a_level_that_was_left_out_hangs_under_the_nearest_above(tmp_path: Path) -> None:
    outline = [
        OutlineEntry("deep", 0, 3),
        OutlineEntry("a", 0, 1),
        OutlineEntry("a.x", 0, 3),
        OutlineEntry("a.y", 0, 2),
    ]
    reader = joined(tmp_path, 1, outline=outline)
    assert as_tree(reader, reader.outline) == [
        ["deep", 0, []],
        ["a", 0, [["a.x", 0, []], ["a.y", 0, []]]],
    ]


def test_an_outline_of_the_body_is_replaced(tmp_path: Path) -> None:
    body = pages(tmp_path / "body.pdf", 1, BODY)
    with Pdf.open(body.path, allow_overwriting_input=True) as pdf:
        with pdf.open_outline() as old:
            old.root.append(OutlineItem("old", 0))
        pdf.save(body.path)
    new = [OutlineEntry("new", 0, 1)]
    join(body, None, [], new, [], INFO, tmp_path / "out.pdf")
    reader = PdfReader(tmp_path / "out.pdf")
    assert as_tree(reader, reader.outline) == [["new", 0, []]]


def test_labels_are_roman_then_arabic_and_go_on_through_a_lampiran(tmp_path: Path) -> None:
    labels = [
        LabelRange(0, "none", 1, "Sampul"),
        LabelRange(1, "roman", 2),
        LabelRange(3, "arabic", 1),
        LabelRange(5, "arabic", 6),
    ]
    reader = joined(tmp_path, 6, [(3, 4)], labels=labels)
    assert reader.page_labels == ["Sampul", "ii", "iii", "1", "2", "3", "4", "5", "6"]


def test_pages_before_the_first_label_count_from_one(tmp_path: Path) -> None:
    reader = joined(tmp_path, 3, labels=[LabelRange(2, "roman", 1)])
    assert reader.page_labels == ["1", "2", "i"]
    root: Any = reader.trailer["/Root"]
    assert root["/PageLabels"]["/Nums"][0] == 0  # the format asks for it


@settings(max_examples=examples(40))
@given(st.data())
def test_every_body_page_is_found_where_a_plain_list_puts_it(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    body = data.draw(st.integers(1, 6))
    one = st.tuples(st.integers(1, 3), st.integers(0, body - 1))
    inserted = data.draw(st.lists(one, max_size=4))
    outline = [OutlineEntry(str(page), page, 1) for page in range(body)]
    labels = [LabelRange(page, "arabic", 100 * page) for page in range(body)]
    folder = tmp_path_factory.mktemp("join")

    reader = joined(folder, body, inserted, outline, labels)

    frames = count(FRAME)
    taken = [(after, [next(frames) for _ in range(n)]) for n, after in inserted]
    model: list[int] = []
    expected_labels: list[str] = []
    for page in range(body):
        here = [BODY + page, *(f for after, some in taken if after == page for f in some)]
        model += here
        expected_labels += [str(100 * page + n) for n in range(len(here))]
    assert widths(reader) == model
    assert reader.page_labels == expected_labels
    for title, page, _ in as_tree(reader, reader.outline):
        assert model[page] == BODY + int(title)
    insertions = [insertion(folder, n, after, f"l{i}") for i, (n, after) in enumerate(inserted)]
    for page in range(body):
        assert model[assembled_page(page, insertions)] == BODY + page


def tagged_body(out: Path) -> PdfFile:
    """Two pages; the first has a tagged paragraph and a link to the second."""
    with Pdf.new() as pdf:
        first, second = pdf.add_blank_page(), pdf.add_blank_page()
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        paragraph = pdf.make_indirect(Dictionary(S=Name.P, P=root, Pg=first.obj, K=0))
        root.K = Array([paragraph])
        root.ParentTree = Dictionary(Nums=Array([0, Array([paragraph])]))
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        first.StructParents = 0
        target = Array([second.obj, Name.XYZ, 0, 0, 0])
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Dest=target)
        first.Annots = Array([pdf.make_indirect(link)])
        pdf.Root.Dests = Dictionary({"/bab5F2": target})
        pdf.save(out)
    return PdfFile(out)


def test_tags_links_and_destinations_of_the_body_stay_alive(tmp_path: Path) -> None:
    body = tagged_body(tmp_path / "body.pdf")
    frames = tagged_body(tmp_path / "frames.pdf")  # as tagged as LibreOffice makes them
    out = tmp_path / "out.pdf"
    join(body, frames, [insertion(tmp_path, 2, after=0)], [], [], INFO, out)
    with Pdf.open(out) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        paragraph, part = document.K
        assert Name.Part == part.S and [kid.S for kid in part.K] == [Name.Figure] * 2
        assert paragraph.Pg.objgen == pdf.pages[0].obj.objgen
        assert structure_problems(pdf) == []
        assert pdf.pages[0].Annots[0].Dest[0].objgen == pdf.pages[3].obj.objgen
        assert pdf.Root.Dests["/bab5F2"][0].objgen == pdf.pages[3].obj.objgen


def test_readers_show_title_author_subject_and_language(tmp_path: Path) -> None:
    reader = joined(tmp_path, 1)
    assert reader.metadata is not None
    assert reader.metadata.title == "Laporan Kinerja"
    assert reader.metadata.author == "Kecamatan Jatiroto"
    assert reader.metadata.subject == "Triwulan II 2023"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "id-ID"
    assert root["/PageMode"] == "/UseOutlines"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_xmp_of_the_body_says_the_same(tmp_path: Path) -> None:
    body = pages(tmp_path / "body.pdf", 1, BODY)
    with Pdf.open(body.path, allow_overwriting_input=True) as pdf:
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = "old"
        pdf.save(body.path)
    join(body, None, [], [], [], INFO, tmp_path / "out.pdf")
    with Pdf.open(tmp_path / "out.pdf") as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Laporan Kinerja"
        assert list(metadata["dc:creator"]) == ["Kecamatan Jatiroto"]
        assert pdf.docinfo["/Title"] == "Laporan Kinerja"


def test_the_same_parts_give_the_same_bytes(tmp_path: Path) -> None:
    body, frames = pages(tmp_path / "body.pdf", 2, BODY), pages(tmp_path / "frames.pdf", 2, FRAME)
    insertions, outs = [insertion(tmp_path, 2, after=0)], [tmp_path / "1.pdf", tmp_path / "2.pdf"]
    join(body, frames, insertions, [], [], INFO, outs[0])
    time.sleep(1.1)  # an id made from the time would change
    join(body, frames, insertions, [], [], INFO, outs[1])
    assert outs[0].read_bytes() == outs[1].read_bytes()
