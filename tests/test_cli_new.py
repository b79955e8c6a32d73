"""`publisher new` and `publisher schema`."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.commands import appearing, main
from publisher.commands.package_data import STARTER
from publisher.load.identity import Identity, with_identity
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.report import FILES

LAPORAN = (STARTER / "laporan.toml").read_text(encoding="utf-8")
OLD: dict[str, Any] = tomllib.loads(LAPORAN)

names = st.text(min_size=1).filter(lambda t: t.isprintable() and t.strip() == t)


def files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def identity(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "laporan.toml").read_text(encoding="utf-8"))


def test_new_makes_the_whole_starter_and_its_schemas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "deeper" / "dinas"
    assert main(["new", "--example", str(folder)]) == ExitCode.OK
    assert files(folder) == files(STARTER) | {f".skema/{stem}.json" for stem in FILES}
    assert [p.name for p in folder.parent.iterdir()] == ["dinas"]
    assert f"publisher build {folder}" in capsys.readouterr().out


def test_a_folder_with_a_blank_is_quoted_in_the_next_steps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "Dinas Baru"
    main(["new", "--example", str(folder)])
    assert f'publisher check "{folder}"' in capsys.readouterr().out


def test_new_puts_the_identity_everywhere_in_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "dinas"
    argv = ["new", "--example", str(folder), "--nama", "Badan Riset", "--kabupaten", "Kota Batu"]
    assert main([*argv, "--tahun", "2028"]) == ExitCode.OK
    text = (folder / "laporan.toml").read_text(encoding="utf-8")
    report = tomllib.loads(text)
    assert report["perangkat_daerah"]["nama"] == "Badan Riset"
    assert report["perangkat_daerah"]["kabupaten"] == "Kota Batu"
    assert report["tempat"] == "Batu"
    assert report["tahun"] == report["tanggal"].year == 2028
    for old in (OLD["perangkat_daerah"]["nama"], OLD["perangkat_daerah"]["kabupaten"], "2025"):
        assert old not in text


def test_new_keeps_what_is_not_said(tmp_path: Path) -> None:
    folder = tmp_path / "dinas"
    main(["new", "--example", str(folder), "--nama", "Badan Riset"])
    report = identity(folder)
    assert report["perangkat_daerah"]["kabupaten"] == OLD["perangkat_daerah"]["kabupaten"]
    assert report["tanggal"] == OLD["tanggal"]


def test_an_empty_folder_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "--example", "."]) == ExitCode.OK
    assert files(STARTER) <= files(tmp_path)
    assert not list(tmp_path.glob(".publisher-*"))


@pytest.mark.parametrize("existing", ["folder", "file"])
def test_nothing_is_overwritten(
    existing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "dinas"
    if existing == "folder":
        target.mkdir()
        (target / "surat.txt").write_text("penting")
    else:
        target.write_text("penting")
    before = files(tmp_path)
    assert main(["new", "--example", str(target)]) == ExitCode.OUTPUT
    assert files(tmp_path) == before
    assert "sudah ada" in capsys.readouterr().err


def test_a_failure_midway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(folder: Path) -> None:
        raise OSError(28, "No space left on device", str(folder))

    monkeypatch.setattr(appearing, "write_schemas_into", fail)
    assert main(["new", "--example", str(tmp_path / "dinas")]) == ExitCode.OUTPUT
    assert list(tmp_path.iterdir()) == []


def test_without_a_new_identity_not_a_byte_changes() -> None:
    assert with_identity(LAPORAN, Identity()) == LAPORAN


def test_only_lines_with_the_old_identity_change() -> None:
    text = with_identity(LAPORAN, Identity("Badan Riset", "Kota Batu", 2028))
    pairs = list(zip(LAPORAN.splitlines(), text.splitlines(), strict=True))
    place = OLD["perangkat_daerah"]["kabupaten"].removeprefix("Kabupaten ")
    changed = [old for old, new_line in pairs if old != new_line]
    assert len(changed) >= 6
    assert all("2025" in o or place in o or "Dinas Kearsipan" in o for o in changed)
    assert all(o.partition("#")[2] == n.partition("#")[2] for o, n in pairs)


@given(nama=names, kabupaten=names, tahun=st.integers(1900, 2100))
def test_any_identity_is_written_as_it_was_given(nama: str, kabupaten: str, tahun: int) -> None:
    report = tomllib.loads(with_identity(LAPORAN, Identity(nama, kabupaten, tahun)))
    assert report["perangkat_daerah"]["nama"] == nama
    assert report["perangkat_daerah"]["kabupaten"] == kabupaten
    assert report["tahun"] == tahun
    assert report["tanggal"].year - OLD["tanggal"].year == tahun - OLD["tahun"]


def test_a_name_that_begins_with_the_place_is_replaced_whole() -> None:
    nama, place = OLD["perangkat_daerah"]["nama"], OLD["tempat"]
    text = with_identity(LAPORAN.replace(nama, f"{place} Raya"), Identity("Arsip", "Kota Batu"))
    assert tomllib.loads(text)["perangkat_daerah"]["nama"] == "Arsip"


def test_the_last_of_february_stays_a_date() -> None:
    leap = LAPORAN.replace("2025-09-30", "2024-02-29").replace("tahun = 2025", "tahun = 2023")
    assert tomllib.loads(with_identity(leap, Identity(tahun=2024)))["tanggal"].day == 28


def test_schema_writes_one_schema_per_content_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "en", "schema", str(tmp_path)]) == ExitCode.OK
    assert files(tmp_path) == {f".skema/{stem}.json" for stem in FILES}
    said = capsys.readouterr().out
    for file in (tmp_path / ".skema").iterdir():
        assert json.loads(file.read_text(encoding="utf-8"))["type"] == "object"
        assert file.as_posix() in said


def test_schema_of_no_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", str(tmp_path / "tidak-ada")]) == ExitCode.CONTENT
    assert "tidak-ada" in capsys.readouterr().err
