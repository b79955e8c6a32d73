"""The recap of many reports as files: a workbook, JSON, a Word file and its PDF."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pydantic_core import to_jsonable_python

from publisher import assemble, evidence, outputs, staging
from publisher.cache import Memory
from publisher.paging import paginate
from publisher.printers.catalog import reason
from publisher.regular import contents
from publisher.rekap import read_recap
from publisher.tables.rekapitulasi import Rekapitulasi, hitung
from publisher.vocabulary.artifacts import PdfFile, WordFile
from publisher.vocabulary.dokumen import REKAP
from publisher.vocabulary.errors import (
    ContentUnusable,
    Overrun,
    PublisherError,
    ToolFailed,
    ToolMissing,
)
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.keluaran import BuiltPdf
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file
from publisher.vocabulary.rekap import Rekap
from publisher.word import Draft, compose_recap, recap_workbook

RECORDS = "rekap.json"
TABLES = "rekap-tabel.json"
BOOK = "rekap.xlsx"
LARGEST = 500  # MB of records
PASSES = 4  # as of a report: a second one puts the page numbers in
FORM = 1  # of the tables as JSON
NOT_TABLES = ("laporan", "lembar")  # the records themselves, and the same figures again


@dataclass(frozen=True, slots=True)
class Request:
    """What to print of which records, and where. engine: the one that converts."""

    rekap: Rekap
    template: Path
    out: Path
    engine: str = "libreoffice"
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Recapped:
    """findings: what became of earlier files that somebody had edited. without_pdf: why none."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    without_pdf: PublisherError | None = None


def records_of(path: Path) -> tuple[Rekap, Path]:
    """The records that `publisher batch` wrote, by their file or its folder; and that file.

    Raises ContentUnusable where there are none that can be read.
    """
    file = path / RECORDS if path.is_dir() else path
    try:
        data = contents(file, LARGEST)
    except OSError as refused:
        raise ContentUnusable(
            message("{path}: {reason}", path=file, reason=reason(refused)),
            message("name the folder of outputs of `publisher batch`, or its rekap.json"),
            whole_file(file),
        ) from refused
    recap = read_recap(data)
    if recap is None:
        raise ContentUnusable(
            message("{file} is no recap of this version of the program", file=file),
            message("run `publisher batch` again, which writes it anew"),
            whole_file(file),
        )
    return recap, file


def publish(asked: Request, announce: Callable[[str], None]) -> Recapped:
    """All files of the recap in the output folder, together. Without LibreOffice: all but the PDF.

    Raises PublisherError; earlier files are then unchanged.
    """
    outputs.refuse_held(asked.out, REKAP)
    memory = evidence.memory(asked.fresh)
    announce("tables")
    made = hitung(asked.rekap)
    with staging.workspace() as work:
        book, tables = work / BOOK, work / TABLES
        book.write_bytes(recap_workbook(made))
        tables.write_bytes(tables_as_json(made))
        announce("word")
        draft = compose_recap(made, asked.template)
        title = draft.document.core_properties.title
        word, pdf, without = _with_pdf(_Work(asked, draft, work, memory, announce), title)
        announce("publish")
        files = [*(f.path for f in (word, pdf) if f is not None), book, tables]
        placed, findings = outputs.publish_files(files, REKAP, work, asked.out)
    return Recapped(placed, findings, without)


def tables_as_json(made: Rekapitulasi) -> bytes:
    """Every table of the recap. Decimals are strings, so that no reader rounds them."""
    tables: Mapping[str, Any] = {
        "bentuk": FORM,
        **{f.name: getattr(made, f.name) for f in fields(made) if f.name not in NOT_TABLES},
    }
    return (json.dumps(to_jsonable_python(tables), ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class _Work:
    asked: Request
    draft: Draft
    folder: Path
    memory: Memory
    announce: Callable[[str], None]


def _with_pdf(at: _Work, title: str) -> tuple[WordFile, PdfFile | None, PublisherError | None]:
    at.announce("pdf")
    try:
        return (*_laid_out(at, title), None)
    except ToolMissing as missing:
        return at.draft.save(at.folder / REKAP.word, {}, {}), None, missing


def _laid_out(at: _Work, title: str) -> tuple[WordFile, PdfFile]:
    """Converted until the page numbers are those that it has."""
    convert = evidence.converter(at.memory, at.asked.engine)
    numbers: Mapping[str, str] = {}
    for _ in range(PASSES):
        word = at.draft.save(at.folder / REKAP.word, numbers, {})
        (body,) = convert([word.path], at.folder / "pdf")
        paging = paginate(at.draft.entries, assemble.destinations(body), (), ())
        if paging.numbers == numbers:
            break
        numbers = paging.numbers
    else:
        raise ToolFailed(
            message(
                "the page numbers of the recap do not settle: each conversion gives other ones"
            ),
            message("simplify the page layout of the template"),
        )
    at.announce("assemble")
    day = at.asked.rekap.tanggal
    info = assemble.DocumentInfo(title, "", title, "id-ID", day)
    out = at.folder / REKAP.pdf
    made = assemble.join(body, None, (), paging.outline, paging.labels, info, out)
    _refuse_unreadable(at, made.path, body)
    return word, PdfFile(made.path)


def _refuse_unreadable(at: _Work, made: Path, body: PdfFile) -> None:
    with evidence.questions(at.memory) as ask:
        try:
            found = assemble.measured(made, ask, "", (), body.path)
        except Overrun as overrun:
            found = BuiltPdf(0, unreadable=overrun.what)
    assemble.refuse_unreadable(found, ())
