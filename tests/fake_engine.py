"""An engine for tests: bookmarks in document order, a dash on each page, in milliseconds.

A page begins at every page break and at every section, whose paper it has.
Breaks that a style asks for, and text that is too long for a page, do not count.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Pdf

from publisher.vocabulary.artifacts import PdfFile

MARKS = re.compile(
    r'(?P<page><w:br [^>]*w:type="page"|<w:pageBreakBefore/>)'
    r'|<w:bookmarkStart [^>]*w:name="(?P<name>[^"]+)"'
    r"|<w:sectPr[ >](?P<section>.*?)</w:sectPr>",
    re.DOTALL,
)
A4 = (595.3, 841.9)


def version() -> str:
    return "fake"


def convert(documents: Sequence[Path], folder: Path) -> tuple[PdfFile, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_convert(document, folder / f"{document.stem}.pdf") for document in documents)


def _convert(document: Path, out: Path) -> PdfFile:
    if document.suffix == ".xlsx":
        return _write([A4], {}, out)
    with zipfile.ZipFile(document) as package:
        marks = list(MARKS.finditer(package.read("word/document.xml").decode("utf-8")))
    names: dict[str, int] = {}
    papers: list[tuple[float, float]] = []
    pages = 1
    for mark in marks:
        if mark["name"]:
            names[mark["name"]] = pages - 1
        elif mark["page"]:
            pages += 1
        else:
            papers += [_paper(mark["section"])] * (pages - len(papers))
            pages += mark is not marks[-1]
    return _write(papers + [A4] * (pages - len(papers)), names, out)


def _paper(section: str) -> tuple[float, float]:
    size = re.search(r"<w:pgSz [^>]*>", section)
    sides = dict(re.findall(r'w:(w|h)="(\d+)"', size[0])) if size else {}
    return (int(sides["w"]) / 20, int(sides["h"]) / 20) if len(sides) == 2 else A4


def _write(papers: list[tuple[float, float]], names: dict[str, int], out: Path) -> PdfFile:
    with Pdf.new() as pdf:
        for n, paper in enumerate(papers):
            page = pdf.add_blank_page(page_size=paper)
            page.contents_add(b"%d %d 40 1 re f" % (paper[0] / 2, 200 + n))
        pdf.Root.Dests = Dictionary(
            {
                f"/{name.replace('_', '5F')}": Array([pdf.pages[page].obj, Name.XYZ, 0, 0, 0])
                for name, page in names.items()
            }
        )
        pdf.save(out)
    return PdfFile(out)
