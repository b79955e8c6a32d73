"""Exports in which every row says its whole place: sub kegiatan, account, amounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from publisher.ekspor import kode as codes
from publisher.ekspor import tanya
from publisher.ekspor.bentuk import PER_BULAN, PER_DOKUMEN, REKAP, SUB_KEGIATAN, plain
from publisher.ekspor.catat import Catatan, Jawaban, has_total
from publisher.ekspor.nilai import BukanNilai, Kolom, date_of
from publisher.ekspor.pilih import pilih_skpd
from publisher.ekspor.tahap import stage_in
from publisher.vocabulary.anggaran import Tahap
from publisher.vocabulary.ekspor import CaraBaca, Sel, Ukuran
from publisher.vocabulary.messages import message

Row = Sequence[Any]
MONEY = {
    PER_DOKUMEN.nama: ("realisasi", "setoran"),
    REKAP.nama: ("pagu",),
    PER_BULAN.nama: ("anggaran", "realisasi", "selisih"),
    SUB_KEGIATAN.nama: ("pagu", "pagu_murni"),
}
PLAIN_TEXT = ("kode_skpd", "nama_skpd", "kode_unit", "nama_unit")


@dataclass(slots=True)
class Terbaca:
    """Sums of what was read: by (sub kegiatan, account, measure) the amount and its cells."""

    jumlah: dict[tuple[str, str, Ukuran], tuple[Decimal, list[Sel]]] = field(default_factory=dict)
    baris: int = 0
    tahun: set[int] = field(default_factory=set)
    kode_skpd: str = ""
    nama_skpd: str = ""
    dilewati: tuple[str, ...] = ()
    setoran: Decimal = Decimal(0)

    def add(self, sub: str, rekening: str, ukuran: Ukuran, amount: Decimal, at: Sel) -> None:
        total, cells = self.jumlah.setdefault((sub, rekening, ukuran), (Decimal(0), []))
        cells.append(at)
        self.jumlah[sub, rekening, ukuran] = (total + amount, cells)


def read_flat(note: Catatan, jawaban: Jawaban) -> Terbaca:
    return _Flat(note, jawaban).read()


@dataclass(slots=True)
class _Flat:
    note: Catatan
    jawaban: Jawaban
    result: Terbaca = field(default_factory=Terbaca)
    columns: Mapping[str, Kolom] = field(default_factory=dict)
    parents: dict[tuple[str, str], tuple[int, Decimal]] = field(default_factory=dict)
    below: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    sums: dict[str, Decimal] = field(default_factory=dict)  # of all rows of the file, every SKPD
    wanted: frozenset[int] = frozenset()  # the columns that are read
    marks: dict[int, int] = field(default_factory=dict)  # of a row's cells but its number
    seen: dict[int, int] = field(default_factory=dict)
    keys: dict[tuple[Any, ...], int] = field(default_factory=dict)

    @property
    def bentuk(self) -> str:
        return self.note.tabel.bentuk.nama

    def read(self) -> Terbaca:
        tabel = self.note.tabel
        self.wanted = frozenset(c for columns in tabel.kolom.values() for c in columns)
        rows = [(n, self._kept(n, row)) for n, row in tabel.rows()]
        money = MONEY[self.bentuk]
        self.columns = self.note.columns((row for _, row in rows), money)
        mine = pilih_skpd(self.note, [row for _, row in rows], self.jawaban, self.result)
        totals: list[tuple[int, Row]] = []
        for number, row in rows:
            if not any(c.isdigit() for c in tabel.text(row, "kode_sub")) and has_total(row):
                totals.append((number, row))
            else:
                self._row(number, row, mine)
        self._compare_parents()
        for number, row in totals:
            self._compare_total(number, row)
        self._ask()
        return self.result

    def _kept(self, number: int, row: Row) -> Row:
        """Only the cells that are read, of a hundred thousand rows; of the others a mark."""
        numbering = _numbered(self.note.tabel)
        self.marks[number] = hash(tuple(c for n, c in enumerate(row) if n != numbering))
        text = numbering if row and numbering < len(row) else -1
        keep = self.wanted | {text}
        return tuple(c if n in keep else None for n, c in enumerate(row))

    def _row(self, number: int, row: Row, mine: set[str] | None) -> None:
        if len(row) <= max(self.wanted):
            self.note.wrong(
                number,
                "kode_sub",
                message("this row ends early: the file is not complete"),
                message("download it again"),
            )
            return
        amounts = {f: self.note.amount(number, row, f, c) for f, c in self.columns.items()}
        sub = self._sub(number, row, amounts)
        if sub is None:
            return
        rekening = codes.tidied(self.note.tabel.text(row, "rekening"))
        if self.bentuk == REKAP.nama and not rekening:
            self._parent(number, row, sub, amounts["pagu"])
            return
        if self.bentuk != SUB_KEGIATAN.nama and not self._account(number, rekening):
            return
        if self._is_twin(number, row, sub, rekening):
            return
        for name, amount in amounts.items():
            self._sum(number, name, amount)
        skpd = self._skpd(row)
        if self.bentuk == REKAP.nama:
            key = (skpd, sub)
            self.below[key] = self.below.get(key, Decimal(0)) + (amounts["pagu"] or 0)
        if mine is not None and skpd not in mine:
            return
        self._take(number, row, sub, rekening, amounts)

    def _skpd(self, row: Row) -> str:
        return self.note.tabel.text(row, "kode_unit") or self.note.tabel.text(row, "kode_skpd")

    def _sub(self, number: int, row: Row, amounts: Mapping[str, Decimal | None]) -> str | None:
        tabel = self.note.tabel
        raw = tabel.text(row, "kode_sub")
        glued, _ = codes.unglued(raw)
        code = codes.tidied(glued or raw)
        if not raw:
            if any(amounts.values()):
                self.note.wrong(
                    number,
                    "kode_sub",
                    message("an amount stands in this row, and no code of a sub kegiatan"),
                )
            return None
        code = codes.without_skpd(code)
        if codes.level(code) != "sub_kegiatan":
            self.note.wrong(
                number, "kode_sub", message("`{code}` is no code of a sub kegiatan", code=raw)
            )
            return None
        for level in ("kegiatan", "program"):
            given = codes.tidied(tabel.text(row, f"kode_{level}"))
            if given and codes.level(given) == level and not codes.below(given, code):
                self.note.wrong(
                    number,
                    f"kode_{level}",
                    message("{code} is not below {parent}", code=code, parent=given),
                )
                return None
            if given:
                self.note.name(
                    given, tabel.text(row, f"nama_{level}"), self.note.at(number, f"nama_{level}")
                )
        self.note.name(code, tabel.text(row, "nama_sub"), self.note.at(number, "nama_sub"))
        year = tabel.text(row, "tahun")
        if year.isdigit():
            self.result.tahun.add(int(year))
        return code

    def _account(self, number: int, rekening: str) -> bool:
        if codes.is_account(rekening) and rekening.startswith("5"):
            return True
        self.note.wrong(
            number, "rekening", message("`{code}` is no account of belanja", code=rekening)
        )
        return False

    def _is_twin(self, number: int, row: Row, sub: str, rekening: str) -> bool:
        """A row that stands twice would be counted twice."""
        tabel = self.note.tabel
        first = self.seen.setdefault(self.marks[number], number)
        if self.bentuk in (PER_BULAN.nama, SUB_KEGIATAN.nama):
            key = (self._skpd(row), sub, rekening, tabel.text(row, "bulan"))
            first = min(first, self.keys.setdefault(key, number))
        if first == number or (self.bentuk == REKAP.nama and self._has_parents()):
            return False
        self.note.wrong(
            number,
            "kode_sub",
            message("this row stands twice: in {other} too", other=self.note.at(first, "kode_sub")),
            message("delete one of the two, or download the file again"),
        )
        return True

    def _has_parents(self) -> bool:
        return bool(self.parents)

    def _sum(self, number: int, name: str, amount: Decimal | None) -> None:
        self.sums[name] = self.sums.get(name, Decimal(0)) + (amount or 0)
        if amount is not None and amount < 0 and name != "selisih":
            self.note.wrong(
                number,
                name,
                message("an amount below zero stands here: {amount}", amount=amount),
                message("corrections belong to the setoran; ask who keeps the books"),
            )

    def _parent(self, number: int, row: Row, sub: str, amount: Decimal | None) -> None:
        if amount is not None:
            self.parents[self._skpd(row), sub] = (number, amount)

    def _compare_parents(self) -> None:
        for key, (number, amount) in self.parents.items():
            total = self.below.get(key, Decimal(0))
            if total != amount:
                self.note.wrong(
                    number,
                    "pagu",
                    message(
                        "{code}: the rows below add up to {total}, and {amount} is printed here",
                        code=key[1],
                        total=total,
                        amount=amount,
                    ),
                    message("a row is missing, doubled or changed: download the file again"),
                )
        for key in self.below.keys() - self.parents.keys() if self.parents else ():
            number = next(iter(self.seen.values()), 0)
            self.note.wrong(
                number, "kode_sub", message("the sum row of {code} is missing", code=key[1])
            )

    def _compare_total(self, number: int, row: Row) -> None:
        for name, column in self.columns.items():
            printed = self.note.amount(number, row, name, column)
            total = self.sums.get(name, Decimal(0))
            if printed is not None and printed != total:
                self.note.wrong(
                    number,
                    name,
                    message(
                        "the rows add up to {total}, and {amount} is printed as their total",
                        total=total,
                        amount=printed,
                    ),
                    message("a row is missing, doubled or changed: download the file again"),
                )

    # -- what each export measures

    def _take(
        self,
        number: int,
        row: Row,
        sub: str,
        rekening: str,
        amounts: Mapping[str, Decimal | None],
    ) -> None:
        self.result.baris += 1
        match self.bentuk:
            case PER_DOKUMEN.nama:
                self._document(number, row, sub, rekening, amounts)
            case REKAP.nama:
                tahap = self._stage(self.note.tabel.text(row, "tahapan"))
                self._put(number, "pagu", sub, rekening, Ukuran("pagu", tahap), amounts["pagu"])
            case PER_BULAN.nama:
                self._month(number, row, sub, rekening, amounts)
            case _:
                self._put(
                    number, "pagu_murni", sub, "", Ukuran("pagu", "murni"), amounts["pagu_murni"]
                )
                self._put(number, "pagu", sub, "", Ukuran("pagu", self._stage("")), amounts["pagu"])

    def _put(
        self,
        number: int,
        name: str,
        sub: str,
        rekening: str,
        ukuran: Ukuran,
        amount: Decimal | None,
    ) -> None:
        if amount is None:
            self.note.wrong(
                number,
                name,
                message("this cell is empty, and an amount belongs there"),
                message("write 0 where there is none"),
            )
            return
        self.result.add(sub, rekening, ukuran, amount, self.note.at(number, name))

    def _document(
        self,
        number: int,
        row: Row,
        sub: str,
        rekening: str,
        amounts: Mapping[str, Decimal | None],
    ) -> None:
        month = self._month_of_document(number, row)
        if month is None:
            return
        amount = amounts["realisasi"]
        given_back = amounts.get("setoran") or Decimal(0)
        self.result.setoran += given_back
        if amount is not None and self.jawaban.setoran == "bruto":
            amount -= given_back
        ukuran = Ukuran("realisasi", bulan=month, cara="sebulan")
        self._put(number, "realisasi", sub, rekening, ukuran, amount)

    def _month_of_document(self, number: int, row: Row) -> int | None:
        """An SPP-LS is spent on the day of its transfer, any other document on its own day."""
        tabel = self.note.tabel
        direct = tabel.text(row, "jenis_transaksi").upper() == "LS"
        name = (
            "tanggal_transfer"
            if direct and "tanggal_transfer" in tabel.kolom
            else "tanggal_dokumen"
        )
        try:
            day = date_of(tabel.cell(row, name))
        except BukanNilai as bad:
            self.note.wrong(number, name, bad.said)
            return None
        if day is None:
            self.note.wrong(
                number,
                name,
                message("this document has no date, so that its month is not known"),
                message("an SPP-LS without `Tanggal Transfer` is not paid yet: leave its row out"),
            )
            return None
        self.result.tahun.add(day.year)
        return day.month

    def _month(
        self,
        number: int,
        row: Row,
        sub: str,
        rekening: str,
        amounts: Mapping[str, Decimal | None],
    ) -> None:
        text = self.note.tabel.text(row, "bulan")
        month = int(text) if text.isdigit() and 1 <= int(text) <= 12 else self.jawaban.bulan
        if month is None:
            self.note.wrong(
                number, "bulan", message("`{written}` is no month from 1 to 12", written=text)
            )
            return
        planned, spent = amounts["anggaran"], amounts["realisasi"]
        left = amounts.get("selisih")
        if None not in (planned, left) and (planned or 0) - (spent or 0) != left:
            self.note.wrong(
                number,
                "selisih",
                message(
                    "{planned} less {spent} is not {left}",
                    planned=planned,
                    spent=spent or 0,
                    left=left,
                ),
            )
            return
        if spent is None and left is not None:
            spent = Decimal(0)
        cara: CaraBaca = "sebulan" if self.jawaban.cara == "sebulan" else "kumulatif"
        self._put(number, "realisasi", sub, rekening, Ukuran("realisasi", None, month, cara), spent)
        if self.jawaban.tahap != "tidak":
            ukuran = Ukuran("pagu", self._stage(""), month if cara == "kumulatif" else None)
            self._put(number, "anggaran", sub, rekening, ukuran, planned)

    def _stage(self, text: str) -> Tahap | None:
        given = stage_in(text) or stage_in(self.jawaban.tahap)
        return given or stage_in(self.note.berkas)

    def _ask(self) -> None:
        needed = any(u.hal == "pagu" and u.tahap is None for _, _, u in self.result.jumlah)
        if needed and self.jawaban.tahap != "tidak":
            self.note.ask(tanya.stage(self.note.berkas))
        if self.bentuk == PER_BULAN.nama and not self.jawaban.cara:
            self.note.ask(tanya.manner(self.note.berkas))
        if self.result.setoran and not self.jawaban.setoran:
            self.note.ask(tanya.given_back(self.note.berkas, self.result.setoran))


def _numbered(tabel: Any) -> int:
    """The column that numbers the rows: it is no part of what a row says."""
    return next((c for c, head in tabel.kepala.items() if plain(head) in ("no", "nomor")), -1)
