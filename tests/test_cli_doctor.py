"""`publisher doctor`: the machine is a stand-in."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import convert, word
from publisher.commands import doctor, main
from publisher.vocabulary.errors import ExitCode, TemplateUnusable, ToolMissing
from publisher.vocabulary.messages import Message

Output = pytest.CaptureFixture[str]
COMPLETE = convert.Installation(Path("/opt/lo/soffice"), "7.4.7.2", True, True, True)


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """A Debian with everything; a test takes something away."""
    monkeypatch.setenv("PUBLISHER_LANG", "en")
    monkeypatch.delenv("PUBLISHER_SOFFICE", raising=False)
    monkeypatch.setattr(convert, "installed", lambda: COMPLETE)
    monkeypatch.setattr(convert, "font_substitutes", lambda names: {})
    monkeypatch.setattr(word, "template_fonts", lambda template: ("Arial", "Georgia"))
    monkeypatch.setattr(doctor, "this_system", lambda: "debian")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return monkeypatch


@pytest.fixture
def template(tmp_path: Path) -> str:
    file = tmp_path / "kantor.docx"
    file.write_bytes(b"")
    return str(file)


def diagnose(template: str, capsys: Output) -> tuple[int, str]:
    code = main(["doctor", "--template", template])
    return code, capsys.readouterr().out


def line_of(subject: str, text: str) -> str:
    (line,) = [line for line in text.splitlines() if subject in line]
    return " ".join(line.split())


def test_a_complete_machine_is_good(template: str, capsys: Output) -> None:
    code, text = diagnose(template, capsys)
    assert code == ExitCode.OK
    assert "help" not in text
    assert all(line.startswith("good ") for line in text.splitlines())
    assert line_of("LibreOffice  ", text) == "good LibreOffice 7.4.7.2 at /opt/lo/soffice"
    assert line_of("font Arial", text) == "good font Arial installed"


def test_without_libreoffice_the_remedy_is_for_this_system(
    template: str, capsys: Output, machine: pytest.MonkeyPatch
) -> None:
    machine.setattr(convert, "installed", missing_libreoffice)
    code, text = diagnose(template, capsys)
    assert code == ExitCode.TOOL
    assert line_of("missing", text) == "missing LibreOffice not here"
    assert doctor.LIBREOFFICE["debian"] in text


def test_a_wrong_setting_is_not_mended_by_installing(
    template: str, capsys: Output, machine: pytest.MonkeyPatch
) -> None:
    machine.setattr(convert, "installed", missing_libreoffice)
    machine.setenv("PUBLISHER_SOFFICE", "/wrong")
    assert "help: correct it" in diagnose(template, capsys)[1]


def missing_libreoffice() -> convert.Installation:
    raise ToolMissing(Message("not here"), Message("correct it"))


@pytest.mark.parametrize("module", ["writer", "calc", "math"])
def test_each_module_is_told_apart(
    module: str, template: str, capsys: Output, machine: pytest.MonkeyPatch
) -> None:
    there = {"writer": True, "calc": True, "math": True} | {module: False}
    facts = convert.Installation(Path("/opt/lo/soffice"), "7.4.7.2", **there)
    machine.setattr(convert, "installed", lambda: facts)
    code, text = diagnose(template, capsys)
    assert code == ExitCode.TOOL
    assert f"LibreOffice {module.title()}" in line_of("missing ", text)


def test_a_font_with_a_metric_twin_is_good_and_another_doubtful(
    template: str, capsys: Output, machine: pytest.MonkeyPatch
) -> None:
    twins = {"Arial": "Liberation Sans", "Georgia": "DejaVu Serif"}
    machine.setattr(convert, "font_substitutes", lambda names: twins)
    code, text = diagnose(template, capsys)
    assert code == ExitCode.OK
    assert line_of("font Arial", text).startswith("good font Arial replaced by Liberation Sans")
    assert line_of("font Georgia", text).startswith("doubtful font Georgia replaced by DejaVu")
    assert doctor.FONTS["debian"] in text


def test_fonts_that_nobody_can_check_are_doubtful(
    template: str, capsys: Output, machine: pytest.MonkeyPatch
) -> None:
    machine.setattr("shutil.which", lambda name: None)
    machine.setattr(doctor, "this_system", lambda: "macos")
    code, text = diagnose(template, capsys)
    assert code == ExitCode.OK
    assert line_of("fonts  ", text) == "doubtful fonts cannot be checked here: Arial, Georgia"


def test_a_missing_template_has_its_own_exit_code(tmp_path: Path, capsys: Output) -> None:
    code, text = diagnose(str(tmp_path / "hilang.docx"), capsys)
    assert code == ExitCode.TEMPLATE
    assert "hilang.docx" in line_of("missing ", text)


def test_a_broken_template_is_missing_with_its_reason(
    template: str, capsys: Output, machine: pytest.MonkeyPatch
) -> None:
    def broken(template: Path) -> tuple[str, ...]:
        raise TemplateUnusable(Message("no Word file"), Message("save it again"))

    machine.setattr(word, "template_fonts", broken)
    code, text = diagnose(template, capsys)
    assert code == ExitCode.TEMPLATE
    assert "no Word file" in line_of("missing ", text)
    assert "help: save it again" in text


@pytest.mark.parametrize(
    ("names", "family"),
    [
        (["debian"], "debian"),
        (["linuxmint", "ubuntu", "debian"], "debian"),
        (["rocky", "rhel", "centos", "fedora"], "fedora"),
        (["arch"], "other"),
    ],
)
def test_a_linux_is_known_by_its_relatives(names: list[str], family: str) -> None:
    assert doctor.family_of(names) == family


def test_an_unknown_system_gets_advice_without_a_command() -> None:
    advice = Message("look around")
    assert doctor.installing(doctor.LIBREOFFICE, advice, "other") is advice
