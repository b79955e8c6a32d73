"""What `build` and `check` print, and their exit codes. The pipeline is a stand-in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from publisher import making, pipeline
from publisher.commands import main
from publisher.commands.progress import STAGES
from publisher.vocabulary.artifacts import Publication, WordFile
from publisher.vocabulary.errors import ExitCode, ToolMissing
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import Message
from publisher.vocabulary.places import whole_file
from tests.findings import error, warning

Output = pytest.CaptureFixture[str]
Announce = Callable[[str], None]
LAPORAN = whole_file(Path("isi/laporan.toml"))
DOUBT = warning("ragu", LAPORAN, Message("look at this"))
WRONG = error("salah", LAPORAN, Message("mend this"))


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What the stand-in of the pipeline finds; a test adds to it."""
    findings: list[Finding] = []
    monkeypatch.setattr(pipeline, "check", lambda content, template: (None, tuple(findings)))
    return findings


@pytest.fixture
def asked(
    found: list[Finding], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[pipeline.Request]:
    """The requests that the stand-in of the pipeline got; it makes two small files."""
    requests: list[pipeline.Request] = []
    word, pdf = tmp_path / "laporan.docx", tmp_path / "laporan.pdf"

    def build(request: pipeline.Request, announce: Announce) -> pipeline.Build:
        requests.append(request)
        announce("load")
        if any(f.severity == "error" for f in found):
            return pipeline.Build(None, tuple(found), None, None, None)
        announce("word")
        word.write_bytes(bytes(84_001))
        pdf.write_bytes(bytes(1_234_567))
        return pipeline.Build(None, tuple(found), WordFile(word), Publication(pdf, 57), None)

    monkeypatch.setattr(pipeline, "build", build)
    monkeypatch.chdir(tmp_path)
    return requests


def test_build_says_where_the_files_are_and_what_was_found(
    asked: list[pipeline.Request], found: list[Finding], capsys: Output
) -> None:
    found.append(DOUBT)
    assert main(["build"]) == ExitCode.OK
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [
        "isi/laporan.toml:1:1: peringatan[ragu]: look at this",
        "laporan.docx (85 kB)",
        "laporan.pdf (57 halaman, 1,2 MB)",
        "kesalahan: 0, peringatan: 1, informasi: 0",
    ]
    assert captured.err.splitlines() == ["membaca isi laporan", "menulis berkas Word"]


def test_build_passes_its_arguments_on(asked: list[pipeline.Request]) -> None:
    main(["build", "isi", "--out", "hasil", "--template", "kantor.docx"])
    (request,) = asked
    assert (request.content, request.out, request.template) == (
        Path("isi"),
        Path("hasil"),
        Path("kantor.docx"),
    )


def test_build_takes_the_usual_places(asked: list[pipeline.Request]) -> None:
    main(["build"])
    (request,) = asked
    assert (request.content, request.out) == (Path("content"), Path("build"))
    assert request.template.name == "laporan.docx"
    assert request.template.is_absolute()


def test_build_with_errors_writes_nothing_and_says_so(
    asked: list[pipeline.Request], found: list[Finding], capsys: Output
) -> None:
    found.append(WRONG)
    assert main(["--lang", "en", "build"]) == ExitCode.FINDINGS
    assert capsys.readouterr().out.splitlines() == [
        "isi/laporan.toml:1:1: error[salah]: mend this",
        "nothing was written: the content has errors",
        "errors: 1, warnings: 0, info: 0",
    ]


def test_build_without_libreoffice_names_the_word_file_and_the_remedy(
    asked: list[pipeline.Request], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    (tmp_path / "laporan.docx").write_bytes(b"x")
    missing = ToolMissing(Message("no LibreOffice"), Message("get it"))
    half = pipeline.Build(None, (), WordFile(tmp_path / "laporan.docx"), None, missing)
    monkeypatch.setattr(pipeline, "build", lambda request, announce: half)
    assert main(["--lang", "en", "build"]) == ExitCode.TOOL
    captured = capsys.readouterr()
    assert captured.out.splitlines()[0] == "laporan.docx (1 kB)"
    assert captured.err.splitlines() == ["error: no LibreOffice", "  = help: get it"]


def test_every_stage_of_the_pipeline_has_a_sentence() -> None:
    sources = [Path(module.__file__).read_text(encoding="utf-8") for module in (pipeline, making)]
    announced = re.findall(r"announce\(\"(\w+)\"\)", "".join(sources))
    assert announced
    assert set(announced) <= set(STAGES)


def test_check_prints_findings_and_their_count(found: list[Finding], capsys: Output) -> None:
    found += [DOUBT, WRONG]
    assert main(["check", "--lang", "en"]) == ExitCode.FINDINGS
    assert capsys.readouterr().out.splitlines() == [
        "isi/laporan.toml:1:1: warning[ragu]: look at this",
        "isi/laporan.toml:1:1: error[salah]: mend this",
        "errors: 1, warnings: 1, info: 0",
    ]


def test_warnings_alone_pass(found: list[Finding]) -> None:
    found.append(DOUBT)
    assert main(["check"]) == ExitCode.OK


def test_warnings_stop_a_strict_check(found: list[Finding]) -> None:
    found.append(DOUBT)
    assert main(["check", "--strict"]) == ExitCode.FINDINGS


def test_what_is_waived_stops_nothing(found: list[Finding], capsys: Output) -> None:
    found += [replace(f, alasan="sudah diperiksa bersama Bappeda") for f in (DOUBT, WRONG)]
    assert main(["check", "--strict", "--lang", "en"]) == ExitCode.OK
    assert capsys.readouterr().out.splitlines() == [
        "errors: 0, warnings: 0, info: 0",
        "waived: 2",
        "  isi/laporan.toml:1:1: [ragu] sudah diperiksa bersama Bappeda",
        "  isi/laporan.toml:1:1: [salah] sudah diperiksa bersama Bappeda",
    ]


def test_build_is_told_to_be_strict(asked: list[pipeline.Request]) -> None:
    main(["build", "--strict"])
    main(["build"])
    assert [request.strict for request in asked] == [True, False]


def test_a_strict_build_says_that_warnings_stopped_it(
    found: list[Finding], monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    stopped = pipeline.Build(None, (DOUBT,))
    monkeypatch.setattr(pipeline, "build", lambda request, announce: stopped)
    assert main(["--lang", "en", "build", "--strict"]) == ExitCode.FINDINGS
    assert "nothing was written: with --strict warnings stop the build too" in (
        capsys.readouterr().out
    )


def test_check_as_json_is_nothing_but_json(found: list[Finding], capsys: Output) -> None:
    found += [DOUBT, WRONG]
    assert main(["check", "--format", "json"]) == ExitCode.FINDINGS
    captured = capsys.readouterr()
    assert [f["rule"] for f in json.loads(captured.out)] == ["ragu", "salah"]
    assert captured.err == ""
