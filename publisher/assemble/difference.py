"""Where two PDFs differ, as a reader sees it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2

from publisher.assemble.plan import PageShape

SCALE = 1.0  # pixels to a point: a moved comma is seen
AROUND = 30  # characters before the first that differs
WIDTH = 90


def first_difference(file: Path, other: Path) -> dict[str, Any]:
    """`pages` of both; the first `page`, from 1, that differs, or 0; `then` and `now`, its words
    at that place, or nothing where only the look differs. Annotations are not looked at.
    """
    with (
        closing(pypdfium2.PdfDocument(file)) as one,
        closing(pypdfium2.PdfDocument(other)) as two,
    ):
        found: dict[str, Any] = {"pages": [len(one), len(two)], "page": 0, "then": "", "now": ""}
        common = min(len(one), len(two))
        for number in range(common):
            then, now = _words(one[number]), _words(two[number])
            if then != now:
                before, after = _at_difference(then, now)
                return found | {"page": number + 1, "then": before, "now": after}
        if len(one) != len(two):
            return found | {"page": common + 1}
        for number in range(common):
            if _look(one[number]) != _look(two[number]):
                return found | {"page": number + 1}
        return found


def _words(page: pypdfium2.PdfPage) -> str:
    with closing(page.get_textpage()) as text:
        return " ".join(str(text.get_text_range()).split())


def _at_difference(then: str, now: str) -> tuple[str, str]:
    """The words from shortly before the first character that differs."""
    same = next(
        (n for n, (a, b) in enumerate(zip(then, now, strict=False)) if a != b),
        min(len(then), len(now)),
    )
    start = max(0, same - AROUND)
    start = then.rfind(" ", 0, start) + 1 if start else 0
    return then[start : start + WIDTH].strip(), now[start : start + WIDTH].strip()


def _look(page: pypdfium2.PdfPage) -> tuple[PageShape, bytes]:
    bitmap = page.render(scale=SCALE, draw_annots=False, may_draw_forms=False)
    return PageShape(*page.get_size()), bytes(bitmap.buffer)
