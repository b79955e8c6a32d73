"""`publisher new` on a terminal: a real one, on which a person types."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from publisher.vocabulary.errors import ExitCode

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")


def typed(folder: Path, keys: str, *options: str) -> tuple[int, str]:
    """The exit code, and all that the terminal showed."""
    outer, inner = pty.openpty()
    command = [sys.executable, "-m", "publisher", "--lang", "en", "new", str(folder), *options]
    with subprocess.Popen(command, stdin=inner, stdout=inner, stderr=inner) as process:
        os.close(inner)
        os.write(outer, keys.encode())
        shown = b""
        while True:
            try:
                piece = os.read(outer, 4096)
            except OSError:  # Linux says so at the end
                break
            if not piece:
                break
            shown += piece
    os.close(outer)
    return process.returncode, shown.decode("utf-8", "replace")


def test_it_asks_and_asks_again_what_cannot_be(tmp_path: Path) -> None:
    lines = [
        *("kantor", "badan", "Badan Pendapatan Daerah", "Batu", "Kota Batu", "26", "2026"),
        *("V", "IV", "SITI AMINAH", "123", "198001012005012003", "", "f4"),
    ]
    code, shown = typed(tmp_path / "x", "\n".join(lines) + "\n")
    assert code == ExitCode.OK, shown
    assert shown.count("this cannot be") == 5
    report = tomllib.loads((tmp_path / "x" / "laporan.toml").read_text("utf-8"))
    assert (report["tahun"], report["triwulan"]) == (2026, 4)
    assert report["perangkat_daerah"]["jenis"] == "badan"
    assert report["penanda_tangan"]["jabatan"] == "Kepala Badan Pendapatan Daerah"
    assert report["penanda_tangan"]["nip"] == "19800101 200501 2 003"
    assert report["kertas"]["ukuran"] == "F4"


def test_it_asks_only_what_no_option_says(tmp_path: Path) -> None:
    options = ("--jenis", "dinas", "--tahun", "2026", "--tahunan", "--kertas", "A4")
    keys = "Dinas Perikanan\nKabupaten Batu\n\n\n\n"
    code, shown = typed(tmp_path / "x", keys, *options)
    assert code == ExitCode.OK, shown
    assert "Kind of office" not in shown and "Paper" not in shown
    report = tomllib.loads((tmp_path / "x" / "laporan.toml").read_text("utf-8"))
    assert report["jenis"] == "tahunan" and report["penanda_tangan"]["nama"] == "belum diisi"


def test_an_end_before_the_last_answer_makes_nothing(tmp_path: Path) -> None:
    code, shown = typed(tmp_path / "x", "dinas\nDinas Perikanan\n\x04")
    assert code == ExitCode.USAGE and "the input ended" in shown
    assert list(tmp_path.iterdir()) == []
