"""Which sections count anew, and which count on."""

from __future__ import annotations

from publisher.assemble import Prepared
from publisher.assemble.plan import PageShape
from publisher.paging import Paging, paginate
from publisher.vocabulary.artifacts import PdfFile
from publisher.word import Entry
from tests.reports import CONTENT, sample

A4 = PageShape(595, 842)


def paged(*pages: int) -> Paging:
    """A cover, a page of front matter, one of BAB I, and dividers with so many pages of a file."""
    items = sample().laporan.lampiran[: len(pages)]
    kinds = [("depan", "Kata Pengantar"), ("bab", "Pendahuluan")]
    kinds += [("lampiran", item.judul) for item in items]
    entries = tuple(Entry(kind, "", title, f"b{n}", 1) for n, (kind, title) in enumerate(kinds))
    prepared = [
        Prepared(item.kunci, item.judul, PdfFile(CONTENT), (A4,) * count)
        for item, count in zip(items, pages, strict=True)
        if count
    ]
    where = {entry.bookmark: n for n, entry in enumerate(entries, 1)}
    return paginate(entries, where, items, prepared)


def test_a_section_counts_anew_only_right_after_attachment_pages() -> None:
    found = paged(0, 2, 0, 0, 3, 0)
    assert found.starts == {"b4": 6, "b7": 12}
    printed = [found.numbers[f"b{n}"] for n in range(2, 8)]
    assert printed == ["2", "3", "6", "7", "8", "12"]


def test_nothing_counts_anew_without_attachment_pages() -> None:
    assert paged(0, 0, 0).starts == {}


def test_the_labels_of_the_pdf_start_anew_where_the_footers_do() -> None:
    labels = [(label.page, label.start) for label in paged(0, 2, 0, 0).labels]
    assert labels[-1] == (5, 6)
