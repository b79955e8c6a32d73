"""Rules on the tables and pictures of the Word file, on the pages that they came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publisher.checks.keluaran.letak import labels, pages_of
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.keluaran import Keluaran
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file
from publisher.vocabulary.rules import Flaw, rule


@rule("keluaran", WARNING, late=True)
def baris_terpotong(keluaran: Keluaran) -> Iterator[Flaw]:
    """A table over several pages breaks within a row, or does not repeat its header.

    Readers of the second page cannot tell what the columns are, or read half a row.
    In Word: Table Properties, Row; clear "Allow row to break across pages" for all
    rows, and set "Repeat as header row" for the first one.
    """
    for table in keluaran.word.tables:
        pages = pages_of(table.bookmarks, keluaran)
        if len(pages) < 2 or (table.header_repeats and not table.rows_may_break):
            continue
        name = table.caption.number if table.caption else message("a table without a caption")
        where = labels(pages, keluaran)
        yield Flaw(
            whole_file(keluaran.word_path),
            message("{name} on pages {pages}: a row may break in two", name=name, pages=where)
            if table.header_repeats
            else message(
                "{name} on pages {pages}: the header row does not repeat", name=name, pages=where
            ),
            message(
                'in the template, set "Repeat as header row" for its first row, and clear '
                '"Allow row to break across pages" for all'
            ),
        )


@rule("keluaran", WARNING, late=True)
def judul_tabel_terpisah(keluaran: Keluaran) -> Iterator[Flaw]:
    """A table's caption stands on another page than the table.

    Who sees the table does not know what it shows. In Word, set "Keep with next" in
    the style of captions (Judul Tabel).
    """
    for table in keluaran.word.tables:
        pages = pages_of(table.bookmarks, keluaran)
        page = keluaran.pdf.page_of(table.caption.bookmark) if table.caption else None
        if table.caption and page is not None and pages and page < pages[0]:
            yield Flaw(
                whole_file(keluaran.word_path),
                message(
                    "the caption of {name} is on page {page}, and the table begins on page {first}",
                    name=table.caption.number,
                    page=keluaran.pdf.pages[page].label,
                    first=keluaran.pdf.pages[pages[0]].label,
                ),
                message('set "Keep with next" in the style Judul Tabel of the template'),
            )


@rule("keluaran", WARNING, late=True)
def gambar_tanpa_keterangan(keluaran: Keluaran) -> Iterator[Flaw]:
    """A picture has no alternative text.

    Who cannot see the picture learns nothing of it; public documents must be readable
    for them too (UU 8/2016). In Word: right click on the picture, Alt Text, one sentence.
    """
    for name, count in Counter(keluaran.word.pictures_without_alt).items():
        yield Flaw(
            whole_file(keluaran.word_path),
            message("{count} pictures have no alternative text: {name}", count=count, name=name),
            message("in the template, right click on the picture, Alt Text, and describe it"),
        )


RULES = (baris_terpotong, judul_tabel_terpisah, gambar_tanpa_keterangan)
