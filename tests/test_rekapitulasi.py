"""The figures of a recap: what is compared with what, and that a gap stays one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.load import load_report
from publisher.rekap import by_attention, figures_of
from publisher.tables.rekapitulasi import Rekapitulasi, hitung, ringkas
from publisher.tables.rekapitulasi.kalimat import kalimat_periode, kalimat_umum
from publisher.vocabulary.rekap import Angka, Catatan, Hasil, Rekap
from tests.conftest import Golden
from tests.kantor import FOLDER
from tests.rekap_samples import QUARTER, TODAY, budget, goal, recap, report

GOLDEN = Path(__file__).parent / "goldens" / "rekap" / "tabel.txt"


def of(*reports: Catatan) -> Rekapitulasi:
    return hitung(Rekap(TODAY, reports))


def reached(name: str, *values: str | None, **said: Any) -> Catatan:
    """A report with one sasaran for each capaian."""
    goals = tuple(goal(f"Sasaran {n}", value) for n, value in enumerate(values))
    return report(name, sasaran=goals, **said)


def test_equal_capaian_share_a_rank_and_the_next_is_left_out() -> None:
    made = of(*(reached(n, v) for n, v in zip("ABCD", ("90", "95.5", "95.5", "99"), strict=True)))
    assert [(r.kantor, r.peringkat) for r in made.kantor] == [
        *(("D", 1), ("B", 2)),
        *(("C", 2), ("A", 4)),
    ]


def test_means_and_shares_are_rounded_half_up() -> None:
    made = of(
        reached("A", "90.00", "90.01", anggaran=budget(200_000, 9_230)),  # 90.005; 4.615
        reached("B", "90.00", anggaran=budget(300, 100)),
    )
    first, second = made.kantor
    assert (first.capaian, first.serapan) == (Decimal("90.01"), Decimal("4.62"))
    assert second.serapan == Decimal("33.33")
    assert (first.rata_jenis, first.selisih) == (Decimal("90.01"), Decimal("0.00"))
    assert second.selisih == Decimal("-0.01")


def test_an_open_sasaran_leaves_its_office_without_a_rank_and_says_why() -> None:
    made = of(reached("A", "90", None), reached("B", "80"))
    assert [(r.kantor, r.capaian, r.peringkat) for r in made.kantor] == [
        ("B", Decimal("80.00"), 1),
        ("A", None, None),
    ]
    told = kalimat_periode(made.jenis[-1], made.kantor)
    assert "Tidak diperingkat: A (capaian 1 dari 2 sasaran kosong)." in told


def test_reports_of_other_periods_are_neither_ranked_nor_summed_together() -> None:
    made = of(
        reached("A", "90", anggaran=budget(100, 90)),
        reached("B", "50", periode=QUARTER, anggaran=budget(900, 100)),
    )
    assert [(r.kantor, r.peringkat) for r in made.kantor] == [("A", 1), ("B", 1)]
    whole = [row for row in made.jenis if not row.jenis]
    assert [(row.pagu, row.capaian) for row in whole] == [
        (Decimal(100), Decimal("90.00")),
        (Decimal(900), Decimal("50.00")),
    ]
    told = " ".join(kalimat_umum(made.tanggal, made.laporan, made.kantor))
    assert "2 periode yang berbeda: Tahun 2025 (1 laporan) dan Triwulan III Tahun 2025" in told


def test_a_share_counts_only_offices_that_say_both_amounts() -> None:
    made = of(
        report("A", anggaran=budget(1_000, 500)),
        report("B", anggaran=budget(9_000, None)),
        report("C", anggaran=budget(None, 70)),
    )
    whole = made.jenis[-1]
    assert (whole.pagu, whole.berpagu) == (Decimal(10_000), 2)
    assert (whole.realisasi, whole.berealisasi) == (Decimal(570), 2)
    assert whole.serapan == Decimal("50.00")


def test_a_recap_without_a_figure_has_gaps_and_no_zero() -> None:
    made = of(report("A"), report("B", hasil=Hasil("belum"), periode=None, jenis=""))
    row, whole = made.kantor[0], made.jenis[-1]
    gaps = (row.capaian, row.serapan, row.nilai, row.peringkat, row.sisa, row.rata_jenis)
    assert gaps == (None,) * 6
    assert (whole.pagu, whole.realisasi, whole.serapan, whole.capaian, whole.nilai) == (None,) * 5
    assert len(made.jenis) == 2  # B has no period, and so no kind to compare it with


@settings(max_examples=15)
@given(st.permutations(range(21)), st.integers(0, 5))
def test_order_and_silent_offices_change_no_figure(order: list[int], silent: int) -> None:
    whole = recap(21, seed=5)
    shuffled = tuple(whole.laporan[n] for n in order)
    empty = tuple(report(f"Diam {n}") for n in range(silent))
    first, second = hitung(whole), hitung(replace(whole, laporan=(*shuffled, *empty)))
    assert {r.kunci: r.peringkat for r in first.kantor}.items() <= {
        r.kunci: r.peringkat for r in second.kantor
    }.items()
    kinds = [{(k.periode, k.jenis): k for k in made.jenis} for made in (first, second)]
    for key, kind in kinds[0].items():
        other = kinds[1][key]
        for name in ("capaian", "pagu", "realisasi", "serapan", "nilai", "berpagu"):
            assert getattr(kind, name) == getattr(other, name)
    assert {a.aturan: (a.kantor, a.tempat) for a in first.aturan} == {
        a.aturan: (a.kantor, a.tempat) for a in second.aturan
    }


@settings(max_examples=40)
@given(st.lists(st.integers(0, 12_000).map(lambda n: Decimal(n) / 100), min_size=1, max_size=12))
def test_ranks_are_those_of_counting_who_is_better(values: list[Decimal]) -> None:
    made = of(*(reached(f"K{n}", str(v)) for n, v in enumerate(values)))
    for row in made.kantor:
        assert row.peringkat == 1 + sum(r.capaian > row.capaian for r in made.kantor)  # type: ignore[operator]
    assert [r.peringkat for r in made.kantor] == sorted(r.peringkat or 0 for r in made.kantor)


def test_places_are_told_by_file_with_the_first_lines_of_each() -> None:
    places = [f"anggaran.toml:{n}" for n in range(1, 7)] + ["kinerja.toml:3"]
    assert ringkas(places) == "anggaran.toml:1, 2, 3, 4, … (6 baris); kinerja.toml:3"
    assert ringkas([]) == ""


@pytest.mark.parametrize("office", ["kecamatan", "dinas-pupr"])
def test_figures_lead_back_to_the_line_that_has_them(office: str) -> None:
    """Of a report that nobody wrote for this: each figure with one place stands in that line."""
    folder = FOLDER / office / "isi"
    loaded, _ = load_report(folder)
    assert loaded is not None
    made = of(replace(report(office), folder=str(folder), **figures_of(loaded)))
    looked = 0
    for row in made.asal:
        for place in row.nilai.asal:
            file, _, line = place.rpartition(":")
            text = (Path(row.folder) / file).read_text("utf-8").splitlines()[int(line) - 1]
            digits = text.replace("_", "")
            assert any(c.isdigit() for c in digits), (place, text)
            if len(row.nilai.asal) == 1 and row.angka.startswith(("Target", "Realisasi ind")):
                assert str(row.nilai.nilai) in digits or float(row.nilai.nilai or 0) in numbers(
                    text
                )
                looked += 1
    assert looked > 5
    assert all(r.nilai.asal for r in made.asal)


def numbers(text: str) -> set[float]:
    """The figures of a line of TOML."""
    words = text.replace("_", "").replace(",", " ").replace("}", " ").split()
    return {float(w) for w in words if w.replace(".", "", 1).isdigit()}


def test_the_tables_of_twenty_one_reports(golden: Golden) -> None:
    golden("\n".join(_lines(hitung(recap(21)))) + "\n", GOLDEN)


def _lines(made: Rekapitulasi) -> Iterator[str]:
    yield from kalimat_umum(made.tanggal, made.laporan, made.kantor)
    for name in ("kantor", "jenis", "sasaran_sama", "aturan", "kelompok"):
        rows = getattr(made, name)
        columns = [f.name for f in fields(rows[0]) if f.name not in ("kunci", "temuan")]
        yield f"\n{name.upper()}\n" + " | ".join(columns)
        for row in rows:
            yield " | ".join(_said(getattr(row, column)) for column in columns)
    yield "\nASAL (satu kantor)"
    for source in made.asal[:8]:
        told = (source.folder, source.angka, _said(source.nilai), ringkas(source.nilai.asal))
        yield " | ".join(told)


def _said(value: Any) -> str:
    if isinstance(value, Angka):
        value = value.nilai
    if hasattr(value, "akhir"):
        return f"{value.tahun}{f' TW{value.triwulan}' if value.triwulan else ''}"
    return "-" if value is None else str(value)


def test_the_golden_recap_is_ordered_as_a_run_orders_it() -> None:
    """What the sample says first, a run says first too: who has not sent."""
    assert by_attention(TODAY, recap(21).laporan).laporan[0] == recap(21).laporan[0]
