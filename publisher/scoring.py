"""How far a report meets the criteria of the SAKIP evaluation for reporting. Pure.

The criteria, their weights and the scale of letters are data
(`pengetahuan/evaluasi.toml`). PermenPANRB 88/2021 gives the weights; that
coverage above 90, 75, 40 and 10 percent means a to d is what evaluators' own
worksheets do, not the regulation's text, so the score is an estimate.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from publisher.tables.analisis import analisis_semua
from publisher.tables.bagian import bagian_wajib
from publisher.vocabulary.laporan import Pernyataan
from publisher.vocabulary.pengetahuan.ketentuan import Cara, Huruf, Komponen, Kriteria
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import bulat

KEYS = {
    "realisasi": "realisasi",
    "target": "realisasi",
    "tahun_lalu": "riwayat",
    "target_akhir": "target_akhir",
    "standar_nasional": "standar_nasional",
    "penyebab": "analisis.penyebab",
    "solusi": "analisis.solusi",
    "efisiensi": "realisasi",
    "program_penunjang": "nama",
}
"""What an indicator can say, and the key at which it mainly stands."""
ANSWERS = {"ya": Decimal(1), "sebagian": Decimal("0.5"), "tidak": Decimal(0)}


@dataclass(frozen=True, slots=True)
class Bukti:
    """Where evidence stands, and the office's words on it."""

    at: Place
    teks: str = ""


@dataclass(frozen=True, slots=True)
class NilaiKriteria:
    """nilai: of 1; None where it cannot be told, which counts as 0.

    terpenuhi, dari: the coverage, where the criterion has one.
    """

    kriteria: Kriteria
    nilai: Decimal | None
    bukti: tuple[Bukti, ...]
    huruf: str = ""
    terpenuhi: int = 0
    dari: int = 0

    @property
    def cakupan(self) -> Decimal | None:
        """Percent, half-up to two places."""
        return bulat(Decimal(self.terpenuhi) * 100 / self.dari) if self.dari else None


@dataclass(frozen=True, slots=True)
class NilaiKomponen:
    """nilai: points, at most the component's weight; half-up to two places."""

    komponen: Komponen
    kriteria: tuple[NilaiKriteria, ...]

    @property
    def nilai(self) -> Decimal:
        known = sum((k.nilai for k in self.kriteria if k.nilai is not None), Decimal(0))
        return bulat(Decimal(self.komponen.bobot) * known / len(self.kriteria))


@dataclass(frozen=True, slots=True)
class Penilaian:
    """total: the sum of the components as they are printed."""

    komponen: tuple[NilaiKomponen, ...]

    @property
    def total(self) -> Decimal:
        return sum((k.nilai for k in self.komponen), Decimal(0))

    @property
    def bobot(self) -> Decimal:
        return sum((Decimal(k.komponen.bobot) for k in self.komponen), Decimal(0))

    @property
    def tak_dinilai(self) -> int:
        """How many criteria could not be told."""
        return sum(n.nilai is None for k in self.komponen for n in k.kriteria)


def score(report: Report) -> Penilaian:
    """The self-score of a report: at most 15 by the program's own criteria."""
    return Penilaian(
        tuple(
            NilaiKomponen(k, tuple(METHODS[c.cara](report, c) for c in k.kriteria))
            for k in report.pengetahuan.evaluasi.komponen
        )
    )


def step_of(skala: Iterable[Huruf], terpenuhi: int, dari: int) -> Huruf:
    """The step of the scale for so many of so many: the first whose bound they exceed."""
    steps = list(skala)
    for step in steps:
        # Multiplied out: a quotient of decimals would be rounded at the very bounds.
        if step.di_atas is None or terpenuhi * 100 > step.di_atas * dari:
            return step
    return steps[-1]


def _outline(report: Report, kriteria: Kriteria) -> NilaiKriteria:
    """The share of the obligatory parts of this criterion that are filled in."""
    parts = [c for b, c in bagian_wajib(report) if kriteria.kode in b.kriteria]
    filled = [contents for contents in parts if all(c.terisi for c in contents)]
    places = tuple(Bukti(c.at) for contents in filled for c in contents)
    return _covered(report, kriteria, places, len(filled), len(parts))


def _indicators(report: Report, kriteria: Kriteria) -> NilaiKriteria:
    """The share of the indicators that say all that the criterion asks for."""
    # The criteria are data that an office may change: a key nobody knows cannot be told.
    if not set(kriteria.kunci) <= set(KEYS) or not kriteria.kunci:
        return NilaiKriteria(kriteria, None, ())
    every, places = list(analisis_semua(report)), []
    for ind, seven in every:
        said = {b.kunci: b.lengkap for b in seven} | {
            "realisasi": ind.realisasi is not None,
            "solusi": ind.analisis is not None and ind.analisis.solusi is not None,
        }
        if all(said[k] for k in kriteria.kunci):
            places.append(Bukti(_below(ind.place, KEYS[kriteria.kunci[0]])))
    return _covered(report, kriteria, tuple(places), len(places), len(every))


def _below(place: Place, key: str) -> Place:
    for part in key.split("."):
        place /= part
    return place


def _covered(
    report: Report, kriteria: Kriteria, bukti: tuple[Bukti, ...], terpenuhi: int, dari: int
) -> NilaiKriteria:
    if dari == 0:
        return NilaiKriteria(kriteria, None, ())
    step = step_of(report.pengetahuan.evaluasi.skala, terpenuhi, dari)
    return NilaiKriteria(kriteria, Decimal(step.nilai), bukti, str(step.huruf), terpenuhi, dari)


def _statement(report: Report, kriteria: Kriteria) -> NilaiKriteria:
    """What the office states, and can show."""
    for kunci in kriteria.kunci:
        said: Any = report.laporan.evaluasi
        for key in kunci.split("."):
            said = getattr(said, key, None)
        if isinstance(said, Pernyataan) and said.jawaban in ANSWERS:
            # A yes that nothing shows is no answer to an evaluator; a no needs no evidence.
            if said.bukti is None and said.jawaban != "tidak":
                continue
            bukti = Bukti(said.place, str(said.bukti or ""))
            return NilaiKriteria(kriteria, ANSWERS[said.jawaban], (bukti,))
    return NilaiKriteria(kriteria, None, ())


def _in_time(report: Report, kriteria: Kriteria) -> NilaiKriteria:
    """Whether it was handed in by its day: an annual report by the end of February."""
    said = report.laporan.evaluasi
    if said is None or said.tanggal_penyampaian is None:
        return NilaiKriteria(kriteria, None, ())
    last = said.batas_penyampaian or _end_of_february(report)
    if last is None:
        return NilaiKriteria(kriteria, None, ())
    bukti = Bukti(said.place / "tanggal_penyampaian")
    return NilaiKriteria(kriteria, Decimal(said.tanggal_penyampaian <= last), (bukti,))


def _end_of_february(report: Report) -> dt.date | None:
    if report.laporan.jenis != "tahunan":
        return None
    # Two months after the year (PermenPANRB 53/2014), and kabupaten say the end of February.
    year = int(report.laporan.tahun) + 1
    return dt.date(year, 2, calendar.monthrange(year, 2)[1])


METHODS: dict[Cara, Callable[[Report, Kriteria], NilaiKriteria]] = {
    "kerangka": _outline,
    "indikator": _indicators,
    "pernyataan": _statement,
    "tepat_waktu": _in_time,
}
