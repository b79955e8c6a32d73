"""Scans and photographs as pages: upright, whole, without transparency, without loss."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import Pdf
from PIL import Image

from publisher.assemble.framing import lay_into, placing, show
from publisher.assemble.kinds import image as kind
from publisher.assemble.pages import page_shapes
from publisher.assemble.trouble import Broken, Exhausting
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.places import whole_file
from tests.attachment_samples import corners, ink_box, picture, picture_bytes, render

AT = whole_file(Path("laporan.toml"))
UPRIGHT = ("red", "green", "blue", "black")
T = Image.Transpose
# How a camera stores an upright scene under each orientation: what undoes the turn.
STORED = {
    1: None,
    2: T.FLIP_LEFT_RIGHT,
    3: T.ROTATE_180,
    4: T.FLIP_TOP_BOTTOM,
    5: T.TRANSPOSE,
    6: T.ROTATE_90,
    7: T.TRANSVERSE,
    8: T.ROTATE_270,
}


def made(folder: Path, name: str, content: bytes) -> PdfFile:
    file = folder / name
    file.write_bytes(content)
    assert {f.rule for f in kind.inspect(file, AT)} <= {"lampiran-warna-diubah"}
    return kind.ready(file, AT, folder / "made")


def shows(pdf: PdfFile, page: int = 0) -> tuple[str, ...]:
    return corners(render(pdf.path, page, scale=0.2))


@pytest.mark.parametrize("orientation", sorted(STORED))
@pytest.mark.parametrize(("name", "form"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.tif", "TIFF")])
def test_a_picture_is_turned_as_its_camera_says(
    orientation: int, name: str, form: str, tmp_path: Path
) -> None:
    turn = STORED[orientation]
    stored = picture().transpose(turn) if turn is not None else picture()
    exif = Image.Exif()
    exif[0x0112] = orientation
    pdf = made(tmp_path, name, picture_bytes(stored, form, exif=exif))
    assert shows(pdf) == UPRIGHT
    (shape,) = page_shapes(pdf)
    assert shape.width / shape.height == pytest.approx(200 / 300)


def test_an_orientation_that_does_not_exist_is_passed_over(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 9
    assert shows(made(tmp_path, "a.jpg", picture_bytes(picture(), "JPEG", exif=exif))) == UPRIGHT


def test_a_jpeg_is_kept_byte_for_byte(tmp_path: Path) -> None:
    content = picture_bytes(picture(), "JPEG")
    pdf = made(tmp_path, "a.jpg", content)
    with Pdf.open(pdf.path) as opened:
        (found,) = opened.pages[0].get_images().values()
        assert found.read_raw_bytes() == content


def test_every_page_of_a_tiff_is_there_each_in_its_own_mode(tmp_path: Path) -> None:
    frames = [
        picture(),
        picture().transpose(T.ROTATE_180),
        picture((300, 200)).convert("CMYK"),
        picture().convert("1"),
        picture().convert("L"),
    ]
    content = picture_bytes(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    pdf = made(tmp_path, "a.tiff", content)
    shapes = page_shapes(pdf)
    assert len(shapes) == 5
    assert [shape.landscape for shape in shapes] == [False, False, True, False, False]
    assert [shows(pdf, n) for n in range(3)] == [
        UPRIGHT,
        ("black", "blue", "green", "red"),
        UPRIGHT,
    ]
    with Pdf.open(pdf.path) as opened:
        (fax,) = opened.pages[3].get_images().values()
        assert fax.Filter[0] == "/CCITTFaxDecode"  # a black and white scan stays small


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white_paper(mode: str, tmp_path: Path) -> None:
    seen = picture((200, 200)).convert("RGBA")
    seen.paste((255, 0, 0, 0), (0, 0, 100, 200))  # invisible red
    options = {}
    if mode == "P":
        seen = seen.convert("RGB").quantize(8)
        options = {"transparency": seen.getpixel((0, 0))}
    pdf = made(tmp_path, "a.png", picture_bytes(seen.convert(mode), "PNG", **options))
    page = render(pdf.path, scale=0.2)
    assert page.getpixel((10, 10)) == (255, 255, 255)
    assert abs(ink_box(page)[0] - page.width / 2) <= 1


def sixteen_bits() -> bytes:
    line = b"\x00\x80" * 50 + b"\xff\xff" * 50  # half grey, half white
    return picture_bytes(Image.frombytes("I;16", (100, 100), line * 100), "PNG")


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_sixteen_bits_of_grey_keep_their_shades(suffix: str, tmp_path: Path) -> None:
    content = sixteen_bits()
    if suffix == "tif":
        content = picture_bytes(Image.open(io.BytesIO(content)), "TIFF")
    page = render(made(tmp_path, f"a.{suffix}", content).path, scale=0.2)
    grey = page.getpixel((page.width // 4, page.height // 2))
    assert isinstance(grey, tuple) and abs(grey[0] - 128) <= 1
    assert page.getpixel((page.width * 3 // 4, page.height // 2)) == (255, 255, 255)


def test_a_cmyk_photograph_keeps_its_colours(tmp_path: Path) -> None:
    pdf = made(tmp_path, "a.jpg", picture_bytes(picture().convert("CMYK"), "JPEG"))
    assert shows(pdf) == UPRIGHT


def test_a_fax_is_not_squeezed(tmp_path: Path) -> None:
    """Faxes have half as many lines to the inch as dots to the line."""
    fax = picture((204, 98)).convert("1")
    pdf = made(tmp_path, "a.tif", picture_bytes(fax, "TIFF", dpi=(204, 98)))
    (shape,) = page_shapes(pdf)
    assert shape.width / shape.height == pytest.approx(1, rel=0.02)


def test_a_small_picture_fills_the_box(tmp_path: Path) -> None:
    pdf = made(tmp_path, "a.png", picture_bytes(picture((20, 30)), "PNG"))
    with Pdf.new() as paper, Pdf.open(pdf.path) as source:
        frame = paper.add_blank_page(page_size=(595, 842))
        matrix = placing(frame, source.pages[0])
        lay_into(frame, source.pages[0], paper)
        show(frame, matrix, piece=0)
        paper.save(tmp_path / "framed.pdf")
    left, upper, right, lower = ink_box(render(tmp_path / "framed.pdf"))
    assert lower - upper >= 725 or right - left >= 505


def cut(content: bytes) -> bytes:
    return content[: len(content) * 2 // 3]


def noisy() -> Image.Image:
    return Image.effect_noise((300, 300), 90)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", lambda: cut(picture_bytes(noisy(), "JPEG"))),
        ("a.png", lambda: cut(picture_bytes(noisy(), "PNG"))),
        ("a.tif", lambda: cut(picture_bytes(noisy(), "TIFF"))),
        ("a.jpg", lambda: b"\xff\xd8\xff\xe0 rest"),
        ("a.png", lambda: b"\x89PNG\r\n\x1a\n"),
    ],
)
def test_a_picture_that_was_cut_off_is_refused(
    name: str, content: Callable[[], bytes], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content())
    with pytest.raises(Broken, match="damaged or incomplete"):
        kind.inspect(tmp_path / name, AT)


def test_a_picture_of_too_many_pixels_is_refused_before_it_fills_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 20_000)
    (tmp_path / "a.png").write_bytes(picture_bytes(picture((201, 200)), "PNG"))
    with pytest.raises(Exhausting, match="too many pixels"):
        kind.inspect(tmp_path / "a.png", AT)
    (tmp_path / "b.png").write_bytes(picture_bytes(picture((200, 150)), "PNG"))
    assert kind.inspect(tmp_path / "b.png", AT) == ()
