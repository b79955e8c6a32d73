"""PDF files written by hand: what no library would write can be written here."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Mapping
from typing import Any

from pikepdf import Pdf

Maker = Callable[[], bytes]
Objects = Mapping[int, str | bytes]

PAINT = b"0.2 0.4 0.8 rg 72 600 300 120 re f\n"
TEXT = b"BT /F1 18 Tf 72 700 Td (Daftar hadir rapat) Tj ET\n"
HELVETICA = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
MEDIA = "/MediaBox [0 0 595 842]"


def stream(content: bytes, entries: str = "") -> bytes:
    head = f"<< /Length {len(content)} {entries} >>\nstream\n".encode("latin-1")
    return head + content + b"\nendstream"


def flate(content: bytes, entries: str = "", times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = " ".join(["/FlateDecode"] * times)
    return stream(content, f"/Filter [{filters}] {entries}")


def written(objects: Objects, trailer: str = "", header: str = "1.7") -> bytes:
    """The objects with a table that is right, whatever they hold."""
    out = bytearray(f"%PDF-{header}\n%\xe2\xe3\xcf\xd3\n".encode("latin-1"))
    offsets = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(out)
        inner = body.encode("latin-1") if isinstance(body, str) else body
        out += b"%d 0 obj\n%s\nendobj\n" % (number, inner)
    at, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        used = number in offsets
        out += b"%010d %05d %s \n" % (
            offsets.get(number, 0),
            0 if used else 65535,
            b"n" if used else b"f",
        )
    out += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n".encode("latin-1")
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % at)


def paper(
    page: str = "",
    catalog: str = "",
    content: bytes = PAINT,
    resources: str = "",
    more: Objects | None = None,
    media: str = MEDIA,
    header: str = "1.7",
    trailer: str = "",
) -> bytes:
    """A PDF of one page; objects from 5 on are free for `more`."""
    objects: dict[int, str | bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R {media} /Contents 4 0 R "
        f"/Resources << {resources} >> {page} >>",
        4: stream(content),
    }
    return written(objects | dict(more or {}), trailer, header)


def pages(number: int = 3, content: bytes = PAINT) -> bytes:
    """A plain PDF with a page tree of one level, its content readable."""
    kids = " ".join(f"{n} 0 R" for n in range(10, 10 + number))
    page = f"<< /Type /Page /Parent 2 0 R {MEDIA} /Contents 4 0 R /Resources << >> >>"
    return written(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: f"<< /Type /Pages /Kids [{kids}] /Count {number} >>",
            4: stream(content * 20),
            **{n: page for n in range(10, 10 + number)},
        }
    )


def saved(change: Callable[[Pdf], None] = lambda pdf: None, **options: Any) -> bytes:
    """Three plain pages, changed and written by the library."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(pages())) as pdf:
        change(pdf)
        pdf.save(out, static_id=not options.get("encryption"), **options)
    return out.getvalue()
