"""Which figures of an indicator a sentence can mean, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from publisher.reading import Naskah
from publisher.reading.indikator import daftar_indikator
from publisher.reading.periods import periods
from publisher.reading.ucapan import Peran, Ucapan
from publisher.tables.capaian import capaian, capaian_mentah, target_pada, terhadap
from publisher.vocabulary.anggaran import TAHAP, Tahap
from publisher.vocabulary.kinerja import Indikator, Skala
from publisher.vocabulary.places import Place
from publisher.vocabulary.values import Desimal

# Words right behind a figure that are not what it counts.
_GO_ON = frozenset(
    [
        "dari", "pada", "di", "atau", "dan", "dengan", "untuk", "sehingga", "dalam", "yang",
        "telah", "sudah", "sampai", "hingga", "menjadi", "terhadap", "karena", "namun", "tetapi",
        "atas", "bagi", "serta", "saja", "berarti", "maka", "sedangkan", "per", "ini", "itu",
        "sementara", "walaupun", "meskipun", "setelah", "belum", "tidak", "masih", "lebih",
        "kurang", "oleh", "sebagai", "sebab", "dibandingkan", "dibanding", "daripada", "termasuk",
        "berada", "melampaui", "melebihi", "mencapai", "tercapai", "poin", "berkategori",
        "tergolong", "dan/atau", "lalu", "kemudian", "ke", "agar", "adalah", "yaitu", "yakni",
        "baik", "sangat", "terealisasi", "realisasinya", "realisasi", "capaiannya", "targetnya",
        "tercatat", "ditargetkan", "berhasil", "sedang",
    ]
)  # fmt: skip
_MAYBE = re.compile(
    r"\b(?:jika|apabila|bila|seandainya|misalnya|contoh(?:nya)?|akan|diharapkan|diproyeksikan|"
    r"diperkirakan|diupayakan|agar|supaya|direncanakan|harus|perlu|semestinya|seharusnya)\b",
    re.IGNORECASE,
)


_PLAN = re.compile(
    r"\btarget\s+akhir|\brenstra\b|\brpjmd\b|\brpd\b|jangka\s+menengah|tahun\s+terakhir", re.I
)


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure of an indicator. tahun: None for the end of the plan and other places."""

    nilai: Decimal
    peran: Peran
    tahun: int | None
    at: Place | None


def satuan_cocok(u: Ucapan, ind: Indikator) -> bool:
    """May the figure be one of the indicator, in its unit?"""
    value = u.nilai
    unit = ind.satuan.lower()
    if value.satuan == "rupiah":
        return unit.startswith("rp") or "rupiah" in unit
    if u.peran == "awal" and not value.benda.startswith(tuple(re.findall("[a-z]+", unit))):
        later = next((v for v in u.kalimat.nilai if v.start > value.start), None)
        if later is not None and not (later.decimals or _bare(later.benda, unit)):
            return False
    if unit in ("%", "persen", "persentase"):
        named = u.peran in ("target", "realisasi") or value.decimals > 0
        bare = value.satuan == "" and _bare(value.benda, unit) and value.value <= 200
        return value.satuan == "persen" or (bare and named)
    return value.satuan == "" and (value.decimals > 0 or _bare(value.benda, unit))


def _bare(benda: str, unit: str) -> bool:
    own: Sequence[str] = () if unit.startswith("per ") else re.findall(r"[a-z]+", unit)
    return not benda or benda in _GO_ON or benda in own


def dapat_berarti(naskah: Naskah, u: Ucapan) -> tuple[Angka, ...]:
    """The figures that it may mean; none where that is not known."""
    exact = u.nilai.satuan == "persen" and u.nilai.decimals and u.asing == 1
    if u.peran in ("nilai", "daftar") and u.asing and not exact:
        return ()
    if u.indikator is None or u.nilai.asked or u.nilai.rentang or u.nilai.satuan == "poin":
        return ()
    if u.nilai.kira and not (u.nilai.kira == "batas" and u.peran in ("target", "daftar")):
        return ()
    daftar = daftar_indikator(naskah)
    ind = daftar.indikator[u.indikator]
    report = naskah.report
    if u.peran not in ("target", "daftar") and _MAYBE.search(u.kalimat.text):
        return ()
    if u.potongan:
        return _of_a_quarter(naskah, u, ind)
    if u.tahun is None and u.tahun_lain - _known_years(ind, _year(naskah)):
        return ()
    every = tuple(semua_angka(ind, report.anggaran.tahap, report.kinerja.skala, _year(naskah)))
    if u.abroad:
        return _abroad(u, ind, every)
    return tuple(a for a in every if _may_be(u, ind, a, _year(naskah)))


def _of_a_quarter(naskah: Naskah, u: Ucapan, ind: Indikator) -> tuple[Angka, ...]:
    """Of the only quarter that the sentence names, where the report has its figures."""
    named = {p.triwulan for p in periods(u.kalimat.text)}
    now, own = _year(naskah), naskah.report.laporan.triwulan
    report = naskah.report
    if own is not None and named == {int(own)}:
        every = semua_angka(ind, report.anggaran.tahap, report.kinerja.skala, now)
        return tuple(a for a in every if _may_be(u, ind, a, now))
    nth = next(iter(named)) if len(named) == 1 else None
    if nth is None or ind.triwulan is None or u.tahun_lain - {now}:
        return ()
    known = [a for a in _of_quarters(ind, now, nth) if _may_be(u, ind, a, now)]
    last = [v for v in ind.triwulan.realisasi[:nth] if v is not None]
    return tuple(known) if len(last) == nth else ()


def _year(naskah: Naskah) -> int:
    return int(naskah.report.laporan.tahun)


def _known_years(ind: Indikator, now: int) -> set[int]:
    end = {int(ind.target_akhir.tahun)} if ind.target_akhir is not None else set()
    return {
        now,
        *end,
        *(int(r.tahun) for r in ind.riwayat),
        *(int(p.tahun) for p in ind.pembanding),
    }


def _may_be(u: Ucapan, ind: Indikator, a: Angka, now: int) -> bool:
    fits = satuan_cocok(u, ind)
    kinds = _kinds(u, ind, fits)
    if a.peran not in kinds:
        return False
    loose = u.peran not in ("target", "realisasi", "capaian")
    if loose and not a.nilai / 5 <= u.nilai.value <= a.nilai * 5:
        return False  # another thing than the indicator is counted
    if a.tahun is None:  # the end of the plan
        return u.later or _of_the_plan(u, ind)
    if u.later and u.peran == "target" and ind.target_akhir is not None:
        return u.tahun == now and a.tahun == now and now in u.tahun_lain
    if u.peran == "awal":
        years = {u.tahun} if u.tahun not in (None, now) else None
        return a.tahun != now and (years is None or a.tahun in years)
    if u.tahun is None and u.peran == "akhir":
        return a.tahun == now
    if u.tahun is None:
        return a.tahun == now or a.tahun in u.tahun_lain
    return a.tahun == u.tahun


def _of_the_plan(u: Ucapan, ind: Indikator) -> bool:
    """Does the paragraph speak of the end of the plan? Then a target may be that one."""
    end = ind.target_akhir
    if end is not None and int(end.tahun) in {u.tahun, *u.tahun_lain}:
        return True
    return _PLAN.search(u.kalimat.sekitar) is not None


def _kinds(u: Ucapan, ind: Indikator, fits: bool) -> set[Peran]:
    """Which figures its part in the sentence allows, of those that have its unit."""
    percent = u.nilai.satuan == "persen"
    peran = u.ukuran or "realisasi" if u.peran in ("awal", "akhir") else u.peran
    of_target = re.match(
        r"\s*(?:\([^()]{0,20}\)\s*)?(?:dari|terhadap)\s+(?:\w+\s+)?target",
        u.kalimat.passage.text[u.nilai.end : u.nilai.end + 60],
    )
    kinds: set[Peran] = set()
    measured: set[Peran] = {"realisasi"}
    reached: set[Peran] = {"capaian"}
    if peran == "target":
        kinds = {"target"} if fits else set()
    elif peran == "capaian":
        plain = u.nilai.satuan == "" and u.nilai.decimals > 0
        kinds = (reached if percent or plain else set()) | (
            measured if fits and not percent else set()
        )
    elif peran == "rata":
        kinds = measured if fits and not percent else set()
    elif peran in ("realisasi", "nilai", "mencapai"):
        kinds = {"realisasi"} if fits else set()
        if percent and (not fits or peran != "realisasi" or of_target or _of_the_plan(u, ind)):
            kinds.add("capaian")
    elif peran == "daftar":
        kinds = {"realisasi"} if fits else set()
        if u.ukuran in ("target", "capaian") and (fits or percent):
            kinds.add(u.ukuran)
        if percent:
            kinds.add("capaian")
    return kinds


def _abroad(u: Ucapan, ind: Indikator, every: tuple[Angka, ...]) -> tuple[Angka, ...]:
    """A standard or the figure of another place, where the report knows it."""
    if not satuan_cocok(u, ind) or u.peran in ("capaian", "awal", "akhir", "beda", ""):
        return ()
    near = u.kalimat.passage.text[max(u.kalimat.start, u.nilai.start - 80) : u.nilai.end + 30]
    if re.search(r"provinsi|kecamatan|kabupaten|kota\b", near, re.IGNORECASE):
        return ()
    national = [
        Angka(Decimal(p.nilai), "nilai", None, p.place / "nilai")
        for p in ind.pembanding
        if re.search(r"nasional|indonesia|rpjmn", p.nama, re.IGNORECASE)
    ]
    standar = ind.standar_nasional
    if standar is not None and standar.nilai is not None:
        national.append(Angka(Decimal(standar.nilai), "nilai", None, standar.place / "nilai"))
    own = [a for a in every if a.peran in ("target", "realisasi")]
    return (*national, *own) if national else ()


def semua_angka(ind: Indikator, tahap: Tahap, skala: Skala, now: int) -> Iterator[Angka]:
    """Every figure of an indicator that the report has or computes."""
    target = target_pada(ind.target, tahap, tahap)
    if target is not None:
        yield Angka(Decimal(target), "target", now, _at(target, ind, "target"))
    if ind.realisasi is not None:
        yield Angka(Decimal(ind.realisasi), "realisasi", now, _at(ind.realisasi, ind, "realisasi"))
    raw = capaian_mentah(ind, tahap)
    for value in {v for v in (raw, capaian(ind, tahap, skala)) if v is not None}:
        yield Angka(exact(ind, target, value), "capaian", now, _at(ind.realisasi, ind, "realisasi"))
    for row in ind.riwayat:
        year = int(row.tahun)
        if row.target is not None:
            yield Angka(Decimal(row.target), "target", year, row.place / "target")
        if row.realisasi is not None:
            yield Angka(Decimal(row.realisasi), "realisasi", year, row.place / "realisasi")
        then = terhadap(row.realisasi, row.target, ind.polaritas)
        if then is not None:
            yield Angka(Decimal(then), "capaian", year, row.place / "realisasi")
    yield from _of_the_end(ind)
    yield from _of_quarters(ind, now)


def _of_the_end(ind: Indikator) -> Iterator[Angka]:
    end = ind.target_akhir
    if end is None or end.target is None:
        return
    yield Angka(Decimal(end.target), "target", None, end.place / "target")
    for way in (ind.polaritas, "positif"):
        ratio = terhadap(ind.realisasi, end.target, way)
        if ratio is not None:
            yield Angka(Decimal(ratio), "capaian", None, end.place / "target")


def _of_quarters(ind: Indikator, now: int, nth: int | None = None) -> Iterator[Angka]:
    """The figures of the quarters, each and up to each; of one of them where `nth` says which."""
    quarters = ind.triwulan
    if quarters is None:
        return
    for key in ("target", "realisasi"):
        values = [v for v in getattr(quarters, key) if v is not None]
        total = Decimal(0)
        for n, value in enumerate(values):
            total += value
            if nth not in (None, n + 1):
                continue
            at = quarters.place / key / n
            peran: Peran = "target" if key == "target" else "realisasi"
            yield Angka(Decimal(value), peran, now, at)
            yield Angka(total, peran, now, at)
    for n, (t, r) in enumerate(zip(quarters.target, quarters.realisasi, strict=False), 1):
        if nth not in (None, n):
            continue
        done = terhadap(r, t, ind.polaritas)
        if done is not None:
            yield Angka(Decimal(done), "capaian", now, quarters.place / "realisasi")


def exact(ind: Indikator, target: Desimal | None, value: Decimal) -> Decimal:
    """A capaian before it was rounded, where no bound holds it."""
    if target is None or ind.realisasi is None or not target:
        return Decimal(value)
    t, r = Decimal(target), Decimal(ind.realisasi)
    whole = (r / t if ind.polaritas == "positif" else (t - (r - t)) / t) * 100
    return whole if abs(whole - value) < Decimal("0.006") else Decimal(value)


def _at(value: Desimal | None, ind: Indikator, key: str) -> Place:
    places = getattr(value, "asal", ())
    return places[0] if places else ind.place / key


def target_tahap(ind: Indikator) -> tuple[Decimal, ...]:
    """The targets of every stage of planning."""
    found = (getattr(ind.target, t, None) for t in ("berlaku", *TAHAP))
    return tuple(Decimal(t) for t in found if t is not None)
