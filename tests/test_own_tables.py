"""Tables of one's own: rows, groups, totals and headings, as they are printed."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from publisher.prose.formats import angka
from publisher.tables import TABLES, compute_tables, figure_names
from publisher.tables.kolom import KOLOM
from publisher.tables.sendiri.angka import baca_angka
from publisher.tables.sendiri.lebar import ukuran
from publisher.vocabulary.places import whole_file
from publisher.vocabulary.values import Bilangan, Teks
from tests.own_tables import kinds, lines, made, written
from tests.reports import ROOT, sample

GOLONGAN = """
kolom = [
  { kunci = "golongan" },
  { kunci = "l", judul = "L", kelompok = "Jenis Kelamin" },
  { kunci = "p", judul = "P", kelompok = "Jenis Kelamin" },
]
baris = [["III/a", 3, 2], { golongan = "III/b", p = 1, l = 4 }]
"""


def shown(folder: Path, toml: str, **known: object) -> list[str]:
    table = made(folder, toml, **known)  # type: ignore[arg-type]
    assert kinds(table) == []
    return lines(table.cetak)


def test_headings_of_two_levels_with_their_numbers(tmp_path: Path) -> None:
    assert shown(tmp_path, "nomor_kolom = true" + GOLONGAN) == [
        "Golongan | Jenis Kelamin >",
        "^ | L | P",
        "(1) | (2) | (3)",
        "III/a | 3 | 2",
        "III/b | 4 | 1",
    ]


def test_totals_and_averages_are_added_up(tmp_path: Path) -> None:
    asked = 'jumlah = ["l", "p"]\nrata_rata = ["l"]\nnomor = true'
    assert shown(tmp_path, asked + GOLONGAN)[2:] == [
        "1 | III/a | 3 | 2",
        "2 | III/b | 4 | 1",
        "Jumlah > | 7 | 3",
        "Rata-rata > | 3,50 | ",
    ]


def test_rows_under_headings_with_subtotals(tmp_path: Path) -> None:
    toml = """
    jumlah = ["n"]
    subtotal = true
    kolom = ["a", "n"]
    baris = [{ kelompok = "Misi 1" }, ["x", 1], ["y", 2], { kelompok = "Misi 2" }, ["z", 5]]
    """
    assert shown(tmp_path, toml)[1:] == [
        "Misi 1 >",
        "x | 1",
        "y | 2",
        "Jumlah Misi 1 | 3",
        "Misi 2 >",
        "z | 5",
        "Jumlah Misi 2 | 5",
        "Jumlah | 8",
    ]


def test_a_column_becomes_headings_of_rows(tmp_path: Path) -> None:
    toml = 'kelompok = "s"\nkolom = ["s", "i"]\nbaris = [["A", "1"], ["A", "2"], ["B", "3"]]'
    assert shown(tmp_path, toml) == ["I", "A", "1", "2", "B", "3"]


def test_equal_cells_are_merged_where_that_is_asked(tmp_path: Path) -> None:
    toml = """
    kolom = [{ kunci = "s", gabung = true }, { kunci = "i", gabung = true }, "n"]
    baris = [["A", "x", "1"], ["A", "x", "1"], ["B", "x", "1"], ["B", "y", "1"]]
    """
    assert shown(tmp_path, toml)[1:] == ["A | x | 1", "^ | ^ | 1", "B | x | 1", "^ | y | 1"]


def test_cells_span_columns_and_rows(tmp_path: Path) -> None:
    toml = """
    kolom = ["a", "b", "c"]
    baris = [[{ isi = "x", lebar = 2, tinggi = 2 }, "1"], ["2"], ["p", "q", "r"]]
    """
    assert shown(tmp_path, toml)[1:] == ["x > | 1", "^ > | 2", "p | q | r"]


@pytest.mark.parametrize(
    "rows",
    [
        '[{ isi = "x", lebar = 4 }], ["1", "2", "3"]',
        '["1", "2", { isi = "x", tinggi = 3 }], ["1", "2"]',
        '["1", { isi = "x", tinggi = 2 }, "3"], [{ isi = "y", lebar = 2 }, "3"]',
    ],
)
def test_a_merge_too_far_is_made_smaller_and_told(rows: str, tmp_path: Path) -> None:
    table = made(tmp_path, f'kolom = ["a", "b", "c"]\nbaris = [{rows}]')
    assert "tabel-gabung-bertumpuk" in kinds(table)
    assert {sum(c.lebar for c in row.sel) for row in table.cetak.baris} == {3}


def test_an_empty_cell_says_why(tmp_path: Path) -> None:
    toml = """
    kosong = "n.a."
    catatan = "* angka sementara"
    kolom = ["a", "b"]
    baris = [
      ["x", { isi = "", alasan = "survei baru tahun depan" }],
      ["y", ""],
      ["z", "belum diisi"],
    ]
    """
    table = made(tmp_path, toml)
    assert lines(table.cetak)[1:] == ["x | n.a.**", "y | n.a.", "z | ??"]
    assert table.cetak.catatan == ("* angka sementara", "** survei baru tahun depan")


def test_figures_by_name_can_be_added_up(tmp_path: Path) -> None:
    toml = """
    jumlah = ["n"]
    kolom = [{ kunci = "a" }, { kunci = "n", format = "rupiah" }]
    baris = [["semua {x.y|angka}", "{x.y}"], ["lain", 1_000]]
    """
    known = {"x.y": Bilangan(2_000)}
    assert shown(tmp_path, toml, figures=known)[1:] == [
        "semua 2.000 | Rp2.000",
        "lain | Rp1.000",
        "Jumlah | Rp3.000",
    ]


def test_a_computed_table_with_chosen_columns_and_rows(tmp_path: Path) -> None:
    tables = compute_tables(sample())
    asked = 'dari = "serapan"\nkolom = ["nama", { kunci = "persen", judul = "Serapan (%)" }]'
    whole = shown(tmp_path, asked, tables=tables)
    assert whole[0] == "Program/Kegiatan/Sub Kegiatan | Serapan (%)"
    assert whole[-1].startswith("Jumlah | ")
    best = shown(tmp_path, asked + '\nurut = "-persen"\nteratas = 2', tables=tables)
    assert len(best) == 3 and best[1] in whole


@pytest.mark.parametrize("name", TABLES)
def test_every_computed_table_can_be_asked_for(name: str, tmp_path: Path) -> None:
    report = sample()
    tables = compute_tables(report)
    table = made(tmp_path, f'dari = "{name}"', tables, figure_names(report))
    assert not table.masalah
    assert lines(table.cetak)[0].count("|") <= len(KOLOM[name])


def test_registers_name_the_same_tables() -> None:
    assert KOLOM.keys() == TABLES.keys()


@pytest.mark.parametrize(
    "asked",
    ['jumlah = ["x"]', 'urut = "x"', 'kelompok = "x"', 'saring = { x = "1" }', 'rata_rata = ["x"]'],
)
def test_a_column_that_there_is_not_is_told(asked: str, tmp_path: Path) -> None:
    table = made(tmp_path, asked + GOLONGAN)
    assert kinds(table) == ["tabel-kolom-tak-dikenal"]
    assert lines(table.cetak)[2:] == ["III/a | 3 | 2", "III/b | 4 | 1"]


@pytest.mark.parametrize(
    "toml",
    [
        "",
        'baris = [["x"]]',
        'kolom = ["a"]\nbaris = []\nberkas = "a.csv"',
        'kolom = ["a"]\nbaris = [[true]]',
        'kolom = ["a"]\nbaris = ["x"]',
        'kolom = ["a"]\nbaris = [[{ lebar = 2 }]]',
        'kolom = ["a"]\nbaris = [[{ isi = "x", lebar = 0 }]]',
        'kolom = [{ kunci = "A b" }]\nbaris = []',
        'kolom = ["a"]\nbaris = [["\\u0001"]]',
    ],
)
def test_what_is_no_table_is_refused(toml: str, tmp_path: Path) -> None:
    with pytest.raises(ValidationError):
        written(tmp_path, toml)


def test_every_cell_knows_where_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text('Nama;n\n"a\nb";1\nc;2\n')
    table = made(tmp_path, 'berkas = "data.csv"\njumlah = ["n"]')
    places = [
        [(p.path.name, p.key, p.line) for c in r.sel for p in c.asal] for r in table.cetak.baris
    ]
    assert places == [
        [("data.csv", "cell=1,1", 1), ("data.csv", "cell=1,2", 1)],
        [("data.csv", "cell=2,1", 2), ("data.csv", "cell=2,2", 3)],
        [("data.csv", "cell=3,1", 4), ("data.csv", "cell=3,2", 4)],
        [("sisipan.toml", "tabel[0].jumlah", 5)] * 2,
    ]


def test_a_wide_table_is_turned(tmp_path: Path) -> None:
    def of(columns: int) -> tuple[bool, bool]:
        names = ", ".join(f'"kolom_{n}"' for n in range(columns))
        row = ", ".join("1_234_567_890" for _ in range(columns))
        table = made(tmp_path, f"kolom = [{names}]\nbaris = [[{row}]]")
        size = ukuran(table.cetak, 9_070, 14_000)
        assert sum(size.kolom) <= (14_000 if size.mendatar else 9_070)
        return size.mendatar, size.kecil

    def of_words(columns: int) -> bool:
        names = ", ".join(f'"kolom_{n}"' for n in range(columns))
        row = ", ".join(f'"{"kata " * 30}"' for _ in range(columns))
        table = made(tmp_path, f"kolom = [{names}]\nbaris = [[{row}]]")
        return ukuran(table.cetak, 9_070, 14_000).mendatar

    assert [of_words(n) for n in (2, 4, 6)] == [False, False, True]
    assert of(3) == (False, False)
    assert of(8) == (False, True)
    assert of(9) == (True, False)
    assert of(13) == (True, True)


@given(st.decimals(-(10**12), 10**12, places=3, allow_nan=False))
def test_figures_are_read_as_they_are_printed(number: Decimal) -> None:
    read = baca_angka(angka(number))
    assert read is not None and read.nilai == number


@given(st.text(max_size=12))
def test_no_text_stops_the_reader(text: str) -> None:
    baca_angka(text)


@given(st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=5), max_size=6))
def test_any_merges_give_a_grid_that_word_can_hold(spans: list[list[tuple[int, int]]]) -> None:
    from publisher.tables.sendiri import Kisi, KolomTabel
    from publisher.tables.sendiri.kisi import tata
    from publisher.tables.sendiri.susun import tersusun
    from publisher.vocabulary.tabel import BarisTulis, SelTulis, TabelSendiri

    at = whole_file(Path("x.toml"))
    rows = [BarisTulis(at, tuple(SelTulis(Teks("x"), at, w, h) for w, h in row)) for row in spans]
    columns = tuple(KolomTabel(k, Teks(k), at) for k in "abc")
    grid = tata(rows, "abc", [])
    table = tersusun(
        Kisi(columns, grid), TabelSendiri.model_construct(at=at, kunci=Teks("t"), judul=Teks("t"))
    )
    above: dict[int, int] = {}
    for row in table.baris:
        assert sum(c.lebar for c in row.sel) == 3
        here, n = {}, 0
        for cell in row.sel:
            assert cell.sambung != "lanjut" or above.get(n) == cell.lebar
            here[n] = cell.lebar
            n += cell.lebar
        above = here


def test_the_order_of_rows_does_not_change_their_sum(tmp_path: Path) -> None:
    numbers = ["0,1", "1.234,5", "99.999.999.999.999,99", "-5", "0,01"]
    sums = set()
    for seed in range(3):
        random.Random(seed).shuffle(numbers)
        (tmp_path / "d.csv").write_text("n\n" + "\n".join(numbers) + "\n")
        toml = 'berkas = "d.csv"\nkolom = [{ kunci = "n", format = "angka" }]\njumlah = ["n"]'
        sums.add(lines(made(tmp_path, toml).cetak)[-1])
    assert sums == {"100.000.000.001.229,60"}


def test_the_page_names_every_column_of_the_computed_tables() -> None:
    page = (ROOT / "docs" / "tabel.md").read_text("utf-8")
    for name, columns in KOLOM.items():
        listed = ", ".join(f"`{c.kunci}`" for c in columns)
        assert f"- `{name}`: {listed}" in page.replace("\n  ", " ")
