"""Readers of sentences, trends and categories: what they find stands where they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.reading.claims import pernyataan, sebutan_kategori, tren
from publisher.tables.bagian import isi
from tests.reports import sample

NAMES = ("Sangat Baik", "Baik", "Kurang Baik", "Kurang")
KNOWN = """Kinerja capaian realisasi anggaran meningkat menurun membaik memburuk karena tidak
kategori predikat Baik baik Sangat Kurang 2023 Rp1.000 No. , . ; !"""
WORDS = st.lists(st.sampled_from([*KNOWN.split(), "\n"]), max_size=30).map(" ".join)


@given(WORDS | st.text(max_size=80))
def test_what_is_found_stands_where_it_is_said_to(text: str) -> None:
    for t in tren(text):
        assert text[t.start : t.end].lower() in (
            *("meningkat", "naik", "bertambah", "membesar", "membaik"),
            *("menurun", "turun", "berkurang", "merosot", "mengecil", "memburuk"),
        )
    for s in sebutan_kategori(text, NAMES):
        assert text[s.start : s.end].lower() == s.nama.lower()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Kinerja meningkat.", True),
        ("Kinerja belum meningkat.", False),
        ("Kinerja diharapkan meningkat.", False),
        ("Agar kinerja meningkat, dinas melatih pegawai.", False),
        ("Kinerja dapat meningkat.", False),
    ],
)
def test_a_denial_or_a_wish_is_no_statement(text: str, plain: bool) -> None:
    assert pernyataan(text) is plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kinerja meningkat", [("kinerja", True)]),
        ("Realisasi tahun ini menurun", [("nilai", False)]),
        ("Realisasi membaik", [("kinerja", True)]),
        ("Capaian tahun ini naik", [("capaian", True)]),
        ("Jumlah pengunjung meningkat", []),
        ("Realisasi anggaran meningkat", []),
        ("Kinerja baik karena jumlah aduan menurun", []),
        ("Kinerja, menurut Bupati, meningkat", []),
        ("peningkatan kinerja", []),
    ],
)
def test_a_trend_belongs_to_the_measure_close_before_it(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    assert [(t.ukuran, t.naik) for t in tren(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kategori Sangat Baik", ["Sangat Baik"]),
        ("berkategori “kurang baik”", ["Kurang Baik"]),
        ("Predikat kinerja adalah Baik.", ["Baik"]),
        ("Kategorinya Kurang", ["Kurang"]),
        ("kategori Baikan", []),
        ("arsip dalam keadaan baik", []),
        ("lebih Sangat Baik daripada", []),
    ],
)
def test_a_category_needs_a_word_that_says_so(text: str, expected: list[str]) -> None:
    assert [s.nama for s in sebutan_kategori(text, NAMES)] == expected
    assert list(sebutan_kategori(text, ())) == []


@pytest.mark.parametrize(
    ("kunci", "filled"),
    [
        ("penutup.simpulan", True),
        ("kinerja.sasaran", True),
        ("visi-misi.visi", True),
        ("pendahuluan.subbab", False),
        ("laporan.perangkat_daerah.logo", False),
        ("laporan.tak_ada.kunci", False),
        ("tak_ada.kunci", False),
    ],
)
def test_a_key_of_the_outline_leads_to_what_stands_there(kunci: str, filled: bool) -> None:
    assert isi(sample(), kunci).terisi is filled


def test_every_key_of_the_outline_is_a_key_of_the_content() -> None:
    for bagian in sample().pengetahuan.kerangka.bagian:
        for kunci in bagian.kunci:
            assert isi(sample(), kunci).terisi, kunci
