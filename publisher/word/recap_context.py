"""Every name that the template of a recap may use is made here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from publisher.prose.formats import desimal, tanggal
from publisher.tables.rekapitulasi import (
    BarisJenis,
    BarisKantor,
    BarisSasaran,
    BarisSasaranSama,
    Rekapitulasi,
    ringkas,
)
from publisher.tables.rekapitulasi.kalimat import kalimat_periode, kalimat_umum
from publisher.tables.rekapitulasi.sebutan import (
    HASIL,
    MENURUT,
    PENYAMPAIAN,
    TINGKAT,
    sebutan_periode,
)
from publisher.tables.table import GABUNG, Gabung, TakAda
from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.rekap import Catatan, Periode
from publisher.word.context import Numbers, References
from publisher.word.pieces import Chart, Contents, Nomor

TITLE = "Rekapitulasi Laporan Kinerja"
MOST_BARS = 24  # in a chart; of more offices the highest and the lowest are drawn
MOST_RULES = 30  # that a table names; the workbook has all
NONE = TakAda("–")


def recap_context(made: Rekapitulasi) -> dict[str, Any]:
    """Tables, charts and sentences; `laporan` and `perangkat_daerah` as the report's template has
    them, for the foot of its pages."""
    place = _few((one.kabupaten for one in made.laporan), "Kabupaten/Kota")
    periods = _few((sebutan_periode(p) for p in made.periode), "Periode")
    missing, late = _waited_for(made.laporan), _late(made.laporan)
    return {
        "laporan": {"judul": TITLE, "periode": periods or "Tanpa Periode"},
        "perangkat_daerah": {"nama": place},
        "sampul": {"alamat": None, "laman": None},
        "rekap": {
            "tanggal": tanggal(made.tanggal),
            "banyak": len(made.laporan),
            "umum": kalimat_umum(made.tanggal, made.laporan, made.kantor),
            "belum": missing,
            "terlambat": late,
            "keadaan": [_outcome(one) for one in made.laporan],
        },
        "periode": [_Period(made, periode, n).context() for n, periode in enumerate(made.periode)],
        "temuan": _findings(made),
        "lembar": [_sheet(one, n, made.kantor) for n, one in enumerate(made.lembar)],
        "nomor": {"tabel": Numbers("tabel"), "gambar": Numbers("gambar")},
        "rujukan": {"tabel": References("tabel"), "gambar": References("gambar")},
        **{f"daftar_{kind}": Contents(kind) for kind in ("isi", "tabel", "gambar")},
    }


def _few(names: Iterable[str], what: str) -> str:
    """One or two names as a cover says them; of more, how many there are."""
    known = list(dict.fromkeys(name for name in names if name))
    return " dan ".join(known) if len(known) < 3 else f"{len(known)} {what}"


def _waited_for(laporan: Iterable[Catatan]) -> list[dict[str, Any]]:
    missing = [one for one in laporan if one.hasil.keadaan == "belum"]
    missing.sort(key=lambda one: (-one.penyampaian.hari, one.kantor.casefold()))
    return [
        {
            "no": n,
            "kantor": one.kantor,
            "batas": _day(one.penyampaian.batas),
            "hari": one.penyampaian.hari if one.penyampaian.batas else NONE,
            "folder": one.folder,
        }
        for n, one in enumerate(missing, 1)
    ]


def _late(laporan: Iterable[Catatan]) -> list[dict[str, Any]]:
    late = [one for one in laporan if one.penyampaian.keadaan == "terlambat"]
    late.sort(key=lambda one: (-one.penyampaian.hari, one.kantor.casefold()))
    return [
        {
            "no": n,
            "kantor": one.kantor,
            "batas": _day(one.penyampaian.batas),
            "diterima": _day(one.penyampaian.diterima),
            "hari": one.penyampaian.hari,
            "menurut": MENURUT[one.penyampaian.menurut] if one.penyampaian.menurut else NONE,
        }
        for n, one in enumerate(late, 1)
    ]


def _day(day: Any) -> str:
    return tanggal(day) if day else NONE


def _outcome(one: Catatan) -> dict[str, Any]:
    why = (one.hasil.sebab or {}).get("id", "")
    return {
        "kantor": one.kantor,
        "periode": sebutan_periode(one.periode) or NONE,
        "penyampaian": PENYAMPAIAN[one.penyampaian.keadaan],
        "hasil": HASIL[one.hasil.keadaan] + (f": {why}" if why else ""),
        "halaman": one.hasil.halaman or NONE,
    }


@dataclass(frozen=True, slots=True)
class _Period:
    """What the template prints of one period; n: makes the names of its tables its own."""

    made: Rekapitulasi
    periode: Periode
    n: int

    def context(self) -> dict[str, Any]:
        rows = [row for row in self.made.kantor if row.periode == self.periode]
        kinds = [row for row in self.made.jenis if row.periode == self.periode]
        of_kinds, whole = kinds[:-1], kinds[-1]
        ranked = [row for row in rows if row.peringkat is not None]
        spent = [r for r in rows if r.pagu.nilai is not None or r.realisasi.nilai is not None]
        spent.sort(key=lambda r: (r.serapan is None, -(r.serapan or 0), r.kantor.casefold()))
        return {
            "sebutan": sebutan_periode(self.periode),
            "kalimat": kalimat_periode(whole, rows),
            "peringkat": ranked,
            "anggaran": [_spending(row) for row in spent],
            "jenis": [_kind(row) for row in of_kinds] if len(of_kinds) > 1 else [],
            "jumlah": _kind(whole),
            "sasaran": _goals(self.made, self.periode),
            "sasaran_sama": [_alike(r, whole.kantor) for r in self._shared()],
            "nomor": self._numbers(),
            **self._charts(ranked, spent, rows, of_kinds),
        }

    def _shared(self) -> Iterator[BarisSasaranSama]:
        return (row for row in self.made.sasaran_sama if row.periode == self.periode)

    def _numbers(self) -> dict[str, Nomor]:
        tables = ("peringkat", "anggaran", "jenis", "sasaran", "sasaran_sama")
        charts = ("capaian", "serapan", "nilai", "per_jenis")
        own = f"_{self.n}"
        return {
            **{name: Nomor("tabel", name + own) for name in tables},
            **{f"grafik_{name}": Nomor("gambar", name + own) for name in charts},
        }

    def _charts(
        self,
        ranked: Sequence[BarisKantor],
        spent: Sequence[BarisKantor],
        rows: Sequence[BarisKantor],
        kinds: Sequence[BarisJenis],
    ) -> dict[str, Any]:
        scored = sorted(rows, key=lambda r: -(r.nilai or 0))
        several = len(kinds) > 1
        return {
            "grafik_capaian": _bars("Capaian kinerja", ranked, lambda r: r.capaian, True),
            "grafik_serapan": _bars("Serapan anggaran", spent, lambda r: r.serapan, True),
            "grafik_nilai": _bars("Nilai pelaporan", scored, lambda r: r.nilai, False),
            "grafik_per_jenis": _of_kinds(kinds) if several else None,
        }


def _bars(
    what: str,
    rows: Sequence[BarisKantor],
    value: Callable[[BarisKantor], Decimal | None],
    persen: bool,
) -> dict[str, Any] | None:
    """A bar for each office, the highest first; of too many the highest and the lowest."""
    known = [(row.kantor, value(row)) for row in rows if value(row) is not None]
    if len(known) < 2:
        return None
    half, note = MOST_BARS // 2, ""
    if len(known) > MOST_BARS:
        note = f" ({half} Tertinggi dan {half} Terendah dari {len(known)} Kantor)"
        known = [*known[:half], *known[-half:]]
    labels = _short([name for name, _ in known])
    values = tuple(v for _, v in known)
    said = "; ".join(f"{name} {desimal(v or 0)}" for name, v in known)
    chart = Chart(
        "batang",
        labels,
        ((what, values),),
        f"Grafik batang {what.lower()} per kantor{note.lower()}: {said}.",
        persen=persen,
        desimal=2,
        mendatar=True,
        height=min(18.0, 1.6 + 0.68 * len(known)),
    )
    return {"gambar": chart, "catatan": note}


def _of_kinds(kinds: Sequence[BarisJenis]) -> dict[str, Any]:
    said = "; ".join(
        f"{row.jenis}: capaian {_said(row.capaian)}, serapan {_said(row.serapan)}" for row in kinds
    )
    chart = Chart(
        "batang",
        tuple(row.jenis.capitalize() for row in kinds),
        (
            ("Rata-rata capaian (%)", tuple(row.capaian for row in kinds)),
            ("Serapan (%)", tuple(row.serapan for row in kinds)),
        ),
        f"Grafik batang capaian dan serapan per jenis kantor: {said}.",
        persen=True,
        legenda=True,
        mendatar=len(kinds) > 4,
    )
    return {"gambar": chart, "catatan": ""}


def _said(value: Decimal | None) -> str:
    return BELUM_DIISI if value is None else f"{desimal(value)}%"


def _short(names: Sequence[str]) -> tuple[str, ...]:
    """Without the word that every label begins with: the axis has room for what differs."""
    first = {name.partition(" ")[0] for name in names}
    if len(first) != 1 or not all(" " in name for name in names):
        return tuple(names)
    return tuple(name.partition(" ")[2] for name in names)


def _spending(row: BarisKantor) -> dict[str, Any]:
    return {
        "kantor": row.kantor,
        **{name: getattr(row, name).nilai for name in ("pagu", "realisasi")},
        "sisa": row.sisa,
        "serapan": row.serapan,
    }


def _kind(row: BarisJenis) -> dict[str, Any]:
    """`12 dari 15`: whoever reads a sum or a mean must know of how many offices it is."""
    return {
        "jenis": row.jenis.capitalize() or "Semua",
        "kantor": row.kantor,
        "capaian": row.capaian,
        "terhitung": f"{row.berperingkat} dari {row.kantor}",
        "tercapai": f"{row.tercapai}/{row.indikator}",
        "pagu": row.pagu,
        "realisasi": row.realisasi,
        "serapan": row.serapan,
        "sisa": None if row.pagu is None or row.realisasi is None else row.pagu - row.realisasi,
        "berpagu": row.berpagu,
        "berealisasi": row.berealisasi,
        "nilai": row.nilai,
        "kesalahan": row.kesalahan,
        "peringatan": row.peringatan,
    }


def _goals(made: Rekapitulasi, periode: Periode) -> list[dict[str, Any]]:
    """An office is named once, over all its sasaran."""
    rows = [row for row in made.sasaran if row.periode == periode]
    above = [None, *(row.kunci for row in rows)]
    return [
        _goal(row, GABUNG if row.kunci == last else row.kantor)
        for row, last in zip(rows, above, strict=False)
    ]


def _goal(row: BarisSasaran, kantor: str | Gabung) -> dict[str, Any]:
    said = row.catatan
    without = said.pagu.nilai is None and said.realisasi.nilai is None  # it names no program
    money = (said.pagu.nilai, said.realisasi.nilai, row.serapan)
    pagu, realisasi, serapan = (NONE, NONE, NONE) if without else money
    return {
        "kantor": kantor,
        "sasaran": said.nama,
        "capaian": said.capaian.nilai,
        "pagu": pagu,
        "realisasi": realisasi,
        "serapan": serapan,
        "asal": ringkas(said.capaian.asal, 2),
    }


def _alike(row: BarisSasaranSama, whole: int) -> dict[str, Any]:
    return {
        "sasaran": row.nama,
        "kantor": f"{row.kantor} dari {whole}",
        "capaian": row.capaian,
        "terendah": row.terendah,
        "tertinggi": row.tertinggi,
        "pagu": row.pagu,
        "realisasi": row.realisasi,
    }


def _findings(made: Rekapitulasi) -> dict[str, Any]:
    named = [row for row in made.aturan if row.tingkat.value != "info"][:MOST_RULES]
    return {
        "kelompok": made.kelompok,
        "aturan": [
            {
                "aturan": row.aturan,
                "tingkat": TINGKAT[row.tingkat],
                "kelompok": row.kelompok,
                "kantor": row.kantor,
                "tempat": row.tempat,
            }
            for row in named
        ],
        "kantor": [row for row in made.kantor if row.terkirim],
        "grafik": _of_groups(made),
    }


def _of_groups(made: Rekapitulasi) -> Chart | None:
    rows = [row for row in made.kelompok if row.kesalahan + row.peringatan]
    if not rows:
        return None
    counted = Counter({row.kelompok: row.kesalahan + row.peringatan for row in rows})
    said = "; ".join(f"{name} {number}" for name, number in counted.items())
    return Chart(
        "batang_bertumpuk",
        tuple(row.kelompok for row in rows),
        tuple(
            (name.capitalize(), tuple(Decimal(getattr(row, name)) or None for row in rows))
            for name in ("kesalahan", "peringatan")
        ),
        f"Grafik batang banyaknya temuan menurut kelompok: {said}.",
        desimal=0,
        mendatar=True,
        legenda=True,
    )


def _sheet(one: Any, n: int, rows: Sequence[BarisKantor]) -> dict[str, Any]:
    row = one.kantor
    many = sum(r.periode == row.periode and r.peringkat is not None for r in rows)
    rank = f"peringkat {row.peringkat} dari {many} kantor" if row.peringkat else "tidak diperingkat"
    told, outcome = row.temuan, HASIL[one.catatan.hasil.keadaan]
    return {
        "nama": row.kantor,
        "keterangan": (
            f"{sebutan_periode(row.periode)}; {rank}; {told.kesalahan} kesalahan dan "
            f"{told.peringatan} peringatan; {outcome[:1].lower()}{outcome[1:]}. "
            f"Berkas isi: {one.catatan.folder}."
        ),
        "jenis": row.jenis or "kantor",
        "baris": one.baris,
        "nomor": Nomor("tabel", f"lembar_{n}"),
    }
