"""The seven analyses: what is computed, what is left open, and when one is complete."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.checks.ukuran import dapat_dicapai
from publisher.tables import compute_tables
from publisher.tables.analisis import BUTIR, ButirAnalisis, analisis_semua, tercetak
from publisher.tables.capaian import capaian, dibatasi, target_triwulan
from publisher.tables.kalimat import efisiensi, lebih_baik
from publisher.tables.masa import desimal_sampai, realisasi_triwulan
from publisher.vocabulary.kinerja import Indikator, Kategori, Skala
from publisher.vocabulary.report import Report
from publisher.vocabulary.values import Desimal, Narasi, Teks, bulat, places_of
from tests.minimal import MINIMAL, changed, write_minimal
from tests.reports import STARTER, loaded, sample

FIGURES = st.decimals("0.01", "1000", places=2)


def indikator(**keys: Any) -> Indikator:
    return Indikator.model_validate(
        {"at": None, "nama": "I", "satuan": "Ton", "target": Decimal(10), **keys}
    )


def with_keys(folder: Path, keys: str, laporan: str = MINIMAL["laporan"]) -> Report:
    """The minimal report whose indicator has these keys instead of its own realisasi."""
    kinerja = changed("kinerja", "realisasi = 10.25\n", keys + "\n")
    return loaded(write_minimal(folder, kinerja=kinerja, laporan=laporan))


def seven(report: Report) -> dict[str, ButirAnalisis]:
    ((_, butir),) = analisis_semua(report)
    return {b.kunci: b for b in butir}


def said(report: Report, kunci: str) -> str:
    return " ".join(seven(report)[kunci].dihitung)


ANNUAL = (
    MINIMAL["laporan"]
    .replace('"interim"', '"tahunan"')
    .replace("triwulan = 2\n", "")
    .replace("2024-07-05", "2025-01-31")
)


def test_the_seven_are_those_of_the_outline_in_its_order() -> None:
    names = sample().pengetahuan.kerangka.analisis
    assert tuple(k for k in type(names).model_fields if k != "at") == BUTIR
    assert all([b.kunci for b in butir] == list(BUTIR) for _, butir in analisis_semua(sample()))


def test_the_sample_is_open_where_its_source_says_nothing() -> None:
    for _, butir in analisis_semua(sample()):
        assert [b.kunci for b in butir if b.lengkap] == ["program_penunjang"]


def test_the_starter_is_complete() -> None:
    assert all(b.lengkap for _, butir in analisis_semua(sample(STARTER)) for b in butir)


def test_a_gap_is_a_gap_and_no_sentence() -> None:
    table = compute_tables(sample())["analisis"]
    assert table is not None
    assert len(table.baris) == 2 * 8
    assert [r.uraian for r in table.baris[2:7]] == [(None,)] * 5
    assert all(r.uraian or r.narasi for r in table.baris if not r.kepala)


def test_computed_sentences_know_where_their_figures_stand() -> None:
    for _, butir in analisis_semua(sample(STARTER)):
        for sentence in (s for b in butir for s in b.dihitung):
            assert places_of(sentence), sentence


@pytest.mark.parametrize(
    ("keys", "laporan", "words"),
    [
        ("polaritas = 'positif'\nrealisasi = 12", ANNUAL, "lebih tinggi 2,0 ton daripada"),
        ("polaritas = 'positif'\nrealisasi = 12", ANNUAL, "kinerja membaik"),
        ("polaritas = 'negatif'\nrealisasi = 12", ANNUAL, "kinerja menurun"),
        ("polaritas = 'negatif'\nrealisasi = 8", ANNUAL, "kinerja membaik"),
        ("polaritas = 'positif'\nrealisasi = 10", ANNUAL, "sama dengan realisasi Tahun 2023."),
        ("realisasi = 12", MINIMAL["laporan"], "belum mencakup satu tahun penuh"),
        ("realisasi = 'belum diisi'", ANNUAL, "Realisasi Tahun 2023 sebesar 10,0 ton."),
    ],
)
def test_a_trend_follows_polarity_and_needs_a_whole_year(
    tmp_path: Path, keys: str, laporan: str, words: str
) -> None:
    report = with_keys(tmp_path, f"{keys}\nriwayat = [{{ tahun = 2023, realisasi = 10 }}]", laporan)
    assert words in said(report, "tahun_lalu")


@pytest.mark.parametrize(
    ("realisasi", "polaritas", "words"),
    [
        ("12", "positif", "standar telah dipenuhi"),
        ("10", "negatif", "standar telah dipenuhi"),
        ("12", "negatif", "standar belum dipenuhi"),
        ("9.5", "positif", "standar belum dipenuhi"),
    ],
)
def test_a_national_standard_is_met_by_polarity(
    tmp_path: Path, realisasi: str, polaritas: str, words: str
) -> None:
    standard = "standar_nasional = { nilai = 10, sumber = 'SE' }"
    keys = f"realisasi = {realisasi}\npolaritas = '{polaritas}'\n{standard}"
    report = with_keys(tmp_path, keys)
    assert words in said(report, "standar_nasional")
    assert seven(report)["standar_nasional"].lengkap


@pytest.mark.parametrize(
    ("kunci", "keys"),
    [
        ("tahun_lalu", "riwayat = [{ tahun = 2023, realisasi = 10 }]"),
        ("target_akhir", "target_akhir = { tahun = 2026, target = 30 }"),
    ],
)
def test_what_is_compared_needs_this_year_s_realisasi(
    tmp_path: Path, kunci: str, keys: str
) -> None:
    without = seven(with_keys(tmp_path / "a", f'realisasi = "belum diisi"\n{keys}'))[kunci]
    known = seven(with_keys(tmp_path / "b", f"realisasi = 9\n{keys}"))[kunci]
    assert without.dihitung and not without.lengkap
    assert known.lengkap


def test_a_standard_without_realisasi_is_not_yet_compared(tmp_path: Path) -> None:
    keys = "realisasi = 'belum diisi'\nstandar_nasional = { nilai = 10, sumber = 'SE' }"
    report = with_keys(tmp_path, keys)
    assert not seven(report)["standar_nasional"].lengkap


@pytest.mark.parametrize(
    ("nilai", "serapan", "words"),
    [
        ("100", "90", "sumber daya efisien"),
        ("100", "95", "cukup efisien"),
        ("100.01", "95", "sumber daya efisien"),
        ("99.99", "80", "target belum tercapai, sehingga efisiensi belum dinyatakan"),
        ("80", "80", "sebanding"),
        ("79.99", "80", "belum tercapai"),
        ("100", "100", "sebanding"),
    ],
)
def test_efficiency_is_claimed_only_where_capaian_is_not_below_absorption(
    nilai: str, serapan: str, words: str
) -> None:
    (sentence,) = efisiensi(sample(STARTER), Desimal(nilai), Desimal(serapan))
    assert words in sentence
    assert ("efisien." in sentence) == (Decimal(nilai) > Decimal(serapan) and Decimal(nilai) >= 100)


def test_efficiency_of_what_is_unknown_is_a_gap() -> None:
    assert efisiensi(sample(), None, Desimal(5)) == efisiensi(sample(), Desimal(5), None) == ()


@given(FIGURES, FIGURES)
def test_better_is_higher_or_lower_and_never_the_same(now: Decimal, before: Decimal) -> None:
    up, down = (indikator(realisasi=now, polaritas=p) for p in ("positif", "negatif"))
    assert lebih_baik(up, Desimal(before)) == (now > before)
    assert lebih_baik(down, Desimal(before)) == (now < before)


@given(st.lists(FIGURES, min_size=4, max_size=4), st.integers(1, 4))
def test_quarters_add_up_or_stand_as_they_say(figures: list[Decimal], quarter: int) -> None:
    def year(cara: str | None) -> Decimal | None:
        quarters = {"at": None, "cara": cara, "target": figures, "realisasi": figures}
        ind = indikator(triwulan=quarters)
        assert target_triwulan(ind, quarter) == realisasi_triwulan(ind, quarter)
        return target_triwulan(ind, quarter)

    assert year(None) == year("kumulatif") == year("terakhir") == figures[quarter - 1]
    assert year("jumlah") == sum(figures[:quarter])


@pytest.mark.parametrize(
    ("figures", "quarter", "expected"),
    [((), 1, None), ((1,), 2, None), ((1, None), 2, None), ((None, 2), 2, None), ((1, 2), 2, 3)],
)
def test_a_sum_with_a_gap_is_a_gap(
    figures: tuple[int | None, ...], quarter: int, expected: int | None
) -> None:
    given_figures = [None if f is None else Desimal(f) for f in figures]
    assert desimal_sampai(given_figures, quarter, "jumlah") == expected


@given(st.decimals("-500", "500", places=2), st.integers(0, 100), st.integers(100, 150))
def test_capaian_stays_within_the_scale_s_bounds(raw: Decimal, low: int, high: int) -> None:
    steps = (
        Kategori(at=None, nama=Teks("B"), bawah=Desimal(70)),
        Kategori(at=None, nama=Teks("K")),
    )
    skala = Skala(at=None, kategori=steps, batas_bawah=Desimal(low), batas_atas=Desimal(high))
    bounded = dibatasi(Desimal(raw), skala)
    assert bounded is not None and low <= bounded <= high
    assert bounded == raw or not low <= raw <= high
    open_scale = Skala(at=None, kategori=steps)
    assert dibatasi(Desimal(raw), open_scale) == max(raw, 0)
    assert dibatasi(None, skala) is None


def test_a_bounded_capaian_says_what_it_was(tmp_path: Path) -> None:
    report = loaded(
        write_minimal(
            tmp_path,
            kinerja=changed("kinerja", "realisasi = 10.25", "realisasi = 41").replace(
                "[[skala.kategori]]", "[skala]\nbatas_atas = 120\n[[skala.kategori]]", 1
            ),
        )
    )
    assert "120,00% (sebelum dibatasi 200,00%)" in said(report, "target")
    ((ind, _),) = analisis_semua(report)
    assert capaian(ind, "murni", report.kinerja.skala) == 120


@given(st.integers(1, 59), st.integers(0, 59), st.integers(0, 3))
def test_a_share_can_be_reached_as_it_is_rounded(of: int, part: int, places: int) -> None:
    share = Decimal(min(part, of) * 100) / of
    assert dapat_dicapai(bulat(share, places), of)


@given(st.integers(1, 59), st.decimals("0", "100", places=2))
def test_what_can_be_reached_is_near_a_share(of: int, target: Decimal) -> None:
    nearest = min(abs(target - Decimal(k * 100) / of) for k in range(of + 1))
    assert dapat_dicapai(target, of) == (nearest < Decimal("0.01"))


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("", 2),
        ("Target tercapai karena pelatihan.", 2),
        ("Dari target 86 terealisasi 86,5 persen.", 1),  # the same figures, in the office's words
        ("Lihat {tabel.kinerja}.", 2),
        ("Terealisasi {kinerja.jumlah_terukur}.", 1),
        ("Target 86; data dari Buku Register.", 0),
        ("Sejak 2024 ada 12 petugas baru.", 2),  # figures, but none of the sentence's
    ],
)
def test_what_the_office_says_in_figures_is_not_said_twice(words: str, printed: int) -> None:
    computed = (
        Teks("Target Tahun 2024 sebesar 86,00%. Realisasi Tahun 2024 sebesar 86,50%."),
        Teks("Sumber data: Buku Register."),
    )
    narasi = (Narasi(words),) if words else ()
    assert len(tercetak(ButirAnalisis("target", computed, narasi, True))) == printed


def test_less_than_nothing_is_said_as_nothing(tmp_path: Path) -> None:
    keys = "polaritas = 'negatif'\nrealisasi = 45\ntarget_akhir = { tahun = 2026, target = 10 }"
    report = with_keys(tmp_path, keys, ANNUAL)
    assert "-" not in said(report, "target").replace("–", "")
    assert "capaian 0,00% (hasil rumusnya di bawah nol)" in said(report, "target_akhir")
    assert "capaiannya 0,00% (hasil rumusnya di bawah nol)" in said(report, "target")


def test_all_figures_of_an_indicator_have_the_same_decimals(tmp_path: Path) -> None:
    keys = "realisasi = 12.25\nriwayat = [{ tahun = 2023, target = 9, realisasi = 9.5 }]"
    report = with_keys(tmp_path, keys, ANNUAL)
    assert "sebesar 9,50 ton dari target 9,00 ton" in said(report, "tahun_lalu")
    assert "lebih tinggi 2,75 ton" in said(report, "tahun_lalu")
