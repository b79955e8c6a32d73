"""Rules on codes of programs that are typed into prose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from publisher.reading import Naskah, Passage
from publisher.reading.codes import Code, codes
from publisher.reading.names import Phrases
from publisher.tables.pagu import semua_simpul
from publisher.vocabulary.anggaran import Anggaran, Simpul
from publisher.vocabulary.findings import ERROR
from publisher.vocabulary.messages import Message, message
from publisher.vocabulary.rules import Flaw, rule

_BETWEEN = re.compile(
    r"[\s:,;()–-]*(?:(?:yaitu|yakni|adalah|tentang|program|sub\s?kegiatan|kegiatan)\s+)*", re.I
)


@dataclass(frozen=True, slots=True)
class _Tree:
    """The codes of the budget, each way in which a typed one is looked up."""

    by_code: dict[str, Simpul]
    by_parts: dict[tuple[int, ...], list[str]]
    below: dict[str, list[str]]  # the codes right below each code; programs below their field
    names: Phrases[str]


@rule("kode", ERROR)
def kode_tak_dikenal(naskah: Naskah) -> Iterator[Flaw]:
    """A typed code is not in the budget.

    A code names one program, kegiatan or sub kegiatan (Kepmendagri
    050-5889/2021); a wrong digit names another, or none. Correct the digit.
    """
    tree = _tree(naskah.report.anggaran)
    for passage, code in _typed(naskah):
        field = code.kode[:4]
        if code.broken or code.kode in tree.by_code or field not in tree.below:
            continue
        yield Flaw(
            passage.place(code.start, code.end),
            message("code {kode} is not in the budget", kode=code.kode),
            _nearest(tree, code, _named_beside(tree, passage, code)),
        )


@rule("kode", ERROR)
def kode_rusak(naskah: Naskah) -> Iterator[Flaw]:
    """A typed code has not the form of a code.

    `7.01.01.02.06.05` has a zero too many: the fourth part is one digit, the
    level of government (Kepmendagri 050-5889/2021). Write the code as the
    budget has it.
    """
    tree = _tree(naskah.report.anggaran)
    for passage, code in _typed(naskah):
        if code.broken and code.kode[:4] in tree.below:
            same = tree.by_parts.get(code.parts, [])
            at = passage.place(code.start, code.end)
            yield Flaw(
                at,
                message("{kode} has not the form of a code", kode=code.kode),
                _nearest(tree, code),
                same[0] if len(same) == 1 and at.words == code.kode else None,
            )


@rule("kode", ERROR)
def kode_nama_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A typed code is followed by the name of another code.

    The budget gives that name another code, so one of the two is wrong. Compare
    with the DPA.
    """
    tree = _tree(naskah.report.anggaran)
    for passage, code in _typed(naskah):
        simpul, named = tree.by_code.get(code.kode), _named_beside(tree, passage, code)
        if simpul is None or not named or code.kode in named:
            continue
        yield Flaw(
            passage.place(code.start, code.end),
            message(
                "code {kode} names `{nama}`, but the name beside it has {lain}",
                kode=code.kode,
                nama=simpul.nama,
                lain=named[0],
            ),
            message("correct the code or the name after the DPA"),
        )


def _named_beside(tree: _Tree, passage: Passage, code: Code) -> tuple[str, ...]:
    """The codes of the name that follows a code."""
    begin = _BETWEEN.match(passage.text, code.end)
    assert begin is not None
    named = next(tree.names.find(passage.text[begin.start() : begin.end() + 400]), None)
    beside = named is not None and named.start <= begin.end() - begin.start()
    return named.value if named is not None and beside else ()


def _typed(naskah: Naskah) -> Iterator[tuple[Passage, Code]]:
    for passage in naskah.of("narasi", "judul"):
        for code in codes(passage.text):
            if code.jenis == "program":
                yield passage, code


def _tree(anggaran: Anggaran) -> _Tree:
    by_code = {str(s.kode): s for _, s in semua_simpul(anggaran)}
    by_parts: dict[tuple[int, ...], list[str]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    for kode in by_code:
        by_parts[tuple(int(part) for part in kode.split("."))].append(kode)
        below[_above(kode)].append(kode)
    names = [(str(s.nama), kode) for kode, s in by_code.items()]
    short = [(n.partition(" ")[2], k) for n, k in names if n.casefold().startswith("program ")]
    return _Tree(by_code, by_parts, below, Phrases([*names, *short]))


def _above(kode: str) -> str:
    """`7.01.01.2.06` of a sub kegiatan, `7.01.01` of a kegiatan, `7.01` of a program."""
    parts = kode.split(".")
    return ".".join(parts[:-1] if len(parts) in (3, 6) else parts[:-2])


def _nearest(tree: _Tree, code: Code, named: tuple[str, ...] = ()) -> Message:
    """The code of the name beside it, that of the same numbers, or the likeliest sibling."""
    same = [*named[:1], *tree.by_parts.get(code.parts, [])]
    above = _above(code.kode)
    while above not in tree.below and "." in above:
        above = above.rpartition(".")[0]
    close = same or get_close_matches(code.kode, tree.below.get(above, []), n=1, cutoff=0.5)
    if close:
        return message(
            "did you mean {kode}, `{nama}`?", kode=close[0], nama=tree.by_code[close[0]].nama
        )
    return message("write the code as anggaran.toml has it")


RULES = (kode_tak_dikenal, kode_rusak, kode_nama_berbeda)
