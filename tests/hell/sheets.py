"""Files of tables as they come from offices, and as nobody should send them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

Fill = Callable[[Any], None]


def book(fill: Fill, title: str = "Data") -> bytes:
    """A workbook of one sheet, filled by a function."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = title
    fill(sheet)
    return saved(made)


def saved(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rows(*lines: tuple[Any, ...]) -> Fill:
    def fill(sheet: Any) -> None:
        for line in lines:
            sheet.append(line)

    return fill


def repacked(raw: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same workbook with its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def in_sheet(raw: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with other words in the XML of its first sheet."""

    def change(name: str, part: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return part
        assert old in part, part[:2000]
        return part.replace(old, new, 1)

    return repacked(raw, change)


PLAIN = book(rows(("Nama", "Jumlah"), ("a", 1), ("b", 2)))


def merged(sheet: Any) -> None:
    rows(("No", "Uraian", "2024", None), (None, None, "T", "R"), (1, "a", 5, 6), (2, "b", 7, None))(
        sheet
    )
    for area in ("A1:A2", "B1:B2", "C1:D1", "C4:D4"):
        sheet.merge_cells(area)


def merged_down(sheet: Any) -> None:
    rows(("Sasaran", "Indikator"), ("s", "i1"), (None, "i2"), (None, "i3"))(sheet)
    sheet.merge_cells("A2:A4")


def hidden(sheet: Any) -> None:
    rows(("a", "b", "c"), (1, 2, 3), (4, 5, 6))(sheet)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True


def formats(sheet: Any) -> None:
    rows(("kode", "persen", "dua", "rupiah", "tanggal", "jam", "ya"))(sheet)
    sheet.append((7, 0.125, 2, 1500000, dt.date(2024, 6, 30), dt.time(8, 30), True))
    for column, look in zip("ABCD", ("0000", "0.0%", "0.00", '"Rp"#,##0'), strict=True):
        sheet[f"{column}2"].number_format = look


def many(height: int, width: int) -> Fill:
    def fill(sheet: Any) -> None:
        sheet.append([f"k{n}" for n in range(width)])
        for n in range(height):
            sheet.append([n] * width)

    return fill


def several_sheets(state: str = "visible") -> bytes:
    made = openpyxl.Workbook()
    made.active.title = "Satu"
    made.active.append(("a",))
    made.active.append((1,))
    two = made.create_sheet("Dua Kali")
    two.append(("b",))
    two.append((2,))
    made["Satu"].sheet_state = state
    made.active = 1
    return saved(made)


def cached(sheet_xml_value: str) -> bytes:
    """A formula that was worked out: `<f>` and `<v>`."""
    raw = book(rows(("n",), ("=1+1",)))
    return in_sheet(raw, b"<v></v>", f"<v>{sheet_xml_value}</v>".encode())


def huge_merge() -> bytes:
    return in_sheet(
        book(merged_down), b'ref="A2:A4"', f'ref="A2:{get_column_letter(16384)}1048576"'.encode()
    )


def far_cell() -> bytes:
    """One cell at the very end of the sheet."""
    return book(lambda sheet: (sheet.append(("a",)), sheet.cell(1_048_576, 16_384, "z")))


def bomb() -> bytes:
    def change(name: str, part: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return part
        laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        return part.replace(b"<worksheet", laughs + b"<worksheet", 1)

    return repacked(PLAIN, change)


def inflated() -> bytes:
    """A part that unpacks to 200 MB."""
    out = io.BytesIO(PLAIN)
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/image1.bin", "w") as part,
    ):
        for _ in range(200):
            part.write(bytes(1_000_000))
    return out.getvalue()


def encrypted_zip() -> bytes:
    raw = bytearray(PLAIN)
    # The flag of the first entry, in its own header and in the directory.
    at = raw.index(b"PK\x01\x02")
    raw[6] |= 1
    raw[at + 8] |= 1
    return bytes(raw)


def ole(name: str = "Workbook") -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name.encode("utf-16-le") + bytes(512)


def with_macro() -> bytes:
    out = io.BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 AutoOpen")
    return out.getvalue()


def linked() -> bytes:
    """Its values come from another workbook, which is never opened."""
    raw = book(rows(("n",), ("='[1]Lain'!A1",)))
    raw = in_sheet(raw, b"<v></v>", b"<v>41</v>")
    out = io.BytesIO(raw)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    return out.getvalue()
