"""The sentences in which the analyses of an indicator are said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from publisher.prose.formats import (
    angka,
    angka_tetap,
    banyak_desimal,
    daftar,
    desimal,
    format_value,
    romawi,
    satuan_kalimat,
    sebutan,
)
from publisher.prose.formats import persen as persen_teks
from publisher.tables.capaian import (
    SETAHUN,
    belum_waktunya,
    capaian,
    capaian_mentah,
    desimal_indikator,
    hasil_hitungan,
    kategori,
    tak_tercapai,
    target_pada,
    target_triwulan,
    terhadap,
)
from publisher.tables.efisiensi import tingkat_efisiensi
from publisher.tables.serapan import BarisSerapan, lingkup
from publisher.tables.sumber_data import sumber_data, tertulis
from publisher.vocabulary.kinerja import Indikator, TahunLalu
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.report import Report
from publisher.vocabulary.rincian_kinerja import Pembanding, SubIndikator
from publisher.vocabulary.values import Desimal, Predikat, Teks, places_of

# Up to so many points above the absorption the use of money is "cukup efisien". No regulation gives
# the bound; it is the one that an e-SAKIP application in use prints.
CUKUP = 5

Kalimat = tuple[Teks, ...]


def target_realisasi(report: Report, ind: Indikator) -> Kalimat:
    """1. This year's target and realisasi; for an interim report those of the quarter too."""
    target = target_pada(ind.target, report.anggaran.tahap, report.anggaran.tahap)
    if target is None and ind.realisasi is None:
        return ()
    if belum_waktunya(report, ind):
        when = f"diukur mulai Triwulan {romawi(ind.mulai_triwulan or SETAHUN)}"
        text = f"Target {_tahun(report)} {_sebesar(ind, target)}; realisasi {when}."
        return (Teks(text, places_of(target, ind.mulai_triwulan)),)
    nilai = capaian(ind, report.anggaran.tahap, report.kinerja.skala)
    text = f"Target {_tahun(report)} {_sebesar(ind, target)}{_murni(report, ind)}."
    if ind.realisasi is None:
        return (Teks(f"{text} Realisasi {_sampai(report)} {BELUM_DIISI}.", places_of(target)),)
    text += f" Realisasi {_sampai(report)} {_sebesar(ind, ind.realisasi)}"
    if nilai is not None:
        text += f", sehingga capaiannya {persen_teks(nilai)}{_bounded(report, ind, nilai)}"
        text += f" dengan kategori {kategori(nilai, report.kinerja.skala)}"
    elif tak_tercapai(ind, report.anggaran.tahap):
        text += ", sehingga target tidak tercapai"
    return (
        Teks(f"{text}.", places_of(target, ind.realisasi)),
        *_quarter(report, ind),
        *_working(ind),
        *_parts(ind),
        *_source(report, ind),
    )


def _working(ind: Indikator) -> Kalimat:
    """The figures in the formula and what they give."""
    hitungan, result = ind.hitungan, hasil_hitungan(ind)
    if hitungan is None or result is None:
        return ()
    above = " + ".join(angka(n) for n in hitungan.pembilang)
    below = " × ".join(angka(n) for n in hitungan.penyebut)
    above = f"({above})" if len(hitungan.pembilang) > 1 else above
    below = f"({below})" if len(hitungan.penyebut) > 1 else below
    factor = hitungan.pengali or (100 if ind.satuan == "%" else 1)
    times = "" if factor == 1 else f" × {angka(factor)}{'%' if ind.satuan == '%' else ''}"
    text = f"Penghitungan: {above} ÷ {below}{times} = {_nilai(ind, result)}."
    return (Teks(text, result.asal),)


def _parts(ind: Indikator) -> Kalimat:
    if not ind.sub_indikator:
        return ()
    parts = daftar(_part(ind, sub) for sub in ind.sub_indikator)
    return (Teks(f"Rincian: {parts}.", parts.asal),)


def _part(ind: Indikator, sub: SubIndikator) -> Teks:
    unit = sub.satuan or ind.satuan
    places = banyak_desimal((sub.realisasi, sub.target))
    text = f"{sub.nama} {_dengan(sub.realisasi, unit, places)}"
    if sub.target is not None:
        text += f" dari target {_dengan(sub.target, unit, places)}"
    return Teks(text, places_of(sub.nama, sub.realisasi, sub.target))


def _source(report: Report, ind: Indikator) -> Kalimat:
    found = sumber_data(report, ind)
    if found is None:
        return ()
    said = tertulis(found)
    return (Teks(f"Sumber data: {said}.", said.asal),)


def _murni(report: Report, ind: Indikator) -> str:
    """The target of the first plan, where another one is in force now."""
    # A perjanjian kinerja is revised with the budget; what was promised first stays to be seen.
    murni, now = ind.target.murni, ind.target.perubahan
    if report.anggaran.tahap == "murni" or murni is None or now is None or murni == now:
        return ""
    return f" (target murni {_nilai(ind, murni)})"


def _bounded(report: Report, ind: Indikator, nilai: Desimal) -> str:
    # A capped figure alone would hide what was measured.
    raw = capaian_mentah(ind, report.anggaran.tahap)
    if raw is None or raw == nilai:
        return ""
    if raw < 0:
        return " (hasil rumusnya di bawah nol)"
    return f" (sebelum dibatasi {persen_teks(raw)})"


def _quarter(report: Report, ind: Indikator) -> Kalimat:
    if report.laporan.triwulan is None:
        return ()
    # Not bounded by the scale, which is that of a whole year.
    target = target_triwulan(ind, report.laporan.triwulan)
    nilai = terhadap(ind.realisasi, target, ind.polaritas)
    if nilai is None:
        return ()
    text = (
        f"Terhadap target {_sampai(report)} {_sebesar(ind, target)}, capaiannya "
        f"{_persen_capaian(nilai)}."
    )
    return (Teks(text, places_of(target)),)


def tahun_lalu(report: Report, ind: Indikator) -> Kalimat:
    """2. Earlier years, and how this year stands to the last of them."""
    known = [t for t in ind.riwayat if t.realisasi is not None]
    if not known:
        return ()
    years = daftar(_year(ind, t) for t in known)
    first = Teks(f"Realisasi {years}.", years.asal)
    last = known[-1]
    if ind.realisasi is None or last.realisasi is None:
        return (first,)
    text = f"Realisasi {_sampai(report)} {_sebesar(ind, ind.realisasi)}"
    text += f" {_beside(ind, ind.realisasi, last.realisasi)} realisasi Tahun {int(last.tahun)}"
    return first, Teks(f"{text}{_judged(report, ind, last.realisasi)}.", places_of(ind.realisasi))


def _year(ind: Indikator, year: TahunLalu) -> Teks:
    text = f"Tahun {int(year.tahun)} {_sebesar(ind, year.realisasi)}"
    nilai = terhadap(year.realisasi, year.target, ind.polaritas)
    if nilai is not None:
        text += f" dari target {_nilai(ind, year.target)} (capaian {_persen_capaian(nilai)})"
    return Teks(text, places_of(year.tahun, year.target, year.realisasi))


def _judged(report: Report, ind: Indikator, before: Desimal) -> str:
    """Better or worse, by polarity; a part of a year is not set against a whole one."""
    if ind.realisasi is None or ind.realisasi == before:
        return ""
    if not setahun(report, ind):
        return "; perbandingan ini belum mencakup satu tahun penuh"
    return f", yang berarti kinerja {'membaik' if lebih_baik(ind, before) else 'menurun'}"


def setahun(report: Report, ind: Indikator) -> bool:
    """Whether its realisasi can be set against that of whole years."""
    # A state at mid-year may be set against one at year's end; half a year's sum may not.
    state = ind.triwulan is not None and ind.triwulan.cara == "terakhir"
    return report.laporan.jenis == "tahunan" or report.laporan.triwulan == 4 or state


def lebih_baik(ind: Indikator, before: Desimal) -> bool:
    """Whether realisasi is better than `before`, by the indicator's polarity."""
    if ind.realisasi is None or ind.realisasi == before:
        return False
    # Not by the sign of the difference alone: of poverty less is better.
    return (ind.realisasi > before) == (ind.polaritas == "positif")


def target_akhir(report: Report, ind: Indikator) -> Kalimat:
    """3. How far the target of the Renstra or RPJMD is reached."""
    akhir = ind.target_akhir
    if akhir is None or akhir.target is None:
        return ()
    # "RPJMD Tahun 2021–2026" already says which years.
    when = "pada" if re.search(r"\d{4}", akhir.dokumen) else "Tahun"
    text = f"Target akhir {akhir.dokumen} {when} {int(akhir.tahun)} {_sebesar(ind, akhir.target)}."
    nilai = terhadap(ind.realisasi, akhir.target, ind.polaritas)
    if ind.realisasi is None or nilai is None:
        return (Teks(text, places_of(akhir.target)),)
    text += f" Realisasi {_sampai(report)} {_sebesar(ind, ind.realisasi)}"
    text += f" menghasilkan capaian {_persen_capaian(nilai)} terhadap target tersebut."
    return (Teks(text, places_of(akhir.target, ind.realisasi)),)


def standar_nasional(report: Report, ind: Indikator) -> Kalimat:
    """4. The national standard, or the office's word that there is none; and the others'."""
    return (*_standard(report, ind), *(_other(ind, other) for other in ind.pembanding))


def _other(ind: Indikator, other: Pembanding) -> Teks:
    text = f"{str(other.nama)[:1].upper()}{str(other.nama)[1:]} Tahun {int(other.tahun)} "
    text += f"{_sebesar(ind, other.nilai)} ({other.sumber})"
    if ind.realisasi is not None:
        text += f"; realisasi sendiri {_beside(ind, ind.realisasi, other.nilai)} angka tersebut"
    return Teks(f"{text}.", places_of(other.nama, other.nilai, ind.realisasi))


def _standard(report: Report, ind: Indikator) -> Kalimat:
    standar = ind.standar_nasional
    if standar is None:
        return ()
    if standar.nilai is None:
        return (Teks(str(standar.keterangan), places_of(standar.keterangan)),)
    text = f"Standar nasional {_sebesar(ind, standar.nilai)} ({standar.sumber})."
    if ind.realisasi is None:
        return (Teks(text, places_of(standar.nilai)),)
    beside = _beside(ind, ind.realisasi, standar.nilai)
    text += f" Realisasi {_sampai(report)} {_sebesar(ind, ind.realisasi)} {beside} standar"
    met = ind.realisasi == standar.nilai or lebih_baik(ind, standar.nilai)
    text += f" tersebut, sehingga standar {'telah' if met else 'belum'} dipenuhi."
    return (Teks(text, places_of(standar.nilai, ind.realisasi)),)


TAK_DINYATAKAN = (
    Teks("Efisiensi tidak dinyatakan karena predikat yang ditargetkan tidak tercapai."),
)


def efisiensi(report: Report, nilai: Desimal | None, serapan: Desimal | None) -> Kalimat:
    """6. Capaian beside absorption; efficiency is claimed only where capaian is not below it."""
    if nilai is None or serapan is None:
        return ()
    if report.kinerja.efisiensi.rumus == "100 - serapan":
        return _unspent(report, nilai, serapan)
    # Capaian less absorption, unless the office states otherwise: money left over where nothing
    # was reached is not efficiency.
    beda = Decimal(nilai) - Decimal(serapan)
    text = f"Capaian kinerja {persen_teks(nilai)} dan serapan "
    scope = lingkup(report.anggaran).strip().lower() or "anggaran"
    text += f"{scope} program penunjang {persen_teks(serapan)}. "
    if beda < 0 and nilai < 100:
        text += f"Capaian lebih rendah {desimal(-beda)} poin daripada serapan, sehingga efisiensi "
        text += "penggunaan sumber daya belum tercapai."
    elif beda <= 0:  # reached in full with all the money: nothing to claim, nothing to blame
        text += "Keduanya sebanding." if beda == 0 else "Target tercapai dengan pagu tersedia."
    elif nilai < 100:
        text += f"Capaian lebih tinggi {desimal(beda)} poin daripada serapan, tetapi target belum "
        text += "tercapai, sehingga efisiensi belum dinyatakan."
    else:
        word = "efisien" if beda > CUKUP else "cukup efisien"
        text += f"Capaian lebih tinggi {desimal(beda)} poin daripada serapan, sehingga penggunaan "
        text += f"sumber daya {word}."
    return (Teks(text, places_of(nilai, serapan)),)


def catatan_efisiensi(said: Iterable[Teks]) -> Teks | None:
    """By which bound the sentences of a report call the use of money efficient; None if none."""
    if not any("sumber daya efisien" in s or "sumber daya cukup efisien" in s for s in said):
        return None
    return Teks(
        "Penggunaan sumber daya disebut efisien bila target tercapai dan capaian lebih dari "
        f"{CUKUP} poin di atas serapan, cukup efisien bila selisihnya sampai dengan {CUKUP} poin."
    )


def _unspent(report: Report, nilai: Desimal, serapan: Desimal) -> Kalimat:
    """The office's other formula: what was not spent, where enough was reached."""
    text = f"Capaian kinerja {persen_teks(nilai)} dan serapan "
    text += f"{lingkup(report.anggaran).strip().lower() or 'anggaran'} program penunjang "
    text += f"{persen_teks(serapan)}. "
    tingkat = tingkat_efisiensi(nilai, serapan, report.kinerja.efisiensi)
    if tingkat is None:
        text += "Efisiensi tidak dinyatakan karena capaian belum mencapai "
        text += f"{persen_teks(report.kinerja.efisiensi.capaian_minimal)}."
    else:
        text += f"Tingkat efisiensi (100% dikurangi serapan) sebesar {persen_teks(tingkat)}."
    return (Teks(text, places_of(nilai, serapan)),)


def program_penunjang(report: Report, programs: list[BarisSerapan]) -> Kalimat:
    """7. The programs of the indicator's sasaran, each with what it used of its pagu."""
    scope = lingkup(report.anggaran).lower()
    return tuple(_program(p, scope) for p in programs)


def _program(row: BarisSerapan, scope: str) -> Teks:
    text = f"{sebutan(row.nama)}: pagu{scope} {format_value(row.pagu)}"
    text += f", realisasi {format_value(row.realisasi)}"
    text += f", serapan {format_value(row.persen)}."
    return Teks(text, places_of(row.nama, row.pagu, row.realisasi))


def _beside(ind: Indikator, value: Desimal, other: Desimal) -> str:
    """`lebih tinggi 1,10 poin daripada`, `sama dengan`."""
    beda = Decimal(value) - Decimal(other)
    if beda == 0:
        return "sama dengan"
    if isinstance(value, Predikat):
        return f"lebih {'tinggi' if beda > 0 else 'rendah'} daripada"
    # The distance of two percentages is in points; "percent" would be of the other one.
    places = 2 if ind.satuan == "%" else desimal_indikator(ind)
    unit = "" if ind.satuan == "%" else satuan_kalimat(ind.satuan)
    amount = f"{angka_tetap(abs(beda), places)} {unit or 'poin'}"
    return f"lebih {'tinggi' if beda > 0 else 'rendah'} {amount} daripada"


def _nilai(ind: Indikator, value: Desimal | None) -> str:
    """A figure of an indicator in a sentence: with the decimals of its others."""
    return _dengan(value, ind.satuan, desimal_indikator(ind))


def _dengan(value: Desimal | None, satuan: str, places: int) -> str:
    if value is None:
        return BELUM_DIISI
    if isinstance(value, Predikat):
        return value.nama
    if satuan == "%":
        return persen_teks(value)
    return f"{angka_tetap(value, places)} {satuan_kalimat(satuan)}".strip()


def _persen_capaian(nilai: Desimal) -> str:
    """A capaian in percent; one below 0 as 0, for of less than nothing nobody speaks."""
    if nilai < 0:
        return f"{persen_teks(Desimal(0))} (hasil rumusnya di bawah nol)"
    return persen_teks(nilai)


def _sebesar(ind: Indikator, value: Desimal | None) -> str:
    """`sebesar 93,33%`, `berupa predikat WTP`: a word has no size."""
    if isinstance(value, Predikat):
        return f"berupa predikat {value.nama}"
    return f"sebesar {_nilai(ind, value)}"


def _tahun(report: Report) -> str:
    return f"Tahun {int(report.laporan.tahun)}"


def _sampai(report: Report) -> str:
    """`sampai dengan Triwulan III`, `Tahun 2025`."""
    triwulan = report.laporan.triwulan
    return f"sampai dengan Triwulan {romawi(triwulan)}" if triwulan else _tahun(report)
