"""What a narrative can hold, in Word: footnotes, quotations, headings, links, lists."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from publisher import pipeline
from publisher.reading import passages
from publisher.tables import compute_tables
from publisher.vocabulary.remarks import Phrases, Remark
from publisher.word import compose, review_copy
from tests.as_text import word_outline
from tests.comments_text import notes as comments
from tests.conftest import Golden
from tests.minimal import write_minimal
from tests.reports import GOLDENS, TEMPLATE, loaded
from tests.word_validity import problems

NARRATIVE = """
Nelayan berjumlah 20 orang.[^1] Kapal[^kapal] milik {perangkat_daerah.nama} ada *tiga[^1]*.

[^1]: Badan Pusat Statistik, _Tirtasari dalam Angka_, 2023; lihat {tabel.belanja}.
[^kapal]: Dicatat {perangkat_daerah.nama} & pelabuhan.

## Alat Tangkap

Menurut pedoman:
> Alat tangkap dipakai *dengan izin*,
> dan dicatat setiap tahun.
>
> Izinnya berlaku setahun.

### Jaring

1) jaring apung;
2) jaring dasar:
  a) halus; dan
  b) kasar.

### Pancing[^1]

• pancing ulur;
• pancing [tonda](https://kkp.go.id/alat_tangkap).

## Kapal

Nilai > 85 dan C# serta a | b tetap teks.
"""


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("isi")
    write_minimal(folder)
    set_narrative(folder / "pendahuluan.toml", "kedudukan", NARRATIVE)
    set_narrative(folder / "pengantar.toml", "ikhtisar_eksekutif", "# Capaian\\n\\nTercapai.")
    kinerja = folder / "kinerja.toml"
    cell = "Nelayan melaut[^a].\\n\\n## Sebab\\n\\n[^a]: Menurut rapat."
    kinerja.write_text(kinerja.read_text("utf-8").replace("Nelayan melaut lebih sering.", cell))
    report = loaded(folder)
    return compose(report, compute_tables(report), TEMPLATE).save(folder / "a.docx", {}, {}).path


def set_narrative(file: Path, key: str, text: str) -> None:
    lines = file.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(f"{key} ="))
    value = f'"""{text}"""'
    end = at + 1
    while lines[at].endswith('"""') and lines[end - 1] != '"""':
        end += 1
    lines[at:end] = [f"{key} = {value}"]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def notes(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/footnotes.xml"))
    return ["".join(t.text or "" for t in n.iter(qn("w:t"))) for n in root][2:]


def test_the_outline_is_as_reviewed(word: Path, golden: Golden) -> None:
    chapter = word_outline(word).partition("[Heading 3] Kedudukan\n")[2]
    golden(chapter.partition("[Heading 3] Tugas")[0], GOLDENS / "narasi" / "word.txt")


def test_word_opens_it_without_repair(word: Path) -> None:
    assert problems(word) == []
    found = {e.description for e in OpenXmlValidator(max_errors=0).validate(word).errors}
    # List 0 is Word's own way to say that a heading has no number; the judge looks for it.
    assert found <= {"Numbering definition '0' referenced but not found"}


def test_footnotes_are_words_own_and_in_their_order(word: Path) -> None:
    source = " Badan Pusat Statistik, Tirtasari dalam Angka, 2023; lihat Tabel 2.1."
    own = [source, " Dicatat Dinas Perikanan & pelabuhan.", source, source]
    assert notes(word) == [*own, " Menurut rapat."]
    body = docx.Document(str(word)).element.body
    marks = [m.get(qn("w:id")) for m in body.iter(qn("w:footnoteReference"))]
    assert marks == ["1", "2", "3", "4", "5"]
    assert "[^" not in "".join(t.text or "" for t in body.iter(qn("w:t")))


def test_headings_are_in_the_contents_and_below_their_section(word: Path) -> None:
    lines = [
        line.partition("…")[0].strip()
        for line in word_outline(word).splitlines()
        if line.startswith("[toc")
    ]
    assert "[toc 4] a)\tAlat Tangkap" in lines
    assert "[toc 4] b)\tKapal" in lines
    assert "[toc 2] Capaian" in lines  # before the first chapter nothing is numbered
    assert not any("Sebab" in line for line in lines)  # in a cell it is no heading


def test_a_template_from_before_prints_it_too(tmp_path: Path) -> None:
    old = docx.Document(str(TEMPLATE))
    later = ("Heading 4", "Heading 5", "toc 4", "Kutipan Langsung", "footnote text")
    later += ("footnote reference", "Daftar Angka Kurung", "Daftar Huruf Kurung")
    for style in [s for s in old.styles if s.name in later]:
        old.styles.element.remove(style.element)
    old.save(str(tmp_path / "old.docx"))
    write_minimal(tmp_path)
    set_narrative(tmp_path / "pendahuluan.toml", "kedudukan", NARRATIVE)
    report = loaded(tmp_path)
    draft = compose(report, compute_tables(report), tmp_path / "old.docx")
    path = draft.save(tmp_path / "a.docx", {}, {}).path
    assert problems(path) == []
    outline = word_outline(path)
    assert "[Isi] Alat Tangkap" in outline and "[Kutipan] Izinnya" in outline
    assert "[Daftar Angka #" in outline and len(notes(path)) == 4


def test_a_remark_on_a_footnote_stands_at_its_mark(tmp_path: Path) -> None:
    write_minimal(tmp_path)
    text = "Kapal besar[^a] ada.\n\n[^a]: Menurut rapat dinas.\n"
    set_narrative(tmp_path / "pendahuluan.toml", "kedudukan", text)
    report = loaded(tmp_path)
    word = compose(report, compute_tables(report), TEMPLATE).save(tmp_path / "a.docx", {}, {})
    (note,) = (p for p in passages(report) if p.catatan)
    at = note.place(note.text.index("rapat"), note.text.index("rapat") + 5)
    assert at.words == "rapat"
    remark = Remark(at, "judul", "teks")
    said = Phrases(str, "")
    out = tmp_path / "b.docx"
    review_copy(word, [remark], said, passages(report), tmp_path, out)
    (found,) = comments(out)
    assert found.words == "r"  # the letter before the mark
    assert problems(out) == []


def test_a_fix_leaves_marks_and_addresses(tmp_path: Path) -> None:
    write_minimal(tmp_path)
    text = (
        "Kapal[^a] - kapal dan [nelayan](https://a.id) - nelayan serta jala - jala ada.\n\n"
        "[^a]: Menurut dinas.\n"
    )
    set_narrative(tmp_path / "pendahuluan.toml", "kedudukan", text)
    _, findings = pipeline.check(tmp_path, TEMPLATE)
    found = [(f.at.words, f.fix) for f in findings if f.rule == "spasi-salah"]
    assert found == [
        ("Kapal[^a] - kapal", None),
        ("nelayan](https://a.id) - nelayan", None),
        ("jala - jala", "jala-jala"),
    ]
