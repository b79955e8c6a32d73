"""Rules on what is said of the indicators together: how many reached their target, and which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.prose.formats import persen, terbilang
from publisher.reading import Naskah
from publisher.reading.hasil_indikator import Hasilnya, memenuhi, tahun_kalimat
from publisher.reading.kalimat_berangka import Kalimat, kalimat
from publisher.reading.ketercapaian import ALL, Banyak, banyak, tanpa_bilangan, yang_disebut
from publisher.reading.lingkup_hasil import Lingkup, lingkup, menurut_sasaran, per_sasaran
from publisher.reading.predikat_hasil import Hasil
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal

_SAID = {
    "tercapai": "mencapai target",
    "terlampaui": "melampaui target",
    "tepat": "tepat mencapai target",
    "meleset": "belum mencapai target",
    "membaik": "membaik",
    "memburuk": "memburuk",
}


@rule("angka", WARNING)
def jumlah_tercapai_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence counts more or fewer indicators that reached their target, or have a category.

    The table of performance shows which did; whoever counts there finds another number, and the
    ikhtisar, Bab III and the conclusion have to agree. Correct the number.
    """
    names = [str(s.nama) for s in naskah.report.kinerja.skala.kategori]
    for k, sasaran in menurut_sasaran(naskah):
        found = [*banyak(k, names, sasaran), *tanpa_bilangan(k, names, sasaran)]
        ways = lingkup(naskah, k) if found else ()
        if not ways or re.search(r"\bIKU\b", k.text):
            continue
        for said in found:
            if said.nilai.value == ALL and (_vague(said) or _is_a_wish(k)):
                continue
            scopes = [x for known in ways if (x := _scope(known, said)) is not None]
            if scopes and not any(_is_so(scope, said) for scope in scopes):
                yield _miscounted(k, said, scopes[0])


def _vague(said: Banyak) -> bool:
    """`seluruh indikator mencapai target`, which `klaim` reads."""
    return said.hasil == "tercapai" and not said.sasaran


def _is_a_wish(k: Kalimat) -> bool:
    """A wish or a condition is no claim."""
    return re.search(r"\b(?:agar|supaya|akan|diharapkan|apabila|jika|harus)\b", k.text) is not None


def _miscounted(k: Kalimat, said: Banyak, scope: Lingkup) -> Flaw:
    right = _count(scope, said)
    return Flaw(
        k.passage.place(said.nilai.start, said.nilai.end),
        message(
            "{kata} is written, but in the tabel kinerja {jumlah} of {semua} indicators are: {apa}",
            kata=k.passage.text[said.nilai.start : said.nilai.end].strip(),
            jumlah=f"{right} ({terbilang(right)})",
            semua=len(scope),
            apa=_what(said),
        ),
        message("correct the number, or the target and realisasi in kinerja.toml"),
    )


def _what(said: Banyak) -> str:
    if said.hasil == "ambang":
        return f"capaian {said.kata}"
    return f"{said.hasil} {said.kata}" if said.kata else _SAID.get(said.hasil, "")


def _is_so(scope: Lingkup, said: Banyak) -> bool:
    """Are there so many of them, or such a share?"""
    right = _count(scope, said)
    if said.bagian is not None:
        return not scope or said.bagian.memuat(right, len(scope))
    stated = len(scope) if said.nilai.value == ALL else int(said.nilai.value)
    if stated == right:
        return True
    exact = said.hasil == "tercapai" and said.tepat_terpisah
    return exact and stated == sum(memenuhi(x, "tepat", "") for x in scope)


def _count(scope: Lingkup, said: Banyak) -> int:
    return sum(_is(x, said) for x in scope)


def _is(one: Hasilnya, said: Banyak) -> bool:
    if said.ambang is not None:
        return said.ambang.memuat(one.mentah)
    return memenuhi(one, said.hasil, said.kata)


def _scope(known: Lingkup, said: Banyak) -> Lingkup | None:
    """The indicators that it counts; None where that is not known."""
    of_sasaran = tuple(x for x in known if x.sasaran == said.sasaran) if said.sasaran else ()
    if said.dari == len(known):
        return known
    if of_sasaran and said.dari in (None, len(of_sasaran)):
        return of_sasaran
    if said.dari is None and said.sasaran is None:
        return known
    return None


@rule("angka", WARNING)
def sasaran_tercapai_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence counts more or fewer sasaran that were reached, or have a category.

    A sasaran is as good as the average capaian of its indicators. Whoever works it out from the
    tabel kinerja finds another number. Correct it.
    """
    names = [str(s.nama) for s in naskah.report.kinerja.skala.kategori]
    for k in kalimat(naskah):
        found = [*banyak(k, names, None, "sasaran"), *tanpa_bilangan(k, names, None, "sasaran")]
        ways = (
            [(known, per_sasaran(known, naskah)) for known in lingkup(naskah, k)] if found else []
        )
        for said in found if ways else ():
            if said.hasil in ("membaik", "memburuk") or said.nilai.value == ALL and _vague(said):
                continue
            fitting = [(x, g) for x, g in ways if said.dari in (None, len(g))]
            if fitting and not any(_sasaran_so(x, g, said) for x, g in fitting):
                yield _of_sasaran(k, said, fitting[0][1])


def _sasaran_so(known: Lingkup, groups: Lingkup, said: Banyak) -> bool:
    if _is_so(groups, said):
        return True
    stated = len(groups) if said.nilai.value == ALL else int(said.nilai.value)
    return said.bagian is None and stated in _by_indicators(known, said.hasil)


def _of_sasaran(k: Kalimat, said: Banyak, groups: Lingkup) -> Flaw:
    return Flaw(
        k.passage.place(said.nilai.start, said.nilai.end),
        message(
            "{kata} is written, but by the average capaian of their indicators {jumlah} of "
            "{semua} sasaran are: {apa}",
            kata=k.passage.text[said.nilai.start : said.nilai.end].strip(),
            jumlah=_count(groups, said),
            semua=len(groups),
            apa=said.kata or _SAID.get(said.hasil, ""),
        ),
        message("correct the number, or the target and realisasi in kinerja.toml"),
    )


def _by_indicators(known: Lingkup, hasil: Hasil) -> set[int]:
    """An office may also call a sasaran reached where all of its indicators were."""
    all_of = [
        all(x.mentah >= 100 for x in known if x.sasaran == n)
        for n in dict.fromkeys(x.sasaran for x in known)
    ]
    done = sum(all_of)
    return {"tercapai": {done}, "meleset": {len(all_of) - done}}.get(str(hasil), set())


@rule("angka", WARNING)
def indikator_keliru_disebut(naskah: Naskah) -> Iterator[Flaw]:
    """An indicator is named among those that reached their target, and it did not, or vice versa.

    The list of a sentence (`indikator yang belum mencapai target adalah …`) is compared with the
    table of performance by every reader who knows the office. Correct the list.
    """
    names = [str(s.nama) for s in naskah.report.kinerja.skala.kategori]
    for k in kalimat(naskah):
        found = list(yang_disebut(k, names)) if k.sebutan else []
        known = tahun_kalimat(naskah, k) if found else ()
        for said in found if known else ():
            one = known[said.n]
            unknown = said.hasil in ("membaik", "memburuk") and one.membaik is None
            if not unknown and not memenuhi(one, said.hasil, said.kata):
                yield Flaw(
                    k.passage.place(said.start, said.end),
                    message(
                        "`{kata}` is named here ({apa}), but its capaian is {capaian}, category "
                        "{kategori} (tabel kinerja; kinerja.toml line {baris})",
                        kata=k.passage.text[said.start : said.end],
                        apa=said.kata or _SAID.get(said.hasil, ""),
                        capaian=persen(Desimal(one.mentah)),
                        kategori=one.kategori or "–",
                        baris=one.ind.place.line,
                    ),
                    message("correct the list, or the target and realisasi in kinerja.toml"),
                )


RULES = (jumlah_tercapai_berbeda, sasaran_tercapai_berbeda, indikator_keliru_disebut)
