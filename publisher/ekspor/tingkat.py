"""Exports in which rows stand below their parents: program, kegiatan, sub kegiatan, account.

Only the lowest rows are taken; every row above them is a sum that is printed, and is compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from publisher.ekspor import kode as codes
from publisher.ekspor import tanya
from publisher.ekspor.bentuk import DPA, DPPA, RFK, SPJ
from publisher.ekspor.catat import Catatan, Jawaban, bare, is_total
from publisher.ekspor.datar import Terbaca
from publisher.ekspor.nilai import BukanNilai, Kolom, month_in
from publisher.ekspor.tabel import as_text
from publisher.ekspor.tahap import stage_in
from publisher.vocabulary.anggaran import Tahap
from publisher.vocabulary.ekspor import Sel, Ukuran
from publisher.vocabulary.messages import message

Row = Sequence[Any]
Amounts = Mapping[str, Decimal | None]
KINDS = {"operasi": "5.1", "modal": "5.2", "tak_terduga": "5.3", "transfer": "5.4"}
DAUN = {SPJ.nama: "rekening"}  # the lowest level, where it is not the sub kegiatan
SUMS: dict[str, tuple[tuple[str, tuple[tuple[int, str], ...]], ...]] = {
    DPPA.nama: (
        *(
            (f"{saat}_jumlah", tuple((1, f"{saat}_{kind}") for kind in KINDS))
            for saat in ("sebelum", "setelah")
        ),
        ("selisih", ((1, "setelah_jumlah"), (-1, "sebelum_jumlah"))),
    ),
    DPA.nama: (("jumlah", tuple((1, kind) for kind in KINDS)),),
    SPJ.nama: (
        *((f"{c}_sd", ((1, f"{c}_lalu"), (1, f"{c}_ini"))) for c in ("gaji", "barang", "up")),
        ("jumlah_sd", tuple((1, f"{c}_sd") for c in ("gaji", "barang", "up"))),
        ("sisa", ((1, "anggaran"), (-1, "jumlah_sd"))),
    ),
}
NOT_MONEY = ("kode", "uraian")


def read_tree(note: Catatan, jawaban: Jawaban) -> Terbaca:
    return _Tree(note, jawaban).read()


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with amounts. path: SKPD, code of the tree, account; each empty above its level."""

    number: int
    path: tuple[str, str, str]
    amounts: Amounts


@dataclass(slots=True)
class _Tree:
    note: Catatan
    jawaban: Jawaban
    result: Terbaca = field(default_factory=Terbaca)
    columns: Mapping[str, Kolom] = field(default_factory=dict)
    skpd: str = ""
    sub: str = ""
    names: dict[str, str] = field(default_factory=dict)  # of SKPD

    @property
    def bentuk(self) -> str:
        return self.note.tabel.bentuk.nama

    def read(self) -> Terbaca:
        tabel = self.note.tabel
        rows = list(tabel.rows())
        fields = [f for f in tabel.bentuk.kolom if f not in NOT_MONEY and f in tabel.kolom]
        self.columns = self.note.columns((row for _, row in rows), fields)
        width = self._width(rows)
        lines = [line for n, row in rows if (line := self._line(n, row, width)) is not None]
        leaves = self._leaves(lines)
        for line in lines:
            self._within(line)
            if line not in leaves:
                self._compare(line, leaves)
        self._choose(leaves)
        self._ask()
        return self.result

    def _width(self, rows: Sequence[tuple[int, Row]]) -> int:
        """Digits of a sub kegiatan in this file: 2, or 4; a number has lost its noughts."""
        codes_of = (codes.without_skpd(codes.tidied(self._raw(row))) for _, row in rows)
        widths = Counter(
            len(c.rpartition(".")[2]) for c in codes_of if codes.level(c) == "sub_kegiatan"
        )
        return widths.most_common(1)[0][0] if widths else 2

    def _raw(self, row: Row) -> str:
        """The code of a row, of one cell or of several."""
        columns = self.note.tabel.kolom["kode"]
        pieces = [as_text(row[c]) for c in columns if c < len(row)]
        last = next((p for p in reversed(pieces) if p), "")
        if "-" in last:  # `kode_unik`: SKPD-program-kegiatan-sub kegiatan-rekening
            return last
        return codes.joined(pieces) if len(pieces) > 1 else last

    def _line(self, number: int, row: Row, width: int) -> _Line | None:
        raw = self._raw(row)
        if "-" in raw and codes.SKPD.match(raw):
            path = self._unique(raw)
        else:
            path = self._path(raw, row, width)
        outside = path is None or not (path[1] or path[2] or codes.SKPD.fullmatch(raw))
        if outside and not self._has_amount(row):
            return None  # a signature, a plan by month: what stands around the table
        amounts = {f: self._amount(number, row, f) for f in self.columns}
        if all(amount is None for amount in amounts.values()):
            return None
        if path is None:
            self.note.wrong(
                number, "kode", message("`{code}` is no code that is known here", code=raw)
            )
            return None
        self._name(path, row, number)
        return _Line(number, path, amounts)

    def _has_amount(self, row: Row) -> bool:
        """Does any cell of the columns of amounts hold one?"""
        for name, column in self.columns.items():
            with suppress(BukanNilai):
                if column.rupiah(self.note.tabel.cell(row, name)) is not None:
                    return True
        return False

    def _amount(self, number: int, row: Row, name: str) -> Decimal | None:
        return self.note.amount(number, row, name, self.columns[name])

    def _unique(self, raw: str) -> tuple[str, str, str] | None:
        skpd = codes.SKPD.match(raw)
        parts = [codes.tidied(p) for p in raw[skpd.end() if skpd else 0 :].split("-") if p]
        account = next((p for p in parts if codes.is_account(p)), "")
        tree = [p for p in parts if codes.level(p)]
        self.skpd = skpd[0] if skpd else self.skpd
        return (self.skpd, tree[-1] if tree else "", account)

    def _path(self, raw: str, row: Row, width: int) -> tuple[str, str, str] | None:
        if codes.SKPD.fullmatch(raw):
            self.skpd, self.sub = raw, ""
            return (raw, "", "")
        code = codes.tidied(codes.without_skpd(codes.unglued(raw)[0] or raw))
        if codes.is_account(code):
            return (self.skpd, self.sub, code)
        level = codes.level(code)
        if level == "sub_kegiatan":
            head, _, tail = code.rpartition(".")
            code = f"{head}.{tail.zfill(width)}"
        if level is not None:
            self.sub = code if level == "sub_kegiatan" else ""
            return (self.skpd, code, "")
        # The office's own row, or the total at the end: it has a name where the code would be.
        text = as_text(row[self.note.tabel.kolom["kode"][0]]) or self.note.tabel.text(row, "uraian")
        if is_total(text):
            return ("", "", "")
        return (self.skpd, "", "") if text and not any(c.isdigit() for c in text) else None

    def _name(self, path: tuple[str, str, str], row: Row, number: int) -> None:
        text = self.note.tabel.text(row, "uraian")
        skpd, code, account = path
        if not code and not account:
            first = as_text(row[self.note.tabel.kolom["kode"][0]])
            name = text or ("" if codes.SKPD.fullmatch(first) else first)
            if not is_total(name):
                self.names.setdefault(skpd, name)
        elif not account and codes.level(code) in ("program", "kegiatan", "sub_kegiatan"):
            self.note.name(code, text, self.note.at(number, "uraian"))

    # -- sums

    def _leaves(self, lines: Sequence[_Line]) -> list[_Line]:
        by_account = DAUN.get(self.bentuk) == "rekening"
        deepest = max((line.path[2].count(".") for line in lines), default=0)
        found: dict[tuple[str, str, str], int] = {}
        leaves = []
        for line in lines:
            _, code, account = line.path
            lowest = (
                bool(account) and account.count(".") == deepest
                if by_account
                else codes.level(code) == "sub_kegiatan" and not account
            )
            if not lowest:
                continue
            if by_account and codes.level(code) != "sub_kegiatan":
                self.note.wrong(
                    line.number, "kode", message("no sub kegiatan stands above this account")
                )
                continue
            first = found.setdefault(line.path, line.number)
            if first != line.number:
                self.note.wrong(
                    line.number,
                    "kode",
                    message(
                        "this row stands twice: in {other} too", other=self.note.at(first, "kode")
                    ),
                )
                continue
            leaves.append(line)
        return leaves

    def _within(self, line: _Line) -> None:
        """The sums that a row makes of its own columns."""
        for name, terms in SUMS.get(self.bentuk, ()):
            printed = line.amounts.get(name)
            known = [(sign, line.amounts.get(part)) for sign, part in terms if part in self.columns]
            if printed is None or not known:
                continue
            total = sum((sign * (amount or 0) for sign, amount in known), Decimal(0))
            if total != printed:
                self.note.wrong(
                    line.number,
                    name,
                    message(
                        "the columns of this row give {total}, and {amount} is printed",
                        total=total,
                        amount=printed,
                    ),
                    message("a cell of this row is changed: download the file again"),
                )

    def _compare(self, line: _Line, leaves: Sequence[_Line]) -> None:
        below = [leaf for leaf in leaves if _is_below(line.path, leaf.path)]
        for name in self.columns:
            printed = line.amounts[name]
            total = sum((leaf.amounts[name] or Decimal(0) for leaf in below), Decimal(0))
            if printed is not None and printed != total:
                self.note.wrong(
                    line.number,
                    name,
                    message(
                        "{code}: the rows below add up to {total}, and {amount} is printed here",
                        code=line.path[2] or line.path[1] or line.path[0] or "Jumlah",
                        total=total,
                        amount=printed,
                    ),
                    message("a row is missing, doubled or changed: download the file again"),
                )

    # -- what is measured

    def _choose(self, leaves: Sequence[_Line]) -> None:
        offices = dict.fromkeys(leaf.path[0] for leaf in leaves)
        wanted = bare(self.jawaban.skpd)
        mine = [o for o in offices if wanted and wanted in (bare(o), bare(self.names.get(o, "")))]
        if len(offices) > 1 and len(mine) != 1:
            names = [f"{o} {self.names.get(o, '')}".strip() for o in offices]
            self.note.ask(tanya.office(self.note.berkas, names))
        chosen = mine[0] if len(mine) == 1 else next(iter(offices), "")
        title = codes.SKPD.search(self.note.tabel.judul)
        self.result.kode_skpd = chosen or (title[0] if title else "")
        self.result.nama_skpd = self.names.get(chosen, "") or self._name_in_title()
        self.result.dilewati = tuple(
            f"{o} {self.names.get(o, '')}".strip() for o in offices if o != chosen
        )
        month = self._month() if self.bentuk in (SPJ.nama, RFK.nama) else None
        for leaf in leaves:
            if leaf.path[0] == chosen:
                self.result.baris += 1
                self._take(leaf, month)

    def _name_in_title(self) -> str:
        found = codes.SKPD.search(self.note.tabel.judul)
        rest = self.note.tabel.judul[found.end() :] if found else ""
        words = []
        for word in rest.split():
            if not word.isupper():
                break
            words.append(word)
        return " ".join(words)

    def _month(self) -> int | None:
        places = (self.note.tabel.judul, self.note.tabel.kisi.nama, self.note.berkas)
        found = self.jawaban.bulan or next((m for p in places if (m := month_in(p))), None)
        if found is None:
            self.note.ask(tanya.month(self.note.berkas))
        return found

    def _take(self, leaf: _Line, month: int | None) -> None:
        _, sub, account = leaf.path
        match self.bentuk:
            case DPPA.nama:
                for saat, stage in (("sebelum", self._earlier()), ("setelah", self._stage())):
                    self._by_kind(leaf, sub, f"{saat}_", Ukuran("pagu", stage))
            case DPA.nama:
                self._by_kind(leaf, sub, "", Ukuran("pagu", self._stage()))
            case SPJ.nama:
                self._spj(leaf, sub, account, month)
            case RFK.nama:
                self._rfk(leaf, sub, month)

    def _by_kind(self, leaf: _Line, sub: str, saat: str, ukuran: Ukuran) -> None:
        answer = self.jawaban.sebelum if saat == "sebelum_" else self.jawaban.tahap
        if answer == "tidak":
            return
        for kind, account in KINDS.items():
            if f"{saat}{kind}" in self.columns:
                self._put(leaf, f"{saat}{kind}", sub, account, ukuran)

    def _spj(self, leaf: _Line, sub: str, account: str, month: int | None) -> None:
        if self.jawaban.tahap != "tidak":
            self._put(leaf, "anggaran", sub, account, Ukuran("pagu", self._stage(), month))
        for part, bulan, cara in (
            ("sd", month, "kumulatif"),
            ("lalu", (month or 1) - 1, "kumulatif"),
        ):
            if not bulan:
                continue
            ukuran = Ukuran("realisasi", None, bulan, "kumulatif" if cara else None)
            for one in ("gaji", "barang", "up"):
                self._put(leaf, f"{one}_{part}", sub, account, ukuran)

    def _rfk(self, leaf: _Line, sub: str, month: int | None) -> None:
        if "rka" in self.columns and self.jawaban.sebelum != "tidak":
            self._put(leaf, "rka", sub, "", Ukuran("pagu", self._earlier()))
        if self.jawaban.tahap != "tidak":
            self._put(leaf, "dpa", sub, "", Ukuran("pagu", self._stage(), month))
        self._put(leaf, "realisasi", sub, "", Ukuran("realisasi", None, month, "kumulatif"))

    def _put(self, leaf: _Line, name: str, sub: str, account: str, ukuran: Ukuran) -> None:
        amount = leaf.amounts.get(name)
        if amount is None:
            self.note.wrong(
                leaf.number, name, message("this cell is empty, and an amount belongs there")
            )
            return
        if amount < 0:
            self.note.wrong(
                leaf.number,
                name,
                message("an amount below zero stands here: {amount}", amount=amount),
            )
            return
        at: Sel = self.note.at(leaf.number, name)
        self.result.add(sub, account, ukuran, amount, at)

    def _stage(self) -> Tahap | None:
        given = stage_in(self.jawaban.tahap)
        if given or self.jawaban.tahap:
            return given
        if self.bentuk in (DPPA.nama, DPA.nama):
            return stage_in(self.note.berkas) or stage_in(self.note.tabel.judul)
        return stage_in(self.note.berkas)

    def _earlier(self) -> Tahap | None:
        return stage_in(self.jawaban.sebelum)

    def _ask(self) -> None:
        pagu = {u for _, _, u in self.result.jumlah if u.hal == "pagu" and u.tahap is None}
        if not pagu:
            return
        two = self.bentuk in (DPPA.nama, RFK.nama)
        if two and not self.jawaban.sebelum:
            self.note.ask(tanya.earlier_stage(self.note.berkas))
        if self._stage() is None and not self.jawaban.tahap:
            self.note.ask(tanya.stage(self.note.berkas))


def _is_below(parent: tuple[str, str, str], leaf: tuple[str, str, str]) -> bool:
    skpd, code, account = parent
    if skpd and skpd != leaf[0]:
        return False
    if code and not codes.below(code, leaf[1]):
        return False
    return not account or codes.below(account, leaf[2])
