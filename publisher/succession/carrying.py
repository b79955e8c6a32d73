"""A report's folder → the folder of the next period, file by file; nothing is written here."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.load import Edit, Unsure, from_disk, named_files, spliced
from publisher.reading.kept import narratives
from publisher.regular import leads_out
from publisher.succession.agreement import agreement_edits
from publisher.succession.figures import budget_moves, performance_moves
from publisher.succession.identity import identity_edits
from publisher.succession.period import Period, moved, period_of
from publisher.succession.record import record
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.pengetahuan import KNOWLEDGE
from publisher.vocabulary.report import FILES, Report

RECORD, SIGNED = "periode-lalu.toml", "perjanjian-kinerja.toml"


@dataclass(frozen=True, slots=True)
class Account:
    """How many of each are carried, moved, emptied and marked; and what is left behind, by name."""

    sasaran: int
    indikator: int
    program: int
    moved: int
    emptied: int
    narratives: int
    statements: int
    waivers: int
    left: tuple[str, ...]  # lampiran: their titles
    dropped: tuple[str, ...]  # waivers: their rules
    others: tuple[str, ...]  # files that are not the report's
    past: int  # agreements that were signed for the last year


@dataclass(frozen=True, slots=True)
class Plan:
    """files: what each will hold, by its name in the folder. copies: those that stay the same."""

    last: Period
    new: Period
    files: Mapping[str, bytes]
    copies: tuple[str, ...]
    date: dt.date  # of the report, for the time being
    account: Account


def next_report(report: Report, new: Period, standing: Sequence[bool]) -> Plan:
    """What `new` takes over from a report.

    standing: of each waiver, whether it is about what goes on standing. Raises Unsure
    where a file is written in a way that cannot be changed surely.
    """
    last = period_of(report.laporan)
    identity = identity_edits(report.laporan, last, new, standing)
    budget = budget_moves(report.anggaran, last, new)
    performance = performance_moves(report.kinerja, report.anggaran, last, new)
    agreement = agreement_edits(report.perjanjian_kinerja, last, new)
    edits: dict[str, Sequence[Edit]] = {
        "laporan.toml": identity.edits,
        "anggaran.toml": budget.edits,
        "kinerja.toml": performance.edits,
        SIGNED: agreement.edits,
    }
    digests = named_files(report)
    files = dict(_read(report.folder))
    copies = tuple(_copies(report, digests))
    for name, changes in edits.items():
        if not changes:
            continue
        files[name] = _changed(name, files[name], changes)
    files[RECORD] = record(report, last, digests).encode("utf-8")
    attached = {str(one.berkas) for one in identity.left}
    account = Account(
        len(report.kinerja.sasaran),
        sum(len(s.indikator) for s in report.kinerja.sasaran),
        len(list(semua_simpul(report.anggaran))),
        budget.moved + performance.moved,
        budget.emptied + performance.emptied + agreement.emptied,
        len(list(narratives(report))),
        identity.statements,
        len(report.laporan.pengecualian) - len(identity.dropped),
        tuple(str(one.judul) for one in identity.left),
        identity.dropped,
        tuple(_others(report.folder, {*files, *copies, *attached})),
        agreement.past,
    )
    return Plan(last, new, files, copies, moved(report.laporan.tanggal_berkas, last, new), account)


def _read(folder: Path) -> Iterator[tuple[str, bytes]]:
    names = [f"{stem}.toml" for stem in FILES if f"{stem}.toml" != RECORD]
    names += [f"pengetahuan/{stem}.toml" for stem in KNOWLEDGE]
    return ((name, from_disk(folder / name)) for name in names if (folder / name).is_file())


def _copies(report: Report, digests: Mapping[str, str]) -> Iterator[str]:
    """The logo, and what the narrative shows: it is found again where it is still the same."""
    logo = report.laporan.perangkat_daerah.logo
    attached = {str(one.berkas) for one in report.laporan.lampiran}
    names = [str(logo or ""), *(name for name in digests if name not in attached)]
    for name in dict.fromkeys(name.replace("\\", "/") for name in names if name):
        if (report.folder / name).is_file() and not leads_out(report.folder / name, report.folder):
            yield name


def _changed(name: str, data: bytes, edits: Sequence[Edit]) -> bytes:
    """The byte order mark, which no text has, is kept."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        return mark + spliced(data.removeprefix(mark).decode("utf-8"), edits).encode("utf-8")
    except Unsure as unsure:
        unsure.file = name
        raise


def _others(folder: Path, known: set[str]) -> Iterator[str]:
    """Files in the folder that no part of the report names; hidden ones are not the author's."""
    known = {name.replace("\\", "/") for name in known} | {RECORD}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and name not in known:
            yield name
