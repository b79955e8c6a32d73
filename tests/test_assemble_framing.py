"""A page of a lampiran in a page of the report: upright, inside its box, cropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Page, Pdf

from publisher.assemble.framing import forget_numbers, lay_into, placing, see_through, show
from publisher.assemble.geometry import Box, Matrix, View, content_box, fit
from publisher.assemble.pages import page_shapes
from publisher.assemble.plan import PageShape
from publisher.vocabulary.artifacts import PdfFile
from tests.attachment_samples import A4, corners, ink_box, pdf_page, render

A3_LANDSCAPE = (0, 0, 1190.55, 841.89)
LETTER = (0, 0, 612, 792)
ELSEWHERE = (-100, 50, 500, 900)
CROP = (60, 100, 500, 700)
PORTRAIT = (595.276, 841.89)
LANDSCAPE = (841.89, 595.276)


def draw(frame: Page, page: Page, pdf: Pdf) -> None:
    matrix = placing(frame, page)
    lay_into(frame, page, pdf)
    show(frame, matrix, piece=0)


def framed(source: Path, out: Path, paper: tuple[float, float] = PORTRAIT) -> Path:
    with Pdf.new() as pdf, Pdf.open(source) as other:
        draw(pdf.add_blank_page(page_size=paper), other.pages[0], pdf)
        pdf.save(out)
    return out


@pytest.mark.parametrize("paper", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("media", "crop"),
    [
        (A4, None),
        (A3_LANDSCAPE, None),
        (LETTER, None),
        (ELSEWHERE, None),
        (A4, CROP),
        ((0, 0, 200, 100), None),
    ],
    ids=["A4", "A3", "letter", "origin-elsewhere", "cropped", "small"],
)
def test_the_page_looks_as_in_its_own_pdf_and_stays_in_the_box(
    media: Sequence[float],
    crop: Sequence[float] | None,
    rotate: int,
    paper: tuple[float, float],
    tmp_path: Path,
) -> None:
    source = pdf_page(tmp_path / "source.pdf", media, crop, rotate)
    alone = render(source)
    page = render(framed(source, tmp_path / "framed.pdf", paper))

    assert corners(page) == corners(alone)
    left, upper, right, lower = ink_box(page)
    assert left >= 42 and page.width - right >= 42  # 1.5 cm
    assert upper >= 42 and page.height - lower >= 70  # 2.5 cm below
    scale = min(1, (page.width - 85.04) / alone.width, (page.height - 113.39) / alone.height)
    assert right - left == pytest.approx(alone.width * scale, abs=3)
    assert lower - upper == pytest.approx(alone.height * scale, abs=3)
    assert left - 42.5 == pytest.approx(page.width - 42.5 - right, abs=3)


def test_the_comparison_can_tell_a_turned_page(tmp_path: Path) -> None:
    straight = corners(render(pdf_page(tmp_path / "a.pdf")))
    turned = corners(render(pdf_page(tmp_path / "b.pdf", rotate=90)))
    assert straight == ("red", "green", "blue", "black")
    assert turned == ("blue", "red", "black", "green")


def test_frames_that_share_their_resources_do_not_show_each_others_pages(tmp_path: Path) -> None:
    one = pdf_page(tmp_path / "one.pdf")
    two = pdf_page(tmp_path / "two.pdf", corners=("black", "blue", "green", "red"))
    with Pdf.new() as pdf, Pdf.open(one) as first, Pdf.open(two) as second:
        frames = [pdf.add_blank_page(page_size=PORTRAIT) for _ in range(2)]
        frames[0].Resources = pdf.make_indirect(frames[0].resources)
        frames[1].Resources = frames[0].Resources
        for frame, source in zip(frames, (first, second), strict=True):
            draw(frame, source.pages[0], pdf)
        pdf.save(tmp_path / "framed.pdf")
    assert corners(render(tmp_path / "framed.pdf", 0)) == ("red", "green", "blue", "black")
    assert corners(render(tmp_path / "framed.pdf", 1)) == ("black", "blue", "green", "red")


def test_what_stands_on_the_frame_stays(tmp_path: Path) -> None:
    with Pdf.new() as pdf, Pdf.open(pdf_page(tmp_path / "source.pdf")) as other:
        frame = pdf.add_blank_page(page_size=PORTRAIT)
        # A footer that leaves its coordinates turned over.
        frame.contents_add(b"1 0 0 -1 0 842 cm 0 0 1 rg 290 800 10 10 re f")
        draw(frame, other.pages[0], pdf)
        pdf.save(tmp_path / "framed.pdf")
    page = render(tmp_path / "framed.pdf")
    assert page.getpixel((295, 805)) == (0, 0, 255)
    assert ink_box(page.crop((0, 0, 595, 770)))[1] >= 42
    assert corners(page.crop((0, 0, 595, 770))) == ("red", "green", "blue", "black")


def test_what_is_seen_is_the_crop_box_whatever_a_printer_would_trim(tmp_path: Path) -> None:
    """A trim box smaller than the crop box hides nothing, and a crop box ends at the paper."""
    source = pdf_page(tmp_path / "source.pdf", A4)
    with Pdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.pages[0].TrimBox = [200, 500, 300, 600]
        pdf.pages[0].CropBox = [-50, -50, 2000, 2000]
        pdf.save(source)
    page = render(framed(source, tmp_path / "framed.pdf"))
    assert corners(page) == ("red", "green", "blue", "black")
    left, upper, right, lower = ink_box(page)
    assert right - left == pytest.approx(510, abs=3)  # all of the paper, between the margins
    assert lower - upper == pytest.approx(510 * 841.89 / 595.276, abs=3)


def test_numbers_of_a_structure_tree_are_forgotten(tmp_path: Path) -> None:
    with Pdf.open(pdf_page(tmp_path / "source.pdf")) as pdf:
        pdf.pages[0].StructParents = 0
        forget_numbers(pdf)
        assert "/StructParents" not in pdf.pages[0]


def test_shapes_are_those_that_a_reader_sees(tmp_path: Path) -> None:
    pdf = PdfFile(pdf_page(tmp_path / "source.pdf", A4, CROP, rotate=270))
    assert page_shapes(pdf) == (PageShape(600, 440),)
    assert page_shapes(pdf)[0].landscape


BOXES = st.builds(
    lambda left, bottom, width, height: Box(left, bottom, left + width, bottom + height),
    st.floats(-1000, 1000),
    st.floats(-1000, 1000),
    st.floats(1, 5000),
    st.floats(1, 5000),
)
VIEWS = st.builds(View, BOXES, st.sampled_from([0, 90, 180, 270]), st.sampled_from([1.0, 2.5]))


def place(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


@given(VIEWS, BOXES)
def test_a_fitted_page_is_inside_centred_and_never_enlarged(view: View, into: Box) -> None:
    matrix = fit(view, into)
    one = place(matrix, view.box.left, view.box.bottom)
    other = place(matrix, view.box.right, view.box.top)
    (left, right), (bottom, top) = (sorted(axis) for axis in zip(one, other, strict=True))
    near = pytest.approx
    assert left >= into.left - 1e-6 and right <= into.right + 1e-6
    assert bottom >= into.bottom - 1e-6 and top <= into.top + 1e-6
    assert left - into.left == near(into.right - right, abs=1e-5)
    assert bottom - into.bottom == near(into.top - top, abs=1e-5)
    scale = (right - left) / view.shape.width
    assert scale <= 1 + 1e-9
    assert (top - bottom) / view.shape.height == near(scale)
    fills = right - left == near(into.width) or top - bottom == near(into.height)
    assert fills or scale == near(1)


@given(BOXES, st.sampled_from([0, 90, 180, 270]))
def test_a_turn_is_clockwise(box: Box, rotation: int) -> None:
    """The upper left corner of the unturned page goes right, down, left, back."""
    matrix = fit(View(box, rotation), Box(0, 0, 10, 10))  # type: ignore[arg-type]
    x, y = place(matrix, box.left, box.top)
    centre_x, centre_y = place(matrix, (box.left + box.right) / 2, (box.bottom + box.top) / 2)
    sides = {0: (False, True), 90: (True, True), 180: (True, False), 270: (False, False)}
    assert (x > centre_x, y > centre_y) == sides[rotation]


def test_the_content_box_leaves_room_for_the_footer() -> None:
    box = content_box(Box(*A4))
    assert box.bottom == pytest.approx(70.87, abs=0.01)
    assert 841.89 - box.top == pytest.approx(42.52, abs=0.01)


def test_a_scan_does_not_hide_what_a_marked_frame_says(tmp_path: Path) -> None:
    pdf_page(tmp_path / "a.pdf")
    whites = {}
    for marked in (False, True):
        with Pdf.new() as pdf, Pdf.open(tmp_path / "a.pdf") as other:
            other.pages[0].contents_add(b"q 1 g 0 0 2000 2000 re f Q")
            frame = pdf.add_blank_page(page_size=PORTRAIT)
            frame.contents_add(b"q 0 g 200 300 100 100 re f Q")
            matrix = placing(frame, other.pages[0])
            lay_into(frame, other.pages[0], pdf)
            show(frame, matrix, 0, see_through(frame) if marked else None)
            pdf.save(tmp_path / "b.pdf")
        seen = render(tmp_path / "b.pdf").convert("L").getpixel((250, 842 - 350))
        whites[marked] = seen
    assert whites == {False: 255, True: 0}
