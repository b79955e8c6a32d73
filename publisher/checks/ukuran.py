"""Rules on targets and realisasi: whether such figures can be, and what capaian comes of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from publisher.prose.formats import angka, desimal, persen
from publisher.reading import Naskah, once
from publisher.reading.figures import Measure, measures
from publisher.tables.capaian import capaian_mentah, target_pada
from publisher.tables.pagu import pagu_simpul, realisasi_simpul
from publisher.vocabulary import values
from publisher.vocabulary.anggaran import LINGKUP, Anggaran, Program
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.kinerja import Indikator, Sasaran
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal, Predikat, Rupiah, jumlah

PERCENT = ("%", "persen")
FEW = 60  # of more units, the shares lie so close together that every percentage is near one
FULL, FAR = 100, 120  # percent: a target reached, and one left far behind


@rule("angka", ERROR)
def satuan_realisasi(naskah: Naskah) -> Iterator[Flaw]:
    """A target or realisasi cannot be of the indicator's unit.

    Rupiah in the column of realisasi is the mistake that reviewers meet most: an
    indicator in percent is answered in percent, and documents come whole. The
    rupiah belong into anggaran.toml.
    """
    for misfit in _misfits(naskah):
        ind, value = misfit.ind, misfit.value
        yield Flaw(
            value.asal[0] if value.asal else ind.place,
            misfit.said,
            message("write it in the unit of the indicator: {satuan}", satuan=ind.satuan),
        )


@dataclass(frozen=True, slots=True)
class _Misfit:
    """A figure that cannot be of its indicator's unit, and why."""

    ind: Indikator
    value: Desimal
    said: Message


@once
def _misfits(naskah: Naskah) -> tuple[_Misfit, ...]:
    whole = {u.casefold() for u in naskah.report.pengetahuan.nomina.utuh}
    programs = {str(p.kode): p for p in naskah.report.anggaran.program}
    return tuple(
        _Misfit(ind, value, said)
        for sasaran in naskah.report.kinerja.sasaran
        for money in (_spent(sasaran, programs),)
        for ind in sasaran.indikator
        for value in _figures(ind)
        if (said := _impossible(ind, value, whole, money)) is not None
    )


def _impossible(
    ind: Indikator, value: Desimal, whole: Collection[str], money: Collection[Rupiah]
) -> Message | None:
    unit = ind.satuan.casefold()
    if unit in PERCENT and abs(value) > 1000:
        return message("{nilai} cannot be a percentage", nilai=angka(value))
    if value % 1 and unit in whole and not _RATIO.search(ind.nama):
        return message(
            "{nilai} {satuan} is not a whole number", nilai=angka(value), satuan=ind.satuan
        )
    if value in money and not re.search(r"\brp\b|rupiah", unit):
        return message("{nilai} is the rupiah that the programs spent", nilai=angka(value))
    return None


def _spent(sasaran: Sasaran, programs: Mapping[str, Program]) -> set[Rupiah]:
    """What the programs of a sasaran spent together, where that is a large amount."""
    own = [programs[k] for k in sasaran.program if k in programs]
    amounts = (jumlah(realisasi_simpul(p, jenis) for p in own) for jenis in LINGKUP)
    return {a for a in amounts if a is not None and a > 100_000}


_RATIO = re.compile(
    r"\brata\b|\brasio\b|\bper\b|\bindeks\b|\bangka\b|\btingkat\b|\bproporsi\b", re.I
)


def _figures(ind: Indikator) -> Iterator[Desimal]:
    """Every target and the realisasi of an indicator."""
    target = ind.target
    found = (target.berlaku, target.murni, target.perubahan, ind.realisasi)
    return (v for v in found if v is not None and not isinstance(v, Predikat))


@rule("angka", WARNING)
def capaian_dari_serapan(naskah: Naskah) -> Iterator[Flaw]:
    """The realisasi of an indicator is the share of the budget that was spent.

    How much money was used does not say what was reached (PermenPANRB 53/2014
    tells the two apart). Write the result that the indicator measures.
    """
    anggaran = naskah.report.anggaran
    programs = {str(p.kode): p for p in anggaran.program}
    for sasaran in naskah.report.kinerja.sasaran:
        spent = dict(_absorptions(sasaran, programs, anggaran))
        for ind in sasaran.indikator:
            realisasi = ind.realisasi
            if realisasi is None or ind.satuan.casefold() not in PERCENT or realisasi % 1 == 0:
                continue
            if realisasi in spent and not _MONEY.search(ind.nama):
                yield Flaw(
                    ind.place / "realisasi",
                    message(
                        "realisasi {nilai} is exactly what {program} spent of the pagu",
                        nilai=persen(realisasi),
                        program=spent[realisasi],
                    ),
                    message("write the result of the indicator, not the absorption of the budget"),
                )


_MONEY = re.compile(r"serapan|penyerapan|anggaran|keuangan|belanja|pendapatan", re.I)


def _absorptions(
    sasaran: Sasaran, programs: Mapping[str, Program], anggaran: Anggaran
) -> Iterator[tuple[Decimal, str]]:
    """What part of the pagu the programs of a sasaran spent, together and each."""
    own = [programs[k] for k in sasaran.program if k in programs]
    for group in (*([p] for p in own), own):
        for jenis in LINGKUP:
            pagu = jumlah(pagu_simpul(p, anggaran.tahap, anggaran, jenis) for p in group)
            spent = jumlah(realisasi_simpul(p, jenis) for p in group)
            share = values.persen(spent, pagu)
            if share is not None:
                yield Decimal(share), ", ".join(p.kode for p in group)


@rule("angka", WARNING)
def rata_rata_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The target of an average is not the average of its parts.

    Whoever adds up the parts and divides finds another figure. Parts may have
    been rounded, which is allowed for. Correct the target, or the parts.
    """
    anggaran = naskah.report.anggaran
    programs = {str(p.kode): p for p in anggaran.program}
    stage = anggaran.rencana_kerja_tahap  # of the targets in the program tree
    for sasaran in naskah.report.kinerja.sasaran:
        own = [programs[k] for k in sasaran.program if k in programs]
        for ind in sasaran.indikator:
            target = target_pada(ind.target, stage, anggaran.tahap)
            if target is None or len(own) != 1 or ind.satuan.casefold() not in PERCENT:
                continue
            parts = [_percentage(text) for _, text in own[0].semua_indikator]
            yield from _off_average(ind.nama, _written(target), parts, ind.place / "target")
    for program in anggaran.program:
        first = _percentage(program.target)
        parts = [_percentage(k.target) for k in program.kegiatan]
        if first is not None and not program.indikator_lain:
            yield from _off_average(program.indikator or "", first, parts, program.place / "target")


def _off_average(
    nama: str, target: Measure, parts: list[Measure | None], at: Place
) -> Iterator[Flaw]:
    known = [p for p in parts if p is not None]
    if not _AVERAGE.match(nama) or len(known) < 2 or len(known) < len(parts):
        return
    low, high = (
        sum(b, Decimal(0)) / len(known) for b in zip(*(p.bounds for p in known), strict=True)
    )
    least, most = target.bounds
    if most < low or high < least:
        mean = sum((p.value for p in known), Decimal(0)) / len(known)
        yield Flaw(
            at,
            message(
                "the target is {target}%, but the average of its {n} parts is {rata}%",
                target=desimal(target.value),
                n=len(known),
                rata=desimal(mean),
            ),
            message("correct the target, or the targets of its parts, as the plan has them"),
        )


_AVERAGE = re.compile(r"rata\s*-?\s*rata\b", re.I)


def _percentage(text: str | None) -> Measure | None:
    found = [m for m in measures(text or "") if m.unit.casefold() in PERCENT]
    return found[0] if len(found) == 1 else None


def _written(value: Desimal) -> Measure:
    """A figure as a target that was written with its decimals."""
    decimals = max(0, -int(value.as_tuple().exponent))
    return Measure(0, 0, Decimal(value), decimals, "%")


@rule("angka", WARNING, INFO)
def target_mustahil(naskah: Naskah) -> Iterator[Flaw]:
    """A target in percent can never be reached exactly by the units that are counted.

    Of 6 desa 83,33% or 100% can be reached, but never 91,33%: then the target is
    a mistake, or not what its formula says. A target that is a round number may
    be meant as a least share and is only a hint. Correct the target when the
    Perjanjian Kinerja is next changed, or `penyebut`, the number of units.
    """
    for ind in _indicators(naskah.report):
        if ind.satuan != "%" or ind.penyebut is None or not 0 < int(ind.penyebut) < FEW:
            continue
        for key in ("berlaku", "murni", "perubahan"):
            target: Desimal | None = getattr(ind.target, key)
            if target is not None and not dapat_dicapai(target, int(ind.penyebut)):
                yield _out_of_reach(ind, target, int(ind.penyebut))


def dapat_dicapai(target: Decimal, penyebut: int) -> bool:
    """Whether some k of `penyebut` is this percentage, rounded or cut to its own decimals."""
    unit = Decimal(1).scaleb(min(0, int(target.as_tuple().exponent)))
    below = _share(target, penyebut)
    return any(abs(target - Decimal(k * 100) / penyebut) < unit for k in (below, below + 1))


def _share(target: Decimal, penyebut: int) -> int:
    """The most units that are not more than `target` percent."""
    return int((target * penyebut / 100).to_integral_value(ROUND_FLOOR))


def _out_of_reach(ind: Indikator, target: Desimal, penyebut: int) -> Flaw:
    severity = INFO if target == target.to_integral_value() else WARNING
    below = _share(target, penyebut)
    lower, higher = (Decimal(k * 100) / penyebut for k in (below, below + 1))
    return Flaw(
        target.asal[0] if target.asal else ind.place / "target",
        message(
            "of {penyebut} units nobody reaches exactly {target}: only {lower} or {higher}",
            penyebut=penyebut,
            target=persen(target),
            lower=persen(lower),
            higher=persen(higher),
        ),
        message("compare the target with the Perjanjian Kinerja, and `penyebut` with the formula"),
        severity=severity,
    )


@rule("angka", ERROR, WARNING)
def polaritas_tanpa_batas(naskah: Naskah) -> Iterator[Flaw]:
    """The formula of a negative indicator gives nothing, or less than zero.

    Where less is better, capaian is (target − (realisasi − target)) / target: a
    target of 0 cannot be divided by, and a realisasi of more than twice the
    target gives a capaian below zero. Choose an indicator that can be measured,
    or set `batas_bawah` in the scale, as the office's rule says.
    """
    report = naskah.report
    for ind in _indicators(report):
        if ind.polaritas != "negatif":
            continue
        tahap = report.anggaran.tahap
        raw = capaian_mentah(ind, tahap)
        if target_pada(ind.target, tahap, tahap) == 0:
            yield Flaw(
                ind.place / "target",
                message("the capaian of `{nama}` is undefined at a target of 0", nama=ind.nama),
                message("write a target above 0, or measure the opposite with positive polarity"),
                severity=ERROR,
            )
        elif raw is not None and raw < 0 and report.kinerja.skala.batas_bawah is None:
            yield Flaw(
                ind.place / "realisasi",
                message(
                    "the capaian of `{nama}` is {capaian}, less than zero",
                    nama=ind.nama,
                    capaian=persen(raw),
                ),
                message("check the realisasi, or set `batas_bawah = 0` under [skala]"),
                severity=WARNING,
            )


@rule("angka", WARNING)
def capaian_lebih(naskah: Naskah) -> Iterator[Flaw]:
    """A target was exceeded, and nothing says why or how far that counts.

    Above 100% a reviewer asks if the target was too low; far above, one
    indicator lifts the average of all. Say the cause in `analisis.penyebab`, and
    set `batas_atas` in the scale where the office counts no more than, say, 120%.
    """
    report = naskah.report
    misfits = {m.ind.place.keys for m in _misfits(naskah)}  # no capaian comes of those
    for ind in _indicators(report):
        raw = capaian_mentah(ind, report.anggaran.tahap)
        if raw is None or raw <= FULL or ind.place.keys in misfits:
            continue
        if ind.analisis is None or ind.analisis.penyebab is None:
            yield Flaw(
                ind.place / "realisasi",
                message(
                    "the capaian of `{nama}` is {capaian}, and nothing says why",
                    nama=ind.nama,
                    capaian=persen(raw),
                ),
                message("write the cause in `analisis.penyebab` of this indikator"),
            )
        if raw > FAR and report.kinerja.skala.batas_atas is None:
            yield Flaw(
                ind.place / "realisasi",
                message(
                    "the capaian of `{nama}` is {capaian}, and the scale has no upper bound",
                    nama=ind.nama,
                    capaian=persen(raw),
                ),
                message("set `batas_atas` under [skala] as the office's rule says, or check it"),
            )


def _indicators(report: Report) -> Iterator[Indikator]:
    for sasaran in report.kinerja.sasaran:
        yield from sasaran.indikator


RULES = (
    satuan_realisasi,
    capaian_dari_serapan,
    rata_rata_berbeda,
    target_mustahil,
    polaritas_tanpa_batas,
    capaian_lebih,
)
