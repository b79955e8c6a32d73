"""What the README tells a newcomer to type is what the program takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest

from publisher import pipeline
from publisher.cache import SETTING as CACHE
from publisher.commands import parser_for
from publisher.commands.language import VARIABLE
from publisher.convert.installation import SETTING
from publisher.convert.libreoffice import LIMIT, LIMIT_SETTING
from publisher.vocabulary.laporan import IsiLampiran
from tests.minimal import changed, write_minimal
from tests.reports import ROOT, STARTER, TEMPLATE

README = (ROOT / "README.md").read_text("utf-8")
SHELL = "\n".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
WALK = [
    shlex.split(line, comments=True) for line in SHELL.splitlines() if line.startswith("publisher ")
]


def table_of(header: str) -> dict[str, str]:
    """First column (without its backticks) → second, of the table that begins with `header`."""
    lines = README.split(header)[1].strip().splitlines()[1:]
    rows = [line for line in lines[: lines.index("") if "" in lines else None]]
    return {a.strip(" `"): b.strip() for _, a, b, _ in (row.split("|") for row in rows)}


def test_the_walk_goes_from_new_over_check_to_build() -> None:
    assert [words[1] for words in WALK] == ["new", "check", "build"]
    assert len({words[2] for words in WALK}) == 1


@pytest.mark.parametrize("words", WALK, ids=" ".join)
def test_every_line_of_the_walk_is_understood(words: list[str]) -> None:
    assert parser_for("id").parse_args(words[1:]).command == words[1]


def test_every_make_target_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)", README))
    assert {"publish", "test"} <= named
    assert named <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_the_settings_are_those_of_the_program() -> None:
    settings = table_of("| variabel | isi |")
    assert set(settings) == {SETTING, LIMIT_SETTING, VARIABLE, CACHE}
    assert f"{LIMIT:.0f}" in settings[LIMIT_SETTING]


def test_every_computed_lampiran_is_named() -> None:
    assert [kind for kind in get_args(IsiLampiran) if f"`{kind}`" not in README] == []


def test_the_picture_is_small() -> None:
    assert (ROOT / "docs" / "halaman.png").stat().st_size < 200_000


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) < 200


def test_the_example_of_a_waiver_is_one_and_so_is_that_of_the_starter(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```toml\n(\[\[pengecualian\]\].*?)```", README, re.DOTALL)
    starter = (STARTER / "laporan.toml").read_text("utf-8").split("# [[pengecualian]]")[1]
    hidden = "[[pengecualian]]" + starter.replace("\n# ", "\n")
    laporan = changed("laporan", '"Pembina Tk. I"', '"belum diisi"')
    for n, example in enumerate((shown, hidden)):
        folder = write_minimal(tmp_path / str(n), laporan=f"{laporan}\n{example}")
        _, (found,) = pipeline.check(folder, TEMPLATE)
        assert found.alasan == "SK kenaikan pangkat belum terbit."
