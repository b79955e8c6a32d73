"""`asal-angka.toml`: from which file, sheet and cell each imported figure came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from publisher.importing.matching import Pasangan
from publisher.importing.sums import Baris, Gabungan, Tertulis
from publisher.load import plain, quoted
from publisher.vocabulary.ekspor import Ekspor, Sel

ASAL = "asal-angka.toml"
HEADER = """\
# ASAL ANGKA
# Ditulis oleh `publisher import`: setiap angka anggaran yang diambil dari berkas, dan sel asalnya.
# Tidak perlu diubah. `publisher check` memberi tahu bila angka di anggaran.toml kemudian berbeda.
"""


def with_origins(
    before: bytes | None,
    files: Sequence[Ekspor],
    whole: Gabungan,
    pairs: Pasangan,
    today: str,
) -> bytes | None:
    """The file with what these files gave; None where they gave nothing.

    An origin that is known already keeps its day, so that a second import changes nothing.
    """
    data = plain(before.decode("utf-8-sig")) if before else {}
    known_files = {f["sidik"]: f for f in data.get("berkas", ())}
    figures = {(a["kode"], a["hal"]): a for a in data.get("angka", ())}
    named = {code: mine.kode for code, mine in pairs.lama.items()}
    for one in files:
        known_files.setdefault(
            one.sidik,
            {"nama": one.berkas, "sidik": one.sidik, "bentuk": one.bentuk, "diimpor": today},
        )
    for code, row in whole.baris.items():
        for hal, written in _figures(row, whole):
            at = (named.get(code, code), hal)
            figures[at] = {
                "kode": at[0],
                "hal": hal,
                "nilai": written.total,
                "sel": cells(written.sel),
            }
    used = {str(a["sel"]).partition("!")[0] for a in figures.values()}
    kept = [f for f in known_files.values() if f["nama"] in used]
    return _text(kept, figures.values()).encode("utf-8") if figures else None


def _figures(row: Baris, whole: Gabungan) -> Iterator[tuple[str, Tertulis]]:
    for stage, written in row.pagu.items():
        yield f"pagu.{stage}", written
    ends = [m for m in whole.kumulatif if m % 3 == 0 or m == max(whole.kumulatif)]
    for month in sorted(ends):
        if month in row.kumulatif:
            yield f"realisasi.sampai_bulan_{month}", row.kumulatif[month]
    for month, written in row.sebulan.items():
        if month not in whole.kumulatif:
            yield f"realisasi.bulan_{month}", written


def cells(sel: Sequence[Sel]) -> str:
    """`rekap.xlsx!Sheet1!W3:W4, W9` of all cells of one file; several files by `;`."""
    parts = []
    for (berkas, lembar), group in groupby(sel, key=lambda s: (s.berkas, s.lembar)):
        names = list(dict.fromkeys(s.sel for s in group))
        prefix = "!".join(p for p in (berkas, lembar) if p)
        parts.append(
            f"{prefix}!{', '.join(_ranges(names))}" if prefix else ", ".join(_ranges(names))
        )
    return "; ".join(parts)


def _ranges(names: Sequence[str]) -> Iterator[str]:
    """Cells below each other as one range."""
    run: list[str] = []
    for name in names:
        if run and _below(run[-1], name):
            run.append(name)
            continue
        if run:
            yield run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}"
        run = [name]
    if run:
        yield run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}"


def _below(one: str, other: str) -> bool:
    a, b = (re.fullmatch(r"([A-Z]+)(\d+)", x) for x in (one, other))
    return bool(a and b and a[1] == b[1] and int(b[2]) == int(a[2]) + 1)


def _text(files: Sequence[Mapping[str, Any]], figures: Any) -> str:
    lines = [HEADER.rstrip()]
    for one in files:
        keys = ("nama", "sidik", "bentuk", "diimpor")
        lines += ["", "[[berkas]]", *(f"{key} = {quoted(str(one[key]))}" for key in keys)]
    for one in figures:
        lines += [
            "",
            "[[angka]]",
            f"kode = {quoted(str(one['kode']))}",
            f"hal = {quoted(str(one['hal']))}",
            f"nilai = {int(one['nilai']):_}",
            f"sel = {quoted(str(one['sel']))}",
        ]
    return "\n".join(lines) + "\n"
