"""Where links of a lampiran lead: to the web and within it, never to files and programs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from publisher.assemble import prepare
from publisher.assemble.actions import address
from publisher.assemble.inert import inert
from publisher.assemble.links import carry_links
from publisher.vocabulary.places import whole_file
from tests import fake_engine
from tests.attachment_samples import lampiran
from tests.hell.packages import XML, R, S, excel, field, relation, relations, word

RULE = "lampiran-tautan-berkas-dibuang"
FILES = [
    r"\\server\bagi\a.pdf",
    "//server/bagi/a.pdf",
    "file://server/bagi/a.pdf",
    "file:///C:/a.pdf",
    r"C:\Dokumen\a.pdf",
    "FILE:\\\\server\\a",
    "fi\tle://server/a",
    " \\\\server\\a",
    "/\\server/a",
    "/etc/passwd",
    "smb://server/a",
]
WEB = ["https://contoh.go.id/a?b=//c", "http://contoh.go.id", "mailto:a@contoh.go.id", "tel:021"]


def letter(target: str) -> bytes:
    text = "<w:r><w:t>lihat</w:t></w:r>"
    said = target.replace("&", "&amp;").replace("\t", "&#9;")
    body = f'<w:p><w:hyperlink r:id="rId9">{text}</w:hyperlink></w:p>'
    return word(body, relation("rId9", "hyperlink", said, "External"))


def letter_with_field(target: str) -> bytes:
    return word(field(f'HYPERLINK "{target.replace(chr(9), "")}" \\o "lihat"', "lihat"))


def letter_with_shape(target: str) -> bytes:
    said = target.replace("\t", "&#9;")
    return word(
        f'<w:p><w:r><w:t>lihat</w:t><w:pict><v:rect href="{said}" style="width:9pt;height:9pt"/>'
        "</w:pict></w:r></w:p>"
    )


def table(target: str) -> bytes:
    said = target.replace("\t", "&#9;")
    sheet = (
        f'{XML}<worksheet xmlns="{S}" xmlns:r="{R}"><sheetData><row r="1"><c r="A1" '
        't="inlineStr"><is><t>lihat</t></is></c></row></sheetData><hyperlinks><hyperlink '
        'ref="A1" r:id="rId1"/></hyperlinks></worksheet>'
    )
    return excel(
        **{
            "xl/worksheets/sheet1.xml": sheet,
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                relation("rId1", "hyperlink", said, "External")
            ),
        }
    )


MAKERS = [letter, letter_with_field, letter_with_shape, table]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("target", FILES)
def test_a_link_to_a_file_goes_and_is_said(make, target: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.docx").write_bytes(make(target))
    (made,) = prepare(lampiran("a.docx"), tmp_path, tmp_path / "work", fake_engine.convert)
    assert RULE in {f.rule for f in made.findings}
    held = b"".join(inert(tmp_path / "a.docx", whole_file(tmp_path)).parts.values())
    assert b"server" not in held and b"passwd" not in held and b"Dokumen" not in held
    assert b"lihat" in held


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("target", WEB)
def test_a_link_to_the_web_stays(make, target: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.docx").write_bytes(make(target))
    copy = inert(tmp_path / "a.docx", whole_file(tmp_path))
    assert (copy.links, copy.outside) == ([], [])
    held = b"".join(copy.parts.values())
    assert target.encode() in held + re.sub(rb"<[^>]*>", b"", held)  # a field is in two runs


def linked_pdf(out: Path, target: str) -> Path:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        action = Dictionary(S=Name.URI, URI=String(target))
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=action)
        link[Name.Rect] = Array([10, 10, 90, 90])
        page.obj[Name.Annots] = Array([pdf.make_indirect(link)])
        pdf.save(out)
    return out


@pytest.mark.parametrize("target", [*FILES, *WEB, "www.contoh.go.id/a"])
def test_the_same_holds_for_a_pdf(target: str, tmp_path: Path) -> None:
    linked_pdf(tmp_path / "a.pdf", target)
    (made,) = prepare(lampiran("a.pdf"), tmp_path, tmp_path / "work", fake_engine.convert)
    assert [f.rule for f in made.findings] == ([RULE] if target in FILES else [])
    assert made.pdf is not None
    with Pdf.open(made.pdf.path) as source, Pdf.new() as pdf:
        frame = pdf.add_blank_page()
        placed = {source.pages[0].obj.objgen: (frame, (1, 0, 0, 1, 0, 0))}
        carried = carry_links(source, placed, pdf)
        assert len(carried) == (0 if target in FILES else 1)
        assert (address(Dictionary(S=Name.URI, URI=String(target))) is None) is (target in FILES)
