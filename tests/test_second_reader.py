"""What other programs could not read is not published; the lampiran that is to blame is named."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import Dictionary, Pdf

from publisher import pipeline
from publisher.assemble import Insertion, PageShape, Prepared, measured, prepare
from publisher.assemble.second_reader import Unreadable, read_whole, refuse_unreadable
from publisher.assemble.worker import answer
from publisher.convert import ENGINES
from publisher.vocabulary.errors import AttachmentUnusable, Overrun, PublisherError, ToolFailed
from publisher.vocabulary.keluaran import BuiltPdf
from tests import fake_engine
from tests.attachment_samples import lampiran, pdf_page
from tests.hell.names import named
from tests.minimal import write_minimal
from tests.reports import TEMPLATE
from tests.test_attachments_from_hell import blank

SHAPE = PageShape(595.3, 841.9)


def spoiled(file: Path, number: int) -> None:
    """A page, from 0, has a name that other programs take for the end of the file."""
    with Pdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[number].Resources = Dictionary(Properties=Dictionary({"/F\0": Dictionary()}))
        pdf.save(file)


def insertion(kunci: str, pages: int, after: int) -> Insertion:
    return Insertion(Prepared(kunci, kunci, None, (SHAPE,) * pages), after)


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    file = blank(tmp_path / "x.pdf", 3)
    read_whole(file.path)
    refuse_unreadable(measured(file.path, answer, "", (), file.path), [])


@pytest.mark.parametrize("page", [0, 2])
def test_the_page_is_told(page: int, tmp_path: Path) -> None:
    file = blank(tmp_path / "x.pdf", 3).path
    spoiled(file, page)
    with pytest.raises(Unreadable) as unreadable:
        read_whole(file)
    assert unreadable.value.page == page + 1


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize("damage", [cut, lambda data: b"", lambda data: b"%PDF-1.7 isi"])
def test_what_is_damaged_is_unreadable(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    file = blank(tmp_path / "x.pdf", 3).path
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(Unreadable):
        read_whole(file)


@pytest.mark.parametrize(
    ("page", "kind", "words"),
    [
        (0, ToolFailed, ("halaman 1",)),
        (2, AttachmentUnusable, ("foto", "3")),
        (4, AttachmentUnusable, ("absen", "5")),
    ],
)
def test_the_refusal_names_the_lampiran(
    page: int, kind: type[PublisherError], words: tuple[str, ...], tmp_path: Path
) -> None:
    file = blank(tmp_path / "x.pdf", 5).path
    spoiled(file, page)
    ones = [insertion("foto", 2, 0), insertion("absen", 1, 1)]
    with pytest.raises(PublisherError) as refused:
        refuse_unreadable(measured(file, answer, "", ones, file), ones)
    assert isinstance(refused.value, kind)
    said = str(refused.value.message).replace("page", "halaman")
    assert all(word in said for word in words), said


def test_a_file_on_which_the_readers_hang_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def hanging(*_: object) -> BuiltPdf:
        raise Overrun("time")

    monkeypatch.setitem(ENGINES, "fake", fake_engine)
    monkeypatch.setattr("publisher.making.assemble.measured", hanging)
    out = tmp_path / "out"
    request = pipeline.Request(write_minimal(tmp_path / "isi"), out, TEMPLATE, "fake")
    with pytest.raises(ToolFailed):
        pipeline.build(request, lambda stage: None)
    assert not (out / "laporan.pdf").exists()


def test_a_lampiran_that_spoils_what_it_is_joined_to_becomes_pictures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("publisher.assemble.kinds.pdf.make_names_regular", lambda pdf: None)
    (tmp_path / "a.pdf").write_bytes(named("F#")())
    (one,) = prepare(lampiran("a.pdf"), tmp_path, tmp_path / "work", fake_engine.convert)
    assert one.pdf is not None
    assert "lampiran-jadi-gambar" in {f.rule for f in one.findings}


def test_one_that_spoils_it_even_as_pictures_is_set_aside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(file: Path, step: object) -> None:
        raise Unreadable(1, "x")

    monkeypatch.setattr("publisher.assemble.rehearsal.read_whole", refuse)
    pdf_page(tmp_path / "a.pdf")
    (one,) = prepare(lampiran("a.pdf"), tmp_path, tmp_path / "work", fake_engine.convert)
    assert one.pdf is None and [f.rule for f in one.findings] == ["lampiran-rusak"]
    assert list((tmp_path / "work").glob("*.latihan.pdf")) == []


def test_the_earlier_report_stays_where_the_new_one_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def archive(pdf: Pdf, info: object, out: Path) -> None:
        pdf.save(out)
        spoiled(out, 0)

    monkeypatch.setitem(ENGINES, "fake", fake_engine)
    monkeypatch.setattr(sys.modules["publisher.assemble.joining"], "archive", archive)
    out = tmp_path / "out"
    out.mkdir()
    (out / "laporan.pdf").write_bytes(b"yang lama")
    request = pipeline.Request(write_minimal(tmp_path / "isi"), out, TEMPLATE, "fake")
    with pytest.raises(ToolFailed):
        pipeline.build(request, lambda stage: None)
    assert [f.name for f in out.iterdir()] == ["laporan.pdf"]
    assert (out / "laporan.pdf").read_bytes() == b"yang lama"
