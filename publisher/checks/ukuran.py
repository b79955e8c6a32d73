"""Rules on targets and realisasi: whether such figures can be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from publisher.prose.formats import angka, desimal, persen
from publisher.reading import Naskah
from publisher.reading.targets import Measure, measures
from publisher.tables.capaian import target_pada
from publisher.tables.pagu import pagu_simpul, realisasi_simpul
from publisher.vocabulary import values
from publisher.vocabulary.anggaran import JENIS, Anggaran, Jenis, Program
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.kinerja import Indikator, Sasaran
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal, Rupiah, jumlah

PERCENT = ("%", "persen")
LINGKUP: tuple[Jenis | None, ...] = (None, *JENIS)


@rule("angka", ERROR)
def satuan_realisasi(naskah: Naskah) -> Iterator[Flaw]:
    """A target or realisasi cannot be of the indicator's unit.

    Rupiah in the column of realisasi is the mistake that reviewers meet most: an
    indicator in percent is answered in percent, and documents come whole. The
    rupiah belong into anggaran.toml.
    """
    whole = {u.casefold() for u in naskah.report.pengetahuan.nomina.utuh}
    anggaran = naskah.report.anggaran
    programs = {str(p.kode): p for p in anggaran.program}
    for sasaran in naskah.report.kinerja.sasaran:
        money = _spent(sasaran, programs)
        for ind in sasaran.indikator:
            for value in _figures(ind):
                said = _impossible(ind, value, whole, money)
                if said is not None:
                    yield Flaw(
                        value.asal[0] if value.asal else ind.place,
                        said,
                        message(
                            "write it in the unit of the indicator: {satuan}", satuan=ind.satuan
                        ),
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
    return (value for value in found if value is not None)


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


RULES = (satuan_realisasi, capaian_dari_serapan, rata_rata_berbeda)
