"""Rules on what stands on each page of the PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from publisher.checks.keluaran.letak import in_lampiran, in_pdf, is_numbered, labels, runs
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.keluaran import Box, BuiltPage, Keluaran, Paper
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import Flaw, rule

TOLERANCE = 160  # twips: by its cells' padding a table's border may stand outside the text
Stamp = tuple[Box, int, int]  # and the paper's sides
# Of 17 real reports 7 were on A4 and 8 on F4.
PAPERS = {"A4": (210, 297), "F4": (215, 330), "A3": (297, 420)}  # millimetres
USUAL = ("A4", "F4")
MM = Decimal(1440) / Decimal("25.4")  # twips
SAME_PAPER = 30  # twips: engines round the sides of the paper


@rule("keluaran", WARNING, late=True)
def halaman_kosong(keluaran: Keluaran) -> Iterator[Flaw]:
    """A page of the report is empty.

    It looks as if something were missing. In the body a page or section break too many
    in the template makes it; in a lampiran it is the empty back of a scanned sheet.
    Remove the break, or the page from the lampiran's file.
    """
    stamps = _stamps(keluaran.pdf.pages)
    for page in keluaran.pdf.pages:
        if page.blank or _has_no_body(page, keluaran.word.papers, stamps):
            yield Flaw(
                in_lampiran(keluaran, page.lampiran) if page.lampiran else in_pdf(keluaran),
                message("page {page} is empty", page=page.label),
                _remedy(page, keluaran),
            )


def _has_no_body(page: BuiltPage, papers: Sequence[Paper], stamps: set[Stamp]) -> bool:
    """Is there only a header and a footer? Of a page of the report, not of its cover."""
    return not page.lampiran and is_numbered(page) and _is_empty(page, papers, stamps)


def _remedy(page: BuiltPage, keluaran: Keluaran) -> Message:
    if page.lampiran:
        return message("remove the page from the lampiran's file")
    if keluaran.report:
        return message("look for a page break or section break too many in the template")
    return message("leave it out where nothing belongs")


@rule("keluaran", WARNING, late=True)
def kertas_tak_lazim(keluaran: Keluaran) -> Iterator[Flaw]:
    """Pages are of another size than A4 or F4, or of both sizes.

    Official documents are printed on A4 or F4; another size is made smaller or cut off
    by the printer. Put all pages on one of the two, and save the PDF again. A table of the
    report may ask for A3.
    """
    own = keluaran.report.sisipan.tabel if keluaran.report else ()
    asked = {tabel.kertas for tabel in own}
    names = [
        name if name in USUAL or (name in asked and not page.lampiran) else ""
        for page, name in ((page, paper_of(page)) for page in keluaran.pdf.pages)
    ]
    odd = [n for n, name in enumerate(names) if not name]
    known = sorted({name for name in names if name in USUAL})
    if odd:
        yield Flaw(
            in_pdf(keluaran),
            message("neither A4 nor F4: pages {pages}", pages=runs(odd, keluaran)),
            message("put these pages on A4 or F4 paper"),
        )
    elif len(known) > 1:
        yield Flaw(
            in_pdf(keluaran),
            message("mixed: {names}", names=", ".join(known)),
            message("use one size of paper throughout"),
        )


def paper_of(page: BuiltPage) -> str:
    """`A4`, `F4` or `A3`, either way round; else nothing."""
    short, long = sorted((page.width, page.height))
    return next(
        (
            name
            for name, (width, height) in PAPERS.items()
            if abs(short - width * MM) <= 2 * MM and abs(long - height * MM) <= 2 * MM
        ),
        "",
    )


@rule("keluaran", ERROR, late=True)
def tabel_melebar(keluaran: Keluaran) -> Iterator[Flaw]:
    """A table or text reaches beyond the margin of its page.

    It is cut off in print, or in the binding. Make the table's columns narrower in the
    template, or put it in a landscape section; break up a long word that has no blank.
    """
    reaches = _reaches(keluaran)
    for _, run in groupby(enumerate(sorted(reaches)), key=lambda one: one[1] - one[0]):
        pages = [page for _, page in run]
        yield Flaw(
            in_pdf(keluaran),
            message(
                "on page {page} a table or text reaches {length} mm beyond the margin",
                page=labels(pages, keluaran),
                length=round(Decimal(max(reaches[n] for n in pages)) * 254 / 14400),
            ),
            message(
                "make the table's columns narrower or its section landscape in the template, "
                "or break up the long word"
            ),
        )


def _reaches(keluaran: Keluaran) -> dict[int, int]:
    """Page → how far something reaches beyond a margin of it, where that is too far."""
    stamps = _stamps(keluaran.pdf.pages)
    reaches: dict[int, int] = {}
    for n, page in enumerate(keluaran.pdf.pages):
        paper = _paper(page, keluaran.word.papers)
        if page.lampiran or paper is None or not is_numbered(page):
            continue
        boxes = (box for box in page.boxes if _key(box, page) not in stamps)
        beyond = max((_beyond(box, paper) for box in boxes), default=0)
        if beyond > TOLERANCE:
            reaches[n] = beyond
    return reaches


def _paper(page: BuiltPage, papers: Sequence[Paper]) -> Paper | None:
    """The paper of a page; of several alike, the narrowest margins of each side."""
    alike = [
        p
        for p in papers
        if abs(p.width - page.width) <= SAME_PAPER and abs(p.height - page.height) <= SAME_PAPER
    ]
    if not alike:
        return None
    left, right = min(p.left for p in alike), min(p.right for p in alike)
    top, bottom = min(p.top for p in alike), min(p.bottom for p in alike)
    return Paper(page.width, page.height, left, right, top, bottom)


def _is_between(box: Box, paper: Paper) -> bool:
    """Does a box stand below the header and above the footer? A frame of the page does not."""
    bottom, top = paper.bottom - TOLERANCE, paper.height - paper.top + TOLERANCE
    return bottom <= box.bottom and box.top <= top


def _beyond(box: Box, paper: Paper) -> int:
    """How far text or a line reaches over a side margin, in twips."""
    if box.kind == "picture" or not _is_between(box, paper):
        return 0
    return max(paper.left - box.left, box.right - (paper.width - paper.right), 0)


def _is_empty(page: BuiltPage, papers: Sequence[Paper], stamps: set[Stamp]) -> bool:
    """Does nothing reach into the space between the header and the footer of a page?"""
    paper = _paper(page, papers)
    return paper is not None and not any(
        box.top > paper.bottom and box.bottom < paper.height - paper.top
        for box in page.boxes
        if _key(box, page) not in stamps
    )


def _key(box: Box, page: BuiltPage) -> Stamp:
    return box, page.width, page.height


def _stamps(pages: Sequence[BuiltPage]) -> set[Stamp]:
    """What stands at the same spot of most pages of a paper: a watermark, a ribbon."""
    body = [page for page in pages if not page.lampiran]
    papers = Counter((page.width, page.height) for page in body)
    count = Counter(_key(box, page) for page in body for box in set(page.boxes))
    return {key for key, n in count.items() if n > 2 and 2 * n > papers[key[1:]]}


@rule("keluaran", ERROR, WARNING, late=True)
def rujukan_tak_tercetak(keluaran: Keluaran) -> Iterator[Flaw]:
    """A page says that a reference leads nowhere, instead of what it refers to.

    Word and LibreOffice print such words where a cross-reference of the template, or of a
    lampiran, names a bookmark that is not there. Mend the reference in the template, or in
    the lampiran's own file, and build again.
    """
    for page in keluaran.pdf.pages:
        if page.lost:
            yield Flaw(
                in_lampiran(keluaran, page.lampiran) if page.lampiran else in_pdf(keluaran),
                message("page {page} prints `{words}`", page=page.label, words=page.lost),
                message("open the file in Word, and insert the cross-reference again"),
                severity=WARNING if page.lampiran or keluaran.report is None else ERROR,
            )


RULES = (halaman_kosong, kertas_tak_lazim, rujukan_tak_tercetak, tabel_melebar)
