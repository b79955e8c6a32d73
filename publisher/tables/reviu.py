"""The review sheet (PermenPANRB 53/2014, annex III), filled in as far as the data decide.

A yes or a no is said only where the data alone decide it. Whatever only a person can know
(an order, minutes, whether figures are reliable) is left to the reviewer, with what to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from publisher.prose.formats import dengan_satuan
from publisher.tables.analisis import analisis_semua, narasi_butir
from publisher.tables.bagian import isi, lampiran_wajib
from publisher.tables.capaian import belum_waktunya, capaian_tertulis, target_pada
from publisher.tables.pagu import realisasi_simpul, total_pagu, total_realisasi
from publisher.tables.perjanjian import perjanjian_pada, tahap_perjanjian
from publisher.tables.sumber_data import tanpa_sumber
from publisher.tables.table import Tabel
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.pengetahuan.reviu import CaraReviu, KriteriaReviu
from publisher.vocabulary.perjanjian import Perjanjian
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Teks

Jawaban = Literal["ya", "tidak", "tidak berlaku", "perlu orang"]
JAWABAN: tuple[Jawaban, ...] = ("ya", "tidak", "tidak berlaku", "perlu orang")
SHOWN = 3  # so many places and names are said; a reviewer looks further by himself


@dataclass(frozen=True, slots=True)
class HasilReviu:
    """The answer to one statement, why, and where in the content the evidence stands."""

    kriteria: KriteriaReviu
    jawaban: Jawaban
    alasan: str
    bukti: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class BarisReviu:
    """A row of the sheet: the heading of an aspect (`kepala`), or a statement with its answer.

    bukti: file, line and page, only in the sheet that stands alone.
    """

    kepala: bool
    no: Teks
    pernyataan: Teks
    jawaban: Teks
    keterangan: Teks
    bukti: Teks


@dataclass(frozen=True, slots=True)
class RekapReviu:
    """How many statements of an aspect have which answer."""

    aspek: Teks
    ya: Teks
    tidak: Teks
    tidak_berlaku: Teks
    perlu_orang: Teks


Answer = tuple[Jawaban, str, tuple[Place, ...]]


def reviu(report: Report) -> tuple[HasilReviu, ...]:
    """The 23 statements in their order, each with its answer."""
    known: dict[str, Jawaban] = {}
    results = []
    for aspek in report.pengetahuan.reviu.aspek:
        for kriteria in aspek.kriteria:
            jawaban, alasan, bukti = (
                _explained(kriteria, known)
                if kriteria.cara == "penjelasan"
                else METHODS[kriteria.cara](report, kriteria)
            )
            known[str(kriteria.kode)] = jawaban
            results.append(HasilReviu(kriteria, jawaban, alasan, bukti))
    return tuple(results)


def wajib_direviu(report: Report) -> bool:
    """Whether the regulation asks for a review: of the government's own report only."""
    kind = report.laporan.perangkat_daerah.jenis.strip().casefold()
    return kind in {w.casefold() for w in report.pengetahuan.reviu.wajib}


def tabel_reviu(report: Report) -> Tabel[BarisReviu]:
    """The sheet as a lampiran: it says nothing of the content files."""
    return lembar_reviu(report, None)


def lembar_reviu(report: Report, halaman: Mapping[str, str] | None) -> Tabel[BarisReviu]:
    """The sheet that stands alone. halaman: the printed pages of places, by `tempat`."""
    results = {str(r.kriteria.kode): r for r in reviu(report)}
    rows = []
    for aspek in report.pengetahuan.reviu.aspek:
        kosong = Teks("")
        rows.append(BarisReviu(True, aspek.kode, aspek.nama, kosong, kosong, kosong))
        for kriteria in aspek.kriteria:
            one = results[str(kriteria.kode)]
            bukti = "" if halaman is None else sebutan_bukti(one.bukti, halaman)
            number = kriteria.kode.rpartition(".")[2]
            rows.append(
                BarisReviu(
                    False,
                    Teks(number),
                    kriteria.uraian,
                    Teks(one.jawaban.capitalize()),
                    Teks(one.alasan),
                    Teks(bukti),
                )
            )
    return Tabel(tuple(rows))


def rekap_reviu(report: Report) -> Tabel[RekapReviu]:
    """Aspek, and how many of its statements are answered how."""
    results = {str(r.kriteria.kode): r.jawaban for r in reviu(report)}
    rows = []
    for aspek in report.pengetahuan.reviu.aspek:
        said = [results[str(k.kode)] for k in aspek.kriteria]
        rows.append(RekapReviu(aspek.nama, *(Teks(str(said.count(j))) for j in JAWABAN)))
    counts = [list(results.values()).count(j) for j in JAWABAN]
    total = RekapReviu(Teks("Jumlah"), *(Teks(str(n)) for n in counts))
    return Tabel(tuple(rows), total)


def tempat(place: Place) -> str:
    """`kinerja.toml#sasaran[0].nama`: how a place is looked up among printed pages."""
    return f"{place.path.name}#{place.key}"


def sebutan_bukti(places: Sequence[Place], halaman: Mapping[str, str]) -> str:
    """`kinerja.toml:41, halaman 12; penutup.toml:3`"""
    said = []
    for place in places[:SHOWN]:
        page = halaman.get(tempat(place))
        said.append(f"{place.path.name}:{place.line}" + (f", halaman {page}" if page else ""))
    return "; ".join(dict.fromkeys(said))


def _left(kriteria: KriteriaReviu, found: str = "", bukti: tuple[Place, ...] = ()) -> Answer:
    said = f"{found} " if found else ""
    return "perlu orang", f"{said}Yang dilihat pereviu: {kriteria.tanya}.", bukti


def _person(report: Report, kriteria: KriteriaReviu) -> Answer:
    return _left(kriteria)


def _filled(report: Report, kriteria: KriteriaReviu) -> Answer:
    parts = [isi(report, kunci) for kunci in kriteria.kunci]
    empty = [p for p in parts if not p.terisi]
    if empty:
        return "tidak", f"Belum diisi: {_names(p.kunci for p in empty)}.", _at(p.at for p in empty)
    return _left(kriteria, f"{len(parts)} bagian terisi.", _at(p.at for p in parts))


def _targets(report: Report, kriteria: KriteriaReviu) -> Answer:
    tahap, every = report.anggaran.tahap, _indicators(report)
    missing = [i for i in every if target_pada(i.target, tahap, tahap) is None]
    return _complete(every, missing, "target", "target")


def _complete(
    every: Sequence[Indikator], missing: Sequence[Indikator], what: str, key: str
) -> Answer:
    if not every:
        return "tidak", "Belum ada indikator.", ()
    if missing:
        names = _names(i.nama for i in missing)
        return "tidak", f"Tanpa {what}: {names}.", _at(i.place for i in missing)
    return (
        "ya",
        f"{what.capitalize()} {len(every)} indikator tersaji.",
        _at(i.place / key for i in every),
    )


def _achievements(report: Report, kriteria: KriteriaReviu) -> Answer:
    every = [(i, seven) for i, seven in analisis_semua(report) if not belum_waktunya(report, i)]
    missing = [
        i
        for i, seven in every
        if (i.realisasi is None or (capaian_tertulis(report, i) is None and i.target.berlaku != 0))
        or not all(b.lengkap for b in seven if b.kunci in ("target", "penyebab"))
    ]
    indicators = [i for i, _ in every]
    answer = _complete(indicators, missing, "realisasi, capaian, dan analisis", "realisasi")
    if answer[0] != "ya":
        return answer
    return "ya", f"{answer[1]} Mutu analisisnya dinilai pereviu.", answer[2]


def _attachments(report: Report, kriteria: KriteriaReviu) -> Answer:
    required = list(lampiran_wajib(report))
    missing = [w.nama for w, there in required if there is None]
    if missing or not report.laporan.lampiran:
        return "tidak", f"Belum dilampirkan: {_names(missing or ['lampiran'])}.", ()
    there = _at(x.place for _, x in required if x is not None)
    count = len(report.laporan.lampiran)
    return "ya", f"{count} lampiran, termasuk {_names(w.nama for w, _ in required)}.", there


def _improvements(report: Report, kriteria: KriteriaReviu) -> Answer:
    part = isi(report, "penutup.langkah_perbaikan")
    solved = [i for i in _indicators(report) if i.analisis and i.analisis.solusi is not None]
    if not part.terisi and not solved:
        return "tidak", "Langkah perbaikan dan solusi belum ditulis.", (part.at,)
    places = (*([part.at] if part.terisi else []), *(i.place / "analisis" for i in solved))
    with_it = f"; solusi untuk {len(solved)} indikator" if solved else ""
    said = "Langkah perbaikan ditulis" if part.terisi else "Langkah perbaikan belum ditulis"
    return "ya", f"{said}{with_it}.", _at(places)


def _finance(report: Report, kriteria: KriteriaReviu) -> Answer:
    anggaran = report.anggaran
    if total_pagu(anggaran, anggaran.tahap) is None or not anggaran.program:
        return "tidak", "Pagu belum lengkap.", (anggaran.place,)
    missing = [p for p in anggaran.program if realisasi_simpul(p) is None]
    if missing or total_realisasi(anggaran) is None:
        names = _names(p.nama for p in missing) or "jumlah belanja"
        return "tidak", f"Realisasi belum lengkap: {names}.", _at(p.place for p in missing)
    said = f"Pagu dan realisasi {len(anggaran.program)} program tersaji."
    return "ya", said, _at(p.place / "nama" for p in anggaran.program)


def _sources(report: Report, kriteria: KriteriaReviu) -> Answer:
    without = tanpa_sumber(report)
    if without:
        count = sum(len(g.tanpa) for g in without)
        return _left(kriteria, f"{count} angka tanpa sumber data.", _at(g.at for g in without))
    return _left(kriteria, "Setiap angka realisasi menyebut sumber datanya.")


def _responsible(report: Report, kriteria: KriteriaReviu) -> Answer:
    every = _indicators(report)
    without = [i for i in every if i.penanggung_jawab is None]
    said = (
        f"{len(without)} dari {len(every)} indikator tanpa penanggung jawab dalam data."
        if without
        else "Setiap indikator memiliki penanggung jawab dalam data."
    )
    return _left(kriteria, said if every else "", _at(i.place for i in without or every))


def _by_goals(report: Report, kriteria: KriteriaReviu) -> Answer:
    goals = report.kinerja.sasaran
    said = f"Capaian disusun menurut {len(goals)} sasaran." if goals else ""
    return _left(kriteria, said, _at(s.place / "nama" for s in goals))


def _signed(report: Report) -> Perjanjian | None:
    return perjanjian_pada(report, tahap_perjanjian(report))


def _agreed_goals(report: Report, kriteria: KriteriaReviu) -> Answer:
    signed = _signed(report)
    if signed is None:
        return _left(kriteria, "Perjanjian yang ditandatangani tidak ada dalam data.")
    now, then = (
        [_plain(s.nama) for s in each] for each in (report.kinerja.sasaran, signed.sasaran)
    )
    if sorted(now) == sorted(then):
        places = _at(s.place / "nama" for s in report.kinerja.sasaran)
        return "ya", f"{len(now)} sasaran sama kata demi kata.", places
    other = [s for s in report.kinerja.sasaran if _plain(s.nama) not in then]
    gone = [s for s in signed.sasaran if _plain(s.nama) not in now]
    names = _names([*(s.nama for s in other), *(s.nama for s in gone)])
    places = _at([*(s.place / "nama" for s in other), *(s.place / "nama" for s in gone)])
    return "tidak", f"Berbeda dari yang ditandatangani: {names}.", places


def _agreed_targets(report: Report, kriteria: KriteriaReviu) -> Answer:
    signed = _signed(report)
    if signed is None:
        return _left(kriteria, "Perjanjian yang ditandatangani tidak ada dalam data.")
    promised = {_plain(t.nama): t for s in signed.sasaran for t in s.indikator}
    differing, unknown = [], []
    for ind in _indicators(report):
        its = promised.get(_plain(ind.nama))
        if its is None:
            unknown.append(ind)
            continue
        now = target_pada(ind.target, signed.tahap, report.anggaran.tahap)
        if dengan_satuan(now, ind.satuan) != dengan_satuan(its.target, its.satuan):
            differing.append(ind)
    if differing:
        names = _names(i.nama for i in differing)
        return "tidak", f"Target berbeda: {names}.", _at(i.place / "target" for i in differing)
    if unknown or not promised:
        names = _names(i.nama for i in unknown)
        return _left(
            kriteria, f"Tidak ada dalam perjanjian: {names}.", _at(i.place for i in unknown)
        )
    places = _at(i.place / "target" for i in _indicators(report))
    return "ya", f"Target {len(promised)} indikator sama.", places


def _explained(kriteria: KriteriaReviu, known: Mapping[str, Jawaban]) -> Answer:
    """Asked only where an answer before is no; while one is open, so is this."""
    said = {known.get(str(kunci)) for kunci in kriteria.kunci}
    numbers = " dan ".join(str(k).rpartition(".")[2] for k in kriteria.kunci)
    if said == {"ya"}:
        return "tidak berlaku", f"Jawaban butir {numbers}: ya.", ()
    if "tidak" in said:
        return _left(kriteria, f"Ada jawaban tidak pada butir {numbers}.")
    return "perlu orang", f"Bergantung pada jawaban butir {numbers}.", ()


def _compared(report: Report, kriteria: KriteriaReviu) -> Answer:
    every = _indicators(report)
    compared = [
        i
        for i in every
        if any(t.realisasi is not None for t in i.riwayat)
        or i.pembanding
        or (i.standar_nasional is not None and i.standar_nasional.nilai is not None)
        or any(narasi_butir(i, k) for k in ("tahun_lalu", "standar_nasional"))
    ]
    if every and len(compared) == len(every):
        said = f"Perbandingan tersaji untuk {len(every)} indikator."
        return "ya", said, _at(i.place / "riwayat" if i.riwayat else i.place for i in compared)
    said = f"{len(compared)} dari {len(every)} indikator dibandingkan."
    if not compared:
        return _left(kriteria, "Data tidak memuat perbandingan." if every else "")
    return _left(kriteria, said, _at(i.place for i in compared))


def _measured(report: Report, kriteria: KriteriaReviu) -> Answer:
    goals = report.kinerja.sasaran
    bare = [s for s in goals if not s.indikator]
    if bare or not goals:
        names = _names(s.nama for s in bare) or "belum ada sasaran"
        return "tidak", f"Tanpa indikator: {names}.", _at(s.place for s in bare)
    said = f"{len(_indicators(report))} indikator untuk {len(goals)} sasaran."
    return _left(kriteria, said, _at(s.place / "indikator" for s in goals))


def _smart(report: Report, kriteria: KriteriaReviu) -> Answer:
    every = _indicators(report)
    bare = [i for i in every if i.rumus is None and i.cara_pengukuran is None]
    said = (
        f"Tanpa rumus atau cara pengukuran dalam data: {_names(i.nama for i in bare)}."
        if bare
        else "Setiap indikator memiliki satuan, target, dan cara pengukuran."
    )
    return _left(kriteria, said if every else "", _at(i.place for i in bare or every))


def _indicators(report: Report) -> list[Indikator]:
    return [i for s in report.kinerja.sasaran for i in s.indikator]


def _names(names: Iterable[str]) -> str:
    every = list(names)
    more = f", dan {len(every) - SHOWN} lainnya" if len(every) > SHOWN else ""
    return ", ".join(every[:SHOWN]) + more


def _at(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(places)


def _plain(text: str) -> str:
    return " ".join(text.split())


METHODS: dict[CaraReviu, Callable[[Report, KriteriaReviu], Answer]] = {
    "terisi": _filled,
    "target": _targets,
    "capaian": _achievements,
    "lampiran": _attachments,
    "perbaikan": _improvements,
    "keuangan": _finance,
    "sumber_data": _sources,
    "penanggung_jawab": _responsible,
    "menurut_sasaran": _by_goals,
    "sasaran_perjanjian": _agreed_goals,
    "target_perjanjian": _agreed_targets,
    "perbandingan": _compared,
    "cukup_mengukur": _measured,
    "smart": _smart,
    "orang": _person,
}
