"""Who may sign: the head of the office, or somebody who acts for the head."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.checks.pejabat import batas_usia, jabatan_berbeda
from publisher.reading import read_report
from tests.minimal import MINIMAL, write_minimal
from tests.reports import loaded, sample

KECAMATAN = ("Kecamatan Jatiroto", "Camat")
DINAS = ("Dinas Pekerjaan Umum dan Penataan Ruang", "Kepala Dinas")


@pytest.mark.parametrize(
    ("kantor", "jabatan", "fits"),
    [
        (KECAMATAN, "Camat Jatiroto", True),
        (KECAMATAN, "CAMAT JATIROTO", True),
        (KECAMATAN, "Camat", True),
        (KECAMATAN, "Camat Kecamatan Jatiroto Kabupaten Tirtasari", True),
        (KECAMATAN, "Plt. Camat Jatiroto", True),
        (KECAMATAN, "Pelaksana Harian Camat Jatiroto", True),
        (KECAMATAN, "a.n. Camat Jatiroto, Sekretaris", True),
        (KECAMATAN, "a.n. Plh. Camat Jatiroto", True),
        (KECAMATAN, "Camat Rowokangkung", False),
        (KECAMATAN, "CAMAT ROWOKANGKUNG", False),
        (KECAMATAN, "Plt. Camat Rowokangkung", False),
        (KECAMATAN, "Sekretaris Kecamatan Jatiroto", False),
        (KECAMATAN, "Camatan Jatiroto", False),
        (DINAS, "Kepala Dinas Pekerjaan Umum dan Penataan Ruang", True),
        (DINAS, "Kepala Dinas PUPR", True),
        (DINAS, "Kepala Dinas Pekerjaan Umum Kabupaten Tirtasari", True),
        (DINAS, "Kepala Dinas Perikanan", False),
        (("Bappeda", "Kepala Badan"), "Kepala Badan Perencanaan Pembangunan", True),
        (("Inspektorat Kabupaten Tirtasari", "Inspektur"), "Inspektur Kabupaten Tirtasari", True),
        (("Inspektorat Kabupaten Tirtasari", "Inspektur"), "Inspektur Pembantu Wilayah I", False),
    ],
)
def test_the_title_is_that_of_the_head_or_not(
    tmp_path: Path, kantor: tuple[str, str], jabatan: str, fits: bool
) -> None:
    text = MINIMAL["laporan"].replace('"Kepala Dinas Perikanan"', f'"{jabatan}"')
    text = text.replace('"Dinas Perikanan"', f'"{kantor[0]}"')
    text = text.replace('"Kepala Dinas"', f'"{kantor[1]}"')
    report = loaded(write_minimal(tmp_path, laporan=text))
    found = list(jabatan_berbeda(read_report(report, ())))
    assert len(found) == (not fits)


@pytest.mark.parametrize(
    ("jabatan", "usia"),
    [
        ("Camat Jatiroto", 58),
        ("camat", 58),
        ("Inspektur", 60),
        ("Inspektur Pembantu", 58),
        ("Kepala Dinas Perikanan", 60),
        ("Kepala Bidang Perikanan", 58),
        ("Plt. Camat", None),
        ("a.n. Camat Jatiroto, Sekretaris", None),
        ("Direktur RSUD", None),
    ],
)
def test_the_age_of_retirement_is_that_of_the_office(jabatan: str, usia: int | None) -> None:
    assert batas_usia(jabatan, sample().pengetahuan.jabatan) == usia
