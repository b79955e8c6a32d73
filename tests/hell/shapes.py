"""PDF pages of every size and turn, and trees of things that lead back to themselves."""

from __future__ import annotations

from tests.hell.raw import MEDIA, PAINT, Maker, Objects, pages, paper, stream

TAGGED = b"/P <</MCID 0>> BDC\n" + PAINT + b"EMC\n"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"


def many_pages(number: int, content: bytes = b"") -> Maker:
    return lambda: pages(number, content)


def tagged(root: str, more: Objects) -> bytes:
    """One page whose only piece is number 0, and the tree `root` with the elements `more`."""
    return paper(
        page="/StructParents 0",
        catalog="/MarkInfo << /Marked true >> /StructTreeRoot 5 0 R",
        content=TAGGED,
        more={5: f"<< /Type /StructTreeRoot {root} >>", **more},
    )


def huge_tree(elements: int = 20_000) -> bytes:
    kids = " ".join(f"{n} 0 R" for n in range(10, 10 + elements))
    element = "<< /Type /StructElem /S /P /P 5 0 R /Pg 3 0 R /K 0 >>"
    return tagged(f"/K [{kids}]", {n: element for n in range(10, 10 + elements)})


def deep_structure(levels: int = 3_000) -> bytes:
    below = {
        n: f"<< /Type /StructElem /S /Div /P {n - 1} 0 R /K {n + 1} 0 R >>"
        for n in range(10, 10 + levels)
    }
    last = "<< /Type /StructElem /S /P /P 11 0 R /Pg 3 0 R /K 0 >>"
    return tagged("/K 10 0 R", {**below, 10 + levels: last})


def drawings(levels: int, times: int) -> bytes:
    """Drawings that draw the next one again and again: 20 levels of 10 never end."""
    draw = b"/N Do " * times
    more = {
        n: stream(draw, f"{FORM} /Resources << /XObject << /N {n + 1} 0 R >> >>")
        for n in range(10, 10 + levels)
    }
    more[10 + levels] = stream(PAINT, FORM)
    return paper(content=draw, resources="/XObject << /N 10 0 R >>", more=more)


def drawing_itself(other: int) -> bytes:
    return paper(
        content=PAINT + b"/N Do",
        resources="/XObject << /N 10 0 R >>",
        more={
            10: stream(b"/N Do " + PAINT, f"{FORM} /Resources << /XObject << /N {other} 0 R >> >>"),
            11: stream(b"/N Do " + PAINT, f"{FORM} /Resources << /XObject << /N 10 0 R >> >>"),
        },
    )


def tiling_itself() -> bytes:
    pattern = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9"
    return paper(
        content=b"/Pattern cs /P scn 0 0 500 500 re f",
        resources="/Pattern << /P 10 0 R >>",
        more={
            10: stream(
                b"/Pattern cs /P scn 0 0 9 9 re f",
                f"/Type /Pattern {pattern} /Resources << /Pattern << /P 10 0 R >> >>",
            )
        },
    )


def outline(first: str, second: str) -> bytes:
    return paper(
        catalog="/Outlines 5 0 R",
        more={
            5: "<< /Type /Outlines /First 6 0 R /Last 7 0 R /Count 2 >>",
            6: f"<< /Title (Satu) /Parent 5 0 R /Dest [3 0 R /Fit] {first} >>",
            7: f"<< /Title (Dua) /Parent 5 0 R /Dest [3 0 R /Fit] {second} >>",
        },
    )


def field_loop() -> bytes:
    return paper(
        page="/Annots [6 0 R]",
        catalog="/AcroForm << /Fields [6 0 R] /DA (/Helv 9 Tf 0 g) >>",
        more={
            6: "<< /FT /Tx /T (a) /Parent 7 0 R /Kids [7 0 R] /Type /Annot /Subtype /Widget "
            "/Rect [0 0 9 9] >>",
            7: "<< /T (b) /Parent 6 0 R /Kids [6 0 R] >>",
        },
    )


def names_loop() -> bytes:
    return paper(
        page="/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Dest (a) >>]",
        catalog="/Names << /Dests 6 0 R /EmbeddedFiles 6 0 R /JavaScript 6 0 R >>",
        more={6: "<< /Kids [6 0 R] >>"},
    )


def numbers_loop() -> bytes:
    root = "/K 10 0 R /ParentTree 6 0 R"
    element = "<< /Type /StructElem /S /P /P 5 0 R /Pg 3 0 R /K 0 >>"
    return tagged(root, {6: "<< /Kids [6 0 R 6 0 R] >>", 10: element})


def boxed(media: str, page: str = "") -> Maker:
    return lambda: paper(media=media, page=page)


BOXES = {
    "tiada": "",
    "nol": "/MediaBox [0 0 0 0]",
    "nan": "/MediaBox [0 0 nan nan]",
    "teks": "/MediaBox [(a) (b) (c) (d)]",
    "tiga": "/MediaBox [0 0 595]",
    "miliaran": "/MediaBox [0 0 1000000000 1000000000]",
    "tak-berhingga": "/MediaBox [0 0 " + "9" * 400 + " 842]",
    "14400": "/MediaBox [0 0 14400 14400]",
    "setitik": "/MediaBox [0 0 1 1]",
    "sehelai-rambut": "/MediaBox [0 0 0.001 842]",
    "negatif": "/MediaBox [-595 -842 0 0]",
    "terbalik": "/MediaBox [595 842 0 0]",
    "jauh": "/MediaBox [100000 100000 100595 100842]",
}
PAGES = {
    "crop-di-luar": "/CropBox [2000 2000 2100 2100]",
    "crop-lebih-besar": "/CropBox [-100 -100 900 900]",
    "crop-rusak": "/CropBox [1 (dua) 3]",
    "satuan-10": "/UserUnit 10",
    "satuan-nol": "/UserUnit 0",
    "satuan-raksasa": "/UserUnit 1e30",
    "satuan-teks": "/UserUnit (sepuluh)",
    "putar-90": "/Rotate 90",
    "putar-minus-90": "/Rotate -90",
    "putar-45": "/Rotate 45",
    "putar-450": "/Rotate 450",
    "putar-teks": "/Rotate /Kanan",
}

FILES: dict[str, Maker] = {
    **{f"kotak-{name}.pdf": boxed(box) for name, box in BOXES.items()},
    **{f"halaman-{name}.pdf": boxed(MEDIA, page) for name, page in PAGES.items()},
    "halaman-5000.pdf": many_pages(5_000),
    "halaman-150.pdf": many_pages(150, PAINT),
    "garis-besar-putaran.pdf": lambda: outline("/Next 7 0 R", "/Next 6 0 R"),
    "garis-besar-anak-diri.pdf": lambda: outline("/Next 7 0 R /First 6 0 R", "/First 5 0 R"),
    "bidang-putaran.pdf": field_loop,
    "nama-putaran.pdf": names_loop,
    "struktur-putaran.pdf": lambda: tagged(
        "/K [10 0 R 10 0 R]",
        {
            10: "<< /Type /StructElem /S /Sect /P 5 0 R /K [11 0 R 0] /Pg 3 0 R >>",
            11: "<< /Type /StructElem /S /Sect /P 10 0 R /K [10 0 R 11 0 R 5 0 R] >>",
        },
    ),
    "struktur-nomor-putaran.pdf": numbers_loop,
    "struktur-besar.pdf": huge_tree,
    "struktur-dalam.pdf": deep_structure,
    "struktur-rusak.pdf": lambda: tagged(
        "/K [null 3 0 R (x) 99 0 R [[]] 10 0 R] /RoleMap << /Aneh /Aneh /P 7 >>",
        {
            10: "<< /S /Aneh /Pg (x) /K [<< /Type /MCR /MCID (n) >> << /Type /OBJR /Obj 99 0 R >> "
            "-5 0 999999999 /X 1.5 true << /Type /MCR /MCID 0 /Stm 4 0 R >>] "
            "/A [<< /O 5 >> 1] /Alt 7 >>"
        },
    ),
    "struktur-bukan-kamus.pdf": lambda: tagged("/K (x)", {}).replace(b"5 0 R", b"(x)  "),
    "gambar-diri.pdf": lambda: drawing_itself(10),
    "gambar-berdua.pdf": lambda: drawing_itself(11),
    "gambar-berlipat.pdf": lambda: drawings(20, 10),
    "gambar-dalam.pdf": lambda: drawings(2_000, 1),
    "pola-diri.pdf": tiling_itself,
}
