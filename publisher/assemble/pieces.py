"""A table that was converted in pieces becomes one again, for who has the PDF read to him.

Between two pieces is a paragraph of a style that nothing else has (`word.long_tables`). The rows
behind it go to the table before it; the header that the piece repeats is no content any more but
an artifact, as the headers are that LibreOffice repeats by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import cast

from pikepdf import Array, Dictionary, Name, Object, Pdf

from publisher.assemble.landings import destination_name
from publisher.assemble.structure import kids_of, numbers_of
from publisher.vocabulary.artifacts import PdfFile

Objgen = tuple[int, int]
MARKED = re.compile(rb"/[^\s<>/]+\s*<<\s*/MCID\s+(\d+)\s*>>\s*BDC")
ARTIFACT = b"/Artifact BMC"


def join_pieces(file: PdfFile, separator: str, rows: str) -> None:
    """Rewrite a body in place. separator: the name of the style between two pieces; rows: how the
    names of bookmarks begin that were only for laying out.
    """
    with Pdf.open(file.path, allow_overwriting_input=True) as pdf:
        spare: dict[Objgen, set[int]] = {}
        root = pdf.Root.get(Name.StructTreeRoot)
        if isinstance(root, Dictionary):
            for holder in list(_holders(root)):
                for page, number in _joined(holder, Name("/" + separator)):
                    spare.setdefault(page, set()).add(number)
            _forget(pdf, root, spare)
        _drop_destinations(pdf, destination_name(rows))
        pdf.save(file.path)


def _holders(root: Dictionary) -> Iterator[Dictionary]:
    """Elements that may have a table among their children: not those within tables."""
    left: list[Object] = [root]
    while left:
        element = left.pop()
        if isinstance(element, Dictionary) and element.get(Name.S) not in (Name.Table, Name.P):
            yield element
            left += [kid for kid in kids_of(element) if isinstance(kid, Dictionary)]


def _joined(holder: Dictionary, separator: Name) -> Iterator[tuple[Objgen, int]]:
    """Join the pieces among the children; the pieces of content that are so no longer content."""
    kids = list(kids_of(holder))
    if not any(_is(kid, separator) for kid in kids):
        return
    left: list[Object] = []
    follows = False
    for kid in kids:
        behind, follows = follows, _is(kid, separator)
        if follows:
            continue
        if behind and left and _is(kid, Name.Table) and _is(left[-1], Name.Table):
            table = left[-1]
            for row in kids_of(cast(Dictionary, kid)):
                if _is_header(row):
                    yield from _content(cast(Dictionary, row), None)
                else:
                    row[Name.P] = table
                    table.K.append(row)
            continue
        left.append(kid)
    holder[Name.K] = Array(left)


def _is(element: object, kind: Name) -> bool:
    return isinstance(element, Dictionary) and element.get(Name.S) == kind


def _is_header(row: object) -> bool:
    cells = kids_of(row) if isinstance(row, Dictionary) else ()
    return bool(cells) and all(_is(cell, Name.TH) for cell in cells)


def _content(element: Dictionary, page: Object | None) -> Iterator[tuple[Objgen, int]]:
    page = element.get(Name.Pg, page)
    for kid in kids_of(element):
        if isinstance(kid, int) and page is not None:
            yield page.objgen, kid
        elif isinstance(kid, Dictionary):
            yield from _content(kid, page)


def _forget(pdf: Pdf, root: Dictionary, spare: dict[Objgen, set[int]]) -> None:
    owners = {int(key): value for key, value in numbers_of(root.get(Name.ParentTree))}
    for page in pdf.pages:
        gone = spare.get(page.obj.objgen)
        if gone:
            page.contents_coalesce()
            drawn = page.obj.Contents.read_bytes()
            page.obj.Contents.write(MARKED.sub(partial(_as_artifact, gone), drawn))
            pieces = owners.get(int(page.obj.get(Name.StructParents, -1)))
            if isinstance(pieces, Array):
                for number in gone:
                    pieces[number] = None


def _as_artifact(gone: set[int], mark: re.Match[bytes]) -> bytes:
    return ARTIFACT if int(mark[1]) in gone else mark[0]


def _drop_destinations(pdf: Pdf, beginning: str) -> None:
    named = pdf.Root.get(Name.Dests)
    if isinstance(named, Dictionary):
        for name in list(named.keys()):
            if name.removeprefix("/").startswith(beginning):
                del named[name]
