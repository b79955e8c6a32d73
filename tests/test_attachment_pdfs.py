"""PDF lampiran: damage is found, and what a reader saw stays to be seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from publisher.assemble.kinds import pdf as kind
from publisher.assemble.trouble import Broken
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.places import whole_file
from tests.attachment_samples import filled_form, ink_box, pdf_page, render

AT = whole_file(Path("laporan.toml"))


def report(out: Path, pages: int = 3) -> Path:
    """A PDF with some content, so that it can be cut."""
    with Pdf.new() as pdf:
        for _ in range(pages):
            page = pdf.add_blank_page()
            page.contents_add(b"0 0 100 100 re f\n" * 500)
        pdf.save(out, compress_streams=False)
    return out


def cut(file: Path, share: float) -> Path:
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    return file


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.995])
def test_a_pdf_that_was_cut_off_is_refused(share: float, tmp_path: Path) -> None:
    with pytest.raises(Broken) as caught:
        kind.inspect(cut(report(tmp_path / "a.pdf"), share), AT)
    assert "a.pdf" in str(caught.value)


def test_a_pdf_that_was_cut_off_after_a_change_is_refused(tmp_path: Path) -> None:
    file = report(tmp_path / "a.pdf")
    file.write_bytes(file.read_bytes() + b"\n9 0 obj\n<< /Length 9999 >>\nstream\n" + b"x" * 2000)
    with pytest.raises(Broken, match="its end is missing"):
        kind.inspect(file, AT)


def test_a_damaged_table_of_objects_is_repaired_and_said(tmp_path: Path) -> None:
    file = report(tmp_path / "a.pdf")
    file.write_bytes(file.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    (finding,) = kind.inspect(file, AT)
    assert (finding.rule, finding.severity) == ("lampiran-rusak", Severity.WARNING)
    with Pdf.open(kind.ready(file, AT, tmp_path / "clean").path) as clean:
        assert len(clean.pages) == 3
        assert not clean.get_warnings()


def test_what_a_mail_program_added_around_a_pdf_does_no_harm(tmp_path: Path) -> None:
    file = report(tmp_path / "a.pdf")
    file.write_bytes(b"\n\n" + file.read_bytes() + b"\r\n" * 20)
    kind.inspect(file, AT)
    with Pdf.open(kind.ready(file, AT, tmp_path / "clean").path) as clean:
        assert len(clean.pages) == 3


def test_a_pdf_without_pages_is_refused(tmp_path: Path) -> None:
    with Pdf.new() as pdf:
        pdf.save(tmp_path / "a.pdf")
    with pytest.raises(Broken, match="has no pages"):
        kind.inspect(tmp_path / "a.pdf", AT)


def with_media_box(folder: Path, box: list[object]) -> Path:
    with Pdf.open(report(folder / "whole.pdf")) as pdf:
        pdf.pages[1].MediaBox = Array(box)
        pdf.save(folder / "a.pdf")
    return folder / "a.pdf"


def test_a_page_without_a_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Broken, match=r"page 2 of a\.pdf cannot be read"):
        kind.inspect(with_media_box(tmp_path, [0, 0, 0, 800]), AT)


def test_a_page_whose_size_is_nonsense_is_repaired_and_said(tmp_path: Path) -> None:
    (finding,) = kind.inspect(with_media_box(tmp_path, [0, "a"]), AT)
    assert finding.severity is Severity.WARNING


def test_values_of_a_form_are_seen_although_their_looks_were_left_to_the_reader(
    tmp_path: Path,
) -> None:
    flat = kind.ready(filled_form(tmp_path / "a.pdf"), AT, tmp_path / "flat")
    left, upper, right, lower = ink_box(render(flat.path))
    assert left >= 95 and right <= 505
    assert upper >= 842 - 645 and lower <= 842 - 595
    with Pdf.open(flat.path) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_a_stamp_becomes_part_of_the_page(tmp_path: Path) -> None:
    with Pdf.open(pdf_page(tmp_path / "a.pdf")) as pdf:
        looks = pdf.make_stream(b"0 1 0 rg 0 0 50 50 re f")
        looks.update({"/Type": Name.XObject, "/Subtype": Name.Form})
        looks.BBox = Array([0, 0, 50, 50])
        stamp = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Stamp,
            Rect=Array([100, 700, 150, 750]),
            AP=Dictionary(N=looks),
        )
        pdf.pages[0].Annots = Array([pdf.make_indirect(stamp)])
        pdf.save(tmp_path / "b.pdf")
    flat = kind.ready(tmp_path / "b.pdf", AT, tmp_path / "flat")
    with Pdf.open(flat.path) as pdf:
        assert "/Annots" not in pdf.pages[0]
    assert render(flat.path).getpixel((125, 842 - 725)) == (0, 255, 0)
