"""Which figures of an indicator a sentence can mean, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from publisher.reading import Naskah
from publisher.reading.indikator import daftar_indikator
from publisher.reading.kata_ucapan import Peran
from publisher.reading.periods import periods
from publisher.reading.ucapan import Ucapan
from publisher.tables.capaian import capaian, capaian_mentah, target_pada, terhadap
from publisher.vocabulary.anggaran import TAHAP, Tahap
from publisher.vocabulary.kinerja import Indikator, Skala
from publisher.vocabulary.places import Place
from publisher.vocabulary.values import Desimal

QUARTERS = range(1, 5)
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
        return _of_a_part(naskah, u, ind)
    if u.tahun is None and u.tahun_lain - _known_years(ind, _year(naskah)):
        return ()
    own = report.laporan.triwulan
    every = (
        *_of_the_report(naskah, ind, () if own is None else (int(own),)),
        *_planned(u, ind, naskah),
    )
    if u.abroad:
        return _abroad(u, ind, every)
    return tuple(a for a in every if _may_be(u, ind, a, _year(naskah)))


def _of_the_report(naskah: Naskah, ind: Indikator, nths: Collection[int]) -> Iterator[Angka]:
    report = naskah.report
    return semua_angka(ind, report.anggaran.tahap, report.kinerja.skala, _year(naskah), nths)


def _planned(u: Ucapan, ind: Indikator, naskah: Naskah) -> Iterator[Angka]:
    """In Bab II, also the targets that were in force before a change."""
    if _in_the_plan(u):
        for target in target_tahap(ind):
            yield Angka(target, "target", _year(naskah), ind.place / "target")


def _in_the_plan(u: Ucapan) -> bool:
    return u.kalimat.passage.at.path.name == "perencanaan.toml"


def _of_a_part(naskah: Naskah, u: Ucapan, ind: Indikator) -> tuple[Angka, ...]:
    """Of the quarter that the sentence names beside the figure, where the report has it.

    `target triwulan` of an interim report is that of its own quarter, `target setahun` the year's.
    """
    named = {p.triwulan for p in periods(u.kalimat.text)} - {None}
    now, own = _year(naskah), naskah.report.laporan.triwulan
    nth = next(iter(named)) if len(named) == 1 else triwulan_dari(u)
    if own is not None and (not named or nth == int(own)):
        own_quarter = _spoken_of_quarter(u, tuple(_of_quarters(ind, now, (int(own),))))
        every = own_quarter or tuple(_of_the_report(naskah, ind, (int(own),)))
        return tuple(a for a in every if _may_be(u, ind, a, now))
    if nth is None or ind.triwulan is None or u.tahun_lain - {now}:
        return ()
    known = [a for a in _of_quarters(ind, now, (nth,)) if _may_be(u, ind, a, now)]
    last = [v for v in ind.triwulan.realisasi[:nth] if v is not None]
    return tuple(known) if len(last) == nth or u.peran == "target" else ()


_OF_QUARTER = re.compile(
    r"\btarget(?:nya)?\s+(?:pada\s+|sampai\s+dengan\s+|s\.d\.\s+)?(?:triwulan|tw)\b", re.I
)
_OF_YEAR = re.compile(r"\b(?:setahun|tahunan|satu\s+tahun|akhir\s+tahun|tahun\s+penuh)\b", re.I)


def _spoken_of_quarter(u: Ucapan, quarter: tuple[Angka, ...]) -> tuple[Angka, ...]:
    """The targets of the quarter where the words before the figure say that; else nothing."""
    near = u.kalimat.passage.text[max(u.kalimat.start, u.nilai.start - 60) : u.nilai.start]
    spoken = list(_OF_QUARTER.finditer(near))
    if u.peran != "target" or not spoken or _OF_YEAR.search(near, spoken[-1].end()):
        return ()
    return tuple(a for a in quarter if a.peran == "target")


def triwulan_dari(u: Ucapan) -> int | None:
    """The quarter named right behind a figure, or last before it; None where that is not sure."""
    k, text = u.kalimat, u.kalimat.text
    spoken = [p for p in periods(text) if p.triwulan is not None]
    start, end = u.nilai.start - k.start, u.nilai.end - k.start
    behind = next((p for p in spoken if p.start >= end), None)
    if behind and re.fullmatch(r"[^,;:.\d]{0,25}\b(?:pada|di|untuk)\s+", text[end : behind.start]):
        return behind.triwulan
    before = [p for p in spoken if p.end <= start]
    between = text[before[-1].end : start] if before else ""
    plain = before and not re.search(r"[;:\d]|\b(?:dan|dari|terhadap)\b", between)
    return before[-1].triwulan if plain else None


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
    if u.peran == "awal" and _in_the_plan(u):
        return True
    if u.peran == "awal":
        years = {u.tahun} if u.tahun not in (None, now) else None
        if years is None and ind.riwayat and tanpa_tahun(u):
            years = {max(int(r.tahun) for r in ind.riwayat)}  # from the last year, if none is said
        return a.tahun != now and (years is None or a.tahun in years)
    if u.tahun is None and u.peran == "akhir":
        return a.tahun == now
    if u.tahun is None:
        return a.tahun == now or a.tahun in u.tahun_lain
    return a.tahun == u.tahun


def tanpa_tahun(u: Ucapan) -> bool:
    """Does its sentence name no year and no stretch of years, so that the last one is meant?"""
    return not u.tahun_lain and not re.search(r"\btahun\s+terakhir|\b\w+\s+tahun\b", u.kalimat.text)


def _of_the_plan(u: Ucapan, ind: Indikator) -> bool:
    """Does the paragraph speak of the end of the plan? Then a target may be that one."""
    end = ind.target_akhir
    if end is not None and int(end.tahun) in {u.tahun, *u.tahun_lain}:
        return True
    return _PLAN.search(u.kalimat.sekitar) is not None


def _kinds(u: Ucapan, ind: Indikator, fits: bool) -> set[Peran]:
    """Which figures its part in the sentence allows, of those that have its unit."""
    percent = u.nilai.satuan == "persen"
    moved = "target" if _in_the_plan(u) else u.ukuran or "realisasi"
    peran = moved if u.peran in ("awal", "akhir") else u.peran
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
    elif _in_the_plan(u) and peran in ("nilai", "daftar", "mencapai"):
        kinds = {"target", "realisasi"} if fits else set()
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


def semua_angka(
    ind: Indikator, tahap: Tahap, skala: Skala, now: int, nths: Collection[int] = QUARTERS
) -> Iterator[Angka]:
    """Every figure of an indicator that the report has or computes; of quarters those of `nths`."""
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
    yield from _of_quarters(ind, now, nths)


def _of_the_end(ind: Indikator) -> Iterator[Angka]:
    end = ind.target_akhir
    if end is None or end.target is None:
        return
    yield Angka(Decimal(end.target), "target", None, end.place / "target")
    for way in (ind.polaritas, "positif"):
        ratio = terhadap(ind.realisasi, end.target, way)
        if ratio is not None:
            yield Angka(Decimal(ratio), "capaian", None, end.place / "target")


def _of_quarters(ind: Indikator, now: int, nths: Collection[int]) -> Iterator[Angka]:
    """The figures of these quarters: each one's own, and up to its end."""
    quarters = ind.triwulan
    if quarters is None:
        return
    peran: Peran
    for key, peran in (("target", "target"), ("realisasi", "realisasi")):
        values = [v for v in getattr(quarters, key) if v is not None]
        total = Decimal(0)
        for n, value in enumerate(values, 1):
            total += value
            before = values[n - 2] if n > 1 else Decimal(0)
            also = {"jumlah": total, "terakhir": value}.get(str(quarters.cara), value - before)
            if n in nths:
                at = quarters.place / key / (n - 1)
                yield from (
                    Angka(Decimal(x), peran, now, at) for x in {Decimal(value), Decimal(also)}
                )
    yield from _reached_in_quarters(ind, now, nths)


def _reached_in_quarters(ind: Indikator, now: int, nths: Collection[int]) -> Iterator[Angka]:
    """The capaian of these quarters, each one's own and up to its end."""
    quarters = ind.triwulan
    pairs = zip(quarters.target, quarters.realisasi, strict=False) if quarters else ()
    all_t, all_r = Desimal(0), Desimal(0)
    for n, (t, r) in enumerate(pairs, 1):
        summed = (
            t is not None and r is not None and quarters is not None and quarters.cara == "jumlah"
        )
        if summed:
            all_t, all_r = Desimal(all_t + (t or 0)), Desimal(all_r + (r or 0))
        for target, done in {(t, r), (all_t, all_r) if summed else (t, r)}:
            ratio = terhadap(done, target, ind.polaritas)
            if ratio is not None and n in nths and quarters is not None:
                yield Angka(Decimal(ratio), "capaian", now, quarters.place / "realisasi")


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
