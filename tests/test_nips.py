"""NIP in text: found however they are typed, and judged by what their digits say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.checks.pejabat import nip_mustahil
from publisher.reading import read_report
from publisher.reading.codes import berkelompok, nips
from tests.minimal import changed, write_minimal
from tests.reports import loaded

DIGITS = st.builds(
    lambda born, year, month, sex, number: f"{born:%Y%m%d}{year}{month:02}{sex}{number:03}",
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.integers(1900, 2099),
    st.integers(1, 21),
    st.sampled_from("12"),
    st.integers(0, 999),
)
GAPS = st.sampled_from(["", " ", "."])


@given(DIGITS, GAPS, GAPS, GAPS, st.sampled_from(["NIP ", "NIP. ", "NIP: ", "N.I.P. ", "nip "]))
def test_a_nip_is_found_however_it_is_grouped(
    digits: str, a: str, b: str, c: str, label: str
) -> None:
    typed = digits[:8] + a + digits[8:14] + b + digits[14] + c + digits[15:]
    text = f"Tertanda, {label}{typed}. Rp2.062.291.486,00 tersisa."
    (nip,) = nips(text)
    assert (nip.digits, nip.is_sound) == (digits, True)
    assert text[nip.start : nip.end] == nip.text == label + typed


@given(DIGITS)
def test_a_bare_nip_is_found_and_prints_as_8_6_1_3(digits: str) -> None:
    (nip,) = nips(f"pejabat dengan nomor {berkelompok(digits)}, ")
    assert nip.digits == digits and nip.text == berkelompok(digits)


@pytest.mark.parametrize(
    "text",
    [
        "NIP 18 angka",
        "anggaran Rp19.630.407.198.903,10 dan 19630407198",
        "rekening 196304071989031006123",
        "kode 7.01.01.2.06.09 pada 2023",
        "NIP ￼ dan NIP -",
    ],
)
def test_other_numbers_are_no_nip(text: str) -> None:
    assert list(nips(text)) == []


def test_what_follows_a_nip_is_not_its_own() -> None:
    (nip,) = nips("NIP 19680407 198903 1 006 2023 adalah tahun")
    assert nip.text == "NIP 19680407 198903 1 006"
    (nip,) = nips("NIP 19680407 198903 1 0065")
    assert len(nip.digits) == 19


def judged(folder: Path, nip: str, jabatan: str = "Kepala Dinas Perikanan") -> Iterator[str]:
    text = changed("laporan", "197001011995031001", nip).replace("Kepala Dinas Perikanan", jabatan)
    report = loaded(write_minimal(folder, laporan=text))
    return (str(f.message) for f in nip_mustahil(read_report(report, ())))


# The report is signed on 5 July 2024.
@pytest.mark.parametrize(
    ("nip", "jabatan", "said"),
    [
        ("19700101 199503 1 001", "Kepala Dinas", ""),
        ("19640701 198903 1 001", "Kepala Dinas", ""),  # 60 this month: retires with the next
        ("19640630 198903 1 001", "Kepala Dinas", "retired at 60"),
        ("19660701 198903 1 001", "Camat", ""),
        ("19660630 198903 1 001", "Camat", "retired at 58"),
        ("19660630 198903 1 001", "Plt. Camat", ""),  # the office of their own is not known
        ("19500101 197503 1 001", "Direktur", ""),
        ("19700101 198701 1 001", "Kepala Dinas", ""),  # 17
        ("19700201 198701 1 001", "Kepala Dinas", "age of 16"),
        ("19700101 201612 1 001", "Kepala Dinas", ""),  # 46
        ("19700101 201701 1 001", "Kepala Dinas", "age of 47"),
        ("19700101 202121 1 001", "Kepala Dinas", ""),  # PPPK
        ("19700101 202821 1 001", "Kepala Dinas", "age of 58"),
        ("19700101 199500 1 001", "Kepala Dinas", "no month"),
        ("19700101 199513 1 001", "Kepala Dinas", "no month"),
        ("19700101 199503 0 001", "Kepala Dinas", "15th digit"),
        ("19700101 199503 1 000", "Kepala Dinas", "never 000"),
    ],
)
def test_a_nip_is_possible_or_not(tmp_path: Path, nip: str, jabatan: str, said: str) -> None:
    found = list(judged(tmp_path, nip, jabatan))
    assert len(found) == bool(said) and all(said in text for text in found)
