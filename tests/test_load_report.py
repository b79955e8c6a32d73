"""The folder as a whole: every problem of every file, or the report."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from publisher.load import load_report
from publisher.vocabulary.errors import ContentUnusable, ExitCode
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.report import FILES, OPTIONAL
from tests.minimal import MINIMAL, changed, write_minimal

ROOT = Path(__file__).parent.parent


def problems(folder: Path) -> list[str]:
    """`file:line:column rule`, in the order in which they are told."""
    _, findings = load_report(folder)
    return [f"{f.at.path.name}:{f.at.line}:{f.at.column} {f.rule}" for f in findings]


def test_valid_content_is_a_report_of_its_folder(tmp_path: Path) -> None:
    report, findings = load_report(write_minimal(tmp_path))
    assert findings == ()
    assert report is not None
    assert report.folder == tmp_path
    assert report.visi_misi.misi[0].nama == "Meningkatkan pendapatan nelayan"
    assert report.anggaran.program[1].kegiatan[0].sub_kegiatan[0].place.line == 42


@pytest.mark.parametrize("folder", ["content", "publisher/starter"])
def test_the_contents_that_come_with_the_program_are_valid(folder: str) -> None:
    report, findings = load_report(ROOT / folder)
    assert report is not None, [f"{f.at}: {f.message}" for f in findings]
    assert findings == ()


def test_all_problems_of_all_files_are_told_in_order(tmp_path: Path) -> None:
    folder = write_minimal(
        tmp_path,
        penutup='simpulan = "x\n',
        pengantar=None,
        laporan=changed("laporan", "tahun = 2024", 'tahun = "2024"').replace("ukuran", "ukurann"),
        anggaran=changed("anggaran", "pagu = 500_000", "pagu = -1").replace('"murni"', '"x"'),
    )
    assert problems(folder) == [
        "anggaran.toml:2:1 nilai-salah",
        "anggaran.toml:47:1 nilai-salah",
        "laporan.toml:3:1 nilai-salah",
        "laporan.toml:22:1 kunci-tak-dikenal",
        "pengantar.toml:1:1 berkas-hilang",
        "penutup.toml:1:12 toml-rusak",
    ]


def test_an_empty_folder_lacks_every_file(tmp_path: Path) -> None:
    assert problems(tmp_path) == sorted(
        f"{stem}.toml:1:1 berkas-hilang" for stem in FILES if stem not in OPTIONAL
    )


def test_a_file_with_nearly_the_right_name_is_warned_of(tmp_path: Path) -> None:
    folder = write_minimal(tmp_path)
    (folder / "anggaran (1).toml").write_text("not even toml")
    (folder / "catatan rapat.toml").write_text("")
    (folder / "kinerja.txt").write_text("")
    report, (finding,) = load_report(folder)
    assert report is not None
    assert (finding.rule, finding.severity) == ("berkas-tak-dikenal", Severity.WARNING)
    assert finding.at.path.name == "anggaran (1).toml"
    assert str(finding.help) == "rename it to `anggaran.toml`, if it is that"


@pytest.mark.parametrize(
    "name", ["penutup.toml.txt", "Penutup.TOML", "penutp.toml", "visi_misi.toml"]
)
def test_a_misnamed_file_is_found_beside_the_missing_one(tmp_path: Path, name: str) -> None:
    right = "visi-misi" if name.startswith("visi") else "penutup"
    folder = write_minimal(tmp_path, **{right.replace("-", "_"): None})
    (folder / name).write_text(MINIMAL[right])
    _, findings = load_report(folder)
    assert {f.rule: str(f.help) for f in findings} == {
        "berkas-hilang": "`publisher new` writes an example of every file",
        "berkas-tak-dikenal": f"rename it to `{right}.toml`, if it is that",
    }


def test_a_file_that_is_the_right_one_in_other_letters_is_no_stray(tmp_path: Path) -> None:
    folder = write_minimal(tmp_path)
    with suppress(FileExistsError):  # where the system does not tell them apart
        os.link(folder / "penutup.toml", folder / "Penutup.toml")
    assert problems(folder) == []


def test_a_missing_folder_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(ContentUnusable, match="there is no folder .*nowhere") as raised:
        load_report(tmp_path / "nowhere")
    assert raised.value.exit_code is ExitCode.CONTENT


def test_a_file_in_place_of_the_folder_is_unusable(tmp_path: Path) -> None:
    file = tmp_path / "isi"
    file.write_text("")
    with pytest.raises(ContentUnusable, match="is a file, and should be the folder"):
        load_report(file)


def test_a_folder_in_place_of_a_file_is_unusable(tmp_path: Path) -> None:
    folder = write_minimal(tmp_path, kinerja=None)
    (folder / "kinerja.toml").mkdir()
    with pytest.raises(ContentUnusable, match="kinerja.toml` cannot be read") as raised:
        load_report(folder)
    assert raised.value.at is not None
    assert str(raised.value.at) == f"{folder / 'kinerja.toml'}:1:1"


@pytest.mark.parametrize(("owner", "method"), [(os, "open"), (Path, "iterdir")])
def test_what_may_not_be_read_is_unusable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, method: str
) -> None:
    def refuse(*_: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    folder = write_minimal(tmp_path)
    monkeypatch.setattr(owner, method, refuse)
    with pytest.raises(ContentUnusable, match="cannot be read"):
        load_report(folder)


def test_a_hundredfold_budget_keeps_every_place(tmp_path: Path) -> None:
    head, sub = MINIMAL["anggaran"].rsplit("[[program.kegiatan.sub_kegiatan]]", 1)
    sub = f"[[program.kegiatan.sub_kegiatan]]{sub}"
    report, findings = load_report(write_minimal(tmp_path, anggaran=head + sub * 3800))
    assert report is not None, findings[:3]
    subs = report.anggaran.program[1].kegiatan[0].sub_kegiatan
    assert len(subs) == 3800
    assert subs[3799].place.line == 42 + 3799 * sub.count("\n")
