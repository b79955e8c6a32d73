"""Each refusal has the remedy that fits its reason, and what is found does not hide the rest."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest

from publisher import mending
from publisher.commands import main
from publisher.commands.console import Console
from publisher.commands.failures import guarded
from publisher.staging import put_in_place, workspace
from publisher.vocabulary.errors import ExitCode, OutputRefused
from tests.minimal import changed, write_minimal

pytestmark = pytest.mark.usefixtures("remembering")


@pytest.mark.parametrize(
    ("number", "remedy", "not_this"),
    [
        (errno.ENOSPC, "make room", "Word"),
        (errno.EDQUOT, "make room", "Word"),
        (errno.EROFS, "another folder", "Word"),
        (errno.EACCES, "close the file in Word", "make room"),
        (errno.EBUSY, "close the file in Word", "make room"),
    ],
)
def test_a_refused_output_is_mended_by_its_reason(
    number: int, remedy: str, not_this: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number), str(tmp_path / "b" / "a.pdf"))

    (tmp_path / "a.pdf").write_bytes(b"x")
    (tmp_path / "b").mkdir()
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputRefused) as refused:
        put_in_place([tmp_path / "a.pdf"], tmp_path / "b")
    assert remedy in str(refused.value.help)
    assert not_this not in str(refused.value.help)


def test_a_full_disk_is_not_mended_by_closing_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "full")

    file = tmp_path / "a.toml"
    file.write_bytes(b"lama")
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputRefused) as refused:
        mending.rewrite({file: b"lama"}, {file: b"baru"})
    assert "make room" in str(refused.value.help)
    assert file.read_bytes() == b"lama"


@pytest.mark.parametrize("opened", ["BufferedRandom", "BufferedWriter"])
def test_an_open_file_is_told_by_its_name(opened: str, tmp_path: Path) -> None:
    """As libraries say it that write into a file which is open already."""
    name = f"<_io.{opened} name='{tmp_path}/x.pdf'>"
    full = OSError(errno.ENOSPC, "No space left on device", name)
    with pytest.raises(OutputRefused) as refused, workspace():
        raise full
    assert "<_io" not in str(refused.value.message)
    assert f"{tmp_path}/x.pdf" in str(refused.value.message)
    console = Console("id", io.StringIO(), io.StringIO())

    def run() -> ExitCode:
        raise OSError(errno.EACCES, "", name)

    assert guarded(run, console) is ExitCode.OUTPUT
    assert isinstance(console.err, io.StringIO)
    assert "<_io" not in console.err.getvalue()


@pytest.mark.parametrize(
    ("written", "meant"), [("bild", "build"), ("chek", "check"), ("verifi", "verify")]
)
def test_a_misspelt_command_is_told_the_right_one(
    written: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([written]) == ExitCode.USAGE
    assert f"mungkin maksudnya {meant}?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kepala = "', 'sebutan = "x"\nkepala = "'),  # one too many
        ('tempat = "', 'tmpat = "'),  # a key that must be there
    ],
)
def test_an_unknown_key_hides_no_other_finding(
    old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laporan = changed("laporan", old, new)
    penutup = changed("penutup", "Kinerja dinas baik.", "Prosentase dinas baik.")
    folder = write_minimal(tmp_path, laporan=laporan, penutup=penutup)
    assert main(["check", str(folder)]) == ExitCode.FINDINGS
    said = capsys.readouterr().out
    assert "kunci-tak-dikenal" in said
    assert "kata-tak-baku" in said


def test_it_is_said_that_more_may_follow(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_minimal(tmp_path, penutup="rusak")
    for command in (["check"], ["check", "--fix"], ["build", "--out", str(tmp_path / "b")]):
        assert main([command[0], str(folder), *command[1:]]) == ExitCode.FINDINGS
        assert "isi laporan belum diperiksa" in capsys.readouterr().out
    assert main(["check", str(folder), "--format", "json"]) == ExitCode.FINDINGS
    assert "belum diperiksa" not in capsys.readouterr().out
