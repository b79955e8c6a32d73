"""Recaps of any number of distinct reports, as `publisher batch` records them.

Every 21 of them have one office that has not sent, one that is late, one without figures, one
whose sasaran is open, two dinas among kecamatan, and one that reports another period.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

from publisher.vocabulary.findings import Severity
from publisher.vocabulary.rekap import (
    Angka,
    Catatan,
    CatatanAnggaran,
    CatatanBelanja,
    CatatanIndikator,
    CatatanNilai,
    CatatanSasaran,
    CatatanTemuan,
    Hasil,
    Periode,
    Rekap,
    Terkirim,
)
from publisher.vocabulary.values import bulat

NAMES = (
    *("Jatiroto", "Randuagung", "Sukodono", "Tempeh", "Pasirian", "Candipuro", "Pronojiwo"),
    *("Tempursari", "Yosowilangun", "Kunir", "Rowokangkung", "Tekung", "Lumajang", "Sumbersuko"),
    *("Senduro", "Gucialit", "Padang", "Kedungjajang", "Klakah", "Ranuyoso", "Pasrujambe"),
)
DEADLINE = dt.date(2026, 2, 28)
TODAY = dt.date(2026, 3, 10)
YEAR = Periode("tahunan", 2025, None, dt.date(2025, 12, 31))
QUARTER = Periode("interim", 2025, 3, dt.date(2025, 9, 30))
RULES = (
    ("prosa", "angka-diketik", Severity.WARNING, 'angka "98,20" diketik, bukan diminta'),
    ("ejaan", "ejaan-kata", Severity.WARNING, 'tulis "izin", bukan "ijin"'),
    ("struktur", "bagian-kurang", Severity.ERROR, "bagian langkah perbaikan tidak ada"),
    ("angka", "realisasi-melebihi-pagu", Severity.ERROR, "realisasi lebih besar daripada pagu"),
    ("pejabat", "nip-tanggal", Severity.INFO, "tanggal lahir dalam NIP perlu diperiksa"),
)
SHARED = "Meningkatnya Kualitas Pelayanan Publik Kecamatan"
OWN = ("Meningkatnya Partisipasi Masyarakat", "Meningkatnya Ketenteraman dan Ketertiban")


def recap(number: int, seed: int = 11) -> Rekap:
    chance = random.Random(seed)
    made = [_sent(n, chance) for n in range(number)]
    return Rekap(TODAY, tuple(sorted(made, key=lambda one: one.hasil.keadaan != "belum")))


def report(name: str, **said: Any) -> Catatan:
    """A record that says nothing but what is said here."""
    kunci = name.lower().replace(" ", "-")
    usual: dict[str, Any] = {
        "penyampaian": Terkirim("tepat_waktu", DEADLINE, DEADLINE, "daftar"),
        "hasil": Hasil("terbit", halaman=40),
        "jenis": "kecamatan",
        "kabupaten": "Kabupaten Lumajang",
        "periode": YEAR,
    }
    return Catatan(name, kunci, f"{kunci}/isi", **{**usual, **said})


def goal(name: str, *values: str | None, pagu: int = 0, realisasi: int = 0) -> CatatanSasaran:
    """values: the capaian of its indicators."""
    known = [Decimal(v) for v in values if v is not None]
    whole = len(known) == len(values) and known
    mean = bulat(sum(known, Decimal(0)) / len(known)) if whole else None
    indicators = tuple(_indicator(n, v) for n, v in enumerate(values))
    lines = tuple(p for i in indicators for p in i.realisasi.asal)
    money = [Angka(Decimal(v)) if v else Angka(None) for v in (pagu, realisasi)]
    return CatatanSasaran(name, Angka(mean, lines), money[0], money[1], indicators)


def budget(pagu: int | None, realisasi: int | None) -> CatatanAnggaran:
    lines = tuple(f"anggaran.toml:{n}" for n in range(41, 53, 2))
    spent = tuple(f"anggaran.toml:{n}" for n in range(42, 54, 2))
    kinds = (("operasi", "Belanja Operasi", 9), ("modal", "Belanja Modal", 1))
    return CatatanAnggaran(
        "perubahan",
        _money(pagu, lines),
        _money(realisasi, spent),
        Angka(None),
        tuple(
            CatatanBelanja(
                kode,
                nama,
                _money(pagu and pagu * part // 10, lines[:1]),
                _money(realisasi and realisasi * part // 10, spent[:1]),
                Angka(None),
            )
            for kode, nama, part in kinds
        ),
        (),
    )


def _money(value: int | None, lines: tuple[str, ...]) -> Angka:
    return Angka(None if value is None else Decimal(value), lines)


def _indicator(n: int, capaian: str | None) -> CatatanIndikator:
    value = None if capaian is None else Decimal(capaian)
    realisasi = None if value is None else bulat(value * 86 / 100)
    return CatatanIndikator(
        f"Indikator {n + 1}",
        "Indeks",
        "positif",
        Angka(Decimal(86), (f"kinerja.toml:{12 + 20 * n}",)),
        Angka(realisasi, (f"kinerja.toml:{14 + 20 * n}",)),
        Angka(value, (f"kinerja.toml:{14 + 20 * n}",)),
        None,
        "Sangat Berhasil" if value and value >= 100 else "",
        None if value is None else value >= 100,
    )


def finding(n: int, line: int, waived: bool = False) -> CatatanTemuan:
    kelompok, aturan, tingkat, said = RULES[n % len(RULES)]
    return CatatanTemuan(
        aturan,
        kelompok,
        tingkat,
        "akuntabilitas.toml",
        line,
        1,
        "",
        "",
        {"id": said, "en": said},
        {},
        "sudah diperiksa" if waived else None,
    )


def _sent(n: int, chance: random.Random) -> Catatan:
    turn, at = divmod(n, len(NAMES))
    name = f"Kecamatan {NAMES[at]}" + (f" {turn + 1}" if turn else "")
    made = _figures(replace(report(name), jenis="kecamatan"), chance)
    match at:
        case 4 | 9:
            return replace(made, kantor=name.replace("Kecamatan", "Dinas"), jenis="dinas")
        case 6:
            late = Terkirim("terlambat", DEADLINE, dt.date(2026, 3, 4), "daftar", 4)
            return replace(made, penyampaian=late)
        case 11:
            missing = Terkirim("belum", DEADLINE, hari=10)
            return report(name, penyampaian=missing, hasil=Hasil("belum"), jenis="", periode=None)
        case 13:
            why = {"id": "laporan.toml tidak dapat dibaca", "en": "laporan.toml cannot be read"}
            failed = Hasil("gagal", why)
            return report(name, hasil=failed, jenis="", periode=None)
        case 15:
            open_ = goal(OWN[1], "97.5", None)
            return replace(made, sasaran=(*made.sasaran[:1], open_), hasil=Hasil("konsep"))
        case 17:
            return replace(made, periode=QUARTER)
        case 19:
            return replace(made, anggaran=budget(None, None), nilai=None)
    return made


def _figures(made: Catatan, chance: random.Random) -> Catatan:
    pagu = chance.randrange(1_200_000_000, 4_900_000_000)
    spent = pagu * chance.randrange(8800, 9995) // 10000
    share = chance.randrange(20, 60)

    def capaian() -> str:
        return f"{Decimal(chance.randrange(7200, 12500)) / 100}"

    goals = (
        goal(
            SHARED,
            *(capaian(), capaian()),
            pagu=pagu * share // 100,
            realisasi=spent * share // 100,
        ),
        goal(chance.choice(OWN), *(capaian() for _ in range(chance.randrange(1, 4)))),
    )
    score = Decimal(chance.randrange(700, 1400)) / 100
    told = [
        finding(chance.randrange(5), chance.randrange(5, 90)) for _ in range(chance.randrange(5))
    ]
    return replace(
        made,
        anggaran=budget(pagu, spent),
        sasaran=goals,
        nilai=CatatanNilai(score, score, Decimal(15), ()),
        temuan=(*told, finding(1, 9, waived=chance.random() < 0.3)),
    )
