"""The sample as it is submitted: made with the real LibreOffice, compared one by one."""

from __future__ import annotations

import csv
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from publisher.checks import OUTPUT_CHECKS
from publisher.convert import ENGINES
from publisher.vocabulary.findings import Finding
from tests.as_text import word_outline
from tests.comments_text import notes
from tests.publications import published
from tests.reports import CONTENT, STARTER
from tests.word_validity import problems

FACTS = Path(__file__).parent / "facts"
FOOTER = re.compile(r"\|\s*([ivxl]+|\d+)\s*$")


@dataclass(frozen=True)
class Built:
    word: Path
    reader: PdfReader
    texts: list[str]
    review: Path
    findings: tuple[Finding, ...]

    @property
    def labels(self) -> list[str]:
        return self.reader.page_labels


def built(content: Path) -> Built:
    result = published(content)
    assert result.word is not None and result.publication is not None
    assert result.review is not None
    reader = PdfReader(result.publication.path)
    texts = [p.extract_text() for p in reader.pages]
    return Built(result.word.path, reader, texts, result.review.path, result.findings)


@pytest.fixture(scope="module")
def sample() -> Built:
    return built(CONTENT)


@pytest.fixture(scope="module")
def dinas() -> Built:
    return built(STARTER)


def squeezed(text: str) -> str:
    """Without blanks: line breaks fall anywhere in a narrow cell."""
    return re.sub(r"[\s­]+", "", text).casefold()


def entries(word: Path) -> list[tuple[str, str]]:
    """(text, page number) of every entry of the contents and the lists, as Word shows them."""
    found = []
    for link in docx.Document(str(word)).element.body.iter(qn("w:hyperlink")):
        if any("PAGEREF" in (i.text or "") for i in link.iter(qn("w:instrText"))):
            words = [t.text or "" for t in link.iter(qn("w:t"))]
            found.append((" ".join(words[:-1]), words[-1]))
    return found


def assert_entries_are_right(report: Built) -> None:
    labels = report.labels
    seen = entries(report.word)
    assert len(seen) > 30
    for text, number in seen:
        page = labels.index(number)
        # A heading's own number is a list label, which a chapter prints on a line of its own.
        title = re.sub(r"^(BAB [IVX]+|[A-Z]\.|\d+\.|Lampiran [IVX]+) ", "", text)
        assert squeezed(title) in squeezed(report.texts[page]), f"{text} is not on page {number}"


def test_every_entry_points_to_the_page_on_which_the_thing_stands(sample: Built) -> None:
    assert_entries_are_right(sample)
    kinds = [t.split(" ")[0] for t, _ in entries(sample.word)]
    assert kinds.count("Tabel") == 13 and kinds.count("Lampiran") == 8
    assert kinds.count("Gambar") == 2 and kinds.count("BAB") == 4


def test_every_entry_of_the_dinas_is_right_too(dinas: Built) -> None:
    assert_entries_are_right(dinas)


def test_the_pdf_prints_the_numbers_that_word_has(sample: Built) -> None:
    contents = squeezed("".join(sample.texts[:6]))
    for text, number in entries(sample.word):
        pattern = re.escape(squeezed(text)) + r"\.*" + number
        assert re.search(pattern, contents), f"{text} … {number}"


@pytest.mark.parametrize("name", ["sample", "dinas"])
def test_printed_page_numbers_are_the_labels(name: str, request: pytest.FixtureRequest) -> None:
    report: Built = request.getfixturevalue(name)
    assert report.labels[0] == "Sampul"
    for label, text in list(zip(report.labels, report.texts, strict=True))[1:]:
        printed = [m[1] for line in text.splitlines() if (m := FOOTER.search(line.strip()))]
        assert printed[-1:] == [label]


def test_labels_are_roman_then_arabic_without_a_gap(sample: Built) -> None:
    labels = sample.labels
    first = labels.index("1")
    assert labels[1:first] == ["i", "ii", "iii", "iv"][: first - 1]
    assert labels[first:] == [str(n) for n in range(1, len(labels) - first + 1)]


def outline(reader: PdfReader) -> list[tuple[str, str]]:
    def walk(items: list[object]) -> list[tuple[str, str]]:
        out = []
        for item in items:
            if isinstance(item, list):
                out += walk(item)
            else:
                page = reader.get_destination_page_number(item)  # type: ignore[arg-type]
                out.append((item.title, reader.page_labels[page or 0]))  # type: ignore[attr-defined]
        return out

    return walk(reader.outline)


def test_the_outline_has_chapters_tables_and_lampiran_on_their_pages(sample: Built) -> None:
    found = {(squeezed(title), label) for title, label in outline(sample.reader)}
    expected = {(squeezed(text), number) for text, number in entries(sample.word)}
    assert expected <= found, expected - found
    assert sum(title.startswith(("lampirani", "lampiranv")) for title, _ in found) == 8


def test_title_author_and_language(sample: Built) -> None:
    meta = sample.reader.metadata
    assert meta is not None
    assert meta.title == "Laporan Kinerja Interim Triwulan II Tahun 2023 Kecamatan Jatiroto"
    assert meta.author == "Kecamatan Jatiroto"
    assert sample.reader.trailer["/Root"]["/Lang"] == "id-ID"  # type: ignore[index]


def test_no_page_is_empty_and_every_page_is_the_reports_paper(sample: Built) -> None:
    for page, text in zip(sample.reader.pages, sample.texts, strict=True):
        size = sorted((round(page.mediabox.width), round(page.mediabox.height)))
        assert size == [595, 842]
        assert len(text.strip()) > 20 or "/XObject" in page["/Resources"]  # type: ignore[operator]


def test_f4_is_f4(dinas: Built) -> None:
    for page in dinas.reader.pages:
        short, long = sorted((float(page.mediabox.width), float(page.mediabox.height)))
        assert abs(short - 215 * 72 / 25.4) < 1 and abs(long - 330 * 72 / 25.4) < 1


def test_the_word_file_beside_it_is_sound(sample: Built, dinas: Built) -> None:
    assert problems(sample.word) == []
    assert problems(dinas.word) == []
    assert zipfile.ZipFile(sample.word).testzip() is None


@pytest.mark.parametrize("name", ["sample", "dinas"])
def test_no_rule_on_the_finished_files_finds_anything(
    name: str, request: pytest.FixtureRequest
) -> None:
    report: Built = request.getfixturevalue(name)
    rules = {rule.id for rule in OUTPUT_CHECKS if not rule.passing}  # those hang on the machine
    assert [f"{f.rule}: {f.message}" for f in report.findings if f.rule in rules] == []


def test_the_review_copy_opens_and_prints_as_the_report_does(sample: Built, tmp_path: Path) -> None:
    assert word_outline(sample.review) == word_outline(sample.word)
    open_ones = [f for f in sample.findings if f.alasan is None]
    assert len(notes(sample.review)) == len(open_ones) > 0
    assert problems(sample.review) == []
    (pdf,) = ENGINES["libreoffice"].convert([sample.review], tmp_path)
    texts = [page.extract_text() for page in PdfReader(pdf.path).pages]
    assert [text for text in texts if text not in sample.texts] == []
    assert len(texts) > 40


def column(file: str, name: str) -> list[str]:
    with (FACTS / file).open(encoding="utf-8", newline="") as rows:
        return [row[name] for row in csv.DictReader(rows) if row[name].strip()]


# Source spellings that the report mends; tests/test_content_facts.py gives each reason.
MENDED = {
    "prsentase": "persentase",
    "presentase": "persentase",
    "rata - rata": "rata-rata",
    "dtu - dau": "dtu-dau",
    "belanja operasi / belanja langsung": "belanja operasi",
    "belanja modal / belanja tidak langsung": "belanja modal",
    "belanja tidak langsung": "belanja modal",
    "belanja langsung": "belanja operasi",
    "( good and clean governance )": "(good and clean governance)",
    "penyelenggaraantatakelola": "penyelenggaraan tata kelola",
}


def mended(text: str) -> str:
    text = text.casefold()
    for wrong, right in MENDED.items():
        text = text.replace(wrong, right)
    return squeezed(text)


COLUMNS = [
    ("program_tree.csv", c)
    for c in ("kode_normal", "uraian", "indikator", "target", "pagu_teks", "sumber_dana", "lokasi")
] + [
    ("belanja_2_2.csv", "uraian"),
    ("belanja_2_2.csv", "anggaran_teks"),
    ("kinerja_tabel_1.csv", "pagu_teks"),
    ("kinerja_tabel_1.csv", "realisasi_teks"),
    ("kinerja_tabel_1.csv", "program"),
    ("realisasi_belanja.csv", "belanja"),
    ("sasaran_indikator.csv", "sasaran"),
    ("sasaran_indikator.csv", "indikator"),
    ("misi.csv", "misi"),
    ("misi.csv", "penjelasan"),
    ("struktur_organisasi.csv", "unit"),
]


@pytest.mark.parametrize(("file", "name"), COLUMNS)
def test_every_fact_of_the_source_stands_in_the_pdf(sample: Built, file: str, name: str) -> None:
    text = squeezed("".join(sample.texts))
    missing = [v for v in column(file, name) if mended(v) not in text]
    assert missing == []


@pytest.mark.parametrize(
    "figure",
    ["953.161.732", "945.430.249", "7.731.483", "46,22", "49,89", "4,62", "93,33%", "94,44%"]
    + ["54,13%", "14,95%", "25,00%", "47,52%", "0,00%", "91,33%", "88,33%"],
)
def test_computed_figures_stand_in_the_pdf(sample: Built, figure: str) -> None:
    assert figure in "".join(sample.texts)
