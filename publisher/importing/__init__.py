"""Exports of one office → what changes in its `anggaran.toml`. Nothing is written here.

All of the files' figures come in, or none: one trouble stops everything.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from publisher.importing.changes import (
    Periode,
    Ubah,
    drop_pagu,
    dropped_above,
    pagu_edits,
    reached,
    realisasi_edit,
)
from publisher.importing.groups import group_edits
from publisher.importing.matching import Pasangan, canonical, paired
from publisher.importing.provenance import ASAL, with_origins
from publisher.importing.rows import new_rows
from publisher.importing.silent import without_documents
from publisher.importing.sums import Gabungan, together
from publisher.load import Blok, Drop, Edit, Unsure, plain, spliced, with_blocks
from publisher.vocabulary.anggaran import Tahap
from publisher.vocabulary.ekspor import Ekspor, Keliru, Sel
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.report import Report

BUDGET = "anggaran.toml"


@dataclass(frozen=True, slots=True)
class Impor:
    """What would change. files: name in the folder → its new bytes, empty where nothing changes.

    baru: codes of rows that are added. hilang: rows of the tree that no file names. dihapus:
    amounts of programs and kegiatan that their rows make from now on.
    """

    ubah: tuple[Ubah, ...] = ()
    baru: tuple[tuple[str, str], ...] = ()
    hilang: tuple[tuple[str, str], ...] = ()
    ganti: tuple[tuple[str, str], ...] = ()
    dihapus: tuple[Ubah, ...] = ()
    catatan: tuple[Message, ...] = ()
    keliru: tuple[Keliru, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


def plan_import(
    report: Report,
    budget: bytes,
    origins: bytes | None,
    files: Sequence[Ekspor],
    *,
    renamed: bool = False,
    today: str,
) -> Impor:
    """budget: `anggaran.toml` as it is. origins: `asal-angka.toml`, None where there is none.

    today: the day that is written beside what is imported, as 2026-01-31.
    """
    wrong = list(_of_another(report, files))
    whole = together(files)
    wrong += whole.keliru
    mark = codecs.BOM_UTF8 if budget.startswith(codecs.BOM_UTF8) else b""
    text = budget.removeprefix(mark).decode("utf-8")
    data = plain(text)
    periode = Periode(
        3 * int(report.laporan.triwulan or 4),
        report.anggaran.tahap,
        str(report.anggaran.cara_realisasi),
    )
    wrong += _beyond(whole, files, periode)
    without_documents(data, whole, files)
    pairs = paired(data, whole, renamed)
    wrong += pairs.keliru
    if wrong:
        return Impor(keliru=tuple(wrong))
    plan = _Plan(data, whole, pairs, periode)
    plan.rows()
    plan.above()
    blocks = plan.groups()
    official = {canonical(b.kode): b.uraian for b in report.pengetahuan.nomenklatur.butir.values()}
    months, partly = plan.months
    blocks += new_rows(data, pairs.baru, whole, months, partly, periode, official)
    try:
        new = with_blocks(spliced(text, plan.edits), blocks)
    except Unsure as unsure:
        return Impor(keliru=(_unsure(unsure, report.folder),))
    after: dict[str, bytes] = {}
    if new != text:
        after[BUDGET] = mark + new.encode("utf-8")
    kept = with_origins(origins, files, whole, pairs, today)
    if kept is not None and kept != origins:
        after[ASAL] = kept
    return Impor(
        tuple(plan.changes),
        tuple((c, whole.baris[c].simpul.nama) for c in pairs.baru),
        tuple((one.kode, one.nama) for one in pairs.hilang) if plan.is_complete else (),
        pairs.ganti,
        tuple(plan.dropped),
        tuple(plan.notes),
        (),
        after,
    )


class _Plan:
    def __init__(
        self, data: Mapping[str, object], whole: Gabungan, pairs: Pasangan, periode: Periode
    ) -> None:
        self.data, self.whole, self.pairs, self.periode = data, whole, pairs, periode
        self.edits: list[Edit] = []
        self.changes: list[Ubah] = []
        self.dropped: list[Ubah] = []
        self.notes: list[Message] = []
        inside = range(1, periode.akhir + 1)
        kumulatif = sorted(m for m in whole.kumulatif if m in inside)
        reach = set(kumulatif)
        partly = sorted(m for m in whole.bulan if m in inside and m not in reach)
        self.months = (kumulatif, partly)
        self.is_complete = bool(whole.tahap or whole.kumulatif)

    def rows(self) -> None:
        months, partly = self.months
        for code, mine in sorted(self.pairs.lama.items(), key=lambda one: one[1].keys):
            row = self._row(mine.keys)
            baris = self.whole.baris[code]
            changes, edits = pagu_edits(mine.keys, row, baris.pagu, self.periode, mine.kode, "pagu")
            self.changes += changes
            self.edits += edits
            if months or partly:
                found = realisasi_edit(mine.keys, row, baris, months, partly, self.periode)
                if found is not None:
                    self.changes.append(found[0])
                    self.edits.append(found[1])
                elif self._is_beyond_files(row):
                    self.notes.append(
                        message(
                            "{code} has a realisasi to the end of the period; these files hold a "
                            "part of the months, and it stays",
                            code=mine.kode,
                        )
                    )

    def _is_beyond_files(self, row: Mapping[str, object]) -> bool:
        months, _ = self.months
        now = row.get("realisasi")
        series = isinstance(now, dict) and {"triwulan", "bulan"} & set(now)
        return now is not None and not series and self.periode.akhir not in months

    def _row(self, keys: tuple[str | int, ...]) -> Mapping[str, object]:
        found: object = self.data
        for key in keys:
            found = found[key]  # type: ignore[index]
        return found  # type: ignore[return-value]

    def above(self) -> None:
        """What is written of programs and kegiatan goes where all that is below is known now."""
        named = {mine.kode for mine in self.pairs.lama.values()}
        for stage in sorted(self.whole.tahap):
            self._drop("pagu", named, stage)
        if self.periode.akhir in self.months[0]:
            self._drop("realisasi", named, None)

    def _drop(self, name: str, named: set[str], stage: Tahap | None) -> None:
        for keys, row, value in dropped_above(self.data, name, named, stage, self.periode.tahap):
            hal = f"pagu.{stage}" if stage else name
            before = reached(value, self.periode)
            self.dropped.append(
                Ubah(str(row.get("kode", "")), hal, before, self._sum(keys, stage), ())
            )
            self.edits.append(
                drop_pagu(keys, row["pagu"], stage) if stage else Drop((*keys, "realisasi"))
            )

    def _sum(self, keys: tuple[str | int, ...], stage: Tahap | None) -> int:
        """What the rows below add up to, as the files have them."""
        amount = 0
        for code, mine in self.pairs.lama.items():
            if mine.keys[: len(keys)] == keys:
                row = self.whole.baris[code]
                part = row.pagu.get(stage) if stage else row.kumulatif.get(self.periode.akhir)
                amount += part.total if part else 0
        return amount

    def groups(self) -> list[Blok]:
        changes, edits, loose = group_edits(self.data, self.whole, self.periode)
        self.changes += changes
        self.edits += [one for one in edits if not isinstance(one, Blok)]
        if loose:
            self.notes.append(
                message(
                    "these accounts have no line in [[belanja]]: {accounts}",
                    accounts=", ".join(dict.fromkeys(loose)),
                )
            )
        return [one for one in edits if isinstance(one, Blok)]


def _of_another(report: Report, files: Sequence[Ekspor]) -> list[Keliru]:
    """Files of another year or of several offices."""
    wrong = []
    year = int(report.laporan.tahun)
    for one in files:
        if one.tahun is not None and one.tahun != year:
            said = message(
                "this file is of {other}, the report of {year}", other=one.tahun, year=year
            )
            wrong.append(Keliru(Sel(one.berkas, "", ""), said))
    offices = {one.kode_skpd: one for one in files if one.kode_skpd}
    if len(offices) > 1:
        names = ", ".join(f"{c} {o.nama_skpd}" for c, o in offices.items())
        said = message("these files are of several SKPD: {names}", names=names)
        wrong.append(
            Keliru(Sel(files[-1].berkas, "", ""), said, message("import each into its own folder"))
        )
    return wrong


def _beyond(whole: Gabungan, files: Sequence[Ekspor], periode: Periode) -> list[Keliru]:
    """Figures that count to a day after the report's period, and none that count to its end."""
    late = [m for m in whole.kumulatif if m > periode.akhir]
    if not late or periode.akhir in whole.kumulatif:
        return []
    return [
        Keliru(
            Sel(files[0].berkas, "", ""),
            message(
                "the realisasi of this file is that to the end of month {month}, and the report "
                "ends with month {end}",
                month=max(late),
                end=periode.akhir,
            ),
            message("download the file of the month with which the report ends"),
        )
    ]


def _unsure(unsure: Unsure, folder: Path) -> Keliru:
    return Keliru(
        Sel(BUDGET, "", ".".join(map(str, unsure.keys))),
        message("this is written in a way that cannot be changed surely"),
        message("write it in a line of its own, as in the example of `publisher new`"),
    )


__all__ = ["ASAL", "BUDGET", "Impor", "Ubah", "plan_import"]
