"""One report of many: made as `build` does, and recorded. What is wrong with it is its own.

Runs in a process of its own, here or on another machine.
"""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from publisher import convert, evidence, pipeline, staging
from publisher.batch.jobs import Pekerjaan, failed
from publisher.batch.records import write_record
from publisher.cache import digest_of
from publisher.load import RULES as OF_LOADING_RULES
from publisher.manifest import marks_of
from publisher.printers.catalog import reason
from publisher.reading.susunan import tak_dicetak
from publisher.regular import contents
from publisher.rekap import as_data, figures_of, findings_of, said
from publisher.rulebook import RULES
from publisher.vocabulary.errors import Overrun, PublisherError, path_of
from publisher.vocabulary.findings import blocks, leaves_open
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rekap import Catatan, Hasil, Keadaan, Terkirim, Verifikasi
from publisher.vocabulary.susunan import Templat
from publisher.word import template_outline

LARGEST_PDF = 500  # MB
OF_LOADING = {rule.id for rule in OF_LOADING_RULES}


def program() -> str:
    """A digest of this program's sources: the same on every machine that has the same version."""
    return evidence.sources()


def machine(engine: str) -> str:
    """A digest of all here beside the files that shapes a report: libraries, fonts, LibreOffice."""
    return digest_of(evidence.machine(), convert.engine_identity(engine))


def answer(question: Mapping[str, Any], announce: Callable[[str], None]) -> dict[str, Any]:
    """The record of the report that a question asks for, as it travels."""
    return as_data(make(Pekerjaan(**question), announce))


def make(pekerjaan: Pekerjaan, announce: Callable[[str], None]) -> Catatan:
    """Build the report, look at the PDF that was sent, and write the record beside the outputs.

    Trouble with the report is told in the record. Raises OSError where that cannot be written.
    """
    begin = time.monotonic()
    out = Path(pekerjaan.out)
    empty = replace(pekerjaan.blank(), program=program(), mesin=machine(pekerjaan.engine))
    try:
        with staging.output_folder(out):
            made = _made(pekerjaan, empty, announce)
            took = round(Decimal(time.monotonic() - begin), 2)
            hasil = replace(made.hasil, detik=took, di=platform.node())
            made = replace(made, hasil=hasil)
            write_record(made, out)
    except PublisherError as stopped:
        made = failed(empty, stopped.message, stopped.help)
    except OSError as refused:
        made = failed(empty, _refusal(refused))
    return made


def _refusal(refused: OSError) -> Message:
    path = path_of(refused)
    why = reason(refused)
    return message("{path}: {reason}", path=path, reason=why) if path else why


def _made(pekerjaan: Pekerjaan, empty: Catatan, announce: Callable[[str], None]) -> Catatan:
    request = pipeline.Request(
        Path(pekerjaan.folder),
        Path(pekerjaan.out),
        Path(pekerjaan.template),
        pekerjaan.engine,
        strict=pekerjaan.strict,
        fresh=pekerjaan.fresh,
    )
    built = pipeline.build(request, announce)
    found = replace(empty, temuan=findings_of(built.findings, request.content, RULES))
    # Half a report would be told as one that says little.
    whole = not any(blocks(f) and f.rule in OF_LOADING for f in built.findings)
    if built.report is not None and whole:
        templat = template_outline(request.template) if built.report.susunan.diatur else Templat()
        unprinted = tak_dicetak(built.report.susunan, templat)
        found = replace(found, **figures_of(built.report, unprinted), penyampaian=_sent(built))
    return replace(found, hasil=_outcome(built, pekerjaan))


def _sent(built: pipeline.Build) -> Terkirim:
    """What the report itself says of the day on which it was handed in."""
    stated = built.report.laporan.evaluasi if built.report else None
    day = stated.tanggal_penyampaian if stated else None
    return Terkirim("tanpa_batas", diterima=day, menurut="laporan" if day else None)


def _outcome(built: pipeline.Build, pekerjaan: Pekerjaan) -> Hasil:
    made = [f.path for f in (built.word, built.publication) if f is not None]
    if built.word is None:
        return Hasil("ditolak")
    keadaan: Keadaan = "konsep" if leaves_open(built.findings) else "terbit"
    hasil = Hasil(keadaan, keluaran=marks_of(Path(pekerjaan.out), [f.name for f in made]))
    if built.publication is None:
        why = built.without_pdf
        told = (said(why.message), said(why.help)) if why else (None, None)
        return replace(hasil, keadaan="tanpa_pdf", sebab=told[0], saran=told[1])
    hasil = replace(hasil, halaman=built.publication.pages, disisihkan=built.set_aside)
    if not pekerjaan.pdf:
        return hasil
    pdf, difference = compared(Path(pekerjaan.pdf), built.publication.path)
    return replace(hasil, pdf=pdf, pdf_beda=said(difference) if difference else None)


def compared(sent: Path, built: Path) -> tuple[Verifikasi, Message | None]:
    """Is the PDF that was sent what its content builds? And where not: what differs first."""
    try:
        given, ours = contents(sent, LARGEST_PDF), built.read_bytes()
    except OSError as refused:
        return "tak_terbaca", _refusal(refused)
    if given == ours:
        return "sama", None
    question = {"do": "compare", "file": str(sent.resolve()), "other": str(built.resolve())}
    try:
        with evidence.foreign_reader() as reader:
            told = reader.ask(question)
    except Overrun:
        told = {}
    if "page" not in told:
        return "tak_terbaca", message("its pages cannot be compared: the file cannot be read")
    # A signature stands behind the bytes that were signed, and changes no page.
    if given.startswith(ours) and not told["page"]:
        return "ditandatangani", None
    return "berbeda", _difference(told)


def _difference(told: dict[str, Any]) -> Message:
    then, now = told["pages"]
    if then != now:
        return message("it has {then} pages, its content builds {now}", then=then, now=now)
    if told["page"]:
        return message("the first page that differs: {page}", page=told["page"])
    return message("all pages look the same; what differs is what no page shows, such as tags")
