"""`periode-lalu.toml`: what the next report must know of this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publisher.load import inline
from publisher.reading.kept import narratives
from publisher.succession.identity import raw_text
from publisher.succession.period import GAP, Period
from publisher.tables.capaian import capaian, target_pada
from publisher.tables.facts import Fact, facts
from publisher.tables.pagu import (
    pagu_simpul,
    realisasi_simpul,
    total_pagu,
    total_realisasi,
)
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Bilangan, Desimal, Predikat, Rupiah

_MOVING = ("realisasi", "sisa", "persen", "capaian")
_HEAD = """#:schema .skema/periode-lalu.json
#
# PERIODE LALU
# Ditulis oleh `publisher next` dari laporan {period}.
# Angkanya dipakai untuk perbandingan dan tidak perlu diketik lagi; sidiknya dipakai untuk mengenali
# narasi dan berkas yang masih sama. Yang boleh diubah hanya bagian TETAP di akhir berkas.

"""
_KEPT = """
# TETAP
# Narasi dan berkas periode lalu yang sudah dibaca ulang dan masih berlaku. Satu [[tetap]] untuk
# setiap narasi, seperti disebut temuannya; tanpa "kunci": semua narasi dalam berkas itu.
# Salin baris di bawah ini dan hapus tanda "#" di depannya.
#
# [[tetap]]
# berkas = "pendahuluan.toml"
# kunci = "dasar_hukum"
# alasan = "peraturannya belum berubah"
"""


def record(report: Report, last: Period, digests: Mapping[str, str]) -> str:
    """The text of periode-lalu.toml. digests: of the files that the report took in."""
    parts = [_HEAD.format(period=last), *_lines(_identity(last))]
    parts += _lines(_amounts(report))
    parts += [*_rows("angka", _figures(report)), *_rows("narasi", _narratives(report))]
    parts += _rows(
        "lampiran",
        ({"berkas": raw_text(name), "sidik": raw_text(sidik)} for name, sidik in digests.items()),
    )
    # At the end: what is written below a header in brackets belongs to it.
    return "".join([*parts, *_tables(report), _KEPT])


def _lines(pairs: Iterator[tuple[str, str]]) -> Iterator[str]:
    return (f"{key} = {raw}\n" for key, raw in pairs)


def _rows(key: str, rows: Iterator[Mapping[str, str]]) -> Iterator[str]:
    yield f"\n{key} = [\n"
    yield from (f"  {inline(row)},\n" for row in rows)
    yield "]\n"


def _identity(last: Period) -> Iterator[tuple[str, str]]:
    yield "jenis", f'"{last.jenis}"'
    yield "tahun", str(last.tahun)
    if last.triwulan:
        yield "triwulan", str(last.triwulan)


def _amounts(report: Report) -> Iterator[tuple[str, str]]:
    anggaran = report.anggaran
    yield "anggaran.pagu", _raw(total_pagu(anggaran, anggaran.tahap))
    yield "anggaran.realisasi", _raw(total_realisasi(anggaran))


def _figures(report: Report) -> Iterator[Mapping[str, str]]:
    moving = [f for f in facts(report) if f.value and _moves(f)]
    for lingkup, besaran, nilai in dict.fromkeys((f.lingkup, f.besaran, f.value) for f in moving):
        yield {
            "lingkup": raw_text(lingkup),
            "besaran": raw_text(besaran),
            "nilai": _raw(nilai),
        }


def _moves(fact: Fact) -> bool:
    """Will the next report print another? A pagu will, in the next year."""
    return fact.besaran in _MOVING or (fact.besaran == "pagu" and not fact.part)


def _narratives(report: Report) -> Iterator[Mapping[str, str]]:
    for one in narratives(report):
        row = {
            "berkas": raw_text(one.berkas),
            "kunci": raw_text(one.kunci),
            "sidik": raw_text(one.digest),
        }
        figured = ", ".join(map(raw_text, one.figured))
        yield row | ({"alinea": f"[{figured}]"} if figured else {})


def _tables(report: Report) -> Iterator[str]:
    anggaran, skala = report.anggaran, report.kinerja.skala
    for program in anggaran.program:
        yield "\n[[program]]\n"
        yield f"kode = {raw_text(program.kode)}\n"
        yield f"pagu = {_raw(pagu_simpul(program, anggaran.tahap, anggaran))}\n"
        yield f"realisasi = {_raw(realisasi_simpul(program))}\n"
    for sasaran in report.kinerja.sasaran:
        for ind in sasaran.indikator:
            yield "\n[[indikator]]\n"
            yield f"sasaran = {raw_text(sasaran.nama)}\n"
            yield f"indikator = {raw_text(ind.nama)}\n"
            yield f"target = {_raw(target_pada(ind.target, anggaran.tahap, anggaran.tahap))}\n"
            yield f"realisasi = {_raw(ind.realisasi)}\n"
            yield f"capaian = {_raw(capaian(ind, anggaran.tahap, skala))}\n"


def _raw(value: Rupiah | Bilangan | Desimal | None) -> str:
    if value is None:
        return GAP
    if isinstance(value, Predikat):
        return raw_text(value.nama)
    return f"{value:f}" if isinstance(value, Desimal) else f"{int(value):_}"
