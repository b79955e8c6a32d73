"""What is left of the example, of another region or of another kind of office."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.commands import main
from publisher.commands.package_data import STARTER
from publisher.vocabulary.findings import Finding
from tests.minimal import MINIMAL, write_minimal
from tests.reports import TEMPLATE

OURS = ("isi-contoh", "daerah-berbeda", "jenis-berbeda")


def found(folder: Path) -> list[Finding]:
    _, findings = pipeline.check(folder, TEMPLATE)
    return [f for f in findings if f.rule in OURS]


def example(folder: Path, **options: str) -> Path:
    words = [w for name, value in options.items() for w in (f"--{name}", value)]
    assert main(["new", str(folder), "--example", *words]) == 0
    return folder


def test_the_example_itself_and_its_next_year_are_its_own(tmp_path: Path) -> None:
    assert found(STARTER) == []
    assert found(example(tmp_path / "x", tahun="2026")) == []


def test_a_changed_name_leaves_the_example_s_words_figures_and_files(tmp_path: Path) -> None:
    findings = found(example(tmp_path / "x", nama="Dinas Perhubungan"))
    said = Counter(str(f.message).partition("`")[0] for f in findings)
    assert said["this figure is that of the example"] > 20
    assert said["these words are those of the example"] > 60
    assert said["the file "] == 1
    files = {f.at.path.stem for f in findings}
    assert files == {p.stem for p in STARTER.glob("*.toml")}


def test_its_signer_and_its_file_are_known_under_other_names(tmp_path: Path) -> None:
    pdf = STARTER / "lampiran" / "perjanjian-kinerja.pdf"
    shutil.copy(pdf, tmp_path / "pk.pdf")
    laporan = MINIMAL["laporan"].replace("197001011995031001", "19750312 200003 2 001")
    laporan += '\n[[lampiran]]\nkunci = "pk"\njudul = "Perjanjian Kinerja"\nberkas = "pk.pdf"\n'
    write_minimal(tmp_path, laporan=laporan)
    assert [f.at.line for f in found(tmp_path)] == [
        n for n, line in enumerate(laporan.splitlines(), 1) if re.match("nip|berkas", line)
    ]


def test_a_new_report_of_the_example_s_kind_and_period_has_nothing_of_it(tmp_path: Path) -> None:
    options = ["--jenis", "dinas", "--nama", "Dinas Sosial", "--kabupaten", "Kota Batu"]
    main(["new", str(tmp_path / "x"), *options, "--tahun", "2025", "--triwulan", "3"])
    unit = (STARTER / "organisasi.toml").read_text("utf-8")
    head = (
        'nama = "Kepala Dinas"\ntugas = "Memimpin."\npengantar_fungsi = "Fungsinya:"\nfungsi = []\n'
    )
    assert 'nama = "Kepala Dinas"' in unit
    file = tmp_path / "x" / "organisasi.toml"
    file.write_text(file.read_text("utf-8").replace("unit = []", f"[[unit]]\n{head}"), "utf-8")
    kinerja = tmp_path / "x" / "kinerja.toml"
    scale = (STARTER / "kinerja.toml").read_text("utf-8").partition("\n[skala]")[2]
    kinerja.write_text(kinerja.read_text("utf-8").partition("\n[skala]")[0] + f"\n[skala]{scale}")
    assert found(tmp_path / "x") == []


KOTA = MINIMAL["laporan"].replace("Kabupaten Tirtasari", "Kota Tirtasari")


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("anggaran", r'lokasi = ".*"', 'lokasi = "Kab. Lumajang"', "Kab. Lumajang"),
        ("anggaran", r'lokasi = ".*"', 'lokasi = "Kabupaten Tirtasari"', "Kabupaten Tirtasari"),
        ("anggaran", r'lokasi = ".*"', 'lokasi = "Kota Tirtasari"', ""),
        ("organisasi", r'dasar = ".*"', 'dasar = "Peraturan Bupati Tirtasari Nomor 1"', "Bupati"),
        ("organisasi", r'dasar = ".*"', 'dasar = "Peraturan Wali Kota Tirtasari Nomor 1"', ""),
        ("organisasi", r'dasar = ".*"', 'dasar = "Peraturan Walikota Tirtasari Nomor 1"', ""),
        ("pendahuluan", r'kedudukan = ".*"', 'kedudukan = "Dinas membantu Bupati."', "Bupati"),
        ("pendahuluan", r'kedudukan = ".*"', 'kedudukan = "Dinas membantu Wali Kota."', ""),
        ("pendahuluan", r'kedudukan = ".*"', 'kedudukan = "Dinas membantu bupati/wali kota."', ""),
        ("pendahuluan", r'kedudukan = ".*"', 'kedudukan = "Bupati dan Wali Kota hadir."', ""),
        (
            *("pendahuluan", r'latar_belakang = ".*"'),
            'latar_belakang = "Kota berbatasan dengan kabupaten yang dipimpin Bupati lain."',
            "",
        ),
        (
            *("pendahuluan", r'bentuk = "Peraturan Presiden"'),
            'bentuk = "Peraturan Daerah Provinsi Jawa Timur"',
            "",
        ),
        (
            *("pendahuluan", r'bentuk = "Peraturan Presiden"'),
            'bentuk = "Peraturan Daerah Kota Malang"',
            "Kota Malang",
        ),
    ],
)
def test_a_region_s_own(file: str, old: str, new: str, expected: str, tmp_path: Path) -> None:
    text, times = re.subn(old, new, MINIMAL[file], count=1)
    assert times == 1
    others = {"anggaran": r'lokasi = ".*"', "organisasi": r'dasar = ".*"'}
    parts = {
        k: re.sub(v, lambda m: m[0].split("=")[0] + '= "Kota Tirtasari"', MINIMAL[k])
        for k, v in others.items()
    }
    write_minimal(tmp_path, **{**parts, "laporan": KOTA, file: text})
    named = [f.at.words or str(f.message) for f in found(tmp_path)]
    assert (expected in " ".join(named)) if expected else named == []
    assert bool(named) is bool(expected)


@pytest.mark.parametrize(
    ("file", "old", "new", "many"),
    [
        ("laporan", 'nama = "Dinas Perikanan"', 'nama = "Kecamatan Perikanan"', 1),
        ("laporan", 'kepala = "Kepala Dinas"', 'kepala = "Camat"', 1),
        ("laporan", 'jenis = "dinas"', 'jenis = "kecamatan"', 3),
        ("laporan", 'jenis = "dinas"', 'jenis = "inspektorat"', 0),
        ("pendahuluan", '"Kedudukan."', '"Dinas dipimpin oleh seorang Camat."', 1),
        (
            "pendahuluan",
            '"Kedudukan."',
            '"Dinas bekerja sama dengan kecamatan yang dipimpin oleh Camat."',
            0,
        ),
        ("pendahuluan", '"Kedudukan."', '"Dinas dipimpin oleh Kepala Dinas."', 0),
    ],
)
def test_a_kind_s_own(file: str, old: str, new: str, many: int, tmp_path: Path) -> None:
    assert old in MINIMAL[file]
    write_minimal(tmp_path, **{file: MINIMAL[file].replace(old, new)})
    assert len([f for f in found(tmp_path) if f.rule == "jenis-berbeda"]) == many
