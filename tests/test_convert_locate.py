"""Where LibreOffice is looked for, on each system."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from publisher.convert import installation
from publisher.convert.fonts import font_substitutes
from publisher.convert.installation import has_module
from publisher.vocabulary.errors import ToolMissing


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(0o755)
    return path


@pytest.fixture
def no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLISHER_SOFFICE", raising=False)
    monkeypatch.setattr(installation, "usual_places", lambda system, environ: iter(()))


@pytest.mark.usefixtures("no_libreoffice")
def test_a_missing_libreoffice_is_said_with_what_to_do() -> None:
    with pytest.raises(ToolMissing, match="not installed") as caught:
        installation.soffice()
    assert "PUBLISHER_SOFFICE" in str(caught.value.help)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of Linux")
@pytest.mark.parametrize("asked", ["soffice", "soffice.bin", "", "..", "../../office"])
def test_the_setting_may_name_the_program_or_a_folder(
    asked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "office" / "program"
    touch(folder / "soffice")
    real = touch(folder / "soffice.bin")
    monkeypatch.setenv("PUBLISHER_SOFFICE", str(folder / asked))
    assert installation.soffice().resolve() == real  # the wrapper's timeout would not reach it


def test_a_setting_that_names_nothing_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLISHER_SOFFICE", str(tmp_path / "gone"))
    with pytest.raises(ToolMissing, match="PUBLISHER_SOFFICE names"):
        installation.soffice()


def test_a_program_of_another_name_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = touch(tmp_path / "libreoffice-fresh")
    monkeypatch.setenv("PUBLISHER_SOFFICE", str(program))
    assert installation.soffice() == program


def test_on_linux_the_newest_in_opt_comes_first(tmp_path: Path) -> None:
    for name in ("libreoffice7.6", "libreoffice24.8", "libreoffice24.10", "other"):
        touch(tmp_path / "opt" / name / "program" / "soffice")
    places = list(installation.usual_places("linux", {}, tmp_path))
    assert [p.relative_to(tmp_path).as_posix() for p in places] == [
        "usr/lib/libreoffice/program",
        "usr/lib64/libreoffice/program",
        "opt/libreoffice24.10/program",
        "opt/libreoffice24.8/program",
        "opt/libreoffice7.6/program",
        "snap/libreoffice/current/lib/libreoffice/program",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links")
def test_a_link_on_the_search_path_is_followed(tmp_path: Path) -> None:
    real = touch(tmp_path / "far" / "program" / "soffice")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "soffice").symlink_to(real)
    environ = {"PATH": str(tmp_path / "bin")}
    assert list(installation.usual_places("linux", environ, tmp_path))[-1] == real.parent


def test_on_macos_it_is_an_application(tmp_path: Path) -> None:
    places = list(installation.usual_places("darwin", {"HOME": str(tmp_path)}, tmp_path / "root"))
    assert [p.as_posix() for p in places] == [
        f"{tmp_path.as_posix()}/root/Applications/LibreOffice.app/Contents/MacOS",
        f"{tmp_path.as_posix()}/Applications/LibreOffice.app/Contents/MacOS",
    ]


def test_on_windows_both_program_folders_are_looked_into(tmp_path: Path) -> None:
    new = touch(tmp_path / "Program Files" / "LibreOffice" / "program" / "soffice.com")
    old = touch(tmp_path / "x86" / "LibreOffice 5" / "program" / "soffice.exe")
    environ = {
        "ProgramFiles": str(tmp_path / "Program Files"),
        "ProgramFiles(x86)": str(tmp_path / "x86"),
    }
    assert list(installation.usual_places("win32", environ)) == [new.parent, old.parent]


@pytest.mark.parametrize(
    "library",
    ["program/libsmlo.so", "program/smlo.dll", "program/libsmlo.dylib", "Frameworks/libsmlo.dylib"],
)
def test_math_is_known_by_its_library(library: str, tmp_path: Path) -> None:
    program = touch(tmp_path / "program" / "soffice")
    assert not has_module(program, "sm")
    touch(tmp_path / library)
    assert has_module(program, "sm")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a shell script")
def test_fonts_that_are_replaced_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = touch(tmp_path / "fc-match")
    program.write_text(
        '#!/bin/sh\ncase "$2" in Arial) echo "Liberation Sans";; Ada*) echo "Ada,Ada Lama";; '
        'Kurung\\\\-A) echo "Lain";; *) exit 1;; esac\n'
    )
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    asked = ["Arial", "ada lama", "Ada Lama", "Kurung-A", "Gagal", "Arial"]
    assert font_substitutes(asked) == {"Arial": "Liberation Sans", "Kurung-A": "Lain"}


def test_without_fontconfig_no_substitute_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert font_substitutes(["Arial"]) == {}
