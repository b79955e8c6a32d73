"""Rules on what the analyses of an indicator say in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from publisher.prose.formats import dengan_satuan
from publisher.reading import Naskah, Passage
from publisher.reading.claims import Tren, pernyataan, tren
from publisher.reading.periods import years as years_in
from publisher.reading.sentences import Sentence, SentenceReader
from publisher.tables.capaian import capaian_mentah, terhadap
from publisher.tables.kalimat import setahun
from publisher.vocabulary.findings import WARNING
from publisher.vocabulary.kinerja import Indikator, TahunLalu
from publisher.vocabulary.messages import message
from publisher.vocabulary.report import Report
from publisher.vocabulary.rules import Flaw, rule


@rule("angka", WARNING)
def tren_terbalik(naskah: Naskah) -> Iterator[Flaw]:
    """An analysis says that an indicator rose or improved, and its figures say the opposite.

    Whether more is better depends on the indicator's polarity: a waiting time
    that falls is an improvement. The text was perhaps copied from another year.
    Compare it with `riwayat` and `realisasi`, and correct what is wrong.
    """
    report = naskah.report
    for ind, key, passage in _analyses(naskah):
        last = _last_year(ind)
        if key != "tahun_lalu" or last is None:
            continue
        years = {int(last.tahun), int(report.laporan.tahun)}
        for sentence, found in _claims(passage, years, naskah.sentences):
            delta = _delta(report, ind, last, found)
            if delta is not None and delta != 0 and (delta > 0) != found.naik:
                start = sentence.start + found.start
                yield _against(ind, last, passage, start, start + found.end - found.start)


def _last_year(ind: Indikator) -> TahunLalu | None:
    known = [t for t in ind.riwayat if t.realisasi is not None]
    return known[-1] if known and ind.realisasi is not None else None


def _claims(
    passage: Passage, years: set[int], reader: SentenceReader
) -> Iterator[tuple[Sentence, Tren]]:
    """Plain sentences of one direction about these years."""
    for sentence in reader.sentences(passage.text):
        found = list(tren(sentence.text))
        if len(found) == 1 and pernyataan(sentence.text) and _years(sentence) <= years:
            yield sentence, found[0]


def _years(sentence: Sentence) -> set[int]:
    return {year.tahun for year in years_in(sentence.text)}


def _delta(report: Report, ind: Indikator, last: TahunLalu, found: Tren) -> Decimal | None:
    """How far what a sentence speaks of moved; None where that is not comparable or known."""
    if found.ukuran == "capaian":
        now = capaian_mentah(ind, report.anggaran.tahap)
        before = terhadap(last.realisasi, last.target, ind.polaritas)
        return None if now is None or before is None else Decimal(now) - before
    if ind.realisasi is None or last.realisasi is None:
        return None
    if ind.satuan != "%" and not setahun(report, ind):
        return None  # a part of a year against a whole one
    delta = Decimal(ind.realisasi) - last.realisasi
    return -delta if found.ukuran == "kinerja" and ind.polaritas == "negatif" else delta


def _against(ind: Indikator, last: TahunLalu, passage: Passage, start: int, end: int) -> Flaw:
    return Flaw(
        passage.place(start, end),
        message(
            "`{kata}` contradicts the figures: {lalu} in {tahun}, {kini} now, polarity {polaritas}",
            kata=passage.text[start:end],
            lalu=dengan_satuan(last.realisasi, ind.satuan),
            tahun=int(last.tahun),
            kini=dengan_satuan(ind.realisasi, ind.satuan),
            polaritas=ind.polaritas,
        ),
        message("correct the sentence, or the figures in `riwayat` and `realisasi`"),
    )


def _analyses(naskah: Naskah) -> Iterator[tuple[Indikator, str, Passage]]:
    """Each passage of an indicator's analyses, with the key it stands at."""
    known = {
        ind.analisis.place.keys: ind
        for sasaran in naskah.report.kinerja.sasaran
        for ind in sasaran.indikator
        if ind.analisis is not None
    }
    for passage in naskah.of("narasi"):
        *keys, key = passage.at.keys
        ind = known.get(tuple(keys))
        if ind is not None and passage.at.path.name == "kinerja.toml":
            yield ind, str(key), passage


RULES = (tren_terbalik,)
