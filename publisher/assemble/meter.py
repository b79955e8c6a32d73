"""The one meter of a PDF, ours or from anywhere: all that `build`, `preflight` and `verify` judge.

It runs in a process of its own, because the file may be hostile. Each library opens the file
once: pikepdf for its objects, the validator for PDF/A, pypdf as the second reader, PDFium for
what is seen.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Array, Dictionary, Name, NameTree, Object, PasswordError, Pdf, PdfError, Stream

from publisher.assemble.archivable import Step
from publisher.assemble.boxes import boxes
from publisher.assemble.fonts import fonts_of
from publisher.assemble.forms import form_fields, is_for_signature, is_signed
from publisher.assemble.landings import Destinations, targets_of
from publisher.assemble.pages import view_of
from publisher.assemble.plan import Insertion, first_pages
from publisher.assemble.proof import violations
from publisher.assemble.second_reader import (
    Unreadable,
    complaints,
    in_words,
    read_objects,
    refuse_mended,
)
from publisher.prose.gaps import gaps, is_bare_gap
from publisher.vocabulary.errors import Overrun
from publisher.vocabulary.keluaran import Box, BuiltPage, BuiltPdf, Drawn

ACTIVE = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ResetForm", "/ImportData", "/GoToE", "/Hide"),
    *("/Sound", "/Movie", "/Rendition", "/RichMediaExecute", "/SetOCGState", "/GoTo3DView"),
}
DEEPEST = 40
BLANK = 0.25  # pixels to a point are enough to see whether anything stands on a page
TWIPS = 20  # in a point
DEPTH = 5  # drawings within drawings that are looked into
# What LibreOffice and Word print in place of a reference that leads nowhere.
LOST = (
    "Error: Reference source not found",
    "Galat: Sumber acuan tak ditemukan",
    "Error! Reference source not found",
    "Error! Bookmark not defined",
    "Kesalahan! Sumber referensi tidak ditemukan",
)
PAUSE = 10.0  # seconds between signs of life while the validator, which gives none, is at work
KINDS: Mapping[int, Drawn] = {
    pdfium.FPDF_PAGEOBJ_TEXT: "text",
    pdfium.FPDF_PAGEOBJ_PATH: "line",
    pdfium.FPDF_PAGEOBJ_SHADING: "line",
    pdfium.FPDF_PAGEOBJ_IMAGE: "picture",
    pdfium.FPDF_PAGEOBJ_FORM: "picture",
}
Data = dict[str, Any]


def measured(
    file: Path,
    ask: Callable[[Data], Data],
    tanda: str = "",
    insertions: Sequence[Insertion] | None = None,
    body: Path | None = None,
) -> BuiltPdf:
    """What the worker measures. insertions: None for a file from elsewhere. Raises Overrun."""
    owners = _owners(insertions or ())
    question: Data = {"do": "measure", "file": str(file), "tanda": tanda}
    if body is not None:
        question |= {"body": str(body), "attached": list(owners)}
    said = ask(question)
    if "built" not in said:
        raise Overrun(said.get("overrun", "crash"))
    built = _from_data(said["built"])
    pages = tuple(replace(page, lampiran=owners.get(n, "")) for n, page in enumerate(built.pages))
    return replace(built, pages=pages, landings=Destinations(built.landings or {}))


def _from_data(data: Data) -> BuiltPdf:
    from pydantic import TypeAdapter  # late: who measures only writes data

    return TypeAdapter(BuiltPdf).validate_python(data)


def lampiran_sizes(insertions: Sequence[Insertion]) -> dict[str, int]:
    return {
        i.prepared.kunci: i.prepared.pdf.path.stat().st_size
        for i in insertions
        if i.prepared.pdf is not None
    }


def _owners(insertions: Sequence[Insertion]) -> dict[int, str]:
    """Page of the publication → key of the lampiran whose page it is.

    A page that stands for a lampiran which was set aside is ours.
    """
    return {
        first + n: insertion.prepared.kunci
        for insertion, first in zip(insertions, first_pages(insertions), strict=True)
        if insertion.prepared.pdf is not None
        for n in range(len(insertion.prepared.pages))
    }


def measure(question: Data, alive: Step = lambda: None) -> Data:
    """`file`, with the pages of the sign `tanda`, as data. Of our own, also `body`, of which it
    was made, and `attached`: its pages, from 0, that are of lampiran.
    """
    file, body = Path(question["file"]), question.get("body")
    attached = frozenset(question["attached"]) if body else None
    built = _built(file, question.get("tanda", ""), attached, alive)
    return asdict(replace(built, boxed=boxes(Path(body))) if body else built)


def _built(file: Path, tanda: str, attached: frozenset[int] | None, alive: Step) -> BuiltPdf:
    size = file.stat().st_size
    try:
        with Pdf.open(file, suppress_warnings=True) as pdf:
            found = _of_document(pdf) | _of_objects(pdf) | _of_links(pdf)
            seen = [view_of(page).shape for page in pdf.pages]
            fonts = fonts_of(pdf)
            said = complaints(pdf)
            found |= {"damaged": len(said)} | _of_reading(pdf, said, file, alive)
    except PasswordError:
        return BuiltPdf(size, locked=True, encrypted=True)
    except (PdfError, ValueError, TypeError, KeyError, RecursionError):
        return BuiltPdf(size, opens=False)
    with _signs_of_life(alive):
        wrong = violations(file)
    sides = [(round(shape.width * TWIPS), round(shape.height * TWIPS)) for shape in seen]
    looks = _of_looks(file, sides, tanda, attached, alive)
    return BuiltPdf(size, fonts=fonts, violations=wrong, **(found | looks))


def _of_reading(pdf: Pdf, said: Sequence[str], file: Path, alive: Step) -> Data:
    try:
        refuse_mended(pdf, said, file)
        read_objects(file, alive)
    except Unreadable as unreadable:
        return {"unreadable": unreadable.why, "unreadable_page": unreadable.page}
    return {}


@contextmanager
def _signs_of_life(alive: Step) -> Iterator[None]:
    done = threading.Event()

    def tell() -> None:
        while not done.wait(PAUSE):
            alive()

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _of_document(pdf: Pdf) -> Data:
    root = pdf.Root
    mark, view = root.get(Name.MarkInfo), root.get(Name.ViewerPreferences)
    form = root.get(Name.AcroForm)
    all_fields = form_fields(pdf)
    signatures = [field for field in all_fields if is_for_signature(field)]
    pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages, 1)}
    perms = root.get(Name.Perms)
    return {
        "encrypted": pdf.is_encrypted,
        "claim": _claim(pdf),
        "tagged": isinstance(root.get(Name.StructTreeRoot), Dictionary)
        and isinstance(mark, Dictionary)
        and bool(mark.get(Name.Marked, False)),
        "language": _text(root.get(Name.Lang)),
        "title": _text(pdf.docinfo.get(Name.Title)),
        "shows_title": isinstance(view, Dictionary) and bool(view.get(Name.DisplayDocTitle, False)),
        "outline": isinstance(root.get(Name.Outlines), Dictionary)
        and Name.First in root[Name.Outlines],
        "labelled": isinstance(root.get(Name.PageLabels), Dictionary),
        "signature_fields": tuple(
            (_text(f.get(Name.T)), _page_of(f, pages)) for f in signatures if not is_signed(f)
        ),
        "signatures": sum(map(is_signed, signatures)),
        "certified": isinstance(perms, Dictionary) and Name.DocMDP in perms,
        "other_fields": tuple(_text(f.get(Name.T)) for f in all_fields if not is_for_signature(f)),
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


def _of_objects(pdf: Pdf) -> Data:
    active: set[str] = set()
    for item in pdf.objects:
        for inner in _dictionaries(item, DEEPEST):
            active |= set(_triggers(inner))
    names = pdf.Root.get(Name.Names)
    embedded = names.get(Name.EmbeddedFiles) if isinstance(names, Dictionary) else None
    return {
        "active": tuple(sorted(active)),
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


def _of_links(pdf: Pdf) -> Data:
    known = targets_of(pdf)
    pages = {page.obj.objgen for page in pdf.pages}
    broken = [
        number
        for number, page in enumerate(pdf.pages)
        for link in page.obj.get(Name.Annots) or ()
        if isinstance(link, Dictionary)
        and link.get(Name.Subtype) == Name.Link
        and not _leads_somewhere(link, known, pages)
    ]
    landings = {name: target.page for name, target in known.items()}
    return {"broken_links": tuple(broken), "landings": landings}


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


def _of_looks(
    file: Path,
    sides: Sequence[tuple[int, int]],
    tanda: str,
    attached: frozenset[int] | None,
    alive: Step,
) -> Data:
    pages: list[BuiltPage] = []
    signs: list[int] = []
    unread: Data = {}
    with closing(pypdfium2.PdfDocument(file)) as pdf:
        for number, (width, height) in enumerate(sides):
            try:
                with closing(pdf[number]) as page:
                    page_, times = _looked_at(page, attached, number, tanda)
            except (pypdfium2.PdfiumError, ValueError) as refused:
                unread = unread or {"unreadable": in_words(refused), "unreadable_page": number + 1}
                page_, times = BuiltPage("", 0, 0), 0
            label = pdf.get_page_label(number) or str(number + 1)
            pages.append(replace(page_, label=label, width=width, height=height))
            signs += [number] * times
            alive()
    return {"pages": tuple(pages), "signs": tuple(signs), **unread}


def _looked_at(
    page: pypdfium2.PdfPage, attached: frozenset[int] | None, number: int, tanda: str
) -> tuple[BuiltPage, int]:
    """A page without its label and sides, and how often the sign stands on it."""
    with closing(page.get_textpage()) as words:
        text = words.get_text_range()
    times = text.count(tanda) if tanda else 0
    lost = next((words for words in LOST if words in text), "")
    gap = shows_gap(text)
    if attached is None:
        blank = not text.strip() and _is_white(page)
        return BuiltPage("", 0, 0, blank=blank, lost=lost, gap=gap), times
    if number in attached:
        return BuiltPage("", 0, 0, blank=_holds_nothing(page), lost=lost, gap=gap), times
    blank = not text.strip() and _is_white(page)
    drawn = page.get_objects(max_depth=1)
    found = (
        Box(KINDS[thing.type], *(round(x * TWIPS) for x in thing.get_bounds()))
        for thing in drawn
        if thing.type in KINDS
    )
    return BuiltPage("", 0, 0, tuple(found), blank=blank, lost=lost, gap=gap), times


def shows_gap(text: str) -> bool:
    """A cell is a line of its own; a sentence goes over several."""
    return any(map(is_bare_gap, text.splitlines())) or any(gaps(" ".join(text.split())))


def _holds_nothing(page: pypdfium2.PdfPage) -> bool:
    """Is the lampiran's part of a page blank? It is one drawing among those of the report."""
    within = [thing for thing in page.get_objects(max_depth=DEPTH) if thing.level]
    if any(thing.type == pdfium.FPDF_PAGEOBJ_TEXT for thing in within):
        return False
    for thing in list(page.get_objects(max_depth=1)):
        if thing.type != pdfium.FPDF_PAGEOBJ_FORM:
            page.remove_obj(thing)  # of this reading alone: nothing is saved
    return not within or _is_white(page)


def _is_white(page: pypdfium2.PdfPage) -> bool:
    image = page.render(scale=BLANK, grayscale=True, may_draw_forms=False).to_pil()
    return bool(image.getextrema() == (255, 255))
