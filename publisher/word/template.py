"""A template as it lies there: its text, what it numbers and which fonts it asks for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, TypedDict

from publisher.cache import derived
from publisher.regular import contents
from publisher.vocabulary.errors import TemplateUnusable
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file
from publisher.vocabulary.report import Report
from publisher.word.placement import placed

LARGEST = 50  # MB; pictures of a letterhead take a few
PAPERS = {"A4": (11906, 16838), "F4": (12189, 18709)}  # twips; F4 is 215 × 330 mm
_PARTS = re.compile(r"word/(document|styles|numbering|header\d*|footer\d*)\.xml")
_FONT = re.compile(r'w:(?:ascii|hAnsi)="([^"]+)"')
_LOOP = re.compile(r"\{%p?\s*for\s+(?P<name>\w+)\s+in\s+(?P<what>[\w.]+)\s*%\}")
_ONLY = re.compile(r"\{\{[pr]?\s*(?P<what>[\w.]+)\s*\}\}")
_NUMBERED = re.compile(r"nomor\.(tabel|gambar)\.(\w+)")


class Told(TypedDict):
    """What a template tells, as JSON writes it. margins: left and right in twips, of each
    upright section.
    """

    paragraphs: list[tuple[str, str, bool]]
    styles: list[str]
    margins: list[int]


def template_bytes(template: Path) -> io.BytesIO:
    """Raises OSError where it is no regular file, or larger than a template can be."""
    return io.BytesIO(contents(template, LARGEST))


def template_fonts(template: Path) -> tuple[str, ...]:
    """Names of the fonts that the template's text uses, sorted. Raises TemplateUnusable."""
    # Not fontTable.xml: Word lists there fonts that no text uses, too.
    try:
        with zipfile.ZipFile(template_bytes(template)) as parts:
            texts = [parts.read(n).decode("utf-8") for n in parts.namelist() if _PARTS.match(n)]
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as broken:
        raise unreadable(template) from broken
    return tuple(sorted({font for text in texts for font in _FONT.findall(text)}))


def template_texts(template: Path) -> Iterator[str]:
    """The text of every paragraph of a template, headers and footers included.

    Raises TemplateUnusable for what is no Word file.
    """
    return (text for text, _, _ in template_paragraphs(template))


def numbered_names(template: Path, report: Report | None = None) -> dict[str, int]:
    """What is numbered, for prose to refer to, in its order: `tabel.belanja` → 2.

    The number is that of the chapter, as headings of the first level count it. With a
    `report`, its own items are among them where a narrative places them that the template
    prints between its paragraphs, not in a cell.
    """
    names: dict[str, int] = {}
    chapter, loops = 0, Loops(report)
    for text, style, between in template_paragraphs(template):
        chapter += style == "Heading 1"
        names |= {f"{kind}.{name}": chapter for kind, name in _NUMBERED.findall(text)}
        placed_here = loops.placed(text) if between else ()
        names |= {name: chapter for name in placed_here if name not in names}
    return names


@dataclass(slots=True)
class Loops:
    """Which values of the report a template prints, its loops followed but not run."""

    report: Report | None
    names: dict[str, list[Any]] = field(default_factory=dict)

    def placed(self, text: str) -> Iterator[str]:
        """The report's own items that a paragraph of the template places."""
        own = self.report.sisipan.menurut_nama() if self.report else {}
        for narrative in self.printed(text):
            yield from placed(narrative, own)

    def printed(self, text: str) -> list[Any]:
        """What the only tag of a paragraph prints, once for each turn of its loop."""
        loop = _LOOP.search(text)
        if loop:
            inner = self._values(loop["what"])
            self.names[loop["name"]] = [
                x for many in inner if isinstance(many, tuple) for x in many
            ]
            return []
        only = _ONLY.fullmatch(text.strip())
        return self._values(only["what"]) if only else []

    def _values(self, path: str) -> list[Any]:
        first, *rest = path.split(".")
        found = self.names.get(first) or [getattr(self.report, first, None)]
        for name in rest:
            found = [getattr(value, name, None) for value in found]
        return found


def template_paragraphs(template: Path) -> Iterator[tuple[str, str, bool]]:
    """(text, name of its style, if it stands in no cell) of every paragraph, the body's first."""
    yield from _told(template)["paragraphs"]


def template_styles(template: Path) -> frozenset[str]:
    """The names of its styles. Raises TemplateUnusable."""
    return frozenset(_told(template)["styles"])


def _told(template: Path) -> Told:
    """What the file tells; the same file is opened and read only once. Raises TemplateUnusable."""
    try:
        data = template_bytes(template).getvalue()
    except OSError as broken:
        raise unreadable(template) from broken
    told = _told_by(data)
    if told is None:
        raise unreadable(template)
    return told


@lru_cache(maxsize=2)
def _told_by(data: bytes) -> Told | None:
    from publisher.word.reader import told_by  # late: a template that is known needs no library

    return derived("template", data, lambda: told_by(data))


def width_of_text(template: Path, paper: str) -> Decimal:
    """Centimetres between the margins of its upright pages, the widest of them."""
    sides = _told(template)["margins"]
    twips = PAPERS[paper][0] - min(sides, default=0)
    return (Decimal(twips) * Decimal("2.54") / 1440).quantize(Decimal("0.1"))


def unreadable(template: Path) -> TemplateUnusable:
    if not template.is_file():
        problem = message("the template {file} does not exist", file=template.name)
        return TemplateUnusable(
            problem, message("name an existing .docx file with --template"), whole_file(template)
        )
    problem = message("the template {file} is not a readable Word file", file=template.name)
    return TemplateUnusable(
        problem,
        message("open it in Word and save it again as a Word document (.docx)"),
        whole_file(template),
    )
