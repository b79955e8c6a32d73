"""PDF pages with odd fonts, colours, pictures and transparency."""

from __future__ import annotations

import io

from PIL import Image

from tests.hell.raw import HELVETICA, PAINT, TEXT, Maker, Objects, flate, paper, stream

DRAW = b"q 400 0 0 400 72 300 cm /I Do Q\n"
GREY = bytes(range(256)) * 4  # 32 × 32
SIZE = "/Type /XObject /Subtype /Image /Width 32 /Height 32"
BIG = 24_000


def image(entries: str, content: bytes = GREY, more: Objects | None = None) -> Maker:
    return lambda: paper(
        content=DRAW,
        resources="/XObject << /I 5 0 R >>",
        more={5: stream(content, f"{SIZE} {entries}"), **(more or {})},
    )


def coloured(space: str, components: int, more: Objects | None = None) -> Maker:
    paint = b"/C cs " + b"0.5 " * components + b"scn 72 300 400 400 re f\n"
    return lambda: paper(content=paint, resources=f"/ColorSpace << /C {space} >>", more=more)


def written(entries: str, more: Objects | None = None) -> Maker:
    return lambda: paper(content=TEXT, resources=f"/Font << /F1 << {entries} >> >>", more=more)


def state(entries: str, more: Objects | None = None, page: str = "") -> Maker:
    return lambda: paper(
        content=b"/G gs\n" + PAINT,
        resources=f"/ExtGState << /G << {entries} >> >>",
        more=more,
        page=page,
    )


def encoded(kind: str, mode: str = "RGB", **options: object) -> bytes:
    made = io.BytesIO()
    Image.linear_gradient("L").resize((32, 32)).convert(mode).save(made, kind, **options)
    return made.getvalue()


def fax() -> bytes:
    """The strip of a TIFF is what /CCITTFaxDecode takes."""
    with Image.open(io.BytesIO(encoded("TIFF", "1", compression="group4"))) as tiff:
        offset, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
        assert tiff.fp is not None
        tiff.fp.seek(offset)
        return tiff.fp.read(length)


def big_picture() -> bytes:
    """A picture of 576 million pixels in two thousand bytes."""
    entries = f"/Type /XObject /Subtype /Image /Width {BIG} /Height {BIG}"
    grey = "/ColorSpace /DeviceGray /BitsPerComponent 1"
    return paper(
        content=DRAW,
        resources="/XObject << /I 5 0 R >>",
        more={5: flate(bytes(BIG * BIG // 8), f"{entries} {grey}", times=2)},
    )


def lzw() -> bytes:
    """Codes of nine bits: clear, the 32 × 32 bytes one by one with clears between, end."""
    codes = [256]
    for n, value in enumerate(GREY):
        codes += [256, value] if n % 200 == 199 else [value]
    codes.append(257)
    bits = "".join(f"{code:09b}" for code in codes)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


TINT = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>"
GREY_8 = "/ColorSpace /DeviceGray /BitsPerComponent 8"
SPACES: dict[str, tuple[str, int, Objects | None]] = {
    "cmyk": ("/DeviceCMYK", 4, None),
    "separation": (f"[/Separation /Spot /DeviceCMYK {TINT}]", 1, None),
    "devicen": (f"[/DeviceN [/Spot] /DeviceCMYK {TINT}]", 1, None),
    "lab": ("[/Lab << /WhitePoint [0.95 1 1.09] /Range [-100 100 -100 100] >>]", 3, None),
    "calrgb": ("[/CalRGB << /WhitePoint [0.95 1 1.09] >>]", 3, None),
    "icc-rusak": ("[/ICCBased 5 0 R]", 3, {5: stream(b"bukan profil" * 20, "/N 3")}),
    "icc-kosong": ("[/ICCBased 5 0 R]", 3, {5: stream(b"", "/N 3 /Alternate /DeviceRGB")}),
    "icc-salah-n": ("[/ICCBased 5 0 R]", 4, {5: stream(b"x" * 200, "/N 4")}),
    "tiada": ("/Entah", 3, None),
    "putaran": ("5 0 R", 1, {5: f"[/Separation /A 5 0 R {TINT}]"}),
}
FONTS: dict[str, tuple[str, Objects | None]] = {
    "tak-tertanam": ("/Type /Font /Subtype /TrueType /BaseFont /Arial", None),
    "type3": (
        "/Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 68 "
        "/LastChar 68 /Widths [1] /CharProcs << /D 5 0 R >> "
        "/Encoding << /Differences [68 /D] >> /Resources << >>",
        {5: stream(b"1 0 0 0 1 1 d1 0 0 1 1 re f")},
    ),
    "type3-diri": (
        "/Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 68 "
        "/LastChar 68 /Widths [1] /CharProcs << /D 5 0 R >> "
        "/Encoding << /Differences [68 /D] >> /Resources << /Font << /F1 6 0 R >> >>",
        {5: stream(b"1 0 d0 BT /F1 1 Tf (D) Tj ET"), 6: "<< /Type /Font /Subtype /Type3 >>"},
    ),
    "program-rusak": (
        "/Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Arial /FirstChar 32 /LastChar 33 "
        "/Widths [500 500] /FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Arial "
        "/Flags 32 /FontBBox [0 0 9 9] /ItalicAngle 0 /Ascent 9 /Descent 0 /CapHeight 9 "
        "/StemV 9 /FontFile2 5 0 R >>",
        {5: stream(b"\0\1\0\0" + b"rusak" * 99)},
    ),
    "cid-tanpa-isi": (
        "/Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R]",
        {5: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>"},
    ),
    "bukan-kamus": ("/A 1 >> /F2 << /B 1", None),
}
MASK = stream(GREY, f"{SIZE} {GREY_8}")
IMAGES: dict[str, Maker] = {
    "16-bit": image("/ColorSpace /DeviceGray /BitsPerComponent 16", GREY * 2),
    "jpx": lambda: image("/Filter /JPXDecode", encoded("JPEG2000"))(),
    "jpx-rusak": image("/Filter /JPXDecode", b"\0\0\0\x0cjP  rusak"),
    "jbig2-rusak": image(
        "/Filter /JBIG2Decode /ColorSpace /DeviceGray /BitsPerComponent 1", b"\0\0\0\0\x30\0" * 9
    ),
    "ccitt": lambda: image(
        "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 32 /Rows 32 >> "
        "/ColorSpace /DeviceGray /BitsPerComponent 1",
        fax(),
    )(),
    "lzw": lambda: image(f"/Filter /LZWDecode {GREY_8}", lzw())(),
    "jpeg": lambda: image(f"/Filter /DCTDecode {GREY_8}", encoded("JPEG", "L"))(),
    "jpeg-cmyk": lambda: image(
        "/Filter /DCTDecode /ColorSpace /DeviceCMYK /BitsPerComponent 8", encoded("JPEG", "CMYK")
    )(),
    "jpeg-rusak": lambda: image(f"/Filter /DCTDecode {GREY_8}", encoded("JPEG", "L")[:150])(),
    "decode-terbalik": image(f"{GREY_8} /Decode [1 0]"),
    "topeng-1-bit": image("/ImageMask true /BitsPerComponent 1", GREY[:128]),
    "topeng-warna": image(f"{GREY_8} /Mask [0 9]"),
    "topeng": image(
        f"{GREY_8} /Mask 6 0 R",
        more={6: stream(GREY[:128], f"{SIZE} /ImageMask true /BitsPerComponent 1")},
    ),
    "topeng-lunak": image(f"{GREY_8} /SMask 6 0 R", more={6: MASK}),
    "topeng-diri": image(f"{GREY_8} /SMask 5 0 R"),
    "indeks": image("/ColorSpace [/Indexed /DeviceRGB 255 5 0 R] /BitsPerComponent 8"),
    "indeks-pendek": image("/ColorSpace [/Indexed /DeviceRGB 255 <00>] /BitsPerComponent 8"),
    "kurang-isi": image(f"{GREY_8}", GREY[:99]),
    "tanpa-ukuran": lambda: image(GREY_8)().replace(b"/Width 32", b"/Lebar 32"),
    "minus": lambda: image(GREY_8)().replace(b"/Width 32", b"/Width -2"),
    "antar-halus": image(f"{GREY_8} /Interpolate true"),
    "pengganti": image(f"{GREY_8} /Alternates [<< /Image 5 0 R >>]"),
    "raksasa": big_picture,
}
BLEND = "/Group << /S /Transparency /CS /DeviceRGB >>"

FILES: dict[str, Maker] = {
    **{f"warna-{name}.pdf": coloured(*space) for name, space in SPACES.items()},
    **{f"huruf-{name}.pdf": written(*font) for name, font in FONTS.items()},
    **{f"gambar-{name}.pdf": maker for name, maker in IMAGES.items()},
    "huruf-baku.pdf": lambda: paper(content=TEXT, resources=HELVETICA),
    "tembus-pandang.pdf": state("/ca 0.5 /CA 0.5", page=BLEND),
    "tembus-multiply.pdf": state("/BM /Multiply"),
    "tembus-aneh.pdf": state("/BM /Entah"),
    "tembus-smask-diri.pdf": state(
        "/SMask << /S /Luminosity /G 5 0 R >>",
        {
            5: stream(
                b"/G gs 0 0 500 500 re f",
                "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency >> "
                "/Resources << /ExtGState << /G << /SMask << /S /Luminosity /G 5 0 R >> >> >> >>",
            )
        },
    ),
    "fungsi-alih.pdf": state("/TR /Identity /HTP [0 0]"),
    "gradasi.pdf": lambda: paper(
        content=b"/S sh",
        resources="/Shading << /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 500 500] "
        "/Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >> >>",
    ),
    "postscript.pdf": lambda: paper(
        content=b"/P Do " + PAINT,
        resources="/XObject << /P 5 0 R >>",
        more={5: stream(b"(/etc/passwd) (r) file", "/Type /XObject /Subtype /PS")},
    ),
    "aliran-luar.pdf": lambda: paper(
        content=DRAW,
        resources="/XObject << /I 5 0 R >>",
        more={5: stream(b"", f"{SIZE} {GREY_8} /F (/etc/passwd)")},
    ),
    "rujukan-luar.pdf": lambda: paper(
        content=b"/R Do",
        resources="/XObject << /R 5 0 R >>",
        more={
            5: stream(
                PAINT,
                "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                "/Ref << /F (lain.pdf) /Page 0 >>",
            )
        },
    ),
    "pdf-2.pdf": lambda: paper(header="2.0"),
    "pdf-1-0.pdf": lambda: paper(header="1.0"),
    "operator-aneh.pdf": lambda: paper(content=PAINT + b"zz 5 qq BX yy EX\n"),
    "operan-kurang.pdf": lambda: paper(content=b"rg 1 re f /X Do /Y gs Tj\n" + PAINT),
    "sumber-tiada.pdf": lambda: paper(content=PAINT, resources="").replace(
        b"/Resources <<  >>", b""
    ),
    "sumber-bukan-kamus.pdf": lambda: paper(content=b"/I Do " + PAINT, resources="/XObject [1]"),
    "xmp-rusak.pdf": lambda: paper(
        catalog="/Metadata 5 0 R", more={5: stream(b"<x:xmpmeta><rdf", "/Subtype /XML")}
    ),
    "xmp-entitas.pdf": lambda: paper(
        catalog="/Metadata 5 0 R",
        more={
            5: stream(
                b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
                + b"".join(
                    b"<!ENTITY %c '%s'>" % (c, b"&%c;" % (c - 1) * 10) for c in range(98, 110)
                )
                + b"]><x>&m;</x>",
                "/Type /Metadata /Subtype /XML",
            )
        },
    ),
}
