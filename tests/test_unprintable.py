"""Characters that no Word file can hold are found; whatever else is typed becomes a Word file."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from publisher.checks import check_report
from publisher.commands import main
from publisher.convert import ENGINES
from publisher.load import load_report
from publisher.printers.remarks import finding_as_remark, phrases, wants_remark
from publisher.reading import passages, read_report
from publisher.tables import compute_tables
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.findings import any_errors
from publisher.word import compose_with_errors, review_copy
from tests import fake_engine
from tests.minimal import MINIMAL, changed, write_minimal
from tests.proofs import examples
from tests.reports import TEMPLATE

UNPRINTABLE = ["\x01", "\x0b", "\x1f", "\ufffe", "\uffff"]


def escaped(text: str) -> str:
    """As TOML writes it with nothing but ASCII."""
    return '"' + "".join(f"\\U{ord(c):08X}" for c in text) + '"'


def found(folder: Path) -> list[tuple[str, str, str]]:
    _, findings = load_report(folder)
    return [(f.rule, f"{f.at.line}:{f.at.column}", str(f.message)) for f in findings]


@pytest.mark.parametrize("bad", UNPRINTABLE, ids=ascii)
def test_it_is_found_at_its_line_and_column(bad: str, tmp_path: Path) -> None:
    text = f'simpulan = """\nKinerja baik.\nSangat b\\u{ord(bad):04X}aik."""'
    broken = changed("penutup", 'simpulan = "Kinerja dinas baik."', text)
    ((rule, where, said),) = found(write_minimal(tmp_path, penutup=broken))
    assert (rule, where) == ("nilai-salah", "4:9")
    assert f"U+{ord(bad):04X}" in said


@pytest.mark.parametrize("bad", ["\ufffe", "\uffff"], ids=ascii)
def test_it_is_found_unescaped_too(bad: str, tmp_path: Path) -> None:
    broken = changed("penutup", "Kinerja dinas baik.", f"Kinerja {bad}baik.")
    ((rule, where, _),) = found(write_minimal(tmp_path, penutup=broken))
    assert (rule, where) == ("nilai-salah", "2:21")


@pytest.mark.parametrize("bad", UNPRINTABLE, ids=ascii)
def test_knowledge_of_the_office_is_looked_at_too(bad: str, tmp_path: Path) -> None:
    folder = write_minimal(tmp_path)
    (folder / "pengetahuan").mkdir()
    words = folder / "pengetahuan" / "kata.toml"
    words.write_text(f'[tak_baku]\n{escaped(f"a{bad}")} = "benar"\nsalah = {escaped(bad + "x")}\n')
    assert [where for _, where, _ in found(folder)] == ["2:1", "3:10"]
    words.unlink()
    rows = f"kode,uraian\n7.01,Kecamatan\n7.02,Kel{bad}urahan\n"
    (folder / "pengetahuan" / "nomenklatur.csv").write_text(rows, encoding="utf-8")
    assert [(rule, where) for rule, where, _ in found(folder)] == [("nilai-salah", "3:9")]


def strings(value: Any, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, str):
        yield keys
    elif isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            yield from strings(inner, (*keys, key))


PLACES = [(stem, keys) for stem, text in MINIMAL.items() for keys in strings(tomllib.loads(text))]


def written(value: Any) -> str:
    """Data as one TOML value: its layout is not the point."""
    match value:
        case str():
            return escaped(value)
        case dict():
            return "{" + ",".join(f"{k}={written(v)}" for k, v in value.items()) + "}"
        case list():
            return "[" + ",".join(map(written, value)) + "]"
        case bool():
            return str(value).lower()
        case _:
            return str(value)


def with_string(stem: str, keys: tuple[str | int, ...], text: str) -> str:
    data = tomllib.loads(MINIMAL[stem])
    table: Any = data
    for key in keys[:-1]:
        table = table[key]
    table[keys[-1]] = text
    return "".join(f"{key} = {written(value)}\n" for key, value in data.items())


@settings(max_examples=examples(30), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(PLACES),
    st.text(st.characters(codec=None), min_size=1, max_size=12)
    | st.text("*_{}|\n -1.a()", min_size=1),
)
@example(("laporan", ("perangkat_daerah", "nama")), "Dinas " * 60)
@example(("pengantar", ("kata_pengantar",)), "\ufdd0\U0001fffe\x7f\x85\u2028")
def test_any_string_is_a_finding_or_a_word_file(
    tmp_path_factory: pytest.TempPathFactory,
    place: tuple[str, tuple[str | int, ...]],
    text: str,
) -> None:
    stem, keys = place
    folder = tmp_path_factory.mktemp("any")
    write_minimal(folder, **{stem.replace("-", "_"): with_string(stem, keys, text)})
    report, findings = load_report(folder)
    assert report is not None or any_errors(findings)
    if report is None:
        return
    found = check_report(read_report(report, {}))
    draft = compose_with_errors(report, compute_tables(report), TEMPLATE)
    word = draft.save(folder / "l.docx", {}, {})
    assert word.path.stat().st_size > 0
    remarks = [finding_as_remark(f, folder, "id") for f in found if wants_remark(f)]
    review_copy(word, remarks, phrases("id"), passages(report), folder, folder / "t.docx")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_of_folders_may_hold_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    home = tmp_path / os.fsdecode("isi \x01\ufffe".encode() + b"\xff")
    folder = write_minimal(home / "isi", laporan=MINIMAL["laporan"] + LAMPIRAN)
    (folder / os.fsdecode(b"l\xffx.pdf")).write_bytes(b"x")
    (folder / "pengetahuan").mkdir()
    template = home / os.fsdecode(b"t\xff.docx")
    template.write_bytes(TEMPLATE.read_bytes())
    command = ["build", str(folder), "--out", str(home / "hasil"), "--template", str(template)]
    code = main([*command, "--comments"])
    assert code == ExitCode.FINDINGS, capsys.readouterr()
    assert (home / "hasil" / "laporan-tinjauan.docx").exists()
    for format in ("text", "json", "sarif"):
        assert main(["check", str(folder), "--format", format]) in (ExitCode.OK, ExitCode.FINDINGS)


LAMPIRAN = """
[[lampiran]]
kunci = "l"
judul = "Peta"
berkas = "lx.pdf"
"""
