"""Lampiran as pages: one call of the engine, and its complaints in words of the author."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from pikepdf import Pdf

from publisher.assemble import PageShape, Prepared, prepare
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import ToolFailed, ToolMissing
from publisher.vocabulary.messages import message
from tests import fake_engine
from tests.attachment_samples import (
    lampiran,
    pdf_page,
    picture,
    picture_bytes,
    word_file,
    workbook,
)


def test_every_kind_becomes_pages_in_the_order_of_the_report(tmp_path: Path) -> None:
    word_file(tmp_path / "a.docx")
    pdf_page(tmp_path / "b.pdf", (0, 0, 300, 200), rotate=90)
    workbook(tmp_path / "a.xlsx")
    (tmp_path / "d.JPG").write_bytes(picture_bytes(picture((300, 200)), "JPEG"))
    calls = []

    def engine(documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        calls.append([document.suffix for document in documents])
        return fake_engine.convert(documents, folder)

    files = lampiran("a.docx", "b.pdf", "a.xlsx", "d.JPG", "b.pdf")
    made = prepare(files, tmp_path, tmp_path / "work", engine)

    assert calls == [[".docx", ".xlsx"]]
    assert [(p.kunci, p.title) for p in made] == [(f"berkas_{n}", f"Judul {n}") for n in range(5)]
    assert [p.pages for p in made if p.kunci != "berkas_3"] == [
        (PageShape(595.3, 841.9),),
        (PageShape(200, 300),),
        (PageShape(595.3, 841.9),),
        (PageShape(200, 300),),
    ]
    assert made[3].pages[0].landscape
    assert len({p.pdf.path for p in made}) == 5


def test_the_originals_are_left_alone(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    word_file(content / "a.docx")
    pdf_page(content / "b.pdf")
    before = {file: file.read_bytes() for file in content.iterdir()}
    prepare(lampiran("a.docx", "b.pdf"), content, tmp_path / "work", fake_engine.convert)
    assert {file: file.read_bytes() for file in content.iterdir()} == before


def test_a_document_that_the_engine_refuses_is_set_aside_and_the_others_are_not(
    tmp_path: Path,
) -> None:
    for name in ("satu.docx", "dua.docx", "tiga.docx"):
        word_file(tmp_path / name)
    calls = []

    def engine(documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        calls.append(len(documents))
        bad = [d for d in documents if "berkas_1" in d.name]
        if bad:
            raise ToolFailed(message("no PDF of {file}: {why}", file=bad[0], why="?"))
        return fake_engine.convert(documents, folder)

    files = lampiran("satu.docx", "dua.docx", "tiga.docx", folder=tmp_path)
    made = prepare(files, tmp_path, tmp_path / "work", engine)
    assert calls == [3, 2]
    assert [p.pdf is None for p in made] == [False, True, False]
    (finding,) = made[1].findings
    assert (finding.rule, finding.at.line) == ("lampiran-gagal-dikonversi", 2)
    assert str(finding.message) == "no PDF of dua.docx: ?"
    assert len(made[1].pages) == 1 and made[1].instead == finding.message


def test_a_document_for_which_a_tool_is_missing_does_not_stop_the_others(tmp_path: Path) -> None:
    word_file(tmp_path / "satu.docx")
    word_file(tmp_path / "dua.docx")

    def engine(documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        if len(documents) == 2:
            said = message("no Math for {file}: {why}", file=documents[1], why="?")
            raise ToolMissing(said, message("install it"))
        return fake_engine.convert(documents, folder)

    files = lampiran("satu.docx", "dua.docx", folder=tmp_path)
    one, two = prepare(files, tmp_path, tmp_path / "work", engine)
    assert one.pdf is not None and two.pdf is None
    (finding,) = two.findings
    assert (str(finding.message), finding.at.line) == ("no Math for dua.docx: ?", 2)
    assert str(finding.help) == "install it"


def test_an_engine_that_hangs_on_no_one_document_is_passed_on(tmp_path: Path) -> None:
    word_file(tmp_path / "a.docx")

    def engine(documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        raise ToolMissing(message("no engine"))

    with pytest.raises(ToolMissing, match="no engine") as caught:
        prepare(lampiran("a.docx"), tmp_path, tmp_path / "work", engine)
    assert caught.value.at is None


def test_a_document_without_pages_is_set_aside(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx")

    def engine(documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        folder.mkdir()
        with Pdf.new() as pdf:
            pdf.save(folder / "x.pdf")
        return (PdfFile(folder / "x.pdf"),)

    (made,) = prepare(lampiran("a.xlsx"), tmp_path, tmp_path / "work", engine)
    assert made.pdf is None and str(made.instead) == "a.xlsx has no pages"


def test_a_damaged_word_file_is_set_aside_before_the_engine_repairs_it_in_silence(
    tmp_path: Path,
) -> None:
    file = word_file(tmp_path / "a.docx")
    with zipfile.ZipFile(file) as package:
        offset = package.getinfo("word/document.xml").header_offset
    content = bytearray(file.read_bytes())
    content[offset + 30 + len("word/document.xml") + 2] ^= 1
    file.write_bytes(content)
    (made,) = prepare(lampiran("a.docx"), tmp_path, tmp_path / "work", fake_engine.convert)
    assert made.pdf is None and str(made.instead) == "a.docx is damaged"


def names(prepared: Sequence[Prepared]) -> list[str]:
    return [one.kunci for one in prepared]


def test_the_workspace_is_made_and_two_files_of_one_name_do_not_collide(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        workbook(tmp_path / folder / "sama.xlsx")
    files = lampiran("x/sama.xlsx", r"y\sama.xlsx")
    made = prepare(files, tmp_path, tmp_path / "deep" / "work", fake_engine.convert)
    assert names(made) == ["berkas_0", "berkas_1"]
    assert made[0].pdf != made[1].pdf
