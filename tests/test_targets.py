"""Targets as plans write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.prose.formats import angka
from publisher.reading.figures import measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 Dokumen", [("4", "Dokumen")]),
        ("91,67%", [("91.67", "%")]),
        ("100 %", [("100", "%")]),
        ("1.500 Eksemplar", [("1500", "Eksemplar")]),
        ("10 Orang / 12 Bulan", [("10", "Orang"), ("12", "Bulan")]),
        ("12 Orang/Bulan", [("12", "Orang/Bulan")]),
        ("80", [("80", "")]),
        ("91.67%", []),
        ("BB", []),
    ],
)
def test_each_number_has_its_unit(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(str(m.value), m.unit) for m in measures(text)] == expected


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["%", "Dokumen", "Orang/Bulan"]))
def test_what_is_printed_is_read_back(value: Decimal, unit: str) -> None:
    (found,) = measures(f"{angka(value)} {unit}")
    assert (found.value, found.unit) == (value, unit)
    low, high = found.bounds
    assert low <= value <= high and high - low == Decimal(1).scaleb(-found.decimals)
