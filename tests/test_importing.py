"""`publisher import`: exports into the budget of the sample and of an office with an empty one."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from publisher.commands import main
from publisher.load import load_report
from publisher.tables.pagu import pagu_simpul, realisasi_simpul
from publisher.vocabulary.errors import ExitCode
from publisher.vocabulary.report import Report
from tests.proofs import share
from tests.reports import CONTENT

SIPD = Path(__file__).parent / "sipd"
ACUAN = json.loads((SIPD / "harapan.json").read_text("utf-8"))["_acuan"]
NAMES = sorted(p.name for p in SIPD.iterdir() if p.name != "harapan.json")
ALL = ("01b_laporan_realisasi_per_dokumen_jan-jun.xlsx", "03a_rekap5_murni.xlsx")
WHOLE = (*ALL, "03c_rekap5_perubahan.xlsx")
TRIED = share([(w, n) for w in ("sample", "blank") for n in NAMES], 5, seed=4)
ANSWERS = ("--sebelum", "murni", "--cara", "kumulatif", "--setoran", "neto", "--renamed")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "contoh"))


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    folder = tmp_path / "kosong"
    identity = ("--jenis", "kecamatan", "--nama", "Kecamatan Jatiroto")
    place = ("--kabupaten", "Kabupaten Lumajang", "--tahun", "2023", "--triwulan", "2")
    signer = ("--penanda-tangan", "Camat Baru", "--nip", "196804071989031006")
    assert main(["new", str(folder), *identity, *place, *signer]) == ExitCode.OK
    return folder


def imported(folder: Path, *names: str, **stage: str) -> ExitCode:
    tahap = ("--tahap", stage["tahap"]) if "tahap" in stage else ()
    files = [str(SIPD / name) for name in names]
    return ExitCode(main(["import", *files, "--into", str(folder), "--apply", *ANSWERS, *tahap]))


def report_of(folder: Path) -> Report:
    report, findings = load_report(folder)
    assert report is not None, [f"{f.at}: {f.message}" for f in findings]
    return report


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def _stage_of(name: str) -> dict[str, str]:
    """The answer that a file needs; where its name says the stage, it needs none."""
    if name.startswith(("01", "02", "03", "v3", "v4", "v5")):
        return {}
    return {"tahap": "perubahan"}


@pytest.mark.parametrize(("where", "name"), TRIED)
def test_every_sample_comes_in_and_a_second_time_changes_nothing(
    name: str, where: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(where)
    assert imported(folder, name, **_stage_of(name)) == ExitCode.OK
    report_of(folder)
    before = files_of(folder)
    assert "asal-angka.toml" in before
    assert imported(folder, name, **_stage_of(name)) == ExitCode.OK
    assert files_of(folder) == before


def test_the_files_together_hold_the_whole_of_an_empty_budget(blank: Path) -> None:
    assert imported(blank, *WHOLE) == ExitCode.OK
    report = report_of(blank)
    budget = report.anggaran
    for stage in ("murni", "perubahan"):
        total = sum(pagu_simpul(p, stage, budget) or 0 for p in budget.program)
        assert total == ACUAN[stage]
    assert sum(realisasi_simpul(p) or 0 for p in budget.program) == ACUAN["realisasi_sd_juni"]
    for program in budget.program:
        wanted = ACUAN["program"][str(program.kode)]
        for kind in ("operasi", "modal"):
            spent = realisasi_simpul(program, kind) or 0
            assert spent == wanted[f"realisasi_{kind}"]
            planned = pagu_simpul(program, "perubahan", budget, kind) or 0
            assert planned == wanted[f"perubahan_{kind}"]
    assert [p.kode for p in budget.program] == sorted(p.kode for p in budget.program)
    names = [str(p.nama) for p in budget.program]
    assert names[0] == "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"


def test_comments_order_and_everything_else_of_the_budget_stay(sample: Path) -> None:
    before = (sample / "anggaran.toml").read_text("utf-8").splitlines()
    assert imported(sample, *WHOLE) == ExitCode.OK
    after = (sample / "anggaran.toml").read_text("utf-8").splitlines()
    kept = [line for line in before if not line.lstrip().startswith(("pagu", "realisasi"))]
    assert [line for line in after if not line.lstrip().startswith(("pagu", "realisasi"))] == kept


def test_amounts_of_programs_go_where_their_rows_make_them(sample: Path) -> None:
    assert imported(sample, *WHOLE) == ExitCode.OK
    data = tomllib.loads((sample / "anggaran.toml").read_text("utf-8"))
    assert not any({"pagu", "realisasi"} & set(program) for program in data["program"])
    report = report_of(sample)
    total = sum(realisasi_simpul(p) or 0 for p in report.anggaran.program)
    assert total == ACUAN["realisasi_sd_juni"]


def test_nothing_is_written_unless_it_is_asked_for(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(sample)
    file = str(SIPD / "03c_rekap5_perubahan.xlsx")
    code = main(["import", file, "--into", str(sample), "--renamed", "--lang", "en"])
    assert code == ExitCode.OK
    said = capsys.readouterr().out
    assert "nothing was written" in said
    assert "7.01.01.2.07.06" in said
    assert files_of(sample) == before


def test_a_code_with_another_name_is_refused_by_its_cell(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(sample)
    file = str(SIPD / "03a_rekap5_murni.xlsx")
    code = main(["import", file, "--into", str(sample), "--apply", "--lang", "en"])
    assert code == ExitCode.FINDINGS
    assert "03a_rekap5_murni.xlsx!Sheet1!P133: 7.01.06.2.01.17 is" in capsys.readouterr().out
    assert files_of(sample) == before


def test_codes_of_four_digits_meet_those_of_two(sample: Path) -> None:
    assert imported(sample, "05_dppa_rekap_belanja.xlsx") == ExitCode.OK
    codes = [s.kode for p in report_of(sample).anggaran.program for s in _subs(p)]
    assert len(codes) == 38
    assert all(len(str(code).rpartition(".")[2]) == 2 for code in codes)


def _subs(program: object) -> Iterator[object]:
    for kegiatan in program.kegiatan:  # type: ignore[attr-defined]
        yield from kegiatan.sub_kegiatan


def test_what_the_file_does_not_say_is_asked_for(
    blank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(SIPD / "04_realisasi_per_bulan_2023-06.xlsx")
    code = main(["import", file, "--into", str(blank), "--apply", "--lang", "en"])
    assert code == ExitCode.USAGE
    assert "--tahap" in capsys.readouterr().err
    assert not (blank / "asal-angka.toml").exists()


@pytest.mark.parametrize(
    ("key", "old", "new", "said"),
    [
        ("laporan.toml", "tahun = 2023", "tahun = 2024", "2023"),
        ("laporan.toml", "triwulan = 2", "triwulan = 1", "month 6"),
    ],
)
def test_a_file_of_another_year_or_a_later_month_is_refused(
    key: str, old: str, new: str, said: str, blank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = blank / key
    text = path.read_text("utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), "utf-8")
    file = str(SIPD / "06_spj_fungsional_2023-06.xlsx")
    options = ("--tahap", "perubahan", "--apply", "--lang", "en")
    assert main(["import", file, "--into", str(blank), *options]) == ExitCode.FINDINGS
    assert said in capsys.readouterr().out


def test_two_files_that_disagree_stop_both(blank: Path, tmp_path: Path) -> None:
    records = json.loads((SIPD / "08_sub_kegiatan_belanja.json").read_text("utf-8"))
    records["data"][0]["pagumurni"] = str(int(records["data"][0]["pagumurni"]) + 1)
    other = tmp_path / "lain.json"
    other.write_text(json.dumps(records), "utf-8")
    files = [str(SIPD / "03a_rekap5_murni.xlsx"), str(other)]
    options = ("--into", str(blank), "--apply", "--tahap", "tidak")
    assert main(["import", *files, *options]) == ExitCode.FINDINGS
    assert not (blank / "asal-angka.toml").exists()


def test_a_figure_that_is_changed_afterwards_is_told_with_its_cell(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(sample, *WHOLE) == ExitCode.OK
    path = sample / "anggaran.toml"
    text = path.read_text("utf-8").replace("{ operasi = 811_000 }", "{ operasi = 812_000 }", 1)
    path.write_text(text, "utf-8")
    capsys.readouterr()
    main(["check", str(sample), "--lang", "en"])
    said = capsys.readouterr().out
    assert said.count("angka-impor-diubah") == 1
    assert "!Data Realisasi Dokumen!AB25:AB26" in said


def test_a_source_file_in_the_folder_that_changed_is_told(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = sample / "sumber" / "rekap5_perubahan.xlsx"
    source.parent.mkdir()
    shutil.copyfile(SIPD / "03c_rekap5_perubahan.xlsx", source)
    argv = ["import", str(source), "--into", str(sample), "--apply", "--renamed"]
    assert main(argv) == ExitCode.OK
    main(["check", str(sample)])
    assert "berkas-asal-berubah" not in capsys.readouterr().out
    source.write_bytes(source.read_bytes() + b"\n")
    main(["check", str(sample)])
    assert "berkas-asal-berubah" in capsys.readouterr().out


@cache
def _windows() -> bytes:
    return (CONTENT / "anggaran.toml").read_bytes().replace(b"\n", b"\r\n")


def test_line_ends_of_windows_and_its_mark_stay(sample: Path) -> None:
    path = sample / "anggaran.toml"
    path.write_bytes(b"\xef\xbb\xbf" + _windows())
    assert imported(sample, *WHOLE) == ExitCode.OK
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == after.count(b"\r\n")
