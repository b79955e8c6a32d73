"""Where findings on the finished files point to, and how their pages are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from publisher.reading.references import from_roman
from publisher.vocabulary.findings import ERROR, WARNING, Severity
from publisher.vocabulary.keluaran import BuiltPage, Keluaran
from publisher.vocabulary.places import Place, whole_file

# Labels of front pages; those of the body are digits.
ROMAN = frozenset("ivxlcdm")
SHOWN = 5  # names in one line; the rest is counted


def when_submitted(keluaran: Keluaran) -> Severity:
    """While a report is built there is time to mend it; what is to be submitted is refused."""
    return WARNING if keluaran.report else ERROR


def in_pdf(keluaran: Keluaran) -> Place:
    return whole_file(keluaran.pdf_path)


def in_template(keluaran: Keluaran) -> Place:
    return whole_file(keluaran.template or keluaran.pdf_path)


def in_lampiran(keluaran: Keluaran, kunci: str) -> Place:
    """Where the report names a lampiran's file."""
    lampiran = keluaran.lampiran(kunci)
    return lampiran.place / "berkas" if lampiran else in_pdf(keluaran)


def number_of(printed: str) -> tuple[int, int] | None:
    """(0, 4) for iv, (1, 12) for 12: so that roman pages come first."""
    if printed.isascii() and printed.isdigit():
        return 1, int(printed)
    if not printed or not set(printed) <= ROMAN:
        return None
    return 0, from_roman(printed.upper())


def is_numbered(page: BuiltPage) -> bool:
    """Not the cover, which is free to be what it likes."""
    return number_of(page.label) is not None


def pages_of(bookmarks: Sequence[str], keluaran: Keluaran) -> list[int]:
    found = (keluaran.pdf.page_of(bookmark) for bookmark in bookmarks)
    return sorted({page for page in found if page is not None})


def labels(pages: Sequence[int], keluaran: Keluaran) -> str:
    """`12`, or `12–15` for several."""
    first, last = (keluaran.pdf.pages[n].label for n in (pages[0], pages[-1]))
    return first if first == last else f"{first}–{last}"


def runs(pages: Iterable[int], keluaran: Keluaran) -> str:
    """`1–3, 7`: each page once, neighbours together."""
    known = enumerate(sorted(set(pages)))
    return some(
        labels([page for _, page in run], keluaran)
        for _, run in groupby(known, key=lambda pair: pair[1] - pair[0])
    )


def some(names: Iterable[str]) -> str:
    """The first few, and how many more there are."""
    known = list(names)
    more = f" (+{len(known) - SHOWN})" if len(known) > SHOWN else ""
    return ", ".join(known[:SHOWN]) + more
