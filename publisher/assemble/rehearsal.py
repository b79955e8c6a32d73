"""A lampiran joined to blank pages, before a report depends on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pikepdf import Dictionary, Name, Pdf, pdfa

from publisher.assemble.archivable import FLAVOUR, Step, quiet_fonts
from publisher.assemble.joining import draw
from publisher.assemble.pages import page_count
from publisher.assemble.plan import Insertion, Prepared
from publisher.assemble.second_reader import read_whole
from publisher.assemble.structure import Structure
from publisher.vocabulary.artifacts import PdfFile

A4 = (595.3, 841.9)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    joins: bool
    forgets_structure: bool = False  # it has a tree, and no page of it could be followed


def rehearse(file: Path, step: Step = lambda: None) -> Rehearsal:
    """Can its pages be drawn on pages of a report, with links and structure, archived, and read?"""
    try:
        with quiet_fonts(), Pdf.new() as pdf:
            for _ in range(page_count(PdfFile(file))):
                pdf.add_blank_page(page_size=A4)
            structure = Structure(pdf)
            tagged = draw(Insertion(Prepared("", "", PdfFile(file), ()), 0), 0, structure)
            structure.close()
            pdfa.prepare(pdf, FLAVOUR)
            made = file.with_suffix(".latihan.pdf")
            pdf.save(made, **pdfa.resolve_save_kwargs(FLAVOUR))
        try:
            fit = pdfa.validate_written(made, FLAVOUR).passed
            read_whole(made, step)
        finally:
            made.unlink()
        return Rehearsal(fit, not tagged and _has_structure(file))
    except MemoryError:
        raise
    except Exception:  # whatever it is: the report must not meet it
        return Rehearsal(False)


def _has_structure(file: Path) -> bool:
    with Pdf.open(file) as pdf:
        tree = pdf.Root.get(Name.StructTreeRoot)
        return isinstance(tree, Dictionary) and Name.K in tree
