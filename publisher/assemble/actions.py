"""What links and fields of a PDF do, and which of it a report may do too."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from publisher.assemble.addresses import is_file, is_typed_web

CHAIN = 50  # actions after actions


def address(action: Object | None) -> str | None:
    """The web or mail address that an action leads to; None where it does anything else."""
    written = _written(action)
    return written if written is not None and is_typed_web(written) else None


def leads_to_a_file(action: Object | None) -> bool:
    """Does it name a file as if that were an address: `file://`, `\\\\server`, `//server`, `/a`?

    What runs a script is none; what opens a file by other means is an action like others.
    """
    written = _written(action)
    return written is not None and is_file(written)


def _written(action: Object | None) -> str | None:
    if not isinstance(action, Dictionary) or action.get(Name.S) != Name.URI:
        return None
    written = action.get(Name.URI)
    return str(written) if isinstance(written, String) else None


def is_lost(action: Object | None) -> bool:
    """Does it, or one that follows, do more than lead somewhere in the file or on the web?"""
    left, steps = [action], 0
    while left and steps < CHAIN:
        one, steps = left.pop(), steps + 1
        if not isinstance(one, Dictionary):
            continue
        if one.get(Name.S) != Name.GoTo and address(one) is None and not leads_to_a_file(one):
            return True
        following = one.get(Name.Next)
        left += list(following) if isinstance(following, Array) else [following]
    return steps >= CHAIN


def annotations_of(pdf: Pdf) -> Iterator[Dictionary]:
    for page in pdf.pages:
        listed = page.obj.get(Name.Annots)
        for annotation in listed if isinstance(listed, Array) else ():
            if isinstance(annotation, Dictionary):
                yield annotation


def is_rectangle(value: Object | None) -> bool:
    return (
        isinstance(value, Array)
        and len(value) == 4
        and all(isinstance(number, int | float | Decimal) for number in value)
    )
