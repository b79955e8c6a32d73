"""Realisasi by quarter and month, and the stages of the budget: exact, and a gap stays a gap."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.load import load_report
from publisher.tables.capaian import target_pada
from publisher.tables.masa import banyaknya, desimal_sampai, jumlah_sampai, rupiah_sampai
from publisher.tables.named_figures import figure_names
from publisher.tables.pagu import pada_tahap, realisasi_simpul, semua_simpul, total_pagu
from publisher.tables.rekonsiliasi import tabel_rekonsiliasi
from publisher.vocabulary.anggaran import PERGESERAN, TAHAP, Jumlah, Pagu, Tahap
from publisher.vocabulary.kinerja import Target
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Desimal, Rupiah
from tests.minimal import MINIMAL, changed, write_minimal

AMOUNTS = st.lists(st.integers(0, 10**13), min_size=1, max_size=12)
STAGED = st.dictionaries(st.sampled_from(TAHAP), st.integers(0, 10**12), max_size=6)
SPENT = "realisasi = { operasi = 400_000 }"


def loaded(folder: Path, **files: str) -> Report:
    report, findings = load_report(write_minimal(folder, **files))
    assert report is not None, findings
    return report


@given(AMOUNTS, st.data())
def test_of_a_part_alone_and_from_the_year_s_beginning_are_inverse(
    alone: list[int], data: st.DataObject
) -> None:
    upto = [Rupiah(n) for n in accumulate(alone)]
    n = data.draw(st.integers(1, len(alone)))
    assert rupiah_sampai([Rupiah(a) for a in alone], n, "jumlah") == upto[n - 1]
    assert rupiah_sampai(upto, n, "kumulatif") == upto[n - 1]
    assert [b - a for a, b in pairwise([0, *upto])] == alone
    figures = [Desimal(Decimal(a) / 100) for a in alone]
    done = desimal_sampai(figures, n, "jumlah")
    assert done == sum(figures[:n], Decimal(0))
    assert desimal_sampai(figures, n, "terakhir") == figures[n - 1]


@given(st.lists(st.tuples(st.integers(0, 10**12), st.integers(0, 10**12)), min_size=1, max_size=4))
def test_the_kinds_of_the_parts_add_up_to_the_whole(parts: list[tuple[int, int]]) -> None:
    split = [Jumlah(at=None, operasi=a, modal=b) for a, b in parts]
    whole = [Jumlah(at=None, seluruhnya=a + b) for a, b in parts]
    for cara in ("jumlah", "kumulatif"):
        by_kind = jumlah_sampai(split, len(parts), cara)  # type: ignore[arg-type]
        at_once = jumlah_sampai(whole, len(parts), cara)  # type: ignore[arg-type]
        assert by_kind.menurut(None) == at_once.menurut(None)
        assert by_kind.menurut("transfer") == 0 and at_once.menurut("operasi") is None


@given(st.lists(st.integers(0, 100) | st.none(), max_size=4), st.integers(1, 4))
def test_what_is_not_known_makes_the_sum_unknown(parts: list[int | None], n: int) -> None:
    angka = [None if p is None else Rupiah(p) for p in parts]
    done = rupiah_sampai(angka, n, "jumlah")
    assert (done is None) == (len(parts) < n or None in parts[:n])
    by_kind = [Jumlah(at=None, seluruhnya=p) for p in parts]
    assert jumlah_sampai(by_kind, n, "jumlah").menurut(None) == done


def test_three_months_are_a_quarter() -> None:
    assert [banyaknya("bulan", n) for n in (1, 2, 3, 4, None)] == [3, 6, 9, 12, 12]
    assert [banyaknya("triwulan", n) for n in (1, 2, 3, 4, None)] == [1, 2, 3, 4, 4]


@pytest.mark.parametrize(
    "realisasi",
    [
        "{ triwulan = [150_000, 400_000] }",
        '{ cara = "jumlah", triwulan = [150_000, 250_000] }',
        "{ bulan = [1, 2, 3, 4, 5, 400_000, 500_000] }",
        '{ cara = "jumlah", bulan = [100_000, 100_000, 0, 0, 0, 200_000] }',
        '{ cara = "jumlah", triwulan = [{ operasi = 150_000 }, { operasi = 250_000 }] }',
    ],
)
def test_every_form_gives_the_position_at_the_end_of_the_period(
    tmp_path: Path, realisasi: str
) -> None:
    plain = loaded(tmp_path / "a", anggaran=changed("anggaran", SPENT, "realisasi = 400_000"))
    text = changed("anggaran", SPENT, f"realisasi = {realisasi}")
    report = loaded(tmp_path / "b", anggaran=text)
    was, now = (figure_names(r)["anggaran.realisasi"] for r in (plain, report))
    assert now == was == 525_000
    assert {p.line for p in now.asal} == {30, 48}  # each amount knows the line it stands on


def test_the_way_is_said_once_for_the_file(tmp_path: Path) -> None:
    text = changed("anggaran", SPENT, "realisasi = { triwulan = [150_000, 250_000] }")
    text = f'cara_realisasi = "jumlah"\n{text}'
    simpul = [s for _, s in semua_simpul(loaded(tmp_path, anggaran=text).anggaran)][2]
    assert realisasi_simpul(simpul) == 400_000
    assert simpul.realisasi is not None and simpul.realisasi.cara == "jumlah"


def test_a_line_of_belanja_and_its_group_know_their_quarters(tmp_path: Path) -> None:
    line = "pagu = 1_500_000\n"
    text = changed("anggaran", line, f"{line}realisasi = {{ triwulan = [200_000, 525_000] }}\n")
    (kelompok,) = loaded(tmp_path, anggaran=text).anggaran.belanja
    assert kelompok.terealisasi is None and kelompok.rincian[0].terealisasi == 525_000


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("bulan.realisasi = [1, 2, 3, 4, 5, 10.25]", "10.25"),
        ("bulan.realisasi = [1, 2, 3, 4, 5]", None),
        ('bulan = { cara = "jumlah", realisasi = [1, 2, 3, 4, 0.1, 0.15] }', "10.25"),
        ('realisasi = "belum diisi"', None),
    ],
)
def test_an_indicator_s_realisasi_comes_from_its_months(
    tmp_path: Path, keys: str, expected: str | None
) -> None:
    text = changed("kinerja", "realisasi = 10.25\n", f"{keys}\n")
    text = text.replace("realisasi = [6, 10.25]\n", "")
    ((indikator,),) = (s.indikator for s in loaded(tmp_path, kinerja=text).kinerja.sasaran)
    assert indikator.realisasi == (None if expected is None else Decimal(expected))


@given(STAGED, st.sampled_from(TAHAP))
def test_a_pergeseran_leaves_what_it_does_not_name(written: dict[Tahap, int], tahap: Tahap) -> None:
    pagu = Pagu.model_validate({"at": None, **written})
    held = pada_tahap(pagu, tahap, "perubahan")
    before = [t for t in TAHAP[: TAHAP.index(tahap) + 1] if t in written]
    if tahap in PERGESERAN:
        assert (held and held.menurut(None)) == (written[before[-1]] if before else None)
    else:
        assert (held and held.menurut(None)) == written.get(tahap)
    target = Target.model_validate({"at": None, **written})
    assert target_pada(target, tahap, tahap) == (written[before[-1]] if before else None)


def test_stages_stand_in_the_order_in_which_they_come_into_force() -> None:
    assert ("murni", *(f"pergeseran_{n}" for n in range(1, 10)), "perubahan") == TAHAP


def shifted(folder: Path, in_force: str = "pergeseran_2") -> Report:
    text = MINIMAL["anggaran"].replace('tahap = "murni"', f'tahap = "{in_force}"')
    text = text.replace("pagu = 1_000_000", "pagu.murni = 1_000_000\npagu.pergeseran_1 = 900_000")
    text = text.replace("\npagu = 500_000", "\npagu = { murni = 500_000, pergeseran_2 = 600_000 }")
    return loaded(folder, anggaran=text)


def test_the_sums_follow_the_stages(tmp_path: Path) -> None:
    report = shifted(tmp_path)
    stages: dict[Tahap, int | None] = {
        "murni": 1_500_000, "pergeseran_1": 1_400_000, "pergeseran_2": 1_500_000, "perubahan": None,
    }  # fmt: skip
    assert {t: total_pagu(report.anggaran, t) for t in stages} == stages
    names = figure_names(report)
    assert names["anggaran.pergeseran_1.total"] == 1_400_000
    assert "anggaran.pergeseran_3.total" not in names
    assert names["anggaran.tahap"] == "pergeseran ke-2" and names["anggaran.selisih"] == 0


def test_the_reconciliation_is_with_the_stage_in_force(tmp_path: Path) -> None:
    table = tabel_rekonsiliasi(shifted(tmp_path))
    assert table is not None and [r.selisih for r in table.baris] == [-100_000, 100_000]


def test_a_row_above_follows_those_that_a_pergeseran_moved(tmp_path: Path) -> None:
    text = MINIMAL["anggaran"].replace('tahap = "murni"', 'tahap = "pergeseran_1"')
    text = text.replace("pagu = 1_000_000", "pagu.murni = 1_000_000\npagu.pergeseran_1 = 900_000")
    text = text.replace("\npagu = 500_000", "\npagu.murni = 500_000")
    text = text.replace('target = "80 Nilai"\n', 'target = "80 Nilai"\npagu.murni = 1_000_000\n')
    assert [total_pagu(loaded(tmp_path, anggaran=text).anggaran, t) for t in TAHAP[:2]] == [
        1_500_000,
        1_500_000,  # belanja by kind says so: a rule compares it with the programs' 1_400_000
    ]
