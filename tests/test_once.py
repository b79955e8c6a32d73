"""What several rules ask of a report is computed once, and is no part of the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.reading import Naskah, once, read_report
from publisher.reading.typed import readings
from tests.minimal import write_minimal
from tests.reports import TEMPLATE

pytestmark = pytest.mark.usefixtures("remembering")


def naskah(folder: Path) -> Naskah:
    report, _ = pipeline.check(write_minimal(folder), TEMPLATE)
    assert report is not None
    return read_report(report, {})


def test_a_reading_is_computed_once_for_each_report(tmp_path: Path) -> None:
    asked: list[int] = []

    @once
    def length(naskah: Naskah) -> int:
        asked.append(1)
        return len(naskah.passages)

    first, second = naskah(tmp_path / "a"), naskah(tmp_path / "b")
    assert length(first) == length(first) == len(first.passages)
    assert len(asked) == 1
    assert length(second) == len(second.passages)
    assert len(asked) == 2


def test_two_readings_are_kept_apart(tmp_path: Path) -> None:
    @once
    def one(naskah: Naskah) -> str:
        return "one"

    @once
    def other(naskah: Naskah) -> str:
        return "other"

    text = naskah(tmp_path)
    assert (one(text), other(text), one(text)) == ("one", "other", "one")


def test_what_is_kept_makes_no_report_another(tmp_path: Path) -> None:
    text = naskah(tmp_path)
    unread = Naskah(text.report, text.passages, text.figures, text.numbered)
    assert readings(text) is readings(text)
    assert text == unread and not unread.kept
