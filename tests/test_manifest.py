"""The manifest: everything that shapes the outputs, and nothing of the machine's owner."""

from __future__ import annotations

import getpass
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from publisher import evidence, manifest, pipeline
from publisher.convert import ENGINES, engine_version, font_files
from publisher.convert.installation import build_of
from tests import fake_engine
from tests.attachment_samples import pdf_page
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "fake", fake_engine)


def content(folder: Path) -> Path:
    """The minimal report with a logo, a lampiran of a file, and knowledge of its own."""
    text = changed("laporan", 'kepala = "Kepala Dinas"', 'kepala = "Kepala Dinas"\nlogo = "l.png"')
    text = text.replace('isi = "bagan_organisasi"', 'berkas = "lampiran/a.pdf"')
    write_minimal(folder, laporan=text)
    for name in ("lampiran", "pengetahuan"):
        (folder / name).mkdir()
    Image.new("RGB", (30, 40), "navy").save(folder / "l.png")
    pdf_page(folder / "lampiran" / "a.pdf")
    (folder / "pengetahuan" / "satuan.toml").write_text("")
    (folder / "catatan.txt").write_text("nobody reads this")
    return folder


def build(folder: Path, out: Path) -> dict[str, Any]:
    request = pipeline.Request(folder, out, TEMPLATE, "fake")
    assert pipeline.build(request, lambda stage: None).publication
    made = manifest.read_manifest(out / manifest.NAME)
    assert made is not None
    return dict(made)


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_it_has_every_input_and_output_and_nothing_else(tmp_path: Path) -> None:
    folder, out = content(tmp_path / "isi"), tmp_path / "out"
    made = build(folder, out)
    read = [f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()]
    assert set(made["masukan"]["isi"]) == set(read) - {"catatan.txt"}
    for name, mark in made["masukan"]["isi"].items():
        assert mark == {"sha256": sha256(folder / name), "ukuran": (folder / name).stat().st_size}
    assert made["masukan"]["templat"]["sha256"] == sha256(TEMPLATE)
    assert set(made["keluaran"]) == {"laporan.docx", "laporan.pdf"}
    assert all(mark["sha256"] == sha256(out / n) for n, mark in made["keluaran"].items())
    assert made["halaman"] > 5
    assert made["arsip"] == {"jenis": "PDF/A-2b", "lolos": True, "pelanggaran": []}


def test_two_folders_give_the_same_bytes_without_paths_or_names_of_people(tmp_path: Path) -> None:
    shutil.copytree(content(tmp_path / "satu"), tmp_path / "dua")
    build(tmp_path / "satu", tmp_path / "out1")
    build(tmp_path / "dua", tmp_path / "out2")
    texts = [(tmp_path / out / manifest.NAME).read_text("utf-8") for out in ("out1", "out2")]
    assert texts[0] == texts[1]
    assert str(tmp_path) not in texts[0] and "/tmp" not in texts[0]
    assert getpass.getuser() not in json.dumps(json.loads(texts[0])["masukan"])
    assert texts[0] == manifest.as_text(json.loads(texts[0]))  # sorted, and nothing lost


def test_a_build_that_fails_leaves_the_earlier_manifest(tmp_path: Path) -> None:
    folder, out = content(tmp_path / "isi"), tmp_path / "out"
    build(folder, out)
    before = (out / manifest.NAME).read_bytes()
    (folder / "penutup.toml").write_text("simpulan = ")
    request = pipeline.Request(folder, out, TEMPLATE, "fake")
    assert pipeline.build(request, lambda stage: None).publication is None
    assert (out / manifest.NAME).read_bytes() == before


def test_changes_are_told_one_by_one(tmp_path: Path) -> None:
    folder = content(tmp_path / "isi")
    made = build(folder, tmp_path / "out")
    assert manifest.changed_inputs(made, folder, TEMPLATE) == ()
    (folder / "penutup.toml").write_text("x")
    (folder / "l.png").unlink()
    (folder / "catatan.txt").write_text("y")
    other = shutil.copy(TEMPLATE, tmp_path / "lain.docx")
    (tmp_path / "lain.docx").write_bytes(TEMPLATE.read_bytes() + b"x")
    told = [str(one) for one in manifest.changed_inputs(made, folder, Path(other))]
    assert told == [
        "l.png is gone",
        "penutup.toml was changed",
        "the template lain.docx is another",
    ]
    del made["masukan"]["isi"]["pengetahuan/satuan.toml"]
    told = [str(one) for one in manifest.changed_inputs(made, folder, TEMPLATE)]
    assert "pengetahuan/satuan.toml is new" in told


def test_a_manifest_from_elsewhere_leads_to_no_file_outside_the_folder(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("x")
    folder = write_minimal(tmp_path / "isi")
    assert manifest.marks_of(folder, ["../rahasia.txt", str(secret), "penutup.toml"]).keys() == {
        "penutup.toml"
    }


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"bentuk": 99}', '{"bentuk": 1}', "\udcff", "["])
def test_what_is_no_manifest_of_today_is_none(text: str, tmp_path: Path) -> None:
    file = tmp_path / manifest.NAME
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert manifest.read_manifest(file) is None
    assert manifest.read_manifest(tmp_path / "absent.json") is None


def test_other_versions_and_fonts_are_told(tmp_path: Path) -> None:
    made = build(content(tmp_path / "isi"), tmp_path / "out")
    now = evidence.versions(engine_version("fake"))
    assert manifest.other_versions(made, now) == ()
    (other,) = manifest.other_versions(made, now | {"python": "9.9"})
    assert str(other).startswith("python: ") and str(other).endswith("then, 9.9 now")
    made["huruf"] = {"Arial": {"sha256": "1"}}
    assert [str(m) for m in manifest.other_fonts(made, {})] == ["the font Arial is another file"]
    assert manifest.other_fonts(made, {"Arial": {"sha256": "1"}}) == ()


def test_versions_name_what_shapes_an_output() -> None:
    known = evidence.versions("libreoffice 1")
    needed = {"publisher", "python", "qpdf", "pikepdf", "pypdf", "python-docx", "docxtpl", "lxml"}
    assert needed | {"pillow", "img2pdf", "pypdfium2", "mesin"} <= set(known)
    assert all(known.values())


def test_a_font_that_is_nowhere_is_none() -> None:
    assert font_files(["TidakAdaHuruf-Tebal"]) == {"TidakAdaHuruf-Tebal": None}


def test_an_installed_font_has_its_family_and_file() -> None:
    font = font_files(["LiberationSans-Bold"])["LiberationSans-Bold"]
    if font is None:
        pytest.skip("needs fontconfig and Liberation Sans")
    assert font.family == "Liberation Sans" and font.file.startswith("LiberationSans-Bold")
    assert len(font.sha256) == 64


def test_the_build_of_libreoffice_is_read_from_its_folder(tmp_path: Path) -> None:
    assert build_of(tmp_path / "soffice.bin") == ""
    (tmp_path / "versionrc").write_text("[Version]\nbuildid=abc(Build:2)\nVendor=x\n")
    assert build_of(tmp_path / "soffice.bin") == "abc(Build:2)"
