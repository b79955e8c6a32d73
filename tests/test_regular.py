"""What is no file of the report is not read: said at once, and in a sentence."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.commands import main
from publisher.regular import MB, contents
from publisher.vocabulary.errors import ExitCode, Unfit
from tests.minimal import write_minimal
from tests.reports import TEMPLATE

SECRET = "nama = rahasia-tetangga"


def elsewhere(at: Path) -> None:
    secret = at.parents[2] / "rahasia.txt"
    secret.write_text(SECRET)
    at.symlink_to(secret)


def up_and_out(at: Path) -> None:
    """A link to a link, and a path with `..`: it leads out all the same."""
    elsewhere(at.with_name("antara"))
    at.symlink_to(Path("..", at.parent.name, "antara"))


def nowhere(at: Path) -> None:
    at.symlink_to(at.parents[2] / "tiada")


def device(at: Path) -> None:
    at.symlink_to("/dev/zero")


def pipe(at: Path) -> None:
    os.mkfifo(at)


def listener(at: Path) -> None:
    here = Path.cwd()
    os.chdir(at.parent)  # the name of a socket is short
    try:
        socket.socket(socket.AF_UNIX).bind(at.name)
    finally:
        os.chdir(here)


def large(at: Path) -> None:
    with at.open("wb") as file:
        file.truncate(20 * MB)


UNFIT = [elsewhere, up_and_out, nowhere, device, pipe, listener, large]
Make = Callable[[Path], None]
NAMES = ["penutup.toml", "laporan.toml", "pengetahuan/kata.toml", "pengetahuan/nomenklatur.csv"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("make", UNFIT, ids=lambda make: str(make.__name__))
def test_only_regular_files_of_the_folder_are_read(
    make: Make, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_minimal(tmp_path / "semua" / "isi")
    at = folder / name
    at.parent.mkdir(exist_ok=True)
    at.unlink(missing_ok=True)
    make(at)
    assert main(["check", str(folder)]) == ExitCode.CONTENT
    said = capsys.readouterr()
    assert name.rpartition("/")[2] in said.err
    assert "rahasia-tetangga" not in said.out + said.err


@pytest.mark.parametrize(
    ("name", "megabytes"), [("penutup.toml", 2), ("anggaran.toml", 16), ("kinerja.toml", 16)]
)
def test_the_largest_size_is_told(
    name: str, megabytes: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_minimal(tmp_path)
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("\n# " + "x" * megabytes * MB)
    assert main(["check", str(folder)]) == ExitCode.CONTENT
    said = capsys.readouterr().err
    assert name in said
    assert f"lebih dari {megabytes} MB" in said


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    write_minimal(tmp_path / "asli")
    (tmp_path / "isi").symlink_to(tmp_path / "asli")
    assert main(["check", str(tmp_path / "isi")]) == ExitCode.OK


def test_a_folder_of_knowledge_from_elsewhere_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_minimal(tmp_path / "isi")
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "kata.toml").write_text(SECRET)
    (folder / "pengetahuan").symlink_to(tmp_path / "lain")
    assert main(["check", str(folder)]) == ExitCode.CONTENT
    assert "`pengetahuan`" in capsys.readouterr().err


@pytest.mark.parametrize("make", [device, pipe, large], ids=lambda make: str(make.__name__))
def test_a_template_is_a_file_too(make: Make, tmp_path: Path) -> None:
    folder = write_minimal(tmp_path / "semua" / "isi")
    make(folder / "t.docx")
    template = ["--template", str(folder / "t.docx")]
    assert main(["check", str(folder), *template]) == ExitCode.TEMPLATE
    assert main(["doctor", *template]) == ExitCode.TEMPLATE


@pytest.mark.parametrize("command", ["preflight", "verify"])
def test_a_pdf_that_never_ends_is_none(command: str, tmp_path: Path) -> None:
    pipe(tmp_path / "a.pdf")
    assert main([command, str(tmp_path / "a.pdf")]) == ExitCode.CONTENT
    with (tmp_path / "b.pdf").open("wb") as file:
        file.truncate(501 * MB)
    assert main([command, str(tmp_path / "b.pdf")]) == ExitCode.CONTENT


def test_a_manifest_that_is_a_pipe_is_no_manifest(tmp_path: Path) -> None:
    folder = write_minimal(tmp_path / "isi", penutup="rusak")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    pipe(tmp_path / "laporan.manifes.json")
    assert main(["verify", str(tmp_path / "a.pdf"), str(folder)]) == ExitCode.FINDINGS


@pytest.mark.parametrize("make", [elsewhere, pipe, device], ids=lambda make: str(make.__name__))
def test_a_logo_is_a_picture_of_the_folder(
    make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_minimal(tmp_path / "semua" / "isi")
    laporan = folder / "laporan.toml"
    text = laporan.read_text().replace("kepala = ", 'logo = "l.png"\nkepala = ', 1)
    laporan.write_text(text)
    make(folder / "l.png")
    out = ["--out", str(tmp_path / "hasil"), "--template", str(TEMPLATE)]
    assert main(["build", str(folder), *out]) == ExitCode.TEMPLATE
    assert "l.png" in capsys.readouterr().err


def test_what_grows_while_it_is_read_has_a_size_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x" * (MB + 1))
    with pytest.raises(Unfit):
        contents(file, 1)
    file.write_bytes(b"x" * MB)
    assert len(contents(file, 1)) == MB
