"""What is wrong with the files of the lampiran is said with file and line, all of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pikepdf
import pytest

from publisher.assemble import attachment_findings, inspected, prepare
from publisher.assemble.kinds import KINDS, pdf
from publisher.vocabulary.errors import AttachmentUnusable
from publisher.vocabulary.findings import Finding, Severity
from publisher.vocabulary.laporan import Lampiran
from publisher.vocabulary.report import Report
from tests.attachment_samples import (
    lampiran,
    pdf_page,
    picture,
    picture_bytes,
    word_file,
    workbook,
)

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def findings(folder: Path, *files: str) -> tuple[Finding, ...]:
    laporan = SimpleNamespace(lampiran=lampiran(*files, folder=folder))
    report = cast(Report, SimpleNamespace(folder=folder, laporan=laporan))
    return tuple(attachment_findings(inspected(report)))


def rule_of(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    found = findings(folder, name)
    # The report can be built without the file: a page will say so.
    assert [f.severity for f in found] == [Severity.WARNING]
    return found[0].rule


def no_engine(documents: Sequence[Path], folder: Path) -> tuple[Any, ...]:
    raise AssertionError("nothing here needs an engine")


def locked_pdf(out: Path, **passwords: str) -> bytes:
    with pikepdf.open(pdf_page(out)) as pdf:
        locked = out.with_name("locked.pdf")
        pdf.save(locked, encryption=pikepdf.Encryption(**passwords))  # type: ignore[arg-type]
    return locked.read_bytes()


def test_good_files_of_every_kind_have_no_findings(tmp_path: Path) -> None:
    pdf_page(tmp_path / "a.PDF")
    word_file(tmp_path / "a.docx")
    workbook(tmp_path / "a.xlsx")
    for suffix, kind in {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".tif": "TIFF"}.items():
        (tmp_path / f"a{suffix}").write_bytes(picture_bytes(picture(), kind))
    for suffix, kind in {".gif": "GIF", ".bmp": "BMP", ".webp": "WEBP", ".tiff": "TIFF"}.items():
        (tmp_path / f"a{suffix}").write_bytes(picture_bytes(picture(), kind))
    names = sorted(file.name for file in tmp_path.iterdir())
    assert {Path(name).suffix.lower() for name in names} == set(KINDS) - {".docm", ".xlsm"}
    assert findings(tmp_path, *names) == ()


def test_everything_that_is_wrong_is_said_at_its_line(tmp_path: Path) -> None:
    pdf_page(tmp_path / "baik.pdf")
    (tmp_path / "kosong.pdf").touch()
    (tmp_path / "slide.pptx").write_bytes(b"PK\x03\x04")
    files = ["tiada.pdf", "baik.pdf", "../luar.pdf", "kosong.pdf", "slide.pptx"]
    found = [(f.at.line, f.rule, f.at.path.name) for f in findings(tmp_path, *files)]
    assert found == [
        (1, "lampiran-hilang", "laporan.toml"),
        (3, "lampiran-di-luar-folder", "laporan.toml"),
        (4, "lampiran-rusak", "laporan.toml"),
        (5, "lampiran-jenis-tak-dikenal", "laporan.toml"),
    ]


def test_the_kinds_that_can_be_used_are_listed(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1")
    assert "PDF, JPG" in str(findings(tmp_path, "a.rtf")[0].help)


def test_an_old_office_file_is_to_be_saved_anew(tmp_path: Path) -> None:
    for name in ("a.doc", "a.xls", "a.docx"):
        (tmp_path / name).write_bytes(OLE)
        assert "save it as DOCX or XLSX" in str(findings(tmp_path, name)[0].help)


@pytest.mark.parametrize(
    ("name", "content", "real"),
    [
        ("a.pdf", b"Catatan rapat", "TXT"),
        ("a.pdf", "Catatan “rapat” é".encode() * 60, "TXT"),
        ("a.pdf", b"\xef\xbb\xbf <!DOCTYPE html><title>404", "HTML"),
        ("a.jpg", b"\0\0\0\x18ftypheic\0\0", "HEIC"),
        ("a.docx", OLE + b"\0" * 100, "DOC/XLS"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_told_for_what_it_is(
    name: str, content: bytes, real: str, tmp_path: Path
) -> None:
    assert rule_of(tmp_path, name, content) == "lampiran-jenis-tak-dikenal"
    assert str(findings(tmp_path, name)[0].message).endswith(f"but its content is {real}")


def test_a_usable_file_under_a_wrong_name_is_taken_for_what_it_is(tmp_path: Path) -> None:
    word, excel = word_file(tmp_path / "w").read_bytes(), workbook(tmp_path / "x.xlsx").read_bytes()
    photo = picture_bytes(picture(), "JPEG")
    page = pdf_page(tmp_path / "p").read_bytes()
    for name, content in {"a.pdf": photo, "a.docx": excel, "a.png": page, "a.dat": word}.items():
        assert rule_of(tmp_path, name, content) == "lampiran-salah-nama"


def test_half_a_package_is_damaged_whatever_its_name(tmp_path: Path) -> None:
    assert rule_of(tmp_path, "a.xlsx", b"PK\x03\x04 broken") == "lampiran-rusak"


def test_a_password_is_told_from_an_old_format(tmp_path: Path) -> None:
    encrypted = OLE + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le")
    assert rule_of(tmp_path, "a.docx", encrypted) == "lampiran-terkunci"
    assert rule_of(tmp_path, "b.xlsx", encrypted) == "lampiran-terkunci"
    locked = locked_pdf(tmp_path / "x.pdf", user="rahasia", owner="rahasia")
    assert rule_of(tmp_path, "c.pdf", locked) == "lampiran-terkunci"


def test_a_pdf_with_an_owners_password_only_is_welcome(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(locked_pdf(tmp_path / "x.pdf", owner="rahasia"))
    assert [f.rule for f in findings(tmp_path, "a.pdf")] == ["lampiran-pembatasan-gugur"]
    (made,) = prepare(lampiran("a.pdf"), tmp_path, tmp_path / "work", no_engine)
    with pikepdf.open(made.pdf.path) as pdf:
        assert not pdf.is_encrypted


def test_a_file_that_goes_away_after_the_gate_stops_the_build(tmp_path: Path) -> None:
    one: tuple[Lampiran, ...] = lampiran("a.pdf", folder=tmp_path)
    with pytest.raises(AttachmentUnusable) as caught:
        prepare(one, tmp_path, tmp_path / "work", no_engine)
    assert str(caught.value.at) == f"{tmp_path / 'laporan.toml'}:1:1"


def test_a_lampiran_that_is_computed_has_no_file_to_look_at(tmp_path: Path) -> None:
    computed = Lampiran.model_validate(
        {"at": None, "kunci": "tabel", "judul": "Tabel", "isi": "tabel_kinerja"}
    )
    laporan = SimpleNamespace(lampiran=(computed,))
    report = cast(Report, SimpleNamespace(folder=tmp_path, laporan=laporan))
    assert inspected(report) == {}
    assert prepare((computed,), tmp_path, tmp_path / "work", no_engine) == ()


def test_a_file_is_inspected_once_unless_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    look = pdf.inspect
    monkeypatch.setattr(pdf, "inspect", lambda file, at: looks.append(file.name) or look(file, at))
    pdf_page(tmp_path / "a.pdf")
    pdf_page(tmp_path / "b.pdf")
    (tmp_path / "c.pdf").write_bytes(b"")
    files = lampiran("a.pdf", "b.pdf", "c.pdf", folder=tmp_path)
    laporan = SimpleNamespace(lampiran=files)
    report = cast(Report, SimpleNamespace(folder=tmp_path, laporan=laporan))
    known = inspected(report)
    assert looks == ["a.pdf", "b.pdf"]
    pdf_page(tmp_path / "b.pdf", rotate=90)
    os.utime(tmp_path / "b.pdf", (1, 1))
    made = prepare(files, tmp_path, tmp_path / "work", no_engine, inspections=known)
    assert looks == ["a.pdf", "b.pdf", "b.pdf"]
    assert [one.pdf is None for one in made] == [False, False, True]
    assert made[2].findings == known[str(files[2].kunci)].findings
