"""Rows of the files ↔ rows of the program tree: by code, then by name; never by a guess."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from publisher.importing.sums import Baris, Gabungan
from publisher.vocabulary.ekspor import Keliru
from publisher.vocabulary.messages import message
from publisher.vocabulary.places import Keys

LIKE = 82.0  # percent of letters alike: names differ by commas and a word, not by their subject


@dataclass(frozen=True, slots=True)
class Simpulnya:
    """A row of the tree as the file has it: where it stands, its code and its name."""

    keys: Keys
    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class Pasangan:
    """lama: rows of the tree by code of the file. baru: codes that the tree has not.

    hilang: rows of the tree that no file names. ganti: (old code, new code) known by their name.
    """

    lama: Mapping[str, Simpulnya]
    baru: tuple[str, ...]
    hilang: tuple[Simpulnya, ...]
    ganti: tuple[tuple[str, str], ...]
    keliru: tuple[Keliru, ...]


def rows_of(data: Mapping[str, Any]) -> Iterator[Simpulnya]:
    """Every sub kegiatan of a budget file."""
    for p, program in enumerate(data.get("program", ())):
        for k, kegiatan in enumerate(program.get("kegiatan", ())):
            for s, sub in enumerate(kegiatan.get("sub_kegiatan", ())):
                keys: Keys = ("program", p, "kegiatan", k, "sub_kegiatan", s)
                yield Simpulnya(keys, str(sub.get("kode", "")), str(sub.get("nama", "")))


def canonical(code: str) -> str:
    """A code with the four digits that a sub kegiatan has since Kepmendagri 050-3708/2020.

    >>> canonical("7.01.01.2.01.01"), canonical("7.01.01")
    ('7.01.01.2.01.0001', '7.01.01')
    """
    head, _, tail = code.rpartition(".")
    return f"{head}.{tail.zfill(4)}" if code.count(".") == 5 else code


def paired(data: Mapping[str, Any], whole: Gabungan, renamed: bool) -> Pasangan:
    """renamed: the user says that rows of one code and unlike names are the same."""
    tree = {canonical(one.kode): one for one in rows_of(data)}
    lama: dict[str, Simpulnya] = {}
    new: list[str] = []
    wrong: list[Keliru] = []
    for code, row in whole.baris.items():
        mine = tree.get(canonical(code))
        if mine is None:
            new.append(code)
        elif renamed or alike(mine.nama, row.simpul.nama):
            lama[code] = mine
        else:
            wrong.append(_unlike(mine, row))
    taken = {one.keys for one in lama.values()}
    swapped = _by_name(new, whole, [one for one in tree.values() if one.keys not in taken])
    lama |= {code: one for code, one in swapped.items()}
    taken |= {one.keys for one in swapped.values()}
    return Pasangan(
        lama,
        tuple(code for code in new if code not in swapped),
        tuple(one for one in tree.values() if one.keys not in taken),
        tuple((one.kode, code) for code, one in swapped.items()),
        tuple(wrong),
    )


def alike(one: str, other: str) -> bool:
    """Do two names say the same, but for spelling? An absent name is like any."""
    a, b = _letters(one), _letters(other)
    return not a or not b or fuzz.ratio(a, b) >= LIKE


def _by_name(new: list[str], whole: Gabungan, free: list[Simpulnya]) -> dict[str, Simpulnya]:
    """Rows whose code changed and whose name, below the same kegiatan, did not."""
    found: dict[str, Simpulnya] = {}
    for code in new:
        name = _letters(whole.baris[code].simpul.nama)
        same = [
            one
            for one in free
            if name
            and _letters(one.nama) == name
            and canonical(one.kode).rpartition(".")[0] == canonical(code).rpartition(".")[0]
        ]
        if len(same) == 1:
            found[code] = same[0]
    return found


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _unlike(mine: Simpulnya, row: Baris) -> Keliru:
    return Keliru(
        row.simpul.sel,
        message(
            "{code} is `{name}` in this file and `{other}` in anggaran.toml",
            code=row.simpul.kode,
            name=row.simpul.nama,
            other=mine.nama,
        ),
        message(
            "a code of two digits can mean another thing in another edition of the nomenclature; "
            "if it is the same sub kegiatan under a new name, add --renamed"
        ),
    )
