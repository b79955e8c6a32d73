"""How wide the columns of a table of one's own are, and what page and letters they need.

Measured by what letters take in Arial, which the letters of other fonts come near enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from publisher.tables.sendiri.susun import SelCetak, TabelCetak

NORMAL, SMALL = 170, 150  # the size of letters in twips
PADDING = {NORMAL: 150, SMALL: 100}  # left and right of a cell together, and a little air
TWIPS_PER_CM = 567
LONGEST_LINE = 36  # letters that a column may want in one line
NARROW, WIDE = "iljtf.,:;'|!()[] -–", "MW%@mw"
CROWDED = 175  # percent of the page: columns that want more make rows of many lines
LEAST_SHARE = 60  # percent of the page: what is nearly as wide as the page becomes as wide


@dataclass(frozen=True, slots=True)
class Ukuran:
    """kolom: twips. muat: no word must break."""

    mendatar: bool
    kecil: bool
    kolom: tuple[int, ...]
    muat: bool


def ukuran(tabel: TabelCetak, tegak: int, mendatar: int) -> Ukuran:
    """The page, letters and columns of a table; widths of the text in twips.

    What its author says holds; else the first of upright, upright and small, across, across and
    small in which every word fits, upright only where the columns are not crowded.
    """
    _, wish = _needs(tabel, NORMAL)
    crowded = sum(wish) * 100 > tegak * CROWDED
    pages = [tabel.mendatar] if tabel.mendatar is not None else [False, True][crowded:]
    sizes = [tabel.kecil] if tabel.kecil is not None else [False, True]
    tried = [
        _fitted(tabel, across, small, mendatar if across else tegak)
        for across in pages
        for small in sizes
    ]
    return next((u for u in tried if u.muat), tried[-1])


def _fitted(tabel: TabelCetak, across: bool, small: bool, room: int) -> Ukuran:
    size = SMALL if small else NORMAL
    least, wish = _needs(tabel, size)
    asked = [None if w is None else round(w * TWIPS_PER_CM) for w in tabel.lebar]
    least = [a or n for a, n in zip(asked, least, strict=True)]
    wish = [a or max(n, m) for a, n, m in zip(asked, wish, least, strict=True)]
    if sum(least) > room:
        return Ukuran(across, small, _shares(least, room), False)
    if sum(wish) >= room:
        spare = [w - n for w, n in zip(wish, least, strict=True)]
        more = _shares(spare, room - sum(least)) if sum(spare) else tuple(spare)
        return Ukuran(across, small, tuple(map(sum, zip(least, more, strict=True))), True)
    # As wide as the text, as the tables of the template are, where it nearly is so anyway.
    if any(asked) or sum(wish) * 100 < room * LEAST_SHARE:
        return Ukuran(across, small, tuple(wish), True)
    return Ukuran(across, small, _shares(wish, room), True)


def _shares(parts: Sequence[int], whole: int) -> tuple[int, ...]:
    """`whole` in proportion, to the twip."""
    total, given, out = sum(parts), 0, []
    for n in range(len(parts)):
        until = whole * sum(parts[: n + 1]) // total
        out.append(until - given)
        given = until
    return tuple(out)


def _needs(tabel: TabelCetak, size: int) -> tuple[list[int], list[int]]:
    """The width of each column that breaks no word, and the one that it would like."""
    least = [0] * len(tabel.lebar)
    wish = [0] * len(tabel.lebar)
    wider: list[tuple[int, SelCetak]] = []
    for row in tabel.baris:
        at = 0
        for cell in row.sel:
            if cell.lebar == 1:
                one, all_of_it = _widths(cell, size, row.jenis not in ("isi", "nomor"))
                least[at], wish[at] = max(least[at], one), max(wish[at], all_of_it)
            elif row.jenis in ("kepala", "isi"):
                wider.append((at, cell))
            at += cell.lebar
    for at, cell in wider:
        one, _ = _widths(cell, size, True)
        short = one - sum(least[at : at + cell.lebar])
        for n in range(at, at + cell.lebar if short > 0 else at):
            least[n] += short // cell.lebar + 1
            wish[n] = max(wish[n], least[n])
    return least, wish


def _widths(cell: SelCetak, size: int, bold: bool) -> tuple[int, int]:
    text = "belum diisi" if cell.isi is None else str(cell.isi)
    # A figure is read as one: it must not break at a blank.
    words = [text] if cell.rata == "angka" and len(text) < LONGEST_LINE else text.split()
    longest = max((letters(w, size) for w in words), default=0)
    lines = max((letters(line[:LONGEST_LINE], size) for line in text.split("\n")), default=0)
    extra = PADDING[size]
    factor = Decimal("1.08") if bold else Decimal(1)
    return int(longest * factor) + extra, int(lines * factor) + extra


def letters(text: str, size: int) -> int:
    """The width of a line in twips."""
    permille = sum(
        290 if c in NARROW else 880 if c in WIDE else 700 if c.isupper() else 560 for c in text
    )
    return permille * size // 1000
