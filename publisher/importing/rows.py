"""Rows that the tree has not: program, kegiatan, sub kegiatan as new tables, by their codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from publisher.importing.changes import Periode, raw, realisasi_edit
from publisher.importing.matching import canonical
from publisher.importing.sums import Gabungan
from publisher.load import Blok, Put, quoted

SMALL = frozenset(
    ("dan", "di", "ke", "dari", "yang", "untuk", "pada", "dengan", "atau", "serta", "dalam", "oleh")
)
NAMES = ("program", "kegiatan", "sub_kegiatan")
Tables = list[tuple[tuple[str, ...], Mapping[str, str]]]


def new_rows(
    data: Mapping[str, Any],
    codes: Sequence[str],
    whole: Gabungan,
    months: Sequence[int],
    partly: Sequence[int],
    periode: Periode,
    official: Mapping[str, str],
) -> Iterator[Blok]:
    """A block for each missing row, or for the missing parent that it stands below.

    official: names of the nomenclature by canonical code, for spelling.
    """
    tree = data.get("program", ())
    todo = sorted(codes, key=canonical)
    maker = _Maker(whole, months, partly, periode, official)
    while todo:
        code = todo[0]
        program, kegiatan = _cut(code, 3), _cut(code, 5)
        p = _find(tree, program)
        if p is None:
            mine = [c for c in todo if _cut(c, 3) == program]
            yield Blok(("program",), _index(tree, program), tuple(maker.program(program, mine)))
        else:
            below = tree[p].get("kegiatan", ())
            k = _find(below, kegiatan)
            if k is None:
                mine = [c for c in todo if _cut(c, 5) == kegiatan]
                tables = maker.kegiatan(kegiatan, mine)
                yield Blok(("program", p, "kegiatan"), _index(below, kegiatan), tuple(tables))
            else:
                mine = [code]
                rows = below[k].get("sub_kegiatan", ())
                at = ("program", p, "kegiatan", k, "sub_kegiatan")
                yield Blok(at, _index(rows, code), tuple(maker.sub_kegiatan(code)))
        todo = [c for c in todo if c not in mine]


class _Maker:
    def __init__(
        self,
        whole: Gabungan,
        months: Sequence[int],
        partly: Sequence[int],
        periode: Periode,
        official: Mapping[str, str],
    ) -> None:
        self.whole, self.periode, self.official = whole, periode, official
        self.months, self.partly = months, partly

    def program(self, code: str, subs: Sequence[str]) -> Tables:
        tables: Tables = [(NAMES[:1], self._head(code))]
        for kegiatan in dict.fromkeys(_cut(c, 5) for c in subs):
            tables += self.kegiatan(kegiatan, [c for c in subs if _cut(c, 5) == kegiatan])
        return tables

    def kegiatan(self, code: str, subs: Sequence[str]) -> Tables:
        tables: Tables = [(NAMES[:2], self._head(code))]
        for sub in subs:
            tables += self.sub_kegiatan(sub)
        return tables

    def sub_kegiatan(self, code: str) -> Tables:
        row = self.whole.baris[code]
        pairs = self._head(code)
        for stage in sorted(row.pagu):
            pairs[f"pagu.{stage}"] = raw(row.pagu[stage].jenis)
        found = realisasi_edit((), {"kode": code}, row, self.months, self.partly, self.periode)
        if found is not None and isinstance(found[1], Put):
            pairs["realisasi"] = found[1].raw
        return [(NAMES, pairs)]

    def _head(self, code: str) -> dict[str, str]:
        simpul = self.whole.simpul.get(code)
        name = simpul.nama if simpul else ""
        return {"kode": quoted(code), "nama": quoted(self._spelt(code, name) or "belum diisi")}

    def _spelt(self, code: str, name: str) -> str:
        """The official spelling, where it is the same name; capitals throughout are no spelling."""
        listed = self.official.get(canonical(code), "")
        if listed and _letters(listed) == _letters(name):
            return _titled(listed)
        return _titled(name)


def _titled(name: str) -> str:
    if not name.isupper():
        return name
    words = [w if w in SMALL and n else _capital(w) for n, w in enumerate(name.casefold().split())]
    return " ".join(words)


def _capital(word: str) -> str:
    return "/".join(part[:1].upper() + part[1:] for part in word.split("/"))


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _cut(code: str, parts: int) -> str:
    return ".".join(code.split(".")[:parts])


def _find(rows: Sequence[Mapping[str, Any]], code: str) -> int | None:
    return next((n for n, row in enumerate(rows) if row.get("kode") == code), None)


def _index(rows: Sequence[Mapping[str, Any]], code: str) -> int:
    """Where a code belongs among rows in order of their codes."""
    mine = canonical(code)
    return next(
        (n for n, row in enumerate(rows) if canonical(str(row.get("kode"))) > mine), len(rows)
    )
