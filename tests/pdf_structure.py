"""Is the structure tree of a PDF whole? Every piece has one owner, and both know each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, NumberTree, Pdf, Stream


def structure_problems(pdf: Pdf) -> list[str]:
    """What is wrong, in words; nothing where all is well."""
    root = pdf.Root.StructTreeRoot
    owners: dict[int, Any] = dict(NumberTree(root.ParentTree).items())
    elements = list(_elements(root, set()))
    problems = [f"two children claim {key}" for key in _claimed_twice(elements)]
    for element in elements:
        problems += _pieces(element, owners)
    return problems + _pages(pdf, owners) + _links(pdf, owners)


def tagged_pages(pdf: Pdf) -> set[int]:
    """The pages on which some element has content, from 0."""
    numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    found = set()
    for element in _elements(pdf.Root.StructTreeRoot, set()):
        for kid in _kids(element):
            page = element.get("/Pg")
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
                page = kid.get("/Pg", page)
            elif not isinstance(kid, int):
                continue
            found.add(numbers[page.objgen])
    return found


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def _elements(parent: Any, seen: set[tuple[int, int]]) -> Iterator[Any]:
    for kid in _kids(parent):
        if isinstance(kid, Dictionary) and "/S" in kid:
            assert kid.objgen not in seen, "an element stands in two places"
            seen.add(kid.objgen)
            assert kid.P.objgen == parent.objgen, "a child names another parent"
            yield kid
            yield from _elements(kid, seen)


def _content(element: Any, kid: Any) -> tuple[Any, int] | None:
    """(page or drawing, number) of a piece."""
    if isinstance(kid, int):
        return element.Pg, kid
    if isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
        return kid.get("/Stm", kid.get("/Pg", element.get("/Pg"))), int(kid.MCID)
    return None


def _claimed_twice(elements: list[Any]) -> list[tuple[Any, int]]:
    seen, twice = set(), []
    for element in elements:
        for kid in _kids(element):
            content = _content(element, kid)
            if content:
                key = content[0].objgen, content[1]
                twice += [key] if key in seen else []
                seen.add(key)
    return twice


def _pieces(element: Any, owners: dict[int, Any]) -> list[str]:
    problems = []
    for kid in _kids(element):
        content = _content(element, kid)
        if content is None:
            continue
        holder, number = content
        array = owners.get(int(holder.get("/StructParents", -1)))
        if array is None or number >= len(array) or array[number] is None:
            problems.append(f"nobody knows piece {number} of {element.S}")
        elif array[number].objgen != element.objgen:
            problems.append(f"piece {number} of {element.S} belongs to another element")
    return problems


def _pages(pdf: Pdf, owners: dict[int, Any]) -> list[str]:
    numbers = [int(x.StructParents) for x in pdf.objects if _has(x, "/StructParents")]
    problems = [f"page number {n} is in no tree" for n in numbers if n not in owners]
    return problems + (["two contents share a number"] if len(set(numbers)) < len(numbers) else [])


def _links(pdf: Pdf, owners: dict[int, Any]) -> list[str]:
    problems = []
    pages = {page.obj.objgen for page in pdf.pages}
    named = {str(key).removeprefix("/") for key in (pdf.Root.get("/Dests") or {})}
    for page in pdf.pages:
        for link in page.get("/Annots") or ():
            target = link.get("/Dest", (link.get("/A") or {}).get("/D"))
            if isinstance(target, Array) and target[0].objgen not in pages:
                problems.append("a link leads to a page that is gone")
            elif target is not None and not isinstance(target, Array):
                name = str(target).removeprefix("/")
                problems += [] if name in named else [f"a link leads to {name}, which is nowhere"]
            number = link.get("/StructParent")
            if number is not None and int(number) not in owners:
                problems.append("a link is in no tree")
    return problems


def _has(value: Any, key: str) -> bool:
    return isinstance(value, Dictionary | Stream) and key in value
