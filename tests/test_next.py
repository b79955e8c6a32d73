"""`publisher next`: the folder of the next period, and nothing of the last one unmarked."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from publisher import pipeline
from publisher.commands import main
from publisher.succession.identity import retitled
from publisher.succession.period import Period, Wanted, following, moved
from publisher.vocabulary.errors import ExitCode
from tests.minimal import write_minimal
from tests.reports import CONTENT, STARTER, TEMPLATE

pytestmark = pytest.mark.usefixtures("remembering")

Output = pytest.CaptureFixture[str]


def table(folder: Path, stem: str) -> dict[str, Any]:
    return tomllib.loads((folder / f"{stem}.toml").read_text("utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def rules(folder: Path) -> set[str]:
    return {f.rule for f in pipeline.check(folder, TEMPLATE)[1]}


@pytest.mark.parametrize(
    ("last", "wanted", "new"),
    [
        (Period(2024, 2), Wanted(), Period(2024, 3)),
        (Period(2024, 4), Wanted(), Period(2024)),
        (Period(2024), Wanted(), Period(2025, 1)),
        (Period(2024, 2), Wanted(triwulan=4), Period(2024, 4)),
        (Period(2024, 2), Wanted(tahunan=True), Period(2024)),
        (Period(2024, 4), Wanted(triwulan=1), Period(2025, 1)),
        (Period(2024), Wanted(triwulan=1), Period(2025, 1)),
        (Period(2024), Wanted(tahunan=True), Period(2025)),
        (Period(2024, 4), Wanted(triwulan=2, tahun=2026), Period(2026, 2)),
        (Period(2024, 4), Wanted(tahun=2025), Period(2025, 1)),
    ],
)
def test_the_next_period_is_what_was_asked_for(last: Period, wanted: Wanted, new: Period) -> None:
    assert following(last, wanted) == new


@pytest.mark.parametrize(
    ("title", "last", "new", "bears", "becomes"),
    [
        ("X Triwulan II Tahun 2023", (2023, 2), (2023, 3), True, "X Triwulan III Tahun 2023"),
        ("X Tahun 2023 Triwulan II Y", (2023, 2), (2023, 3), True, "X Tahun 2023 Triwulan III Y"),
        ("X Tahun 2023 Triwulan IV Y", (2023, 4), (2023, None), True, "X Tahun 2023 Y"),
        ("X Triwulan IV Tahun 2023", (2023, 4), (2023, None), True, "X Tahun 2023"),
        ("X Tahun 2023", (2023, None), (2024, 1), True, "X Triwulan I Tahun 2024"),
        ("X Tahun 2023", (2023, None), (2024, 1), False, "X Tahun 2024"),
        ("Renstra Tahun 2018–2023", (2023, 4), (2024, 1), False, "Renstra Tahun 2018–2023"),
        ("Pagu Tahun Anggaran 2023", (2023, 4), (2024, 1), False, "Pagu Tahun Anggaran 2024"),
        ("X Triwulan I Tahun 2022", (2023, 2), (2023, 3), True, "X Triwulan I Tahun 2022"),
    ],
)  # fmt: skip
def test_a_title_names_the_new_period(
    title: str,
    last: tuple[int, int | None],
    new: tuple[int, int | None],
    bears: bool,
    becomes: str,
) -> None:
    assert retitled(title, Period(*last), Period(*new), bears) == becomes


def test_the_date_keeps_its_distance_from_the_end_of_the_period() -> None:
    assert moved(dt.date(2024, 7, 5), Period(2024, 2), Period(2024, 3)) == dt.date(2024, 10, 5)
    assert moved(dt.date(2024, 6, 30), Period(2024, 2), Period(2024, 3)) == dt.date(2024, 9, 30)


def test_nothing_is_written_unless_it_is_asked_for(tmp_path: Path, capsys: Output) -> None:
    new = tmp_path / "tw3"
    assert main(["next", str(CONTENT), str(new), "--lang", "en"]) == ExitCode.OK
    out = capsys.readouterr().out
    assert "Triwulan II Tahun 2023 → Triwulan III Tahun 2023" in out
    assert "2 sasaran with 2 indikator" in out and "5 lampiran left behind" in out
    assert "--apply" in out and not new.exists()


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("ya\n", True), ("\n", False)])
def test_a_terminal_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(sys, "stdout", Terminal())
    main(["next", str(STARTER), str(tmp_path / "baru")])
    assert (tmp_path / "baru").exists() is written


def test_the_last_folder_stays_and_the_next_is_there_as_a_whole(tmp_path: Path) -> None:
    before = contents(CONTENT)
    new = tmp_path / "tw3"
    assert main(["next", str(CONTENT), str(new), "--triwulan", "3", "--apply"]) == ExitCode.OK
    assert contents(CONTENT) == before
    assert [p.name for p in tmp_path.iterdir()] == ["tw3"]
    assert table(new, "laporan")["triwulan"] == 3
    assert not (new / "lampiran").exists() and (new / "periode-lalu.toml").is_file()
    report, findings = pipeline.check(new, TEMPLATE)
    assert report is not None and not [f for f in findings if f.severity == "error"]


@pytest.mark.parametrize(
    "argv",
    [
        ["--triwulan", "2", "--tahun", "2023"],
        ["--triwulan", "3", "--tahunan"],
        ["--triwulan", "3", "--into", "full"],
        ["--triwulan", "3", "--into", "inside"],
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_made(tmp_path: Path, argv: list[str]) -> None:
    source = tmp_path / "tw2"
    shutil.copytree(CONTENT, source)
    places = {"full": tmp_path / "penuh", "inside": source / "tw3"}
    (tmp_path / "penuh").mkdir()
    (tmp_path / "penuh" / "berkas").touch()
    target = tmp_path / "tw3"
    if "--into" in argv:
        target = places[argv[-1]]
        argv = argv[:-2]
    before = contents(tmp_path)
    assert main(["next", str(source), str(target), *argv, "--apply"]) == ExitCode.OUTPUT
    assert contents(tmp_path) == before


def test_a_folder_that_makes_no_report_is_told_as_check_tells_it(
    tmp_path: Path, capsys: Output
) -> None:
    write_minimal(tmp_path / "lama", kinerja="sasaran = 3\n")
    argv = ["next", str(tmp_path / "lama"), str(tmp_path / "baru"), "--apply"]
    assert main(argv) == ExitCode.FINDINGS
    assert "kinerja.toml" in capsys.readouterr().out and not (tmp_path / "baru").exists()


def test_windows_files_keep_their_mark_and_line_ends(tmp_path: Path) -> None:
    old, new = write_minimal_of_windows(tmp_path / "lama"), tmp_path / "baru"
    assert main(["next", str(old), str(new), "--apply"]) == ExitCode.OK
    for name in ("laporan.toml", "anggaran.toml", "kinerja.toml"):
        data = (new / name).read_bytes()
        assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\n") == data.count(b"\r\n")


def write_minimal_of_windows(folder: Path) -> Path:
    write_minimal(folder)
    for file in folder.glob("*.toml"):
        text = "\ufeff" + file.read_text("utf-8").replace("\n", "\r\n")
        file.write_bytes(text.encode("utf-8"))
    return folder


def test_a_text_is_marked_until_it_is_touched_or_confirmed(tmp_path: Path) -> None:
    old, new = tmp_path / "lama", tmp_path / "baru"
    write_minimal(old)
    main(["next", str(old), str(new), "--apply"])

    def marked() -> set[str]:
        _, found = pipeline.check(new, TEMPLATE)
        return {f.at.key for f in found if f.rule == "dari-periode-lalu"}

    assert {"simpulan", "dasar_hukum", "langkah_perbaikan"} <= marked()
    penutup = new / "penutup.toml"
    penutup.write_text(penutup.read_text("utf-8").replace("dinas baik", "dinas sangat baik"))
    record = new / "periode-lalu.toml"
    kept = '\n[[tetap]]\nberkas = "penutup.toml"\nkunci = "langkah_perbaikan"\nalasan = "masih"\n'
    kept += '\n[[tetap]]\nberkas = "pendahuluan.toml"\nalasan = "dibaca ulang"\n'
    record.write_text(record.read_text("utf-8") + kept)
    assert not {"simpulan", "dasar_hukum", "langkah_perbaikan"} & marked()
    assert "kata_pengantar" in marked() and "tetap-sia-sia" not in rules(new)


def test_a_text_wrapped_anew_is_still_the_same(tmp_path: Path) -> None:
    old, new = tmp_path / "lama", tmp_path / "baru"
    write_minimal(old)
    main(["next", str(old), str(new), "--apply"])
    file = new / "penutup.toml"
    file.write_text(
        file.read_text("utf-8").replace('"Kinerja dinas baik."', '"""\nKinerja\ndinas baik.\n"""')
    )
    _, found = pipeline.check(new, TEMPLATE)
    assert ("simpulan", "dari-periode-lalu") in {(f.at.key, f.rule) for f in found}


def test_waivers_of_what_stands_are_carried_and_others_dropped(tmp_path: Path) -> None:
    old, new = tmp_path / "lama", tmp_path / "baru"
    shutil.copytree(CONTENT, old)
    penutup = (old / "penutup.toml").read_text("utf-8")
    spelt = penutup.replace(
        "Demikian {laporan.judul}", "Biayanya Rp. 5.000. Demikian {laporan.judul}"
    )
    (old / "penutup.toml").write_text(spelt, "utf-8")
    laporan = (old / "laporan.toml").read_text("utf-8")
    (old / "laporan.toml").write_text(laporan + WAIVER, "utf-8")
    assert "pengecualian-sia-sia" not in rules(old)
    main(["next", str(old), str(new), "--apply"])
    kept = [w["aturan"] for w in table(new, "laporan")["pengecualian"]]
    assert kept == [w["aturan"] for w in table(CONTENT, "laporan")["pengecualian"]]


WAIVER = """
[[pengecualian]]
aturan = "bentuk-rupiah"
alasan = "Ditulis seperti naskah aslinya."
"""


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(tahun=2025)])
def test_files_that_a_report_may_have_go_on(wanted: Wanted, tmp_path: Path) -> None:
    folder = write_minimal(tmp_path / "isi")
    own = {
        "perjanjian-kinerja.toml": 'tempat = "Tirtasari"\n',
        "susunan.toml": 'penomoran = "desimal"\n',
        "sisipan.toml": "# belum ada\n",
    }
    for name, text in own.items():
        (folder / name).write_text(text, "utf-8")
    plan, findings = pipeline.succeed(folder, TEMPLATE, wanted)
    assert plan is not None, findings
    assert {name: plan.files.get(name) for name in own} == {
        name: text.encode() for name, text in own.items()
    }


def signed_year(tmp_path: Path) -> Path:
    """A report of 2024 whose Perjanjian Kinerja was signed twice, in a file of its own."""
    folder = write_minimal(tmp_path / "lama")
    parties = 'tahap = "murni"\ntanggal = 2024-01-10\n\n[pihak_kedua]\n'
    parties += 'nama = "BUDI"\njabatan = "Bupati Tirtasari"  # dilantik 2021\n'
    (folder / "perjanjian-kinerja.toml").write_text(parties, "utf-8")
    for day in ("2024-01-10", "2024-02-01"):
        argv = ["freeze", str(folder), "--date", day, "--apply"]
        assert main(argv) == ExitCode.OK
    kept = folder / "perjanjian-kinerja.toml"  # as a program kept it that knew no years
    kept.write_text(kept.read_text("utf-8").replace("tahun = 2024\n", "", 1), "utf-8")
    return folder


def test_in_a_new_year_what_was_signed_is_the_past_and_nothing_of_it_is_lost(
    tmp_path: Path, capsys: Output
) -> None:
    old, new = signed_year(tmp_path), tmp_path / "baru"
    assert "perjanjian-belum-disimpan" not in rules(old)
    argv = ["next", str(old), str(new), "--tahun", "2025", "--apply", "--lang", "en"]
    assert main(argv) == ExitCode.OK
    assert "2 signed Perjanjian Kinerja of 2024 kept as the past" in capsys.readouterr().out
    before, after = table(old, "perjanjian-kinerja"), table(new, "perjanjian-kinerja")
    assert [one.pop("tahun") for one in after["ditandatangani"]] == [2024, 2024]
    for one in before["ditandatangani"]:
        one.pop("tahun", None)
    assert after["ditandatangani"] == before["ditandatangani"]
    assert after["pihak_kedua"] == before["pihak_kedua"]
    assert after["tanggal"] == "belum diisi" and "tahap" not in after
    assert "# dilantik 2021" in (new / "perjanjian-kinerja.toml").read_text("utf-8")
    found = rules(new)
    assert "perjanjian-belum-disimpan" in found and "perjanjian-berbeda" not in found


def test_the_new_year_keeps_its_own_beside_it(tmp_path: Path) -> None:
    old, new = signed_year(tmp_path), tmp_path / "baru"
    main(["next", str(old), str(new), "--tahun", "2025", "--apply"])
    for name in ("kinerja.toml", "anggaran.toml"):  # the same plan again
        (new / name).write_bytes((old / name).read_bytes())
    assert main(["freeze", str(new), "--date", "2025-01-09", "--apply"]) == ExitCode.OK
    years = [one["tahun"] for one in table(new, "perjanjian-kinerja")["ditandatangani"]]
    assert years == [2024, 2024, 2025]
    assert not {"perjanjian-belum-disimpan", "perjanjian-berbeda"} & rules(new)
    kinerja = new / "kinerja.toml"
    kinerja.write_text(kinerja.read_text("utf-8").replace("target = 20.50", "target = 21.50"))
    assert "perjanjian-berbeda" in rules(new)


def test_within_a_year_what_was_signed_stands(tmp_path: Path, capsys: Output) -> None:
    old, new = signed_year(tmp_path), tmp_path / "baru"
    assert main(["next", str(old), str(new), "--apply", "--lang", "en"]) == ExitCode.OK
    assert "as the past" not in capsys.readouterr().out
    name = "perjanjian-kinerja.toml"
    assert (new / name).read_bytes() == (old / name).read_bytes()
