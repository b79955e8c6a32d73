"""Where figures come from: written once, inherited, printed, and missed once for each group."""

from __future__ import annotations

from pathlib import Path

from publisher.tables.sumber_data import sumber_simpul, sumber_tercetak, tanpa_sumber
from tests.minimal import MINIMAL, write_minimal
from tests.reports import loaded

HEAD = 'tahap = "murni"\n'
BARE = {
    name: "".join(x for x in MINIMAL[name].splitlines(True) if "sumber_data" not in x)
    for name in ("kinerja", "anggaran")
}


def groups(folder: Path, **files: str) -> list[tuple[str, str, int]]:
    found = tanpa_sumber(loaded(write_minimal(folder, **{**BARE, **files})))
    return [(g.berkas, g.nama, len(g.tanpa)) for g in found]


def test_a_file_without_any_source_is_told_once(tmp_path: Path) -> None:
    found = groups(tmp_path)
    assert [(berkas, nama) for berkas, nama, _ in found] == [("kinerja", ""), ("anggaran", "")]


def test_a_source_of_the_file_is_everyone_s(tmp_path: Path) -> None:
    anggaran = BARE["anggaran"].replace(HEAD, HEAD + 'sumber_data = "LRA SIPD"\n')
    assert [g[0] for g in groups(tmp_path, anggaran=anggaran)] == ["kinerja"]


def test_a_source_below_is_of_that_part_only(tmp_path: Path) -> None:
    line = 'kode = "3.25.01"\n'
    anggaran = BARE["anggaran"].replace(line, line + 'sumber_data = "Buku Kas"\n')
    anggaran = anggaran.replace(HEAD, HEAD + 'sumber_data = "belum diisi"\n')
    report = loaded(write_minimal(tmp_path, anggaran=anggaran))
    sources = sumber_simpul(report)
    told = {code: s and str(s.dokumen) for code, s in sources.items()}
    assert all((told[c] == "Buku Kas") == c.startswith("3.25.01") for c in told)
    assert str(sumber_tercetak(report)["anggaran"]) == "Buku Kas"
    left = [g for g in tanpa_sumber(report) if g.berkas == "anggaran"]
    assert left and all(g.nama for g in left)


def test_holder_and_date_are_printed(tmp_path: Path) -> None:
    source = '{ dokumen = "LRA", pemegang = "Bagian Keuangan", tanggal = 2024-07-01 }'
    anggaran = BARE["anggaran"].replace(HEAD, f"{HEAD}sumber_data = {source}\n")
    report = loaded(write_minimal(tmp_path, anggaran=anggaran))
    assert str(sumber_tercetak(report)["anggaran"]) == "LRA, Bagian Keuangan, 1 Juli 2024"
