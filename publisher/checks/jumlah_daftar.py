"""Rules on numbers that announce what is listed, in the text or in a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from publisher.checks.angka import angka_berbeda
from publisher.prose.formats import terbilang
from publisher.reading import Naskah
from publisher.reading.banyak_isi import BanyakIsi, banyak_isi, rekomendasi_salah
from publisher.reading.jumlah_daftar import (
    Terhitung,
    di_dalam,
    jenis_unit,
    sebelum_daftar,
    unit_terhitung,
)
from publisher.reading.kalimat_berangka import Kalimat, kalimat
from publisher.reading.lists import lists
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule


@rule("angka", WARNING, INFO)
def jumlah_butir_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A number announces a list that has another number of items.

    `empat kendala` before five items: one was added or struck out later, and the reader counts.
    Correct the number, or the list. Where the items have to be told apart by their signs alone,
    this is information.
    """
    last = {k.passage.at.keys and id(k.passage): k for k in kalimat(naskah)}
    for narrative in naskah.narratives():
        for outer in lists(narrative):
            for daftar in outer.nested():
                k = last.get(id(daftar.intro)) if daftar.intro is not None else None
                found = sebelum_daftar(k, daftar) if k is not None and _ends(k) else None
                if found is not None:
                    yield _flaw(found)
    for k in kalimat(naskah):
        for found in di_dalam(k):
            yield _flaw(found)


def _ends(k: Kalimat) -> bool:
    """Is it the last sentence of its paragraph?"""
    return not k.passage.text[k.end :].strip()


def _flaw(found: Terhitung) -> Flaw:
    text = found.kalimat.passage.text
    return Flaw(
        found.kalimat.passage.place(found.nilai.start, found.nilai.end),
        message(
            "{kata} {benda} is written, but the list behind it has {jumlah}",
            kata=text[found.nilai.start : found.nilai.end],
            benda=found.nilai.benda,
            jumlah=f"{found.ada} ({terbilang(found.ada)})",
        ),
        message("correct the number, or the list"),
        severity=WARNING if found.sure else INFO,
    )


@rule("angka", WARNING, INFO)
def jumlah_baris_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A number in the text is not that of the rows of a table or list that the report prints.

    How many units the organisation has, how many indicators a sasaran, how many recommendations
    were followed up: the file has them, and the reader counts. Correct the number. Where it may
    be that only some of them are counted, this is information.
    """
    report = naskah.report
    kinds = _units(naskah)
    told = {(f.at.path, f.at.offset) for f in angka_berbeda(naskah)}
    for k in kalimat(naskah):
        for value, kind in unit_terhitung(k):
            right = kinds.get(kind, set())
            if right and int(value.value) not in right:
                yield _of_rows(k, value.start, value.end, max(right), "organisasi.toml")
        yield from _of_file(k, "rekomendasi", len(report.akuntabilitas.tindak_lanjut))
        for found in (*banyak_isi(naskah, k), *rekomendasi_salah(naskah, k)):
            at = k.passage.place(found.nilai.start, found.nilai.end)
            if (at.path, at.offset) not in told:
                yield _of_content(k, found)


def _of_content(k: Kalimat, found: BanyakIsi) -> Flaw:
    flaw = _of_rows(k, found.nilai.start, found.nilai.end, found.ada, found.berkas, found.apa)
    return replace(flaw, severity=WARNING if found.sure else INFO)


def _of_file(k: Kalimat, noun: str, rows: int) -> Iterator[Flaw]:
    if not rows:
        return
    text = k.passage.text
    for v in k.nilai:
        first = v is k.nilai[0] and v.satuan == "" and not v.kira and not v.decimals
        before = text[max(k.start, v.start - 20) : v.start]
        if noun == "rekomendasi" and not _EVALUATED.search(k.text):
            return
        counts = first and v.benda == noun and v.value > 1 and not _OF.search(before)
        counts = counts and not _SOME_OF_THEM.match(text, v.end)
        if counts and int(v.value) != rows:
            yield _of_rows(k, v.start, v.end, rows, k.passage.at.path.name)


def _of_rows(k: Kalimat, start: int, end: int, rows: int, file: str, what: str = "") -> Flaw:
    return Flaw(
        k.passage.place(start, end),
        message(
            "{kata} is written, but {file} lists {jumlah}",
            kata=k.passage.text[start:end],
            file=file,
            jumlah=f"{rows} ({terbilang(rows)}) {what}".strip(),
        ),
        message("correct the number, or the list in {file}", file=file),
        severity=WARNING,
    )


def _units(naskah: Naskah) -> dict[str, set[int]]:
    """How many units of a kind there are, and under each superior."""
    found: dict[str, set[int]] = {}
    units = naskah.report.organisasi.unit
    total = Counter(jenis_unit(u.nama) for u in units)
    below = Counter((u.atasan, jenis_unit(u.nama)) for u in units)
    for kind, n in total.items():
        found.setdefault(kind, set()).add(n)
    for (_, kind), n in below.items():
        found.setdefault(kind, set()).add(n)
    found.pop("", None)
    return found


_EVALUATED = re.compile(r"evaluasi|\bLHE\b|inspektorat", re.IGNORECASE)
_SOME_OF_THEM = re.compile(
    r"\s+\w+(?:\s+\w+){0,2}\s+yang\s+(?:masih|belum|telah|sudah|"
    r"harus)\b",
    re.I,
)
_OF = re.compile(r"\bdari\s+$")


RULES = (jumlah_butir_berbeda, jumlah_baris_berbeda)
