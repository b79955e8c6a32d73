"""Is the finished PDF fit for an archive? What it breaks of PDF/A-2b, and on which page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, pdfa

from publisher.assemble.archivable import FLAVOUR, quiet_fonts
from publisher.assemble.forms import form_fields, is_for_signature
from publisher.assemble.plan import Insertion, first_pages
from publisher.vocabulary.keluaran import Violation

OBJECT = re.compile(r"obj (\d+) (\d+)")
UPWARDS = (Name.Parent, Name.P, Name.Dest, Name.A)  # lead from a page to other pages


def violations(file: Path, flavour: str = FLAVOUR) -> tuple[Violation, ...]:
    """Each once, in the order of the validator. None: the file is PDF/A as far as can be seen."""
    with Pdf.open(file) as pdf:
        fields = form_fields(pdf)
        only = bool(fields) and all(map(is_for_signature, fields))
        own = list(_of_signature_fields(pdf, fields)) if only else []
        candidate: Path | io.BytesIO = _without_fields(pdf, fields, flavour) if only else file
    with quiet_fonts():
        found = pdfa.validate_written(candidate, flavour).findings
    if not found:
        return tuple(own)
    with Pdf.open(candidate) as pdf:
        pages = pages_of_objects(pdf)
    theirs = (
        Violation(str(f.rule), str(f.message), _page(str(f.where), pages), f.kind == "violation")
        for f in found
    )
    return tuple(dict.fromkeys([*own, *theirs]))


def _of_signature_fields(pdf: Pdf, fields: Sequence[Dictionary]) -> Iterator[Violation]:
    """What the validator, which knows no forms, would have to say of fields for signatures."""
    form = pdf.Root.get(Name.AcroForm)
    if isinstance(form, Dictionary) and form.get(Name.NeedAppearances, False):
        yield Violation("6.4.1-3", "NeedAppearances is set")
    for field in fields:
        if Name.A in field or Name.AA in field:
            yield Violation("6.4.1-1", "a form field has an action")
        if not int(field.get(Name.F, 0)) & 4:
            yield Violation("6.3.2-1", "a form field is not printed")
        looks = field.get(Name.AP)
        if not isinstance(looks, Dictionary) or list(looks.keys()) != ["/N"]:
            yield Violation("6.3.3-1", "a form field has no appearance")


def _without_fields(pdf: Pdf, fields: Sequence[Dictionary], flavour: str) -> io.BytesIO:
    """The document as it would be with links in the place of its fields for signatures."""
    for field in fields:
        for key in list(field.keys()):
            if key not in ("/Rect", "/F", "/P", "/StructParent", "/A", "/AA"):
                del field[key]
        field[Name.Type], field[Name.Subtype] = Name.Annot, Name.Link
    del pdf.Root[Name.AcroForm]
    written = io.BytesIO()
    pdf.save(written, **pdfa.resolve_save_kwargs(flavour))
    return written


def _page(where: str, pages: dict[tuple[int, int], int]) -> int | None:
    numbers = OBJECT.search(where)
    return pages.get((int(numbers[1]), int(numbers[2]))) if numbers else None


def pages_of_objects(pdf: Pdf) -> dict[tuple[int, int], int]:
    """The first page, from 1, that each object belongs to."""
    owners: dict[tuple[int, int], int] = {}
    for number, page in enumerate(pdf.pages, 1):
        for objgen in _reachable(page):
            owners.setdefault(objgen, number)
    return owners


def _reachable(page: Page) -> Iterator[tuple[int, int]]:
    seen: set[tuple[int, int]] = set()
    own = page.obj.objgen
    left: list[Object] = [page.obj]
    while left:
        item = left.pop()
        if item.is_indirect:
            if item.objgen in seen or (item.objgen != own and _is_page(item)):
                continue
            seen.add(item.objgen)
            yield item.objgen
        left += _inside(item)


def _is_page(item: Object) -> bool:
    return isinstance(item, Dictionary) and item.get(Name.Type) in (Name.Page, Name.Pages)


def _inside(item: Object) -> Iterator[Object]:
    values: Sequence[object] = ()
    if isinstance(item, Dictionary | Stream):
        values = [value for key, value in item.items() if key not in UPWARDS]
    elif isinstance(item, Array):
        values = list(item)
    return (v for v in values if isinstance(v, Dictionary | Stream | Array))


def owner_of(page: int | None, insertions: Sequence[Insertion]) -> str | None:
    """The key of the lampiran that has the page, from 1."""
    for insertion, first in zip(insertions, first_pages(insertions), strict=True):
        if page is not None and first < page <= first + len(insertion.prepared.pages):
            return insertion.prepared.kunci
    return None
