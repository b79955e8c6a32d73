"""Pictures of the narrative that are odd or damaged: each is printed right, or told."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from publisher.assemble import pictured
from publisher.assemble.illustrations import Pictured
from publisher.convert import Worker
from publisher.evidence import ADDRESSABLE
from publisher.printers.catalog import translate
from tests import hell
from tests.attachment_samples import picture
from tests.conftest import Golden
from tests.hell import photos
from tests.hell.misnamed import NO_FILES
from tests.hell.pictures import SMALL
from tests.minimal import write_minimal
from tests.reports import GOLDENS, loaded

ALIKE = 40  # of 255, on average and channel: what JPEG and a press change, and no turned quarter
OTHER = (  # what no picture of four quarters is, or not in its colours
    *("gambar-4000-warna.png", "gambar-16-bit.png", "gambar-16-bit-warna.png"),  # white
    *("pindaian-3000.tif", "pindaian-60.tif", "gambar-kurang-baris.png"),  # white, of few rows
    *("gambar-selang-seling.png", "pindaian-ubin.tif"),  # a few grey pixels
    "gambar-palet-tembus.png",  # a quarter of it is not there: paper
    "pindaian-16-bit.tif",  # of 65,536 greys it has the 256 darkest
    "pindaian-campur.tif",  # black and white dots
    "foto-ycck.jpg",  # plain values that say of themselves that they are others
)
GREY = (
    *("foto-kelabu.jpg", "gambar-kelabu-tembus.png", "pindaian-besar.tif"),
    "pindaian-putaran.tif",
)
TURNED = ("foto-putar-",)  # stored upright, and to be turned by their EXIF


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker("publisher.assemble.worker", [str(ADDRESSABLE)]) as running:
        yield running


def shown(names: list[str], folder: Path, out: Path, worker: Worker) -> list[Pictured]:
    write_minimal(folder)
    items = (
        f'[[gambar]]\nkunci = "g{n}"\njudul = "J"\nlebar = 1\nberkas = {json.dumps(name)}\n'
        for n, name in enumerate(names)
    )
    (folder / "sisipan.toml").write_text("".join(items), encoding="utf-8")
    out.mkdir(exist_ok=True)
    found = list(pictured(loaded(folder), out, worker.ask))
    looked = list(pictured(loaded(folder), None, worker.ask))
    assert [f.message for one in looked for f in one.findings] == [
        f.message for one in found for f in one.findings
    ], "a check says what a build says"
    return found


def row(name: str, one: Pictured) -> str:
    told = "; ".join(f"{f.rule}: {translate(f.message, 'id')}" for f in one.findings)
    return f"{ascii(name)[1:-1]} | {'tampil' if one.made else 'bingkai'} | {told or '-'}"


def difference(one: Pictured, grey: bool = False) -> float:
    """How far the picture is from the one of four quarters, or from that in grey."""
    assert one.made is not None
    with Image.open(one.made[0]) as made:
        assert made.format in ("JPEG", "PNG") and made.mode in ("L", "RGB")
        wanted = picture(SMALL).convert("L" if grey else "RGB").convert("RGB")
        apart = ImageChops.difference(made.convert("RGB").resize(SMALL), wanted)
        return max(ImageStat.Stat(apart).mean)


@pytest.mark.parametrize("group", ["pictures", "misnamed"])
def test_every_picture_is_shown_or_told(
    group: str, worker: Worker, golden: Golden, tmp_path: Path
) -> None:
    names = hell.write(group, tmp_path / "isi")
    found = shown(names, tmp_path / "isi", tmp_path / "jadi", worker)
    text = "".join(row(name, one) + "\n" for name, one in zip(names, found, strict=True))
    golden(text, GOLDENS / "hell" / f"gambar-{group}.txt")
    apart: dict[str, float] = {}
    for name, one in zip(names, found, strict=True):
        assert (one.made is None) == (one.why is not None), name
        if one.made and name not in OTHER and not name.startswith(TURNED):
            apart[name] = difference(one, grey=name in GREY)
    assert {name: far for name, far in apart.items() if far >= ALIKE} == {}


def test_odd_pictures_are_right(worker: Worker, tmp_path: Path) -> None:
    names = photos.write(photos.RIGHT, tmp_path / "isi")
    names.append("subfolder\\dalam\\foto.jpg")
    found = shown(names, tmp_path / "isi", tmp_path / "jadi", worker)
    for name, one in zip(names, found, strict=True):
        assert one.findings == () and one.made, row(name, one)
        assert difference(one, grey="kelabu" in name) < ALIKE, name
        most = round(1 / 2.54 * 220)
        assert one.made[1] <= most and one.made[0].stat().st_size < 30_000, name


def test_a_turned_quarter_is_seen(worker: Worker, tmp_path: Path) -> None:
    """Else the comparison above would say nothing."""
    names = photos.write({"salah.jpg": photos.held(1)}, tmp_path / "isi")
    with Image.open(tmp_path / "isi" / "salah.jpg") as right:
        right.transpose(Image.Transpose.ROTATE_180).save(tmp_path / "isi" / "salah.jpg")
    (one,) = shown(names, tmp_path / "isi", tmp_path / "jadi", worker)
    assert difference(one) > ALIKE


def test_what_cannot_be_shown_is_told(worker: Worker, golden: Golden, tmp_path: Path) -> None:
    folder = tmp_path / "isi"
    names = photos.write(photos.TOLD, folder)
    for name, make in NO_FILES.items():
        make(folder / name)
        names.append(name)
    (tmp_path / "luar.jpg").write_bytes(photos.jpeg())
    (folder / "tautan-keluar.jpg").symlink_to(tmp_path / "luar.jpg")
    if os.name == "posix":
        (folder / "gawai.jpg").symlink_to("/dev/zero")
    names += [
        "tautan-keluar.jpg",
        "gawai.jpg",
        "../luar.jpg",
        "/etc/hosts",
        "C:\\foto.jpg",
        "tiada.jpg",
    ]
    found = shown(names, folder, tmp_path / "jadi", worker)
    text = "".join(row(name, one) + "\n" for name, one in zip(names, found, strict=True))
    golden(text, GOLDENS / "hell" / "gambar-tak-tampil.txt")
    assert all(one.findings for one in found)
    assert [n for n, one in zip(names, found, strict=True) if one.made] == ["satu-piksel.png"]


def test_nothing_of_the_camera_stays(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi" / "posisi.jpg").write_bytes(photos.with_position())
    assert b"Rahasia" in photos.with_position()
    (one,) = shown(["posisi.jpg"], tmp_path / "isi", tmp_path / "jadi", worker)
    assert one.made is not None
    content = one.made[0].read_bytes()
    assert b"Exif" not in content and b"Rahasia" not in content and b"ICC_PROFILE" not in content


def test_the_same_picture_gives_the_same_bytes(worker: Worker, tmp_path: Path) -> None:
    names = photos.write(
        {"a.jpg": photos.held(6), "b.png": photos.held(3, "PNG")}, tmp_path / "isi"
    )
    first = shown(names, tmp_path / "isi", tmp_path / "satu", worker)
    second = shown(names, tmp_path / "isi", tmp_path / "dua", worker)
    for one, other in zip(first, second, strict=True):
        assert one.made and other.made
        assert one.made[0].read_bytes() == other.made[0].read_bytes()
