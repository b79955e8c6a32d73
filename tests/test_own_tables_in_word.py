"""Tables of one's own in the Word file: sound, on the right sheets, and traceable."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from publisher.load import load_report
from publisher.tables import compute_tables
from publisher.word import compose
from publisher.word.anchors import anchored_paragraphs
from publisher.word.xml import text_of
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE
from tests.test_word_schemas import findings
from tests.word_validity import problems

SISIPAN = """
[[tabel]]
kunci = "kecil"
judul = "Tabel Kecil"
sumber = "Dinas"
catatan = "* sementara"
jumlah = ["n"]
kolom = [{ kunci = "a", kelompok = "Atas" }, { kunci = "n", kelompok = "Atas" }]
baris = [["x", 1], [{ isi = "y", tinggi = 2 }, 2], ["belum diisi"]]

[[tabel]]
kunci = "lebar"
judul = "Tabel Mendatar"
mendatar = true
kolom = ["a", "b"]
baris = [["x", "1"]]

[[tabel]]
kunci = "kedua"
judul = "Tabel Mendatar Kedua"
berkas = "data/pegawai 2024.csv"
mendatar = true

[[tabel]]
kunci = "hitungan"
judul = "Tabel Hitungan"
dari = "kinerja"
"""
PLACED = {
    "between": "Di atas.\n\n{tabel.kecil}\n\n{tabel.lebar}\n\n"
    "Di bawah.\n\n{tabel.hitungan}\n\nAkhir.",
    "first": "{tabel.lebar}\n\nDi bawah.\n\n{tabel.kecil}\n\n{tabel.hitungan}",
    "together": "Di atas.\n\n{tabel.lebar}\n\n{tabel.kedua}\n\nDi bawah.",
    "apart": "Di atas.\n\n{tabel.lebar}\n\nDi antara.\n\n{tabel.kedua}",
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same report with its tables in different places of one narrative."""
    return {n: _document(t, tmp_path_factory.mktemp(n)) for n, t in PLACED.items()}


def _document(narrative: str, folder: Path) -> Path:
    text = changed("penutup", 'simpulan = "Kinerja dinas baik."', f"simpulan = {narrative!r}")
    text = text.replace(repr(narrative), '"""' + narrative + '"""')
    write_minimal(folder, penutup=text, sisipan=SISIPAN)
    (folder / "data").mkdir()
    (folder / "data" / "pegawai 2024.csv").write_text("Nama;Nilai\nBudi;1\n")
    report, found = load_report(folder)
    assert report is not None, found
    draft = compose(report, compute_tables(report), TEMPLATE)
    return draft.save(folder / "laporan.docx", {}, {}).path


def own_tables(path: Path) -> list[docx.table.Table]:
    tables = docx.Document(str(path)).tables
    return [t for t in tables if t._tbl.tblPr.find(qn("w:tblCaption")) is not None]


@pytest.mark.parametrize("name", PLACED)
def test_word_opens_it_without_repair(name: str, written: dict[str, Path]) -> None:
    assert problems(written[name]) == []
    assert findings(written[name]) == []


@pytest.mark.parametrize("name", PLACED)
def test_sheets_lie_across_for_their_tables_alone(name: str, written: dict[str, Path]) -> None:
    shown = _sheets_of_the_chapter(written[name])
    assert (
        shown
        == {
            "between": [
                ("tegak", "Di atas. Tabel Kecil"),
                ("mendatar", "Tabel Mendatar"),
                ("tegak", "Di bawah."),
                ("mendatar", "Tabel Hitungan"),
                ("tegak", "Akhir."),
            ],
            "first": [
                ("mendatar", "Tabel Mendatar"),
                ("tegak", "Di bawah. Tabel Kecil"),
                ("mendatar", "Tabel Hitungan"),
                ("tegak", ""),
            ],
            "together": [
                ("tegak", "Di atas."),
                ("mendatar", "Tabel Mendatar Tabel Mendatar Kedua"),
                ("tegak", "Di bawah."),
            ],
            "apart": [
                ("tegak", "Di atas."),
                ("mendatar", "Tabel Mendatar"),
                ("tegak", "Di antara."),
                ("mendatar", "Tabel Mendatar Kedua"),
                ("tegak", ""),
            ],
        }[name]
    )


def _sheets_of_the_chapter(path: Path) -> list[tuple[str, str]]:
    """How each sheet of the last chapter lies, and which of our words stand on it."""
    document = docx.Document(str(path))
    shown: list[tuple[str, str]] = []
    words: list[str] = []
    begun = False
    for block in document.element.body:
        p = docx.text.paragraph.Paragraph(block, document) if block.tag == qn("w:p") else None
        text = p.text if p else ""
        begun = begun or text == "Simpulan"
        if begun and text in ("Di atas.", "Di bawah.", "Di antara.", "Akhir."):
            words.append(text)
        elif p and begun and p.style.name == "Judul Tabel":
            words.append(" ".join(text.split()[2:]))
        sect = block if block.tag == qn("w:sectPr") else block.find(".//" + qn("w:sectPr"))
        if sect is not None and begun:
            size = sect.find(qn("w:pgSz"))
            across = int(size.get(qn("w:w"))) > int(size.get(qn("w:h")))
            shown.append(("mendatar" if across else "tegak", " ".join(words)))
            words = []
        if text.startswith("NIP ") and begun:
            return shown if not words else [*shown, ("tegak", " ".join(words))]
    return shown


@pytest.mark.parametrize("name", PLACED)
def test_pages_are_counted_on(name: str, written: dict[str, Path]) -> None:
    sections = docx.Document(str(written[name])).element.body.iter(qn("w:pgNumType"))
    starts = [s.get(qn("w:fmt")) for s in sections if s.get(qn("w:start"))]
    assert starts == [None, "lowerRoman", "decimal"]


def test_a_table_goes_on_with_its_head(written: dict[str, Path]) -> None:
    for table in own_tables(written["between"]):
        rows = list(table._tbl.iterchildren(qn("w:tr")))
        heads = [r.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for r in rows]
        assert heads[0] and heads == sorted(heads, reverse=True)
        assert all(r.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for r in rows)


def test_the_look_of_a_table(written: dict[str, Path]) -> None:
    small = own_tables(written["between"])[0]
    styles = [[c.paragraphs[0].style.name for c in row.cells] for row in small.rows]
    assert styles == [
        ["Sel Kepala", "Sel Kepala"],
        ["Sel Kepala", "Sel Kepala"],
        ["Sel", "Sel Angka"],
        ["Sel", "Sel Angka"],
        ["Sel", "Sel Angka"],
        ["Sel Tengah", "Sel Angka"],
    ]
    assert [c.text for c in small.rows[-1].cells] == ["Jumlah", "belum diisi"]
    assert [c.text for c in small.columns[0].cells] == ["Atas", "A", "x", "y", "y", "Jumlah"]


def test_every_cell_leads_home(written: dict[str, Path]) -> None:
    document = docx.Document(str(written["together"]))
    keys = {text_of(p): key for p, key in anchored_paragraphs(document)}
    assert keys["Budi"] == ("data/pegawai%202024.csv#cell=2,1",)
    assert keys["Nilai"] == ("data/pegawai%202024.csv#cell=1,2",)
    assert keys["x"] == ("sisipan.toml#tabel[1].baris[0][0]",)


def test_further_sheets_say_that_the_table_goes_on(written: dict[str, Path]) -> None:
    sections = docx.Document(str(written["between"])).sections
    said = [s.header.paragraphs[0].text for s in sections if s.header.paragraphs]
    assert "Tabel 4.2 (lanjutan)" in said
