"""The sheets of a recap's workbook, and how the figures of one follow from those of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from publisher.tables.rekapitulasi import (
    BarisJenis,
    BarisKantor,
    BarisSasaran,
    BarisSasaranSama,
    Rekapitulasi,
    ringkas,
)
from publisher.tables.rekapitulasi.kantor import share
from publisher.tables.rekapitulasi.sebutan import (
    HASIL,
    MENURUT,
    PENYAMPAIAN,
    TINGKAT,
    sebutan_periode,
)
from publisher.vocabulary.rekap import Angka, Catatan
from publisher.word.recap_cells import Area, Cell, Column, Formula, Jump, Sheet, known, ratio

ALL = "Semua"  # kinds of office
OFFICE = (Column("Kunci", 24), Column("Kantor", 28))
MONEY = (
    Column("Pagu (Rp)", 17, "rupiah"),
    Column("Realisasi (Rp)", 17, "rupiah"),
    Column("Serapan (%)", 10, "desimal"),
)
SOURCE = Column("Asal angka", 32)


def sheets(made: Rekapitulasi) -> tuple[Sheet, ...]:
    return tuple(_Book(made).sheets())


def periods(made: Rekapitulasi) -> str:
    return "; ".join(sebutan_periode(periode) for periode in made.periode)


@dataclass(frozen=True, slots=True)
class _Book:
    """The areas are those that formulas of other sheets read."""

    made: Rekapitulasi

    @property
    def kantor(self) -> Area:
        return Area("Peringkat", len(self.made.kantor))

    @property
    def sasaran(self) -> Area:
        return Area("Sasaran", len(self.made.sasaran))

    @property
    def indikator(self) -> Area:
        return Area("Indikator", sum(len(s.catatan.indikator) for s in self.made.sasaran))

    @property
    def temuan(self) -> Area:
        return Area("Temuan", sum(len(one.temuan) for one in self.made.laporan))

    @property
    def kirim(self) -> Area:
        return Area("Penyampaian", len(self.made.laporan))

    def sheets(self) -> Iterator[Sheet]:
        yield self._summary()
        yield self._submission()
        yield self._ranking()
        yield self._kinds()
        yield self._goals()
        yield self._shared()
        yield self._indicators()
        yield self._budgets()
        yield self._rules()
        yield self._findings()
        yield self._sources()

    def _summary(self) -> Sheet:
        outcomes = Counter(one.hasil.keadaan for one in self.made.laporan)
        sent = Counter(one.penyampaian.keadaan for one in self.made.laporan)
        rows: list[list[Cell]] = [
            ["Tanggal rekap", self.made.tanggal],
            ["Periode", periods(self.made)],
            ["Laporan", Formula(f"=COUNTA({self.kirim['A']})", len(self.made.laporan))],
        ]
        for name, column, many in (
            *((HASIL[k], "D", outcomes[k]) for k in HASIL),
            *((f"Penyampaian: {PENYAMPAIAN[k]}", "E", sent[k]) for k in PENYAMPAIAN),
        ):
            word = name.removeprefix("Penyampaian: ")
            rows.append([name, Formula(f'=COUNTIF({self.kirim[column]},"{word}")', many)])
        return Sheet("Ringkasan", (Column("Uraian", 40), Column("Nilai", 40)), rows, 0)

    def _submission(self) -> Sheet:
        columns = (
            *OFFICE,
            Column("Periode", 20),
            Column("Hasil", 22),
            Column("Penyampaian", 16),
            Column("Batas waktu", 12, "tanggal"),
            Column("Diterima", 12, "tanggal"),
            Column("Menurut", 18),
            Column("Terlambat (hari)", 10, "bulat"),
            Column("Halaman", 9, "bulat"),
            Column("Sebab", 50),
            Column("Folder", 30),
        )
        rows = [list(_sent(one, n)) for n, one in enumerate(self.made.laporan, 2)]
        return Sheet("Penyampaian", columns, rows)

    def _ranking(self) -> Sheet:
        columns = (
            *OFFICE,
            Column("Jenis", 14),
            Column("Periode", 18),
            Column("Peringkat", 9, "bulat"),
            Column("Capaian (%)", 10, "desimal"),
            Column("Rata-rata jenis (%)", 10, "desimal"),
            Column("Selisih", 9, "desimal"),
            *(Column(t, 10, "bulat") for t in ("Sasaran terhitung", "Sasaran")),
            *(Column(t, 10, "bulat") for t in ("Indikator tercapai", "Indikator")),
            *MONEY[:2],
            Column("Sisa (Rp)", 17, "rupiah"),
            MONEY[2],
            Column("Nilai", 8, "desimal"),
            *(Column(t, 10, "bulat") for t in ("Kesalahan", "Peringatan", "Informasi")),
            Column("Dikecualikan", 10, "bulat"),
            SOURCE,
        )
        first: dict[str, int] = {}
        for n, row in enumerate(self._source_rows(), 2):
            first.setdefault(str(row[0]), n)
        rows = [self._office(row, n, first) for n, row in enumerate(self.made.kantor, 2)]
        return Sheet("Peringkat", columns, rows)

    def _office(self, row: BarisKantor, n: int, first: Mapping[str, int]) -> list[Cell]:
        start: list[Cell] = [row.kunci, row.kantor, row.jenis, sebutan_periode(row.periode)]
        if row.periode is None:  # nothing is known of it: no count of it is 0
            return [*start, *[None] * 13, *self._told(row, n), None]
        s, i, of = self.sasaran, self.indikator, self.kantor
        same = f"({of['D']}=D{n})"
        usual = f"{same}*({of['C']}=C{n})*ISNUMBER({of['F']})"
        mean = f"ROUND(AVERAGEIFS({of['F']},{of['C']},C{n},{of['D']},D{n}),2)"
        own = f"ROUND(AVERAGEIFS({s['E']},{s['A']},A{n}),2)"
        higher = f"SUMPRODUCT({same}*ISNUMBER({of['F']})*({of['F']}>F{n}))"
        met = f"({i['A']}=A{n})*({i['I']}="
        places = ringkas((*row.pagu.asal, *row.realisasi.asal))
        at = first.get(row.kunci)
        return [
            *start,
            Formula(f'=IF(ISNUMBER(F{n}),1+{higher},"")', row.peringkat),
            Formula(f'=IF(OR(J{n}=0,I{n}<J{n}),"",{own})', row.capaian),
            Formula(f'=IF(SUMPRODUCT({usual})=0,"",{mean})', row.rata_jenis),
            Formula(f'=IF({known(f"F{n}", f"G{n}")},ROUND(F{n}-G{n},2),"")', row.selisih),
            Formula(f"=SUMPRODUCT(({s['A']}=A{n})*ISNUMBER({s['E']}))", row.terhitung),
            Formula(f"=COUNTIF({s['A']},A{n})", row.sasaran),
            Formula(f'=SUMPRODUCT({met}"ya"))', row.tercapai),
            Formula(f'=SUMPRODUCT({met}"ya"))+SUMPRODUCT({met}"tidak"))', row.indikator),
            *(row.pagu.nilai, row.realisasi.nilai),
            Formula(f'=IF({known(f"M{n}", f"N{n}")},M{n}-N{n},"")', row.sisa),
            ratio(f"N{n}", f"M{n}", row.serapan),
            row.nilai,
            *self._told(row, n),
            Jump(f"'Asal'!A{at}", places or "lihat lembar Asal") if at else None,
        ]

    def _told(self, row: BarisKantor, n: int) -> Iterator[Cell]:
        if not row.terkirim:
            yield from (None,) * 4
            return
        t, told = self.temuan, row.temuan
        counts = (told.kesalahan, told.peringatan, told.informasi)
        for word, count in zip(TINGKAT.values(), counts, strict=True):
            yield Formula(f'=COUNTIFS({t["A"]},A{n},{t["C"]},"{word}",{t["I"]},"tidak")', count)
        yield Formula(f'=COUNTIFS({t["A"]},A{n},{t["I"]},"ya")', told.dikecualikan)

    def _kinds(self) -> Sheet:
        columns = (
            Column("Periode", 20),
            Column("Jenis", 16),
            Column("Kantor", 9, "bulat"),
            Column("Kantor dengan capaian", 10, "bulat"),
            Column("Rata-rata capaian (%)", 11, "desimal"),
            *(Column(t, 10, "bulat") for t in ("Indikator tercapai", "Indikator")),
            *(MONEY[0], Column("Kantor berpagu", 10, "bulat")),
            *(MONEY[1], Column("Kantor berealisasi", 10, "bulat")),
            MONEY[2],
            Column("Rata-rata nilai", 10, "desimal"),
            *(Column(t, 10, "bulat") for t in ("Kesalahan", "Peringatan")),
        )
        rows = [list(self._kind(row, n)) for n, row in enumerate(self.made.jenis, 2)]
        return Sheet("Menurut Jenis", columns, rows)

    def _kind(self, row: BarisJenis, n: int) -> Iterator[Cell]:
        of = self.kantor
        chosen = f"({of['D']}=A{n})" + (f"*({of['C']}=B{n})" if row.jenis else "")
        where = f"{of['D']},A{n}" + (f",{of['C']},B{n}" if row.jenis else "")
        both = f"{chosen}*ISNUMBER({of['M']})*ISNUMBER({of['N']})"
        parts = [f"SUMPRODUCT({both},{of[c]})" for c in ("N", "M")]
        yield from (sebutan_periode(row.periode), row.jenis or ALL)
        yield Formula(f"=SUMPRODUCT({chosen}*1)", row.kantor)
        yield _count(chosen, of["F"], row.berperingkat)
        mean = f"ROUND(AVERAGEIFS({of['F']},{where}),2)"
        yield Formula(f'=IF(D{n}=0,"",{mean})', row.capaian)
        yield Formula(f"=SUMIFS({of['K']},{where})", row.tercapai)
        yield Formula(f"=SUMIFS({of['L']},{where})", row.indikator)
        yield Formula(f'=IF(I{n}=0,"",SUMIFS({of["M"]},{where}))', row.pagu)
        yield _count(chosen, of["M"], row.berpagu)
        yield Formula(f'=IF(K{n}=0,"",SUMIFS({of["N"]},{where}))', row.realisasi)
        yield _count(chosen, of["N"], row.berealisasi)
        percent = f"ROUND({parts[0]}*100/{parts[1]},2)"
        yield Formula(f'=IF({parts[1]}=0,"",{percent})', row.serapan)
        scored = f"SUMPRODUCT({chosen}*ISNUMBER({of['Q']}))"
        score = f"ROUND(AVERAGEIFS({of['Q']},{where}),2)"
        yield Formula(f'=IF({scored}=0,"",{score})', row.nilai)
        yield Formula(f"=SUMIFS({of['R']},{where})", row.kesalahan)
        yield Formula(f"=SUMIFS({of['S']},{where})", row.peringatan)

    def _goals(self) -> Sheet:
        columns = (
            *OFFICE,
            Column("Periode", 18),
            Column("Sasaran", 50),
            Column("Capaian (%)", 10, "desimal"),
            *MONEY,
            Column("Kelompok", 9, "bulat"),
            SOURCE,
        )
        rows = [_goal(row, n) for n, row in enumerate(self.made.sasaran, 2)]
        return Sheet("Sasaran", columns, rows)

    def _shared(self) -> Sheet:
        columns = (
            Column("Kelompok", 9, "bulat"),
            Column("Periode", 18),
            Column("Sasaran yang sama", 50),
            *(Column(t, 10, "bulat") for t in ("Kantor", "Capaian terhitung")),
            *(Column(t, 10, "desimal") for t in ("Rata-rata (%)", "Terendah (%)")),
            Column("Tertinggi (%)", 10, "desimal"),
            *MONEY,
        )
        rows = [list(self._alike(row, n)) for n, row in enumerate(self.made.sasaran_sama, 2)]
        return Sheet("Sasaran Sama", columns, rows, 0)

    def _alike(self, row: BarisSasaranSama, n: int) -> Iterator[Cell]:
        s = self.sasaran
        chosen = f"({s['I']}=A{n})"
        known_ = f"{chosen}*ISNUMBER({s['E']})"
        yield from (row.kelompok, sebutan_periode(row.periode), row.nama)
        each = f"COUNTIFS({s['I']},{s['I']},{s['A']},{s['A']})"
        yield Formula(f"=ROUND(SUMPRODUCT({chosen}/{each}),0)", row.kantor)
        yield _count(chosen, s["E"], row.terhitung)
        mean = f"ROUND(AVERAGEIFS({s['E']},{s['I']},A{n}),2)"
        yield Formula(f'=IF(E{n}=0,"",{mean})', row.capaian)
        for word, value in (("MIN", row.terendah), ("MAX", row.tertinggi)):
            yield Formula(f'=IF(E{n}=0,"",{word}(IF({known_},{s["E"]})))', value, array=True)
        for column, value in (("F", row.pagu), ("G", row.realisasi)):
            none = f"SUMPRODUCT({chosen}*ISNUMBER({s[column]}))=0"
            yield Formula(f'=IF({none},"",SUMIFS({s[column]},{s["I"]},A{n}))', value)
        both = f"{chosen}*ISNUMBER({s['F']})*ISNUMBER({s['G']})"
        whole = f"SUMPRODUCT({both},{s['F']})"
        percent = f"ROUND(SUMPRODUCT({both},{s['G']})*100/{whole},2)"
        yield Formula(f'=IF({whole}=0,"",{percent})', row.serapan)

    def _indicators(self) -> Sheet:
        columns = (
            *OFFICE,
            Column("Sasaran", 40),
            Column("Indikator", 40),
            Column("Satuan", 12),
            *(Column(t, 12, "desimal") for t in ("Target", "Realisasi", "Capaian (%)")),
            Column("Tercapai", 10),
            Column("Kategori", 16),
            SOURCE,
        )
        words = {True: "ya", False: "tidak", None: ""}
        rows: list[list[Cell]] = [
            [
                *(row.kunci, row.kantor, row.catatan.nama, one.nama, one.satuan),
                *(_measure(v) for v in (one.target, one.realisasi, one.capaian)),
                *(words[one.tercapai], one.kategori),
                ringkas(dict.fromkeys((*one.target.asal, *one.realisasi.asal))),
            ]
            for row in self.made.sasaran
            for one in row.catatan.indikator
        ]
        return Sheet("Indikator", columns, rows)

    def _budgets(self) -> Sheet:
        columns = (*OFFICE, Column("Menurut", 10), Column("Kode", 14), Column("Uraian", 44))
        records = {one.kunci: one for one in self.made.laporan}
        rows: list[list[Cell]] = []
        for office in self.made.kantor:
            budget = records[office.kunci].anggaran
            for word in ("belanja", "program") if budget else ():
                for one in getattr(budget, word):
                    n = len(rows) + 2
                    spent = share([(one.realisasi.nilai, one.pagu.nilai)])
                    percent = ratio(f"G{n}", f"F{n}", spent)
                    places = ringkas((*one.pagu.asal, *one.realisasi.asal))
                    rows.append(
                        [
                            *(office.kunci, office.kantor, word, one.kode, one.nama),
                            *(one.pagu.nilai, one.realisasi.nilai, percent, places),
                        ]
                    )
        return Sheet("Belanja", (*columns, *MONEY, SOURCE), rows)

    def _rules(self) -> Sheet:
        columns = (
            *(Column("Kelompok", 14), Column("Aturan", 30), Column("Tingkat", 12)),
            *(Column("Kantor", 10, "bulat"), Column("Tempat", 10, "bulat")),
        )
        t, of = self.temuan, self.kantor
        rows: list[list[Cell]] = []
        for n, row in enumerate(self.made.aturan, 2):
            where = f'{t["E"]},B{n},{t["C"]},C{n},{t["I"]},"tidak"'
            offices = f"SUMPRODUCT((COUNTIFS({t['A']},{of['A']},{where})>0)*1)"
            rows.append(
                [
                    *(row.kelompok, row.aturan, TINGKAT[row.tingkat]),
                    Formula(f"={offices}", row.kantor),
                    Formula(f"=COUNTIFS({where})", row.tempat),
                ]
            )
        return Sheet("Aturan", columns, rows, 0)

    def _findings(self) -> Sheet:
        columns = (
            *OFFICE,
            *(Column("Tingkat", 12), Column("Kelompok", 14), Column("Aturan", 26)),
            *(Column("Berkas", 24), Column("Baris", 8, "bulat"), Column("Pesan", 70)),
            *(Column("Dikecualikan", 12), Column("Alasan", 40)),
        )
        rows: list[list[Cell]] = [
            [
                *(one.kunci, one.kantor, TINGKAT[t.tingkat], t.kelompok, t.aturan),
                *(t.berkas, t.baris, t.pesan.get("id", "")),
                *("tidak" if t.dikecualikan is None else "ya", t.dikecualikan or ""),
            ]
            for one in self.made.laporan
            for t in one.temuan
        ]
        return Sheet("Temuan", columns, rows)

    def _sources(self) -> Sheet:
        columns = (
            *OFFICE,
            *(Column("Angka", 50), Column("Nilai", 18, "desimal")),
            *(Column("Berkas", 44), Column("Baris", 8, "bulat")),
        )
        return Sheet("Asal", columns, list(self._source_rows()))

    def _source_rows(self) -> Iterator[list[Cell]]:
        """One for each place that a figure was written at."""
        for one in self.made.asal:
            for place in one.nilai.asal:
                file, _, line = place.rpartition(":")
                number: Cell = int(line) if line.isdecimal() else line
                value = _measure(one.nilai)
                yield [one.kunci, one.kantor, one.angka, value, f"{one.folder}/{file}", number]


def _sent(one: Catatan, n: int) -> Iterable[Cell]:
    sent = one.penyampaian
    late: Cell = None
    if sent.keadaan == "belum" and sent.batas:
        late = Formula(f"=MAX(0,'Ringkasan'!$B$2-F{n})", sent.hari)
    elif sent.batas and sent.diterima:
        late = Formula(f"=MAX(0,G{n}-F{n})", sent.hari)
    yield from (one.kunci, one.kantor, sebutan_periode(one.periode))
    yield from (HASIL[one.hasil.keadaan], PENYAMPAIAN[sent.keadaan])
    yield from (sent.batas, sent.diterima, MENURUT[sent.menurut] if sent.menurut else "")
    yield from (late, one.hasil.halaman or None, (one.hasil.sebab or {}).get("id", ""), one.folder)


def _goal(row: BarisSasaran, n: int) -> list[Cell]:
    said = row.catatan
    return [
        *(row.kunci, row.kantor, sebutan_periode(row.periode), said.nama, said.capaian.nilai),
        *(said.pagu.nilai, said.realisasi.nilai, ratio(f"G{n}", f"F{n}", row.serapan)),
        row.kelompok,
        ringkas((*said.capaian.asal, *said.pagu.asal, *said.realisasi.asal)),
    ]


def _measure(value: Angka) -> Cell:
    return value.kata or value.nilai


def _count(chosen: str, column: str, value: int) -> Formula:
    return Formula(f"=SUMPRODUCT({chosen}*ISNUMBER({column}))", value)
