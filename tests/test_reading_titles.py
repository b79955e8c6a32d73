"""Titles of regulations as texts have them: whole, cut off, abbreviated; and those of others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.reading.regulations import regulations
from publisher.reading.titles import is_title

SAKIP = "Sistem Akuntabilitas Kinerja Instansi Pemerintah"


@pytest.mark.parametrize(
    ("said", "due"),
    [
        (SAKIP, SAKIP),
        ("SAKIP", SAKIP),
        ("Sistem AKIP", SAKIP),
        ("SAKIP di Lingkungan Dinas", SAKIP),
        ("Pemda", "Pemerintahan Daerah"),
        ("ASN", "Aparatur Sipil Negara"),
        ("SPBE", "Sistem Pemerintahan Berbasis Elektronik"),
        (
            "Petunjuk Teknis Perjanjian Kinerja",
            "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja",
        ),
        ("Pengadaan Barang/Jasa Pemerintah", "Pengadaan Barang/Jasa Pemerintah"),
    ],
)
def test_a_title_may_be_cut_off_or_abbreviated(said: str, due: str) -> None:
    assert is_title(said, due)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Desa", "Pemerintahan Daerah"),
        ("Laporan Akuntabilitas Kinerja Instansi Pemerintah", SAKIP),
        ("SPIP", SAKIP),
        (
            "Petunjuk Teknis Penetapan Kinerja",
            "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja",
        ),
        ("Sistem", SAKIP),
    ],
)
def test_another_title_is_none(said: str, due: str) -> None:
    assert not is_title(said, due)


@given(st.lists(st.text("abc DE", min_size=1, max_size=6), max_size=6).map(" ".join))
def test_every_title_is_its_own(title: str) -> None:
    assert is_title(title, title)


FORMS = [
    *("PermenPANRB", "Permen PANRB", "PermenPAN-RB", "Permenpan RB", "Permen PAN dan RB"),
    *("Permen PAN & RB", "PERMENPANRB", "Peraturan Menteri PANRB", "Peraturan Menteri PAN-RB"),
]
NUMBERS = [
    *("Nomor 53 Tahun 2014", "No. 53 Tahun 2014", "No 53/2014", "53/2014"),
    *("Nomor: 53 Tahun 2014", "nomor 53 tahun 2014", "No.53 Th. 2014"),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("number", NUMBERS)
def test_every_spelling_of_a_citation_is_read(form: str, number: str) -> None:
    text = f"Laporan disusun menurut {form} {number}, dan seterusnya."
    assert [(r.number, r.year) for r in regulations(text)] == [("53", 2014)], text
