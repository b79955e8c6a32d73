"""`publisher upgrade`: what an earlier program's content becomes, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.commands import main
from publisher.load import load_report
from publisher.tables import compute_tables, figure_names
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.report import Report
from tests.minimal import MINIMAL, changed, write_minimal

pytestmark = pytest.mark.usefixtures("remembering")

OLD = changed(
    "anggaran",
    "realisasi = { operasi = 400_000 }\n",
    "realisasi = { operasi = 400_000 } # LRA Juni\nrealisasi_lalu = { operasi = 150_000 }\n",
)
NEW = "realisasi = { triwulan = [{ operasi = 150_000 }, { operasi = 400_000 }] } # LRA Juni\n"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_LANG", "en")


def read(folder: Path) -> Report:
    report, findings = load_report(folder)
    assert report is not None, findings
    return report


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.glob("*.toml")}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_smallest_change_and_none_the_second_time(tmp_path: Path, end: str) -> None:
    folder = write_minimal(tmp_path, anggaran=OLD.replace("\n", end))
    before, was = files(folder), read(folder)
    assert main(["upgrade", str(folder), "--apply"]) == ExitCode.OK
    after, now = files(folder), read(folder)
    assert {n for n in before if before[n] != after[n]} == {"anggaran.toml", "laporan.toml"}
    wanted = changed("anggaran", "realisasi = { operasi = 400_000 }\n", NEW)
    assert after["anggaran.toml"].decode() == wanted.replace("\n", end)
    assert after["laporan.toml"].decode() == MINIMAL["laporan"].replace(
        'jenis = "interim"\n', 'jenis = "interim"\nversi = 2\n'
    )
    assert figure_names(now) == figure_names(was)
    assert compute_tables(now) == compute_tables(was)
    assert main(["upgrade", str(folder), "--apply"]) == ExitCode.OK
    assert files(folder) == after


def test_nothing_is_written_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_minimal(tmp_path, anggaran=OLD)
    before = files(folder)
    assert main(["upgrade", str(folder)]) == ExitCode.OK
    said = capsys.readouterr().out
    assert "-realisasi_lalu = { operasi = 150_000 }" in said and f"+{NEW.strip()}" in said
    assert "--apply" in said and files(folder) == before


def test_content_of_today_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_minimal(tmp_path)
    assert main(["upgrade", str(folder), "--apply"]) == ExitCode.OK
    assert "nothing to bring up to date" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("laporan", "expected"),
    [
        ("triwulan = 3", '["belum diisi", 150_000, 400_000]'),
        ("triwulan = 4", '["belum diisi", "belum diisi", 150_000, 400_000]'),
        ("triwulan = 1", None),  # nothing is before it
    ],
)
def test_quarters_that_nobody_wrote_stay_open(
    tmp_path: Path, laporan: str, expected: str | None
) -> None:
    text = OLD.replace("{ operasi = 400_000 }", "400_000").replace(
        "{ operasi = 150_000 }", "150_000"
    )
    other = changed("laporan", "triwulan = 2", laporan)
    folder = write_minimal(tmp_path, anggaran=text, laporan=other)
    was = figure_names(read(folder))
    main(["upgrade", str(folder), "--apply"])
    now = (folder / "anggaran.toml").read_text("utf-8")
    assert now == text if expected is None else f"realisasi = {{ triwulan = {expected} }}" in now
    assert figure_names(read(folder)) == was


def test_a_row_that_only_its_children_spend_for_is_left(tmp_path: Path) -> None:
    lalu = 'target = "20 Ton"\nrealisasi_lalu = 125_000\n'
    text = MINIMAL["anggaran"].replace('target = "20 Ton"\n', lalu)
    folder = write_minimal(tmp_path, anggaran=text)
    assert main(["upgrade", str(folder), "--apply"]) == ExitCode.OK
    assert (folder / "anggaran.toml").read_text("utf-8") == text


def test_content_that_cannot_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_minimal(tmp_path, anggaran=OLD.replace("tahap = ", "tahap "))
    before = files(folder)
    assert main(["upgrade", str(folder), "--apply"]) == ExitCode.FINDINGS
    assert "anggaran.toml:2" in capsys.readouterr().out and files(folder) == before
