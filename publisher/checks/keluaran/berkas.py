"""Rules on the PDF as a file: what a receiver may refuse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from publisher.checks.keluaran.letak import in_lampiran, in_pdf, in_template, some, when_submitted
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.keluaran import Keluaran, Violation
from publisher.vocabulary.messages import NOTHING, Message, message
from publisher.vocabulary.rules import Flaw, rule

SHOWN = 3  # violations named in one finding; the rest is counted
ARCHIVES = ("2B", "2U", "2A")  # levels of PDF/A that hold to all of PDF/A-2b
FIELD = "ttd_penanda_tangan"


@rule("keluaran", ERROR, WARNING, late=True)
def pdf_rusak(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF cannot be opened, or only after it was mended.

    What one program mends in silence another refuses, so that the receiver may see
    nothing at all. Make the PDF again, and save it without a password.
    """
    pdf, at = keluaran.pdf, in_pdf(keluaran)
    anew = message("make the PDF again")
    if pdf.locked:
        help = message("save a copy without a password")
        yield Flaw(at, message("needs a password to be opened"), help, severity=ERROR)
    elif not pdf.opens:
        yield Flaw(at, message("is no PDF, or is damaged"), anew, severity=ERROR)
    elif pdf.damaged:
        said = message("is damaged in {number} places, which were mended", number=pdf.damaged)
        yield Flaw(at, said, anew, severity=WARNING)
    elif pdf.unreadable:
        said = message("other programs cannot read it: {why}", why=pdf.unreadable)
        yield Flaw(at, said, anew, severity=WARNING)


@rule("keluaran", ERROR, late=True)
def pdf_tanpa_halaman(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF has no page.

    There is nothing to be signed or read. Make the PDF again.
    """
    pdf = keluaran.pdf
    if pdf.opens and not pdf.locked and not pdf.pages:
        yield Flaw(in_pdf(keluaran), message("the PDF has no page"), message("make the PDF again"))


@rule("keluaran", ERROR, WARNING, late=True)
def berkas_terlalu_besar(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF is larger than its limit allows.

    The upload pages of most kabupaten refuse it, and e-mail often does. Mend it where
    most of the size is: scan the lampiran named here again in black and white at 150
    to 200 dpi, or save its pictures smaller.
    """
    limit = keluaran.megabytes
    if keluaran.pdf.size <= int(limit * 1_000_000):
        return
    severity = when_submitted(keluaran)
    size = _megabytes(keluaran.pdf.size)
    largest = max(keluaran.lampiran_size.items(), key=lambda one: one[1], default=None)
    if largest is None or (_illustrated(keluaran) and 2 * largest[1] < keluaran.pdf.size):
        yield Flaw(
            in_pdf(keluaran),
            message("the PDF is {size} MB large; the limit is {limit} MB", size=size, limit=limit),
            message("print the pictures of the narrative smaller (`lebar`), or leave some out")
            if _illustrated(keluaran)
            else message("use smaller pictures in the template")
            if keluaran.report
            else message("scan lampiran at 300 dots per inch or less, or ask for a higher limit"),
            severity=severity,
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
        severity=severity,
    )


def _illustrated(keluaran: Keluaran) -> bool:
    return keluaran.report is not None and any(keluaran.report.berkas_gambar())


@rule("keluaran", INFO, late=True)
def berkas_diperkecil(keluaran: Keluaran) -> Iterator[Flaw]:
    """Pictures or scans of a lampiran were made smaller, for the report was over its size limit.

    The systems that take a report refuse a larger file (`batas_ukuran` in
    laporan.toml, in MB). Pictures were made no smaller than was needed, and stay
    readable at print size. Look at the pages; where they are too coarse, scan
    them in black and white, or raise the limit if the kabupaten allows it.
    """
    if keluaran.coarse:
        yield Flaw(
            in_pdf(keluaran),
            message(
                "the pictures of the narrative were made smaller: {dpi} dots per inch",
                dpi=keluaran.coarse,
            ),
            message("look whether they are sharp enough; fewer or narrower ones stay finer"),
        )
    for one in keluaran.shrunk:
        yield Flaw(
            in_lampiran(keluaran, one.kunci),
            message(
                "pictures of this lampiran were made smaller: {before} kB became {after} kB, "
                "{dpi} dots per inch across a page",
                before=-(-one.before // 1000),
                after=-(-one.after // 1000),
                dpi=one.dpi,
            ),
            message("look whether its pages are still readable"),
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
    if keluaran.pdf.certified:
        yield Flaw(
            in_pdf(keluaran),
            message("is signed already, and locked against changes (DocMDP)"),
            message("submit it as it is, or build it anew and sign that; do not change this one"),
        )
    elif keluaran.pdf.signatures:
        yield Flaw(
            in_pdf(keluaran),
            message("the PDF holds a digital signature already"),
            message("print the signed lampiran to a new PDF; sign the finished report alone")
            if keluaran.report
            else message(
                "submit it as it is, or build it anew and sign that; do not change this one"
            ),
        )


@rule("keluaran", WARNING, late=True)
def kolom_tanda_tangan_ganda(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF has several empty fields for an electronic signature.

    Whoever signs may take the wrong one, and a field that stays empty asks for another
    signature. Name the field of the report when it is signed, or leave the others out.
    """
    fields = keluaran.pdf.signature_fields
    if len(fields) > 1:
        yield Flaw(
            in_pdf(keluaran),
            message("several fields for a signature: {names}", names=fields_named(fields)),
            message("name the one to be signed, such as {name}", name=FIELD),
        )


def fields_named(fields: Sequence[tuple[str, int]]) -> str:
    return some(f"{name} ({page})" if page else name for name, page in fields)


@rule("keluaran", ERROR, WARNING, late=True)
def tag_tak_sekali(keluaran: Keluaran) -> Iterator[Flaw]:
    """The sign that marks the place of the electronic signature does not stand once in the PDF.

    BSrE looks for the sign of `tanda` in laporan.toml and puts the signature there, so it
    must stand in one place only. Choose a sign that neither the report nor a lampiran
    prints.
    """
    signs, report = keluaran.pdf.signs, keluaran.report
    if not keluaran.tanda or len(signs) == 1:
        return
    help = message(
        "choose a sign that neither the report nor a lampiran prints, and look whether "
        "the template has {{{{ tanda_tangan }}}} once"
    )
    if not report and not signs:
        help = message("write `tanda` in [tanda_tangan] of laporan.toml, and build again")
    yield Flaw(
        report.laporan.tanda_tangan.place / "tanda" if report else in_pdf(keluaran),
        message(
            "the sign {tanda} stands {number} times in the PDF (pages {pages}), not once",
            tanda=keluaran.tanda,
            number=len(signs),
            pages=[n + 1 for n in sorted(set(signs))] or "–",
        ),
        help,
        severity=when_submitted(keluaran),
    )


@rule("keluaran", ERROR, WARNING, late=True)
def bukan_arsip(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF is not PDF/A-2b, the form in which documents are kept for good.

    In an archive of later years it may look another way than today, or may not
    be taken in at all. Where a lampiran is the cause, save its file anew as
    PDF/A, or scan it; where it is the report itself, tell the makers of publisher.
    """
    pdf = keluaran.pdf
    if not pdf.claim:
        said = message("does not say that it is PDF/A")
        yield Flaw(in_pdf(keluaran), said, message("save it as PDF/A-2b"), severity=WARNING)
        return
    groups: dict[str, list[Violation]] = {}
    for one in pdf.violations:
        page = pdf.pages[one.page - 1] if one.page else None
        groups.setdefault(page.lampiran if page else "", []).append(one)
    for kunci, ones in groups.items():
        certain = any(one.certain for one in ones) and pdf.claim.upper() in ARCHIVES
        yield Flaw(
            in_lampiran(keluaran, kunci) if kunci else in_template(keluaran),
            _not_archive(ones) if certain else _perhaps_not(ones, pdf.claim),
            _remedy(kunci, keluaran),
            severity=when_submitted(keluaran) if certain else WARNING,
        )


def _not_archive(ones: Sequence[Violation]) -> Message:
    first = sorted(ones, key=lambda one: not one.certain)
    reasons, more = _reasons(first)
    return message("the PDF is not PDF/A-2b: {reasons}{more}", reasons=reasons, more=more)


def _perhaps_not(ones: Sequence[Violation], claim: str) -> Message:
    reasons, more = _reasons(ones)
    return message(
        "says PDF/A-{claim}; not sure to be PDF/A-2b: {reasons}{more}",
        claim=claim.lower(),
        reasons=reasons,
        more=more,
    )


def _reasons(ones: Sequence[Violation]) -> tuple[str, Message]:
    rest = len(ones) - SHOWN
    more = message(" and {number} more", number=rest) if rest > 0 else NOTHING
    return "; ".join(str(one) for one in ones[:SHOWN]), more


def _remedy(kunci: str, keluaran: Keluaran) -> Message:
    if kunci:
        return message("save the file anew as PDF/A, or scan it")
    if keluaran.report:
        return message("report this, with the template, to the makers of publisher")
    return message("save it as PDF/A-2b, or look at it with veraPDF")


@rule("keluaran", ERROR, late=True)
def pdf_bertindak_sendiri(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF holds scripts, or actions that start by themselves.

    They change what is seen or reach for other files, so that nobody knows what was
    signed; archives refuse them. Save or print the file to a new PDF without them.
    """
    if keluaran.pdf.active:
        names = some(keluaran.pdf.active)
        yield Flaw(in_pdf(keluaran), message("acts by itself: {names}", names=names), PRINT_ANEW)


PRINT_ANEW = message("save or print it to a new PDF without it")


@rule("keluaran", ERROR, late=True)
def pdf_berisi_berkas(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF holds other files, which no page shows.

    Whoever signs does not see what he signs, and an archive does not keep them. Make
    pages of them, and list them as lampiran.
    """
    if keluaran.pdf.files:
        said = message("holds {number} files that no page shows", number=keluaran.pdf.files)
        yield Flaw(in_pdf(keluaran), said, message("make pages of them, as lampiran"))


@rule("keluaran", ERROR, late=True)
def pdf_masih_formulir(keluaran: Keluaran) -> Iterator[Flaw]:
    """The PDF has form fields that can still be filled in.

    What can be changed after signing is no evidence. Print the filled form to a new PDF.
    """
    pdf = keluaran.pdf
    if pdf.xfa or pdf.other_fields:
        names = some(name or "?" for name in pdf.other_fields) or "XFA"
        said = message("can still be filled in: {names}", names=names)
        yield Flaw(in_pdf(keluaran), said, message("print the filled form to a new PDF"))


def _megabytes(size: int) -> Decimal:
    return round(Decimal(size) / 1_000_000, 1)


RULES = (
    *(pdf_rusak, pdf_tanpa_halaman, berkas_terlalu_besar, berkas_diperkecil, berkas_terenkripsi),
    *(sudah_bertanda_tangan, kolom_tanda_tangan_ganda, tag_tak_sekali, bukan_arsip),
    *(pdf_bertindak_sendiri, pdf_berisi_berkas, pdf_masih_formulir),
)
