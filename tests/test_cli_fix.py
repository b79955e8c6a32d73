"""`check --fix`: what is certain is written into the files, and nothing else is touched."""

from __future__ import annotations

import io
import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher import mending, pipeline
from publisher.commands import main
from publisher.commands.console import Console
from publisher.mending import ROUNDS
from publisher.reading import Naskah
from publisher.vocabulary.errors import ExitCode, OutputRefused
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import Message
from tests.findings import info, warning
from tests.minimal import MINIMAL, changed, write_minimal

Output = pytest.CaptureFixture[str]
# One word becomes another; `lama` becomes what is wrong again: rules can disagree.
FIXES = {"salah": "benar", "kliru": "salah", "lama": "baru", "baru": "lama", "hapus": ""}


def wrong_words(naskah: Naskah) -> Iterator[Finding]:
    for passage in naskah.passages:
        for found in re.finditer(rf"\b({'|'.join(FIXES)})\b", passage.text):
            at = passage.place(found.start(), found.end())
            yield info("kata-salah", at, Message("a wrong word"), fix=FIXES[found[0]])
        for found in re.finditer("ragu", passage.text):
            yield warning("kata-ragu", passage.place(*found.span()), Message("a doubtful word"))


@pytest.fixture(autouse=True)
def rule(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pipeline, "check_report", lambda naskah: tuple(wrong_words(naskah)))
    monkeypatch.chdir(tmp_path)


PENUTUP = changed("penutup", "Kinerja dinas baik.", "Kinerja salah.")


def report(folder: Path, windows: bool = False, **overrides: str) -> Path:
    write_minimal(folder, **({"penutup": PENUTUP} | overrides))
    for file in folder.glob("*.toml") if windows else ():
        text = "\ufeff" + file.read_text("utf-8").replace("\n", "\r\n")
        file.write_bytes(text.encode("utf-8"))
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


@pytest.mark.parametrize("windows", [False, True])
def test_only_the_words_change_and_bom_and_line_ends_stay(tmp_path: Path, windows: bool) -> None:
    folder = report(tmp_path / "isi", windows)
    before = contents(folder)
    assert main(["check", str(folder), "--fix"]) == ExitCode.OK
    expected = before | {"penutup.toml": before["penutup.toml"].replace(b"salah", b"benar")}
    assert contents(folder) == expected


def test_the_change_is_shown_and_counted_and_what_remains_is_said(
    tmp_path: Path, capsys: Output
) -> None:
    text = changed("penutup", "Kinerja dinas baik.", "Kinerja salah dan salah, tetapi ragu.")
    main(["check", str(report(Path("isi"), penutup=text)), "--fix", "--lang", "en"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["--- a/isi/penutup.toml", "+++ b/isi/penutup.toml"]
    assert '-simpulan = "Kinerja salah dan salah, tetapi ragu."' in lines
    assert '+simpulan = "Kinerja benar dan benar, tetapi ragu."' in lines
    assert "places mended: 2, files changed: 1" in lines
    assert [line for line in lines if "[kata" in line] == [
        "isi/penutup.toml:2:45: warning[kata-ragu]: a doubtful word"
    ]
    assert lines[-1] == "errors: 0, warnings: 1, info: 0"


def test_a_fix_that_makes_way_for_another_is_followed_by_it(tmp_path: Path) -> None:
    text = changed("penutup", "Kinerja dinas baik.", "Kinerja kliru.")
    folder = report(tmp_path / "isi", penutup=text)
    main(["check", str(folder), "--fix"])
    assert "Kinerja benar." in (folder / "penutup.toml").read_text("utf-8")


def test_rules_that_disagree_come_to_an_end(tmp_path: Path, capsys: Output) -> None:
    text = changed("penutup", "Kinerja dinas baik.", "Kinerja lama.")
    folder = report(tmp_path / "isi", penutup=text)
    main(["check", str(folder), "--fix", "--lang", "en"])
    assert "Kinerja baru." in (folder / "penutup.toml").read_text("utf-8")
    assert f"places mended: {ROUNDS}, files changed: 1" in capsys.readouterr().out


def test_a_fix_after_which_the_report_cannot_be_read_is_none(
    tmp_path: Path, capsys: Output
) -> None:
    text = changed("penutup", "Kinerja dinas baik.", "hapus")
    folder = report(tmp_path / "isi", penutup=text)
    before = contents(folder)
    main(["check", str(folder), "--fix", "--lang", "en"])
    assert contents(folder) == before
    assert "nothing can be mended without a person" in capsys.readouterr().out


def test_what_is_waived_is_not_mended(tmp_path: Path) -> None:
    waiver = '\n[[pengecualian]]\naturan = "kata-salah"\nalasan = "Begitulah bunyi aslinya."\n'
    folder = report(tmp_path / "isi", laporan=MINIMAL["laporan"] + waiver)
    before = contents(folder)
    main(["check", str(folder), "--fix"])
    assert contents(folder) == before


def test_a_dry_run_shows_the_change_and_makes_none(tmp_path: Path, capsys: Output) -> None:
    folder = report(tmp_path / "isi")
    before = contents(folder)
    main(["check", str(folder), "--dry-run", "--lang", "en"])
    said = capsys.readouterr().out
    assert "+simpulan = " in said and "places to mend: 1, files to change: 1" in said
    assert "info[kata-salah]" in said  # it is still there
    assert contents(folder) == before


def test_a_program_that_reads_the_findings_sees_nothing_else(
    tmp_path: Path, capsys: Output
) -> None:
    main(["check", str(report(tmp_path / "isi")), "--fix", "--format", "json"])
    captured = capsys.readouterr()
    assert json.loads(captured.out) == []
    assert "+simpulan = " in captured.err


def test_a_terminal_sees_colours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    seen = Terminal()
    Console("id", seen, seen).write_styled([("+baris [bold]baru", "green")])
    assert seen.getvalue() == "\x1b[32m+baris [bold]baru\x1b[0m\n"


def two_files(tmp_path: Path) -> Path:
    pengantar = MINIMAL["pengantar"].replace("Ikhtisar dinas", "Ikhtisar salah")
    folder = report(tmp_path / "isi", pengantar=pengantar)
    for name in ("penutup.toml", "pengantar.toml"):
        assert b"salah" in (folder / name).read_bytes()
    return folder


def test_a_read_only_file_is_one_error_and_nothing_changes(tmp_path: Path, capsys: Output) -> None:
    folder = two_files(tmp_path)
    (folder / "penutup.toml").chmod(0o444)
    before = contents(folder)
    assert main(["check", str(folder), "--fix", "--lang", "en"]) == ExitCode.OUTPUT
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines()[0].endswith("penutup.toml: permission denied")
    assert contents(folder) == before


def test_all_files_change_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = two_files(tmp_path)
    before = contents(folder)
    real, calls = os.replace, []

    def refuse_the_last(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 4:  # two files: each is moved away, then replaced
            raise PermissionError(13, "open elsewhere", str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", refuse_the_last)
    assert main(["check", str(folder), "--fix"]) == ExitCode.OUTPUT
    assert contents(folder) == before


def test_mode_and_links_are_kept(tmp_path: Path) -> None:
    folder = report(tmp_path / "isi")
    real = folder / "bersama" / "penutup.toml"
    real.parent.mkdir()
    (folder / "penutup.toml").rename(real)
    (folder / "penutup.toml").symlink_to(real)
    real.chmod(0o640)
    main(["check", str(folder), "--fix"])
    assert (folder / "penutup.toml").is_symlink()
    assert "benar" in real.read_text("utf-8")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert [p.name for p in real.parent.iterdir()] == ["penutup.toml"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"baru")
    with pytest.raises(OutputRefused):
        mending.rewrite({file: b"lama"}, {file: b"hasil"})
    assert contents(tmp_path) == {"a.toml": b"baru"}
