"""Rules on the Perjanjian Kinerja: the report measures what was signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from publisher.prose.formats import dengan_satuan, format_value
from publisher.reading import Naskah, once
from publisher.reading.indikator import daftar_indikator
from publisher.reading.ucapan import Ucapan, ucapan
from publisher.tables.capaian import target_pada
from publisher.tables.pagu import pagu_simpul
from publisher.tables.perjanjian import perjanjian_pada
from publisher.vocabulary.anggaran import TAHAP, Tahap
from publisher.vocabulary.findings import INFO, WARNING
from publisher.vocabulary.kinerja import Indikator
from publisher.vocabulary.messages import message
from publisher.vocabulary.nodes import Node
from publisher.vocabulary.perjanjian import Perjanjian, TargetPerjanjian
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Flaw, rule
from publisher.vocabulary.values import Desimal

ALIKE = 70  # of 100; below that, whatever the order of their words, two names are of two things


@rule("angka", WARNING, INFO)
def perjanjian_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The report has another sasaran, indicator, target or budget than was signed.

    It answers for the Perjanjian Kinerja (PermenPANRB 53/2014), and who reviews it
    compares the two word by word. `perjanjian-kinerja.toml` holds what was signed at each
    stage. Correct the report; where a new one was signed, `publisher freeze` adds it. Where the
    narratives have it as kinerja.toml has, the line of what was signed is shown: look there first;
    where nothing tells which of the two is right, both lines are.
    """
    for tahap in TAHAP:
        signed = perjanjian_pada(naskah.report, tahap)
        if signed is not None:
            yield from _performance(naskah, signed)
            yield from _programs(naskah, signed)


@rule("angka", WARNING)
def perjanjian_belum_disimpan(naskah: Naskah) -> Iterator[Flaw]:
    """Last year's Perjanjian Kinerja was kept as it was signed, and this year's is not yet.

    Every year signs its own (PermenPANRB 53/2014). Until it is kept, nothing compares the report
    with what was signed, and the document prints today's data. Fill in this year's targets and
    pagu, let it be signed, and keep it with `publisher freeze`.
    """
    tahun, every = int(naskah.report.laporan.tahun), naskah.report.perjanjian_kinerja.ditandatangani
    if every and all(signed.tahun not in (None, tahun) for signed in every):
        last = every[-1]
        yield Flaw(
            last.place / "tahun",
            message(
                "the Perjanjian Kinerja of {tahun} is kept here, that of {now} not yet",
                tahun=str(last.tahun),
                now=str(tahun),
            ),
            message("once it is signed, keep it with `publisher freeze`, --date and --apply"),
        )


A = TypeVar("A", bound=Node)
B = TypeVar("B", bound=Node)


def _performance(naskah: Naskah, signed: Perjanjian) -> Iterator[Flaw]:
    pairs = _paired(naskah.report.kinerja.sasaran, signed.sasaran)
    for sasaran, its in pairs:
        yield from _words(naskah, "sasaran", sasaran, its, signed.tahap)
        if sasaran is None or its is None:
            continue
        for ind, promised in _paired(sasaran.indikator, its.indikator):
            yield from _words(naskah, "indikator", ind, promised, signed.tahap)
            if ind is not None and promised is not None:
                yield from _target(naskah, ind, promised, signed.tahap)


def _target(
    naskah: Naskah, ind: Indikator, promised: TargetPerjanjian, tahap: Tahap
) -> Iterator[Flaw]:
    report = naskah.report
    now = target_pada(ind.target, tahap, report.anggaran.tahap)
    if now is None or promised.target is None:
        return
    if now != promised.target or _plain(ind.satuan) != _plain(promised.satuan):
        other = now != promised.target
        yield from _differs(
            now.asal[0] if other and now.asal else ind.place / "satuan",
            dengan_satuan(now, ind.satuan),
            dengan_satuan(promised.target, promised.satuan),
            tahap,
            promised.place / ("target" if other else "satuan"),
            _told(naskah, ind, now, promised) if other else _counted(naskah, ind, promised),
        )


def _told(naskah: Naskah, ind: Indikator, now: Desimal, promised: TargetPerjanjian) -> bool:
    """Do the narratives give the report's target, and never the one that was signed?"""
    said = [u.nilai for u in _of_indicator(naskah, ind) if u.peran == "target" and not u.nilai.kira]
    signed = Decimal(promised.target or 0)
    return any(v.rounds(now) for v in said) and not any(v.rounds(signed) for v in said)


def _counted(naskah: Naskah, ind: Indikator, promised: TargetPerjanjian) -> bool:
    """Do the narratives count it in the report's unit, and never in the one that was signed?"""
    said = {u.nilai.benda or u.nilai.satuan for u in _of_indicator(naskah, ind)}
    own, signed = (
        _plain(x).casefold().replace("%", "persen") for x in (ind.satuan, promised.satuan)
    )
    return own in said and signed not in said


def _of_indicator(naskah: Naskah, ind: Indikator) -> list[Ucapan]:
    n = daftar_indikator(naskah).n(ind)
    return [u for u in ucapan(naskah) if u.indikator == n and u.yakin]


def _programs(naskah: Naskah, signed: Perjanjian) -> Iterator[Flaw]:
    anggaran = naskah.report.anggaran
    for program, its in _paired(anggaran.program, signed.program):
        yield from _words(naskah, "program", program, its, signed.tahap)
        if program is None or its is None or its.anggaran is None:
            continue
        now = pagu_simpul(program, signed.tahap, anggaran)
        if now is not None and now != its.anggaran:
            yield from _differs(
                program.place / "nama",
                format_value(now),
                format_value(its.anggaran),
                signed.tahap,
                its.place / "anggaran",
                True,  # the report's is the sum of many rows: none of them is the place
            )


def _words(naskah: Naskah, what: str, now: Any, then: Any, tahap: Tahap) -> Iterator[Flaw]:
    """One of the two is missing, or has other words than the other."""
    if now is None and then is not None:
        yield Flaw(
            then.place / "nama",
            message(
                "this {what} was signed ({stage}), and the report has none of that name",
                what=what,
                stage=tahap,
            ),
            _CORRECT,
            severity=WARNING,
        )
    elif now is not None and then is None:
        yield Flaw(
            now.place / "nama",
            message(
                "the Perjanjian Kinerja that was signed ({stage}) has no such {what}",
                what=what,
                stage=tahap,
            ),
            _CORRECT,
            severity=WARNING,
        )
    elif _words_of(now) != _words_of(then):
        own, signed = (_words_of(x).casefold() for x in (now, then))
        narrated = own in _narrated(naskah) and signed not in _narrated(naskah)
        yield from _differs(
            now.place / "nama", now.nama, then.nama, tahap, then.place / "nama", narrated
        )


@once
def _narrated(naskah: Naskah) -> str:
    """All narratives in one, in small letters."""
    return " ".join(_plain(p.text) for p in naskah.of("narasi")).casefold()


def _differs(
    at: Place, now: str, then: str, tahap: Tahap, signed: Place, odd: bool
) -> Iterator[Flaw]:
    """odd: what was signed is the odd one out, so that its line is where to look first."""
    said = message(
        "the report has `{now}` ({at}), the Perjanjian Kinerja that was signed ({stage}, "
        "{where}) `{then}`",
        now=now,
        at=f"{at.path.name}:{at.line}",
        then=then,
        stage=tahap,
        where=f"{signed.path.name}:{signed.line}",
    )
    yield Flaw(signed if odd else at, said, _CORRECT, severity=WARNING)
    if not odd:
        yield Flaw(signed, said, _COMPARE, severity=INFO)


_COMPARE = message("compare it with the document that was signed; correct whichever is wrong")
_CORRECT = message(
    "write it as it was signed; where a new Perjanjian Kinerja was signed, add it with "
    "`publisher freeze`"
)


def _paired(now: Sequence[A], then: Sequence[B]) -> Iterator[tuple[A | None, B | None]]:
    """Those of one name, then those of nearly one, then those that are alone."""
    rest = list(then)
    pairs: list[tuple[A | None, B | None]] = []
    alone: list[A] = []
    for one in now:
        same = next((t for t in rest if _words_of(t) == _words_of(one)), None)
        if same is None:
            alone.append(one)
        else:
            rest.remove(same)
            pairs.append((one, same))
    for one in alone:
        names = [_words_of(t).casefold() for t in rest]
        near = process.extractOne(
            _words_of(one).casefold(), names, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE
        )
        found = rest[near[2]] if near else None
        if found is not None:
            rest.remove(found)
        pairs.append((one, found))
    yield from pairs
    yield from ((None, t) for t in rest)


def _words_of(one: Any) -> str:
    return _plain(one.nama)


def _plain(text: str) -> str:
    return " ".join(text.split())


RULES = (perjanjian_berbeda, perjanjian_belum_disimpan)
