"""Lampiran that are damaged, tricky or something else: each ends as a page or as a placeholder.

The goldens say what becomes of every file. Whoever changes an outcome sees it there.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from pikepdf import Pdf, pdfa
from PIL import ImageChops, ImageStat
from pypdfium2 import PdfiumError

from publisher.assemble import (
    RULES,
    DocumentInfo,
    Insertion,
    Prepared,
    attachment_findings,
    inspected,
    join,
    prepare,
)
from publisher.assemble.notices import NOTICES
from publisher.assemble.trouble import TROUBLES
from publisher.convert import Worker
from publisher.evidence import ADDRESSABLE
from publisher.vocabulary.artifacts import PdfFile
from publisher.vocabulary.errors import Overrun
from publisher.vocabulary.findings import Severity
from publisher.vocabulary.report import Report
from tests import fake_engine, hell
from tests.attachment_samples import lampiran, render
from tests.conftest import Golden
from tests.hell.misnamed import NO_FILES
from tests.pdf_structure import structure_problems, tagged_pages
from tests.reports import GOLDENS

PICTURES = "lampiran-jadi-gambar"
ODD: list[str] = """
    damaged/tabel-bergeser.pdf damaged/panjang-diri.pdf damaged/sampah-depan.pdf
    damaged/halaman-dua-kali.pdf damaged/induk-putaran.pdf shapes/kotak-negatif.pdf
    shapes/halaman-satuan-10.pdf shapes/halaman-putar-minus-90.pdf shapes/struktur-putaran.pdf
    shapes/struktur-rusak.pdf shapes/struktur-nomor-putaran.pdf shapes/kotak-miliaran.pdf
    live/pemilik-aes-256.pdf live/tanda-tangan.pdf live/aksi-uri.pdf live/js-berantai.pdf
    live/tautan-halaman.pdf live/tautan-kotak-rusak.pdf live/formulir-centang.pdf
    live/portofolio.pdf live/lapis-tersembunyi.pdf live/catatan-rusak.pdf looks/warna-cmyk.pdf
    looks/huruf-tak-tertanam.pdf looks/gambar-jpx.pdf looks/gambar-topeng-lunak.pdf
    looks/tembus-pandang.pdf looks/xmp-rusak.pdf pictures/foto-cmyk.jpg pictures/foto-putar-5.jpg
    pictures/gambar-palet-tembus.png pictures/pindaian-campur.tif pictures/gambar-bergerak.webp
    misnamed/salah-jpeg.pdf office/surat-makro.docm shapes/kotak-nol.pdf
""".split()  # noqa: SIM905
"""For one report: pages of every odd sort, and one that is set aside."""
INFO = DocumentInfo("Judul", "Kecamatan", "Perihal", "id-ID", dt.date(2023, 6, 30))


@dataclass
class Recorder:
    """A worker that remembers how each question ended."""

    worker: Worker
    answers: list[dict[str, Any]]

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        try:
            said = self.worker.ask(question)
        except Overrun as overrun:
            said = {"overrun": overrun.what}
        self.answers.append(question | said)
        return said


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    with Worker("publisher.assemble.worker", [str(ADDRESSABLE)]) as worker:
        yield Recorder(worker, [])
        process = worker._process
    assert process is None or not process.is_running()


def outcome(one: Prepared) -> str:
    rules = {f.rule for f in one.findings}
    if one.pdf is None:
        return "set aside"
    if PICTURES in rules:
        return "pictures"
    if "lampiran-rusak" in rules:
        return "repaired"
    if one.pdf.path.parent.name == "converted":
        return "converted"
    return "as it is" if not rules else "changed"


def row(name: str, one: Prepared) -> str:
    rules = " ".join(f.rule.removeprefix("lampiran-") for f in one.findings) or "-"
    return f"{ascii(name)[1:-1]} | {outcome(one)} | {rules} | {len(one.pages)}"


@pytest.mark.parametrize("group", hell.GROUPS)
def test_every_file_ends_as_pages_or_as_a_placeholder(
    group: str, recorder: Recorder, golden: Golden, tmp_path: Path
) -> None:
    names = hell.write(group, tmp_path / "isi")
    recorder.answers.clear()
    prepared = prepare(
        lampiran(*names, folder=tmp_path / "isi"),
        tmp_path / "isi",
        tmp_path / "work",
        fake_engine.convert,
        recorder.ask,
    )
    overrun = [a for a in recorder.answers if "overrun" in a]
    assert overrun == [], json.dumps(overrun, indent=1)
    table = [row(name, one) for name, one in zip(names, prepared, strict=True)]
    golden("\n".join(table) + "\n", GOLDENS / "hell" / f"{group}.txt")
    for one in prepared:
        assert (one.pdf is None) == (one.instead is not None)
        assert one.pages and all(p.width > 0 and p.height > 0 for p in one.pages)
        assert {f.rule for f in one.findings} <= set(TROUBLES) | {rule.id for rule in NOTICES}
    assert [n for n in unsaid(prepared, tmp_path / "isi", names)] == []


def unsaid(prepared: tuple[Prepared, ...], folder: Path, names: list[str]) -> Iterator[str]:
    """The PDF files whose looks changed without a word."""
    for name, one in zip(names, prepared, strict=True):
        silent = one.pdf is not None and not one.findings and name.endswith(".pdf")
        if silent and one.pdf and not looks_the_same(folder / name, one.pdf):
            yield name


def looks_the_same(original: Path, made: PdfFile) -> bool:
    """The first page, pixel by pixel; yes where the original is none for this reader."""
    try:
        before = render(original, scale=0.1)
    except (PdfiumError, ValueError):
        return True
    after = render(made.path, scale=0.1)
    difference = ImageChops.difference(before.convert("L"), after.convert("L"))
    return before.size == after.size and ImageStat.Stat(difference).mean[0] < 1


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_is_set_aside_too(name: str, recorder: Recorder, tmp_path: Path) -> None:
    NO_FILES[name](tmp_path / name)
    one = lampiran(name, folder=tmp_path)
    (made,) = prepare(one, tmp_path, tmp_path / "work", fake_engine.convert, recorder.ask)
    (finding,) = made.findings
    assert (made.pdf, finding.rule) == (None, "lampiran-jenis-tak-dikenal")
    laporan = SimpleNamespace(lampiran=one)
    report = cast(Report, SimpleNamespace(folder=tmp_path, laporan=laporan))
    (found,) = attachment_findings(inspected(report, recorder.ask))
    assert (found.severity, found.at.line) == (Severity.WARNING, 1)


def test_the_odd_but_usable_make_one_archive_with_whole_structure(
    recorder: Recorder, tmp_path: Path
) -> None:
    names = [name.replace("/", "-") for name in ODD]
    for name, odd in zip(names, ODD, strict=True):
        group, _, file = odd.partition("/")
        (tmp_path / name).write_bytes(hell.GROUPS[group][file]())
    prepared = prepare(
        lampiran(*names), tmp_path, tmp_path / "work", fake_engine.convert, recorder.ask
    )
    assert [one.kunci for one in prepared if one.pdf is None] == [f"berkas_{len(ODD) - 1}"]
    pages = sum(len(one.pages) for one in prepared)
    made = join(
        blank(tmp_path / "isi.pdf", 2),
        blank(tmp_path / "bingkai.pdf", pages),
        [Insertion(one, 0) for one in prepared],
        [],
        [],
        INFO,
        tmp_path / "laporan.pdf",
    )
    assert made.pages == pages + 2
    report = pdfa.validate_written(made.path, "2b")
    assert report.passed, report
    with Pdf.open(made.path) as pdf:
        assert structure_problems(pdf) == []
        assert tagged_pages(pdf) >= set(range(1, pages))


def blank(out: Path, number: int) -> PdfFile:
    with Pdf.new() as pdf:
        for _ in range(number):
            pdf.add_blank_page(page_size=(595.3, 841.9))
        pdf.save(out)
    return PdfFile(out)


def test_every_rule_about_lampiran_is_explained() -> None:
    explained = {rule.id: cleandoc(rule.explanation) for rule in RULES}
    for rule, text in explained.items():
        what, _, why = text.partition("\n\n")
        assert rule.startswith(("lampiran-", "gambar-")) and what.endswith(".") and why, rule
