"""The review copy: each finding is a comment at its words, and nothing else is changed."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.run import Run
from hypothesis import given
from hypothesis import strategies as st

from publisher import pipeline
from publisher.commands import main
from publisher.convert import ENGINES
from publisher.printers.remarks import finding_as_remark, phrases, wants_remark
from publisher.prose import REF
from publisher.reading import passages
from publisher.tables import compute_tables
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place, whole_file
from publisher.vocabulary.report import Report
from publisher.word import compose, review_copy
from publisher.word.align import printed_letters
from publisher.word.ranges import boundaries, mark_range, printed_text
from publisher.word.xml import field, run, w
from tests import fake_engine
from tests.as_text import word_outline
from tests.comments_text import Note, notes, notes_text
from tests.conftest import Golden
from tests.findings import warning
from tests.minimal import MINIMAL, changed, write_minimal
from tests.reports import CONTENT, GOLDENS, TEMPLATE, loaded
from tests.test_checks import case
from tests.word_validity import problems

MARK = qn("w:commentRangeStart")


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "fake", fake_engine)


def built(content: Path, out: Path, template: Path = TEMPLATE) -> pipeline.Build:
    request = pipeline.Request(content, out, template, "fake", comments=True)
    return pipeline.build(request, lambda stage: None)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Build:
    ENGINES["fake"] = fake_engine
    try:
        return built(CONTENT, tmp_path_factory.mktemp("jatiroto"))
    finally:
        del ENGINES["fake"]


def test_each_finding_of_the_sample_is_a_comment_at_its_words(
    sample: pipeline.Build, golden: Golden
) -> None:
    assert sample.review is not None
    golden(notes_text(sample.review.path), GOLDENS / "jatiroto" / "tinjauan.txt")
    found = notes(sample.review.path)
    still_open = [f for f in sample.findings if f.alasan is None]  # a waived one needs no note
    assert len(sample.findings) > len(still_open) == len(found) >= 19
    for note, finding in zip(found, still_open, strict=True):
        assert finding.rule in note.title
        assert finding.at.words in note.words
        assert note.words.strip()


def test_the_review_copy_says_what_the_report_says(sample: pipeline.Build) -> None:
    assert sample.word is not None and sample.review is not None
    assert word_outline(sample.review.path) == word_outline(sample.word.path)
    assert problems(sample.review.path) == []


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    content = case("tata_kode", tmp_path / "isi")
    one, two = (built(content, tmp_path / name).review for name in "ab")
    assert one is not None and two is not None
    assert one.path.read_bytes() == two.path.read_bytes()


@pytest.mark.parametrize("name", ["angka", "identitas", "kinerja", "nama"])
def test_every_error_of_a_case_reaches_the_review_copy(name: str, tmp_path: Path) -> None:
    result = built(case(name, tmp_path / "isi"), tmp_path / "out")
    assert result.word is None and result.review is not None
    assert len(notes(result.review.path)) == len(result.findings) > 0
    assert problems(result.review.path) == []


def test_errors_leave_only_the_review_copy(tmp_path: Path) -> None:
    text = changed("perencanaan", "Rencana kerja.", "Pagu {anggaran.totla|rupiah} naik.")
    result = built(write_minimal(tmp_path / "isi", perencanaan=text), tmp_path / "out")
    written = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert written == ["laporan-tinjauan.docx", "laporan.manifes.json"]
    assert result.word is None and result.review is not None
    (note,) = notes(result.review.path)
    assert note.words == "{anggaran.totla|rupiah}"
    assert note.lines[-1] == "perencanaan.toml:3"


def test_without_comments_there_is_no_review_copy(tmp_path: Path) -> None:
    request = pipeline.Request(write_minimal(tmp_path / "isi"), tmp_path / "out", TEMPLATE, "fake")
    assert pipeline.build(request, lambda stage: None).review is None
    assert not (tmp_path / "out" / "laporan-tinjauan.docx").exists()


def test_a_template_that_cannot_be_filled_leaves_the_findings(tmp_path: Path) -> None:
    broken = docx.Document(str(TEMPLATE))
    named = next(p for p in broken.paragraphs if "perangkat_daerah.nama" in p.text)
    named.add_run("{{ tidak_ada }}")
    broken.save(str(tmp_path / "t.docx"))
    text = changed("perencanaan", "Rencana kerja.", "{anggaran.totla}")
    content = write_minimal(tmp_path / "isi", perencanaan=text)
    result = built(content, tmp_path / "out", tmp_path / "t.docx")
    assert result.review is None and result.without_review is not None
    assert [f.rule for f in result.findings] == ["nama-tak-dikenal"]


def test_the_command_names_the_review_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    monkeypatch.chdir(tmp_path)
    text = changed("perencanaan", "Rencana kerja.", "{anggaran.totla}")
    write_minimal(tmp_path / "salah", perencanaan=text)
    assert main(["--lang", "en", "build", "salah", "--comments"]) == ExitCode.FINDINGS
    said = capsys.readouterr().out
    assert "build/laporan-tinjauan.docx (" in said
    assert "only the review copy was written: the content has errors" in said
    write_minimal(tmp_path / "benar")
    assert main(["--lang", "en", "build", "benar"]) == ExitCode.OK
    assert "laporan-tinjauan.docx is from an earlier build" in capsys.readouterr().out


# What a place leads to.


def at_value(report: Report, stem: str, *keys: str | int) -> Place:
    node = getattr(report, stem.replace("-", "_"))
    return Place(node.place.source, keys)


def commented(report: Report, *places: Place, tmp_path: Path) -> list[Note]:
    """The notes of remarks on these places."""
    draft = compose(report, compute_tables(report), TEMPLATE)
    word = draft.save(tmp_path / "x.docx", {}, {})
    remarks = [
        finding_as_remark(warning("aturan", at, message("wrong")), report.folder, "en")
        for at in places
    ]
    folder, out = report.folder, tmp_path / "y.docx"
    review_copy(word, remarks, phrases("en"), passages(report), folder, out)
    assert problems(out) == []
    assert word_outline(out) == word_outline(word.path)
    return notes(out)


def with_narratives(texts: Sequence[str], folder: Path) -> Report:
    """A report whose first narratives of Bab I are these TOML strings."""
    lines = [f"{key} = {text}" for key, text in zip(NARRATIVES, texts, strict=False)]
    lines += [f'{key} = "Isi."' for key in NARRATIVES[len(texts) :]]
    _, _, tables = MINIMAL["pendahuluan"].partition("\n[[")
    text = "\n".join(lines) + "\n[[" + tables
    return loaded(write_minimal(folder, pendahuluan=text))


def narrative(report: Report, n: int = 0) -> Place:
    return at_value(report, "pendahuluan", NARRATIVES[n])


NARRATIVES = (
    *("latar_belakang", "dasar_hukum", "maksud_tujuan", "kedudukan", "tugas_fungsi"),
    *("susunan_organisasi", "uraian_tugas", "isu_strategis", "sistematika"),
)
AT_THE_WORDS = [
    ('"Satu dua tiga dua."', "dua", 0, "dua"),
    ('"Satu dua tiga dua lagi."', "dua", 1, "dua"),
    ('"Satu *dua tiga* empat."', "dua tiga", 0, "dua tiga"),
    ('"Satu *dua* tiga."', "*dua* tiga", 0, "dua tiga"),
    ('"Satu *du*a tiga."', "du", 0, "du"),
    ('"Pagu {anggaran.total} naik."', "{anggaran.total}", 0, "Rp1.500.000"),
    ('"Pagu {anggaran.total|angka} naik."', "angka", 0, "1.500.000"),
    ('"Pagu {anggaran.total} dan {anggaran.total} naik."', "naik", 0, "naik"),
    ('"Lihat {tabel.belanja} dan {lampiran.bagan} itu."', "dan", 0, "dan"),
    ('"Lihat {tabel.belanja} itu."', "Lihat {tabel.belanja}", 0, "Lihat Tabel 2.1"),
    ('"Lihat {lampiran.bagan} itu."', "{lampiran.bagan}", 0, "Lampiran I"),
    ('"Satu\\tdua \\u201ctiga\\u201d empat."', "empat", 0, "empat"),
    ('"Satu.\\n\\nDua tiga."', "tiga", 0, "tiga"),
    (
        '"Pada {perangkat_daerah.nama} {perangkat_daerah.kabupaten} juga."',
        "{perangkat_daerah.kabupaten}",
        0,
        "Kabupaten Tirtasari",
    ),
    ('"Sama.\\n\\nSama."', "Sama", 1, "Sama"),
    ('"Ada:\\n- satu dua\\n- satu tiga"', "satu", 1, "satu"),
    ('"Dinas  salah eja."', "  ", 0, "  "),
]


@pytest.mark.parametrize("begin", range(0, len(AT_THE_WORDS), len(NARRATIVES)))
def test_each_comment_stands_at_the_very_words(begin: int, tmp_path: Path) -> None:
    chosen = AT_THE_WORDS[begin : begin + len(NARRATIVES)]
    report = with_narratives([text for text, *_ in chosen], tmp_path / "isi")
    places = [narrative(report, n).at_word(word, nth) for n, (_, word, nth, _) in enumerate(chosen)]
    assert [at.words for at in places] == [word for _, word, _, _ in chosen]
    found = commented(report, *places, tmp_path=tmp_path)
    assert [note.words for note in found] == [words for *_, words in chosen]
    assert all(note.lines[-1].startswith("pendahuluan.toml:") for note in found)


def test_the_second_of_two_is_the_second(tmp_path: Path) -> None:
    report = with_narratives(['"Satu dua tiga dua."', '"Sama.\\n\\nSama."'], tmp_path / "isi")
    places = narrative(report).at_word("dua", 1), narrative(report, 1).at_word("Sama", 1)
    commented(report, *places, tmp_path=tmp_path)
    marked = [
        "".join("|" if c.tag == MARK else Run(c, None).text for c in p._p.iter(MARK, qn("w:r")))
        for p in docx.Document(str(tmp_path / "y.docx")).paragraphs
        if "dua" in p.text or p.text == "Sama."
    ]
    assert marked == ["Satu dua tiga |dua.", "Sama.", "|Sama."]


def test_formatting_is_kept_where_runs_are_split(tmp_path: Path) -> None:
    report = with_narratives(['"Satu *dua tiga* empat."'], tmp_path / "isi")
    commented(report, narrative(report).at_word("tiga"), tmp_path=tmp_path)
    document = docx.Document(str(tmp_path / "y.docx"))
    p = next(p for p in document.paragraphs if p.text.startswith("Satu dua"))
    looks = [(r.text, bool(r.bold)) for r in p.runs if r.text]
    assert looks == [("Satu ", False), ("dua ", True), ("tiga", True), (" empat.", False)]


def test_two_remarks_may_share_words(tmp_path: Path) -> None:
    report = with_narratives(['"Satu dua tiga empat."'], tmp_path / "isi")
    at = narrative(report)
    found = commented(
        report,
        at.at_word("dua tiga"),
        at.at_word("tiga empat"),
        at.at_word("tiga"),
        at,
        tmp_path=tmp_path,
    )
    words = [note.words for note in found]
    assert words == ["dua tiga", "tiga empat", "tiga", "Satu dua tiga empat."]


def rows_with_comments(path: Path) -> list[str]:
    rows = docx.Document(str(path)).element.body.iter(qn("w:tr"))
    return [
        "".join(t.text or "" for t in row.iter(qn("w:t")))
        for row in rows
        if next(row.iter(MARK), None) is not None
    ]


def test_a_figure_is_commented_in_its_own_cell_and_its_sums_are_counted(tmp_path: Path) -> None:
    report = loaded(write_minimal(tmp_path / "isi"))
    keys = ("program", 1, "kegiatan", 0, "sub_kegiatan", 0, "pagu")
    (note,) = commented(report, at_value(report, "anggaran", *keys), tmp_path=tmp_path)
    assert note.words == "500.000"
    (row,) = rows_with_comments(tmp_path / "y.docx")
    assert row.startswith("3.25.03.2.01.01")  # not that of the program, which is the same
    (line,) = [line for line in note.lines if line.startswith("other places")]
    assert int(line.rpartition(" ")[2]) > 3


def test_a_heading_and_a_divider_can_be_commented(tmp_path: Path) -> None:
    report = loaded(write_minimal(tmp_path / "isi"))
    at = at_value(report, "laporan", "lampiran", 0, "judul").at_word("Bagan")
    (note,) = commented(report, at, tmp_path=tmp_path)
    assert note.words == "Bagan"


def test_what_is_printed_nowhere_goes_as_near_as_can_be(tmp_path: Path) -> None:
    report = loaded(write_minimal(tmp_path / "isi"))
    found = commented(
        report,
        at_value(report, "laporan", "lampiran", 0, "kunci"),
        at_value(report, "visi-misi", "misi_diacu"),
        at_value(report, "anggaran", "tahap"),
        whole_file(tmp_path / "laporan.pdf"),
        tmp_path=tmp_path,
    )
    assert [note.words for note in found] == [
        "Bagan Organisasi",
        "Tujuan dan sasaran.",
        "LAPORAN KINERJA INTERIM",
        "LAPORAN KINERJA INTERIM",
    ]
    said = phrases("en").not_printed
    assert [note.lines[-1] == said for note in found] == [True] * 4


def test_a_gap_is_commented_where_it_is_printed_and_not_in_another_column(tmp_path: Path) -> None:
    text = changed("kinerja", "realisasi = 10.25", 'realisasi = "belum diisi"')
    report = loaded(write_minimal(tmp_path / "isi", kinerja=text))
    keys = ("sasaran", 0, "indikator", 0, "realisasi")
    (note,) = commented(report, at_value(report, "kinerja", *keys), tmp_path=tmp_path)
    assert note.words == "belum diisi"
    (note,) = commented(
        report, at_value(report, "kinerja", *keys[:-1], "target"), tmp_path=tmp_path
    )
    assert note.words.startswith("Target Tahun 2024 sebesar 20,5 ton")


def test_a_finding_that_is_open_wants_a_remark() -> None:
    assert wants_remark(warning("aturan", whole_file(Path("x.toml")), message("wrong")))


def test_a_damaged_comment_is_seen(tmp_path: Path) -> None:
    report = with_narratives(['"Satu dua."'], tmp_path / "isi")
    commented(report, narrative(report), tmp_path=tmp_path)
    damages = {
        "word/document.xml": (b"commentRangeEnd", b"commentRangeStart"),
        "word/comments.xml": (b'w:id="0"', b'w:id="5"'),
        "word/_rels/document.xml.rels": (b"relationships/comments", b"relationships/notes"),
        "[Content_Types].xml": (b"wordprocessingml.comments+xml", b"wordprocessingml.notes+xml"),
    }
    for part, (old, new) in damages.items():
        with (
            zipfile.ZipFile(tmp_path / "y.docx") as sound,
            zipfile.ZipFile(tmp_path / "z.docx", "w") as broken,
        ):
            for name in sound.namelist():
                data = sound.read(name)
                broken.writestr(name, data.replace(old, new) if name == part else data)
        assert any("comment" in p for p in problems(tmp_path / "z.docx")), part


# Pieces.

TEXT = st.text(st.sampled_from("ab \t\n"), max_size=8)


@given(st.lists(st.tuples(TEXT, st.booleans()), max_size=5), st.data())
def test_a_range_holds_its_words_and_changes_no_text(
    runs: list[tuple[str, bool]], data: st.DataObject
) -> None:
    p = w("p")
    for text, is_field in runs:
        for element in field("REF x", text) if is_field else [run(text)]:
            p.append(element)
    text = "".join(text for text, _ in runs)
    assert printed_text(p) == text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    fields = [n for n, (_, is_field) in enumerate(runs) if is_field]
    before = boundaries(p)
    mark_range(p, start, end, 7)
    assert printed_text(p) == text
    (first,), (last,) = p.findall(qn("w:commentRangeStart")), p.findall(qn("w:commentRangeEnd"))
    inside = list(p)[p.index(first) : p.index(last)]
    said = "".join(
        {qn("w:tab"): "\t", qn("w:br"): "\n"}.get(t.tag, t.text or "")
        for r in inside
        for t in r.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
    )
    if start == end:
        assert said == text
    elif not fields:
        assert said == text[start:end]
    else:
        assert text[start:end] in said
    assert len(before) >= 1
    depth = [c.get(qn("w:fldCharType")) for r in inside for c in r.iter(qn("w:fldChar"))]
    assert depth.count("begin") == depth.count("end")


WORDS = st.text(st.sampled_from("ab "), max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_every_letter_is_found_in_print(parts: list[str], data: st.DataObject) -> None:
    parts = [parts[0], *(part or "b" for part in parts[1:-1]), *parts[1:][-1:]]
    values = [data.draw(st.text(st.sampled_from("xy "), min_size=1)) for _ in parts[1:]]
    pieces = [parts[0], *(x for pair in zip(values, parts[1:], strict=True) for x in pair)]
    printed = "".join(pieces)
    bounds = [len("".join(pieces[:n])) for n in range(len(pieces) + 1)]
    text = REF.join(parts)
    at, n = 0, 0
    for piece_number, piece in enumerate(pieces):
        begin = bounds[piece_number]
        letters = list(piece) if piece_number % 2 == 0 else [piece]
        for letter in letters:
            found = printed_letters(text, printed, n, n + 1, bounds)
            assert found is not None
            if piece_number % 2 == 0:
                assert printed[found[0] : found[1]] == letter
            n += 1
            at = begin
    assert n == len(text) and at <= len(printed)


def test_another_text_is_not_found() -> None:
    assert printed_letters("satu", "dua", 0, 4, [0, 3]) is None
    assert printed_letters(f"a {REF} b", "a 5 c", 0, 1, [0, 2, 3, 5]) is None
    assert printed_letters("Satu", "KATA SATU", 0, 4, [0, 9]) == (5, 9)
