"""Rules on averages of capaian, and on the highest and lowest of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from publisher.prose.formats import persen
from publisher.reading import Naskah
from publisher.reading.hasil_indikator import per_tahun, tahun_ini, tahun_kalimat
from publisher.reading.kalimat_berangka import Kalimat, kalimat
from publisher.reading.lingkup_hasil import Lingkup, lingkup, menurut_sasaran, per_sasaran
from publisher.reading.rata_terbaik import (
    Rata,
    rata,
    rata_rata,
    rentang_capaian,
    sasaran_terbaik,
    terbaik,
)
from publisher.reading.ucapan import Ucapan, menurut_kalimat
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal


@rule("angka", WARNING, INFO)
def rata_capaian_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """An average of capaian is not that of the indicators.

    Whoever adds up the column of capaian and divides finds another figure; ikhtisar, Bab III and
    conclusion have to say the same one. Correct it. An average that may be of fewer indicators
    than all is a warning.
    """
    said = {id(k): u for k, u in menurut_kalimat(naskah)}
    for k, sasaran in menurut_sasaran(naskah):
        found = rata_rata(k)
        by_place = {u.nilai.start: u for u in said[id(k)]} if found else {}
        for one in found:
            ways = _ways(naskah, by_place[one.nilai.start], k)
            flaw = _wrong_average(k, one, ways, one.sasaran or sasaran)
            if flaw is not None:
                yield flaw


def _ways(naskah: Naskah, u: Ucapan, k: Kalimat) -> tuple[Lingkup, ...]:
    if naskah.report.laporan.triwulan is not None:
        return lingkup(naskah, k)
    known = _when(naskah, u, k)
    return (known,) if known else ()


def _wrong_average(
    k: Kalimat, one: Rata, ways: tuple[Lingkup, ...], sasaran: int | None
) -> Flaw | None:
    value, whose = one.nilai, one.sasaran or sasaran
    if one.deret is not None and not one.sasaran:
        whose = one.deret
        if any(len({x.sasaran for x in known}) < one.deret for known in ways):
            return None
    if one.banyak is not None:
        ways = tuple(w for w in ways if one.banyak == len(_of(w, whose)) or one.banyak == len(w))
    right = [r for known in ways for r in _averages(known, whose)]
    if not right or any(value.near(r) for r in right) or value.value > 200:
        return None
    if whose == 0 and any(
        value.near(r) for w in ways for n in {x.sasaran for x in w} for r in _averages(w, n)
    ):
        return None
    return Flaw(
        k.passage.place(value.start, value.end),
        message(
            "{kata} is given as the average, but that of the capaian in the tabel kinerja is "
            "{rata}",
            kata=k.passage.text[value.start : value.end],
            rata=persen(Desimal(right[0])),
        ),
        message("correct the average, or say of which indicators it is"),
        severity=INFO if whose == 0 else WARNING,
    )


def _of(known: Lingkup, sasaran: int | None) -> Lingkup:
    return tuple(x for x in known if not sasaran or x.sasaran == sasaran)


def _when(naskah: Naskah, u: Ucapan, k: Kalimat) -> Lingkup:
    """The capaian of the year that a figure is said of."""
    if u.peran == "awal" or re.search(r"triwulan|semester", k.text, re.IGNORECASE):
        return ()
    if u.peran == "akhir" or u.tahun is None and not _COMPARED.search(k.text):
        return tahun_kalimat(naskah, k) if u.peran != "akhir" else tahun_ini(naskah)
    return per_tahun(naskah).get(u.tahun, ()) if u.tahun is not None else ()


_COMPARED = re.compile(r"banding|daripada|naik|turun|meningkat|menurun", re.IGNORECASE)


def _averages(known: Lingkup, sasaran: int | None) -> list[Decimal]:
    scope = _of(known, sasaran)
    values = [
        rata([x.bersih for x in scope]),
        rata([x.mentah for x in scope]),
        rata([min(x.mentah, Decimal(100)) for x in scope]),
    ]
    if not sasaran:
        for kind in ("bersih", "mentah"):
            groups = [
                rata([getattr(x, kind) for x in known if x.sasaran == n])
                for n in dict.fromkeys(x.sasaran for x in known)
            ]
            values.append(rata([g for g in groups if g is not None]))
    return [v for v in values if v is not None]


@rule("angka", WARNING, INFO)
def capaian_terbaik_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """Another indicator or sasaran is named for the highest or lowest capaian than the table shows.

    Correct the name, or say among which it is the highest. A range of all capaian that begins or
    ends elsewhere than at the lowest and the highest is told too.
    """
    for k in kalimat(naskah):
        yield from _indicators(naskah, k)
        yield from _sasaran(naskah, k)
        yield from _range(naskah, k)


def _indicators(naskah: Naskah, k: Kalimat) -> Iterator[Flaw]:
    found = list(terbaik(k)) if k.sebutan else []
    known = tahun_kalimat(naskah, k) if found else ()
    for said in found if known else ():
        values = [x.mentah for x in known]
        best = max(values) if said.tinggi else min(values)
        if known[said.n].mentah != best:
            right = next(x for x in known if x.mentah == best)
            yield Flaw(
                k.passage.place(said.start, said.end),
                message(
                    "the {arah} capaian is that of `{nama}` ({capaian}, kinerja.toml line "
                    "{baris}), not of this indicator ({lain})",
                    arah="tertinggi" if said.tinggi else "terendah",
                    nama=right.ind.nama,
                    capaian=persen(Desimal(best)),
                    baris=right.ind.place.line,
                    lain=persen(Desimal(known[said.n].mentah)),
                ),
                message("correct the name, or say among which indicators it is so"),
                severity=WARNING,
            )


def _sasaran(naskah: Naskah, k: Kalimat) -> Iterator[Flaw]:
    for said in sasaran_terbaik(k):
        ways = [per_sasaran(known, naskah) for known in lingkup(naskah, k)]
        ways = [g for g in ways if 0 < said.n <= len(g)]
        if ways and not any(_is_best(g, said.n, said.tinggi) for g in ways):
            groups = ways[0]
            best = (max if said.tinggi else min)(groups, key=lambda x: x.mentah)
            yield Flaw(
                k.passage.place(said.start, said.end),
                message(
                    "the {arah} average capaian is that of sasaran {nomor} ({capaian}), not of "
                    "this sasaran ({lain})",
                    arah="tertinggi" if said.tinggi else "terendah",
                    nomor=best.sasaran,
                    capaian=persen(Desimal(best.mentah)),
                    lain=persen(Desimal(groups[said.n - 1].mentah)),
                ),
                message("correct the number of the sasaran, or the word"),
                severity=WARNING,
            )


def _is_best(groups: Lingkup, n: int, high: bool) -> bool:
    values = [x.mentah for x in groups]
    return groups[n - 1].mentah == (max(values) if high else min(values))


def _range(naskah: Naskah, k: Kalimat) -> Iterator[Flaw]:
    said = rentang_capaian(k)
    ways = lingkup(naskah, k) if said is not None else ()
    if said is None or not ways:
        return
    for value, pick in zip(said, (min, max), strict=True):
        ends = [pick(x.mentah for x in known) for known in ways]
        ends += [pick(x.bersih for x in known) for known in ways]
        if not any(value.near(e) for e in ends):
            outside = all((e < value.value) == (pick is min) for e in ends)
            yield Flaw(
                k.passage.place(value.start, value.end),
                message(
                    "{kata} is given as the {arah} capaian, but that in the tabel kinerja is "
                    "{benar}",
                    kata=k.passage.text[value.start : value.end],
                    arah="terendah" if pick is min else "tertinggi",
                    benar=persen(Desimal(ends[0])),
                ),
                message("correct the figure, or the target and realisasi in kinerja.toml"),
                severity=WARNING if outside else INFO,
            )


RULES = (rata_capaian_berbeda, capaian_terbaik_berbeda)
