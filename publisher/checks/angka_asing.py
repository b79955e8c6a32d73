"""The rule on figures beside an indicator that are none of its own, and follow from none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.angka_indikator import (
    angka_keliru,
    dibicarakan,
    letak,
    menyimpang,
    tentang_lain,
    terbalik_dihitung,
)
from publisher.checks.perbandingan import selisih_tak_cocok
from publisher.reading import Naskah
from publisher.reading.angka_indikator import satuan_cocok
from publisher.reading.asal_angka import terlacak
from publisher.reading.indikator import Daftar, daftar_indikator
from publisher.reading.ucapan import Ucapan, menurut_kalimat
from publisher.vocabulary.findings import INFO
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule


@rule("angka", INFO)
def angka_indikator_asing(naskah: Naskah) -> Iterator[Flaw]:
    """A figure beside an indicator is none that the report has of it, nor follows from them.

    It is no target, realisasi or capaian of any year, no difference, share or growth of two of
    them or of the figures beside it, and it stands nowhere else. Most often it is a slip: two
    digits changed places, or it was left from last year. Correct it, or say where it comes from.
    """
    told = angka_keliru(naskah) | {letak(u) for u, _ in menyimpang(naskah)}
    for others in (terbalik_dihitung(naskah), selisih_tak_cocok(naskah)):
        told |= {(f.at.path, f.at.offset) for f in others}
    daftar, now = daftar_indikator(naskah), int(naskah.report.laporan.tahun)
    for k, said in menurut_kalimat(naskah):
        whose = dibicarakan(k)
        inds = [daftar.indikator[n] for n in whose]
        for u in said if whose else ():
            if letak(u) in told or not _measures(u, daftar, now) or tentang_lain(u):
                continue
            if not terlacak(naskah, k, u.nilai, whose):
                yield Flaw(
                    k.passage.place(u.nilai.start, u.nilai.end),
                    message(
                        "{kata} is no figure of `{nama}` in the tables, and follows from none "
                        "(kinerja.toml line {baris})",
                        kata=u.words,
                        nama=inds[0].nama,
                        baris=inds[0].place.line,
                    ),
                    message("compare it with kinerja.toml, or write where it comes from"),
                )


def _measures(u: Ucapan, daftar: Daftar, now: int) -> bool:
    """Is it exact, of this indicator, and in percent, points or its unit?"""
    value, ind = u.nilai, None if u.indikator is None else daftar.indikator[u.indikator]
    if value.asked or value.kira or value.rentang or u.peran in ("serapan", "rata", "efisiensi"):
        return False
    if any(year > now for year in {u.tahun or now, *u.tahun_lain}) and u.peran in (
        "target",
        "beda",
    ):
        return False
    if _of_a_part(u):
        return False
    if value.satuan in ("persen", "poin"):
        return True
    if value.satuan == "rupiah" or not value.decimals:
        return (
            ind is not None and satuan_cocok(u, ind) and (value.satuan != "" or bool(value.benda))
        )
    return True


_A_PART = re.compile(
    r"\b(?:unsur|komponen|aspek|dimensi|rata-rata|rerata|skala|mutu)\b", re.IGNORECASE
)


def _of_a_part(u: Ucapan) -> bool:
    """Is another thing named last before it: a program, a part of the index, an average?"""
    k = u.kalimat
    names = [m for m in k.sebutan if m.end <= u.nilai.start]
    start = names[-1].end if names else k.start
    foreign = bool(names) and names[-1].n is None
    return foreign or _A_PART.search(k.passage.text, start, u.nilai.start) is not None


RULES = (angka_indikator_asing,)
