"""Word and Excel files that would show a file of the disk, each by another way.

Every maker is given the address of the file that it reaches for, which is a
picture or a text; what is seen of it in the pages is what got through.
"""

from __future__ import annotations

import gzip
import struct
from base64 import b64encode
from collections.abc import Callable

from tests.attachment_samples import picture, picture_bytes
from tests.hell.office import LINKED, PICTURE, SEEN
from tests.hell.packages import (
    XML,
    R,
    S,
    W,
    excel,
    field,
    packed,
    relation,
    relations,
    word,
    word_parts,
)

Maker = Callable[[str], bytes]
EMBEDDED = LINKED.replace("r:link", "r:embed")
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"


def svg(address: str) -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'width="200" height="200"><rect width="200" height="200" fill="#ffff00"/>'
        f'<image width="200" height="200" xlink:href="{address}"/></svg>'
    ).encode()


def emf_plus(guest: bytes) -> bytes:
    """An EMF whose EMF+ holds a packed picture, which may be anything, and draws it."""
    guest += b" " * (-len(guest) % 4)
    body = struct.pack("<II", 0xDBC01002, 1) + struct.pack("<5I", 200, 200, 0, 0, 1) + guest
    records = (
        struct.pack("<HHIIIIII", 0x4001, 1, 28, 16, 0xDBC01002, 1, 96, 96)
        + struct.pack("<HHII", 0x4008, 0x0500, 12 + len(body), len(body))
        + body
        + struct.pack("<HHII", 0x401A, 0, 52, 40)
        + struct.pack("<II4f4f", 0, 2, 0, 0, 200, 200, 0, 0, 200, 200)
        + struct.pack("<HHII", 0x4002, 0, 12, 0)
    )
    return metafile(comment(b"EMF+" + records))


def comment(said: bytes) -> bytes:
    padded = said + bytes(-len(said) % 4)
    return struct.pack("<III", 70, 12 + len(padded), len(said)) + padded


def metafile(*records: bytes) -> bytes:
    """Records between the head and the end of an EMF of 200 points."""
    end = struct.pack("<IIIII", 14, 20, 0, 16, 20)
    size = 108 + sum(map(len, records)) + len(end)
    head = struct.pack("<II4i4i", 1, 108, 0, 0, 200, 200, 0, 0, 5000, 5000)
    head += struct.pack("<IIIIHHIII", 0x464D4520, 0x10000, size, len(records) + 2, 1, 0, 0, 0, 0)
    head += struct.pack("<4i", 1000, 1000, 250, 250) + struct.pack("<5I", 0, 0, 0, 250000, 250000)
    return head + b"".join(records) + end


def rectangle() -> bytes:
    """An EMF record that draws."""
    return struct.pack("<II4i", 43, 24, 20, 20, 180, 180)


def wmf(*records: bytes) -> bytes:
    body = b"".join(records) + struct.pack("<IH", 3, 0)
    size = (18 + len(body)) // 2
    place = struct.pack("<IHhhhhHI", 0x9AC6CDD7, 0, 0, 0, 2000, 2000, 1440, 0)
    check = 0
    for (one,) in struct.iter_unpack("<H", place):
        check ^= one
    head = struct.pack("<HHHIHIH", 1, 9, 0x300, size, 0, 12, 0)
    return place + struct.pack("<H", check) + head + body


def placed(name: str, content: bytes, kind: str = "image", body: str = EMBEDDED) -> bytes:
    """A letter that shows the part."""
    return word(SEEN + body, relation("rId9", kind, name), **{f"word/{name}": content})


def with_header(name: str, content: str, kind: str = "header", link: str = "") -> bytes:
    """A letter whose header is a part of any name."""
    parts = word_parts(SEEN, relation("rId8", kind, name))
    section = '<w:headerReference w:type="default" r:id="rId8"/><w:pgSz'
    parts["word/document.xml"] = str(parts["word/document.xml"]).replace("<w:pgSz", section)
    parts[f"word/{name}"] = (
        f'{XML}<w:hdr xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
        f'xmlns:o="urn:schemas-microsoft-com:office:office">{content}</w:hdr>'
    )
    parts[f"word/_rels/{name}.rels"] = relations(link)
    return packed(parts)


def spoken_as_text(address: str) -> bytes:
    """A field whose instruction is the text of runs."""
    return word(SEEN + field(f'INCLUDEPICTURE "{address}" \\d', "x").replace("instrText", "t"))


def in_utf_16(address: str) -> bytes:
    """A body of two bytes a letter without a mark: a search for ASCII finds nothing in it."""
    parts = word_parts(SEEN + PICTURE.format(how="id").replace('r:id="rId9"', f'src="{address}"'))
    text = str(parts["word/document.xml"]).replace("UTF-8", "UTF-16")
    parts["word/document.xml"] = text.encode("utf-16")
    return packed(parts)


def shouting_relations(address: str) -> bytes:
    """Relationships in a part whose name ends in capitals."""
    parts = word_parts(SEEN + LINKED, relation("rId9", "image", address, "External"))
    parts["word/_rels/document.xml.RELS"] = parts.pop("word/_rels/document.xml.rels")
    return packed(parts)


def link_that_is_drawn(address: str) -> bytes:
    return word(SEEN + LINKED, relation("rId9", "hyperlink", address, "External"))


def drawn_theme(address: str) -> bytes:
    """A theme that holds a drawing and is shown as a picture."""
    theme = b'<?xml version="1.0"?><a:theme xmlns:a="%s">%s</a:theme>' % (A.encode(), svg(address))
    return placed("theme/theme1.xml", theme, "theme")


def background(address: str) -> bytes:
    parts = word_parts(SEEN)
    ground = (
        f'<w:background w:color="FFFFFF"><v:background><v:fill type="frame" src="{address}"/>'
        "</v:background></w:background>"
    )
    parts["word/document.xml"] = str(parts["word/document.xml"]).replace(
        "<w:body>", f"{ground}<w:body>"
    )
    return packed(parts)


def in_a_sheet(name: str, content: bytes, kind: str = "image") -> bytes:
    """A workbook that shows the part."""
    drawing = (
        f'{XML}<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}" xmlns:r="{R}"><xdr:twoCellAnchor>'
        "<xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row>"
        "<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>0"
        "</xdr:colOff><xdr:row>12</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:pic>"
        '<xdr:nvPicPr><xdr:cNvPr id="2" name="x"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
        '<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom '
        'prst="rect"/></xdr:spPr></xdr:pic><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>'
    )
    sheet = (
        f'{XML}<worksheet xmlns="{S}" xmlns:r="{R}"><sheetData><row r="1"><c r="A1"><v>42</v></c>'
        '</row></sheetData><drawing r:id="rId1"/></worksheet>'
    )
    return excel(
        **{
            "xl/worksheets/sheet1.xml": sheet,
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                relation("rId1", "drawing", "../drawings/drawing1.xml")
            ),
            "xl/drawings/drawing1.xml": drawing,
            "xl/drawings/_rels/drawing1.xml.rels": relations(
                relation("rId1", kind, f"../media/{name}")
            ),
            f"xl/media/{name}": content,
        }
    )


def calculated(formula: str, value: str = "") -> bytes:
    said = f"<v>{value}</v>" if value else ""
    return excel(f'<row r="1"><c r="A1" t="str"><f>{formula}</f>{said}</c></row>')


def elsewhere(address: str) -> str:
    return f"'{address}'#$Sheet1.A1"


def sheet_with(after: str) -> bytes:
    """A sheet of one number, with something behind its cells."""
    sheet = (
        f'{XML}<worksheet xmlns="{S}" xmlns:r="{R}"><sheetData><row r="1"><c r="A1"><v>42</v></c>'
        f"</row></sheetData>{after}</worksheet>"
    )
    return excel(**{"xl/worksheets/sheet1.xml": sheet})


def picture_bullet(address: str) -> bytes:
    """A list whose bullet is a drawing."""
    numbering = (
        f'{XML}<w:numbering xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml">'
        '<w:numPicBullet w:numPicBulletId="0"><w:pict><v:shape style="width:60pt;height:60pt">'
        '<v:imagedata r:id="rId1"/></v:shape></w:pict></w:numPicBullet><w:abstractNum '
        'w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="x"/><w:lvlPicBulletId w:val="0"/></w:lvl></w:abstractNum><w:num '
        'w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    listed = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r>'
        "<w:t>butir</w:t></w:r></w:p>"
    )
    return word(
        SEEN + listed,
        relation("rId9", "numbering", "nomor.dat"),
        **{
            "word/nomor.dat": numbering,
            "word/_rels/nomor.dat.rels": relations(relation("rId1", "image", "gambar.x")),
            "word/gambar.x": svg(address),
        },
    )


SHOWN: dict[str, Maker] = {
    "butir.docx": picture_bullet,
    "png.docx": lambda a: placed("media/i.png", svg(a)),
    "emf.docx": lambda a: placed("media/i.emf", svg(a)),
    "svgz.docx": lambda a: placed("media/i.svgz", gzip.compress(svg(a))),
    "jpeg.docx": lambda a: placed("media/i.jpeg", gzip.compress(svg(a))),
    "dat.docx": lambda a: placed("media/i.dat", b"\xef\xbb\xbf<?xml version='1.0'?>\n" + svg(a)),
    "tanpa-akhiran.docx": lambda a: placed("gambar", svg(a)),
    "utf-16.docx": lambda a: placed("media/i.gif", svg(a).decode().encode("utf-16")),
    "besar-kecil.docx": lambda a: word(
        SEEN + EMBEDDED, relation("rId9", "image", "MEDIA/I.PNG"), **{"word/media/i.png": svg(a)}
    ),
    "persen.docx": lambda a: word(
        SEEN + EMBEDDED,
        relation("rId9", "image", "media/%69.png"),
        **{"word/media/i.png": svg(a)},
    ),
    "naik.docx": lambda a: word(
        SEEN + EMBEDDED, relation("rId9", "image", "../../../g/i.tiff"), **{"g/i.tiff": svg(a)}
    ),
    "mutlak.docx": lambda a: word(
        SEEN + EMBEDDED, relation("rId9", "image", "/g/i.bmp"), **{"g/i.bmp": svg(a)}
    ),
    "emf-plus.docx": lambda a: placed("media/i.emf", emf_plus(svg(a))),
    "emf-plus-gz.docx": lambda a: placed("media/i.emf", emf_plus(gzip.compress(svg(a)))),
    "emz.docx": lambda a: placed("media/i.emz", gzip.compress(emf_plus(gzip.compress(svg(a))))),
    "tema.docx": drawn_theme,
    "tema-palsu.docx": lambda a: placed("theme/theme1.xml", svg(a), "theme"),
    "tautan.docx": link_that_is_drawn,
    "latar.docx": background,
    "data.docx": lambda a: word(
        SEEN
        + PICTURE.format(how="id").replace(
            'r:id="rId9"', f'src="data:image/svg+xml;base64,{b64encode(svg(a)).decode()}"'
        )
    ),
    "wmf.docx": lambda a: placed("media/i.wmf", b"\n \n" + svg(a)),
    "kepala.docx": lambda a: with_header(
        "kepala.dat",
        PICTURE.format(how="id"),
        link=relation("rId9", "image", a, "External"),
    ),
    "medan-teks.docx": spoken_as_text,
    "medan-kepala.docx": lambda a: with_header(
        "kepala.bin", field(f'INCLUDEPICTURE "{a}" \\d', "x")
    ),
    "badan-utf-16.docx": in_utf_16,
    "hubungan-besar.docx": shouting_relations,
    "png.xlsx": lambda a: in_a_sheet("i.png", svg(a)),
    "wmf.xlsx": lambda a: in_a_sheet("i.wmf", gzip.compress(svg(a))),
    "emf-plus.xlsx": lambda a: in_a_sheet("i.emf", emf_plus(svg(a))),
    "jenis-lain.xlsx": lambda a: in_a_sheet("i.png", svg(a), "chart"),
}
"""Given the address of a picture."""

TOLD: dict[str, Maker] = {
    "medan.docx": lambda a: word(SEEN + field(f'INCLUDETEXT "{a}"', "x").replace("instrText", "t")),
    "medan-kepala.docx": lambda a: with_header("kepala.dat", field(f'INCLUDETEXT "{a}"', "x")),
    "medan-kutip.docx": lambda a: word(SEEN + field(f'"INCLUDETEXT" "{a}"', "x")),
    "sub.docx": lambda a: word(
        f'{SEEN}<w:subDoc r:id="rId9"/>', relation("rId9", "subDocument", a, "External")
    ),
    "sisipan.docx": lambda a: word(
        f'{SEEN}<w:altChunk r:id="rId9"/>', relation("rId9", "hyperlink", a, "External")
    ),
    "tak-langsung.xlsx": lambda a: calculated(f'INDIRECT("{elsewhere(a)}")'),
    "tak-langsung-v.xlsx": lambda a: calculated(f'INDIRECT("{elsewhere(a)}")', "semula"),
    "buku-lain.xlsx": lambda a: calculated(f"'{a}'#$Sheet1.A1"),
    "layanan.xlsx": lambda a: calculated(f'_xlfn.WEBSERVICE("{a}")'),
    "nama.xlsx": lambda a: excel(
        '<row r="1"><c r="A1"><f>Rahasia</f></c></row>',
        book=f'<definedNames><definedName name="Rahasia">INDIRECT("{elsewhere(a)}")'
        "</definedName></definedNames>",
    ),
    "kepala.xlsx": lambda a: sheet_with(
        "<headerFooter><oddHeader>&amp;L&amp;F &amp;Z &amp;D &amp;T&amp;CKepala</oddHeader>"
        "</headerFooter>"
    ),
    "syarat.xlsx": lambda a: sheet_with(
        '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="1">'
        f'<formula>INDIRECT("{elsewhere(a)}")="RAHASIA"</formula></cfRule></conditionalFormatting>'
    ),
    "berkas.xlsx": lambda a: calculated('CELL("filename")'),
    "berkas.docx": lambda a: with_header("kepala.dat", field("FILENAME \\p", "nama")),
    "hari.docx": lambda a: with_header("kepala.dat", field("DATE \\@ yyyy", "tahun")),
    "hari-tanpa-hasil.docx": lambda a: word(
        f'{SEEN}<w:p><w:fldSimple w:instr="DATE \\@ yyyy"/></w:p>'
    ),
}
"""Given the address of a table in text; or of nothing, where the file speaks of the machine."""


def honest(kind: str) -> bytes:
    """A letter with an honest picture of a kind."""
    content = {
        "EMF": lambda: metafile(rectangle()),
        "EMF+": lambda: emf_plus(picture_bytes(picture(), "PNG")),
        "EMZ": lambda: gzip.compress(metafile(rectangle())),
        "WMF": lambda: wmf(
            struct.pack("<IHhh", 5, 0x020B, 0, 0),
            struct.pack("<IHhh", 5, 0x020C, 2000, 2000),
            struct.pack("<IHhhhh", 7, 0x041B, 1800, 1800, 200, 200),
        ),
    }.get(kind, lambda: picture_bytes(picture(), kind))()
    return placed(f"media/gambar.{kind.lower().strip('+')}", content)


HONEST = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "EMF", "EMF+", "EMZ", "WMF")
