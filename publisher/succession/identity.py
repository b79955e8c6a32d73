"""`laporan.toml` of the next period: its period, its lampiran, what is stated and waived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.load import Drop, Edit, Put
from publisher.reading.periods import periods
from publisher.succession.period import GAP, Period, moved
from publisher.vocabulary.laporan import Lampiran, Laporan, Pernyataan
from publisher.vocabulary.nodes import BELUM_DIISI, Node
from publisher.vocabulary.places import Keys
from publisher.vocabulary.quoting import written

_OF_THE_PERIOD = ("tabel_kinerja", "tabel_keuangan")


@dataclass(frozen=True, slots=True)
class Identity:
    """edits: of laporan.toml. left: lampiran without their files. waived: waivers that go."""

    edits: tuple[Edit, ...]
    left: tuple[Lampiran, ...]
    dropped: tuple[str, ...]
    statements: int


def identity_edits(
    laporan: Laporan, last: Period, new: Period, standing: Sequence[bool]
) -> Identity:
    """standing: of each waiver, whether it is about what goes on standing."""
    left = tuple(one for one in laporan.lampiran if _has_file(one))
    statements = tuple(_statements(laporan.evaluasi))
    waivers = zip(laporan.pengecualian, standing, strict=True)
    vain = [(n, w) for n, (w, stands) in enumerate(waivers) if not stands]
    return Identity(
        (
            *_period(laporan, last, new),
            *(Put((*one.place.keys, "berkas"), GAP) for one in left),
            *_titles(laporan, last, new),
            *(Put(keys, GAP) for keys in statements),
            *(Drop(("pengecualian", n)) for n, _ in vain),
        ),
        left,
        tuple(str(w.aturan) for _, w in vain),
        len({keys[:-1] if keys[-1] in ("jawaban", "bukti") else keys for keys in statements}),
    )


def _has_file(one: Lampiran) -> bool:
    return one.berkas is not None and one.berkas.strip().lower() != BELUM_DIISI


def _period(laporan: Laporan, last: Period, new: Period) -> Iterator[Edit]:
    if new.jenis != laporan.jenis:
        yield Put(("jenis",), f'"{new.jenis}"')
    if new.tahun != last.tahun:
        yield Put(("tahun",), str(new.tahun))
    if new.triwulan is None and last.triwulan is not None:
        yield Drop(("triwulan",))
    elif new.triwulan is not None:
        yield Put(("triwulan",), str(new.triwulan), after="jenis")
    if laporan.tanggal is not None:  # what is open stays so
        yield Put(("tanggal",), moved(laporan.tanggal, last, new).isoformat())


def _titles(laporan: Laporan, last: Period, new: Period) -> Iterator[Edit]:
    for one in laporan.lampiran:
        title = retitled(str(one.judul), last, new, one.isi in _OF_THE_PERIOD)
        if title != one.judul:
            yield Put((*one.place.keys, "judul"), raw_text(title))


def retitled(title: str, last: Period, new: Period, bears_period: bool) -> str:
    """A title with the new period where the old one stands.

    bears_period: one that names a year names the quarter again, after an annual report.

    >>> retitled("Pengukuran Triwulan II Tahun 2023", Period(2023, 2), Period(2023, 3), True)
    'Pengukuran Triwulan III Tahun 2023'
    """
    quarter = str(new).partition(" Tahun")[0] if new.triwulan else ""
    found = [p for p in periods(title) if p.tahun_akhir is None and p.tanggal is None]
    named = any(p.triwulan is not None for p in found)
    for period in reversed(found):
        words = title[period.start : period.end]
        if period.triwulan is not None and period.triwulan == last.triwulan:
            head = quarter
        elif period.semester is not None or period.triwulan is not None:
            continue
        else:
            head = quarter if bears_period and not named and last.triwulan is None else ""
        year = period.tahun
        if year is not None and year != last.tahun:
            continue
        tail = _year_in(words, last, new)
        title = _joined(title[: period.start], f"{head} {tail}".strip(), title[period.end :])
    return title


def _year_in(words: str, last: Period, new: Period) -> str:
    """`Tahun 2024` of `Triwulan II Tahun 2023`, in the words in which it stands there."""
    place = words.lower().find("tahun")
    place = words.lower().find("ta ") if place < 0 else place
    if place < 0:
        return str(new.tahun) if str(last.tahun) in words else ""
    return words[place:].replace(str(last.tahun), str(new.tahun))


def _joined(before: str, middle: str, after: str) -> str:
    if not middle:
        return before.rstrip() + after if before.strip() else after.lstrip()
    return before + middle + after


def _statements(node: Node | None, keys: Keys = ("evaluasi",)) -> Iterator[Keys]:
    """What the office has stated of the last report: an answer, its evidence, a day."""
    if node is None:
        return
    for name in type(node).model_fields:
        value = getattr(node, name) if name != "at" else None
        if isinstance(value, Pernyataan):
            if value.jawaban != BELUM_DIISI:
                yield (*keys, name, "jawaban")
            if value.bukti is not None:
                yield (*keys, name, "bukti")
        elif isinstance(value, Node):
            yield from _statements(value, (*keys, name))
        elif name.startswith(("tanggal_", "batas_")) and value is not None:
            yield (*keys, name)


def raw_text(text: str) -> str:
    """A text as TOML writes it in one line."""
    return f'"{written(text, chr(34))}"'
