"""PDF files whose names are odd: lone `#`, bytes beyond ASCII, none at all, too long."""

from __future__ import annotations

import io

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from tests.hell.raw import Maker, Objects, flate, paper, stream

BOX = "/BBox [0 0 595 842] /Matrix [1 0 0 1 0 0]"
SQUARE = b"0.8 0.2 0.1 rg 100 300 200 100 re f "
FONT = (
    "<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Uji /FirstChar 97 /LastChar 97 "
    "/Widths [600] /Encoding /WinAnsiEncoding /FontDescriptor << /Type /FontDescriptor "
    "/FontName /AAAAAA+Uji /Flags 32 /FontBBox [0 0 600 700] /ItalicAngle 0 /Ascent 800 "
    "/Descent -200 /CapHeight 700 /StemV 80 /FontFile2 20 0 R >> /ToUnicode 21 0 R >>"
)
TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <61> <0061> endbfchar endcmap
CMapName currentdict /CMap defineresource pop end end"""


def letter() -> bytes:
    """A font with one letter, a box."""
    pen = TTGlyphPen(None)
    corners = ((50, 0), (50, 700), (550, 700), (550, 0))
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    box, made = pen.glyph(), io.BytesIO()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "a"])
    font.setupCharacterMap({97: "a"})
    font.setupGlyf({".notdef": box, "a": box})
    font.setupHorizontalMetrics({".notdef": (600, 50), "a": (600, 50)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Uji", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    font.save(made)
    return made.getvalue()


LETTER = {20: flate(letter()), 21: stream(TO_UNICODE)}
LONG = "N" * 200


def named(name: str) -> Maker:
    """A font, a drawing in a drawing, a state, a colour and a mark of that name."""
    form = f"/Type /XObject /Subtype /Form {BOX}"
    word = name.encode("latin-1")
    content = (
        b"BT /%s 18 Tf 72 700 Td (aaa) Tj T* (aa) Tj ET\n"
        b"q /%s gs /%s cs 0.1 0.2 0.3 sc 72 500 50 50 re f Q\n"
        b"/%s << /%s /%s >> BDC q 0 0.6 0 rg 72 600 300 50 re f Q EMC\n"
        b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID /#z EI\n"
        b"/%s Do\n"
    ) % ((word,) * 7)
    inner = b"/%s Do" % word
    resources = " ".join(
        f"/{kind} << /{name} {value} >>"
        for kind, value in (
            ("Font", "5 0 R"),
            ("XObject", "6 0 R"),
            ("ExtGState", "<< /CA 0.5 >>"),
            ("ColorSpace", "[/CalRGB << /WhitePoint [0.95 1 1.09] >>]"),
        )
    )
    more: Objects = {
        **LETTER,
        5: FONT,
        6: stream(inner, f"{form} /Resources << /XObject << /{name} 7 0 R >> >>"),
        7: stream(SQUARE, form),
    }
    return lambda: paper(content=content, resources=resources, more=more)


def patterned(name: str) -> Maker:
    """A pattern of that name, which draws something of that name."""
    word = name.encode("latin-1")
    more: Objects = {
        8: stream(
            b"/%s Do" % word,
            "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 90 90] /XStep 90 "
            f"/YStep 90 /Resources << /XObject << /{name} 9 0 R >> >>",
        ),
        9: stream(b"0 0.6 0 rg 5 5 40 40 re f", f"/Subtype /Form {BOX}"),
    }
    content = b"/Pattern cs /%s scn 72 600 300 50 re f" % word
    return lambda: paper(content=content, resources=f"/Pattern << /{name} 8 0 R >>", more=more)


def drawn_font(glyph: str) -> Maker:
    """A font of drawings; the glyph uses a drawing of that name too."""
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0]"
        f" /CharProcs << /{glyph} 6 0 R >> /FirstChar 97 /LastChar 97 /Widths [1000] "
        f"/Encoding << /Type /Encoding /Differences [97 /{glyph}] >> "
        f"/Resources << /XObject << /{glyph} 7 0 R >> >> >>"
    )
    inner = b"1000 0 d0 /%s Do" % glyph.encode("latin-1")
    more: Objects = {
        5: font,
        6: stream(inner),
        7: stream(b"100 0 700 700 re f", "/Subtype /Form /BBox [0 0 1000 1000]"),
    }
    content = b"BT /F1 40 Tf 72 600 Td (aaa) Tj ET"
    return lambda: paper(content=content, resources="/Font << /F1 5 0 R >>", more=more)


def stamped(name: str) -> Maker:
    """A mark and a filled field, with looks that use and look states of that name."""
    look = "/Subtype /Form /BBox [0 0 200 30]"
    uses = b"/%s Do" % name.encode("latin-1")
    resources = f"/Resources << /XObject << /{name} 7 0 R >> >>"
    annotation = "/Type /Annot /Rect [72 500 272 530] /F 4"
    more: Objects = {
        **LETTER,
        5: f"<< {annotation} /Subtype /Stamp /AP << /N 6 0 R >> >>",
        6: stream(uses, f"{look} {resources}"),
        7: stream(b"0 0 1 rg 0 0 200 30 re f", look),
        8: f"<< /Type /Annot /Subtype /Widget /Rect [72 400 102 430] /F 4 /FT /Btn /T (setuju) "
        f"/V /{name} /AS /{name} /AP << /N << /{name} 7 0 R /Off 9 0 R >> >> >>",
        9: stream(b"", look),
        10: "<< /Type /Annot /Subtype /Widget /Rect [72 300 272 330] /F 4 /FT /Tx /T (nama) "
        f"/V (aaa) /DA (/{name} 12 Tf 0 g) >>",
    }
    catalog = f"/AcroForm << /Fields [8 0 R 10 0 R] /DR << /Font << /{name} {FONT} >> >> >>"
    return lambda: paper(page="/Annots [5 0 R 8 0 R 10 0 R]", catalog=catalog, more=more)


def colliding(first: str, second: str) -> Maker:
    """Two drawings whose names differ only in how they are written, or nearly."""
    form = f"/Subtype /Form {BOX}"
    more: Objects = {
        5: stream(b"1 0 0 rg 72 600 200 50 re f", form),
        6: stream(b"0 0 1 rg 72 400 200 50 re f", form),
    }
    content = f"/{first} Do /{second} Do".encode("latin-1")
    resources = f"/XObject << /{first} 5 0 R /{second} 6 0 R >>"
    return lambda: paper(content=content, resources=resources, more=more)


ODD = {
    "pagar": "F#",
    "pagar-zz": "Im#zz",
    "pagar-satu": "F#4",
    "pagar-saja": "#",
    "pagar-pagar": "##41",
    "latin": "F\xe9",
    "latin-tersandi": "F#e9",
    "utf-8": "F\xc3\xa9",
    "kosong": "",
    "panjang": LONG,
    "spasi": "F#20x",
    "kurung": "F#28#2F",
    "dua-ejaan": "#46#41",
}
"""What is odd about a name, and the name as it is written."""

TWINS = [("F#", "F#23"), ("F\xe9", "F#c3#a9"), (LONG + "1", LONG + "2"), ("#zz", "#23zz")]
FAMILIES = (named, patterned, drawn_font, stamped)
