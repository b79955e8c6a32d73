"""What a Word or Excel file holds passes by what it is, never by what it is called."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from publisher.assemble import prepare
from publisher.assemble.inert import inert
from publisher.assemble.markup import Part
from publisher.assemble.media import is_font, picture
from publisher.assemble.parts import SHOWN as KINDS
from publisher.assemble.parts import UNSEEN
from publisher.assemble.trouble import Trouble
from publisher.convert import libreoffice, settings
from publisher.vocabulary.places import whole_file
from tests import fake_engine
from tests.attachment_samples import ink_box, lampiran, picture_bytes, render
from tests.attachment_samples import picture as sample_picture
from tests.hell import smuggled
from tests.hell.office import SEEN
from tests.hell.packages import XML, W, excel, packed, relation, relations, word, word_parts
from tests.test_attachments_reach_nothing import installed

MAGENTA = (255, 0, 255)
SILENT = {
    # What was saved is shown: nothing is missing.
    *("tak-langsung-v.xlsx", "berkas.docx", "hari.docx", "hari-tanpa-hasil.docx"),
}
ATTACKS = {f"a-{n}": m for n, m in smuggled.SHOWN.items()}
ATTACKS |= {f"b-{n}": m for n, m in smuggled.TOLD.items()}


def secrets(folder: Path) -> dict[str, str]:
    """Two files that a lampiran must not show, by the letter of the attacks that reach for them."""
    shown, told = folder / "rahasia.png", folder / "rahasia.csv"
    shown.write_bytes(picture_bytes(Image.new("RGB", (50, 50), MAGENTA), "PNG"))
    told.write_text("RAHASIA,1\n")
    return {"a": shown.as_uri(), "b": told.as_uri()}


def write_attacks(folder: Path) -> list[str]:
    addresses = secrets(folder)
    for name, make in ATTACKS.items():
        (folder / name).write_bytes(make(addresses[name[0]]))
    return list(ATTACKS)


def copied(content: bytes, folder: Path) -> dict[str, bytes]:
    file = folder / "x.docx"
    file.write_bytes(content)
    return inert(file, whole_file(file)).parts


def test_whatever_reaches_for_the_disk_is_said_and_its_address_is_gone(tmp_path: Path) -> None:
    names = write_attacks(tmp_path)
    work = tmp_path / "work"
    made = prepare(lampiran(*names), tmp_path, work, fake_engine.convert)
    silent = {name for name, one in zip(names, made, strict=True) if not one.findings}
    assert silent == {f"b-{name}" for name in SILENT}
    for name, copy in zip(names, sorted(work.glob("*-berkas_*"), key=_number), strict=True):
        with zipfile.ZipFile(copy) as package:
            held = b"".join(map(package.read, package.namelist()))
        assert b"rahasia." not in held and b"<svg" not in held, name


def _number(file: Path) -> int:
    return int(file.name.partition("-")[0])


@pytest.mark.skipif(not installed(), reason="LibreOffice is not installed")
def test_the_real_engine_shows_none_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CLOSED", ())  # the copy alone must be enough
    names = write_attacks(tmp_path)
    made = prepare(lampiran(*names), tmp_path, tmp_path / "work", libreoffice.convert)
    for name, one in zip(names, made, strict=True):
        assert one.pdf is not None, name
        pixels = set(render(one.pdf.path).get_flattened_data())
        assert not any(_is_secret(pixel) for pixel in pixels), name
        with pypdfium2.PdfDocument(one.pdf.path) as document:
            text = document[0].get_textpage().get_text_range()
        told = [word for word in ("RAHASIA", "publisher-", "/", "202") if word in text]
        assert not told, (name, text)


def _is_secret(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    return red > 200 > 60 > green and blue > 200


@pytest.mark.skipif(not installed(), reason="LibreOffice is not installed")
def test_honest_pictures_of_every_kind_are_still_seen(tmp_path: Path) -> None:
    names = [f"{n}.docx" for n, _ in enumerate(smuggled.HONEST)]
    for name, kind in zip(names, smuggled.HONEST, strict=True):
        (tmp_path / name).write_bytes(smuggled.honest(kind))
    (tmp_path / "kosong.docx").write_bytes(word(SEEN))
    made = prepare(
        lampiran(*names, "kosong.docx"), tmp_path, tmp_path / "work", libreoffice.convert
    )
    *boxes, empty = [ink_box(render(one.pdf.path)) for one in made if one.pdf]
    assert [f for one in made for f in one.findings] == []
    assert len(boxes) == len(names)
    for kind, box in zip(smuggled.HONEST, boxes, strict=True):
        assert box[3] - empty[3] > 40, kind


MARK = b"tanda-barang-selundupan"
BLOBS = [
    smuggled.svg(MARK.decode()),
    b"\n<?xml version='1.0' encoding='UTF-16'?>" + MARK,
    smuggled.svg(MARK.decode()).decode().encode("utf-16"),
    gzip.compress(smuggled.svg(MARK.decode()), mtime=0),
    smuggled.emf_plus(smuggled.svg(MARK.decode())),
    smuggled.emf_plus(gzip.compress(smuggled.svg(MARK.decode()), mtime=0)),
    smuggled.emf_plus(smuggled.emf_plus(smuggled.svg(MARK.decode()))),
    smuggled.wmf(b"\x10\0\0\0\x26\x06" + smuggled.svg(MARK.decode())),
    b"%PDF-1.7\n" + MARK,
    b"%!PS-Adobe-3.0 EPSF-3.0\n" + MARK,
    bytes.fromhex("C5D0D3C6") + MARK,
    bytes(512) + bytes.fromhex("0011 02FF 0C00") + MARK,
    bytes.fromhex("D0CF11E0A1B11AE1") + MARK,
    b"PK\x03\x04" + MARK,
    b"<html>" + MARK,
    b"\x89PNG\r\n\x1a\n" + MARK,
    b"BM" + MARK,
    b"GIF8" + MARK,
    MARK,
]
USUAL = (
    *("media/i.png", "media/i.emf", "media/i.wmz", "media/i.jpeg", "media/i.ttf", "i"),
    *("styles.xml", "theme/theme1.xml", "fonts/font1.odttf", "embeddings/oleObject1.bin"),
    *("media/image%2Epng", "MEDIA/I.PNG", "document.dat", "media/i.xml.rels"),
)
NAMES = st.one_of(
    st.sampled_from(USUAL),
    st.text(st.sampled_from("abcXYZ019.-_ é"), min_size=1, max_size=12).filter(
        lambda name: name.strip(". ") == name and ".." not in name
    ),
)
KIND = st.sampled_from(
    sorted({kind for kind, _ in KINDS} | UNSEEN)
    + ["image", "font", "hyperlink", "package", "aFChunk", "vbaProject", "entah"]
)
TYPE = st.sampled_from(
    ["image/png", "image/x-emf", "application/xml", "image/svg+xml", "font/ttf", "text/html"]
)


@given(st.sampled_from(BLOBS), NAMES, KIND, TYPE, st.booleans())
def test_no_name_no_type_and_no_kind_lets_pass_what_is_not_allowed(
    blob: bytes, name: str, kind: str, type_: str, is_override: bool
) -> None:
    parts = word_parts(SEEN + smuggled.EMBEDDED, relation("rId9", kind, name.replace("%", "%25")))
    suffix = name.rpartition(".")[2]
    said = (
        f'<Override PartName="/word/{name}" ContentType="{type_}"/>'
        if is_override
        else f'<Default Extension="{suffix}x" ContentType="{type_}"/>'
    )
    types = str(parts["[Content_Types].xml"]).replace("</Types>", f"{said}</Types>")
    whole = packed(parts | {"[Content_Types].xml": types, f"word/{name}": blob})
    file = _InMemory(whole)
    try:
        parts_of_copy = inert(file, whole_file(Path("x.docx"))).parts  # type: ignore[arg-type]
    except Trouble:
        return  # the whole file is refused
    held = b"".join(parts_of_copy.values())
    assert MARK not in held and blob not in held


class _InMemory(io.BytesIO):
    """A file that needs no disk; it has a name, as a path has."""

    name = "x.docx"


def test_a_guest_within_a_guest_of_a_metafile_is_found() -> None:
    svg = smuggled.svg("file:///x")
    assert picture(smuggled.emf_plus(picture_bytes(sample_picture(), "PNG"))) is not None
    assert picture(smuggled.emf_plus(svg)) is None
    nested = smuggled.emf_plus(b"")  # a picture that is a metafile again
    assert picture(nested) is None


def test_notes_of_other_programs_in_a_metafile_are_emptied() -> None:
    note = smuggled.comment(b"GDIC" + MARK)
    made = picture(smuggled.metafile(note, smuggled.rectangle()))
    assert made is not None and made[0] == "EMF"
    assert MARK not in made[1] and smuggled.rectangle() in made[1]


def test_a_metafile_ends_where_it_says() -> None:
    made = picture(smuggled.metafile(smuggled.rectangle()) + MARK)
    assert made is not None and MARK not in made[1]
    assert picture(smuggled.metafile(smuggled.rectangle())[:-4]) is None


def test_an_embedded_font_is_a_font_once_its_key_is_applied() -> None:
    key = "{00112233-4455-6677-8899-AABBCCDDEEFF}"
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1] * 2
    font = b"\0\1\0\0" + bytes(60)
    mixed = bytes(a ^ b for a, b in zip(font, mask, strict=False)) + font[32:]
    assert is_font(mixed, key) and is_font(font, "")
    assert not is_font(font, key) and not is_font(smuggled.svg("x"), key)
    assert not is_font(smuggled.svg("x"), "") and not is_font(mixed, "kunci")


def test_names_prefixes_and_order_of_a_part_stay() -> None:
    inner = (
        '<w:p mc:Ignorable="w14 wp14" xml:space="preserve"><a:x xmlns:a="urn:a" a:b="1&#10;&lt;">'
        " a &amp; b &gt; c </a:x></w:p>"
    )
    space = 'xmlns:w="urn:w" xmlns:mc="urn:mc" xmlns:w14="urn:14" xmlns:wp14="urn:wp"'
    whole = f"<w:document {space}>{inner}</w:document>"
    assert Part(whole.encode("utf-16")).content.decode() == XML + whole


@pytest.mark.parametrize(
    ("formula", "value", "is_left"),
    [
        ("SUM(A2:A9)", "", True),
        ("SUM(A2:A9)", "3", False),
        ('IF(B1&gt;0,"ya | [1]","tidak")', "", True),
        ("_xlfn.XLOOKUP(B1,T[Kode],T[Nama])", "", True),
        ("TODAY()", "", False),
        ("[1]Data!A1", "", False),
        ("'C:\\[a.xlsx]Data'!A1", "", False),
        ("cmd|'/c calc'!A1", "", False),
        ("RTD(&quot;x&quot;,,&quot;y&quot;)", "", False),
        ("com.sun.star.addin(1)", "", False),
        ('HYPERLINK("https://contoh.go.id","lihat")', "lihat", True),
        ('HYPERLINK("\\\\server\\bagi","lihat")', "lihat", False),
    ],
)
def test_a_formula_stays_where_it_is_needed_and_gives_the_same_everywhere(
    formula: str, value: str, is_left: bool, tmp_path: Path
) -> None:
    cell = f"<f>{formula}</f>" + (f"<v>{value}</v>" if value else "")
    parts = copied(excel(f'<row r="1"><c r="A1" t="str">{cell}</c></row>'), tmp_path)
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert (b"<f>" in sheet) is is_left
    assert value.encode() in sheet


def test_a_file_of_an_office_program_keeps_what_pages_show(tmp_path: Path) -> None:
    """The usual parts, each under the relationship that Word gives it."""
    root = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    usual = {
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
        "fontTable": "fonts",
        "header": "hdr",
        "footer": "ftr",
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "comments": "comments",
    }
    strict = word_parts(SEEN)
    for n, (kind, element) in enumerate(usual.items()):
        strict[f"word/{kind}.xml"] = f"{XML}<w:{element} {root}/>"
        usual_link = relation(f"rId{n + 50}", kind, f"{kind}.xml")
        links = str(strict["word/_rels/document.xml.rels"])
        strict["word/_rels/document.xml.rels"] = links.replace(
            "</Relationships>", f"{usual_link}</Relationships>"
        )
    parts = copied(packed(strict), tmp_path)
    assert {f"word/{kind}.xml" for kind in usual} <= set(parts)
    purl = {
        name: str(content)
        .replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in strict.items()
    }
    assert set(copied(packed(purl), tmp_path)) == set(parts)


def test_parts_that_lead_to_each_other_end(tmp_path: Path) -> None:
    header = f'{XML}<w:hdr xmlns:w="{W}"/>'
    parts = word_parts(SEEN, relation("rId9", "header", "h0.xml"))
    for n in range(2_000):
        parts[f"word/h{n}.xml"] = header
        links = [
            relation("rId1", "header", f"h{n + 1}.xml"),
            relation("rId2", "header", "document.xml"),
        ]
        parts[f"word/_rels/h{n}.xml.rels"] = relations(*links)
    assert "word/h3.xml" in copied(packed(parts), tmp_path)
