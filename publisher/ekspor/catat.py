"""What a reader gathers from a file row by row: names, troubles, questions, and the cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from publisher.ekspor import kode as codes
from publisher.ekspor.nilai import BukanNilai, Kolom, column_of
from publisher.ekspor.tabel import Tabel, as_text
from publisher.vocabulary.ekspor import Keliru, Pertanyaan, Sel, Simpulan
from publisher.vocabulary.messages import NOTHING, Message, message

MOST_TOLD = 50  # troubles of one file: more are one trouble, told often
TOTALS = {"total", "jumlah", "grand total", "jumlah total", "total belanja", "jumlah belanja"}


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What the user says where a file does not. Empty: not said."""

    tahap: str = ""  # of the file's pagu; `tidak`: the pagu is not taken
    sebelum: str = ""  # of the earlier pagu beside it
    bulan: int | None = None
    cara: str = ""  # kumulatif, sebulan
    setoran: str = ""  # bruto, neto
    skpd: str = ""  # code or name


@dataclass(slots=True)
class Catatan:
    """Of one table of a file."""

    berkas: str
    tabel: Tabel
    keliru: list[Keliru] = field(default_factory=list)
    pertanyaan: list[Pertanyaan] = field(default_factory=list)
    simpul: dict[str, Simpulan] = field(default_factory=dict)
    said: set[tuple[str, str]] = field(default_factory=set)  # names that were compared already

    def at(self, row: int, name: str) -> Sel:
        """The cell of a field in a row; of `kode` the first one."""
        columns = self.tabel.kolom.get(name) or (0,)
        return self.tabel.kisi.at(self.berkas, row, columns[0])

    def wrong(self, row: int, name: str, said: Message, help: Message = NOTHING) -> None:
        if len(self.keliru) < MOST_TOLD:
            self.keliru.append(Keliru(self.at(row, name), said, help))

    def ask(self, question: Pertanyaan) -> None:
        if question not in self.pertanyaan:
            self.pertanyaan.append(question)

    def columns(self, rows: Iterable[Sequence[Any]], fields: Sequence[str]) -> dict[str, Kolom]:
        """How each column of amounts writes its numbers."""
        seen: dict[str, list[Any]] = {f: [] for f in fields if f in self.tabel.kolom}
        for row in rows:
            for name, texts in seen.items():
                value = self.tabel.cell(row, name)
                if isinstance(value, str):
                    texts.append(value)
        return {name: column_of(texts) for name, texts in seen.items()}

    def amount(self, number: int, row: Sequence[Any], name: str, column: Kolom) -> Decimal | None:
        """The amount of a cell; None, and a trouble told, for one that is none or is empty."""
        where = self.tabel.kolom[name][0]
        if (number, where) in self.tabel.kisi.unsaved:
            self.wrong(
                number,
                name,
                message("the formula of this cell has no result"),
                message("open the file in Excel or LibreOffice, save it, and import it again"),
            )
            return None
        try:
            return column.rupiah(self.tabel.cell(row, name))
        except BukanNilai as bad:
            self.wrong(number, name, bad.said, message("correct this cell, or download it again"))
            return None

    def name(self, code: str, text: str, at: Sel) -> None:
        """What a file calls a code, and a trouble where it calls one code two things."""
        if not text or (code, text) in self.said:
            return
        self.said.add((code, text))
        _, name = codes.unglued(text)
        known = self.simpul.get(code)
        if known is None:
            self.simpul[code] = Simpulan(code, name, at)
        elif bare(known.nama) != bare(name) and len(self.keliru) < MOST_TOLD:
            said = message(
                "{code} is called `{name}` here and `{other}` in {place}",
                code=code,
                name=name,
                other=known.nama,
                place=known.sel,
            )
            self.keliru.append(Keliru(at, said, message("one of the two codes is wrong")))


def bare(name: str) -> str:
    """A name without what programs change in it: case, spaces, commas and strokes."""
    return "".join(c for c in name.casefold() if c.isalnum())


def is_total(text: str) -> bool:
    return text.casefold().strip(" :.").removeprefix("sub ") in TOTALS


def has_total(row: Sequence[Any]) -> bool:
    """Does any cell call the row a total?"""
    return any(isinstance(cell, str) and is_total(as_text(cell)) for cell in row)


def whole(amount: Decimal) -> int | None:
    """An amount in whole rupiah; None where cents are left."""
    return int(amount) if amount == amount.to_integral_value() else None
