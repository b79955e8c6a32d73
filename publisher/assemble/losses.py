"""What of a lampiran's PDF cannot live on in another file: dropped, and never without a word."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, NameTree, Object, Pdf

from publisher.vocabulary.findings import Finding, info, warning
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Place

LIVE_ACTIONS = (Name.URI, Name.GoTo)  # what a link may do in the report too


def losses(pdf: Pdf, name: str, at: Place) -> Iterator[Finding]:
    """What will be missing in the report, for somebody to decide whether it matters."""
    fields = _fields(pdf)
    if any(f.get(Name.FT) == Name.Sig and Name.V in f for f in fields):
        yield warning(
            "lampiran-tanda-tangan-gugur",
            at,
            message("the electronic signature of {file} is not valid in the report", file=name),
            message("submit the signed original as a file of its own beside the report"),
        )
    if any(f.get(Name.FT) in (Name.Tx, Name.Ch, Name.Btn) for f in fields):
        yield info(
            "lampiran-formulir-diratakan",
            at,
            message("the form fields of {file} become plain text in the report", file=name),
            message("nothing to do, unless somebody is to fill in the form later"),
        )
    if _embedded(pdf):
        yield warning(
            "lampiran-sisipan-dibuang",
            at,
            message("{file} holds other files; they are not in the report", file=name),
            message("list the files that are needed as lampiran of their own"),
        )
    if _acts(pdf):
        yield info(
            "lampiran-skrip-dibuang",
            at,
            message("scripts and actions of {file} are not in the report", file=name),
            message("nothing to do: pages look the same without them"),
        )


def drop_actions(pdf: Pdf) -> None:
    """Remove scripts, actions that start by themselves, and embedded files."""
    names = pdf.Root.get(Name.Names)
    holders: list[tuple[Object, tuple[Name, ...]]] = [
        (pdf.Root, (Name.OpenAction, Name.AA, Name.AF, Name.Collection))
    ]
    if isinstance(names, Dictionary):
        holders.append((names, (Name.JavaScript, Name.EmbeddedFiles)))
    holders += [(page.obj, (Name.AA, Name.AF)) for page in pdf.pages]
    for holder, keys in holders:
        for key in keys:
            if key in holder:
                del holder[key]


def _fields(pdf: Pdf) -> list[Dictionary]:
    form = pdf.Root.get(Name.AcroForm)
    fields = form.get(Name.Fields) if isinstance(form, Dictionary) else None
    found: list[Dictionary] = []
    seen: set[tuple[int, int]] = set()
    left = list(fields or ())
    while left and len(found) < 10_000:
        field = left.pop()
        if isinstance(field, Dictionary) and field.objgen not in seen:
            seen |= {field.objgen} if field.is_indirect else set()
            found.append(field)
            left += list(field.get(Name.Kids) or ())
    return found


def _embedded(pdf: Pdf) -> bool:
    names = pdf.Root.get(Name.Names)
    tree = names.get(Name.EmbeddedFiles) if isinstance(names, Dictionary) else None
    if isinstance(tree, Dictionary) and any(True for _ in NameTree(tree)):
        return True
    return any(a.get(Name.Subtype) == Name.FileAttachment for a in _annotations(pdf))


def _acts(pdf: Pdf) -> bool:
    names = pdf.Root.get(Name.Names)
    if isinstance(names, Dictionary) and Name.JavaScript in names:
        return True
    opening = pdf.Root.get(Name.OpenAction)
    if isinstance(opening, Dictionary) and opening.get(Name.S) not in LIVE_ACTIONS:
        return True
    holders = (pdf.Root, *(page.obj for page in pdf.pages))
    if any(Name.AA in holder for holder in holders):
        return True
    return any(_is_lost(annotation.get(Name.A)) for annotation in _annotations(pdf))


def _is_lost(action: Object | None) -> bool:
    return isinstance(action, Dictionary) and action.get(Name.S) not in LIVE_ACTIONS


def _annotations(pdf: Pdf) -> Iterator[Dictionary]:
    for page in pdf.pages:
        annotations = page.get(Name.Annots)
        for annotation in annotations if annotations is not None else ():
            if isinstance(annotation, Dictionary):
                yield annotation
