"""Formulas as Word's own (OMML), from words."""

from __future__ import annotations

import copy
import textwrap
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from docx.oxml.ns import qn

from publisher.vocabulary.kinerja import Rumus
from publisher.word.pieces import Formula
from publisher.word.xml import Element, from_xml, ns, run

WRAP = 30  # characters to a line of a fraction: LibreOffice sets them at 9 points in a 6 cm cell
WRAP_IN_PROSE = 60


def formula(formula: Formula, rpr: Element | None = None) -> Iterable[Element]:
    """A formula as Word's own. In prose what stands beside the fraction is text.

    LibreOffice sets all formulas in one size, which is that of tables: a fraction
    within a line is small in Word too, but the words beside it are as large as prose.
    """
    rumus = formula.rumus
    times = f" × {rumus.pengali}" if rumus.pengali else ""
    if not formula.kiri:
        yield _math(_fraction(rumus, WRAP) + (_text(times) if times else ""), rpr)
        return
    yield run(f"{formula.kiri} = ", rpr)
    yield _math(_fraction(rumus, WRAP_IN_PROSE), rpr)
    if times:
        yield run(times, rpr)


def _math(content: str, rpr: Element | None) -> Element:
    math = from_xml(f"<m:oMath {ns('m', 'w')}>{content}</m:oMath>")
    if rpr is not None:
        for r in math.iter(qn("m:r")):
            r.insert(1, copy.deepcopy(rpr))
    return math


def _fraction(rumus: Rumus, wrap: int) -> str:
    return (
        f"<m:f><m:num>{_stack(rumus.pembilang, '+', wrap)}</m:num>"
        f"<m:den>{_stack(rumus.penyebut, '×', wrap)}</m:den></m:f>"
    )


def _stack(terms: Sequence[str], sign: str, wrap: int) -> str:
    """Terms joined by a sign, as many lines as they need; long terms are stacked."""
    joined = [f"{sign} {t}" if n else t for n, t in enumerate(terms)]
    # Brackets round a sum: the factor behind the fraction must not seem to belong to its last term.
    if len(terms) > 1:
        joined = [f"({joined[0]}", *joined[1:-1], f"{joined[-1]})"] if sign == "+" else joined
    lines = [_centred(line) for term in joined for line in textwrap.wrap(term, wrap)]
    if len(lines) == 1:
        return lines[0]
    return f"<m:eqArr>{''.join(f'<m:e>{line}</m:e>' for line in lines)}</m:eqArr>"


def _centred(words: str) -> str:
    """A line as a matrix of one cell: LibreOffice sets bare words at the left of a fraction."""
    return f"<m:m><m:mr><m:e>{_text(words)}</m:e></m:mr></m:m>"


def _text(words: str) -> str:
    return f'<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space="preserve">{escape(words)}</m:t></m:r>'
