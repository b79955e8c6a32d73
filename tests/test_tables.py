"""Computed tables: exact rupiah, half-up percent, gaps that stay gaps."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.tables import TABLES, compute_tables
from publisher.tables.capaian import capaian, kategori
from publisher.tables.pagu import pagu_simpul, realisasi_simpul
from publisher.vocabulary.anggaran import Anggaran, Kegiatan, Program, SubKegiatan
from publisher.vocabulary.kinerja import Indikator, Kategori, Skala
from publisher.vocabulary.values import Desimal, Rupiah, Teks, persen, places_of
from tests.as_text import table_text
from tests.conftest import Golden
from tests.reports import GOLDENS, STARTER, sample


@pytest.mark.parametrize("name", TABLES)
def test_each_table_of_the_sample_is_as_reviewed(name: str, golden: Golden) -> None:
    table = compute_tables(sample())[name]
    golden(table_text(table) if table else "tidak ada\n", GOLDENS / "jatiroto" / f"{name}.txt")


@pytest.mark.parametrize("name", TABLES)
def test_each_table_of_the_starter_is_as_reviewed(name: str, golden: Golden) -> None:
    table = compute_tables(sample(STARTER))[name]
    golden(table_text(table) if table else "tidak ada\n", GOLDENS / "dinas" / f"{name}.txt")


def test_the_plan_has_a_row_for_every_node_and_further_indicator() -> None:
    rows = compute_tables(sample())["rencana_kerja"].baris  # type: ignore[union-attr]
    assert len(rows) == 60
    assert [r.tingkat for r in rows].count("sub_kegiatan") == 38


def test_every_computed_cell_knows_where_its_figures_stand() -> None:
    total = compute_tables(sample())["rencana_kerja"].total.pagu  # type: ignore[union-attr]
    assert len(total.asal) == 38
    assert {p.path.name for p in total.asal} == {"anggaran.toml"}
    assert all(p.line > 1 for p in total.asal)


AMOUNTS = st.one_of(st.none(), st.integers(0, 10**13))


def anggaran_of(tree: list[list[list[int | None]]]) -> Anggaran:
    """A budget whose sub kegiatan have these amounts; None is a gap."""

    def sub(n: int, amount: int | None) -> SubKegiatan:
        pagu = {"at": None, "murni": "belum diisi" if amount is None else amount}
        return SubKegiatan(at=None, kode=f"1.01.01.2.01.{n:02}", nama="S", pagu=pagu)

    programs = [
        Program(
            at=None,
            kode="1.01.01",
            nama="P",
            kegiatan=[
                Kegiatan(
                    at=None,
                    kode="1.01.01.2.01",
                    nama="K",
                    sub_kegiatan=[sub(n, a) for n, a in enumerate(amounts)],
                )
                for amounts in kegiatan
            ],
        )
        for kegiatan in tree
    ]
    belanja = [{"at": None, "jenis": "operasi", "nama": "Belanja Operasi"}]
    return Anggaran.model_validate(
        {
            "at": None,
            "tahap": "murni",
            "lokasi": "L",
            "sumber_dana": "D",
            "nama_sumber_dana": "Dana",
            "belanja": belanja,
            "program": programs,
        }
    )


TREES = st.lists(
    st.lists(st.lists(AMOUNTS, min_size=1, max_size=4), min_size=1, max_size=3),
    min_size=1,
    max_size=3,
)


@given(TREES)
def test_every_level_is_the_exact_sum_of_its_leaves_or_open(
    tree: list[list[list[int | None]]],
) -> None:
    anggaran = anggaran_of(tree)
    for program, kegiatan in zip(anggaran.program, tree, strict=True):
        leaves = [a for amounts in kegiatan for a in amounts]
        expected = None if None in leaves else sum(a for a in leaves if a is not None)
        assert pagu_simpul(program, "murni", anggaran) == expected
        assert realisasi_simpul(program) is None


@given(st.integers(0, 10**13), st.integers(1, 10**13))
def test_percent_is_half_up_to_two_places(part: int, whole: int) -> None:
    exact = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert persen(Rupiah(part), Rupiah(whole)) == exact


def test_percent_of_nothing_is_open() -> None:
    assert persen(Rupiah(5), Rupiah(0)) is None
    assert persen(None, Rupiah(5)) is None
    assert persen(Rupiah(1), Rupiah(800)) == Decimal("0.13")  # 0.125: half-even gives 0.12
    assert persen(Rupiah(7_731_483), Rupiah(167_349_270)) == Decimal("4.62")


def indikator(polaritas: str, target: str, realisasi: str | None) -> Indikator:
    return Indikator.model_validate(
        {
            "at": None,
            "nama": "I",
            "satuan": "%",
            "polaritas": polaritas,
            "target": {"at": None, "murni": Decimal(target)},
            "realisasi": "belum diisi" if realisasi is None else Decimal(realisasi),
        }
    )


def skala(batas_atas: str | None = None) -> Skala:
    steps = [("Sangat Baik", 85), ("Baik", 70), ("Cukup Baik", 55), ("Kurang Baik", None)]
    return Skala(
        at=None,
        batas_atas=Desimal(batas_atas) if batas_atas else None,
        kategori=tuple(
            Kategori(at=None, nama=Teks(n), bawah=None if b is None else Desimal(b))
            for n, b in steps
        ),
    )


@pytest.mark.parametrize(
    ("polaritas", "target", "realisasi", "expected"),
    [
        ("positif", "80", "60", "75.00"),
        ("positif", "3", "2", "66.67"),
        ("positif", "80", "100", "125.00"),
        ("negatif", "10", "8", "120.00"),
        ("negatif", "10", "10", "100.00"),
        ("negatif", "10", "25", "0"),
        ("positif", "0", "5", None),
        ("negatif", "0", "0", None),
        ("positif", "80", None, None),
    ],
)
def test_capaian_follows_polarity_and_is_open_at_target_zero(
    polaritas: str, target: str, realisasi: str | None, expected: str | None
) -> None:
    found = capaian(indikator(polaritas, target, realisasi), "murni", skala())
    assert found == (None if expected is None else Decimal(expected))


def test_capaian_is_capped_where_the_office_says_so() -> None:
    assert capaian(indikator("positif", "80", "120"), "murni", skala("120")) == Decimal(120)


@pytest.mark.parametrize(
    ("nilai", "expected"),
    [
        ("85", "Sangat Baik"),
        ("84.99", "Baik"),
        ("70", "Baik"),
        ("69.99", "Cukup Baik"),
        ("55", "Cukup Baik"),
        ("54.99", "Kurang Baik"),
        ("-3", "Kurang Baik"),
    ],
)
def test_a_category_begins_at_its_own_lower_bound(nilai: str, expected: str) -> None:
    assert kategori(Desimal(nilai), skala()) == expected
    assert kategori(None, skala()) is None


def test_places_survive_sums_and_ratios() -> None:
    report = sample()
    first, second = (p.realisasi.menurut("operasi") for p in report.anggaran.program[2::2])  # type: ignore[union-attr]
    assert first is not None and second is not None
    assert places_of(persen(first + second, first)) == (*first.asal, *second.asal)
    assert Path(first.asal[0].path).name == "anggaran.toml"
