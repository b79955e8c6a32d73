"""`publisher batch`: many reports in one run, with the fake engine, in processes of their own."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from pikepdf import Pdf

from publisher.batch import local
from publisher.batch.work import compared, machine, program
from publisher.commands import main
from publisher.convert import ENGINES
from publisher.tidy.folders import temporary_place
from publisher.vocabulary.errors import ExitCode
from tests import fake_engine
from tests.minimal import changed, write_minimal


@dataclass
class Office:
    """A place with reports of several offices, and the run over them."""

    root: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    said: str = ""
    progress: str = ""

    def report(self, name: str, **files: str | None) -> Path:
        text = changed("laporan", '"Dinas Perikanan"', f'"Dinas {name}"')
        return write_minimal(self.root / name, **{"laporan": text, **files})

    def batch(self, *arguments: str) -> ExitCode:
        words = [*arguments, "--out", str(self.out), "--jobs", "2", "--lang", "en"]
        code = main(["batch", *words])
        self.said, self.progress = self.capsys.readouterr()
        return ExitCode(code)

    def real(self) -> None:
        """From now on reports are built, with the fake engine."""
        self.monkeypatch.setattr(local, "WORKER", ("tests.batch_worker", "real"))

    @property
    def out(self) -> Path:
        return self.root / "hasil"

    @property
    def log(self) -> list[str]:
        file = self.root / "log"
        return file.read_text().splitlines() if file.exists() else []

    @property
    def recap(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.out / "rekap.json").read_text())["laporan"]
        return found

    def outcomes(self) -> dict[str, str]:
        return {one["kunci"]: one["hasil"]["keadaan"] for one in self.recap}

    def files(self) -> dict[str, bytes]:
        """What lies in the folders of outputs, but for the times in the records."""
        return {
            p.relative_to(self.out).as_posix(): p.read_bytes()
            for p in sorted(self.out.rglob("*"))
            if p.is_file() and p.name.startswith("laporan")
        }


@pytest.fixture
def office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Office:
    monkeypatch.setattr(local, "WORKER", ("tests.batch_worker",))
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    made_by = {"program": program(), "mesin": machine("libreoffice")}
    monkeypatch.setenv("BATCH_PROGRAM", json.dumps(made_by))
    monkeypatch.setenv("BATCH_LOG", str(tmp_path / "log"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.chdir(tmp_path)
    return Office(tmp_path, capsys, monkeypatch)


def test_a_run_makes_every_report_and_says_first_who_has_not_sent(office: Office) -> None:
    office.real()
    office.report("a")
    office.report("b", penutup='simpulan = "{tak.ada}"\n')
    office.report("c")
    (office.root / "list.csv").write_text(
        "Kantor;Folder;Batas;Diterima\n"
        "Dinas A;a;31/12/2099;\n"
        "Dinas B;b;;\n"
        "Dinas C;c;1/7/2024;4 /7/2024\n".replace("4 /", "4/")
        + "Dinas D;d;2024-07-01;\n",
        encoding="utf-8",
    )
    assert office.batch("--list", "list.csv") is ExitCode.PARTIAL
    assert office.outcomes() == {
        "dinas-d": "belum",
        "dinas-c": "terbit",
        "dinas-b": "ditolak",
        "dinas-a": "terbit",
    }
    heads = [line for line in office.said.splitlines() if line and line == line.upper()]
    assert heads[:3] == [
        "NOT SENT (1)",
        "LATE (1)",
        "NOT MADE, FOR THE CONTENT HAS ERRORS (1)",
    ]
    assert "3 days after the deadline of" in office.said and "by the list" in office.said
    assert "[4/4]" in office.progress
    made = [p.name for p in (office.out / "dinas-a").iterdir()]
    assert sorted(made) == ["catatan.json", "laporan.docx", "laporan.manifes.json", "laporan.pdf"]

    _leads_back(next(one for one in office.recap if one["kunci"] == "dinas-a"), office.root / "a")


def _leads_back(made: dict[str, Any], content: Path) -> None:
    """Every figure names the lines that it was written in."""
    lines = (content / "anggaran.toml").read_text().splitlines()
    spent = made["anggaran"]["realisasi"]
    assert spent["nilai"] == "525000"
    named = [int(at.removeprefix("anggaran.toml:")) for at in spent["asal"]]
    assert [lines[n - 1] for n in named] == [
        "realisasi = { operasi = 400_000 }",
        "realisasi = { operasi = 125_000 }",
    ]
    (goal,) = made["sasaran"]
    assert goal["capaian"]["nilai"] == "50.00" and goal["indikator"][0]["tercapai"] is False
    period = {"jenis": "interim", "tahun": 2024, "triwulan": 2, "akhir": "2024-06-30"}
    assert made["periode"] == period
    assert made["hasil"]["halaman"] > 3 and set(made["nilai"]) >= {"total", "komponen"}
    assert set(made["hasil"]["keluaran"]) == {"laporan.docx", "laporan.pdf"}


def test_one_poisoned_report_stops_no_other(office: Office) -> None:
    for name, poison in (("crash", "crash"), ("bug", "bug"), ("again", "crash-once")):
        (office.report(name) / "racun").write_text(poison)
    (office.root / "none").mkdir()
    office.report("good")
    assert office.batch("crash", "bug", "again", "none", "good") is ExitCode.PARTIAL
    assert office.outcomes() == {
        "none": "belum",
        "bug": "gagal",
        "crash": "gagal",
        "again": "terbit",
        "good": "terbit",
    }
    assert "crash: the process that made it was ended twice" in office.said
    assert "bug: this is a bug in publisher" in office.said


def test_who_hangs_or_eats_memory_is_ended_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office.report("hang") / "racun").write_text("hang")
    (office.report("memory") / "racun").write_text("memory")
    office.report("good")
    limits = local.Limits(seconds=2.0, memory=250_000_000)
    monkeypatch.setattr("publisher.convert.Limits", lambda seconds, memory: limits)
    assert office.batch("hang", "memory", "good") is ExitCode.PARTIAL
    assert office.outcomes() == {"hang": "gagal", "memory": "gagal", "good": "terbit"}
    assert "memory: it needed more than 250 MB of memory" in office.said
    assert "hang: it was not done after 0 minutes" in office.said
    assert ours(office.root) == []


def test_what_is_finished_and_unchanged_is_not_made_again(office: Office) -> None:
    for name in ("a", "b", "c"):
        office.report(name)
    assert office.batch("a", "b", "c") is ExitCode.OK
    before = office.recap
    office.batch("a", "b", "c")
    assert len(office.log) == 6 and office.recap == before  # of begin and end
    assert "[3/3]" in office.progress
    # Whatever shapes a report has it made again: a figure, another file, an output that is gone.
    office.report("a", kinerja=changed("kinerja", "realisasi = 10.25", "realisasi = 10.5"))
    (office.root / "b" / "foto.png").write_bytes(b"x")
    (office.out / "c" / "laporan.pdf").unlink()
    office.batch("a", "b", "c")
    assert len(office.log) == 12
    office.batch("a", "b", "c", "--strict")
    assert len(office.log) > 12


def test_two_folders_of_the_same_name_have_outputs_of_their_own(office: Office) -> None:
    for name in ("x/isi", "y/isi", "z/kec", "w/kec"):
        write_minimal(office.root / name)
    assert office.batch("x/isi", "y/isi", "z/kec", "w/kec") is ExitCode.OK
    assert set(office.outcomes()) == {"x", "y", "z-kec", "w-kec"}
    assert office.batch("x/isi", "x/../x/isi") is ExitCode.CONTENT


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            "kantor;batas\nA;1/1/2024\n",
            "list.csv:1:1: error: the list list.csv has no column `folder`",
        ),
        ("kantor;folder;batas\nA;a;31/2/2024\n", "list.csv:2:5: error: `31/2/2024` in the column"),
        ("kantor;folder\nA;\n", "list.csv:2:2: error: a row without `folder`"),
        ("kantor;folder\n", "list.csv:1:1: error: the list list.csv names no office"),
        ("kantor;folder\nA;a\nB;./a\n", "list.csv:3:1: error: a is the folder of B and of A"),
        ("", "list.csv:1:1: error: list.csv is empty"),
        (None, "list.csv:1:1: error: the list list.csv is not there"),
    ],
)
def test_a_list_that_cannot_be_used_is_told_by_its_line(
    office: Office, rows: str | None, said: str
) -> None:
    if rows is not None:
        (office.root / "list.csv").write_text(rows)
    assert office.batch("--list", "list.csv") is ExitCode.CONTENT
    assert said in office.progress
    assert not office.out.exists()


def test_the_list_may_be_a_workbook_with_dates(office: Office) -> None:
    import datetime as dt

    import openpyxl

    office.report("a")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Perangkat Daerah", "Folder", "Tenggat", "Tanggal Diterima"])
    sheet.append(["Dinas A", "a", dt.date(2024, 7, 31), dt.date(2024, 8, 2)])
    book.save(office.root / "daftar.xlsx")
    assert office.batch("--list", "daftar.xlsx") is ExitCode.OK
    sent = office.recap[0]["penyampaian"]
    assert (sent["keadaan"], sent["hari"], sent["batas"]) == ("terlambat", 2, "2024-07-31")


def test_a_pdf_that_was_sent_is_compared_with_what_its_content_builds(tmp_path: Path) -> None:
    built, sent = tmp_path / "built.pdf", tmp_path / "sent.pdf"
    for file, pages in ((built, 2), (sent, 3)):
        with Pdf.new() as pdf:
            for _ in range(pages):
                pdf.add_blank_page()
            pdf.save(file)
    verdict, why = compared(sent, built)
    assert (verdict, str(why)) == ("berbeda", "it has 3 pages, its content builds 2")
    sent.write_bytes(built.read_bytes())
    assert compared(sent, built) == ("sama", None)
    sent.write_bytes(built.read_bytes() + _signed(built))
    assert compared(sent, built) == ("ditandatangani", None)
    sent.write_bytes(b"%PDF-1.7 nothing")
    assert compared(sent, built)[0] == "tak_terbaca"
    assert compared(tmp_path / "gone.pdf", built)[0] == "tak_terbaca"


def _signed(built: Path) -> bytes:
    """What is added behind a file that changes no page of it."""
    table = built.read_bytes().rpartition(b"startxref")[2].split()[0]
    return b"% of a signature\nstartxref\n" + table + b"\n%%EOF\n"


def test_json_is_the_recap_alone(office: Office) -> None:
    office.report("a")
    office.batch("a", "--format", "json")
    assert json.loads(office.said) == json.loads((office.out / "rekap.json").read_text())


def test_without_reports_the_command_says_how_to_name_them(office: Office) -> None:
    assert office.batch() is ExitCode.USAGE
    assert "publisher batch kecamatan/*/isi" in office.progress


# Runs that are killed


def ours(root: Path) -> list[str]:
    """Processes that work in the temporary folder of the test."""
    found = []
    for process in psutil.process_iter():
        try:
            is_ours = process.environ().get("TMPDIR") == str(root / "tmp")
            if is_ours and process.status() != psutil.STATUS_ZOMBIE and process.pid != os.getpid():
                found.append(" ".join(process.cmdline()))
        except psutil.Error:
            continue
    return found


def until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it does not come"
        time.sleep(0.05)


def run_apart(office: Office, *words: str) -> int:
    """A run in a process of its own, which has imported what it needs."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            sys.stdout, sys.stderr = io.StringIO(), (office.root / "err").open("w")
            code = main(["batch", *words, "--out", str(office.out), "--jobs", "2", "--lang", "en"])
            sys.stderr.flush()
        finally:
            os._exit(code)
    return child


def exit_code(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def ended(office: Office) -> int:
    return sum(line.startswith("end") for line in office.log)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_ended_goes_on_where_it_was(office: Office, how: signal.Signals) -> None:
    names = [f"n{i}" for i in range(5)]
    for name in names:
        (office.report(name) / "lambat").write_text("0.3")
    run = run_apart(office, *names)
    until(lambda: ended(office) >= 2)
    os.kill(run, how)
    assert exit_code(run) == (-how if how is signal.SIGKILL else 128 + how)
    until(lambda: ours(office.root) == [])
    assert list(temporary_place().iterdir()) == []
    done = {p.parent.name for p in office.out.glob("*/catatan.json")}
    assert len(done) >= 2 and not (office.out / "rekap.json").exists()
    before = office.files()
    begun = len(office.log)
    assert office.batch(*names) is ExitCode.OK
    again = {line.split()[1] for line in office.log[begun:]}
    assert again == set(names) - done  # what was recorded is not made again
    now = office.files()
    assert before.items() <= now.items()
    assert {Path(name).name for name in now} == {"laporan.docx", "laporan.pdf"}


def test_a_worker_that_is_killed_loses_nothing(office: Office) -> None:
    names = [f"n{i}" for i in range(4)]
    for name in names:
        (office.report(name) / "lambat").write_text("0.5")
    run = run_apart(office, *names)
    until(lambda: len(office.log) >= 2)
    os.kill(int(office.log[0].split()[2]), signal.SIGKILL)
    assert exit_code(run) == ExitCode.OK
    assert set(office.outcomes().values()) == {"terbit"}
    assert ended(office) == 4
