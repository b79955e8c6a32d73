"""The whole run without LibreOffice: what is written, and what is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from pikepdf import Pdf
from pypdf import PdfReader

from publisher import pipeline
from publisher.commands import main
from publisher.convert import ENGINES
from publisher.staging import put_in_place, workspace
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import (
    ExitCode,
    OutputRefused,
    TemplateUnusable,
    ToolFailed,
    ToolMissing,
)
from publisher.vocabulary.messages import message
from tests import fake_engine
from tests.attachment_samples import picture, picture_bytes
from tests.minimal import changed, write_minimal
from tests.reports import TEMPLATE


class Broken:
    def __init__(self, error: Exception) -> None:
        self.error = error

    def version(self) -> str:
        return "1"

    def convert(self, documents: object, folder: Path) -> tuple[PdfFile, ...]:
        raise self.error


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "fake", fake_engine)


def run(
    content: Path, out: Path, engine: str = "fake", template: Path = TEMPLATE
) -> pipeline.Build:
    return pipeline.build(pipeline.Request(content, out, template, engine), lambda stage: None)


def earlier(out: Path) -> dict[str, bytes]:
    out.mkdir()
    for name in ("laporan.docx", "laporan.pdf"):
        (out / name).write_bytes(b"earlier " + name.encode())
    return contents(out)


def contents(out: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in out.iterdir()}


def test_a_build_leaves_its_three_files_and_nothing_else(tmp_path: Path) -> None:
    result = run(write_minimal(tmp_path / "isi"), tmp_path / "out")
    assert sorted(contents(tmp_path / "out")) == [
        "laporan.docx",
        "laporan.manifes.json",
        "laporan.pdf",
    ]
    assert result.publication is not None
    assert len(PdfReader(result.publication.path).pages) == result.publication.pages


def with_lampiran(folder: Path, *files: str) -> Path:
    """The minimal report with these lampiran."""
    entries = "".join(
        f'\n[[lampiran]]\nkunci = "berkas_{n}"\njudul = "Judul {n}"\nberkas = "{file}"\n'
        for n, file in enumerate(files)
    )
    laporan = (write_minimal(folder) / "laporan.toml").read_text("utf-8")
    (folder / "laporan.toml").write_text(laporan + entries, "utf-8")
    return folder


def test_a_build_with_a_damaged_lampiran_is_published_with_a_code_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(ENGINES, "libreoffice", fake_engine)
    content = with_lampiran(tmp_path / "isi", "rusak.pdf", "baik.png", "folder")
    (content / "rusak.pdf").write_bytes(b"%PDF-1.7 bukan")
    (content / "baik.png").write_bytes(picture_bytes(picture(), "PNG"))
    (content / "folder").mkdir()
    code = main(["--lang", "en", "build", str(content), "--out", str(tmp_path / "out")])
    said = capsys.readouterr().out
    assert code == ExitCode.SET_ASIDE
    assert "attachments set aside: berkas_0, berkas_2" in said
    assert said.count("warning[lampiran-rusak]") == 1
    assert "halaman-kosong" not in said  # the page that says so is no empty page
    assert sorted(contents(tmp_path / "out")) == [
        "laporan.docx",
        "laporan.manifes.json",
        "laporan.pdf",
    ]


def test_an_error_stops_the_build_before_anything_is_written(tmp_path: Path) -> None:
    before = earlier(tmp_path / "out")
    text = changed("perencanaan", "Rencana kerja.", "{anggaran.totla}")
    result = run(write_minimal(tmp_path / "isi", perencanaan=text), tmp_path / "out")
    assert result.word is None
    assert [f.rule for f in result.findings] == ["nama-tak-dikenal"]
    assert contents(tmp_path / "out") == before


EARLY = changed("laporan", "2024-07-05", "2024-06-05")
WAIVED = (
    '\n[[pengecualian]]\naturan = "tanggal-sebelum-akhir"\nalasan = "Batas kirim lebih awal."\n'
)


@pytest.mark.parametrize(
    ("laporan", "strict", "written"),
    [(EARLY, False, True), (EARLY, True, False), (EARLY + WAIVED, True, True)],
)
def test_a_warning_stops_a_strict_build_unless_it_is_waived(
    laporan: str, strict: bool, written: bool, tmp_path: Path
) -> None:
    content = write_minimal(tmp_path / "isi", laporan=laporan)
    request = pipeline.Request(content, tmp_path / "out", TEMPLATE, "fake", strict)
    result = pipeline.build(request, lambda stage: None)
    of_content = [f.rule for f in result.findings if f.rule != "huruf-diganti"]
    assert of_content == ["tanggal-sebelum-akhir"]
    assert (result.word is not None) == written
    assert (tmp_path / "out").exists() == written


def test_a_hanging_engine_leaves_the_earlier_files_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = earlier(tmp_path / "out")
    monkeypatch.setitem(ENGINES, "hangs", Broken(ToolFailed(message("no answer"))))
    with pytest.raises(ToolFailed):
        run(write_minimal(tmp_path / "isi"), tmp_path / "out", "hangs")
    assert contents(tmp_path / "out") == before


def test_without_an_engine_the_word_file_is_still_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = ToolMissing(message("LibreOffice is not installed"))
    monkeypatch.setitem(ENGINES, "absent", Broken(missing))
    result = run(write_minimal(tmp_path / "isi"), tmp_path / "out", "absent")
    assert result.without_pdf is missing
    assert sorted(contents(tmp_path / "out")) == ["laporan.docx", "laporan.manifes.json"]


class Restless:
    """Each conversion puts one page more before everything else."""

    version = staticmethod(fake_engine.version)

    def __init__(self) -> None:
        self.times = 0

    def convert(self, documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
        made = fake_engine.convert(documents, folder)
        self.times += 1
        with Pdf.open(made[0].path, allow_overwriting_input=True) as pdf:
            for _ in range(self.times):
                pdf.pages.insert(0, pdf.add_blank_page())
                del pdf.pages[-1]
            pdf.save(made[0].path)
        return made


def test_where_page_numbers_do_not_settle_the_word_file_is_kept_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(ENGINES, "libreoffice", Restless())
    content = write_minimal(tmp_path / "isi")
    code = main(["--lang", "en", "build", str(content), "--out", str(tmp_path / "out")])
    said = capsys.readouterr()
    assert code == ExitCode.TOOL
    assert sorted(contents(tmp_path / "out")) == ["laporan.docx", "laporan.manifes.json"]
    assert "the page numbers do not settle" in said.err and "the Word file is kept" in said.err
    assert "laporan.docx" in said.out
    document = docx.Document(str(tmp_path / "out" / "laporan.docx"))
    assert any("LATAR BELAKANG" in p.text.upper() for p in document.paragraphs)


def template_with(text: str, out: Path) -> Path:
    document = docx.Document(str(TEMPLATE))
    next(p for p in document.paragraphs if "perangkat_daerah.nama" in p.text).add_run(text)
    document.save(str(out))
    return out


@pytest.mark.parametrize("tag", ["{{ tidak_ada }}", "{{ laporan.jdul }}", "{{ ''.__class__ }}"])
def test_an_unknown_or_forbidden_name_in_the_template_is_named(tag: str, tmp_path: Path) -> None:
    template = template_with(tag, tmp_path / "t.docx")
    before = earlier(tmp_path / "out")
    with pytest.raises(TemplateUnusable) as caught:
        run(write_minimal(tmp_path / "isi"), tmp_path / "out", template=template)
    assert "paragraph" in str(caught.value)
    assert contents(tmp_path / "out") == before


def test_a_template_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_text("bukan Word")
    for template in (tmp_path / "t.docx", tmp_path / "absent.docx"):
        with pytest.raises(TemplateUnusable):
            run(write_minimal(tmp_path / "isi"), tmp_path / "out", template=template)


def test_outputs_appear_together_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = earlier(tmp_path / "out")
    new = [tmp_path / "laporan.docx", tmp_path / "laporan.pdf"]
    for file in new:
        file.write_bytes(b"new")
    import os

    real = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target) == tmp_path / "out" / "laporan.pdf" and Path(source).read_bytes() == b"new":
            raise PermissionError(13, "open elsewhere", str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputRefused):
        put_in_place(new, tmp_path / "out")
    assert contents(tmp_path / "out") == before


def test_the_workspace_is_gone_afterwards() -> None:
    with pytest.raises(RuntimeError), workspace() as folder:
        (folder / "x").write_text("x")
        raise RuntimeError
    assert not folder.exists()


def test_an_old_pdf_beside_a_new_word_file_is_said_to_be_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(ENGINES, "libreoffice", Broken(ToolMissing(message("absent"))))
    earlier(tmp_path / "out")
    content = write_minimal(tmp_path / "isi")
    code = main(["--lang", "en", "build", str(content), "--out", str(tmp_path / "out")])
    assert code == ExitCode.TOOL
    assert "laporan.pdf is from an earlier build" in capsys.readouterr().out
