"""The cover with pictures and a foot, and without any."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from publisher import pipeline
from publisher.convert import ENGINES
from publisher.pipeline import Build, Request
from publisher.word.xml import text_of
from tests import fake_engine
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE
from tests.word_validity import problems

COVER = """[sampul]
lambang = "kiri"
lambang_kedua = "kedua.png"
foto = "foto.jpg"
latar = "latar.jpg"
alamat = "Jalan Merdeka Nomor 1"
laman = "https://dinas.go.id"

[kertas]"""
PAGE = (215 * 36_000, 330 * 36_000)  # F4, in EMU


def content(folder: Path) -> Path:
    write_minimal(folder, laporan=changed("laporan", "[kertas]", COVER))
    Image.new("RGB", (300, 400), "navy").save(folder / "kedua.png")
    Image.new("RGB", (1800, 1200), "green").save(folder / "foto.jpg")
    Image.new("RGB", (3000, 2000), "azure").save(folder / "latar.jpg")
    return folder


def built(folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    return pipeline.build(Request(folder, out, TEMPLATE), lambda stage: None)


def test_the_cover_has_what_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = built(content(tmp_path / "isi"), tmp_path / "jadi", monkeypatch)
    assert made.word is not None and problems(made.word.path) == []
    document = docx.Document(str(made.word.path))
    (anchor,) = document.element.body.iter(qn("wp:anchor"))
    assert anchor.get("behindDoc") == "1"
    extent = anchor.find(qn("wp:extent"))
    for side, length in zip(("cx", "cy"), PAGE, strict=True):
        assert abs(int(extent.get(side)) - length) < 36_000
    (crop,) = anchor.iter(qn("a:srcRect"))  # 3 : 2 becomes 215 : 330, from both sides alike
    assert crop.get("l") == crop.get("r") and 28_000 < int(crop.get("l")) < 28_500
    pictures = [e.get("descr") for e in document.element.body.iter(qn("wp:docPr"))]
    assert pictures[:2] == ["Latar sampul", "Lambang Dinas Perikanan"]
    assert pictures[2].startswith("Foto sampul")
    foot = document.sections[0].footer
    words = [p.text for p in foot.paragraphs if p.text]
    assert words == ["Jalan Merdeka Nomor 1", "https://dinas.go.id"]


def test_a_cover_without_any_is_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = built(write_minimal(tmp_path / "isi"), tmp_path / "jadi", monkeypatch)
    assert made.word is not None
    document = docx.Document(str(made.word.path))
    first = next(p for p in document.paragraphs)
    assert first.style is not None and first.style.name == "Sampul Judul"
    assert not list(document.element.body.iter(qn("wp:anchor")))
    assert not [p for p in document.sections[0].footer.paragraphs if p.text]


@pytest.mark.parametrize("name", ["kedua.png", "foto.jpg", "latar.jpg"])
@pytest.mark.parametrize("data", [None, b"bukan gambar"])
def test_a_picture_that_cannot_be_shown_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes | None
) -> None:
    folder = content(tmp_path / "isi")
    (folder / name).unlink() if data is None else (folder / name).write_bytes(data)
    made = built(folder, tmp_path / "jadi", monkeypatch)
    assert [f.at.line > 1 for f in made.findings if f.rule == "gambar-tak-tampil"] == [True]
    assert made.word is not None and problems(made.word.path) == []
    body = docx.Document(str(made.word.path)).element.body
    assert sum(name in text_of(p) for p in body.iter(qn("w:p"))) == 1


def test_a_picture_of_the_cover_is_part_of_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = built(content(tmp_path / "isi"), tmp_path / "jadi", monkeypatch)
    assert made.word is not None
    known = (tmp_path / "jadi" / "laporan.manifes.json").read_text("utf-8")
    assert '"latar.jpg"' in known
    with zipfile.ZipFile(made.word.path) as parts:
        assert len([n for n in parts.namelist() if n.startswith("word/media/")]) == 3
