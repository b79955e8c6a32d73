"""Several signers stand beside each other; the electronic signature is that of the main one."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml.ns import qn

from publisher import pipeline
from tests.as_text import word_outline
from tests.minimal import MINIMAL, write_minimal
from tests.reports import TEMPLATE, loaded
from tests.test_word import saved
from tests.word_validity import problems

OTHERS = """
[[penanda_tangan_lain]]
peran = "mengetahui"
pada = ["kata_pengantar", "penutup"]
jabatan = "Sekretaris Daerah"
nama = "SITI CONTOH"
gelar_belakang = "M.Si."
pangkat = "Pembina Utama Muda"
nip = "197101011996031002"

[[penanda_tangan_lain]]
peran = "disusun oleh"
jabatan = "Kepala Subbagian Perencanaan"
nama = "ANDI CONTOH"
nip = "{nip}"

[kertas]"""


def with_others(folder: Path, nip: str = "198101012006031002") -> Path:
    others = OTHERS.replace("{nip}", nip)
    return write_minimal(folder, laporan=MINIMAL["laporan"].replace("[kertas]", others))


def test_the_blocks_stand_beside_each_other(tmp_path: Path) -> None:
    made = saved(loaded(with_others(tmp_path / "isi")), tmp_path / "a.docx").path
    assert problems(made) == []
    rows = [line for line in word_outline(made).splitlines() if "SITI CONTOH" in line]
    assert len(rows) == 2  # kata pengantar and penutup
    for row in rows:
        left, right = row.strip("| ").split(" | ")
        assert left.startswith("Mengetahui, SEKRETARIS DAERAH") and "BUDI CONTOH" in right
    assert "ANDI CONTOH" not in rows[0] and "Disusun oleh, KEPALA SUBBAGIAN" in rows[1]
    body = docx.Document(str(made)).element.body
    (mark,) = (m for m in body.iter(qn("w:bookmarkStart")) if m.get(qn("w:name")) == "_pub_ttd")
    cell = next(mark.iterancestors(qn("w:tc")))
    assert "BUDI CONTOH" in "".join(t.text for t in cell.iter(qn("w:t")))
    assert body.findall(f".//{qn('w:tc')}//{qn('w:sectPr')}") == []


def test_each_signer_is_looked_at(tmp_path: Path) -> None:
    _, findings = pipeline.check(with_others(tmp_path, nip="198113012006031000"), TEMPLATE)
    assert [f.rule for f in findings] == ["nilai-salah"]
    _, findings = pipeline.check(with_others(tmp_path, nip="198101012006031000"), TEMPLATE)
    assert {f.rule for f in findings} == {"belum-diisi", "nip-mustahil"}


def test_one_signer_stands_alone(tmp_path: Path) -> None:
    made = saved(loaded(write_minimal(tmp_path / "isi")), tmp_path / "a.docx").path
    assert "[Tanda Tangan Nama] BUDI CONTOH, S.Pi." in word_outline(made)
