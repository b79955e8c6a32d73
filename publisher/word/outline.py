"""The parts that a template has marks for, and what is numbered once they are in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publisher.reading.susunan import Letak, bab_tersusun, depan_tersusun
from publisher.vocabulary.report import Report
from publisher.vocabulary.susunan import BagianTemplat, Templat
from publisher.word.placement import placed
from publisher.word.template import (
    Loops,
    numbered_names,
    template_paragraphs,
    template_styles,
)

FRONT_HEADINGS = ("Judul Depan", "Judul Daftar")
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


def numbered_in_order(template: Path, report: Report) -> Mapping[str, int]:
    """As `numbered_names`, in the order and chapters of the report's own outline."""
    known = numbered_names(template, report)
    templat = template_outline(template, report) if report.susunan.diatur else Templat()
    if not templat.bagian:
        return known
    marked = {name for b in templat.bagian for name in b.nomor}
    found = {name: 0 for b in depan_tersusun(report.susunan, templat) for name in b.nomor}
    for n, bab in enumerate(bab_tersusun(report.susunan, templat), 1):
        for letak in bab.semua():
            found |= {name: n for name in _numbered_in(letak, report) if name not in found}
    return found | {name: n for name, n in known.items() if name not in marked}


def _numbered_in(letak: Letak, report: Report) -> Iterator[str]:
    if letak.bagian is not None:
        yield from letak.bagian.nomor
    if letak.ruas is not None:
        yield from placed(letak.ruas.isi, report.sisipan.menurut_nama())


def template_outline(template: Path, report: Report | None = None) -> Templat:
    """The parts that the template has marks for. Raises TemplateUnusable.

    With a `report`, its own items are among what the parts number.
    """
    parts: list[_Part] = []
    loops = Loops(report)
    for text, style, between in template_paragraphs(template):
        own = [*loops.placed(text)]
        bound = _BOUND.search(text)
        if bound and bound["end"] == "awal_lampiran":
            break
        if bound:
            kunci = bound["kunci"] or bound["end"]
            parts.append(_Part(kunci, bound["jenis"] or "akhir"))
        elif parts:
            parts[-1].take(text, style)
            parts[-1].nomor += own if between else []
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
    names = template_styles(template)
    return next(n for n in range(10) if f"Heading {n + 1}" not in names)
