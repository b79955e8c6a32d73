"""Rules on what targets can be, and what capaian comes of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from publisher.prose.formats import persen
from publisher.reading import Naskah
from publisher.tables.capaian import capaian_mentah, target_pada
from publisher.vocabulary.findings import ERROR, INFO, WARNING
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.messages import message
from publisher.vocabulary.report import Report
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal

FEW = 60  # of more units, the shares lie so close together that every percentage is near one
FULL, FAR = 100, 120  # percent: a target reached, and one left far behind


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
                yield _impossible(ind, target, int(ind.penyebut))


def dapat_dicapai(target: Decimal, penyebut: int) -> bool:
    """Whether some k of `penyebut` is this percentage, rounded or cut to its own decimals."""
    unit = Decimal(1).scaleb(min(0, int(target.as_tuple().exponent)))
    below = _share(target, penyebut)
    return any(abs(target - Decimal(k * 100) / penyebut) < unit for k in (below, below + 1))


def _share(target: Decimal, penyebut: int) -> int:
    """The most units that are not more than `target` percent."""
    return int((target * penyebut / 100).to_integral_value(ROUND_FLOOR))


def _impossible(ind: Indikator, target: Desimal, penyebut: int) -> Flaw:
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
    for ind in _indicators(report):
        raw = capaian_mentah(ind, report.anggaran.tahap)
        if raw is None or raw <= FULL:
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


RULES = (target_mustahil, polaritas_tanpa_batas, capaian_lebih)
