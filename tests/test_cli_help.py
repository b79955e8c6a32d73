"""The command line's own words, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher import __version__
from publisher.commands import COMMANDS, main, parser_for
from publisher.commands.failures import EXIT_CODES
from publisher.commands.language import language_of
from publisher.commands.parser import complaint
from publisher.printers.catalog import translate
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.messages import Language

Output = pytest.CaptureFixture[str]
EVERY_HELP = [(), *((name,) for name in COMMANDS)]


def help_of(command: tuple[str, ...], language: Language, capsys: Output) -> str:
    assert main(["--lang", language, *command, "--help"]) == ExitCode.OK
    return capsys.readouterr().out


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


# Names, and words that are Indonesian as well.
SHARED = set(COMMANDS) | words(
    "publisher laporan kinerja word pdf toml json docx libreoffice excel schema editor program bug"
    " perjanjian data pengukuran rencana aksi kinerja reviu inspektorat docx json"
    " sakip dinas perikanan kabupaten kota lumajang folder format"
    " -h --help --version --lang id en --out --template --nama --tahun --format text content"
    " --strict --fix --dry-run --comments sarif"
    " draf terminal kecamatan badan sekretariat kelurahan --jenis --kabupaten --penanda-tangan"
    " --nip --jabatan --kertas --example a f"
    " --max-mb --tag --rebuild --triwulan --tahunan --apply triwulan tahunan --date --document"
    " --open ctrl c"
    " --fresh --why --tahap murni csv xlsx kantor batas hasil rekap --list --deadline --jobs"
    " --limit --memory mb pem dask tls --dask --tls-ca --tls-cert --tls-key"
    " import --into --sebelum --bulan --cara --setoran --skpd --renamed pagu realisasi kumulatif"
    " sebulan bruto neto tidak xlsx xls csv sipd monev e m worksheet lembar kerja tabel"
)


@pytest.mark.parametrize("command", EVERY_HELP)
def test_indonesian_help_has_no_english_word(command: tuple[str, ...], capsys: Output) -> None:
    indonesian, english = (words(help_of(command, to, capsys)) for to in ("id", "en"))
    argparses = words("usage options positional arguments show this message and exit optional")
    assert (indonesian & (english | argparses)) - SHARED == set()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("command", EVERY_HELP)
def test_every_option_is_explained(
    command: tuple[str, ...], language: Language, capsys: Output
) -> None:
    lines = help_of(command, language, capsys).splitlines()
    options = [n for n, line in enumerate(lines) if re.match(r"  -", line)]
    assert options
    for n in options:
        assert re.search(r"\S  +\S", lines[n]) or lines[n + 1].startswith("      "), lines[n]


def test_help_tells_every_exit_code(capsys: Output) -> None:
    text = help_of((), "id", capsys)
    assert set(EXIT_CODES) == set(ExitCode)
    for code in ExitCode:
        assert re.search(rf"^  {code:d} +\S", text, re.MULTILINE)


def test_version(capsys: Output) -> None:
    assert main(["--version"]) == ExitCode.OK
    assert capsys.readouterr().out == f"publisher {__version__}\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], "publisher: kesalahan: baris perintah belum memuat PERINTAH"),
        (
            ["bild"],
            "PERINTAH tidak boleh 'bild'; mungkin maksudnya build? pilihannya: build, check,",
        ),
        (["check", "--format", "xml"], "--format tidak boleh 'xml'; pilihannya: text, json, sarif"),
        (["check", "--format"], "--format harus diikuti nilainya"),
        (["check", "--help=x"], "tidak boleh diikuti nilai"),
        (["check", "a", "b"], "tidak dikenal di baris perintah: b"),
        (
            ["check", "--forma", "json"],
            "tidak dikenal di baris perintah: --forma; mungkin maksudnya --format?\n",
        ),
        (["new"], "publisher new: kesalahan: baris perintah belum memuat FOLDER"),
        (["new", "x", "--tahun", "23"], "--tahun tidak boleh '23'"),
        (["new", "x", "--nama", " "], "--nama tidak boleh ' '"),
        (["--lang", "xx", "check"], "--lang tidak boleh 'xx'; pilihannya: id, en"),
    ],
)
def test_a_wrong_command_line_is_said_in_indonesian(
    argv: list[str], said: str, capsys: Output
) -> None:
    assert main(argv) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("cara pakai: publisher ")
    assert said in captured.err


def test_an_unforeseen_complaint_leaks_no_english() -> None:
    said = translate(complaint("something new in Python 4"), "id")
    assert said == "baris perintah tidak dimengerti; lihat --help"


@pytest.mark.parametrize(
    "sentence",
    [
        "argument COMMAND: invalid choice: 'bild' (choose from 'build', 'check')",
        "argument COMMAND: invalid choice: 'bild' (choose from build, check)",
        "argument COMMAND: invalid choice: 'bild', maybe you meant 'build'? "
        "(choose from build, check)",
    ],
)
def test_wordings_of_newer_pythons_are_recognised(sentence: str) -> None:
    said = translate(complaint(sentence), "en")
    assert said == "COMMAND cannot be 'bild'; did you mean build? it is one of build, check"


def test_english_and_indonesian_know_the_same_options() -> None:
    usages = [parser_for(language).format_usage().split()[2:] for language in ("id", "en")]
    assert [w for w in usages[0] if w != "pakai:"][-1] == "..."
    assert usages[0][1:-2] == usages[1][:-2]


def report_in(folder: Path, bahasa: str) -> Path:
    folder.mkdir()
    (folder / "laporan.toml").write_text(bahasa, encoding="utf-8")
    return folder


def test_the_option_beats_the_environment_and_the_report(tmp_path: Path) -> None:
    english = report_in(tmp_path / "isi", 'bahasa = "en"\n')
    assert language_of(["--lang", "id", "check", str(english)], {"PUBLISHER_LANG": "en"}) == "id"
    assert language_of(["check", "--lang=en", "x"], {"PUBLISHER_LANG": "id"}) == "en"


def test_the_environment_beats_the_report(tmp_path: Path) -> None:
    english = report_in(tmp_path / "isi", 'bahasa = "en"\n')
    assert language_of(["check", str(english)], {"PUBLISHER_LANG": "id_ID.UTF-8"}) == "id"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('bahasa = "en"\n', "en"),
        ("\ufeff  bahasa='en' # bahasa pesan\r\n", "en"),
        ('tahun = = rusak\nbahasa = "en"\n', "en"),
        ('# bahasa = "en"\n', "id"),
        ('bahasa = "fr"\n', "id"),
        ('bahasa = "english"\n', "id"),
        ("", "id"),
    ],
)
def test_the_reports_language_is_read_even_when_it_is_broken(
    text: str, language: Language, tmp_path: Path
) -> None:
    assert language_of(["check", str(report_in(tmp_path / "isi", text))], {}) == language


def test_a_file_in_a_windows_code_page_has_a_language_too(tmp_path: Path) -> None:
    report = report_in(tmp_path / "isi", "")
    (report / "laporan.toml").write_bytes(b'tempat = "\xe9"\nbahasa = "en"\n')
    assert language_of(["check", str(report)], {}) == "en"


def test_the_content_folder_here_counts_when_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report_in(tmp_path / "content", 'bahasa = "en"\n')
    monkeypatch.chdir(tmp_path)
    assert language_of(["check"], {}) == "en"


def test_an_unknown_language_in_the_environment_is_ignored() -> None:
    assert language_of(["check", "no\0where"], {"PUBLISHER_LANG": "fr"}) == "id"
