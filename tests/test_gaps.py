"""What is missing is never printed in silence: at any key, in any text, on any page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from publisher import pipeline
from publisher.assemble.meter import shows_gap
from publisher.checks import check_print
from publisher.load import from_disk, load_report
from publisher.prose.gaps import gaps
from publisher.tables import compute_tables
from publisher.vocabulary.findings import Finding, any_errors, leaves_open
from publisher.vocabulary.keluaran import BuiltPage, BuiltPdf, BuiltWord, Keluaran
from publisher.vocabulary.places import Keys, Span, key_of
from publisher.vocabulary.report import FILES, Report
from publisher.word import compose, measure_word
from tests.proofs import share
from tests.reports import CONTENT, TEMPLATE, loaded

pytestmark = pytest.mark.usefixtures("remembering")

OFFICE = Path(__file__).parent / "kantor" / "kecamatan" / "isi"


@pytest.mark.parametrize(
    "text",
    [
        "belum diisi",
        "(pangkat belum diisi)",
        "Nama: belum diisi",
        "sebesar belum diisi atau naik",
        "yaitu belum diisi%",
        "belum diisi, 30 Juni 2024",
        "disusun oleh belum diisi.",
        "Rp belum diisi",
    ],
)
def test_words_in_the_place_of_what_is_missing_are_a_gap(text: str) -> None:
    assert list(gaps(text)) == [(text.index("belum"), text.index("diisi") + 5)]


@pytest.mark.parametrize(
    "text",
    [
        "Indikator yang realisasinya belum diisi tidak diberi kategori.",
        "Pembagian belanja modal menurut program belum diisi, sehingga jumlahnya tidak ada.",
        "Formulir itu belum diisi.",
        "Selama realisasi kinerja belum diisi, analisis ditunda.",
    ],
)
def test_a_sentence_that_speaks_of_it_is_none(text: str) -> None:
    assert not list(gaps(text))


Value = tuple[Path, Keys, Span]


def values(report: Report) -> list[Value]:
    """One value of each kind that a content file of the office holds."""
    kinds: dict[object, Value] = {}
    for stem in FILES:
        part = getattr(report, stem.replace("-", "_"))
        if part is None or part.at is None:
            continue
        source = part.at.source
        for keys, span in source.spans.items():
            of_the_office = stem != "laporan" or keys[0] not in ("evaluasi", "pengecualian")
            plain = span.key < span.start and source.text[span.start] not in "[{"
            kind = (stem, *("*" if isinstance(k, int) else k for k in keys))
            if plain and of_the_office:
                kinds.setdefault(kind, (source.path, keys, span))
    return list(kinds.values())


def emptied(value: Value) -> bytes:
    path, _, span = value
    text = path.read_text("utf-8")
    return f'{text[: span.start]}"belum diisi"{text[span.end :]}'.encode()


def is_told(keys: Keys, findings: tuple[Finding, ...]) -> bool:
    return any(
        f.at.keys[: len(keys)] == keys or keys[: len(f.at.keys)] == f.at.keys
        for f in findings
        if f.rule in TELLING
    )


TELLING = ("belum-diisi", "bagian-wajib-kosong", "lampiran-belum-diisi")


def test_a_gap_at_any_key_is_told_where_it_stands() -> None:
    tried, missed = 0, []
    for value in share(values(loaded(OFFICE)), 6, seed=4):
        path, keys, _ = value

        def read(file: Path, value: Value = value) -> bytes:
            return emptied(value) if file == value[0] else from_disk(file)

        if any_errors(load_report(OFFICE, read)[1]):
            continue  # it says at once that this key must be known
        tried += 1
        _, found = pipeline.check(OFFICE, TEMPLATE, read)
        if not is_told(keys, tuple(f for f in found if f.at.path == path)):
            missed.append((path.name, keys))
    assert tried > 2 and not missed


@pytest.fixture(scope="module")
def finished() -> Keluaran:
    """The sample's Word file, as the rule on what it prints sees it."""
    report, found = pipeline.check(CONTENT, TEMPLATE)
    assert report is not None and not leaves_open(found)
    draft = compose(report, compute_tables(report), TEMPLATE)
    parts = [r.target_part for r in draft.document.part.rels.values() if not r.is_external]
    header = next(p for p in parts if str(p.partname).startswith("/word/header"))
    next(header.element.iter(qn("w:t"))).text = "Nomor: belum diisi"
    word, file = measure_word(draft.document), CONTENT / "laporan"
    told = frozenset(key_of(f.at, report.folder) for f in found)
    return Keluaran(
        report, file.with_suffix(".docx"), file.with_suffix(".pdf"), word, BuiltPdf(0), told=told
    )


def said(keluaran: Keluaran) -> set[tuple[str, str]]:
    return {(f.at.path.name, f.at.key) for f in check_print(keluaran)}


def test_what_is_told_of_the_content_is_not_told_again(finished: Keluaran) -> None:
    assert len(finished.word.gaps) > 40  # the sample prints what its source leaves open
    assert said(finished) == {("laporan.pdf", "")}  # but nobody knows of the header's


def test_what_nobody_told_is_found_in_the_print_with_its_file_and_line(finished: Keluaran) -> None:
    silent = replace(finished, told=frozenset())
    found = said(silent)
    assert any(name == "anggaran.toml" and "program[0]" in key for name, key in found)
    assert any(name == "kinerja.toml" and "indikator[0]" in key for name, key in found)
    assert any(name == "laporan.toml" and "penanda_tangan" in key for name, key in found)
    assert not any(name in ("pengantar.toml", "akuntabilitas.toml") for name, _ in found)
    assert not said(replace(silent, draf=True))


def test_the_pages_are_the_last_net(finished: Keluaran) -> None:
    pages = (BuiltPage("1", 11900, 16840), BuiltPage("2", 11900, 16840, gap=True))
    pages += (BuiltPage("3", 11900, 16840, lampiran="foto", gap=True),)
    (found,) = check_print(replace(finished, word=BuiltWord(), pdf=BuiltPdf(0, pages)))
    assert str(found.message).endswith("2")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Target\r\n93,33%\r\nbelum diisi\r\n", True),
        ("oleh pihak kedua, yaitu belum\r\ndiisi.", True),
        ("Realisasi yang belum\r\ndiisi tidak dihitung.", False),
    ],
)
def test_a_page_is_read_as_lines_and_as_sentences(text: str, shown: bool) -> None:
    assert shows_gap(text) is shown
