"""The official list of codes and names: an office's own CSV, however a spreadsheet wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.load import load_report
from publisher.load.nomenclature import load_nomenclature
from publisher.vocabulary.findings import Severity
from tests.minimal import write_minimal

SHARED = Path(__file__).parents[1] / "publisher" / "pengetahuan" / "nomenklatur.csv"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_list_is_read_however_it_was_saved(
    tmp_path: Path, mark: str, end: str, sign: str
) -> None:
    lines = [
        ["KODE", " uraian", "satuan", "indikator"],
        ["7.01.06.2.01", '"Fasilitasi, Rekomendasi; dan Koordinasi"', "Laporan", "Jumlah"],
        ["", "", "", ""],
        ["7.01.06.2.01.0001", "Fasilitasi  Desa", "Dokumen"],
    ]
    file = tmp_path / "nomenklatur.csv"
    file.write_bytes((mark + end.join(map(sign.join, lines))).encode())
    known, findings = load_nomenclature(SHARED, file)
    assert findings == ()
    kegiatan = known.cari("7.01.06.2.01")
    assert kegiatan and kegiatan.uraian == "Fasilitasi, Rekomendasi; dan Koordinasi"
    assert (kegiatan.indikator, kegiatan.satuan) == ("Jumlah", "Laporan")
    (sub,) = known.sekeluarga("7.01.06.2.01.0002")
    assert (sub.kode, sub.uraian, sub.indikator) == ("7.01.06.2.01.0001", "Fasilitasi Desa", "")


def test_programs_of_every_bidang_are_those_of_each() -> None:
    known, _ = load_nomenclature(SHARED, Path("tidak-ada.csv"))
    penunjang = known.cari("2.23.01")
    assert penunjang and penunjang.kode == "X.XX.01"
    assert known.cari("2.23.02") is None and known.cari("7.01.06") is not None
    assert known.tetap == {"7.01"}


def test_an_office_corrects_a_name_of_the_shared_list(tmp_path: Path) -> None:
    file = tmp_path / "nomenklatur.csv"
    file.write_text("kode,uraian\n7.01.06,Program Baru\n", encoding="utf-8")
    known, _ = load_nomenclature(SHARED, file)
    changed = known.cari("7.01.06")
    assert changed and changed.uraian == "Program Baru"


@pytest.mark.parametrize(
    ("text", "line", "severity", "said"),
    [
        ("kode,nama\n7.01.06,Program\n", 1, Severity.ERROR, "columns"),
        ("", 1, Severity.ERROR, "columns"),
        ("kode,uraian\n7.01.06,P\n7.01.6,Program\n", 3, Severity.WARNING, "7.01.6"),
        ('kode,uraian\n7.01.06,"P\nQ"\n7.01.05,\n', 4, Severity.WARNING, "uraian"),
        ("kode,uraian\n7.01.06,P\n7.01.06,Q\n", 3, Severity.WARNING, "again"),
        ('kode,uraian\n7.01.06,"' + "x" * 200_000, 2, Severity.ERROR, "quote"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(
    tmp_path: Path, text: str, line: int, severity: Severity, said: str
) -> None:
    folder = write_minimal(tmp_path)
    (folder / "pengetahuan").mkdir()
    (folder / "pengetahuan" / "nomenklatur.csv").write_text(text, encoding="utf-8")
    report, (finding,) = load_report(folder)
    assert (finding.rule, finding.at.line, finding.severity) == ("nilai-salah", line, severity)
    assert said in str(finding.message)
    assert (report is None) == (severity is Severity.ERROR)


def test_a_list_in_another_encoding_is_refused(tmp_path: Path) -> None:
    folder = write_minimal(tmp_path)
    (folder / "pengetahuan").mkdir()
    (folder / "pengetahuan" / "nomenklatur.csv").write_bytes(b"kode,uraian\n7.01.06,caf\xe9\n")
    report, (finding,) = load_report(folder)
    assert report is None and (finding.rule, finding.at.line) == ("bukan-utf8", 2)
