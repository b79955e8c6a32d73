"""Exports as programs, people and accidents change them: what each change must come to.

`benar`: the file says the same, and is read as before or refused. `salah`: it contradicts itself or
cannot be read, and must be refused. pytest does not collect this.
"""

from __future__ import annotations

import csv
import html
import io
import json
import random
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import openpyxl

from publisher.ekspor.kisi import grids_of
from publisher.ekspor.tabel import Tabel, table_of

FOLDER = Path(__file__).parent / "sipd"
Rows = list[list[Any]]


@dataclass
class Berkas:
    """A table that can be changed. kolom: as `Tabel.kolom`. uang: columns of amounts."""

    rows: Rows
    tabel: Tabel
    awal: int
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    @property
    def uang(self) -> list[int]:
        plain = ("pagu", "realisasi", "anggaran", "dpa", "rka", "jumlah", "operasi", "modal", "sd")
        fields = [f for f in self.tabel.kolom if f.split("_")[-1] in plain or f in plain]
        return [self.tabel.kolom[f][0] for f in fields]

    def data(self) -> list[int]:
        """Rows with an amount."""
        one = self.uang[0]
        return [
            n
            for n in range(self.awal, len(self.rows))
            if one < len(self.rows[n]) and _number(self.rows[n][one]) is not None
        ]

    def leaves(self) -> list[int]:
        """Rows at the lowest level with an amount that is not 0."""
        kode = self.tabel.kolom
        found = []
        for n in self.data():
            row = self.rows[n]
            if "kode_sub" in kode:
                lowest = bool(row[kode["kode_sub"][0]]) and (
                    "rekening" not in kode or bool(row[kode["rekening"][0]])
                )
            else:
                pieces = [str(row[c]) for c in kode["kode"] if c < len(row) and str(row[c]).strip()]
                text = ".".join(pieces)
                lowest = len(pieces) == len(kode["kode"]) if len(pieces) > 1 else len(text) >= 15
                lowest = lowest and (
                    "SPJ" not in self.tabel.bentuk.nama or text.rsplit("-", 1)[-1].startswith("5.")
                )
            if lowest and _number(row[self.uang[0]]):
                found.append(n)
        return found


def sample(name: str) -> Berkas:
    grid = grids_of((FOLDER / name).read_bytes(), name)[0]
    tabel = table_of(grid)
    assert isinstance(tabel, Tabel)
    rows = [list(row) for row in grid.rows()]
    width = max(map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    return Berkas(rows, tabel, tabel.awal, list(grid.merged))


def _number(value: Any) -> int | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        text = value.strip().removeprefix("Rp.").split(",")[0].replace(".", "")
        return int(text) if text.isdigit() else None
    return None


# -- files


def as_xlsx(rows: Rows, merged: Sequence[tuple[int, int, int, int]] = (), **more: Any) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for r, row in enumerate(rows, 1):
        for c, value in enumerate(row, 1):
            if value not in ("", None):
                sheet.cell(r, c, value)
    for top, left, bottom, right in merged:
        if (top, left) != (bottom, right):
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
    if more.get("catatan"):
        book.create_sheet("Catatan").append(["dicetak ulang", "2 kali"])
    if more.get("tersembunyi"):
        other = book.create_sheet("Lama")
        other.sheet_state = "hidden"
        for row in rows:
            other.append([_plain(v) for v in row])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _plain(value: Any) -> Any:
    return None if value == "" else value


def as_csv(rows: Rows, delimiter: str, encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([[_text(v) for v in row] for row in rows])
    return text.getvalue().encode(encoding, "replace")


def as_html(rows: Rows) -> bytes:
    lines = "".join(
        "<tr>" + "".join(f"<td>{html.escape(_text(v))}</td>" for v in row) + "</tr>" for row in rows
    )
    return f"<html><body><table border=1>{lines}</table></body></html>".encode()


def as_json(berkas: Berkas) -> bytes:
    heads = [str(h) for h in berkas.rows[berkas.awal - 1]]
    rows = berkas.rows[berkas.awal :]
    return json.dumps([dict(zip(heads, row, strict=True)) for row in rows], default=str).encode()


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


# -- changes

Ubah = Callable[[Berkas, random.Random], bytes | None]
BENAR: dict[str, Ubah] = {}
SALAH: dict[str, Ubah] = {}


def _register(where: dict[str, Ubah]) -> Callable[[Ubah], Ubah]:
    def keep(change: Ubah) -> Ubah:
        where[change.__name__] = change
        return change

    return keep


benar, salah = _register(BENAR), _register(SALAH)


def _is_flat(berkas: Berkas) -> bool:
    return berkas.tabel.bentuk.susunan == "datar"


def _amounts(berkas: Berkas, change: Callable[[int], Any]) -> bytes:
    for n in berkas.data():
        for c in berkas.uang:
            value = _number(berkas.rows[n][c])
            if value is not None and not 0 < value < 30:  # the row that numbers the columns
                berkas.rows[n][c] = change(value)
    return as_xlsx(berkas.rows, berkas.merged)


def _dots(value: int) -> str:
    return f"{value:,}".replace(",", ".")


@benar
def kolom_terbalik(b: Berkas, r: random.Random) -> bytes | None:
    if not _is_flat(b):
        return None
    return as_xlsx([row[::-1] for row in b.rows])


@benar
def kolom_diacak(b: Berkas, r: random.Random) -> bytes | None:
    if not _is_flat(b):
        return None
    order = list(range(len(b.rows[0])))
    r.shuffle(order)
    return as_xlsx([[row[n] for n in order] for row in b.rows])


@benar
def kolom_lain_di_depan(b: Berkas, r: random.Random) -> bytes | None:
    rows = [["Verifikator" if n == b.awal - 1 else "ok", *row] for n, row in enumerate(b.rows)]
    merged = [(t, x + 1, y, z + 1) for t, x, y, z in b.merged]
    return as_xlsx(rows, merged)


@benar
def judul_huruf_kecil(b: Berkas, r: random.Random) -> bytes:
    for n in range(b.awal):
        b.rows[n] = [v.lower() if isinstance(v, str) else v for v in b.rows[n]]
    return as_xlsx(b.rows, b.merged)


@benar
def judul_spasi_liar(b: Berkas, r: random.Random) -> bytes:
    head = b.rows[b.awal - 1]
    b.rows[b.awal - 1] = [
        "\xa0" + v.replace(" ", "  ") + " \n" if isinstance(v, str) and v else v for v in head
    ]
    return as_xlsx(b.rows, b.merged)


@benar
def judul_garis_bawah(b: Berkas, r: random.Random) -> bytes | None:
    if not _is_flat(b):
        return None
    head = b.rows[b.awal - 1]
    b.rows[b.awal - 1] = [v.replace(" ", "_").upper() if isinstance(v, str) else v for v in head]
    return as_xlsx(b.rows, b.merged)


@benar
def baris_judul_di_atas(b: Berkas, r: random.Random) -> bytes:
    width = len(b.rows[0])
    titles = [["PEMERINTAH KABUPATEN", *[""] * (width - 1)] for _ in range(3)]
    merged = [(t + 3, x, y + 3, z) for t, x, y, z in b.merged]
    return as_xlsx([*titles, *b.rows], merged)


@benar
def baris_kosong_di_antara(b: Berkas, r: random.Random) -> bytes:
    rows = b.rows[: b.awal]
    for row in b.rows[b.awal :]:
        rows.append(row)
        if r.random() < 0.3:
            rows.append([""] * len(row))
    return as_xlsx(rows, b.merged if _is_flat(b) else [m for m in b.merged if m[0] < b.awal])


@benar
def judul_berulang(b: Berkas, r: random.Random) -> bytes:
    at = r.randrange(b.awal + 1, len(b.rows))
    rows = [*b.rows[:at], list(b.rows[b.awal - 1]), *b.rows[at:]]
    return as_xlsx(rows, [m for m in b.merged if m[0] < b.awal])


@benar
def angka_teks_indonesia(b: Berkas, r: random.Random) -> bytes:
    return _amounts(b, _dots)


@benar
def angka_teks_indonesia_sen(b: Berkas, r: random.Random) -> bytes:
    return _amounts(b, lambda v: _dots(v) + ",00")


@benar
def angka_teks_inggris(b: Berkas, r: random.Random) -> bytes:
    return _amounts(b, lambda v: f"{v:,}.00")


@benar
def angka_teks_polos(b: Berkas, r: random.Random) -> bytes:
    return _amounts(b, str)


@benar
def angka_rp(b: Berkas, r: random.Random) -> bytes:
    return _amounts(b, lambda v: f"Rp. {_dots(v)}")


@benar
def nol_garis(b: Berkas, r: random.Random) -> bytes:
    return _amounts(b, lambda v: v or "-")


@benar
def kode_titik_di_ujung(b: Berkas, r: random.Random) -> bytes:
    return _codes(b, lambda v: f" {v}.\xa0")


@benar
def nama_berantakan(b: Berkas, r: random.Random) -> bytes | None:
    fields = [f for f in b.tabel.kolom if f.startswith("nama_sub") or f == "uraian"]
    for n in b.data():
        for f in fields:
            c = b.tabel.kolom[f][0]
            b.rows[n][c] = str(b.rows[n][c]).replace(" ", "\n ", 1) + "  "
    return as_xlsx(b.rows, b.merged)


def _codes(b: Berkas, change: Callable[[str], str]) -> bytes:
    fields = [f for f in b.tabel.kolom if f in ("kode_sub", "rekening", "kode_kegiatan")]
    for n in b.data():
        for f in fields:
            c = b.tabel.kolom[f][0]
            if b.rows[n][c]:
                b.rows[n][c] = change(str(b.rows[n][c]))
    return as_xlsx(b.rows, b.merged)


@benar
def csv_titik_koma(b: Berkas, r: random.Random) -> bytes:
    return as_csv(b.rows, ";", "utf-8-sig")


@benar
def csv_koma(b: Berkas, r: random.Random) -> bytes:
    return as_csv(b.rows, ",", "utf-8")


@benar
def csv_tab_utf16(b: Berkas, r: random.Random) -> bytes:
    return as_csv(b.rows, "\t", "utf-16")


@benar
def csv_windows(b: Berkas, r: random.Random) -> bytes:
    return as_csv(b.rows, ";", "cp1252")


@benar
def halaman_web(b: Berkas, r: random.Random) -> bytes:
    return as_html(b.rows)


@benar
def json_datar(b: Berkas, r: random.Random) -> bytes | None:
    return as_json(b) if _is_flat(b) and len(set(map(str, b.rows[b.awal - 1]))) > 3 else None


@benar
def lembar_catatan(b: Berkas, r: random.Random) -> bytes:
    return as_xlsx(b.rows, b.merged, catatan=True)


@benar
def lembar_tersembunyi(b: Berkas, r: random.Random) -> bytes:
    return as_xlsx(b.rows, b.merged, tersembunyi=True)


@benar
def dengan_makro(b: Berkas, r: random.Random) -> bytes:
    data = io.BytesIO(as_xlsx(b.rows, b.merged))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(500))
    return data.getvalue()


@benar
def baris_jumlah_benar(b: Berkas, r: random.Random) -> bytes | None:
    total = _total_row(b, 0)
    return None if total is None else as_xlsx([*b.rows, total])


@salah
def baris_jumlah_salah(b: Berkas, r: random.Random) -> bytes | None:
    total = _total_row(b, 1)
    return None if total is None else as_xlsx([*b.rows, total])


def _total_row(b: Berkas, off: int) -> list[Any] | None:
    if not _is_flat(b) or any(str(row[0]) == "Total" for row in b.rows):
        return None
    row: list[Any] = [""] * len(b.rows[0])
    row[0 if b.uang[0] else 1] = "Jumlah"
    c = b.uang[0]
    row[c] = sum(_number(b.rows[n][c]) or 0 for n in b.leaves()) + off
    return row


@salah
def satu_rupiah_lebih(b: Berkas, r: random.Random) -> bytes | None:
    if not _has_sums(b):
        return None
    n, c = r.choice(b.leaves()), b.uang[0]
    b.rows[n][c] = (_number(b.rows[n][c]) or 0) + 1
    return as_xlsx(b.rows, b.merged)


@salah
def satu_rupiah_kurang_di_induk(b: Berkas, r: random.Random) -> bytes | None:
    above = [n for n in b.data() if n not in b.leaves() and _number(b.rows[n][b.uang[0]])]
    if not _has_sums(b) or not above:
        return None
    n, c = r.choice(above), b.uang[0]
    b.rows[n][c] = (_number(b.rows[n][c]) or 0) - 1
    return as_xlsx(b.rows, b.merged)


@salah
def daun_hilang(b: Berkas, r: random.Random) -> bytes | None:
    if not _has_sums(b):
        return None
    del b.rows[r.choice(b.leaves())]
    return as_xlsx(b.rows, [m for m in b.merged if m[0] < b.awal])


@salah
def daun_ganda(b: Berkas, r: random.Random) -> bytes:
    n = r.choice(b.leaves())
    b.rows.insert(n, list(b.rows[n]))
    return as_xlsx(b.rows, [m for m in b.merged if m[0] < b.awal])


@salah
def kode_tertukar(b: Berkas, r: random.Random) -> bytes | None:
    if "kode_sub" not in b.tabel.kolom:
        return None
    c = b.tabel.kolom["kode_sub"][0]
    leaves = b.leaves()
    one = r.choice(leaves)
    codes = [str(b.rows[n][c]) for n in leaves]
    many = [
        n for n in leaves if b.rows[n][c] != b.rows[one][c] and codes.count(str(b.rows[n][c])) > 1
    ]
    if not many:
        return None
    other = r.choice(many)
    b.rows[one][c], b.rows[other][c] = b.rows[other][c], b.rows[one][c]
    return as_xlsx(b.rows, b.merged)


def _spoilt(b: Berkas, r: random.Random, value: Any) -> bytes:
    b.rows[r.choice(b.leaves())][b.uang[0]] = value
    return as_xlsx(b.rows, b.merged)


@salah
def bukan_angka(b: Berkas, r: random.Random) -> bytes:
    return _spoilt(b, r, "lihat lampiran")


@salah
def galat_rumus(b: Berkas, r: random.Random) -> bytes:
    return _spoilt(b, r, "#REF!")


@salah
def di_bawah_nol(b: Berkas, r: random.Random) -> bytes:
    return _spoilt(b, r, -1000)


@salah
def dalam_kurung(b: Berkas, r: random.Random) -> bytes:
    return _spoilt(b, r, "(1.000)")


@salah
def sel_kosong(b: Berkas, r: random.Random) -> bytes:
    return _spoilt(b, r, "")


@salah
def dengan_sen(b: Berkas, r: random.Random) -> bytes:
    return _spoilt(b, r, 1000.5)


@salah
def terlalu_besar(b: Berkas, r: random.Random) -> bytes:
    return _spoilt(b, r, 1e17)


@salah
def tanggal_di_kolom_angka(b: Berkas, r: random.Random) -> bytes:
    return _spoilt(b, r, "12 Juni 2023")


@salah
def rumus_tanpa_hasil(b: Berkas, r: random.Random) -> bytes:
    return _spoilt(b, r, "=1+1")


@salah
def kolom_wajib_hilang(b: Berkas, r: random.Random) -> bytes:
    c = b.tabel.kolom[_needed(b, r)][0]
    return as_xlsx([[v for n, v in enumerate(row) if n != c] for row in b.rows])


@salah
def kolom_wajib_berganti_nama(b: Berkas, r: random.Random) -> bytes:
    c = b.tabel.kolom[_needed(b, r)][0]
    for n in range(b.awal):
        if b.rows[n][c]:
            b.rows[n][c] = "Kolom X"
    return as_xlsx(b.rows)


def _needed(b: Berkas, r: random.Random) -> str:
    return r.choice([f for f in b.tabel.bentuk.wajib if len(b.tabel.kolom[f]) == 1 and f != "kode"])


@salah
def terpotong(b: Berkas, r: random.Random) -> bytes:
    whole = as_xlsx(b.rows, b.merged)
    return whole[: len(whole) // 2]


@salah
def berkata_sandi(b: Berkas, r: random.Random) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


@salah
def kode_bukan_kode(b: Berkas, r: random.Random) -> bytes | None:
    field = "kode_sub" if "kode_sub" in b.tabel.kolom else "kode"
    b.rows[r.choice(b.leaves())][b.tabel.kolom[field][0]] = "7.xx/01"
    return as_xlsx(b.rows, b.merged)


@salah
def daun_di_bawah_induk_lain(b: Berkas, r: random.Random) -> bytes | None:
    if "kode_kegiatan" not in b.tabel.kolom:
        return None
    n = r.choice(b.leaves())
    b.rows[n][b.tabel.kolom["kode_kegiatan"][0]] = "7.01.09.2.09"
    return as_xlsx(b.rows, b.merged)


def _has_sums(b: Berkas) -> bool:
    """Does the file print sums that its rows can be held against?"""
    if not _is_flat(b):
        return True
    return b.tabel.bentuk.nama.startswith("rekap") or any(str(row[0]) == "Total" for row in b.rows)


def changed(name: str, change: Ubah, seed: int) -> bytes | None:
    return change(deepcopy(sample(name)), random.Random(f"{name} {change.__name__} {seed}"))


Putusan = Literal["benar", "salah"]
