"""Rules on comparisons: higher or lower, risen or fallen, by how much, reached or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from publisher.checks.hitungan_kalimat import disebut
from publisher.checks.uraian import tren_terbalik
from publisher.prose.formats import angka, persen
from publisher.reading import Naskah, once
from publisher.reading.angka_indikator import Angka, semua_angka
from publisher.reading.indikator import daftar_indikator
from publisher.reading.kalimat_berangka import Kalimat
from publisher.reading.klaim_indikator import Klaim, klaim, lawan
from publisher.reading.nilai import Nilai
from publisher.reading.perbandingan import banding_salah, jauh, selisih
from publisher.reading.ucapan import Ucapan, menurut_kalimat
from publisher.tables.capaian import capaian_mentah, terhadap
from publisher.tables.kalimat import setahun
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal

_HELP = message("correct the words, or the figure that is wrong")


@rule("angka", WARNING)
def perbandingan_salah(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence calls a figure higher than another beside it that is not, or by another amount.

    No table is needed to see it. Correct the word, or the figure that is wrong.
    """
    for k, _ in menurut_kalimat(naskah):
        for wrong in banding_salah(k):
            text = k.passage.text
            a, b = disebut(text, wrong.a), disebut(text, wrong.b)
            kata = text[wrong.start : wrong.end]
            said = (
                message("`{kata}` is written of {a} against {b}", kata=kata, a=a, b=b)
                if wrong.selisih is None
                else message(
                    "{kata} is written, but the difference of {a} and {b} is {hasil}",
                    kata=kata,
                    a=a,
                    b=b,
                    hasil=angka(Desimal(abs(wrong.a.value - wrong.b.value))),
                )
            )
            yield Flaw(k.passage.place(wrong.start, wrong.end), said, _HELP)


@rule("angka", WARNING)
def letak_indikator_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """An indicator is called higher than that of another place, and by so much it is lower.

    The difference shows which figure is meant; the word is the wrong way round. Correct the word,
    or the figures.
    """
    now = int(naskah.report.laporan.tahun)
    about: set[int | None] = set()
    passage = None
    for k, _ in menurut_kalimat(naskah):
        if k.passage is not passage:
            about, passage = set(), k.passage
        about |= {m.n for m in k.sebutan} | {k.pokok}
        for one in jauh(k):
            figures = [
                (a.nilai, daftar_indikator(naskah).indikator[n])
                for n in about
                if n is not None
                for a in _known(naskah, daftar_indikator(naskah).indikator[n], now)
            ]
            fitting = [f for f in figures if _near(one.selisih, abs(f[0] - one.b.value))]
            if fitting and all((f[0] > one.b.value) != one.tinggi for f in fitting):
                value, ind = fitting[0]
                text = k.passage.text
                yield Flaw(
                    k.passage.place(one.start, one.end),
                    message(
                        "`{kata}` is written against {b}, but `{nama}` is {nilai} (kinerja.toml "
                        "line {baris})",
                        kata=text[one.start : one.end],
                        b=disebut(text, one.b),
                        nama=ind.nama,
                        nilai=angka(Desimal(value)),
                        baris=ind.place.line,
                    ),
                    _HELP,
                )


@rule("angka", WARNING, INFO)
def arah_indikator_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence says that an indicator rose, fell or reached its target, and it did not.

    Compare it with `target`, `realisasi` and `riwayat` in kinerja.toml. Whether less is better
    depends on the polarity of the indicator. Correct the word, or the figures.
    """
    now = int(naskah.report.laporan.tahun)
    known = {(f.at.path, f.at.offset) for f in tren_terbalik(naskah)}
    for k, said in menurut_kalimat(naskah):
        yield from _of_spending(naskah, k)
        if any(u.potongan for u in said):
            continue
        yield from _against_figures(naskah, k)
        for one in klaim(k, now):
            ind = daftar_indikator(naskah).indikator[one.n]
            problem = _problem(naskah, k, one, ind)
            at = k.passage.place(one.start, one.end)
            if problem is not None and (at.path, at.offset) not in known:
                yield Flaw(
                    k.passage.place(one.start, one.end),
                    problem,
                    _HELP,
                    severity=WARNING if one.sure else INFO,
                )


@once
def sekalimat(naskah: Naskah) -> dict[int, list[Kalimat]]:
    """The sentences of each passage."""
    found: dict[int, list[Kalimat]] = {}
    for k, _ in menurut_kalimat(naskah):
        found.setdefault(id(k.passage), []).append(k)
    return found


_SPENDING = re.compile(
    r"\bserapan(?:nya)?(?:\s+(?:tersebut|itu|ini|anggaran|tahun\s+(?:\d{4}|ini)))*\s+(?:(?:juga|justru|masih)\s+)?"
    r"(?:(?P<naik>lebih\s+tinggi|naik|meningkat)|lebih\s+rendah|turun|menurun)\b",
    re.IGNORECASE,
)


def _of_spending(naskah: Naskah, k: Kalimat) -> Iterator[Flaw]:
    """What was spent of the whole pagu, against the figure of another year beside it."""
    spent, text = naskah.figures.get("serapan.persen"), k.passage.text
    if not isinstance(spent, Desimal) or naskah.report.laporan.triwulan is not None:
        return
    beside = [
        v for other in sekalimat(naskah)[id(k.passage)] for v in other.nilai if v.satuan == "persen"
    ]
    named = any(v.rounds(spent) for v in beside)
    others = [v for v in beside if v.start < k.end and v.decimals and not v.rounds(spent)]
    for m in _SPENDING.finditer(text, k.start, k.end) if named or others else ():
        points = [v for v in k.nilai if v.satuan == "poin" and 0 <= v.start - m.end() < 15]
        behind = [v for v in others if 0 <= v.start - m.end() < 60] if named else []
        fitting = [v for v in others if points and points[0].near(abs(spent - v.value))]
        meant = fitting if points else behind
        if meant and all((spent > v.value) != bool(m["naik"]) for v in meant):
            yield Flaw(
                k.passage.place(*m.span()),
                message(
                    "`{kata}` is written against {b}, but {nilai} was spent (tabel serapan)",
                    kata=m[0],
                    b=disebut(text, meant[0]),
                    nilai=persen(spent),
                ),
                _HELP,
                severity=WARNING if points else INFO,
            )


def _against_figures(naskah: Naskah, k: Kalimat) -> Iterator[Flaw]:
    """Higher or lower than a figure of the sentence."""
    for one in lawan(k):
        ind = daftar_indikator(naskah).indikator[one.n]
        raw = capaian_mentah(ind, naskah.report.anggaran.tahap)
        value = raw if one.ukuran == "capaian" else ind.realisasi
        percent = one.b.satuan == "persen"
        fits = percent == (ind.satuan == "%" or one.ukuran == "capaian")
        if value is None or not fits or one.ukuran in ("target", "serapan"):
            continue
        if (
            one.b.satuan == ""
            and not one.b.decimals
            and one.b.benda not in ("", ind.satuan.lower())
        ):
            continue
        if not Decimal(value) / 5 <= one.b.value <= Decimal(value) * 5:
            continue
        exact, other = Decimal(value), one.b.value
        rises = one.tinggi != (one.mutu and ind.polaritas == "negatif" and one.ukuran != "capaian")
        text = k.passage.text
        if not (exact > other if rises else exact < other):
            yield Flaw(
                k.passage.place(one.start, one.end),
                message(
                    "`{kata}` is written against {b}, but `{nama}` is {nilai} (kinerja.toml "
                    "line {baris})",
                    kata=text[one.start : one.end],
                    b=disebut(text, one.b),
                    nama=ind.nama,
                    nilai=angka(Desimal(value)),
                    baris=ind.place.line,
                ),
                _HELP,
                severity=WARNING if one.sure else INFO,
            )


def _problem(naskah: Naskah, k: Kalimat, one: Klaim, ind: Indikator) -> Message | None:
    kata = k.passage.text[one.start : one.end]
    raw = capaian_mentah(ind, naskah.report.anggaran.tahap)
    if one.jenis in ("target", "terlampaui"):
        if raw is None or not setahun(naskah.report, ind):
            return None
        reached = raw > 100 if one.jenis == "terlampaui" else raw >= 100
        if reached == one.naik:
            return None
        return message(
            "`{kata}` is written of `{nama}`, whose capaian is {capaian} (tabel kinerja; "
            "kinerja.toml line {baris})",
            kata=kata,
            nama=ind.nama,
            capaian=persen(raw),
            baris=ind.place.line,
        )
    if one.pasangan is not None:
        return _by_polarity(k, one, ind)
    known = [r for r in ind.riwayat if r.realisasi is not None]
    row = (
        next((r for r in known if int(r.tahun) == one.tahun), None)
        if one.tahun
        else (known[-1] if known else None)
    )
    if row is None or one.ukuran in ("serapan", "target"):
        return None
    if one.ukuran == "capaian":
        before, after = terhadap(row.realisasi, row.target, ind.polaritas), raw
    else:
        before, after = row.realisasi, ind.realisasi
    if before is None or after is None or not setahun(naskah.report, ind):
        return None
    if before == after and (one.jenis == "tetap" or one.ukuran == "capaian"):
        return None
    rose = Decimal(after) > Decimal(before)
    if one.jenis == "mutu" and one.ukuran != "capaian" and ind.polaritas == "negatif":
        rose = not rose
    if before != after and rose == one.naik and one.jenis != "tetap":
        return None
    return message(
        "`{kata}` is written of `{nama}`, but it was {lalu} in {tahun} and is {kini} now (tabel "
        "perbandingan; kinerja.toml line {baris})",
        kata=kata,
        nama=ind.nama,
        lalu=angka(before),
        kini=angka(after),
        tahun=int(row.tahun),
        baris=row.place.line,
    )


def _by_polarity(k: Kalimat, one: Klaim, ind: Indikator) -> Message | None:
    """`memburuk dari 3,4 hari menjadi 2,5 hari`: better, where less is better."""
    a, b = one.pasangan or (None, None)
    if a is None or b is None or a.value == b.value or one.ukuran == "capaian":
        return None
    better = (b.value > a.value) == (ind.polaritas == "positif")
    if better == one.naik:
        return None
    text = k.passage.text
    return message(
        "`{kata}` is written of {a} to {b}, but `{nama}` has {polaritas} polarity (kinerja.toml "
        "line {baris})",
        kata=text[one.start : one.end],
        a=disebut(text, a),
        b=disebut(text, b),
        nama=ind.nama,
        polaritas=str(ind.polaritas),
        baris=ind.place.line,
    )


@rule("angka", INFO)
def selisih_tak_cocok(naskah: Naskah) -> Iterator[Flaw]:
    """A difference in points is none of two figures that the report has of the indicator.

    It is neither the distance to the target, nor that to another year, to the end of the plan or
    to another place. Work it out again, or write the two figures beside it.
    """
    report = naskah.report
    for k, said in menurut_kalimat(naskah):
        for u in selisih(said):
            own: set[int | None] = {m.n for m in k.sebutan if m.n is not None} or {u.indikator}
            spent = re.search(r"efisien|serapan", k.text) is not None
            worked_out = spent or any(x.peran == "serapan" for x in said)
            if worked_out or None in own or not own or any(m.n is None for m in k.sebutan):
                continue
            inds = [daftar_indikator(naskah).indikator[n] for n in own if n is not None]
            figures = [v.value for v in k.nilai if v.satuan != "rupiah" and v is not u.nilai]
            now = int(report.laporan.tahun)
            all_known = [a for ind in inds for a in _known(naskah, ind, now)]
            pairs = _against_a_year(u, k, all_known, now)
            known = figures + [a.nilai for a in all_known]
            if pairs and any(_near(u.nilai, d) for d in pairs):
                continue
            if pairs:
                known = figures
            if not _a_difference(u, known):
                yield Flaw(
                    k.passage.place(u.nilai.start, u.nilai.end),
                    message(
                        "{kata} is no difference of two figures of `{nama}` (kinerja.toml line "
                        "{baris})",
                        kata=u.words,
                        nama=inds[0].nama,
                        baris=inds[0].place.line,
                    ),
                    message(
                        "work it out again, or write the two figures that it is the difference of"
                    ),
                )


def _against_a_year(u: Ucapan, k: Kalimat, known: list[Angka], now: int) -> list[Decimal]:
    """What became of each figure since the only other year that the sentence names."""
    years = set(u.tahun_lain) - {now}
    if len(years) != 1 or re.search(r"target|standar|nasional|provinsi", k.text, re.IGNORECASE):
        return []
    text = k.passage.text
    behind = re.match(
        r"\s*(?:persen(?:tase)?\s*)?(?:dari|dibanding\w*|daripada|terhadap)\b",
        text[u.nilai.end : u.nilai.end + 30],
    )
    if not behind and not re.search(r"^\W*(?:di|jika di)?banding", k.text, re.IGNORECASE):
        return []
    then = next(iter(years))
    return [
        abs(a.nilai - b.nilai)
        for a in known
        for b in known
        if a.tahun == now and b.tahun == then and a.peran == b.peran
    ]


def _a_difference(u: Ucapan, known: list[Decimal]) -> bool:
    distinct = list(dict.fromkeys(known))
    return any(_near(u.nilai, abs(a - b)) for n, a in enumerate(distinct) for b in distinct[n:])


def _near(value: Nilai, delta: Decimal) -> bool:
    return replace(value, value=abs(value.value)).near(delta)


def _known(naskah: Naskah, ind: Indikator, now: int) -> list[Angka]:
    report = naskah.report
    found = list(semua_angka(ind, report.anggaran.tahap, report.kinerja.skala, now))
    found += [Angka(Decimal(p.nilai), "nilai", int(p.tahun), p.place) for p in ind.pembanding]
    if ind.standar_nasional is not None and ind.standar_nasional.nilai is not None:
        found.append(Angka(Decimal(ind.standar_nasional.nilai), "nilai", None, None))
    return found


RULES = (perbandingan_salah, letak_indikator_berbeda, arah_indikator_berbeda, selisih_tak_cocok)
