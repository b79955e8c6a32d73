"""How far a report meets the criteria of the SAKIP evaluation for reporting. Pure.

The criteria, their weights and the steps are data (`pengetahuan/evaluasi.toml`). A
sub-component is scored as a whole, by the share of its criteria that are met (PermenPANRB
88/2021). When one criterion is met the regulation leaves to the evaluator; here it is where
the data leave nothing out. What cannot be told is not met, so the score is the least of what
the office's own answers allow; the steps above BB ask for a person's judgement.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from publisher.tables.analisis import analisis_semua
from publisher.tables.bagian import bagian_wajib
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.laporan import Pernyataan
from publisher.vocabulary.pengetahuan.ketentuan import Cara, Komponen, Kriteria, Peringkat
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
MEASURED = ("realisasi", "target")
PRINTING = {
    True: ("akuntabilitas.capaian", "akuntabilitas.analisis"),
    False: ("akuntabilitas.analisis",),
}
"""Whether it is of what was measured → the parts of which one prints what an indicator says."""
ANSWERS = {"ya": True, "sebagian": False, "tidak": False}


@dataclass(frozen=True, slots=True)
class Bukti:
    """Where evidence stands, and the office's words on it."""

    at: Place
    teks: str = ""


@dataclass(frozen=True, slots=True)
class NilaiKriteria:
    """terpenuhi: whether the criterion is met; None where it cannot be told.

    ada, dari: the coverage, where the criterion has one.
    """

    kriteria: Kriteria
    terpenuhi: bool | None
    bukti: tuple[Bukti, ...]
    ada: int = 0
    dari: int = 0

    @property
    def cakupan(self) -> Decimal | None:
        """Percent, half-up to two places."""
        return bulat(Decimal(self.ada) * 100 / self.dari) if self.dari else None


@dataclass(frozen=True, slots=True)
class NilaiKomponen:
    """A sub-component. nilai: points, at most its weight; half-up to two places."""

    komponen: Komponen
    kriteria: tuple[NilaiKriteria, ...]
    langkah: tuple[Peringkat, ...]

    @property
    def terpenuhi(self) -> int:
        return sum(k.terpenuhi is True for k in self.kriteria)

    @property
    def tak_dinilai(self) -> int:
        """How many criteria could not be told."""
        return sum(k.terpenuhi is None for k in self.kriteria)

    @property
    def peringkat(self) -> Peringkat:
        return step_of(self.langkah, self.terpenuhi, len(self.kriteria))

    @property
    def nilai(self) -> Decimal:
        return self._points(self.terpenuhi)

    @property
    def tertinggi(self) -> Decimal:
        """What it would be if all that cannot be told were met."""
        return self._points(self.terpenuhi + self.tak_dinilai)

    def _points(self, met: int) -> Decimal:
        step = step_of(self.langkah, met, len(self.kriteria))
        return bulat(Decimal(self.komponen.bobot) * step.nilai / 100)


@dataclass(frozen=True, slots=True)
class Penilaian:
    """total: the sum of the components as they are printed."""

    komponen: tuple[NilaiKomponen, ...]

    @property
    def total(self) -> Decimal:
        return sum((k.nilai for k in self.komponen), Decimal(0))

    @property
    def tertinggi(self) -> Decimal:
        return sum((k.tertinggi for k in self.komponen), Decimal(0))

    @property
    def bobot(self) -> Decimal:
        return sum((Decimal(k.komponen.bobot) for k in self.komponen), Decimal(0))

    @property
    def tak_dinilai(self) -> int:
        """How many criteria could not be told."""
        return sum(k.tak_dinilai for k in self.komponen)


def score(report: Report, unprinted: Collection[str] = ()) -> Penilaian:
    """The self-score of a report: at most 15 by the program's own criteria.

    unprinted: keys of the content (`penutup.simpulan`) whose parts susunan.toml leaves out.
    """
    evaluasi = report.pengetahuan.evaluasi
    methods = METHODS | {
        "kerangka": partial(_outline, unprinted=unprinted),
        "indikator": partial(_indicators, unprinted=unprinted),
    }
    return Penilaian(
        tuple(
            NilaiKomponen(
                k, tuple(methods[c.cara](report, c) for c in k.kriteria), evaluasi.peringkat
            )
            for k in evaluasi.komponen
        )
    )


def step_of(langkah: Iterable[Peringkat], terpenuhi: int, dari: int) -> Peringkat:
    """The step for so many of so many criteria met: the first that they reach."""
    steps = list(langkah)
    for step in steps:
        # Multiplied out: a quotient of decimals would be rounded at the very bounds.
        share = terpenuhi * 100
        if step.di_atas is not None and share > step.di_atas * dari:
            return step
        if step.dari is not None and share >= step.dari * dari:
            return step
    return steps[-1]


def _outline(report: Report, kriteria: Kriteria, unprinted: Collection[str] = ()) -> NilaiKriteria:
    """The share of the obligatory parts of this criterion that are filled in, and printed."""
    parts = [c for b, c in bagian_wajib(report) if kriteria.kode in b.kriteria]
    filled = [
        contents
        for contents in parts
        if all(c.terisi and c.kunci.replace("-", "_") not in unprinted for c in contents)
    ]
    places = tuple(Bukti(c.at) for contents in filled for c in contents)
    return _covered(kriteria, places, len(filled), len(parts))


def _indicators(
    report: Report, kriteria: Kriteria, unprinted: Collection[str] = ()
) -> NilaiKriteria:
    """The share of the indicators that say all that the criterion asks for, in print."""
    # The criteria are data that an office may change: a key nobody knows cannot be told.
    if not set(kriteria.kunci) <= set(KEYS) or not kriteria.kunci:
        return NilaiKriteria(kriteria, None, ())
    every, places = list(analisis_semua(report)), []
    for key in kriteria.kunci:
        if all(part in unprinted for part in PRINTING[key in MEASURED]):
            return _covered(kriteria, (), 0, len(every))
    for ind, seven in every:
        said = {b.kunci: b.lengkap for b in seven} | {
            "realisasi": ind.realisasi is not None,
            "solusi": ind.analisis is not None and ind.analisis.solusi is not None,
            # A word that there is no standard answers PermenPANRB 53/2014; it compares nothing.
            "standar_nasional": ind.realisasi is not None and _compared(ind),
        }
        if all(said[k] for k in kriteria.kunci):
            places.append(Bukti(_below(ind.place, KEYS[kriteria.kunci[0]])))
    return _covered(kriteria, tuple(places), len(places), len(every))


def _compared(ind: Indikator) -> bool:
    standar = ind.standar_nasional
    return bool(ind.pembanding) or (standar is not None and standar.nilai is not None)


def _below(place: Place, key: str) -> Place:
    for part in key.split("."):
        place /= part
    return place


def _covered(kriteria: Kriteria, bukti: tuple[Bukti, ...], ada: int, dari: int) -> NilaiKriteria:
    if dari == 0:
        return NilaiKriteria(kriteria, None, ())
    return NilaiKriteria(kriteria, ada == dari, bukti, ada, dari)


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
    return NilaiKriteria(kriteria, said.tanggal_penyampaian <= last, (bukti,))


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
