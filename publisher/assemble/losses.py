"""What of a lampiran's PDF cannot live on in another file: dropped, and never without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, Stream

from publisher.assemble import notices
from publisher.assemble.actions import annotations_of, is_lost, leads_to_a_file
from publisher.assemble.visibility import Layers, hidden_marks, is_hidden
from publisher.vocabulary.findings import Finding
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.places import Place
from publisher.vocabulary.rules import Rule

FILL_IN = (Name.Tx, Name.Ch, Name.Btn)
MEDIA = (Name.FileAttachment, Name.Movie, Name.Sound, Name.Screen, Name("/3D"), Name.RichMedia)
SAID_ELSEWHERE = (Name.Link, Name.Popup, Name.Widget, *MEDIA)


class Loss(NamedTuple):
    rule: Rule
    is_there: Callable[[Pdf], bool]
    problem: Callable[[str], Message]
    help: Message


def losses(pdf: Pdf, name: str, at: Place) -> Iterator[Finding]:
    """What will be missing in the report, for somebody to decide whether it matters."""
    for loss in LOSSES:
        if loss.is_there(pdf):
            yield loss.rule.found(at, loss.problem(name), loss.help)


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


def _is_signed(pdf: Pdf) -> bool:
    return any(f.get(Name.FT) == Name.Sig and Name.V in f for f in _fields(pdf))


def _is_form(pdf: Pdf) -> bool:
    return any(f.get(Name.FT) in FILL_IN for f in _fields(pdf))


def _is_drawn_by_xfa(pdf: Pdf) -> bool:
    """Its pages are made by a program; what the PDF itself shows is an excuse."""
    form = pdf.Root.get(Name.AcroForm)
    needs = pdf.Root.get(Name.NeedsRendering)
    return isinstance(form, Dictionary) and Name.XFA in form and bool(needs)


def _fields(pdf: Pdf) -> list[Dictionary]:
    form = pdf.Root.get(Name.AcroForm)
    found: list[Dictionary] = []
    seen: set[tuple[int, int]] = set()
    left = _listed(form.get(Name.Fields)) if isinstance(form, Dictionary) else []
    while left and len(found) < 10_000:
        field = left.pop()
        if isinstance(field, Dictionary) and field.objgen not in seen:
            seen |= {field.objgen} if field.is_indirect else set()
            found.append(field)
            left += _listed(field.get(Name.Kids))
    return found


def _listed(value: Object | None) -> list[Object]:
    return list(value) if isinstance(value, Array) else []


def _has_files(pdf: Pdf) -> bool:
    names = pdf.Root.get(Name.Names)
    tree = names.get(Name.EmbeddedFiles) if isinstance(names, Dictionary) else None
    if isinstance(tree, Dictionary) and any(True for _ in NameTree(tree)):
        return True
    if Name.AF in pdf.Root or any(Name.AF in page.obj for page in pdf.pages):
        return True
    return any(a.get(Name.Subtype) in MEDIA for a in annotations_of(pdf))


def _has_bare_notes(pdf: Pdf) -> bool:
    """Notes and marks that a reader program would draw by its own taste."""
    layers = Layers(pdf)
    return any(
        not _has_looks(a) and a.get(Name.Subtype) not in SAID_ELSEWHERE and not is_hidden(a, layers)
        for a in annotations_of(pdf)
    )


def _has_bare_fields(pdf: Pdf) -> bool:
    """Ticks and buttons that are set, and look like nothing."""
    return any(
        f.get(Name.FT) == Name.Btn and Name.V in f and not _has_looks(f) and Name.Kids not in f
        for f in _fields(pdf)
    )


def _has_looks(annotation: Dictionary) -> bool:
    looks = annotation.get(Name.AP)
    return isinstance(looks, Dictionary) and isinstance(looks.get(Name.N), Dictionary | Stream)


def _acts(pdf: Pdf) -> bool:
    names = pdf.Root.get(Name.Names)
    if isinstance(names, Dictionary) and Name.JavaScript in names:
        return True
    opening = pdf.Root.get(Name.OpenAction)
    if isinstance(opening, Dictionary) and is_lost(opening):
        return True
    holders = (pdf.Root, *(page.obj for page in pdf.pages), *annotations_of(pdf))
    if any(Name.AA in holder for holder in holders):
        return True
    return any(Name.A in a and is_lost(a.get(Name.A)) for a in annotations_of(pdf))


def _leads_to_files(pdf: Pdf) -> bool:
    actions = (pdf.Root.get(Name.OpenAction), *(a.get(Name.A) for a in annotations_of(pdf)))
    return any(map(leads_to_a_file, actions))


def _has_bookmarks(pdf: Pdf) -> bool:
    outline = pdf.Root.get(Name.Outlines)
    return isinstance(outline, Dictionary) and Name.First in outline


LOSSES = (
    Loss(
        notices.SIGNATURE,
        _is_signed,
        lambda file: message(
            "the electronic signature of {file} is not valid in the report", file=file
        ),
        message("submit the signed original as a file of its own beside the report"),
    ),
    Loss(
        notices.XFA_FORM,
        _is_drawn_by_xfa,
        lambda file: message(
            "{file} is a form that only its own program shows; the report has its cover page",
            file=file,
        ),
        message("open it in Adobe Reader and print it to a new PDF"),
    ),
    Loss(
        notices.FORM,
        _is_form,
        lambda file: message(
            "the form fields of {file} become plain text in the report", file=file
        ),
        message("nothing to do, unless somebody is to fill in the form later"),
    ),
    Loss(
        notices.HIDDEN,
        lambda pdf: any(True for _ in hidden_marks(pdf)),
        lambda file: message(
            "fields, stamps or notes of {file} that are hidden are not in the report", file=file
        ),
        message("nothing to do, unless they should be seen: then show them, and save the file"),
    ),
    Loss(
        notices.NOTES,
        lambda pdf: _has_bare_notes(pdf) or _has_bare_fields(pdf),
        lambda file: message(
            "notes, marks or ticks of {file} have no look of their own and are not in the report",
            file=file,
        ),
        message("where they matter, print the file with its notes to a new PDF"),
    ),
    Loss(
        notices.FILES,
        _has_files,
        lambda file: message("{file} holds other files; they are not in the report", file=file),
        message("list the files that are needed as lampiran of their own"),
    ),
    Loss(
        notices.SCRIPTS,
        _acts,
        lambda file: message("scripts and actions of {file} are not in the report", file=file),
        message("nothing to do: pages look the same without them"),
    ),
    Loss(
        notices.FILE_LINKS,
        _leads_to_files,
        lambda file: message(
            "links of {file} lead to files of a computer or a network, and are not in the report",
            file=file,
        ),
        message("put what a reader needs on the web, or list it as a lampiran of its own"),
    ),
    Loss(
        notices.BOOKMARKS,
        _has_bookmarks,
        lambda file: message("the bookmarks of {file} are not in the report", file=file),
        message("nothing to do: the outline of the report leads to its first page"),
    ),
    Loss(
        notices.RESTRICTIONS,
        lambda pdf: pdf.is_encrypted,
        lambda file: message(
            "what {file} forbids (to print, to copy) is not forbidden in the report", file=file
        ),
        message("ask its author where that matters"),
    ),
)
