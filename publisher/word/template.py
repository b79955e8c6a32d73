"""A template as it lies there: its text, what it numbers and which fonts it asks for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError

from publisher.regular import contents
from publisher.vocabulary.errors import TemplateUnusable
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import whole_file
from publisher.vocabulary.susunan import BagianTemplat, Templat
from publisher.word.xml import style_name_of

FRONT_HEADINGS = ("Judul Depan", "Judul Daftar")
LARGEST = 50  # MB; pictures of a letterhead take a few
UNREADABLE = (KeyError, ValueError, OSError, zipfile.BadZipFile, LxmlError, OpcError)
_PARTS = re.compile(r"word/(document|styles|numbering|header\d*|footer\d*)\.xml")
_FONT = re.compile(r'w:(?:ascii|hAnsi)="([^"]+)"')
_NUMBERED = re.compile(r"nomor\.(tabel|gambar)\.(\w+)")
_BOUND = re.compile(
    r"\{\{\s*(?:(?P<jenis>depan|bab|bagian|lembar)\.(?P<kunci>\w+)|(?P<end>akhir_bab|awal_lampiran))"
    r"\s*\}\}"
)
_CONTENT = re.compile(
    r"\b(?:pengantar|pendahuluan|visi_misi|perencanaan|akuntabilitas|penutup)\.[a-z_]+"
)
_CONDITION = re.compile(r"\{%\w*\s+(?:el)?if\b.*?%\}")
_HEADING = re.compile(r"Heading ([1-9])")


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
    return (text for text, _ in _template_paragraphs(template))


def numbered_names(template: Path) -> dict[str, int]:
    """What the template numbers, for prose to refer to, in its order: `tabel.belanja` → 2.

    The number is that of the chapter, as headings of the first level count it.
    """
    names: dict[str, int] = {}
    chapter = 0
    for text, style in _template_paragraphs(template):
        chapter += style == "Heading 1"
        names |= {f"{kind}.{name}": chapter for kind, name in _NUMBERED.findall(text)}
    return names


def template_outline(template: Path) -> Templat:
    """The parts that the template has marks for. Raises TemplateUnusable."""
    parts: list[_Part] = []
    for text, style in _template_paragraphs(template):
        bound = _BOUND.search(text)
        if bound and bound["end"] == "awal_lampiran":
            break
        if bound:
            kunci = bound["kunci"] or bound["end"]
            parts.append(_Part(kunci, bound["jenis"] or "akhir"))
        elif parts:
            parts[-1].take(text, style)
    return Templat(tuple(_nested(parts)), _deepest_heading(template))


@dataclass(slots=True)
class _Part:
    """What stands behind a mark, while the template is read."""

    kunci: str
    jenis: Any
    judul: str = ""
    levels: list[int] = field(default_factory=list)
    memuat: list[str] = field(default_factory=list)
    nomor: list[str] = field(default_factory=list)

    def take(self, text: str, style: str) -> None:
        heading = _HEADING.fullmatch(style)
        if heading or style in FRONT_HEADINGS:
            self.judul = self.judul or text.strip()
        if heading:
            self.levels.append(int(heading[1]))
        # The condition of a part may stand before its mark, in the part before.
        self.memuat += _CONTENT.findall(_CONDITION.sub("", text))
        self.nomor += [f"{kind}.{name}" for kind, name in _NUMBERED.findall(text)]


def _nested(parts: list[_Part]) -> Iterator[BagianTemplat]:
    """Each part with the key of what it is in: the nearest before it of a higher level."""
    above: list[tuple[int, str]] = []
    for part in parts:
        level = part.levels[0] if part.levels else 0
        induk = ""
        if part.jenis == "lembar":
            induk = part.kunci
        elif part.jenis == "bagian":
            while above and above[-1][0] >= max(level, 2):
                above.pop()
            induk = above[-1][1] if above else ""
        if part.jenis == "bab":
            above = [(1, part.kunci)]
        elif part.jenis == "bagian" and level:
            above.append((level, part.kunci))
        deepest = max(part.levels, default=0)
        memuat, nomor = tuple(dict.fromkeys(part.memuat)), tuple(dict.fromkeys(part.nomor))
        yield BagianTemplat(
            part.kunci, part.jenis, part.judul, level, deepest, induk, memuat, nomor
        )


def _deepest_heading(template: Path) -> int:
    """The number of heading styles, from the first on without a gap."""
    names = {s.name for s in _opened(template).styles}
    return next(n for n in range(10) if f"Heading {n + 1}" not in names)


def _template_paragraphs(template: Path) -> Iterator[tuple[str, str]]:
    """(text, name of its style) of every paragraph, the body's first."""
    document = _opened(template)
    try:
        stories = [document.element.body]
        for rel in document.part.rels.values():
            if rel.reltype.endswith(("/header", "/footer")):
                stories.append(rel.target_part.element)
        styles = {s.style_id: s.name or "" for s in document.styles}
        for story in stories:
            for p in story.iter("{*}p"):
                yield "".join(t.text or "" for t in p.iter("{*}t")), style_name_of(p, styles)
    except UNREADABLE as broken:
        raise unreadable(template) from broken


def _opened(template: Path) -> Document:
    try:
        return docx.Document(template_bytes(template))
    except UNREADABLE as broken:
        raise unreadable(template) from broken


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
