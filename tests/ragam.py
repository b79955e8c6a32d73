# ruff: noqa: E501 - a sentence is easier to read in one line
"""Sentences about performance in every spelling: true ones, and false ones of the same form.

An invented office has six indicators of different kinds. Each `Pola` is one thing that the rules
read; its frames are orders of words, and `Ejaan` spells each figure: digits and words, `%` and
`persen`, a dot for a comma, brackets, line breaks. The same seed gives the same sentences.
`python -m tests.ragam` prints some of each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from publisher.prose.formats import terbilang

LAPORAN = (Path(__file__).parent / "cases" / "prosa_kinerja" / "laporan.toml").read_text("utf-8")
KINERJA = """#:schema .skema/kinerja.json
[[sasaran]]
nama = "Keselamatan nelayan meningkat"
program = ["3.25.03"]
[[sasaran.indikator]]
nama = "Angka Kecelakaan Kapal (AKK)"
satuan = "per 1.000 kapal"
polaritas = "negatif"
target = 4
realisasi = 3.5
riwayat = [
  { tahun = 2022, target = 6, realisasi = 5.4 },
  { tahun = 2023, target = 5, realisasi = 4.2 },
]
target_akhir = { tahun = 2026, target = 3 }
[[sasaran.indikator]]
nama = "Persentase Nelayan yang Diasuransikan"
satuan = "%"
target = 80
realisasi = 72
riwayat = [
  { tahun = 2022, target = 70, realisasi = 66 },
  { tahun = 2023, target = 75, realisasi = 70 },
]
target_akhir = { tahun = 2026, target = 90 }

[[sasaran]]
nama = "Pelayanan perikanan membaik"
program = ["3.25.01"]
[[sasaran.indikator]]
nama = "Indeks Kepuasan Masyarakat"
satuan = "Indeks"
target = 85
realisasi = 87.55
riwayat = [
  { tahun = 2022, target = 83, realisasi = 84.2 },
  { tahun = 2023, target = 84, realisasi = 86.1 },
]
target_akhir = { tahun = 2026, target = 88 }
[[sasaran.indikator]]
nama = "Jumlah Dokumen Izin yang Terbit"
satuan = "Dokumen"
target = 120
realisasi = 114
riwayat = [
  { tahun = 2022, target = 90, realisasi = 96 },
  { tahun = 2023, target = 100, realisasi = 108 },
]
[[sasaran.indikator]]
nama = "Lama Pelayanan Rekomendasi Solar"
satuan = "Hari"
polaritas = "negatif"
target = 5
realisasi = 4
riwayat = [
  { tahun = 2022, target = 7, realisasi = 6 },
  { tahun = 2023, target = 6, realisasi = 5 },
]

[[sasaran]]
nama = "Akuntabilitas dinas meningkat"
[[sasaran.indikator]]
nama = "Nilai SAKIP Dinas"
satuan = "Nilai"
target = 75
realisasi = 76.5
riwayat = [
  { tahun = 2022, target = 70, realisasi = 71.2 },
  { tahun = 2023, target = 72, realisasi = 73 },
]

[[skala.kategori]]
nama = "Sangat Baik"
lebih_dari = 100
[[skala.kategori]]
nama = "Baik"
bawah = 80
[[skala.kategori]]
nama = "Cukup"
bawah = 60
[[skala.kategori]]
nama = "Kurang"
"""


@dataclass(frozen=True, slots=True)
class Ind:
    """sebutan: by which a text may speak of it. satuan: as it is typed behind a figure."""

    sebutan: tuple[str, ...]
    satuan: str
    t: str
    r: str
    c: str
    r23: str
    c23: str
    akhir: str = ""
    negatif: bool = False


AKK = Ind(("AKK", "Angka kecelakaan kapal", "angka kecelakaan kapal (AKK)"),
          " per 1.000 kapal", "4", "3.5", "112.5", "4.2", "116", "3", True)  # fmt: skip
ASURANSI = Ind(("Persentase nelayan yang diasuransikan", "persentase nelayan diasuransikan"),
               "%", "80", "72", "90", "70", "93.33", "90")  # fmt: skip
IKM = Ind(("IKM", "Indeks Kepuasan Masyarakat", "indeks kepuasan masyarakat"),
          "", "85", "87.55", "103", "86.1", "102.5", "88")  # fmt: skip
IZIN = Ind(("Jumlah dokumen izin yang terbit", "jumlah dokumen izin"),
           " dokumen", "120", "114", "95", "108", "108")  # fmt: skip
SOLAR = Ind(("Lama pelayanan rekomendasi solar", "lama pelayanan rekomendasi"),
            " hari", "5", "4", "120", "5", "116.67", "", True)  # fmt: skip
SAKIP = Ind(("Nilai SAKIP", "nilai SAKIP dinas", "nilai SAKIP"),
            "", "75", "76.5", "102", "73", "101.39")  # fmt: skip
SEMUA = (AKK, ASURANSI, IKM, IZIN, SOLAR, SAKIP)


class Ejaan:
    """Spells figures, each time in one of the ways that people do."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def angka(self, value: str, satuan: str = "") -> str:
        """A figure of an indicator in its unit."""
        if satuan == "%":
            return self.persen(value)
        number = Decimal(value)
        if number == number.to_integral_value() and satuan.strip() in ("hari", "dokumen"):
            whole = int(number)
            return self.rng.choice((f"{whole}", terbilang(whole))) + satuan
        return self.desimal(value) + (satuan if self.rng.random() < 0.6 else "")

    def desimal(self, value: str) -> str:
        number = Decimal(value)
        two = f"{number:.2f}".replace(".", ",")
        short = f"{number.normalize():f}".replace(".", ",")
        return self.rng.choice((two, two, short))

    def persen(self, value: str) -> str:
        number = Decimal(value)
        two, short = f"{number:.2f}", f"{number.normalize():f}"
        ways = [
            two.replace(".", ",") + " persen",
            two.replace(".", ",") + "%",
            short.replace(".", ",") + " persen",
            short.replace(".", ",") + " %",
            two + "%",
            self._in_words(short) + " persen",
        ]
        return self.rng.choice(ways)

    def _in_words(self, number: str) -> str:
        whole, _, rest = number.partition(".")
        digits = " ".join(terbilang(int(d)) for d in rest)
        return terbilang(int(whole)) + (f" koma {digits}" if digits else "")

    def hitung(self, value: int) -> str:
        """A count: in digits, in words, or in both."""
        return self.rng.choice((str(value), terbilang(value), f"{value} ({terbilang(value)})"))

    def rupiah(self, value: int) -> str:
        grouped = f"{value:,}".replace(",", ".")
        return self.rng.choice(
            (f"Rp{grouped}", f"Rp {grouped}", f"Rp. {grouped},-", f"{grouped} rupiah")
        )

    def tata(self, sentence: str) -> str:
        """The sentence with a line break, or with none."""
        sentence = sentence[0].upper() + sentence[1:]
        spaces = [m.start() for m in re.finditer(r"(?<=[a-z,]) (?=[a-zA-Z])", sentence)]
        if spaces and self.rng.random() < 0.4:
            at = self.rng.choice(spaces)
            sentence = f"{sentence[:at]}\n{sentence[at + 1 :]}"
        return sentence


Isi = Callable[[Ejaan, bool], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Pola:
    """One thing that the rules read. isi: the figures, true or with one that is false."""

    nama: str
    aturan: str
    kerangka: tuple[str, ...]
    isi: Isi

    def kalimat(self, benar: bool, banyak: int, seed: int = 1) -> list[str]:
        """So many different sentences of the pattern."""
        rng = Random(f"{self.nama} {benar} {seed}")
        ejaan, found = Ejaan(rng), dict[str, None]()
        for n in range(banyak * 40):
            frame = self.kerangka[n % len(self.kerangka)]
            found[ejaan.tata(frame.format_map(self.isi(ejaan, benar)))] = None
            if len(found) == banyak:
                break
        return list(found)


def _geser(value: str, rng: Random) -> str:
    """Another figure of the same form, as a slip of the finger gives it."""
    number = Decimal(value)
    steps = [Decimal(s) for s in ("1", "2", "-1", "10", "0.1", "-0.2", "3")]
    whole = number == number.to_integral_value()
    step = rng.choice([s for s in steps if (s % 1 == 0 or not whole) and number + s > 0])
    return str(number + step)


def _satu(*keys: str) -> Isi:
    """One indicator; of its figures named by keys one is changed, where that is wanted."""

    def isi(e: Ejaan, benar: bool) -> Mapping[str, str]:
        ind = e.rng.choice([i for i in SEMUA if all(getattr(i, k) for k in keys)])
        values = {k: getattr(ind, k) for k in ("t", "r", "c", "r23", "c23", "akhir")}
        if not benar:
            key = e.rng.choice(keys)
            values[key] = _geser(values[key], e.rng)
        return {
            "ind": e.rng.choice(ind.sebutan),
            "t": e.angka(values["t"], ind.satuan),
            "r": e.angka(values["r"], ind.satuan),
            "r23": e.angka(values["r23"], ind.satuan),
            "akhir": e.angka(values["akhir"], ind.satuan) if values["akhir"] else "",
            "c": e.persen(values["c"]),
            "c23": e.persen(values["c23"]),
        }

    return isi


def _banyak(e: Ejaan, benar: bool) -> Mapping[str, str]:
    done, missed = 4, 2
    if not benar:
        done = e.rng.choice((3, 5, 6))
        missed = e.rng.choice((1, 3))
    return {"ya": e.hitung(done), "tidak": e.hitung(missed), "semua": e.hitung(6)}


def _kategori(e: Ejaan, benar: bool) -> Mapping[str, str]:
    names = ("Sangat Baik", "Baik", "Cukup", "Kurang")
    ind = e.rng.choice(SEMUA)
    right = "Sangat Baik" if Decimal(ind.c) > 100 else "Baik"
    said = right if benar else e.rng.choice([n for n in names if n != right])
    quoted = e.rng.choice((said, said, f"“{said}”"))
    return {"ind": e.rng.choice(ind.sebutan), "c": e.persen(ind.c), "kat": quoted}


def _bagian(e: Ejaan, benar: bool) -> Mapping[str, str]:
    whole = e.rng.choice((24, 40, 125, 1480))
    part = e.rng.randrange(whole // 4, whole - 1)
    share = (Decimal(part) * 100 / whole).quantize(Decimal("0.01"))
    shown = share if benar else share + e.rng.choice((Decimal(2), Decimal("-1.5"), Decimal(10)))
    what = e.rng.choice(("kapal", "nelayan", "permohonan", "kelompok"))
    grouped = [f"{n:,}".replace(",", ".") for n in (part, whole)]
    return {"x": grouped[0], "y": grouped[1], "p": e.persen(str(shown)), "apa": what}


def _jumlah(e: Ejaan, benar: bool) -> Mapping[str, str]:
    a, b, c = (e.rng.randrange(3, 40) for _ in range(3))
    total = a + b + c + (0 if benar else e.rng.choice((1, 2, -1, 10)))
    return {
        "a": str(a),
        "b": str(b),
        "c": str(c),
        "t": str(total),
        "ab": str(a + b + total - a - b - c),
    }


def _ubah(e: Ejaan, benar: bool) -> Mapping[str, str]:
    a, b = e.rng.randrange(100, 400), e.rng.randrange(100, 400)
    b = b + 1 if a == b else b
    delta, word = abs(a - b), e.rng.choice(("naik", "meningkat", "bertambah")) if b > a else (
        e.rng.choice(("turun", "menurun", "berkurang"))
    )  # fmt: skip
    rate = (Decimal(delta) * 100 / a).quantize(Decimal("0.01"))
    if not benar and e.rng.random() < 0.5:
        word = {"naik": "turun", "meningkat": "menurun", "bertambah": "berkurang"}.get(word, "naik")
    elif not benar:
        delta, rate = delta + e.rng.choice((3, 20)), rate + Decimal("4.5")
    return {"a": str(a), "b": str(b), "d": str(delta), "verba": word, "laju": e.persen(str(rate))}


def _banding(e: Ejaan, benar: bool) -> Mapping[str, str]:
    a, b = (Decimal(e.rng.randrange(6000, 9900)) / 100 for _ in range(2))
    b = b + 1 if a == b else b
    higher = (a > b) == benar
    word = "lebih tinggi" if higher else "lebih rendah"
    spelled = (e.persen(str(a)), e.persen(str(b)))
    return {"a": spelled[0], "b": spelled[1], "lebih": word, "d": e.desimal(str(abs(a - b)))}


def _efisiensi(e: Ejaan, benar: bool) -> Mapping[str, str]:
    c, s = Decimal(e.rng.randrange(9500, 12000)) / 100, Decimal(e.rng.randrange(8000, 9400)) / 100
    d = c - s if benar else c - s + e.rng.choice((Decimal(1), Decimal("2.5")))
    return {"c": e.persen(str(c)), "s": e.persen(str(s)), "d": e.desimal(str(d))}


def _sisa(e: Ejaan, benar: bool) -> Mapping[str, str]:
    pagu = e.rng.randrange(200, 900) * 1_000_003
    spent = pagu - e.rng.randrange(5, 90) * 1_000_001
    rest = pagu - spent + (0 if benar else e.rng.choice((1_000_000, 90_000)))
    share = (Decimal(spent) * 100 / pagu).quantize(Decimal("0.01"))
    return {
        "pagu": e.rupiah(pagu), "real": e.rupiah(spent), "sisa": e.rupiah(rest),
        "p": e.persen(str(share if benar else share + 3)),
    }  # fmt: skip


def _butir(e: Ejaan, benar: bool) -> Mapping[str, str]:
    items = e.rng.sample(["cuaca buruk", "harga solar", "kurangnya penyuluh", "data yang terlambat",
                          "jarak antarpelabuhan"], 3)  # fmt: skip
    n = 3 if benar else e.rng.choice((2, 4, 5))
    marks = e.rng.choice((("1.", "2.", "3."), ("a.", "b.", "c."), ("(1)", "(2)", "(3)")))
    lines = "\n".join(f"{m} {x};" for m, x in zip(marks, items, strict=True))
    return {
        "n": e.hitung(n),
        "daftar": lines[:-1] + ".",
        "a": items[0],
        "b": items[1],
        "c": items[2],
    }


def _arah(e: Ejaan, benar: bool) -> Mapping[str, str]:
    ind = e.rng.choice(SEMUA)
    rose = Decimal(ind.r) > Decimal(ind.r23)
    up = rose if benar else not rose
    verb = e.rng.choice(("naik", "meningkat") if up else ("turun", "menurun"))
    better = (rose != ind.negatif) == benar
    return {
        "ind": e.rng.choice(ind.sebutan), "verba": verb,
        "mutu": "membaik" if better else "memburuk",
    }  # fmt: skip


def _target(e: Ejaan, benar: bool) -> Mapping[str, str]:
    ind = e.rng.choice(SEMUA)
    done = (Decimal(ind.c) >= 100) == benar
    yes = (
        "melampaui target",
        "mencapai target",
        "telah memenuhi target",
        "berhasil mencapai targetnya",
    )
    no = ("belum mencapai target", "tidak mencapai target", "belum memenuhi targetnya")
    return {"ind": e.rng.choice(ind.sebutan), "hasil": e.rng.choice(yes if done else no)}


def _rata(e: Ejaan, benar: bool) -> Mapping[str, str]:
    value = (
        Decimal("103.75")
        if benar
        else Decimal("103.75") + e.rng.choice((Decimal(1), Decimal("-0.5")))
    )
    return {"rata": e.persen(str(value))}


def _urutan(e: Ejaan, benar: bool) -> Mapping[str, str]:
    a, b = sorted(e.rng.sample(range(20, 400), 2))
    d = b - a + (0 if benar else e.rng.choice((2, 3, 11)))
    return {"a": str(a), "b": str(b), "d": str(d)}


def _dua_bagian(e: Ejaan, benar: bool) -> Mapping[str, str]:
    a, b = e.rng.randrange(20, 90), e.rng.randrange(20, 90)
    return {"a": str(a), "b": str(b), "t": str(a + b + (0 if benar else e.rng.choice((3, -2, 10))))}


def _rata_sasaran(e: Ejaan, benar: bool) -> Mapping[str, str]:
    known = {"pertama": "101.25", "kedua": "106", "ketiga": "102"}
    which = e.rng.choice(list(known))
    value = Decimal(known[which]) + (0 if benar else e.rng.choice((Decimal(1), Decimal("-2.5"))))
    return {"ke": which, "rata": e.persen(str(value))}


def _terbilang(e: Ejaan, benar: bool) -> Mapping[str, str]:
    n = e.rng.randrange(3, 95)
    said = terbilang(n if benar else n + e.rng.choice((1, 10)))
    juta = f"Rp{n}.000.000"
    return {"n": str(n), "kata": said, "juta": juta, "rupiah": f"{said} juta rupiah"}


def _terbaik(e: Ejaan, benar: bool) -> Mapping[str, str]:
    wrong = [i for i in SEMUA if i not in (SOLAR, ASURANSI)]
    high, low = (SOLAR, ASURANSI) if benar else (e.rng.choice(wrong), e.rng.choice(wrong))
    return {"tinggi": e.rng.choice(high.sebutan), "rendah": e.rng.choice(low.sebutan)}


def _peraturan(e: Ejaan, benar: bool) -> Mapping[str, str]:
    laws = (
        ("Peraturan Presiden", 29, 2014, "Sistem Akuntabilitas Kinerja Instansi Pemerintah"),
        ("Undang-Undang", 23, 2014, "Pemerintahan Daerah"),
        ("Undang-Undang", 25, 2009, "Pelayanan Publik"),
    )
    form, n, year, title = e.rng.choice(laws)
    if not benar:
        year, title = laws[0][2] + 4, laws[0][3]
        form, n = laws[0][:2]
    number = e.rng.choice((f"Nomor {n} Tahun {year}", f"No. {n} Tahun {year}", f"{n}/{year}"))
    return {"hukum": f"{form} {number} tentang {title}"}


def _terbalik(e: Ejaan, benar: bool) -> Mapping[str, str]:
    """Less is better: the formula of the office, or the ratio of the other polarity."""
    ind = e.rng.choice([i for i in SEMUA if i.negatif])
    t, r = Decimal(ind.t), Decimal(ind.r)
    wrong = e.rng.choice((r / t, t / r)) * 100
    value = Decimal(ind.c) if benar else wrong.quantize(Decimal("0.01"))
    return {"ind": e.rng.choice(ind.sebutan), "t": e.angka(ind.t, ind.satuan),
            "r": e.angka(ind.r, ind.satuan), "c": e.persen(str(value))}  # fmt: skip


def _sekian_lebih(e: Ejaan, benar: bool) -> Mapping[str, str]:
    b, d = e.rng.randrange(80, 300), e.rng.randrange(5, 40)
    said = d if benar else d + e.rng.choice((2, 7, 20))
    return {"a": str(b + d), "b": str(b), "d": e.rng.choice((str(said), terbilang(said)))}


def _lawan(e: Ejaan, benar: bool) -> Mapping[str, str]:
    ind = e.rng.choice(SEMUA)
    rose = (Decimal(ind.r) > Decimal(ind.r23)) == benar
    better = (Decimal(ind.r) > Decimal(ind.r23)) != ind.negatif
    return {
        "ind": e.rng.choice(ind.sebutan), "r23": e.angka(ind.r23, ind.satuan),
        "lebih": "lebih tinggi" if rose else "lebih rendah",
        "mutu": "membaik" if better == benar else "memburuk",
        "verba": e.rng.choice(("naik", "meningkat") if rose else ("turun", "menurun")),
    }  # fmt: skip


POLA: tuple[Pola, ...] = (
    Pola("capaian bila makin rendah makin baik", "angka-indikator-berbeda", (
        "realisasi {ind} {r} dari target {t}, sehingga capaiannya {c}.",
        "karena makin rendah makin baik, capaian {ind} adalah {c}.",
        "{ind} terealisasi {r}. Dengan target {t}, capaiannya menurut rumus polaritas negatif adalah {c}.",
        "{ind} mencatat realisasi {r} dengan capaian kinerja {c}.",
    ), _terbalik),
    Pola("lebih tinggi, membaik, naik dari angka tahun lalu", "arah-indikator-berbeda", (
        "{ind} {lebih} daripada tahun 2023 yang sebesar {r23}.",
        "{ind} {verba} dibandingkan tahun 2023 yang sebesar {r23}.",
        "{ind} {mutu} dibandingkan dengan tahun 2023.",
        "{ind} diukur setiap tahun. Angka tersebut {verba} dibandingkan dengan tahun 2023 yang tercatat {r23}.",
        "{ind} dihitung oleh bidang teknis. Indikator tersebut {mutu} daripada tahun 2023.",
    ), _lawan),
    Pola("sekian lebih banyak", "perbandingan-salah", (
        "sebanyak {a} kapal berizin, {d} lebih banyak daripada {b} kapal pada tahun 2023.",
        "jumlah peserta {a} orang, {d} orang lebih banyak daripada tahun sebelumnya sebanyak {b} orang.",
        "terdapat {a} kelompok binaan, {d} kelompok lebih banyak dibandingkan tahun 2023 yang berjumlah {b} kelompok.",
    ), _sekian_lebih),
    Pola("realisasi dan target", "angka-indikator-berbeda", (
        "{ind} terealisasi {r} dari target {t}.",
        "dari target {t}, {ind} terealisasi {r}.",
        "realisasi {ind} tahun 2024 sebesar {r}, sedangkan targetnya {t}.",
        "{ind} ditargetkan {t} dan terealisasi sebesar {r}.",
        "target {ind} pada tahun 2024 adalah {t} dengan realisasi {r}.",
        "pada tahun 2024, {ind} yang ditargetkan sebesar {t} terealisasi {r}.",
    ), _satu("t", "r")),
    Pola("capaian", "angka-indikator-berbeda", (
        "capaian {ind} mencapai {c}.",
        "capaian kinerja {ind} tahun 2024 sebesar {c}.",
        "{ind} memiliki capaian {c}.",
        "dengan capaian {c}, {ind} menjadi perhatian pimpinan.",
        "tingkat capaian {ind} adalah {c}.",
    ), _satu("c")),
    Pola("capaian dengan kata ganti", "angka-indikator-berbeda", (
        "{ind} terealisasi {r}. Capaiannya {c}.",
        "{ind} diukur setiap tahun. Capaian indikator tersebut sebesar {c}.",
        "{ind} ditetapkan dalam Perjanjian Kinerja. Indikator ini terealisasi {r} dengan capaian {c}.",
        "{ind} terealisasi {r} sehingga capaiannya {c}.",
    ), _satu("c")),
    Pola("tahun lalu", "angka-indikator-berbeda", (
        "realisasi {ind} pada tahun 2023 sebesar {r23}.",
        "pada tahun 2023 {ind} terealisasi {r23}.",
        "tahun 2023 {ind} tercatat {r23}.",
        "{ind} pada tahun sebelumnya terealisasi {r23}.",
    ), _satu("r23")),
    Pola("target akhir rencana", "angka-indikator-berbeda", (
        "target akhir Renstra untuk {ind} adalah {akhir}.",
        "{ind} ditargetkan {akhir} pada tahun 2026.",
        "pada akhir Renstra {ind} ditargetkan sebesar {akhir}.",
    ), _satu("akhir")),
    Pola("berapa indikator mencapai target", "jumlah-tercapai-berbeda", (
        "dari {semua} indikator, {ya} indikator mencapai target dan {tidak} indikator belum mencapai target.",
        "sebanyak {ya} dari {semua} indikator telah mencapai target, sedangkan {tidak} indikator belum.",
        "terdapat {tidak} indikator yang belum mencapai target dan {ya} indikator yang sudah mencapai target.",
        "{ya} indikator kinerja berkategori Sangat Baik dan {tidak} indikator berkategori Baik.",
        "kategori Sangat Baik diraih {ya} indikator, sedangkan kategori Baik {tidak} indikator.",
        "indikator yang melampaui target sebanyak {ya} indikator, dan {tidak} indikator tidak mencapai target.",
    ), _banyak),
    Pola("rata-rata capaian", "rata-capaian-berbeda", (
        "rata-rata capaian seluruh indikator sebesar {rata}.",
        "secara keseluruhan rata-rata capaian kinerja mencapai {rata}.",
        "capaian rata-rata enam indikator adalah {rata}.",
        "kinerja tahun 2024 ditutup dengan rata-rata capaian {rata}.",
    ), _rata),
    Pola("kategori dan angkanya", "kategori-berbeda", (
        "capaian {ind} sebesar {c} berkategori {kat}.",
        "{ind} mencatat capaian {c} dan termasuk kategori {kat}.",
        "dengan capaian {c}, {ind} masuk dalam kategori {kat}.",
        "{ind} berkategori {kat} dengan capaian {c}.",
        "capaian {ind} {c} sehingga tergolong {kat}.",
        "capaian {ind} sebesar {c} ({kat}).",
    ), _kategori),
    Pola("naik, turun, membaik", "arah-indikator-berbeda", (
        "{ind} {verba} dibandingkan tahun 2023.",
        "dibandingkan tahun 2023, {ind} {verba}.",
        "{ind} {mutu} dibandingkan dengan tahun 2023.",
        "realisasi {ind} {verba} dari tahun sebelumnya.",
    ), _arah),
    Pola("mencapai target atau tidak", "arah-indikator-berbeda", (
        "{ind} {hasil}.",
        "pada tahun 2024 {ind} {hasil}.",
        "{ind} tahun 2024 {hasil}, dan hal itu dibahas pada Bab III.",
    ), _target),
    Pola("bagian dari keseluruhan", "hitungan-kalimat-salah", (
        "sebanyak {x} dari {y} {apa} atau {p} telah didata.",
        "dari {y} {apa}, {x} {apa} atau {p} telah didata.",
        "{apa} yang telah didata {x} dari {y} {apa} ({p}).",
        "sebesar {p} atau {x} dari {y} {apa} telah didata.",
        "telah didata {x} dari total {y} {apa}, yaitu {p}.",
    ), _bagian),
    Pola("jumlah bagian", "hitungan-kalimat-salah", (
        "dinas memiliki {t} kapal, terdiri atas {a} kapal kayu, {b} kapal fiber, dan {c} kapal baja.",
        "sebanyak {t} pegawai bekerja di dinas: {a} di sekretariat, {b} di bidang, dan {c} di pelabuhan.",
        "{t} kelompok dibina, yaitu {a} kelompok nelayan, {b} kelompok pengolah, dan {c} kelompok pemasar.",
        "dari {t} permohonan, {a} disetujui, {b} ditolak, dan {c} lainnya masih diproses.",
        "jumlah pegawai {t} orang yang terdiri dari {a} orang PNS, {b} orang PPPK, serta {c} orang tenaga harian.",
    ), _jumlah),
    Pola("dari A menjadi B", "hitungan-kalimat-salah", (
        "jumlah kapal {verba} dari {a} unit pada tahun 2023 menjadi {b} unit, atau {verba} {d} unit.",
        "produksi {verba} {d} ton, dari {a} ton menjadi {b} ton.",
        "jumlah peserta {verba} dari {a} orang menjadi {b} orang ({laju}).",
        "jumlah bantuan {verba} {laju}, yaitu dari {a} paket menjadi {b} paket.",
    ), _ubah),
    Pola("lebih tinggi, lebih rendah", "perbandingan-salah", (
        "serapan {a} {lebih} daripada serapan tahun 2023 sebesar {b}.",
        "kehadiran mencapai {a}, {lebih} {d} poin dibandingkan semester sebelumnya yang sebesar {b}.",
        "kepatuhan {a} atau {lebih} dari kepatuhan tahun sebelumnya sebesar {b}.",
    ), _banding),
    Pola("sisa dan serapan rupiah", "hitungan-kalimat-salah", (
        "pagu {pagu} terealisasi {real} sehingga sisa anggaran {sisa}.",
        "dari pagu {pagu} terealisasi {real}, sisanya {sisa}.",
    ), _sisa),
    Pola("serapan dalam persen", "hitungan-kalimat-salah", (
        "kapal patroli dianggarkan {pagu} dan terealisasi {real} atau {p}.",
        "pembelian jaring terealisasi {real} dari pagu {pagu} atau {p}.",
        "dari anggaran {pagu}, realisasi pembelian jaring {real} ({p}).",
    ), _sisa),
    Pola("efisiensi menurut rumus kantor", "efisiensi-berbeda", (
        "dengan capaian {c} dan serapan {s}, tingkat efisiensi sebesar {d} poin.",
        "capaian {c} diperoleh dengan serapan anggaran {s} sehingga efisiensinya {d} poin persen.",
        "serapan anggaran {s} menghasilkan capaian {c}, sehingga terdapat efisiensi {d} poin.",
    ), _efisiensi),
    Pola("sisa, selisih, tambahan dalam urutan apa pun", "hitungan-kalimat-salah", (
        "tahun lalu terdapat {a} kasus, sedangkan tahun ini {b} kasus, bertambah {d} kasus.",
        "target {b} unit baru dipenuhi {a} unit, jadi masih kurang {d} unit.",
        "setelah ditambah {d} orang, kader yang semula {a} orang menjadi {b} orang.",
        "jumlah aduan {a}, turun dari {b} pada tahun sebelumnya, atau berkurang {d} aduan.",
        "beras diadakan {b} ton. Dari jumlah itu, {a} ton disalurkan sehingga sisa cadangan {d} ton.",
    ), _urutan),
    Pola("bagian yang saling melengkapi", "hitungan-kalimat-salah", (
        "dinas didukung {t} pegawai. Menurut jenis kelamin, {a} orang di antaranya laki-laki dan {b} orang "
        "perempuan.",
        "dari {t} usulan, {a} usulan disetujui dan {b} usulan ditolak.",
        "kabupaten terdiri atas {a} desa dan {b} kelurahan, sehingga seluruhnya {t} desa dan kelurahan.",
        "pada semester pertama terbit {a} izin dan pada semester kedua {b} izin, seluruhnya {t} izin.",
    ), _dua_bagian),
    Pola("berapa indikator di atas atau di bawah batas", "jumlah-tercapai-berbeda", (
        "{ya} indikator memperoleh capaian di atas 100 persen.",
        "{tidak} dari enam indikator memiliki capaian di bawah 100 persen.",
        "indikator yang mencapai target ada {ya}.",
        "target tercapai pada {ya} indikator, sedangkan {tidak} indikator lainnya belum tercapai.",
    ), _banyak),
    Pola("rata-rata capaian sasaran", "rata-capaian-berbeda", (
        "rata-rata capaian sasaran {ke} sebesar {rata}.",
        "sasaran {ke} memperoleh rata-rata capaian {rata}.",
        "capaian rata-rata sasaran {ke} adalah {rata}.",
    ), _rata_sasaran),
    Pola("capaian tertinggi dan terendah", "capaian-terbaik-berbeda", (
        "capaian tertinggi diraih {tinggi}.",
        "capaian terendah terdapat pada {rendah}.",
        "indikator dengan capaian tertinggi adalah {tinggi}.",
    ), _terbaik),
    Pola("angka dan hurufnya", "terbilang-salah", (
        "dinas membina {n} ({kata}) kelompok nelayan.",
        "pelatihan dibiayai {juta} ({rupiah}).",
        "sebanyak {n} ({kata}) kapal telah didata.",
    ), _terbilang),
    Pola("judul dan nomor peraturan", "nomor-peraturan-berbeda", (
        "laporan ini disusun berdasarkan {hukum}.",
        "kewajiban itu diatur dalam {hukum}.",
        "sesuai dengan {hukum}, dinas melaporkan kinerjanya.",
    ), _peraturan),
    Pola("bilangan di depan daftar", "jumlah-butir-berbeda", (
        "dinas menghadapi {n} kendala:\n{daftar}",
        "terdapat {n} kendala sebagai berikut.\n{daftar}",
        "{n} kendala utama yang dihadapi adalah sebagai berikut:\n{daftar}",
        "pada tahun 2024 ditemukan {n} kendala, yaitu:\n{daftar}",
    ), _butir),
)  # fmt: skip
"""Every thing that is read, with its orders of words."""

BATAS_SKALA = Pola("batas skala", "batas-skala-berbeda", (
    "capaian di atas 100 persen berkategori Sangat Baik, {a} sampai dengan 100 persen Baik, {b} sampai "
    "dengan kurang dari 80 persen Cukup, dan di bawah 60 persen Kurang.",
    "kategori Sangat Baik (> 100%), Baik ({a}–100%), Cukup ({b}–79,99%), dan Kurang (< 60%).",
    "skala yang dipakai: Sangat Baik bila capaian lebih dari 100%, Baik bila {a}% sampai 100%, Cukup bila "
    "{b}% sampai kurang dari 80%, dan Kurang bila kurang dari 60%.",
), lambda e, benar: {
    "a": e.desimal("80") if benar else e.desimal(e.rng.choice(("75", "85", "70"))),
    "b": e.desimal("60") if benar else e.desimal(e.rng.choice(("55", "50", "65"))),
})  # fmt: skip
PREDIKAT = Pola("predikat yang ditetapkan peraturan", "predikat-berbeda", (
    "nilai SAKIP {v} dengan predikat {h}.",
    "hasil evaluasi SAKIP dinas bernilai {v} atau berpredikat {h}.",
    "evaluasi SAKIP memberi nilai {v} dan predikat “{h}”.",
), lambda e, benar: _predikat(e, benar))  # fmt: skip


def _predikat(e: Ejaan, benar: bool) -> Mapping[str, str]:
    value, right = Decimal("76.50"), "BB"
    letters = [h for h in ("AA", "A", "BB", "B", "CC") if (h == right) == benar]
    return {"v": e.desimal(str(value)), "h": e.rng.choice(letters)}


def halaman() -> str:
    """The page of what is read: each pattern, the rule, and three of its spellings."""
    rows = [
        f"| {pola.nama} | `{pola.aturan}` | {'<br>'.join(_sebaris(x) for x in pola.kalimat(True, 3))} |"
        for pola in SEMUA_POLA
    ]
    return "\n".join((HEAD, *rows, TAIL))


def _sebaris(sentence: str) -> str:
    return " ".join(sentence.split()).replace("|", "\\|")


HEAD = """# Apa yang dibaca dari narasi kinerja

Halaman ini dibuat dari contoh uji (`tests/ragam.py`). Setiap pola dibaca di narasi mana pun (Bab I
sampai dengan Bab IV, kata pengantar, ikhtisar, dan `analisis` indikator), dengan angka atau huruf,
`%` atau `persen`, koma atau titik desimal, dalam kurung, dan terpotong baris. Indikator dikenali dari
namanya, potongan nama yang membedakannya, singkatan, dan kata ganti (“indikator tersebut”,
“capaiannya”). Kalimat yang benar tidak mendapat temuan; bila angkanya salah, aturannya menemukannya.

| Yang dibaca | Aturan | Contoh kalimat (kantor rekaan) |
| --- | --- | --- |"""
TAIL = """
Yang tidak dibaca: kalimat yang bersyarat atau berisi rencana (“apabila”, “diharapkan”, “akan”),
angka tempat atau tahun lain yang tidak ada di laporan, angka kira-kira (“hampir”, “sekitar”),
ujung rentang, dan triwulan yang angkanya tidak ditulis. Penjelasan setiap aturan: `aturan.md`, atau
`publisher explain NAMA-ATURAN`.
"""
SEMUA_POLA = (*POLA, BATAS_SKALA, PREDIKAT)


if __name__ == "__main__":
    for pola in SEMUA_POLA:
        for benar in (True, False):
            for sentence in pola.kalimat(benar, 4):
                print(pola.nama, "benar" if benar else "salah", "|", sentence)
