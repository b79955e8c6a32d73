"""The field for the electronic signature: where it stands, and that it is empty."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Page, Pdf

from publisher import assemble, pipeline
from publisher.assemble import DocumentInfo, PageShape, Prepared, join, signature_space
from publisher.assemble.geometry import Box
from publisher.assemble.signature import FIELD, SignatureSpace
from publisher.convert import ENGINES
from publisher.vocabulary.artifacts import PdfFile
from publisher.word import compose
from tests import fake_engine
from tests.minimal import changed, write_minimal
from tests.pdf_structure import structure_problems
from tests.reports import TEMPLATE, loaded
from tests.test_assemble_join import INFO, pages

TITLE, NAME = "KEPALA DINAS", "BUDI CONTOH"


def write_text(pdf: Pdf, page: Page, lines: dict[str, tuple[float, float]]) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj[Name.Resources] = Dictionary(Font=Dictionary({"/F": pdf.make_indirect(font)}))
    drawn = [f"BT /F 11 Tf {x} {y} Td ({text}) Tj ET" for text, (x, y) in lines.items()]
    page.contents_add("\n".join(drawn).encode())


def body(
    out: Path,
    lines: dict[str, tuple[float, float]],
    bookmark: tuple[float, float] | None = (320, 640),
) -> PdfFile:
    """Two A4 pages; the signature block is on the second."""
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        page = pdf.add_blank_page(page_size=(595, 842))
        write_text(pdf, page, lines)
        if bookmark:
            target = Array([page.obj, Name.XYZ, *bookmark, 0])
            pdf.Root.Dests = Dictionary({"/5Fpub5Fttd": target})
        pdf.save(out)
    return PdfFile(out)


BLOCK = {TITLE: (320.0, 665.0), "#": (320.0, 630.0), NAME: (320.0, 585.0)}


def space(pdf: PdfFile, tag: str = "#") -> SignatureSpace:
    found = signature_space(pdf, NAME, tag, "Tanda tangan")
    assert found is not None
    return found


def test_the_field_fills_the_space_between_the_lines_round_the_bookmark(tmp_path: Path) -> None:
    found = space(body(tmp_path / "b.pdf", BLOCK))
    assert found.page == 1
    assert found.box.left == 320 and found.box.right == 490
    assert 590 < found.box.bottom < 600 and 655 < found.box.top < 665


def test_a_line_elsewhere_on_the_page_does_not_narrow_it(tmp_path: Path) -> None:
    beside = BLOCK | {"kiri": (60.0, 620.0)}
    assert space(body(tmp_path / "b.pdf", beside)) == space(body(tmp_path / "c.pdf", BLOCK))


def test_the_sign_in_the_space_is_no_line(tmp_path: Path) -> None:
    pdf = body(tmp_path / "b.pdf", BLOCK)
    assert space(pdf, "#").box.height > 55
    assert space(pdf, "").box.height < 50


def test_without_a_bookmark_the_name_shows_the_place(tmp_path: Path) -> None:
    found = space(body(tmp_path / "b.pdf", BLOCK, bookmark=None))
    assert found.page == 1
    assert 319 < found.box.left < 323 and 590 < found.box.bottom < 600


def test_without_bookmark_and_name_there_is_no_field(tmp_path: Path) -> None:
    pdf = body(tmp_path / "b.pdf", {"lain": (10, 10)}, bookmark=None)
    assert signature_space(pdf, NAME, "", "x") is None
    assert signature_space(pdf, "", "", "x") is None


@pytest.mark.parametrize("corner", [(0, 0), (595, 842), (590, 5), (-50, 2000)])
def test_the_field_is_inside_the_page_wherever_the_bookmark_is(
    corner: tuple[float, float], tmp_path: Path
) -> None:
    box = space(body(tmp_path / "b.pdf", {}, corner)).box
    assert 0 < box.left < box.right < 595 and 0 < box.bottom < box.top < 842
    assert box.width > 100 and box.height >= 24


def test_where_there_is_no_room_the_field_keeps_a_height(tmp_path: Path) -> None:
    crowded = {f"baris {n}": (320.0, 600.0 + 8 * n) for n in range(10)}
    box = space(body(tmp_path / "b.pdf", crowded)).box
    assert box.height >= 24 and box.bottom < 640 < box.top


@pytest.fixture
def field(tmp_path: Path) -> Any:
    """The field of a publication that has a lampiran of two pages before its signature page."""
    pdf = pages(tmp_path / "l.pdf", 2, 300)
    prepared = Prepared("a", "Judul", pdf, (PageShape(300, 842),) * 2)
    out = tmp_path / "out.pdf"
    join(
        body(tmp_path / "b.pdf", BLOCK),
        pages(tmp_path / "f.pdf", 2, 595),
        [assemble.Insertion(prepared, after=0)],
        [],
        [],
        DocumentInfo(INFO.title, INFO.author, INFO.subject, INFO.language, INFO.date),
        out,
        SignatureSpace(1, Box(320, 600, 490, 660), "Tanda tangan Kepala Dinas"),
    )
    with Pdf.open(out) as opened:
        yield opened, opened.Root.AcroForm.Fields[0]


def test_the_field_is_unsigned_printed_named_and_empty(field: Any) -> None:
    pdf, widget = field
    assert list(pdf.Root.AcroForm.keys()) == ["/Fields"]
    assert (widget.FT, str(widget.T)) == (Name.Sig, FIELD)
    assert str(widget.TU) == "Tanda tangan Kepala Dinas"
    assert Name.V not in widget and int(widget.F) == 4
    assert list(widget.AP.keys()) == ["/N"] and widget.AP.N.read_bytes() == b""
    assert [float(n) for n in widget.Rect] == [320, 600, 490, 660]


def test_the_field_is_on_its_page_behind_a_lampiran_and_in_the_structure(field: Any) -> None:
    pdf, widget = field
    assert widget.P.objgen == pdf.pages[3].obj.objgen
    assert [a.objgen for a in pdf.pages[3].Annots] == [widget.objgen]
    assert pdf.pages[3].obj[Name.Tabs] == Name.S
    assert structure_problems(pdf) == []
    (form,) = [e for e in pdf.objects if isinstance(e, Dictionary) and e.get(Name.S) == Name.Form]
    entries = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
    assert owners[int(widget.StructParent)].objgen == form.objgen
    assert form.K[0].Obj.objgen == widget.objgen and str(form.Alt) == str(widget.TU)


def built(tmp_path: Path, settings: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(ENGINES, "fake", fake_engine)
    content = write_minimal(
        tmp_path / "isi", laporan=changed("laporan", "[kertas]", f"{settings}\n[kertas]")
    )
    request = pipeline.Request(content, tmp_path / "out", TEMPLATE, "fake")
    assert pipeline.build(request, lambda stage: None).publication
    return tmp_path / "out" / "laporan.pdf"


@pytest.mark.parametrize(
    ("settings", "there"), [("", True), ("[tanda_tangan]\nkolom=false", False)]
)
def test_a_report_may_go_without_the_field(
    settings: str, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Pdf.open(built(tmp_path, settings, monkeypatch)) as pdf:
        assert (Name.AcroForm in pdf.Root) is there


@pytest.mark.parametrize(("settings", "count"), [("", 0), ('[tanda_tangan]\ntanda="#"', 1)])
def test_the_sign_is_printed_once_where_the_bookmark_is(
    settings: str, count: int, tmp_path: Path
) -> None:
    from publisher.tables import compute_tables

    content = write_minimal(
        tmp_path / "isi", laporan=changed("laporan", "[kertas]", f"{settings}\n[kertas]")
    )
    report = loaded(content)
    word = compose(report, compute_tables(report), TEMPLATE).save(tmp_path / "x.docx", {}, {})
    with zipfile.ZipFile(word.path) as package:
        text = package.read("word/document.xml").decode()
    assert text.count(">#<") == count
    assert text.count('w:name="_pub_ttd"') == 1
    marked = text.split('w:name="_pub_ttd"')[1].split("bookmarkEnd")[0]
    assert marked.count(">#<") == count
