"""Rules on what is said of the indicators together: how many, which, on average, best and worst."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from publisher.prose.formats import persen, terbilang
from publisher.reading import Naskah
from publisher.reading.hasil_indikator import (
    Hasilnya,
    memenuhi,
    per_tahun,
    tahun_ini,
    tahun_kalimat,
)
from publisher.reading.kalimat_berangka import Kalimat, kalimat
from publisher.reading.ketercapaian import (
    ALL,
    Banyak,
    Hasil,
    banyak,
    sasaran_ke,
    tanpa_bilangan,
    yang_disebut,
)
from publisher.reading.rata_terbaik import rata, rata_rata, terbaik
from publisher.reading.ucapan import Ucapan, menurut_kalimat
from publisher.tables.capaian import kategori
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal, bulat

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
    for k, sasaran in _with_sasaran(naskah):
        found = [*banyak(k, names, sasaran), *tanpa_bilangan(k, names, sasaran)]
        known = tahun_kalimat(naskah, k) if found else ()
        if not known or re.search(r"\bIKU\b", k.text):
            continue
        for said in found:
            right = _right_counts(known, said)
            every = said.nilai.value == ALL
            if every and (said.hasil == "tercapai" and not said.sasaran or _is_a_wish(k)):
                continue
            stated = len(_scope(known, said) or known) if every else int(said.nilai.value)
            if right and stated not in right:
                what = said.kata and f"{said.hasil} {said.kata}" or _SAID.get(said.hasil, "")
                yield Flaw(
                    k.passage.place(said.nilai.start, said.nilai.end),
                    message(
                        "{kata} is written, but in the tabel kinerja {jumlah} of {semua} "
                        "indicators are: {apa}",
                        kata=k.passage.text[said.nilai.start : said.nilai.end],
                        jumlah=f"{right[0]} ({terbilang(right[0])})",
                        semua=len(_scope(known, said) or known),
                        apa=what,
                    ),
                    message("correct the number, or the target and realisasi in kinerja.toml"),
                )


def _is_a_wish(k: Kalimat) -> bool:
    """A wish or a condition is no claim."""
    return re.search(r"\b(?:agar|supaya|akan|diharapkan|apabila|jika|harus)\b", k.text) is not None


def _right_counts(known: tuple[Hasilnya, ...], said: Banyak) -> list[int]:
    """The numbers that are true; none where it is not known of which indicators it speaks."""
    scopes: list[list[Hasilnya]] = []
    scope = _scope(known, said)
    if scope is not None:
        scopes = [scope]
    elif said.dari is not None or said.sasaran is not None:
        return []
    else:
        scopes = [list(known)]
    counts: list[int] = []
    for one in scopes:
        counts.append(sum(memenuhi(x, said.hasil, said.kata) for x in one))
        if said.hasil == "tercapai" and said.tepat_terpisah:
            counts.append(sum(memenuhi(x, "tepat", "") for x in one))
    return counts


def _scope(known: tuple[Hasilnya, ...], said: Banyak) -> list[Hasilnya] | None:
    of_sasaran = [x for x in known if x.sasaran == said.sasaran] if said.sasaran else []
    if said.dari == len(known):
        return list(known)
    if of_sasaran and said.dari in (None, len(of_sasaran)):
        return of_sasaran
    if said.dari is None and said.sasaran is None:
        return list(known)
    return None


def _with_sasaran(naskah: Naskah) -> Iterator[tuple[Kalimat, int | None]]:
    """Each sentence with the sasaran that it speaks of: 0 where it is one that is not known."""
    names = [" ".join(str(s.nama).lower().split()) for s in naskah.report.kinerja.sasaran]
    last: int | None = None
    passage = None
    for k in kalimat(naskah):
        if k.passage is not passage:
            last, passage = None, k.passage
        lower = " ".join(k.text.lower().split())
        here = {n for _, n in sasaran_ke(k.text)}
        here |= {n for n, name in enumerate(names, 1) if name in lower}
        if here:
            last = next(iter(here)) if len(here) == 1 else None
            yield k, last or 0
        elif _OF_IT.search(lower):
            yield k, last or 0
        elif k.dalam_analisis or _SOME_SASARAN.search(lower) or (last and "seluruh" not in lower):
            yield k, 0
        else:
            yield k, None


_OF_IT = re.compile(
    r"indikatornya|sasaran (?:ini|tersebut|itu)|\bke\w+ indikator(?: kinerja)? (?:itu|tersebut|ini)"
)
_SOME_SASARAN = re.compile(
    r"\bsasaran (?!strategis\b(?! [a-z])|dan\b|kinerja\b|mencapai|yang\b)[a-z]"
)


def _per_sasaran(known: tuple[Hasilnya, ...], naskah: Naskah) -> tuple[Hasilnya, ...]:
    """Each sasaran as one: its average, and the category of that."""
    skala = naskah.report.kinerja.skala
    found: list[Hasilnya] = []
    for n in dict.fromkeys(x.sasaran for x in known):
        own = [x for x in known if x.sasaran == n]
        raw, kept = rata([x.mentah for x in own]), rata([x.bersih for x in own])
        if raw is not None and kept is not None:
            name = str(kategori(Desimal(bulat(kept)), skala) or "")
            found.append(Hasilnya(own[0].ind, n, raw, kept, name, None))
    return tuple(found)


@rule("angka", WARNING)
def sasaran_tercapai_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A sentence counts more or fewer sasaran that were reached, or have a category.

    A sasaran is as good as the average capaian of its indicators. Whoever works it out from the
    tabel kinerja finds another number. Correct it.
    """
    names = [str(s.nama) for s in naskah.report.kinerja.skala.kategori]
    for k in kalimat(naskah):
        found = list(banyak(k, names, None, "sasaran"))
        known = tahun_kalimat(naskah, k) if found else ()
        groups = _per_sasaran(known, naskah)
        for said in found if groups else ():
            if said.dari not in (None, len(groups)) or said.hasil in ("membaik", "memburuk"):
                continue
            right = {sum(memenuhi(x, said.hasil, said.kata) for x in groups)}
            right |= _by_indicators(known, said.hasil)
            if int(said.nilai.value) not in right:
                yield Flaw(
                    k.passage.place(said.nilai.start, said.nilai.end),
                    message(
                        "{kata} is written, but by the average capaian of their indicators "
                        "{jumlah} of {semua} sasaran are: {apa}",
                        kata=k.passage.text[said.nilai.start : said.nilai.end],
                        jumlah=min(right),
                        semua=len(groups),
                        apa=said.kata or _SAID.get(said.hasil, ""),
                    ),
                    message("correct the number, or the target and realisasi in kinerja.toml"),
                )


def _by_indicators(known: tuple[Hasilnya, ...], hasil: Hasil) -> set[int]:
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


@rule("angka", WARNING, INFO)
def rata_capaian_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """An average of capaian is not that of the indicators.

    Whoever adds up the column of capaian and divides finds another figure; ikhtisar, Bab III and
    conclusion have to say the same one. Correct it. An average that may be of fewer indicators
    than all is a warning.
    """
    said = {id(k): u for k, u in menurut_kalimat(naskah)}
    for k, sasaran in _with_sasaran(naskah):
        if any(m.n is not None for m in k.sebutan):
            continue
        by_place = {u.nilai.start: u for u in said[id(k)]}
        for value in rata_rata(k):
            known = _when(naskah, by_place[value.start], k)
            right = _averages(known, sasaran)
            if not right or any(value.near(r) for r in right) or value.value > 200:
                continue
            groups = {x.sasaran for x in known} if sasaran in (0, None) else set()
            if any(value.near(r) for n in groups for r in _averages(known, n)) and sasaran == 0:
                continue
            yield Flaw(
                k.passage.place(value.start, value.end),
                message(
                    "{kata} is given as the average, but that of the capaian in the tabel kinerja "
                    "is {rata}",
                    kata=k.passage.text[value.start : value.end],
                    rata=persen(Desimal(right[0])),
                ),
                message("correct the average, or say of which indicators it is"),
                severity=INFO if sasaran == 0 else WARNING,
            )


def _when(naskah: Naskah, u: Ucapan, k: Kalimat) -> tuple[Hasilnya, ...]:
    """The capaian of the year that a figure is said of."""
    if u.peran == "awal" or re.search(r"triwulan|semester", k.text, re.IGNORECASE):
        return ()
    if u.peran == "akhir" or u.tahun is None and not _COMPARED.search(k.text):
        return tahun_kalimat(naskah, k) if u.peran != "akhir" else tahun_ini(naskah)
    return per_tahun(naskah).get(u.tahun, ()) if u.tahun is not None else ()


_COMPARED = re.compile(r"banding|daripada|naik|turun|meningkat|menurun", re.IGNORECASE)


def _averages(known: tuple[Hasilnya, ...], sasaran: int | None) -> list[Decimal]:
    scope = [x for x in known if not sasaran or x.sasaran == sasaran]
    found = [rata([x.bersih for x in scope]), rata([x.mentah for x in scope])]
    found.append(rata([min(x.mentah, Decimal(100)) for x in scope]))
    if not sasaran:
        for kind in ("bersih", "mentah"):
            groups = [
                rata([getattr(x, kind) for x in known if x.sasaran == n])
                for n in dict.fromkeys(x.sasaran for x in known)
            ]
            found.append(rata([g for g in groups if g is not None]))
    return [f for f in found if f is not None]


@rule("angka", WARNING)
def capaian_terbaik_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """Another indicator is named for the highest or lowest capaian than the table shows.

    Correct the name, or say among which indicators it is the highest.
    """
    for k in kalimat(naskah):
        found = list(terbaik(k)) if k.sebutan else []
        known = tahun_kalimat(naskah, k) if found else ()
        for said in found if known else ():
            values = [x.mentah for x in known]
            best = max(values) if said.tinggi else min(values)
            if known[said.n].mentah != best:
                right = next(x for x in known if x.mentah == best)
                yield Flaw(
                    k.passage.place(said.start, said.end),
                    message(
                        "the {arah} capaian is that of `{nama}` ({capaian}, kinerja.toml line "
                        "{baris}), not of this indicator ({lain})",
                        arah="tertinggi" if said.tinggi else "terendah",
                        nama=right.ind.nama,
                        capaian=persen(Desimal(best)),
                        baris=right.ind.place.line,
                        lain=persen(Desimal(known[said.n].mentah)),
                    ),
                    message("correct the name, or say among which indicators it is so"),
                )


RULES = (
    jumlah_tercapai_berbeda,
    sasaran_tercapai_berbeda,
    indikator_keliru_disebut,
    rata_capaian_berbeda,
    capaian_terbaik_berbeda,
)
