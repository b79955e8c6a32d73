"""PDF files that were cut, scrambled or badly written."""

from __future__ import annotations

import re

from pikepdf import ObjectStreamMode

from tests.hell.raw import MEDIA, PAINT, Maker, flate, pages, saved, stream, written

TREE = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = f"<< /Type /Page /Parent 2 0 R {MEDIA} /Contents 4 0 R /Resources << >> >>"


def cut(percent: int) -> Maker:
    def make() -> bytes:
        whole = pages()
        return whole[: len(whole) * percent // 100]

    return make


def tampered(old: bytes, new: bytes, count: int = -1) -> Maker:
    def make() -> bytes:
        whole = pages()
        assert old in whole
        return whole.replace(old, new, count)

    return make


def without_table() -> bytes:
    whole = pages()
    return whole[: whole.index(b"xref\n")]


def shifted_table() -> bytes:
    head, table = pages().split(b"xref\n", 1)
    moved = re.sub(rb"\d{10}(?= 00000 n)", lambda m: b"%010d" % (int(m[0]) + 7), table)
    return head + b"xref\n" + moved


def with_previous(where: str) -> bytes:
    """Tables that name each other as the previous one."""
    whole = pages()
    first = whole.index(b"xref\n")
    if where == "itself":
        return whole.replace(b"/Root", b"/Prev %d /Root" % first)
    second = len(whole)
    whole = whole.replace(b"/Root", b"/Prev %010d /Root" % (second + 19))
    return (
        whole
        + b"xref\n0 0\ntrailer\n<< /Size 13 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            first,
            second,
        )
    )


def damaged_table_stream() -> bytes:
    whole = saved(object_stream_mode=ObjectStreamMode.generate)
    at = whole.rindex(b"/XRef")
    start = whole.index(b"stream\n", at) + 10
    return whole[:start] + bytes(20) + whole[start + 20 :]


def damaged_object_stream() -> bytes:
    whole = saved(object_stream_mode=ObjectStreamMode.generate)
    start = whole.index(b"stream\n", whole.index(b"/ObjStm")) + 10
    return whole[:start] + b"\xff" * 20 + whole[start + 20 :]


def tree(objects: dict[int, str | bytes]) -> bytes:
    plain: dict[int, str | bytes] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: TREE,
        3: PAGE,
        4: stream(PAINT),
    }
    return written(plain | objects)


def deep_tree(levels: int = 3000) -> bytes:
    below: dict[int, str | bytes] = {
        n: f"<< /Type /Pages /Parent {n - 1} 0 R /Kids [{n + 1} 0 R] /Count 1 >>"
        for n in range(10, 10 + levels)
    }
    last = 10 + levels
    page = PAGE.replace("/Parent 2 0 R", f"/Parent {last - 1} 0 R")
    top = "<< /Type /Pages /Kids [10 0 R] /Count 1 >>"
    return tree(
        {
            2: top,
            **below,
            10: "<< /Type /Pages /Parent 2 0 R /Kids [11 0 R] /Count 1 >>",
            last: page,
        }
    )


def listing_itself() -> bytes:
    """An object stream that says it holds itself."""
    inner = b"5 0 << /Type /ObjStm /N 1 /First 4 >>"
    return tree({5: stream(inner, "/Type /ObjStm /N 1 /First 4 /Extends 5 0 R")})


def inheriting_in_a_circle() -> bytes:
    page = PAGE.replace(MEDIA, "")
    return tree(
        {
            2: "<< /Type /Pages /Parent 5 0 R /Kids [3 0 R] /Count 1 >>",
            3: page,
            5: "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        }
    )


FILES: dict[str, Maker] = {
    f"terpotong-{n:02}.pdf": cut(n) for n in (2, 10, 30, 50, 70, 85, 95, 99)
} | {
    "tabel-bergeser.pdf": shifted_table,
    "tabel-hilang.pdf": without_table,
    "tabel-putaran.pdf": lambda: with_previous("itself"),
    "tabel-putaran-dua.pdf": lambda: with_previous("each other"),
    "tabel-aliran-rusak.pdf": damaged_table_stream,
    "objek-aliran-rusak.pdf": damaged_object_stream,
    "objek-aliran-diri.pdf": listing_itself,
    "startxref-nol.pdf": lambda: re.sub(rb"startxref\n\d+", b"startxref\n0", pages()),
    "startxref-jauh.pdf": lambda: re.sub(rb"startxref\n\d+", b"startxref\n99999999", pages()),
    "panjang-kurang.pdf": tampered(b"/Length 700", b"/Length 300"),
    "panjang-lebih.pdf": tampered(b"/Length 700", b"/Length 90000"),
    "panjang-minus.pdf": tampered(b"/Length 700", b"/Length -1"),
    "panjang-diri.pdf": tampered(b"/Length 700", b"/Length 4 0 R"),
    "panjang-tiada.pdf": tampered(b"/Length 700", b""),
    "sampah-depan.pdf": lambda: b"\r\nX-Mailer: surel\r\n" * 30 + pages(),
    "sampah-depan-jauh.pdf": lambda: b"\0" * 3000 + pages(),
    "sampah-belakang.pdf": lambda: pages() + b"\0" * 5000,
    "sampah-belakang-objek.pdf": lambda: pages() + b"20 0 obj\n<< /A 1 >>\nendobj\n",
    "tanpa-kepala.pdf": tampered(b"%PDF-1.7\n", b""),
    "versi-aneh.pdf": tampered(b"%PDF-1.7", b"%PDF-9.z"),
    "tanpa-eof.pdf": tampered(b"%%EOF\n", b""),
    "tanpa-endobj.pdf": tampered(b"endobj\n", b""),
    "tanpa-endstream.pdf": tampered(b"\nendstream", b""),
    "tanpa-trailer.pdf": tampered(b"trailer\n", b""),
    "baris-mac.pdf": lambda: pages().replace(b"\n", b"\r"),
    "baris-windows.pdf": lambda: pages().replace(b"\n", b"\r\n"),
    "akar-salah.pdf": tampered(b"/Root 1 0 R", b"/Root 4 0 R"),
    "akar-tiada.pdf": tampered(b"/Root 1 0 R", b""),
    "pohon-diri.pdf": lambda: tree({2: "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"}),
    "pohon-berdua.pdf": lambda: tree(
        {
            2: "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>",
            5: "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        }
    ),
    "pohon-dalam.pdf": deep_tree,
    "induk-putaran.pdf": inheriting_in_a_circle,
    "induk-diri.pdf": lambda: tree({3: PAGE.replace("/Parent 2 0 R", "/Parent 3 0 R")}),
    "jumlah-minus.pdf": lambda: tree({2: "<< /Type /Pages /Kids [3 0 R] /Count -7 >>"}),
    "jumlah-besar.pdf": lambda: tree({2: "<< /Type /Pages /Kids [3 0 R] /Count 99999999 >>"}),
    "anak-kosong.pdf": lambda: tree(
        {2: "<< /Type /Pages /Kids [null 3 0 R null 99 0 R] /Count 4 >>"}
    ),
    "anak-bukan-larik.pdf": lambda: tree({2: "<< /Type /Pages /Kids 3 0 R /Count 1 >>"}),
    "halaman-dua-kali.pdf": lambda: tree({2: "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>"}),
    "halaman-bukan-kamus.pdf": lambda: tree({3: "(bukan halaman)"}),
    "nol-halaman.pdf": lambda: tree({2: "<< /Type /Pages /Kids [] /Count 0 >>"}),
    "isi-tiada.pdf": lambda: tree({3: PAGE.replace("/Contents 4 0 R", "")}),
    "isi-bukan-aliran.pdf": lambda: tree({4: "<< /A 1 >>"}),
    "isi-larik-rusak.pdf": lambda: tree({3: PAGE.replace("4 0 R", "[4 0 R null 77 0 R (x)]")}),
    "isi-terpotong.pdf": lambda: tree(
        {4: flate(PAINT * 500).replace(b"\nendstream", b"")[:-30] + b"\nendstream"}
    ),
    "isi-sampah.pdf": lambda: tree({4: stream(bytes(range(256)) * 20)}),
    "isi-flate-sampah.pdf": lambda: tree({4: stream(b"bukan zlib" * 50, "/Filter /FlateDecode")}),
    "saringan-aneh.pdf": lambda: tree({4: stream(PAINT, "/Filter /TiadaDecode")}),
    "gambar-sebaris-tanpa-akhir.pdf": lambda: tree(
        {4: stream(b"BI /W 9 /H 9 /BPC 8 /CS /G ID " + b"\7" * 9999)}
    ),
    "q-bersarang.pdf": lambda: tree({4: stream(b"q " * 100_000 + PAINT)}),
    "larik-bersarang.pdf": lambda: tree(
        {3: PAGE.replace("/Resources", "/X " + "[" * 20_000 + "]" * 20_000 + " /Resources")}
    ),
    "kamus-bersarang-isi.pdf": lambda: tree(
        {4: stream(b"/A " + b"<</B " * 20_000 + b">>" * 20_000 + b" DP " + PAINT)}
    ),
    "isi-bom.pdf": lambda: tree({4: flate(b"0 0 1 1 re f\n" * 6_000_000, times=2)}),
    "isi-bom-kosong.pdf": lambda: tree({4: flate(bytes(100_000_000), times=3)}),
    "penunjuk-putaran.pdf": lambda: tree(
        {3: PAGE.replace("4 0 R", "5 0 R"), 5: "6 0 R", 6: "5 0 R"}
    ),
}
