"""What a PDF from anywhere is, in plain data. Read in a process of its own: it may be hostile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import pypdfium2
from pikepdf import Array, Dictionary, Name, NameTree, Object, PasswordError, Pdf, PdfError, Stream

from publisher.assemble.destinations import named_targets
from publisher.assemble.fonts import fonts_of
from publisher.assemble.forms import form_fields, is_for_signature, is_signed
from publisher.assemble.pages import view_of
from publisher.assemble.proof import violations
from publisher.vocabulary.artifacts import PdfFile

ACTIVE = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ResetForm", "/ImportData", "/GoToE", "/Hide"),
    *("/Sound", "/Movie", "/Rendition", "/RichMediaExecute", "/SetOCGState", "/GoTo3DView"),
}
DEEPEST = 40
BLANK = 0.25  # pixels to a point are enough to see whether anything stands on a page

Shape = Sequence[float]


@dataclass(frozen=True, slots=True)
class Facts:
    """Pages count from 1. shapes: width and height of each page as it is seen, in points."""

    size: int
    opens: bool = True
    locked: bool = False  # cannot be opened without a password
    encrypted: bool = False
    damaged: int = 0  # faults that the reader had to mend
    shapes: Sequence[Shape] = ()
    claim: str = ""  # the level of PDF/A that it says it has
    violations: Sequence[tuple[str, bool]] = ()  # what breaks PDF/A-2b; certain?
    tagged: bool = False
    language: str = ""
    title: str = ""
    shows_title: bool = False
    outline: bool = False
    labels: bool = False
    signature_fields: Sequence[tuple[str, int]] = ()  # empty ones: name, page or 0
    signed: int = 0
    certified: bool = False  # a signature that forbids changes (DocMDP)
    other_fields: Sequence[str] = ()
    xfa: bool = False
    active: Sequence[str] = ()
    files: int = 0
    fonts: int = 0
    not_embedded: Sequence[str] = ()
    not_subset: Sequence[str] = ()
    broken_links: Sequence[int] = ()  # the pages on which they stand
    blank: Sequence[int] = ()
    tags: Sequence[int] = ()  # the pages on which the sign stands, one for each


def read_facts(file: Path, tag: str = "") -> dict[str, Any]:
    """The facts of a file, as `asdict`. tag: the sign to be counted, or nothing."""
    size = file.stat().st_size
    try:
        with Pdf.open(file) as pdf:
            found = _of_document(pdf) | _of_objects(pdf) | _of_fonts(pdf) | _of_links(pdf, file)
    except PasswordError:
        return asdict(Facts(size, locked=True, encrypted=True))
    except (PdfError, ValueError, TypeError, KeyError, RecursionError):
        return asdict(Facts(size, opens=False))
    wrong = [(str(one), one.certain) for one in violations(file)]
    return asdict(Facts(size, violations=wrong, **found, **_of_looks(file, tag)))


def facts_from(data: Mapping[str, Any]) -> Facts:
    return Facts(**{field.name: data[field.name] for field in fields(Facts)})


def _of_document(pdf: Pdf) -> dict[str, Any]:
    root = pdf.Root
    mark, view = root.get(Name.MarkInfo), root.get(Name.ViewerPreferences)
    form = root.get(Name.AcroForm)
    all_fields = form_fields(pdf)
    signatures = [field for field in all_fields if is_for_signature(field)]
    pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages, 1)}
    perms = root.get(Name.Perms)
    return {
        "encrypted": pdf.is_encrypted,
        "shapes": [(view_of(p).shape.width, view_of(p).shape.height) for p in pdf.pages],
        "damaged": len(pdf.get_warnings()),
        "claim": _claim(pdf),
        "tagged": isinstance(root.get(Name.StructTreeRoot), Dictionary)
        and isinstance(mark, Dictionary)
        and bool(mark.get(Name.Marked, False)),
        "language": _text(root.get(Name.Lang)),
        "title": _text(pdf.docinfo.get(Name.Title)),
        "shows_title": isinstance(view, Dictionary) and bool(view.get(Name.DisplayDocTitle, False)),
        "outline": isinstance(root.get(Name.Outlines), Dictionary)
        and Name.First in root[Name.Outlines],
        "labels": isinstance(root.get(Name.PageLabels), Dictionary),
        "signature_fields": [
            (_text(f.get(Name.T)), _page_of(f, pages)) for f in signatures if not is_signed(f)
        ],
        "signed": sum(map(is_signed, signatures)),
        "certified": isinstance(perms, Dictionary) and Name.DocMDP in perms,
        "other_fields": [_text(f.get(Name.T)) for f in all_fields if not is_for_signature(f)],
        "xfa": isinstance(form, Dictionary) and Name.XFA in form,
    }


def _claim(pdf: Pdf) -> str:
    try:
        return str(pdf.open_metadata().pdfa_status or "")  # not entered: nothing is written
    except Exception:  # metadata of any kind of nonsense: then nothing is claimed
        return ""


def _text(value: Object | None) -> str:
    try:
        return str(value) if value is not None else ""
    except (ValueError, TypeError, UnicodeError):
        return "?"


def _page_of(field: Dictionary, pages: Mapping[tuple[int, int], int]) -> int:
    kids = field.get(Name.Kids)
    widget = kids[0] if isinstance(kids, Array) and len(kids) else field
    page = widget.get(Name.P) if isinstance(widget, Dictionary) else None
    return pages.get(page.objgen, 0) if isinstance(page, Dictionary) else 0


def _of_objects(pdf: Pdf) -> dict[str, Any]:
    active: set[str] = set()
    for item in pdf.objects:
        for inner in _dictionaries(item, DEEPEST):
            active |= set(_triggers(inner))
    names = pdf.Root.get(Name.Names)
    embedded = names.get(Name.EmbeddedFiles) if isinstance(names, Dictionary) else None
    return {
        "active": sorted(active),
        "files": len(list(NameTree(embedded).keys())) if isinstance(embedded, Dictionary) else 0,
    }


def _dictionaries(item: object, depth: int) -> Iterator[Dictionary | Stream]:
    """A value's own dictionaries; not those that it only refers to."""
    if isinstance(item, Dictionary | Stream):
        yield item
        values: Sequence[Any] = list(item.values())
    elif isinstance(item, Array):
        values = list(item)
    else:
        return
    for value in values if depth else ():
        if isinstance(value, Dictionary | Stream | Array) and not value.is_indirect:
            yield from _dictionaries(value, depth - 1)


def _triggers(item: Dictionary | Stream) -> Iterator[str]:
    kind = item.get(Name.S)
    if isinstance(kind, Name) and str(kind) in ACTIVE:
        yield str(kind).removeprefix("/")
    if Name.AA in item:
        yield "AA"


def _of_fonts(pdf: Pdf) -> dict[str, Any]:
    fonts = fonts_of(pdf)
    whole = sorted({font.name for font in fonts if font.embedded and not font.in_part})
    return {
        "fonts": len({font.name for font in fonts}),
        "not_embedded": sorted({font.name for font in fonts if not font.embedded}),
        "not_subset": whole,
    }


def _of_links(pdf: Pdf, file: Path) -> dict[str, Any]:
    known = named_targets(PdfFile(file))
    pages = {page.obj.objgen for page in pdf.pages}
    broken = [
        number
        for number, page in enumerate(pdf.pages, 1)
        for link in page.obj.get(Name.Annots) or ()
        if isinstance(link, Dictionary)
        and link.get(Name.Subtype) == Name.Link
        and not _leads_somewhere(link, known, pages)
    ]
    return {"broken_links": broken}


def _leads_somewhere(
    link: Dictionary, known: Mapping[str, object], pages: set[tuple[int, int]]
) -> bool:
    action, target = link.get(Name.A), link.get(Name.Dest)
    if isinstance(action, Dictionary):
        if action.get(Name.S) == Name.URI:
            return bool(_text(action.get(Name.URI)).strip())
        if action.get(Name.S) != Name.GoTo:
            return True  # judged as an action
        target = action.get(Name.D)
    if isinstance(target, Array):
        return len(target) > 0 and isinstance(target[0], Dictionary) and target[0].objgen in pages
    return _text(target).removeprefix("/") in known


def _of_looks(file: Path, tag: str) -> dict[str, Any]:
    blank, tags = [], []
    with closing(pypdfium2.PdfDocument(file)) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            with closing(page.get_textpage()) as words:
                text = words.get_text_range()
            if tag:
                tags += [number + 1] * text.count(tag)
            if not text.strip() and _is_white(page):
                blank.append(number + 1)
            page.close()
    return {"blank": blank, "tags": tags}


def _is_white(page: pypdfium2.PdfPage) -> bool:
    image = page.render(scale=BLANK, grayscale=True, may_draw_forms=False).to_pil()
    return bool(image.getextrema() == (255, 255))
