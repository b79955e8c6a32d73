"""docs/laporan-pertama.md: every command in it is run, as the secretary types it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from publisher.commands import main, new
from publisher.convert import ENGINES
from publisher.vocabulary.errors import ExitCode
from tests import fake_engine
from tests.reports import ROOT

GUIDE = (ROOT / "docs" / "laporan-pertama.md").read_text("utf-8")
COMMANDS = [
    shlex.split(line)[1:]
    for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    for line in block.splitlines()
]
ANSWERS = ["kecamatan", "Kecamatan Sukodono", "Kabupaten Contoh", "2026", "1", "", "", "", ""]
ENDS = {"new": ExitCode.OK, "check": ExitCode.FINDINGS, "build": ExitCode.DRAFT}


def test_every_command_of_the_guide_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    monkeypatch.setattr(new, "on_a_terminal", lambda: True)
    answers = iter(ANSWERS)
    monkeypatch.setattr("sys.stdin.readline", lambda: f"{next(answers)}\n", raising=False)
    ran = []
    for words in COMMANDS:
        if words[0] == "doctor":  # says what this machine has
            continue
        assert main(words) == ENDS.get(words[0], ExitCode.OK), words
        ran.append(words[0])
    assert ran == ["new", "new", "build", "new", "check", "explain"]
    assert (tmp_path / "hasil" / "laporan.pdf").exists()
    assert "DRAF" in capsys.readouterr().out


def test_steps_on_windows_are_marked_as_untried() -> None:
    section = GUIDE.split("## 1.")[1].split("## 2.")[0]
    assert section.count("*(Windows, belum dicoba)*") == 3


def test_the_guide_asks_what_the_command_asks() -> None:
    table = GUIDE.split("| pertanyaan |")[1].split("\n\n")[0]
    assert table.count("\n|") - 1 == len(new.QUESTIONS)
