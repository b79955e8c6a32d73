"""Keys that no table knows, and keys that a table lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.load import load_report
from publisher.load.models import Kind, kind_at
from publisher.vocabulary.anggaran import Anggaran, Kegiatan
from publisher.vocabulary.findings import Finding, any_errors
from publisher.vocabulary.laporan import Laporan, Pemanfaatan
from tests.minimal import MINIMAL, changed, write_minimal


def only(folder: Path, stem: str, text: str) -> Finding:
    report, (finding,) = load_report(write_minimal(folder, **{stem.replace("-", "_"): text}))
    assert report is None or finding.rule == "kunci-tak-dikenal"
    assert any_errors([finding])
    assert finding.at.path == folder / f"{stem}.toml"
    return finding


def told(finding: Finding) -> tuple[str, str, str, str]:
    where = f"{finding.at.line}:{finding.at.column}"
    return finding.rule, where, str(finding.message), str(finding.help)


@pytest.mark.parametrize(
    ("stem", "old", "new", "where", "name", "help"),
    [
        ("kinerja", "target = 20.50", "target = 2\n  polaritass = 1", "9:3", "polaritass",
         "did you mean `polaritas`?"),
        ("laporan", 'pangkat = "', 'Gelar-Depan = "Ir."\npangkat = "', "18:1", "Gelar-Depan",
         "did you mean `gelar_depan`?"),
        ("anggaran", "pagu = 500_000", "pagu = { murnii = 5, perubahan = 5 }", "47:10", "murnii",
         "did you mean `murni`?"),
        ("anggaran", "pagu = 500_000", "pagu.operasi = 5", "47:6", "operasi",
         "this table knows `berlaku`, `murni`, "
         "`pergeseran_1`, `pergeseran_2`, `pergeseran_3`, `pergeseran_"
         "4`, `pergeseran_5`, `pergeseran_6`, `pergeseran_7`, "
         "`pergeseran_8`, `pergeseran_9`, `perubahan`"),
        ("anggaran", "{ operasi = 125_000 }", "{ operasi = 125_000, subsidi = 1 }", "48:34",
         "subsidi", "this table knows `seluruhnya`, `operasi`, `modal`, `tak_terduga`, `transfer`, "
         "`cara`, `triwulan`, `bulan`"),
        ("laporan", "[kertas]", "[kertass]", "21:2", "kertass", "did you mean `kertas`?"),
        ("laporan", '[kertas]\nukuran = "F4"', '[kertas]\nbahasa = "id"', "22:1", "bahasa",
         "it belongs at the top, above the first line in brackets"),
        ("laporan", 'ukuran = "F4"', 'nip = "1"', "22:1", "nip",
         "this table knows `ukuran`"),
        ("penutup", 'penutup = "', 'simpulan_akhir_sekali = 1\npenutup = "', "4:1",
         "simpulan_akhir_sekali", "this table knows `simpulan`, `langkah_perbaikan`, `penutup`"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_pointed_out_with_what_may_be_meant(
    tmp_path: Path, stem: str, old: str, new: str, where: str, name: str, help: str
) -> None:
    finding = only(tmp_path, stem, changed(stem, old, new))
    assert told(finding) == ("kunci-tak-dikenal", where, f"unknown key `{name}`", help)


def test_a_table_under_the_wrong_header_is_told_its_right_one(tmp_path: Path) -> None:
    extra = '[[kegiatan]]\nkode = "3.25.03.2.02"\nnama = "x"\n'
    finding = only(tmp_path, "anggaran", MINIMAL["anggaran"] + extra)
    assert told(finding) == (
        "kunci-tak-dikenal",
        "50:3",
        "unknown key `kegiatan`",
        "write it as `[[program.kegiatan]]`",
    )


@pytest.mark.parametrize(
    ("stem", "gone", "where", "message", "help"),
    [
        ("laporan", 'tempat = "Tirtasari"\n', "1:1", "`tempat` is missing",
         "write `tempat = …` above the first line in brackets"),
        ("laporan", 'kabupaten = "Kabupaten Tirtasari"\n', "8:2",
         "`kabupaten` is missing in `[perangkat_daerah]`",
         "write `kabupaten = …` in this table"),
        ("anggaran", 'nama = "Pengelolaan Penangkapan Ikan"\n', "37:1",
         "`nama` is missing in `[[program.kegiatan]]`", "write `nama = …` in this table"),
        ("visi-misi", '[[pokok_visi.masalah]]\nmasalah = "Pendapatan nelayan rendah"\n'
         'kondisi = "Pendapatan nelayan cukup"\n', "14:1",
         "`masalah` is missing in `[[pokok_visi]]`",
         "add a line `[[pokok_visi.masalah]]`, and its keys below"),
    ],
)  # fmt: skip
def test_a_missing_key_is_told_at_its_table(
    tmp_path: Path, stem: str, gone: str, where: str, message: str, help: str
) -> None:
    finding = only(tmp_path, stem, changed(stem, gone, ""))
    assert told(finding) == ("kunci-hilang", where, message, help)


def test_a_missing_table_is_told_with_its_header(tmp_path: Path) -> None:
    finding = only(tmp_path, "kinerja", MINIMAL["kinerja"].partition("[[skala")[0])
    assert told(finding) == (
        "kunci-hilang",
        "1:1",
        "`skala` is missing",
        "add a line `[skala]`, and its keys below",
    )


def test_every_unknown_and_missing_key_of_a_file_is_told(tmp_path: Path) -> None:
    text = 'simpulann = "x"\n[penutup2]\npenutup = "y"\n'
    _, findings = load_report(write_minimal(tmp_path, penutup=text))
    assert [(f.rule, f.at.line) for f in findings] == [
        ("kunci-hilang", 1),
        ("kunci-tak-dikenal", 1),
        ("kunci-tak-dikenal", 2),
    ]


STATEMENTS = ("berkala", "diformalkan", "direviu", "dipublikasikan")
USES = [k for k in Pemanfaatan.model_fields if k != "at"]


def test_a_table_s_kind_is_found_through_lists_and_options() -> None:
    kind = kind_at(Anggaran, ("program", 3, "kegiatan", 0))
    assert kind is not None
    assert (kind.node, kind.header) == (Kegiatan, "[[program.kegiatan]]")
    assert "at" not in kind.keys
    assert kind_at(Anggaran, ("program", 3, "nama")) is None
    assert kind_at(Anggaran, ("belanjaa", 3)) is None
    assert [k.header for k in Kind(Laporan).all_below()] == [
        "",
        "[perangkat_daerah]",
        "[penanda_tangan]",
        "[[penanda_tangan_lain]]",
        "[kertas]",
        "[sampul]",
        "[tanda_tangan]",
        "[[lampiran]]",
        "[evaluasi]",
        *(f"[evaluasi.{key}]" for key in STATEMENTS),
        "[evaluasi.pemanfaatan]",
        *(f"[evaluasi.pemanfaatan.{key}]" for key in USES),
        "[[pengecualian]]",
    ]
