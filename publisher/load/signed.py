"""A signed Perjanjian Kinerja → what is added to `perjanjian-kinerja.toml`."""

from __future__ import annotations

from collections.abc import Iterator

import tomlkit

from publisher.vocabulary.nodes import BELUM_DIISI
from publisher.vocabulary.perjanjian import Perjanjian, Pihak, SasaranPerjanjian
from publisher.vocabulary.values import Desimal, Predikat

PERJANJIAN = "perjanjian-kinerja.toml"
HEADER = """\
#:schema .skema/perjanjian-kinerja.json
#
# PERJANJIAN KINERJA
# Di atas: para pihak perjanjian yang akan ditandatangani. Tanpa bagian ini pihak pertama adalah
# penanda tangan pada laporan.toml.
#   tahap            tahap perjanjian yang dicetak; tidak ditulis: tahap yang berlaku
#   tempat, tanggal  tempat dan tanggal penandatanganan
#   [pihak_pertama]  nama dengan gelar, jabatan, pangkat, nip
#   [pihak_kedua]    atasan; bupati dan wali kota tanpa pangkat dan NIP
#
# Di bawah: yang telah ditandatangani, kata demi kata, ditulis oleh `publisher freeze`. Jangan
# diubah: laporan dibandingkan dengannya. Yang terakhir pada suatu tahap adalah yang berlaku;
# yang bertahun lain daripada laporan ini tinggal sebagai catatan tahun itu.
"""


def with_signed(text: str, signed: Perjanjian) -> str:
    """The file with one more agreement at its end; an empty text becomes a whole file."""
    before = text or HEADER
    gap = "" if before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    newline = "\r\n" if "\r\n" in before else "\n"
    return before + f"{gap}{_block(signed)}".replace("\n", newline)


def _block(signed: Perjanjian) -> str:
    day = signed.tanggal
    lines = [
        "[[ditandatangani]]",
        *((f"tahun = {int(signed.tahun)}",) if signed.tahun else ()),
        f"tahap = {_text(signed.tahap)}",
        f"tempat = {_text(signed.tempat)}",
        f"tanggal = {day.isoformat() if day else _text(BELUM_DIISI)}",
        *_party("pihak_pertama", signed.pihak_pertama),
        *_party("pihak_kedua", signed.pihak_kedua),
    ]
    for sasaran in signed.sasaran:
        lines += _sasaran(sasaran)
    for program in signed.program:
        lines += [
            "",
            "[[ditandatangani.program]]",
            f"nama = {_text(program.nama)}",
            f"anggaran = {_number(program.anggaran)}",
        ]
        lines += [f"keterangan = {_text(program.keterangan)}"] if program.keterangan else []
    return "\n".join(lines) + "\n"


def _party(key: str, party: Pihak) -> Iterator[str]:
    yield from ("", f"[ditandatangani.{key}]")
    yield f"nama = {_text(party.nama or BELUM_DIISI)}"
    yield f"jabatan = {_text(party.jabatan)}"
    if party.pangkat:
        yield f"pangkat = {_text(party.pangkat)}"
    if party.nip:
        yield f"nip = {_text(party.nip)}"


def _sasaran(sasaran: SasaranPerjanjian) -> Iterator[str]:
    yield from ("", "[[ditandatangani.sasaran]]", f"nama = {_text(sasaran.nama)}")
    for ind in sasaran.indikator:
        yield from ("", "[[ditandatangani.sasaran.indikator]]", f"nama = {_text(ind.nama)}")
        yield f"target = {_target(ind.target)}"
        yield f"satuan = {_text(ind.satuan)}"


def _target(value: Desimal | None) -> str:
    if value is None or isinstance(value, Predikat):
        return _text(BELUM_DIISI if value is None else value.nama)
    return format(value, "f")


def _text(value: str) -> str:
    return tomlkit.string(str(value)).as_string()


def _number(value: int | None) -> str:
    return _text(BELUM_DIISI) if value is None else f"{int(value):_}"
