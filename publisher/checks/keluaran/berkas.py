"""Rules on the PDF as a file: what a receiver may refuse."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from publisher.checks.keluaran.letak import in_lampiran, in_pdf
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.keluaran import Keluaran
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule


@rule("keluaran", WARNING, late=True)
def berkas_terlalu_besar(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF is larger than its limit allows.

    The upload pages of most kabupaten refuse it, and e-mail often does. Mend it where
    most of the size is: scan the lampiran named here again in black and white at 150
    to 200 dpi, or save its pictures smaller.
    """
    limit = keluaran.report.laporan.batas_ukuran
    if keluaran.pdf.size <= int(limit * 1_000_000):
        return
    size = _megabytes(keluaran.pdf.size)
    largest = max(keluaran.lampiran_size.items(), key=lambda one: one[1], default=None)
    if largest is None:
        yield Flaw(
            in_pdf(keluaran),
            message("the PDF is {size} MB large; the limit is {limit} MB", size=size, limit=limit),
            message("use smaller pictures in the template"),
        )
        return
    kunci, bytes_ = largest
    yield Flaw(
        in_lampiran(keluaran, kunci),
        message(
            "the PDF is {size} MB large; the limit is {limit} MB. The largest lampiran is "
            "`{kunci}` with {part} MB",
            size=size,
            limit=limit,
            kunci=kunci,
            part=_megabytes(bytes_),
        ),
        message("scan it again in black and white at 150 to 200 dpi, or save it smaller"),
    )


@rule("keluaran", ERROR, late=True)
def berkas_terenkripsi(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF is protected with a password or by restrictions.

    Who receives it can neither sign nor join it, and BSrE refuses it. Make the report
    again, and put no protection on the file before it is signed.
    """
    if keluaran.pdf.encrypted:
        yield Flaw(
            in_pdf(keluaran),
            message("the PDF is encrypted"),
            message("make it again, without a password and without restrictions"),
        )


@rule("keluaran", ERROR, late=True)
def sudah_bertanda_tangan(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF holds a digital signature before anybody has signed the report.

    An electronic signature (TTE) is the last step: any change after it breaks it, and
    a signature brought along by a lampiran is not that of the report. Use a copy of
    the lampiran that is printed to PDF, and sign the finished report.
    """
    if keluaran.pdf.signatures:
        yield Flaw(
            in_pdf(keluaran),
            message("the PDF holds a digital signature already"),
            message("print the signed lampiran to a new PDF; sign the finished report alone"),
        )


@rule("keluaran", WARNING, late=True)
def huruf_tak_tertanam(keluaran: Keluaran) -> Iterator[Flaw]:
    """Text is set in a font that the PDF does not hold.

    Another computer shows it in another font, with other widths or with wrong letters,
    and archives (PDF/A) refuse it. Make the lampiran again with "embed all fonts", or
    print it to a new PDF.
    """
    pages = keluaran.pdf.pages
    for font in keluaran.pdf.fonts:
        if font.embedded:
            continue
        owners = dict.fromkeys(pages[n].lampiran for n in font.pages)
        for kunci in owners:
            labels = tuple(pages[n].label for n in font.pages if pages[n].lampiran == kunci)
            yield Flaw(
                in_lampiran(keluaran, kunci) if kunci else in_pdf(keluaran),
                message(
                    "the font {font} is not embedded, on pages {pages}",
                    font=font.name,
                    pages=labels,
                ),
                message("save it as PDF again with its fonts embedded, or print it to a new PDF"),
            )


def _megabytes(size: int) -> Decimal:
    return round(Decimal(size) / 1_000_000, 1)


RULES = (berkas_terlalu_besar, berkas_terenkripsi, sudah_bertanda_tangan, huruf_tak_tertanam)
