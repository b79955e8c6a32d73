"""Rules on plans that a text names: the one in force, not its predecessor or last year's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.reading import Naskah, Passage, once
from publisher.reading.names import Phrases
from publisher.reading.periods import Period, periods, years
from publisher.reading.placed import year_of_regulation
from publisher.reading.quotes import in_regulation
from publisher.reading.sentences import Sentence
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import Flaw, rule

# A plan of several years. Visi and RPJMD have a rule of their own, which knows their years.
_OF_YEARS = re.compile(
    r"\b(?:renstra|rencana\s+strategis|RPD|rencana\s+pembangunan\s+daerah)\b", re.IGNORECASE
)
_RPJMD = re.compile(r"\b(?:visi|misi|RPJMD)\b", re.IGNORECASE)
# A plan of one year, and the words by which a report rests on it.
_OF_A_YEAR = re.compile(
    r"\b(?:renja|rencana\s+kerja|RKT|RKPD|DP?PA|perjanjian\s+kinerja|rencana\s+aksi|"
    r"rencana\s+kinerja\s+tahunan|APBD)\b(?:\s+(?!tahun\b)[^\W\d_]+){0,6}\s+"
    r"(?:(?:tahun(?:\s+anggaran)?|TA\.?)\s+)?(?P<year>(?:19|20)\d\d)\b(?!\s*[-–/])",
    re.IGNORECASE,
)
_RESTS = re.compile(
    r"\b(?:berdasarkan|mengacu|berpedoman|merujuk|diturunkan|dituangkan|tertuang|tercantum|"
    r"termuat|dijabarkan|diperjanjikan|sebagaimana|sesuai\s+dengan|menurut)\b",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"^\W*(?:Perjanjian\s+Kinerja|Renja|Rencana\s+Kerja|DP?PA|Rencana\s+Aksi)\b(?:\s+\S+){0,10}?\s+"
    r"(?:memuat|menetapkan|terdiri|berisi|mencantumkan|memperjanjikan)\b"
)
_OLD = re.compile(
    r"\b(?:pendahulu(?:nya)?|terdahulu|lama|berakhir|dicabut|diganti(?:kan)?|menggantikan|masa\s+lalu|"
    r"pernah|evaluasi|dibanding\w*|sisa|lanjutan|melanjutkan|luncuran|waktu\s+itu|saat\s+itu|ketika)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d[\d.,]*(?=\s|%|$|[.;])")
_NEAR = 80  # letters between the name of a plan and its years


@rule("prosa", WARNING)
def rencana_lama(naskah: Naskah) -> Iterator[Flaw]:
    """The report rests on a Renstra, Renja or Perjanjian Kinerja whose years are over.

    The sentence was kept from an older report: a plan of 2016–2021 does not hold for 2024. Write
    the plan in force; a sentence that looks back should say so (`Renstra sebelumnya`).
    """
    tahun = int(naskah.report.laporan.tahun)
    for passage, said in naskah.said("narasi", "judul"):
        if _looks_back(naskah, said.text):
            continue
        found = _over(said.text, tahun) or _last_years(said.text, tahun)
        if found is not None and not in_regulation(passage.text, said.start + found[0]):
            yield _flaw(passage, said, *found, tahun)


def _over(sentence: str, tahun: int) -> tuple[int, int] | None:
    """The span of a plan of several years that ended before this one."""
    for span in periods(sentence):
        before = sentence[max(0, span.start - _NEAR) : span.start]
        ended = span.tahun_akhir is not None and span.tahun_akhir < tahun
        if ended and _OF_YEARS.search(before) and not _RPJMD.search(before):
            others = [p for p in periods(sentence) if p != span and _holds(p, tahun)]
            return None if others else (span.start, span.end)
    return None


def _holds(period: Period, tahun: int) -> bool:
    last = period.tahun_akhir or period.tahun
    return period.tahun_akhir is not None and last is not None and last >= tahun


def _last_years(sentence: str, tahun: int) -> tuple[int, int] | None:
    """The year of a plan that the sentence rests on, where it names no later one."""
    if not (_RESTS.search(sentence) or _STATES.search(sentence)) or _FIGURE.search(sentence):
        return None
    named = [y for y in years(sentence) if not year_of_regulation(sentence, y.start)]
    if not named or any(y.tahun >= tahun for y in named):
        return None
    found = _OF_A_YEAR.search(sentence)
    return found.span("year") if found else None


def _looks_back(naskah: Naskah, sentence: str) -> bool:
    return _OLD.search(sentence) is not None or _past(naskah).are_in(sentence)


@once
def _past(naskah: Naskah) -> Phrases[str]:
    return Phrases((words, "") for words in naskah.report.pengetahuan.sebutan.masa_lampau)


def _flaw(passage: Passage, said: Sentence, start: int, end: int, tahun: int) -> Flaw:
    return Flaw(
        passage.place(said.start + start, said.start + end),
        message(
            "a plan of {masa} does not hold for the year of this report, {tahun}",
            masa=said.text[start:end],
            tahun=tahun,
        ),
        _remedy(),
    )


def _remedy() -> Message:
    return message("write the plan in force, or say that the sentence looks back")


_INTERIM = re.compile(r"\b(?:laporan|LKj\w*)\s+(?:kinerja\s+)?interim\s+ini\b", re.IGNORECASE)
_ANNUAL = re.compile(r"\b(?:laporan|LKj\w*)\s+(?:kinerja\s+)?tahunan\s+ini\b", re.IGNORECASE)


@rule("prosa", WARNING)
def jenis_laporan_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """The annual report calls itself interim, or an interim report annual.

    The sentence was kept from another report of the office. Write what this one is, or correct
    `jenis` in laporan.toml.
    """
    jenis = naskah.report.laporan.jenis
    pattern = _INTERIM if jenis == "tahunan" else _ANNUAL
    for passage in naskah.of("narasi", "judul"):
        for found in pattern.finditer(passage.text):
            yield Flaw(
                passage.place(*found.span()),
                message("`{kata}`, but this report is {jenis}", kata=found[0], jenis=jenis),
                message("write what this report is, or correct `jenis` in laporan.toml"),
            )


RULES = (rencana_lama, jenis_laporan_berbeda)
