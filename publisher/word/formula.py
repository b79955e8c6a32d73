"""Formulas as Word's own (OMML), from words."""

from __future__ import annotations

import copy
import textwrap
from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.oxml.ns import qn

from publisher.word.pieces import Formula
from publisher.word.xml import Element, ns, parse

WRAP = 28  # characters to a line of a fraction: LibreOffice sets them at 10 points in a 6 cm cell


def omml(formula: Formula, rpr: Element | None = None) -> Element:
    """`<m:oMath>` for a formula; long terms are stacked so that a table cell holds them."""
    rumus = formula.rumus
    left = f"{_text(formula.kiri)}{_text(' = ')}" if formula.kiri else ""
    wrap = 60 if formula.kiri else WRAP
    fraction = (
        f"<m:f><m:num>{_stack(rumus.pembilang, '+', wrap)}</m:num>"
        f"<m:den>{_stack(rumus.penyebut, '×', wrap)}</m:den></m:f>"
    )
    right = _text(f" × {rumus.pengali}") if rumus.pengali else ""
    math = parse(f"<m:oMath {ns('m', 'w')}>{left}{fraction}{right}</m:oMath>")
    if rpr is not None:
        for r in math.iter(qn("m:r")):
            r.insert(1, copy.deepcopy(rpr))
    return math


def _stack(terms: Sequence[str], sign: str, wrap: int) -> str:
    """Terms joined by a sign, as many lines as they need."""
    joined = [f"{sign} {t}" if n else t for n, t in enumerate(terms)]
    if len(terms) > 1:
        joined = [f"({joined[0]}", *joined[1:-1], f"{joined[-1]})"] if sign == "+" else joined
    lines = [line for term in joined for line in textwrap.wrap(term, wrap)]
    if len(lines) == 1:
        return _text(lines[0])
    rows = "".join(f"<m:e>{_text(line)}</m:e>" for line in lines)
    return f"<m:eqArr>{rows}</m:eqArr>"


def _text(words: str) -> str:
    return f'<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space="preserve">{escape(words)}</m:t></m:r>'
