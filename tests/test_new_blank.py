"""`publisher new` for an office that nobody knows: true as far as it goes, and a DRAF."""

from __future__ import annotations

import itertools
import re
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest

from publisher import pipeline
from publisher.commands import main
from publisher.commands.package_data import PACKAGE, STARTER
from publisher.convert import ENGINES
from publisher.vocabulary.errors import ExitCode
from tests import fake_engine
from tests.reports import CONTENT, TEMPLATE, loaded

pytestmark = pytest.mark.usefixtures("remembering")

OFFICES = {
    "kecamatan": "Kecamatan Telaga Biru",
    "dinas": "Dinas Perikanan",
    "badan": "Badan Pendapatan Daerah",
    "sekretariat": "Sekretariat DPRD",
    "kelurahan": "Kelurahan Sukamaju",
}
REGIONS = {"Kabupaten Rawa Indah": "Bupati", "Kota Bukit Jaya": "Wali Kota"}
CASES = list(itertools.product(OFFICES, REGIONS))
# Of the sample and of the starter: places, people, and what only they have.
FOREIGN = ("Jatiroto", "Lumajang", "Kutum", "Nusa Contoh", "Contohwati", "Kearsipan")


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "fake", fake_engine)


def new(folder: Path, jenis: str, region: str, *more: str) -> ExitCode:
    period = more or ("--triwulan", "2")
    options = ["--jenis", jenis, "--nama", OFFICES[jenis], "--kabupaten", region]
    return ExitCode(main(["new", str(folder), *options, "--tahun", "2026", *period]))


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from leaves(inner)
    else:
        yield value


def words(text: str) -> str:
    return " ".join(text.split()).casefold()


@cache
def of_others() -> tuple[str, ...]:
    """What stands in the sample or in the starter and in no file that is every office's."""
    shared = [*(PACKAGE / "blank").glob("*.toml"), PACKAGE / "pengetahuan" / "perangkat.toml"]
    common = words(" ".join(p.read_text("utf-8") for p in shared))
    found = {words(name) for name in FOREIGN}
    for file in (*CONTENT.glob("*.toml"), *STARTER.glob("*.toml")):
        for leaf in leaves(tomllib.loads(file.read_text("utf-8"))):
            if isinstance(leaf, str):
                sentences = (words(s) for s in re.split(r"(?<=[.:;])\s+", leaf))
                found |= {s for s in sentences if len(s) > 30 and s not in common}
            elif isinstance(leaf, int) and leaf >= 10_000:
                found |= {str(leaf), f"{leaf:,}".replace(",", "."), f"{leaf:_}"}
    return tuple(sorted(found))


def printed(out: Path) -> str:
    """All the words in the outputs: the parts of the Word file, and what lies beside it."""
    with zipfile.ZipFile(out / "laporan.docx") as package:
        parts = [package.read(n).decode("utf-8", "ignore") for n in package.namelist()]
    texts = [re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", " ", part)) for part in parts]
    return words(" ".join([*texts, *(p.read_text("utf-8") for p in out.glob("*.json"))]))


@pytest.mark.parametrize(("jenis", "region"), CASES)
def test_a_new_report_is_of_no_other_office(jenis: str, region: str, tmp_path: Path) -> None:
    folder, out = tmp_path / "laporan", tmp_path / "out"
    assert new(folder, jenis, region) == ExitCode.OK
    request = pipeline.Request(folder, out, TEMPLATE, "fake")
    made = pipeline.build(request, lambda stage: None)
    assert made.word is not None
    content = words(" ".join(p.read_text("utf-8") for p in folder.glob("*.toml")))
    for text in (content, printed(out)):
        assert [foreign for foreign in of_others() if foreign in text] == []
    assert words(OFFICES[jenis]) in printed(out)
    other = next(head for r, head in REGIONS.items() if r != region)
    assert words(other) not in printed(out)


@pytest.mark.parametrize(("jenis", "region"), CASES)
def test_what_is_found_in_it_is_only_what_is_open(jenis: str, region: str, tmp_path: Path) -> None:
    new(tmp_path / "laporan", jenis, region)
    report, findings = pipeline.check(tmp_path / "laporan", TEMPLATE)
    assert report is not None
    allowed = {"bagian-wajib-kosong", "belum-diisi", "lampiran-wajib-hilang"}
    assert {f.rule for f in findings} == allowed
    assert all(f.terbuka for f in findings if f.severity == "error")


@pytest.mark.parametrize("jenis", OFFICES)
def test_a_report_of_the_year_has_no_quarter(jenis: str, tmp_path: Path) -> None:
    new(tmp_path / "laporan", jenis, "Kota Bukit Jaya", "--tahunan")
    laporan = loaded(tmp_path / "laporan").laporan
    assert (laporan.jenis, laporan.triwulan) == ("tahunan", None)
    assert laporan.lampiran[0].judul == "Realisasi Keuangan Tahun 2026"


def test_what_is_given_is_written(tmp_path: Path) -> None:
    signer = ("--penanda-tangan", "SITI AMINAH", "--nip", "198001012005012003")
    how = ("--jabatan", "Plt. Camat Telaga Biru", "--kertas", "F4", "--triwulan", "4")
    assert new(tmp_path / "x", "kecamatan", "kab. Rawa Indah", *signer, *how) == ExitCode.OK
    laporan = loaded(tmp_path / "x").laporan
    assert laporan.penanda_tangan.nama == "SITI AMINAH"
    assert laporan.penanda_tangan.nip == "19800101 200501 2 003"
    assert laporan.penanda_tangan.jabatan == "Plt. Camat Telaga Biru"
    assert laporan.kertas.ukuran == "F4"
    assert laporan.perangkat_daerah.kabupaten == "Kabupaten Rawa Indah"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "--jenis, --nama, --kabupaten, --tahun, --triwulan/--tahunan"),
        (("--triwulan", "2", "--tahunan"), "--tahunan"),
        (("--example", "--nip", "198001012005012003"), "--nip"),
        (("--kabupaten", "Rawa Indah"), "Rawa Indah"),
        (("--nip", "123"), "123"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_made(
    argv: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "x"), *argv]) == ExitCode.USAGE
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def draft_marks(word: Path) -> list[bool]:
    """For each section of a Word file and each kind of its pages: does its header say DRAF?"""
    document = docx.Document(str(word))
    return [
        "DRAF" in "".join(p.text for p in header.paragraphs)
        and "PowerPlusWaterMarkObject" in header._element.xml
        for section in document.sections
        for header in (section.header, section.first_page_header)
    ]


def test_every_page_of_an_open_report_says_draf_and_none_of_a_whole_one(tmp_path: Path) -> None:
    new(tmp_path / "x", "dinas", "Kota Bukit Jaya")
    for folder, open_ in ((tmp_path / "x", True), (STARTER, False)):
        out = tmp_path / f"out-{open_}"
        request = pipeline.Request(folder, out, TEMPLATE, "fake")
        pipeline.build(request, lambda stage: None)
        marks = draft_marks(out / "laporan.docx")
        assert marks and all(mark is open_ for mark in marks)


def test_a_waived_part_makes_no_draft(tmp_path: Path) -> None:
    new(tmp_path / "x", "dinas", "Kota Bukit Jaya")
    file = tmp_path / "x" / "laporan.toml"
    waiver = (
        '\n[[pengecualian]]\naturan = "bagian-wajib-kosong"\nalasan = "hanya untuk pengujian"\n'
    )
    file.write_text(file.read_text("utf-8") + waiver, "utf-8")
    pipeline.build(
        pipeline.Request(tmp_path / "x", tmp_path / "out", TEMPLATE, "fake"), lambda stage: None
    )
    assert not any(draft_marks(tmp_path / "out" / "laporan.docx"))


def test_strict_stops_at_what_is_open(tmp_path: Path) -> None:
    new(tmp_path / "x", "dinas", "Kota Bukit Jaya")
    request = pipeline.Request(tmp_path / "x", tmp_path / "out", TEMPLATE, "fake", strict=True)
    assert pipeline.build(request, lambda stage: None).word is None
    assert main(["check", str(tmp_path / "x")]) == ExitCode.FINDINGS
