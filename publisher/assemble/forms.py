"""The fields of a PDF's form."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

DEEPEST = 20  # fields within fields; a tree that bites its tail ends here
MOST = 10_000


def form_fields(pdf: Pdf) -> list[Dictionary]:
    """The fields at the ends of the tree. A field's own widget counts as part of it."""
    form = pdf.Root.get(Name.AcroForm)
    fields = form.get(Name.Fields) if isinstance(form, Dictionary) else None
    found: list[Dictionary] = []
    for field in _ends(fields, DEEPEST):
        found.append(field)
        if len(found) >= MOST:
            break
    return found


def _ends(fields: Object | None, depth: int) -> Iterator[Dictionary]:
    if not isinstance(fields, Array) or depth == 0:
        return
    for field in fields:
        if isinstance(field, Dictionary):
            kids = field.get(Name.Kids)
            named = isinstance(kids, Array) and any(
                isinstance(kid, Dictionary) and Name.T in kid for kid in kids
            )
            if named:
                yield from _ends(kids, depth - 1)
            else:
                yield field


def is_for_signature(field: Dictionary) -> bool:
    return field.get(Name.FT) == Name.Sig


def is_signed(field: Dictionary) -> bool:
    return is_for_signature(field) and isinstance(field.get(Name.V), Dictionary)
