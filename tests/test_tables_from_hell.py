"""Odd files of tables: each is printed right, or it is told what is wrong with it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.hell import sheets
from tests.hell.sheets import book, rows
from tests.own_tables import kinds, lines, made

READ = "tabel-tak-terbaca"


@dataclass(frozen=True)
class Odd:
    """A file, what the table asks of it, the lines that it prints, and what is told."""

    name: str
    raw: bytes
    shown: tuple[str, ...]
    told: tuple[str, ...] = ()
    toml: str = ""
    file: str = "data.csv"


UNREAD = ("T", "??")
PLAIN = ("Nama | Jumlah", "a | 1", "b | 2")


def csv(name: str, text: str, *shown: str, told: tuple[str, ...] = (), toml: str = "") -> Odd:
    return Odd(name, text.encode(), shown, told, toml)


def xlsx(name: str, raw: bytes, *shown: str, told: tuple[str, ...] = (), toml: str = "") -> Odd:
    return Odd(name, raw, shown, told, toml, "data.xlsx")


def unread(name: str, raw: bytes, file: str = "data.xlsx", toml: str = "") -> Odd:
    return Odd(name, raw, UNREAD, (READ,), toml, file)


NUMBERS = 'kolom = [{ kunci = "n", format = "angka" }]\njumlah = ["n"]'
ODD = (
    # CSV: how it is written
    csv("comma", "Nama,Jumlah\na,1\nb,2\n", *PLAIN),
    csv("semicolon", "Nama;Jumlah\na;1\nb;2\n", *PLAIN),
    csv("tab", "Nama\tJumlah\na\t1\nb\t2\n", *PLAIN),
    csv("pipe", "Nama|Jumlah\na|1\nb|2\n", *PLAIN),
    csv("sep line", "sep=;\nNama;Jumlah\na;1\nb;2\n", *PLAIN),
    csv(
        "commas in cells",
        "Nama;Jumlah\na, b, c;1,5\nd, e;2,5\n",
        "Nama | Jumlah",
        "a, b, c | 1,5",
        "d, e | 2,5",
    ),
    csv("separator said", "a;b,c;d\n1;2,3;4\n", "a;b | c;d", "1;2 | 3;4", toml='pemisah = ","'),
    Odd("bom", "\ufeffNama;Jumlah\na;1\nb;2\n".encode(), PLAIN),
    Odd("utf-16", "Nama\tJumlah\na\t1\nb\t2\n".encode("utf-16"), PLAIN),
    Odd("cp1252", "Nama;Jumlah\n“Adé”;1\n".encode("cp1252"), ("Nama | Jumlah", "“Adé” | 1")),
    Odd("crlf", b"Nama;Jumlah\r\na;1\r\nb;2\r\n", PLAIN),
    Odd("old mac", b"Nama;Jumlah\ra;1\rb;2\r", PLAIN),
    csv("no last line end", "Nama;Jumlah\na;1\nb;2", *PLAIN),
    csv("empty lines", "\nNama;Jumlah\n\n;\na;1\n\nb;2\n\n", *PLAIN),
    csv("cell of two lines", 'Nama;Jumlah\n"a\nb";1\n', "Nama | Jumlah", "a\nb | 1"),
    csv("doubled quotes", 'Nama;Jumlah\n"kata ""itu""";1\n', "Nama | Jumlah", 'kata "itu" | 1'),
    csv("quote not closed", 'Nama;Jumlah\n"a;1\nb;2\n', *UNREAD, told=(READ,)),
    csv("quote within", 'Nama;Jumlah\n"a"b;1\n', *UNREAD, told=(READ,)),
    # CSV: its shape
    csv("short row", "a;b;c\n1;2\n", "a | b | c", "1 | 2 | ", told=("tabel-bergerigi",)),
    csv("long row", "a;b\n1;2;3\n", "a | b", "1 | 2", told=("tabel-bergerigi",)),
    csv("trailing separators", "a;b;;\n1;2;;\n", "a | b", "1 | 2"),
    csv("one cell", "a\n1\n", "a", "1"),
    csv("heading only", "a;b\n", "a | b", "?? >"),
    csv("same heading", "a;a\n1;2\n", "a | a", "1 | 2", told=("tabel-judul-ganda",)),
    csv("no heading", ";b\n1;2\n", " | b", "1 | 2"),
    csv(
        "headings in two rows",
        "No;Th;;S\n;a;b;\n1;2;3;4\n",
        "No | Th > | S",
        "^ | a | b | ^",
        "1 | 2 | 3 | 4",
        toml="kepala = 2",
    ),
    csv(
        "64 columns",
        ";".join(f"k{n}" for n in range(64)) + "\n" + ";".join("1" * 64) + "\n",
        " | ".join(f"k{n}" for n in range(63)),
        " | ".join("1" * 63),
        told=("tabel-terlalu-lebar",),
    ),
    unread("201 columns", (";".join("a" * 201) + "\n").encode(), "data.csv"),
    unread("6,000 rows", b"a;b\n" * 6_000, "data.csv"),
    # CSV: what its cells hold
    csv(
        "leading zeros",
        "Kode;NIP\n007;197001011995031001\n",
        "Kode | NIP",
        "007 | 197001011995031001",
    ),
    csv("formula as text", "n\n=1+1\n", "n", "=1+1", told=("tabel-rumus",)),
    csv(
        "command",
        "n\n=cmd|' /C calc'!A0\n",
        "n",
        "=cmd|' /C calc'!A0",
        told=("tabel-rumus",),
        toml='pemisah = ";"',
    ),
    csv("error of a spreadsheet", "n;m\n#REF!;1\n", "n | m", "?? | 1", told=("tabel-rumus",)),
    csv("still open", "n;m\nbelum diisi;1\n", "n | m", "?? | 1"),
    csv(
        "Indonesian figures",
        "n\n1.234,5\n2.000\nRp1.000\n(500)\n-\n",
        "n",
        "1.234,5",
        "2.000",
        "1.000",
        "-500",
        "-",
        "3.734,5",
        toml=NUMBERS,
    ),
    csv(
        "English figures",
        'n\n"1,234,567.5"\n1000.25\n',
        "n",
        "1.234.567,5",
        "1.000,25",
        "1.235.567,75",
        toml=NUMBERS,
    ),
    csv(
        "both manners",
        'n;m\n"1,234,567.5";1\n1.234,5;1\n',
        "n",
        "1.234.567,5",
        "1.234,5",
        "1.235.802,0",
        told=("tabel-bukan-angka",),
        toml=NUMBERS,
    ),
    csv(
        "unit in the cell",
        "n\n73 poin\n7 poin\n",
        "n",
        "73 poin",
        "7 poin",
        "80 poin",
        toml='kolom = [{ kunci = "n", format = "angka", satuan = "poin" }]\njumlah = ["n"]',
    ),
    csv(
        "word among figures",
        "n\n1\nsda\n",
        "n",
        "1",
        "sda",
        "??",
        told=("tabel-bukan-angka",),
        toml=NUMBERS,
    ),
    csv("open figure", "n\n1\nbelum diisi\n", "n", "1", "??", "??", toml=NUMBERS),
    csv(
        "dates",
        "d\n30/6/2024\n2024-07-01\n31/2/2024\n",
        "d",
        "30 Juni 2024",
        "1 Juli 2024",
        "31/2/2024",
        told=("tabel-bukan-angka",),
        toml='kolom = [{ kunci = "d", format = "tanggal" }]',
    ),
    csv("very long word", "n\n" + "x" * 500 + "\n", "n", "x" * 500),
    unread("character that Word cannot hold", b"n;m\na\x00b;1\n", "data.csv"),
    unread("cell of 200,000 letters", b"n;m\n" + b"x" * 200_000 + b";1\n", "data.csv"),
    # What is no table, whatever its name says
    unread("empty", b"", "data.csv"),
    unread("blanks", b"  \n\n", "data.csv"),
    unread("old Excel", sheets.ole(), "data.xls"),
    unread("password", sheets.ole("EncryptedPackage")),
    unread("web page named xls", b"<html><table><tr><td>1</td></tr></table></html>", "data.xls"),
    unread("PDF named csv", b"%PDF-1.7\n", "data.csv"),
    unread("picture named csv", b"\x89PNG\r\n\x1a\n", "data.csv"),
    unread("ZIP that is no workbook", b"PK\x03\x04" + bytes(50)),
    unread("half of a workbook", sheets.PLAIN[: len(sheets.PLAIN) // 2]),
    unread(
        "document of Word",
        sheets.repacked(sheets.PLAIN, lambda n, p: p).replace(
            b"xl/workbook.xml", b"xx/workbook.xxx"
        ),
    ),
    Odd("workbook named csv", sheets.PLAIN, PLAIN),
    xlsx("with a macro", sheets.with_macro(), *PLAIN),
    # Workbooks that would do harm
    unread("document type", sheets.bomb()),
    unread("unpacks to 200 MB", sheets.inflated()),
    unread("encrypted entry", sheets.encrypted_zip()),
    xlsx(
        "merge of the whole sheet", sheets.huge_merge(), "Sasaran | Indikator", "s >", "^ >", "^ >"
    ),
    unread("cell at the end of the sheet", sheets.far_cell()),
    xlsx("linked workbook", sheets.linked(), "n", "41"),
    # Workbooks: their shape
    xlsx("plain", sheets.PLAIN, *PLAIN),
    xlsx(
        "merged",
        book(sheets.merged),
        "No | Uraian | 2024 >",
        "^ | ^ | T | R",
        "1 | a | 5 | 6",
        "2 | b | 7 >",
        toml="kepala = 2",
    ),
    xlsx(
        "merged, columns chosen",
        book(sheets.merged),
        "2024 | Uraian",
        "R | ^",
        "6 | a",
        "7 | b",
        toml='kepala = 2\nkolom = ["r", "uraian"]',
    ),
    xlsx(
        "merged down", book(sheets.merged_down), "Sasaran | Indikator", "s | i1", "^ | i2", "^ | i3"
    ),
    xlsx("hidden", book(sheets.hidden), "a | c", "4 | 6", told=("tabel-tersembunyi",)),
    xlsx("several sheets", sheets.several_sheets(), "a", "1", told=("tabel-tersembunyi",)),
    xlsx("sheet by name", sheets.several_sheets(), "b", "2", toml='lembar = "Dua Kali"'),
    xlsx("hidden sheet", sheets.several_sheets("hidden"), "b", "2"),
    xlsx("hidden sheet by name", sheets.several_sheets("hidden"), "a", "1", toml='lembar = "Satu"'),
    unread("no such sheet", sheets.PLAIN, toml='lembar = "Tiga"'),
    xlsx("range", book(sheets.many(9, 5)), "k1 | k2", "0 | 0", "1 | 1", toml='rentang = "B1:C3"'),
    unread("range backwards", sheets.PLAIN, toml='rentang = "C9:A1"'),
    unread("no cells", book(lambda sheet: None)),
    xlsx("begins in the middle", book(lambda s: [s.cell(5, 3, "a"), s.cell(6, 3, 1)]), "a", "1"),
    # Workbooks: what their cells hold
    xlsx(
        "formats",
        book(sheets.formats),
        "kode | persen | dua | rupiah | tanggal | jam | ya",
        "0007 | 12,5% | 2,00 | 1.500.000 | 30 Juni 2024 | 08.30 | ya",
    ),
    xlsx("formula with its value", sheets.cached("2"), "n", "2"),
    xlsx("formula without", book(rows(("n",), ("=1+1",))), "n", "??", told=("tabel-rumus",)),
    xlsx("error", book(rows(("n",), ("#REF!",))), "n", "??", told=("tabel-rumus",)),
    xlsx(
        "date as a number",
        book(rows(("d",), (45473,))),
        "d",
        "30 Juni 2024",
        toml='kolom = [{ kunci = "d", format = "tanggal" }]',
    ),
    xlsx("number as text", book(rows(("n",), ("1.000",), ("007",))), "n", "1.000", "007"),
    xlsx(
        "years",
        book(rows(("th", "n"), (2023, 2023), (2024, 5))),
        "th | n",
        "2023 | 2.023",
        "2024 | 5",
    ),
    xlsx("float", book(rows(("n",), (0.1 + 0.2,))), "n", "0,3"),
    xlsx(
        "sums of floats",
        book(rows(("n",), (0.1,), (0.2,))),
        "n",
        "0,1",
        "0,2",
        "0,3",
        toml='jumlah = ["n"]',
    ),
)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.name)
def test_an_odd_table_is_right_or_told(odd: Odd, tmp_path: Path) -> None:
    (tmp_path / odd.file).write_bytes(odd.raw)
    table = made(tmp_path, f'berkas = "{odd.file}"\n{odd.toml}')
    assert (tuple(lines(table.cetak)), tuple(kinds(table))) == (odd.shown, odd.told)


def test_a_long_table_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "data.xlsx").write_bytes(book(sheets.many(3_000, 6)))
    table = made(tmp_path, 'berkas = "data.xlsx"\njumlah = ["k5"]')
    shown = lines(table.cetak)
    assert len(shown) == 3_002
    assert shown[-1].endswith("| 4.498.500")
    assert not table.masalah


@pytest.mark.parametrize("name", ["tiada.csv", "..", ".", "a/b.csv", "../luar.csv", "/etc/passwd"])
def test_a_file_that_is_not_the_reports_is_told(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "laporan"
    folder.mkdir()
    (tmp_path / "luar.csv").write_text("rahasia;1\n2;3\n")
    table = made(folder, f'berkas = "{name}"')
    assert (lines(table.cetak), kinds(table)) == (list(UNREAD), [READ])


def test_a_link_that_leads_out_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "laporan"
    folder.mkdir()
    (tmp_path / "luar.csv").write_text("rahasia;1\n2;3\n")
    os.symlink(tmp_path / "luar.csv", folder / "data.csv")
    table = made(folder, 'berkas = "data.csv"')
    assert (lines(table.cetak), kinds(table)) == (list(UNREAD), [READ])


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "data.csv")
    assert kinds(made(tmp_path, 'berkas = "data.csv"')) == [READ]


def test_sixty_columns_are_read(tmp_path: Path) -> None:
    (tmp_path / "data.xlsx").write_bytes(book(sheets.many(3, 60)))
    table = made(tmp_path, 'berkas = "data.xlsx"')
    assert [len(row.sel) for row in table.cetak.baris] == [60] * 4
    assert not table.masalah


def test_there_are_enough_of_them() -> None:
    assert len(ODD) >= 50
