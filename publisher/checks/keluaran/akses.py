"""Rules on what helps a reader to find the way, and whoever cannot see the pages to read them."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.checks.keluaran.letak import in_pdf, runs
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.keluaran import Keluaran
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule


@rule("keluaran", WARNING, late=True)
def pdf_tanpa_struktur(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF has no structure that programs which read aloud could follow.

    Public documents must be readable for those who cannot see them too (UU 8/2016).
    Save the file as tagged PDF.
    """
    if not keluaran.pdf.tagged:
        said = message("has no structure for screen readers")
        yield Flaw(in_pdf(keluaran), said, message("save it as tagged PDF"))


@rule("keluaran", WARNING, late=True)
def pdf_tanpa_bahasa(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF does not say in which language it is written.

    A program that reads aloud then speaks it as if it were English. Set the language of
    the document to Indonesian, and save it again.
    """
    if not keluaran.pdf.language:
        help = message("set the language of the document, id-ID")
        yield Flaw(in_pdf(keluaran), message("does not say its language"), help)


@rule("keluaran", WARNING, late=True)
def pdf_tanpa_judul(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF has no title, or readers do not show it.

    Who has several files open sees only the name of the file, and an archive finds it by
    nothing else. Fill in the title in the properties of the document.
    """
    pdf = keluaran.pdf
    if pdf.title.strip() and pdf.shows_title:
        return
    yield Flaw(
        in_pdf(keluaran),
        message("readers see the file's name instead of the title")
        if pdf.title.strip()
        else message("has no title"),
        message("fill in the title, and let the reader program show it"),
    )


@rule("keluaran", WARNING, late=True)
def pdf_tanpa_penanda(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF has no outline, or its pages do not have the numbers that are printed on them.

    In a long report nobody finds the page that the contents name. Make the outline and
    the page labels in the program that makes the PDF.
    """
    pdf = keluaran.pdf
    for what, there in (
        (message("has no outline"), pdf.outline),
        (message("has no page labels"), pdf.labelled),
    ):
        if not there:
            help = message("make them, so that a page of a long report is found")
            yield Flaw(in_pdf(keluaran), what, help)


@rule("keluaran", WARNING, late=True)
def tautan_putus(keluaran: Keluaran) -> Iterator[Flaw]:
    """A link of the PDF leads nowhere.

    Whoever clicks on it believes that a part is missing. Mend the link in the file that
    the PDF was made of.
    """
    broken = keluaran.pdf.broken_links
    if broken:
        yield Flaw(
            in_pdf(keluaran),
            message(
                "{number} links lead nowhere, on pages {pages}",
                number=len(broken),
                pages=runs(broken, keluaran),
            ),
            message("mend them in the file it was made of"),
        )


RULES = (
    *(pdf_tanpa_struktur, pdf_tanpa_bahasa, pdf_tanpa_judul, pdf_tanpa_penanda),
    tautan_putus,
)
