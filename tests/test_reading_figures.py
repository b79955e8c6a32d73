"""Amounts, percentages, counts, periods and codes are read back in every usual spelling."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.prose import formats
from publisher.reading.codes import codes
from publisher.reading.figures import (
    amounts,
    as_number,
    counts,
    number_words,
    percents,
    words_in_brackets,
)
from publisher.reading.names import Phrases
from publisher.reading.periods import periods
from publisher.vocabulary.anggaran import KODE

WHOLE = st.integers(0, 10**13)
AROUND = st.sampled_from(["{}", "Pagu {}.", "(yaitu {}), dan", "*{}* lalu", "sebesar {}; maka"])
RUPIAH = [
    "Rp{}", "Rp {}", "Rp. {}", "Rp.{}", "RP{}", "Rp{},00", "Rp {},00", "Rp{}-", "Rp. {},-",
    "Rp.{},-", "{} rupiah", "Rp{} rupiah", "Rp. {},00", "Rp. {}.-", "Rp {},–", "Rp {} ,-", "Rp: {}",
    "IDR {}", "IDR{},00", "Rp.{},00,-",
]  # fmt: skip


@given(WHOLE, AROUND)
def test_an_amount_as_the_report_prints_it_is_read_back(value: int, around: str) -> None:
    printed = formats.rupiah(value)
    text = around.format(printed)
    (found,) = amounts(text)
    assert (found.value, found.rounded, text[found.start : found.end]) == (value, 1, printed)
    assert found.proper == printed


@given(WHOLE, st.sampled_from(RUPIAH), AROUND)
def test_an_amount_is_read_in_every_spelling(value: int, spelling: str, around: str) -> None:
    written = spelling.format(formats.angka(value))
    text = around.format(written)
    (found,) = amounts(text)
    assert (found.value, text[found.start : found.end]) == (value, written)


@given(WHOLE, st.sampled_from(RUPIAH))
def test_the_proper_spelling_of_an_amount_is_proper(value: int, spelling: str) -> None:
    (found,) = amounts(spelling.format(formats.angka(value)))
    (again,) = amounts(found.proper)
    assert (again.value, again.proper) == (value, found.proper)


@given(st.integers(10**6, 10**13))
def test_a_bare_number_counts_from_seven_digits_on(value: int) -> None:
    (found,) = amounts(formats.angka(value))
    assert (found.value, found.spelling) == (value, "polos")


@pytest.mark.parametrize(
    ("text", "value", "rounded"),
    [
        ("Rp2,06 miliar", 2_060_000_000, 10_000_000),
        ("Rp 2 juta", 2_000_000, 1_000_000),
        ("Rp2.5 juta", 2_500_000, 100_000),
        ("Rp1,5 milyar", 1_500_000_000, 100_000_000),
        ("Rp2,062,291,486", 2_062_291_486, 1),
        ("Rp2,062,291,486.00", 2_062_291_486, 1),
        ("Rp2062291486", 2_062_291_486, 1),
        ("Rp-46.678.056", -46_678_056, 1),
        ("Rp750 ribu", 750_000, 1_000),
        ("Rp1,2 M", 1_200_000_000, 100_000_000),
        ("Rp 750 jt", 750_000_000, 1_000_000),
        ("Rp 2,062,291,486,-", 2_062_291_486, 1),
        ("Rp 2.062.291.486.00", 2_062_291_486, 1),
        ("IDR 2,062,291,486.00", 2_062_291_486, 1),
    ],
)
def test_short_and_foreign_spellings_of_an_amount(text: str, value: int, rounded: int) -> None:
    (found,) = amounts(text)
    assert (found.value, found.rounded, found.end) == (value, rounded, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "7.01.01.2.06.09",
        "30.06.2023",
        "1.200 orang",
        "Nomor 53",
        "93.33 %",
        "0812.345.678.901",
        "1.234.567.89",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert not list(amounts(text))


def test_a_dash_between_amounts_belongs_to_neither() -> None:
    text = "Rp1.000.000-Rp2.000.000 dan Rp3.000.000 - Rp4.000.000"
    assert [text[a.start : a.end] for a in amounts(text)] == [
        "Rp1.000.000", "Rp2.000.000", "Rp3.000.000", "Rp4.000.000",
    ]  # fmt: skip


@given(st.decimals(-999, 99_999, places=2), AROUND)
def test_a_percentage_as_the_report_prints_it_is_read_back(value: Decimal, around: str) -> None:
    printed = formats.persen(value)
    text = around.format(printed)
    (found,) = percents(text)
    assert (found.value, found.decimals) == (value, 2)
    assert text[found.start : found.end] == found.proper == printed


@given(
    st.decimals(0, 999, places=2),
    st.sampled_from(["{}%", "{} %", "{} persen", "{} per sen"]),
    st.booleans(),
)
def test_a_percentage_is_read_in_every_spelling(value: Decimal, spelling: str, dot: bool) -> None:
    number = f"{value:.2f}" if dot else f"{value:.2f}".replace(".", ",")
    (found,) = percents(spelling.format(number))
    assert (found.value, found.worded) == (value, "sen" in spelling)
    assert "." not in found.proper


@given(st.integers(0, 10**14))
def test_a_number_in_words_is_read_back(value: int) -> None:
    words = formats.terbilang(value)
    assert as_number(words) == value
    (found,) = number_words(words)
    assert found.value == value
    bracketed = words_in_brackets(f"x ({words} rupiah)", 1)
    assert bracketed is not None and (bracketed.value, bracketed.unit) == (value, "rupiah")


@pytest.mark.parametrize(
    "words", ["lima enam", "belas", "dua sepuluh", "seribu juta ribu", "kedua", ""]
)
def test_words_that_are_no_number(words: str) -> None:
    assert as_number(words) is None


@given(st.integers(1, 1899), st.sampled_from(["program", "Kegiatan", "sub kegiatan", "unsur"]))
def test_a_count_is_read_back_in_every_format(value: int, noun: str) -> None:
    for format in ("angka_terbilang", "terbilang"):
        text = f"terdiri atas {formats.FORMATS[format](value)} {noun}, yaitu"
        assert [c.value for c in counts(text.replace(".", ""))] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "program dan kegiatan", "5 (lima) tahun", "Triwulan 2 kegiatan", "Misi 3 program",
        "tahun 2023 program", "salah satu program", "kedua program", "2/3 program",
        "Tahun Anggaran 2023 kegiatan", "30 Juni 2023 program", "7.01.01 program",
        "14 (dua kali) kegiatan",
    ],
)  # fmt: skip
def test_what_is_no_count(text: str) -> None:
    assert not list(counts(text))


@pytest.mark.parametrize(
    ("text", "tahun", "tahun_akhir", "triwulan", "semester"),
    [
        ("Triwulan II Tahun 2023", 2023, None, 2, None),
        ("TW II", None, None, 2, None),
        ("Triwulan 2", None, None, 2, None),
        ("triwulan kedua", None, None, 2, None),
        ("Triwulan IV TA 2023", 2023, None, 4, None),
        ("Semester I", None, None, None, 1),
        ("Tahun 2023", 2023, None, None, None),
        ("TA 2023", 2023, None, None, None),
        ("T.A. 2023", 2023, None, None, None),
        ("Tahun Anggaran 2023", 2023, None, None, None),
        ("30 Juni 2023", 2023, None, None, None),
        ("2018-2023", 2018, 2023, None, None),
        ("2018 – 2023", 2018, 2023, None, None),
    ],
)
def test_a_period_is_read(
    text: str,
    tahun: int | None,
    tahun_akhir: int | None,
    triwulan: int | None,
    semester: int | None,
) -> None:
    (found,) = periods(f"pada {text}.")
    assert (found.tahun, found.tahun_akhir) == (tahun, tahun_akhir)
    assert (found.triwulan, found.semester) == (triwulan, semester)
    assert f"pada {text}."[found.start : found.end] == text


@given(st.dates().filter(lambda d: 1900 <= d.year < 2100))
def test_a_date_is_read_back(date: object) -> None:
    (found,) = periods(formats.tanggal(date))  # type: ignore[arg-type]
    assert found.tanggal == date


@given(st.from_regex(KODE, fullmatch=True).filter(str.isascii))
def test_a_code_is_read_back(kode: str) -> None:
    (found,) = codes(f"kode {kode}, yaitu")
    assert (found.kode, found.jenis, found.broken) == (kode, "program", False)
    assert not list(amounts(kode))


@pytest.mark.parametrize(
    ("text", "jenis", "broken"),
    [
        ("7.01.01.02.06.05", "program", True),
        ("7.01.01.2", "program", True),
        ("5.1.02.01.01.0024", "akun", False),
        ("5.1.02.01", "akun", False),
    ],
)
def test_malformed_codes_and_accounts(text: str, jenis: str, broken: bool) -> None:
    (found,) = codes(text)
    assert (found.jenis, found.broken) == (jenis, broken)


@pytest.mark.parametrize(
    "text", ["2.062.291.486", "30.06.2023", "1.2.3", "7.01.0.00.0.00.18.0000", "900.1.15.5-1317"]
)
def test_what_is_no_code(text: str) -> None:
    assert not list(codes(text))


def test_the_longest_phrase_counts() -> None:
    known = Phrases(
        [("belanja", 1), ("Belanja Modal", 2), ("Belanja  Modal", 3), ("modal kerja", 4)]
    )
    text = "Belanja modal kerja dan belanja, modal kerja"
    assert [(text[f.start : f.end], f.value) for f in known.find(text)] == [
        ("Belanja modal", (2, 3)), ("belanja, modal", (2, 3)),
    ]  # fmt: skip
