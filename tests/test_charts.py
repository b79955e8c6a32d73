"""Charts of one's own: the figures, what is said of wrong ones, and the parts in the Word file."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from publisher import pipeline
from publisher.convert import ENGINES
from tests import fake_engine
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE

CHART = '[[grafik]]\nkunci = "satu"\njudul = "Judul Grafik"\n'
TYPED = CHART + 'kategori = ["A", "B"]\nderet = [{ nama = "Nilai", nilai = [1, 2] }]\n'
SERAPAN = CHART + 'dari = "serapan"\nlabel = "nama"\nkolom = ["pagu", "realisasi"]\n'


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "fake", fake_engine)


def content(folder: Path, sisipan: str) -> Path:
    placed = changed("akuntabilitas", '"Hasil."', '"Lihat {grafik.satu}.\\n\\n{grafik.satu}"')
    write_minimal(folder, akuntabilitas=placed)
    (folder / "sisipan.toml").write_text(sisipan, "utf-8")
    return folder


def said(folder: Path, sisipan: str) -> list[str]:
    _, findings = pipeline.check(content(folder, sisipan), TEMPLATE)
    return [f"{f.rule}: {f.message}" for f in findings if f.rule.startswith("grafik")]


def built(folder: Path, sisipan: str) -> Path:
    request = pipeline.Request(content(folder / "isi", sisipan), folder / "out", TEMPLATE, "fake")
    result = pipeline.build(request, lambda stage: None)
    assert result.word is not None, result.findings
    return result.word.path


def chart(word: Path) -> tuple[str, openpyxl.Workbook]:
    """The XML of the office's own chart, and its workbook: the last is the template's."""
    with zipfile.ZipFile(word) as package:
        names = sorted(n for n in package.namelist() if re.search(r"charts/chart\d+\.xml$", n))
        xml = package.read(names[0]).decode("utf-8")
        rels = package.read(f"word/charts/_rels/{Path(names[0]).name}.rels").decode("utf-8")
        target = re.search(r'Target="\.\./(embeddings/[^"]+)"', rels)
        assert target
        book = openpyxl.load_workbook(io.BytesIO(package.read(f"word/{target[1]}")))
    return xml, book


def alt(word: Path) -> str:
    body = docx.Document(str(word)).element.body
    alts = [p.get("descr") for p in body.iter(qn("wp:docPr")) if p.get("descr")]
    return next(text for text in alts if "Judul Grafik" in text)


def test_a_chart_of_a_computed_table_has_its_figures_in_a_workbook(tmp_path: Path) -> None:
    word = built(tmp_path, SERAPAN)
    xml, book = chart(word)
    sheet = book["Data"]
    assert [c.value for c in sheet[1]] == ["Kategori", "Pagu", "Realisasi"]
    assert [c.value for c in sheet[2]] == [
        "Program Penunjang Urusan Pemerintahan Daerah",
        1_000,
        400,
    ]  # in ribu, as the axis says
    assert "<a:t>Ribu rupiah</a:t>" in xml
    assert 'schemeClr val="accent1"' in xml and 'typeface="Arial"' in xml
    assert "Rp1.000.000" in alt(word)  # the words have it exact


def test_values_are_printed_with_a_decimal_comma_and_a_gap_is_no_point(tmp_path: Path) -> None:
    word = built(
        tmp_path,
        CHART + 'jenis = "garis"\nkategori = ["A", "B", "C"]\nsatuan = "Nilai"\n'
        'deret = [{ nama = "N", nilai = [1.5, "belum diisi", -2] }]\n',
    )
    xml, book = chart(word)
    assert "<a:t>1,5</a:t>" in xml and "<a:t>-2</a:t>" in xml
    assert 'dispBlanksAs val="gap"' in xml and 'smooth val="0"' in xml
    assert [row[1].value for row in book["Data"].iter_rows(min_row=2)] == [1.5, None, -2]
    assert alt(word).endswith("A 1,5 Nilai; B belum diisi; C -2 Nilai.")


def test_the_caption_is_counted_with_the_pictures_and_referred_to(tmp_path: Path) -> None:
    text = "\n".join(p.text for p in docx.Document(str(built(tmp_path, TYPED))).paragraphs)
    assert "Lihat Gambar 3.1." in text and "Gambar 3.1  Judul Grafik" in text
    assert "Gambar 3.2" in text  # the template's own chart comes after it


OWN = """
[[tabel]]
kunci = "desa"
judul = "Penduduk"
kolom = ["nama", { kunci = "laki", judul = "Laki-laki" }, "anggaran", "lurah"]
jumlah = ["laki"]
baris = [
  { kelompok = "Utara" },
  [{ isi = "2023", tinggi = 2 }, "1.250", "Rp1.500,50", "Budi"],
  [300, "n.a.", "Siti"],
  ["Tirta", "belum diisi", "{anggaran.total}", "Ani"],
]
"""
FROM_OWN = CHART + 'dari = "tabel.desa"\nlabel = "nama"\nkolom = ["laki", "anggaran"]\n'


def test_a_chart_of_an_own_table_reads_its_figures_as_they_are_typed(tmp_path: Path) -> None:
    _, book = chart(built(tmp_path, FROM_OWN + OWN))
    assert [[c.value for c in row] for row in book["Data"]] == [
        ["Kategori", "Laki-laki", "Anggaran"],
        ["2023", 1250, 1500.5],
        ["2023", 300, None],
        ["Tirta", None, 1_500_000],
    ]


def test_a_chart_of_a_table_that_a_narrative_types(tmp_path: Path) -> None:
    typed = "Tabel: Data desa\\n| Desa | Jiwa |\\n|---|--:|\\n| A | 1.200 |\\n| B | 900 |"
    sisipan = CHART + 'dari = "tabel.data_desa"\nlabel = "desa"\nkolom = ["jiwa"]\n'
    folder = content(tmp_path / "isi", sisipan)
    file = folder / "akuntabilitas.toml"
    file.write_text(file.read_text("utf-8").replace("Lihat {grafik.satu}.", typed), "utf-8")
    request = pipeline.Request(folder, tmp_path / "out", TEMPLATE, "fake")
    result = pipeline.build(request, lambda stage: None)
    assert result.word is not None, result.findings
    assert [row[1].value for row in chart(result.word.path)[1]["Data"]] == ["Jiwa", 1200, 900]


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (('"anggaran"]\n', '"lurah"]\n'), "the column `lurah` holds text: `Budi`"),
        (('label = "nama"', 'label = "desa"'), "the table has no column `desa`"),
        (('"tabel.desa"', '"tabel.dasa"'), "there is no table `tabel.dasa` to draw"),
    ],
)
def test_what_an_own_table_does_not_have_is_told(
    tmp_path: Path, change: tuple[str, str], wanted: str
) -> None:
    assert [wanted in f for f in said(tmp_path, FROM_OWN.replace(*change) + OWN)] == [True]


def test_the_charts_of_the_page_are_drawn(tmp_path: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "gambar-dan-tabel.md").read_text("utf-8")
    charts = [re.sub("(?m)^  ", "", x) for x in re.findall(r"```toml\n(.*?)```", page, re.S)]
    charts = [c for c in charts if c.strip().startswith("[[grafik]]")]
    assert len(charts) == 3
    table = (
        '[[tabel]]\nkunci = "penduduk"\njudul = "Penduduk"\n'
        'kolom = ["desa", "laki_laki", "perempuan"]\nbaris = [["A", 1, 2], ["B", 3, 4]]\n'
    )
    keys = '"satu"', '"dua"', '"tiga"'
    named = [
        re.sub(r'(?m)^kunci = "\w+"', f"kunci = {k}", c) for c, k in zip(charts, keys, strict=True)
    ]
    assert said(tmp_path, table + "".join(named)) == []


def test_what_looks_like_a_formula_is_a_word(tmp_path: Path) -> None:
    _, book = chart(built(tmp_path, TYPED.replace('"A"', '"=1+1"')))
    assert book["Data"]["A2"].value == "=1+1" and book["Data"]["A2"].data_type != "f"


@pytest.mark.parametrize("jenis", ["batang", "batang_bertumpuk", "garis", "lingkaran"])
@pytest.mark.parametrize("many", [1, 2, 60])
def test_every_kind_draws_one_point_and_many(tmp_path: Path, jenis: str, many: int) -> None:
    names = ", ".join(f'"K{n}"' for n in range(many))
    values = ", ".join(str(n + 1) for n in range(many))
    typed = f'kategori = [{names}]\nderet = [{{ nama = "N", nilai = [{values}] }}]\n'
    word = built(tmp_path, CHART + f'jenis = "{jenis}"\n' + typed)
    assert len(list(chart(word)[1]["Data"].iter_rows())) == many + 1


@pytest.mark.parametrize(
    ("sisipan", "wanted"),
    [
        (SERAPAN.replace('"serapan"', '"serapen"'), "there is no table `serapen` to draw"),
        (SERAPAN.replace('"serapan"', '"tabel.tak_ada"'), "no table `tabel.tak_ada`"),
        (SERAPAN.replace('"pagu"', '"pagi"'), "the table has no column `pagi`"),
        (SERAPAN.replace('"pagu"', '"kode"'), "the column `kode` holds text: `3.25.01`"),
        (SERAPAN.replace('label = "nama"\n', ""), "which column is its `label`"),
        (TYPED.replace("[1, 2]", "[1]"), "`Nilai` has 1 values for 2 categories"),
        (TYPED + 'dari = "serapan"\n', "figures of a table and typed ones"),
        (TYPED.replace("[1, 2]", '["belum diisi", "belum diisi"]'), "no value of this chart"),
        ('[[grafik]]\nkunci="satu"\njudul="J"\nkategori=["A"]\n', "the chart has no `deret`"),
        (TYPED + 'jenis = "lingkaran"\n', ""),
        (TYPED.replace("[1, 2]", "[1, -2]") + 'jenis = "lingkaran"\n', "no parts of a whole"),
        (TYPED.replace("[1, 2]", "[0, 0]") + 'jenis = "lingkaran"\n', "no parts of a whole"),
        (SERAPAN + 'jenis = "lingkaran"\n', "a circle shows one series, and this chart has 2"),
        (TYPED.replace("[1, 2]", '[1, "belum diisi"]'), "the chart shows a single value"),
    ],
)
def test_what_cannot_be_drawn_is_told(tmp_path: Path, sisipan: str, wanted: str) -> None:
    found = said(tmp_path, sisipan)
    assert [wanted in f for f in found] == [True] if wanted else not found


def test_text_in_a_typed_series_is_told_with_its_line(tmp_path: Path) -> None:
    _, findings = pipeline.check(content(tmp_path, TYPED.replace("[1, 2]", '[1, "dua"]')), TEMPLATE)
    assert [(f.at.path.name, f.at.line) for f in findings] == [("sisipan.toml", 5)]


def test_a_wrong_chart_is_a_mark_in_the_review_copy(tmp_path: Path) -> None:
    folder = content(tmp_path / "isi", SERAPAN.replace('"serapan"', '"serapen"'))
    request = pipeline.Request(folder, tmp_path / "out", TEMPLATE, "fake", comments=True)
    review = pipeline.build(request, lambda stage: None).review
    assert review is not None
    text = "\n".join(p.text for p in docx.Document(str(review.path)).paragraphs)
    assert "[grafik.satu]" in text
