"""Rules on figures and names of the last period that stand where this period's should.

They ask `periode-lalu.toml`, which `publisher next` writes; without it they find nothing.
A figure that is still true is not stale, however old it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from decimal import Decimal

from publisher.checks.periode_lalu import period_of
from publisher.prose.formats import dengan_satuan, rupiah
from publisher.reading import Naskah, Passage, once
from publisher.reading.figures import Amount, Percent
from publisher.reading.lexicon import lexicon, value_of
from publisher.reading.names import Phrases
from publisher.reading.periods import Period, periods
from publisher.reading.sentences import Sentence
from publisher.reading.typed import Reading, readings
from publisher.tables.masa import (
    SETAHUN,
    banyaknya,
    desimal_sampai,
    jangka_dari,
    jumlah_sampai,
)
from publisher.tables.pagu import realisasi_simpul, semua_simpul
from publisher.vocabulary.anggaran import JENIS, Jumlah, Simpul
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.kinerja import Bulan, Indikator, Triwulan
from publisher.vocabulary.messages import message
from publisher.vocabulary.periode_lalu import PeriodeLalu
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal, Rupiah, Teks, bulat

Measured = Amount | Percent
_UP_TO = re.compile(
    r"(?:sampai\s+dengan|s\.d\.|s/d|hingga|selama|per|sepanjang|pada\s+akhir)"
    r"(?:\s+(?:akhir|tanggal))?\s*$",
    re.IGNORECASE,
)
_THIS = re.compile(r"\s+ini\b", re.IGNORECASE)
_DIGITS = 5  # of an amount that nobody types by chance


@rule("angka", WARNING)
def angka_periode_lalu(naskah: Naskah) -> Iterator[Flaw]:
    """A figure, a quarter or a day of the last period is typed as if it were this period's.

    The figure has changed since, and equals none of this report; or the sentence says "up to"
    a quarter that is over. A sentence that looks back, by naming the period or with a word
    such as `sebelumnya` or `dibandingkan`, is none of these, and a figure that is the same
    in both periods is not stale. Ask for the figure by its name in braces, and for the period
    with `{laporan.periode}`: the next report is then right by itself.
    """
    lalu = naskah.report.periode_lalu
    if lalu is None:
        return
    for reading in readings(naskah):
        if _is_old(reading, naskah) and not _looks_back(naskah, *_sentence_of(reading, naskah)):
            yield Flaw(
                reading.at,
                message(
                    "{words} is a figure of the last period, {period}, which has changed since",
                    words=reading.words,
                    period=period_of(lalu),
                ),
                message("write this period's figure, or say that it is the last period's"),
            )
    yield from _old_names(naskah, lalu)
    yield from _all_the_same(naskah, lalu)


@rule("angka", WARNING)
def angka_lalu_berubah(naskah: Naskah) -> Iterator[Flaw]:
    """A figure of the last period is not the one that the last report had.

    Who lays the two reports side by side sees two figures for one thing. `periode-lalu.toml`
    keeps what the last report had. If it was wrong there, say so in the report, and waive
    this finding with the reason.
    """
    lalu = naskah.report.periode_lalu
    if lalu is None:
        return
    yield from _of_the_budget(naskah, lalu)
    yield from _of_the_indicators(naskah, lalu)
    for reading in readings(naskah):
        passage, sentence = _sentence_of(reading, naskah)
        named = _names_only(sentence.text, lalu)
        if named and _measures(reading) and not _known(reading, naskah):
            yield Flaw(
                reading.at,
                message(
                    "{words} stands in a sentence on {period}, whose report had no such figure",
                    words=reading.words,
                    period=period_of(lalu),
                ),
                message("compare it with periode-lalu.toml, which keeps the figures of then"),
            )


def _measures(reading: Reading) -> bool:
    """A figure of money, or a percentage with decimals, on what was planned or spent or reached."""
    typed = reading.typed
    exact = isinstance(typed, Percent) and typed.decimals > 0
    return reading.near_budget and (exact or (isinstance(typed, Amount) and typed.spelling == "rp"))


def _known(reading: Reading, naskah: Naskah) -> bool:
    old = _equal_of_then(reading, naskah)
    return old or _is_current(reading, naskah) or typed_value(reading) in (0, 100)


def typed_value(reading: Reading) -> Decimal:
    return Decimal(reading.typed.value)


# -- figures in the narrative


@once
def _then(naskah: Naskah) -> Mapping[str, tuple[Decimal, ...]]:
    """The figures of the last period, in rupiah and in percent."""
    lalu = naskah.report.periode_lalu
    found: dict[str, list[Decimal]] = {"rupiah": [], "persen": []}
    for one in lalu.angka if lalu is not None else ():
        of_indicator = str(one.lingkup).startswith("indikator:")
        percent = str(one.besaran) in ("persen", "capaian") or of_indicator
        found["persen" if percent else "rupiah"].append(Decimal(one.nilai))
    return {sort: tuple(dict.fromkeys(values)) for sort, values in found.items()}


@once
def _now(naskah: Naskah) -> Mapping[str, tuple[Decimal, ...]]:
    """Every figure of this report, likewise."""
    found: dict[str, list[Decimal]] = {"rupiah": [], "persen": []}
    for (sort, value), same in lexicon(naskah).by_value.items():
        if sort in found:
            found[sort] += [value, *(value_of(f.exact) for f in same if f.exact is not None)]
    return {sort: tuple(values) for sort, values in found.items()}


def _is_old(reading: Reading, naskah: Naskah) -> bool:
    typed = reading.typed
    if not isinstance(typed, Measured) or not _tells(reading, typed):
        return False
    return _equal_of_then(reading, naskah) and not _is_current(reading, naskah)


def _tells(reading: Reading, typed: Measured) -> bool:
    """So exact that it is no chance, or in words that speak of the budget."""
    if isinstance(typed, Percent):
        return typed.value not in (0, 100) and (typed.decimals > 0 or reading.near_budget)
    digits = len(str(int(abs(typed.value))).rstrip("0"))
    return bool(typed.value) and (digits >= _DIGITS or reading.near_budget)


def _equal_of_then(reading: Reading, naskah: Naskah) -> bool:
    sort = "rupiah" if isinstance(reading.typed, Amount) else "persen"
    return any(_equals(reading.typed, value) for value in _then(naskah)[sort])


def _is_current(reading: Reading, naskah: Naskah) -> bool:
    sort = "rupiah" if isinstance(reading.typed, Amount) else "persen"
    same = any(_equals(reading.typed, value) for value in _now(naskah)[sort])
    return same or reading.known or bool(reading.equal)


def _equals(typed: object, value: Decimal) -> bool:
    """To the digit that was typed."""
    if isinstance(typed, Percent):
        return typed.value in (value, bulat(value, typed.decimals))
    if isinstance(typed, Amount) and typed.rounded > 1:
        return abs(value - typed.value) < typed.rounded
    return isinstance(typed, Amount) and value == typed.value


# -- sentences and periods


def _sentence_of(reading: Reading, naskah: Naskah) -> tuple[Passage, Sentence]:
    passage, at = reading.passage, reading.typed.start
    sentences = naskah.sentences_of(passage)
    found = next((s for s in sentences if s.start <= at < s.end), None)
    return passage, found or Sentence(passage.text, 0, len(passage.text))


def _looks_back(naskah: Naskah, passage: Passage, sentence: Sentence) -> bool:
    """Does it name another period than this report's, or a word of time past?"""
    if _past(naskah).are_in(sentence.text):
        return True
    laporan = naskah.report.laporan
    return any(
        (p.triwulan is not None and p.triwulan != laporan.triwulan)
        or (p.tahun is not None and p.tahun < laporan.tahun and p.tahun_akhir is None)
        or (p.tanggal is not None and p.tanggal < laporan.akhir_periode)
        for p in periods(sentence.text)
    )


@once
def _past(naskah: Naskah) -> Phrases[str]:
    return Phrases((words, "") for words in naskah.report.pengetahuan.sebutan.masa_lampau)


def _is_last(period: Period, lalu: PeriodeLalu) -> bool:
    if period.tanggal is not None:
        return period.tanggal == lalu.akhir_periode
    if period.tahun not in (None, int(lalu.tahun)) or period.tahun_akhir is not None:
        return False
    if lalu.triwulan is None:
        return period.triwulan is None and period.semester is None and period.tahun is not None
    return period.triwulan == lalu.triwulan


def _names_only(sentence: str, lalu: PeriodeLalu) -> bool:
    """Is the last period the only one that it names?"""
    found = list(periods(sentence))
    return bool(found) and all(_is_last(p, lalu) for p in found)


def _old_names(naskah: Naskah, lalu: PeriodeLalu) -> Iterator[Flaw]:
    for passage, sentence in naskah.said("narasi"):
        found = list(periods(sentence.text))
        others = [p for p in found if not _is_last(p, lalu)]
        asked = "{" in passage.at.words
        if others or asked or _past(naskah).are_in(sentence.text):
            continue
        for period in found:
            before = _UP_TO.search(sentence.text, max(0, period.start - 40), period.start)
            if before or _THIS.match(sentence.text, period.end):
                start = sentence.start
                yield _old_name(passage, start + period.start, start + period.end, naskah)


def _old_name(passage: Passage, start: int, end: int, naskah: Naskah) -> Flaw:
    return Flaw(
        passage.place(start, end),
        message(
            "{words} is the last period; this report is of {periode}",
            words=passage.text[start:end],
            periode=naskah.figures["laporan.periode"],
        ),
        message("write {reference}, or say that it is the last period", reference=_ASKED),
    )


_ASKED = "{laporan.periode}"


# -- figures in the files


def _all_the_same(naskah: Naskah, lalu: PeriodeLalu) -> Iterator[Flaw]:
    """What was spent is to the rupiah what had been spent: copied, or not yet filled in."""
    report = naskah.report
    if lalu.tahun == report.laporan.tahun and report.laporan.triwulan is None:
        return
    before = {str(p.kode): p.realisasi for p in lalu.program}
    pairs = [(realisasi_simpul(p), before.get(str(p.kode)), p) for p in report.anggaran.program]
    known = [(now, then, p) for now, then, p in pairs if now is not None and then is not None]
    if any(now for now, _, _ in known) and all(now == then for now, then, _ in known):
        yield Flaw(
            known[0][2].place / "realisasi",
            message("the realisasi of every program is that of {period}", period=period_of(lalu)),
            message("write what was spent to the end of this period"),
        )


def _of_the_budget(naskah: Naskah, lalu: PeriodeLalu) -> Iterator[Flaw]:
    report = naskah.report
    if lalu.tahun != report.laporan.tahun:
        return
    then: dict[str, set[Decimal]] = {}
    for one in lalu.angka:
        if str(one.besaran) == "realisasi":
            then.setdefault(str(one.lingkup), set()).add(Decimal(one.nilai))
    for _, simpul in semua_simpul(report.anggaran):
        known = then.get(str(simpul.kode))
        for at, amount in _said_of_then(simpul, naskah, lalu) if known else ():
            wrong = _not_among(amount, known or set())
            if wrong is not None:
                yield _changed(at, lalu, rupiah(wrong), rupiah(Rupiah(int(max(known or ())))))


def _said_of_then(
    simpul: Simpul, naskah: Naskah, lalu: PeriodeLalu
) -> Iterator[tuple[Place, Jumlah]]:
    """What a row says of the realisasi to the end of the last period."""
    # The quarter before an annual report's is Triwulan III, and its last report that of IV.
    if simpul.realisasi_lalu is not None and naskah.report.laporan.triwulan is not None:
        yield simpul.place / "realisasi_lalu", simpul.realisasi_lalu
    jangka = jangka_dari(simpul.realisasi) if simpul.realisasi is not None else None
    if simpul.realisasi is not None and jangka is not None:
        banyak = banyaknya(jangka, lalu.triwulan)
        parts = getattr(simpul.realisasi, jangka)
        if len(parts) >= banyak:
            at = simpul.place / "realisasi" / jangka / (banyak - 1)
            yield at, jumlah_sampai(parts, banyak, simpul.realisasi.cara)


def _not_among(amount: Jumlah, known: Set[Decimal]) -> Rupiah | None:
    """The whole amount, else the first of its kinds, that the last report did not have."""
    whole = amount.menurut(None)
    said = [whole] if whole is not None else [getattr(amount, j) for j in JENIS]
    return next((a for a in said if a and Decimal(int(a)) not in known), None)


def _of_the_indicators(naskah: Naskah, lalu: PeriodeLalu) -> Iterator[Flaw]:
    then = {(str(i.sasaran), str(i.indikator)): i for i in lalu.indikator}
    for sasaran in naskah.report.kinerja.sasaran:
        for ind in sasaran.indikator:
            was = then.get((str(sasaran.nama), str(ind.nama)))
            if was is None or was.realisasi is None:
                continue
            for at, said in _reached_then(ind, naskah, lalu):
                if said != was.realisasi:
                    figures = (_said(n, ind) for n in (said, was.realisasi))
                    yield _changed(at, lalu, *figures)


def _said(value: Decimal, ind: Indikator) -> Teks:
    return dengan_satuan(value if isinstance(value, Desimal) else Desimal(value), ind.satuan)


def _reached_then(
    ind: Indikator, naskah: Naskah, lalu: PeriodeLalu
) -> Iterator[tuple[Place, Decimal]]:
    """What an indicator says of its realisasi at the end of the last period."""
    if lalu.tahun != naskah.report.laporan.tahun:
        for row in ind.riwayat:
            over = lalu.triwulan in (None, 4) and row.tahun == lalu.tahun
            if over and row.realisasi is not None:
                yield row.place / "realisasi", row.realisasi
        return
    for jangka in SETAHUN:
        parts: Triwulan | Bulan | None = getattr(ind, jangka)
        banyak = banyaknya(jangka, lalu.triwulan)
        if parts is not None and len(parts.realisasi) >= banyak:
            said = desimal_sampai(parts.realisasi, banyak, parts.cara)
            if said is not None:
                yield parts.place / "realisasi" / (banyak - 1), said


def _changed(at: Place, lalu: PeriodeLalu, said: str, was: str) -> Flaw:
    return Flaw(
        at,
        message(
            "{said} for {period}, but its report had {was}",
            said=said,
            was=was,
            period=period_of(lalu),
        ),
        message(
            "write the figure that periode-lalu.toml keeps; if it was wrong then, say so in the "
            "report and waive this with the reason"
        ),
    )


RULES = (angka_periode_lalu, angka_lalu_berubah)
