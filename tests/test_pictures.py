"""Pictures and grids of photos in the narrative, in Word as in the PDF."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image

from publisher import pipeline
from publisher.convert import ENGINES
from publisher.pipeline import Request
from publisher.word import width_of_text
from publisher.word.anchors import anchored_paragraphs
from publisher.word.xml import EMU_PER_CM, GRID, text_of
from tests import fake_engine
from tests.attachment_samples import picture, picture_bytes
from tests.minimal import MINIMAL, write_minimal
from tests.reports import TEMPLATE
from tests.word_validity import problems

NARRATIVE = """Pelayanan terlihat pada {gambar.layanan} dan {galeri.giat}, grafiknya pada
{gambar.serapan}.

{gambar.layanan}

Kegiatan disajikan berikut ini.

{galeri.giat}

{gambar.hilang}

- Daftar sesudah gambar.
"""


def content(folder: Path, columns: int = 3) -> Path:
    narrative = json.dumps(NARRATIVE)
    written = MINIMAL["akuntabilitas"].replace('"Capaian."', narrative)
    write_minimal(folder, akuntabilitas=written)
    for n, size in enumerate([(900, 600), (600, 900), (900, 600), (2000, 500)]):
        (folder / f"{n}.jpg").write_bytes(picture_bytes(picture(size), "JPEG"))
    photos = ", ".join(f'{{ berkas = "{n}.jpg", judul = "Giat {n}" }}' for n in range(4))
    (folder / "sisipan.toml").write_text(
        f"""[[gambar]]
kunci = "layanan"
judul = "Pelayanan Loket"
berkas = "0.jpg"
lebar = 9
uraian = "Warga antre di depan loket."
sumber = "Dinas, 2024"
catatan = "Diambil pada Mei."

[[gambar]]
kunci = "hilang"
judul = "Foto Hilang"
berkas = "tiada.jpg"

[[galeri]]
kunci = "giat"
judul = "Dokumentasi Kegiatan"
kolom = {columns}
foto = [{photos}]
""",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gambar")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ENGINES, "libreoffice", fake_engine)
        built = pipeline.build(
            Request(content(folder / "isi"), folder / "jadi", TEMPLATE), lambda stage: None
        )
    assert built.word is not None
    assert {f.rule for f in built.findings} >= {"gambar-tak-tampil"}
    return folder / "jadi" / built.word.path.name


def test_the_word_file_is_sound_and_has_each_picture_once(made: Path) -> None:
    assert problems(made) == []
    with zipfile.ZipFile(made) as parts:
        pictures = [n for n in parts.namelist() if n.startswith("word/media/")]
    assert len(pictures) == 4  # 0.jpg in two sizes, of which 2.jpg has one


def test_captions_count_with_those_of_the_template(made: Path) -> None:
    # That of a grid of photos is a row of the grid.
    texts = [text_of(p) for p in docx.Document(str(made)).element.body.iter(qn("w:p"))]
    captions = [t for t in texts if t.startswith("Gambar 3.")]
    assert captions[-4:-1] == [
        "Gambar 3.1  Pelayanan Loket",
        "Gambar 3.2  Dokumentasi Kegiatan",
        "Gambar 3.3  Foto Hilang",
    ]
    assert captions[-1].startswith("Gambar 3.4  Penyerapan")
    assert any(
        t.startswith("Pelayanan terlihat pada Gambar 3.1 dan Gambar 3.2, grafiknya pada Gambar 3.4")
        for t in texts
    )
    at = texts.index("Gambar 3.1  Pelayanan Loket")
    assert texts[at + 1 : at + 3] == ["Sumber: Dinas, 2024", "Catatan: Diambil pada Mei."]


def test_a_picture_has_its_width_and_its_words(made: Path) -> None:
    drawn = [
        (e.find(qn("wp:extent")), e.find(qn("wp:docPr")))
        for e in docx.Document(str(made)).element.body.iter(qn("wp:inline"))
    ]
    (size,) = [s for s, p in drawn if p.get("descr") == "Warga antre di depan loket."]
    assert round(int(size.get("cx")) / EMU_PER_CM, 2) == 9
    assert round(int(size.get("cy")) / EMU_PER_CM, 2) == 6
    ids = [p.get("id") for _, p in drawn]
    assert len(ids) == len(set(ids)) and all(p.get("descr") for _, p in drawn)


def test_a_grid_has_whole_rows_of_equal_height(made: Path) -> None:
    (grid,) = [
        t
        for t in docx.Document(str(made)).element.body.iter(qn("w:tbl"))
        if any(c.get(qn("w:val")) == GRID for c in t.iter(qn("w:tblCaption")))
    ]
    rows = grid.findall(qn("w:tr"))
    assert [len(r.findall(qn("w:tc"))) for r in rows] == [3, 3, 1]
    assert text_of(rows[-1]).startswith("Gambar 3.2")
    assert all(r.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for r in rows)
    heights = {int(e.get("cy")) // 1000 for e in rows[0].iter(qn("wp:extent"))}
    assert len(heights) == 1


def test_every_word_knows_where_it_was_written(made: Path) -> None:
    known = {
        key: text_of(p) for p, keys in anchored_paragraphs(docx.Document(str(made))) for key in keys
    }
    assert known["sisipan.toml#gambar[0].judul"] == "Gambar 3.1  Pelayanan Loket"
    assert known["sisipan.toml#gambar[0].sumber"] == "Sumber: Dinas, 2024"
    assert known["sisipan.toml#galeri[0].foto[3].judul"] == "Giat 3"
    assert "tiada.jpg" in known["sisipan.toml#gambar[1].berkas"]


@pytest.mark.parametrize(
    ("width", "wrong"),
    [("12", 0), ('"penuh"', 0), ('"50 %"', 0), ("7.5", 0)]
    + [("0", 1), ("-3", 1), ('"lebar"', 1), ('"101%"', 1), ("true", 1), ("1000", 1)],
)
def test_widths(tmp_path: Path, width: str, wrong: int) -> None:
    folder = content(tmp_path)
    text = (folder / "sisipan.toml").read_text("utf-8").replace("lebar = 9", f"lebar = {width}")
    (folder / "sisipan.toml").write_text(text, encoding="utf-8")
    _, findings = pipeline.check(folder, TEMPLATE)
    assert [f.rule for f in findings].count("nilai-salah") == wrong


def test_pictures_are_made_coarser_where_the_report_could_not_be_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    told = {}
    for limit in (10, "0.4"):
        folder = content(tmp_path / f"isi {limit}")
        Image.effect_noise((2000, 1400), 90).save(folder / "0.jpg", quality=95)
        laporan = folder / "laporan.toml"
        laporan.write_text(f"batas_ukuran = {limit}\n{laporan.read_text('utf-8')}", "utf-8")
        built = pipeline.build(Request(folder, folder / "jadi", TEMPLATE), lambda stage: None)
        told[limit] = [f for f in built.findings if f.rule == "berkas-diperkecil"]
    assert told[10] == [] and len(told["0.4"]) == 1


def test_the_width_of_the_text_is_that_of_the_template_and_its_paper(tmp_path: Path) -> None:
    assert [str(width_of_text(TEMPLATE, paper)) for paper in ("A4", "F4")] == ["16.0", "16.5"]
    narrow = docx.Document(str(TEMPLATE))
    for section in narrow.sections:
        section.left_margin = section.right_margin = Cm(5)
    narrow.save(str(tmp_path / "sempit.docx"))
    assert str(width_of_text(tmp_path / "sempit.docx", "A4")) == "11.0"
