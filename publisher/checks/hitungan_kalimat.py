"""Rules on the arithmetic that a sentence itself does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from publisher.checks.angka_indikator import angka_keliru
from publisher.checks.nomor_peraturan import banyak_peraturan_berbeda
from publisher.checks.pecahan import bagian_melebihi, jumlah_pecahan_salah
from publisher.prose.formats import angka, rupiah
from publisher.reading import Naskah
from publisher.reading.aritmetika import Rangka, aritmetika_salah
from publisher.reading.hitungan import Salah, hitungan_salah
from publisher.reading.kalimat_berangka import Kalimat, kalimat
from publisher.reading.nilai import Nilai
from publisher.reading.penjumlahan import jumlah_salah, sisa_salah
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal, Rupiah, bulat

_HELP = message("work it out again, and correct the figure of the sentence that is wrong")


@rule("angka", WARNING, INFO)
def hitungan_kalimat_salah(naskah: Naskah) -> Iterator[Flaw]:
    """The figures of a sentence contradict each other.

    Parts that do not add up, a share that the two figures beside it do not give, a rise from a
    higher figure to a lower one: whoever reads with care works it out and doubts the rest too.
    Correct the figure that is wrong.
    """
    before: list[Nilai] = []
    last = None
    said = _said_already(naskah)
    for k in kalimat(naskah):
        near = last.nilai if last is not None and last.passage is k.passage else ()
        if last is None or k.passage.at.keys != last.passage.at.keys:
            before = []
        last = k
        if not k.nilai:
            continue
        seen: set[int] = set()
        for wrong in _wrong(k, before[-40:], near):
            at = [k.passage.place(n.start, n.end) for n in (wrong.salah, *wrong.dari)]
            if any((p.path, p.offset) in said for p in at) or wrong.salah.asked:
                continue
            if wrong.salah.start not in seen:
                seen.add(wrong.salah.start)
                yield _flaw(k, wrong)
        before += k.nilai


def _wrong(k: Kalimat, before: Sequence[Nilai], near: tuple[Nilai, ...]) -> Iterator[Salah]:
    yield from hitungan_salah(k.passage.text, k.start, k.nilai, before)
    text = k.passage.text
    own = tuple(v for v in k.nilai if not _CODE.search(text[max(0, v.start - 2) : v.start]))
    yield from aritmetika_salah(Rangka(text, k.start, k.end, own, near, tuple(before)))
    yield from jumlah_salah(k.passage.text, k.start, k.end, k.nilai)
    yield from sisa_salah(k.passage.text, k.nilai)


_CODE = re.compile(r"[A-Za-z]-$")  # the 1 of `S-1` counts nothing


def _said_already(naskah: Naskah) -> set[tuple[Path, int | None]]:
    """Where a figure was found wrong already: what comes of it is wrong too."""
    rules = (jumlah_pecahan_salah, bagian_melebihi, banyak_peraturan_berbeda)
    return {(f.at.path, f.at.offset) for one in rules for f in one(naskah)} | angka_keliru(naskah)


def _flaw(k: Kalimat, wrong: Salah) -> Flaw:
    text = k.passage.text
    said = [disebut(text, n) for n in wrong.dari]
    at = k.passage.place(wrong.salah.start, wrong.salah.end)
    return Flaw(
        at,
        _message(disebut(text, wrong.salah), wrong, said),
        _HELP,
        severity=WARNING if wrong.sure else INFO,
    )


def _message(kata: str, wrong: Salah, dari: list[str]) -> Message:
    hasil = _printed(wrong)
    if wrong.jenis == "bagian":
        return message(
            "{kata} is written, but {bagian} of {seluruh} is {hasil}%",
            kata=kata,
            bagian=dari[0],
            seluruh=dari[1],
            hasil=hasil,
        )
    if wrong.jenis == "jumlah":
        return message(
            "{kata} is written, but the parts beside it ({bagian}) add up to {hasil}",
            kata=kata,
            bagian=" + ".join(dari),
            hasil=hasil,
        )
    if wrong.jenis == "arah":
        return message(
            "`{kata}` is written, but from {a} to {b} is the other way",
            kata=kata,
            a=dari[0],
            b=dari[1],
        )
    if wrong.jenis == "laju":
        return message(
            "{kata} is written, but from {a} to {b} is a change of {hasil}%",
            kata=kata,
            a=dari[0],
            b=dari[1],
            hasil=hasil,
        )
    return message(
        "{kata} is written, but the difference of {a} and {b} is {hasil}",
        kata=kata,
        a=dari[0],
        b=dari[1],
        hasil=hasil,
    )


def disebut(text: str, one: Nilai) -> str:
    """A figure as the reader sees it."""
    if one.asked:
        return (
            rupiah(Rupiah(int(one.value))) if one.satuan == "rupiah" else angka(Desimal(one.value))
        )
    return " ".join(text[one.start : one.end].split())


def _printed(wrong: Salah) -> str:
    if wrong.jenis in ("jumlah", "selisih") and wrong.salah.satuan == "rupiah":
        return rupiah(Rupiah(int(wrong.hasil)))
    return angka(Desimal(_short(wrong.hasil)))


def _short(value: Decimal) -> Decimal:
    rounded = bulat(value)
    return rounded if rounded % 1 else rounded.quantize(Decimal(1))


RULES = (hitungan_kalimat_salah,)
