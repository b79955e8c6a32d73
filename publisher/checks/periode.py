"""Rules on periods that are typed: those of the report itself, and the years of the visi."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.prose import REF
from publisher.reading import Naskah, Passage, once
from publisher.reading.figures import Amount
from publisher.reading.names import Phrases
from publisher.reading.periods import Period, periods
from publisher.reading.placed import year_of_regulation
from publisher.reading.typed import Reading, readings
from publisher.vocabulary.findings import ERROR, INFO
from publisher.vocabulary.laporan import Laporan
from publisher.vocabulary.messages import message
from publisher.vocabulary.rules import Flaw, rule

# A sentence that asks for one of these speaks of the report itself.
_OWN_REFS = ("laporan.periode", "laporan.tahun", "laporan.triwulan", "laporan.tanggal")
# Behind these words a date is the end of what is reported, not the day of an event.
_UP_TO = re.compile(
    r"(?:sampai\s+dengan|s\.d\.|s/d|hingga|selama|per|kinerja(?:\s+interim)?)\s*$", re.I
)
_THIS_REPORT = re.compile(
    r"\b(?:laporan\s+kinerja|LKj\w*|LAKIP)\b(?:\s+[^\s.,;]+){0,10}\s+(?:tahun|TA)\s+"
    r"(?:anggaran\s+)?\d{4}\s+ini\b",
    re.IGNORECASE,
)
# What is left for another quarter, or put off to it, is a plan.
_FOR = re.compile(
    r"\b(?:untuk|guna|bagi|kebutuhan|dialihkan|dilanjutkan|dijadwalkan|dibelanjakan|diselesaikan|"
    r"dituntaskan|disiapkan|dicadangkan|digeser|ditunda)\b(?:\s+\w+){0,4}\s*$",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\b(?:ter)?sisa(?:nya)?\b|\bmenyisakan\b", re.IGNORECASE)
# Vision and RPJMD hold for five years: their years are not the report's.
_VISI = re.compile(r"\b(?:visi|misi|RPJMD)\b", re.IGNORECASE)


@rule("prosa", ERROR)
def periode_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The report, or a figure of it, is said to be of another quarter or year.

    The title or sentence was kept from an earlier report. The period is
    written once, in laporan.toml; ask for it with `{laporan.periode}`,
    `{laporan.triwulan}` or `{laporan.tahun}`, and correct the titles of lampiran.
    """
    for passage, period in (*_of_titles(naskah), *_of_sentences(naskah)):
        yield Flaw(
            passage.place(period.start, period.end),
            message(
                "{words} is not the period of this report, which is {periode}",
                words=passage.text[period.start : period.end],
                periode=naskah.figures["laporan.periode"],
            ),
            message("correct the period, or say that it is an earlier or later one"),
        )


@rule("prosa", INFO)
def periode_diketik(naskah: Naskah) -> Iterator[Flaw]:
    """The quarter or the closing date of this report is typed.

    It is right in this report and wrong in the next, which is made from the
    same files. Ask for it by its name in braces.
    """
    laporan = naskah.report.laporan
    for passage, said in naskah.said("narasi"):
        sentence, start = said.text, said.start
        if _other_times(naskah).are_in(sentence):
            continue
        for found in periods(sentence):
            name = _name_of(found, laporan)
            if name and _UP_TO.search(sentence, max(0, found.start - 24), found.start):
                at = passage.place(start + found.start, start + found.end)
                whole = " ".join(at.words.split()) == sentence[found.start : found.end]
                yield Flaw(
                    at,
                    message(
                        "{words} is typed, but the report knows it as `{name}`",
                        words=sentence[found.start : found.end],
                        name=name,
                    ),
                    message(
                        "write {reference}, so that the next report is right too",
                        reference=f"{{{name}}}",
                    ),
                    f"{{{name}}}" if whole else None,
                )


@rule("prosa", ERROR)
def masa_renstra_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The years typed beside the visi or the RPJMD are not those of the visi.

    The visi holds for the years of one RPJMD (UU 23/2014 pasal 263). Years
    that remained from an older one mislead. Ask for them with
    `{visi.tahun_awal}` and `{visi.tahun_akhir}`.
    """
    visi = naskah.report.visi_misi
    if visi.tahun_awal is None or visi.tahun_akhir is None:
        return
    own = (int(visi.tahun_awal), int(visi.tahun_akhir))
    for passage, said in naskah.said("narasi", "judul"):
        sentence, start = said.text, said.start
        spans = [p for p in periods(sentence) if p.tahun_akhir is not None]
        if len(spans) != 1 or (spans[0].tahun, spans[0].tahun_akhir) == own:
            continue
        span = spans[0]
        before = sentence[max(0, span.start - 80) : span.start]
        quoted = re.search(r"\b(?:nomor|tentang)\b", sentence, re.IGNORECASE)
        if not _VISI.search(before) or quoted or _other_times(naskah).are_in(sentence):
            continue
        yield Flaw(
            passage.place(start + span.start, start + span.end),
            message(
                "{words} are not the years of the visi, {awal}–{akhir}",
                words=sentence[span.start : span.end],
                awal=own[0],
                akhir=own[1],
            ),
            message("correct the years here, or those in visi-misi.toml"),
        )


@once
def _other_times(naskah: Naskah) -> Phrases[str]:
    """The words by which a sentence says that it speaks of an earlier or later time."""
    return Phrases((words, "") for words in naskah.report.pengetahuan.sebutan.masa_lain)


def _of_titles(naskah: Naskah) -> Iterator[tuple[Passage, Period]]:
    """Titles of the report's own tables, and of what bears its period."""
    laporan = naskah.report.laporan
    computed = {str(x.judul) for x in laporan.lampiran if x.isi is not None}
    own = Phrases((words, "") for words in naskah.report.pengetahuan.sebutan.judul_periode)
    for passage in naskah.of("judul"):
        found = list(periods(passage.text))
        bears = own.are_in(passage.text)
        if len(found) != 1 or not (bears or passage.text in computed):
            continue
        compares = _other_times(naskah).are_in(passage.text)
        attached = passage.at.path.stem == "laporan" and passage.text not in computed
        if not compares and _contradicts(found[0], laporan, attached):
            yield passage, found[0]


def _contradicts(period: Period, laporan: Laporan, attached: bool, dated: bool = False) -> bool:
    """A file may be attached from an earlier quarter, or be next year's agreement."""
    if period.tahun_akhir is not None:
        return False
    if period.tanggal is not None:  # the end of what is reported, in a sentence with its figures
        return not attached and dated and period.tanggal.year != int(laporan.tahun)
    year = period.tahun is not None and period.tahun != int(laporan.tahun)
    quarter = period.triwulan is not None and period.triwulan != int(laporan.triwulan or 4)
    if not attached:
        return year or quarter
    return year and period.tahun != int(laporan.tahun) + 1 and period.triwulan is None


def _of_sentences(naskah: Naskah) -> Iterator[tuple[Passage, Period]]:
    """Sentences in which the report speaks of itself, or of a figure that is its own."""
    own_words = Phrases((words, "") for words in naskah.report.pengetahuan.sebutan.laporan_ini)
    own_figures = _own_figures(naskah)
    for passage, said in naskah.said("narasi"):
        sentence, start, end = said.text, said.start, said.end
        found = [p for p in periods(sentence) if not year_of_regulation(sentence, p.end - 4)]
        dated = bool(found) and _UP_TO.search(sentence, 0, found[0].start) is not None
        if len(found) != 1 or not _contradicts(found[0], naskah.report.laporan, False, dated):
            continue
        refs = passage.text.count(REF, 0, start), passage.text.count(REF, 0, end)
        names = [ref.name for ref in passage.refs[slice(*refs)]]
        itself = found[0].tanggal is None and (
            own_words.are_in(sentence) or _THIS_REPORT.search(sentence) is not None
        )
        ours = any(start <= at < end for at in own_figures.get(id(passage), ()))
        ours = ours or any(name.startswith("anggaran.") and ".jumlah" not in name for name in names)
        other = _other_times(naskah).are_in(sentence) or any(x in _OWN_REFS for x in names)
        other = other or (not itself and _is_ahead(sentence, found[0], naskah.report.laporan))
        if (itself or ours) and not other:
            p = found[0]
            yield passage, Period(start + p.start, start + p.end)


def _is_ahead(sentence: str, period: Period, laporan: Laporan) -> bool:
    """`tersisa Rp5 untuk Triwulan IV`: the money is of this period, its use of a later one."""
    own = (int(laporan.tahun), int(laporan.triwulan or 4))
    later = (period.tahun or own[0], period.triwulan or 4) > own
    planned = _FOR.search(sentence, 0, period.start) is not None
    return planned and (later or _LEFT.search(sentence) is not None)


def _own_figures(naskah: Naskah) -> dict[int, list[int]]:
    """Where, in each passage, an amount stands that only this report has."""
    found: dict[int, list[int]] = {}
    for reading in readings(naskah):
        if _tells_the_report(reading):
            found.setdefault(id(reading.passage), []).append(reading.typed.start)
    return found


def _tells_the_report(reading: Reading) -> bool:
    return isinstance(reading.typed, Amount) and any(f.name for f in reading.equal)


def _name_of(period: Period, laporan: Laporan) -> str:
    """The name that prints this period, if the next report would print another."""
    if period.tanggal is not None:
        dates = {"tanggal": laporan.tanggal, "akhir_periode": laporan.akhir_periode}
        names = [name for name, date in dates.items() if date == period.tanggal]
        return f"laporan.{names[0]}" if len(names) == 1 else ""
    if period.triwulan is None or period.triwulan != laporan.triwulan:
        return ""
    if period.tahun is None:
        return "laporan.triwulan"
    return "laporan.periode" if period.tahun == laporan.tahun else ""


RULES = (periode_berbeda, periode_diketik, masa_renstra_berbeda)
