"""Tables and pictures that a narrative types: in Word as those of sisipan.toml."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from publisher import pipeline
from publisher.convert import ENGINES
from publisher.tables import compute_tables
from publisher.vocabulary.places import Place
from publisher.vocabulary.values import Teks
from publisher.word import compose
from publisher.word.anchors import anchored_paragraphs
from publisher.word.xml import text_of
from tests import fake_engine
from tests.as_text import word_outline
from tests.attachment_samples import picture, picture_bytes
from tests.comments_text import notes as comments
from tests.conftest import Golden
from tests.minimal import write_minimal
from tests.reports import GOLDENS, TEMPLATE, loaded
from tests.test_narrative_in_word import set_narrative
from tests.word_validity import problems

NARRATIVE = """
Lihat {tabel.kapal_menurut_alat} dan {gambar.foto_kapal}.
Tabel: Kapal menurut alat
| Alat     | Jumlah | Pagu                    | Ket. \\\\| catatan |
|----------|:------:|------------------------:|----------------|
| Jaring   | 1.250  | {anggaran.total|rupiah} | 1. besar       |
| Pancing  | 3      | -                       | belum diisi    |

![Kapal di Dermaga](foto/kapal.jpg)

Tanpa judul:
| a | b |
|---|---|
| c | d |

Sama dengan itu:

| a | b |
|---|---|
| c | d |
"""


def content(folder: Path) -> Path:
    write_minimal(folder)
    set_narrative(folder / "pendahuluan.toml", "kedudukan", NARRATIVE)
    (folder / "foto").mkdir()
    (folder / "foto" / "kapal.jpg").write_bytes(picture_bytes(picture((900, 600)), "JPEG"))
    return folder


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = content(tmp_path_factory.mktemp("isi"))
    report = loaded(folder)
    return compose(report, compute_tables(report), TEMPLATE).save(folder / "a.docx", {}, {}).path


def test_they_stand_where_they_are_typed(word: Path, golden: Golden) -> None:
    chapter = word_outline(word).partition("[Heading 3] Kedudukan\n")[2]
    golden(chapter.partition("[Heading 3] Tugas")[0], GOLDENS / "narasi" / "diketik.txt")
    assert problems(word) == []


def test_they_are_listed_and_lead_home(word: Path) -> None:
    listed = [x for x in word_outline(word).splitlines() if x.startswith("[table of figures")]
    assert sum("Kapal menurut alat" in x or "Kapal di Dermaga" in x for x in listed) == 2
    keys = {text_of(p): key for p, key in anchored_paragraphs(docx.Document(str(word)))}
    for words in ("Jaring", "1.250", "1. besar", "Tabel 1.1  Kapal menurut alat", "d"):
        assert keys[words] == ("pendahuluan.toml#kedudukan",), words


def test_each_knows_its_line(tmp_path: Path) -> None:
    report = loaded(content(tmp_path))
    (table, bare), (photo,) = report.sisipan.tabel, report.sisipan.gambar
    text = (tmp_path / "pendahuluan.toml").read_text("utf-8").splitlines()

    def line(at: Place) -> str:
        return text[at.line - 1]

    assert line(table.judul.asal[0]) == "Tabel: Kapal menurut alat"
    assert [line(row.at).split()[1] for row in table.baris] == ["Jaring", "Pancing"]
    cell = table.baris[0].sel[1].isi
    assert isinstance(cell, Teks) and cell.asal[0].words == "1.250"
    assert (photo.judul.asal[0].words, photo.berkas.asal[0].words) == (
        *("Kapal di Dermaga", "foto/kapal.jpg"),
    )
    assert not bare.judul


def test_they_are_checked_as_those_of_sisipan(tmp_path: Path) -> None:
    folder = content(tmp_path)
    (folder / "foto" / "kapal.jpg").unlink()
    set_narrative(folder / "pendahuluan.toml", "maksud_tujuan", "![Kapal](foto/kapal.jpg)")
    set_narrative(folder / "penutup.toml", "simpulan", "| a |\n|---|\n| #REF! |")
    _, found = pipeline.check(folder, TEMPLATE)
    told = {(f.rule, f.at.path.stem) for f in found}
    assert told >= {
        ("gambar-tak-tampil", "pendahuluan"),
        ("sisipan-ganda", "pendahuluan"),
        ("tabel-rumus", "penutup"),
        ("belum-diisi", "pendahuluan"),
    }


def test_a_picture_is_in_the_word_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "fake", fake_engine)
    request = pipeline.Request(content(tmp_path / "isi"), tmp_path / "out", TEMPLATE, "fake")
    result = pipeline.build(request, lambda stage: None)
    assert result.word is not None, result.findings
    drawn = docx.Document(str(result.word.path)).element.body.iter(qn("wp:docPr"))
    assert "Kapal di Dermaga" in [d.get("descr") for d in drawn]


def test_a_remark_on_a_cell_stands_at_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ENGINES, "fake", fake_engine)
    folder = content(tmp_path / "isi")
    file = folder / "pendahuluan.toml"
    file.write_text(file.read_text("utf-8").replace("| Pancing  ", "| Prosentase kail "), "utf-8")
    request = pipeline.Request(folder, tmp_path / "out", TEMPLATE, "fake", comments=True)
    review = pipeline.build(request, lambda stage: None).review
    assert review is not None
    assert "Prosentase" in [note.words for note in comments(review.path)]
