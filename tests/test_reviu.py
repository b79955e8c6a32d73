"""The review sheet: the 23 official statements, and no answer that only a person can give."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from publisher.commands import main
from publisher.convert import ENGINES
from publisher.tables.reviu import METHODS, rekap_reviu, reviu, wajib_direviu
from publisher.vocabulary.errors import ExitCode
from tests import fake_engine
from tests.as_text import word_outline
from tests.minimal import MINIMAL, changed, write_minimal
from tests.reports import ROOT, loaded, sample

GUIDE = (ROOT / "docs" / "reviu.md").read_text("utf-8")
REVIU = sample().pengetahuan.reviu
CRITERIA = [k for aspek in REVIU.aspek for k in aspek.kriteria]
ONLY_PEOPLE = {"II.1", "II.3", "II.5", "II.6", "III.2", "III.5"}


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    monkeypatch.setenv("PUBLISHER_LANG", "en")


def answers(folder: Path, **files: str | None) -> dict[str, str]:
    results = reviu(loaded(write_minimal(folder, **files)))
    return {str(r.kriteria.kode): r.jawaban for r in results}


def test_the_sheet_has_the_23_statements_of_the_form() -> None:
    counts = [len(aspek.kriteria) for aspek in REVIU.aspek]
    assert counts == [6, 7, 10]
    assert len({str(k.uraian) for k in CRITERIA}) == 23
    assert {k.cara for k in CRITERIA} == {*METHODS, "penjelasan"}
    by_code = {str(k.kode): str(k.uraian) for k in CRITERIA}
    assert by_code["II.7"] == "LKj IP bukan merupakan gabungan unit kerja di bawahnya"


def test_whatever_the_content_says_a_person_stays_asked(tmp_path: Path) -> None:
    for name, files in (("a", {}), ("b", {"kinerja": _without_figures()})):
        said = answers(tmp_path / name, **files)  # type: ignore[arg-type]
        assert {said[code] for code in ONLY_PEOPLE} == {"perlu orang"}


def _without_figures() -> str:
    return changed("kinerja", "realisasi = 10.25\n", "").partition("[sasaran.indikator.analisis]")[
        0
    ]


def test_what_lacks_is_a_no(tmp_path: Path) -> None:
    whole, less = answers(tmp_path / "a"), answers(tmp_path / "b", kinerja=_without_figures())
    assert (whole["I.2"], whole["I.4"], whole["I.5"]) == ("ya", "ya", "ya")
    assert less["I.3"] == "tidak" and less["I.2"] == "ya"
    without = MINIMAL["laporan"].partition("[[lampiran]]")[0]
    assert answers(tmp_path / "c", laporan=without)["I.4"] == "tidak"


def test_the_agreement_is_compared_only_where_one_was_signed(tmp_path: Path) -> None:
    folder = write_minimal(tmp_path)
    assert answers_of(folder)["III.1"] == "perlu orang"
    main(["freeze", str(folder), "--date", "2024-01-10", "--apply"])
    said = answers_of(folder)
    assert (said["III.1"], said["III.4"]) == ("ya", "ya")
    text = changed("kinerja", "target = 20.50", "target = 21.50")
    (folder / "kinerja.toml").write_text(text, "utf-8")
    said = answers_of(folder)
    assert (said["III.1"], said["III.4"], said["III.6"]) == ("ya", "tidak", "perlu orang")


def answers_of(folder: Path) -> dict[str, str]:
    return {str(r.kriteria.kode): r.jawaban for r in reviu(loaded(folder))}


def test_every_statement_is_counted_once() -> None:
    table = rekap_reviu(sample())
    total = table.total
    assert (
        sum(int(n) for n in (total.ya, total.tidak, total.tidak_berlaku, total.perlu_orang)) == 23
    )


def test_only_the_government_s_own_report_must_be_reviewed(tmp_path: Path) -> None:
    assert not wajib_direviu(sample())
    laporan = changed("laporan", 'jenis = "dinas"', 'jenis = "kabupaten"')
    assert wajib_direviu(loaded(write_minimal(tmp_path, laporan=laporan)))


def test_the_commands_of_the_guide_make_the_sheet_with_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_minimal(tmp_path / "isi")
    (block,) = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    for line in block.splitlines():
        assert main(shlex.split(line)[1:]) == ExitCode.OK, line
    said = made(tmp_path / "hasil")
    assert said["wajib"] is False and sum(said["jumlah"].values()) == 23
    pages = [b["halaman"] for row in said["pernyataan"] for b in row["bukti"]]
    assert any(pages)
    words = word_outline(tmp_path / "hasil" / "reviu.docx")
    assert "PERNYATAAN TELAH DIREVIU" in words and "kinerja.toml:" in words
    assert "halaman" in words and "the sheet is an offer" in capsys.readouterr().out
    assert main(["verify", "hasil/reviu.pdf", "isi"]) == ExitCode.OK
    # Of another content no page is told.
    (tmp_path / "isi" / "penutup.toml").write_text(MINIMAL["penutup"] + "\n# lain\n", "utf-8")
    assert main(["reviu", "isi", "--out", "hasil"]) == ExitCode.OK
    assert "no page numbers" in capsys.readouterr().out
    assert not any(
        b["halaman"] for row in made(tmp_path / "hasil")["pernyataan"] for b in row["bukti"]
    )


def made(out: Path) -> Any:
    return json.loads((out / "reviu.json").read_text("utf-8"))


def test_the_conclusion_is_left_to_the_inspektur(tmp_path: Path) -> None:
    write_minimal(tmp_path / "isi")
    main(["reviu", str(tmp_path / "isi"), "--out", str(tmp_path / "out")])
    body = word_outline(tmp_path / "out" / "reviu.docx").split("CHECKLIST")[0]
    before = body.split("Simpulan diisi Inspektur")[0]
    assert "tidak terdapat kondisi" not in before and "…………" in before


def test_content_with_errors_may_be_reviewed_and_one_that_cannot_be_read_not(
    tmp_path: Path,
) -> None:
    text = changed("penutup", "Demikian laporan ini.", "Lihat {anggaran.totla}.")
    folder = write_minimal(tmp_path / "a", penutup=text)
    assert main(["reviu", str(folder), "--out", str(tmp_path / "out")]) == ExitCode.OK
    folder = write_minimal(tmp_path / "b", penutup=None)
    assert main(["reviu", str(folder), "--out", str(tmp_path / "o")]) == ExitCode.FINDINGS
    assert not (tmp_path / "o" / "reviu.docx").exists()
