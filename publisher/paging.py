"""Which page number everything stands on, and where each attachment page goes. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher import word
from publisher.assemble import Insertion, LabelRange, OutlineEntry, Prepared
from publisher.prose.formats import romawi
from publisher.vocabulary.errors import ToolFailed
from publisher.vocabulary.laporan import Lampiran
from publisher.vocabulary.messages import message


@dataclass(frozen=True, slots=True)
class Paging:
    """What the page positions of a body PDF mean for the report.

    numbers: bookmark → printed page number. starts: divider bookmark → the
    number its section starts at, where attachment pages come right before it; all
    other sections count on, so that a page added in Word moves them too. frames:
    one per attachment page. The rest is for `assemble.join`.
    """

    numbers: Mapping[str, str]
    starts: Mapping[str, int]
    frames: tuple[word.Frame, ...]
    insertions: tuple[Insertion, ...]
    outline: tuple[OutlineEntry, ...]
    labels: tuple[LabelRange, ...]


def paginate(
    entries: Sequence[word.Entry],
    destinations: Mapping[str, int],
    lampiran: Sequence[Lampiran],
    prepared: Sequence[Prepared],
    instead: Mapping[str, tuple[str, ...]] | None = None,
    rooms: Mapping[str, float | None] | None = None,
) -> Paging:
    """Page numbers from the body's destinations (bookmark → page from 0).

    instead: `kunci` of a lampiran that was set aside → the lines of its page. rooms: `kunci`
    of a lampiran whose first page is laid onto its divider → as in `Insertion`.

    The front matter counts i, ii, … from its first heading, the body 1, 2, …
    from BAB I on; attachment pages count on after their divider. Raises ToolFailed.
    """
    _refuse_missing(entries, destinations)
    dividers = [e for e in entries if e.kind == "lampiran"]
    by_key = {p.kunci: p for p in prepared}
    insertions = tuple(
        _insertion(by_key[item.kunci], destinations[divider.bookmark], rooms or {})
        for divider, item in zip(dividers, lampiran, strict=False)
        if item.kunci in by_key
    )
    front = destinations[next(e.bookmark for e in entries if e.kind == "depan")]
    first = destinations[next(e.bookmark for e in entries if e.kind == "bab")]
    numbering = _Numbering(front, first, insertions)
    shifted = _after_insertions(dividers, destinations, numbering)
    starts = {d.bookmark: numbering.arabic(destinations[d.bookmark]) for d in shifted}
    return Paging(
        {e.bookmark: numbering.printed(destinations[e.bookmark]) for e in entries},
        starts,
        tuple(_frames(insertions, numbering, instead or {})),
        insertions,
        tuple(_outline(entries, destinations)),
        tuple(_labels(numbering, shifted, destinations)),
    )


def _insertion(prepared: Prepared, page: int, rooms: Mapping[str, float | None]) -> Insertion:
    return Insertion(prepared, page, prepared.kunci in rooms, rooms.get(prepared.kunci))


def _after_insertions(
    dividers: Sequence[word.Entry], destinations: Mapping[str, int], numbering: _Numbering
) -> list[word.Entry]:
    """The dividers that attachment pages come before, since the one before."""
    found: list[word.Entry] = []
    known = 0
    for divider in dividers:
        inserted = numbering.inserted_before(destinations[divider.bookmark])
        if inserted > known:
            found.append(divider)
        known = inserted
    return found


def _refuse_missing(entries: Sequence[word.Entry], destinations: Mapping[str, int]) -> None:
    missing = next((e for e in entries if e.bookmark not in destinations), None)
    if missing is not None:
        raise ToolFailed(
            message("LibreOffice made a PDF without {heading}", heading=missing.label),
            message("build again; if it stays so, look at this heading in the template"),
        )


@dataclass(frozen=True, slots=True)
class _Numbering:
    """Numbers of body pages: `front` is page i, `first` is page 1."""

    front: int
    first: int
    insertions: tuple[Insertion, ...]

    def inserted_before(self, page: int) -> int:
        return sum(i.added for i in self.insertions if i.after < page)

    def arabic(self, page: int) -> int:
        return page - self.first + 1 + self.inserted_before(page)

    def printed(self, page: int) -> str:
        if page < self.front:
            return ""
        if page < self.first:
            return romawi(page - self.front + 1).lower()
        return str(self.arabic(page))


def _frames(
    insertions: Sequence[Insertion],
    numbering: _Numbering,
    instead: Mapping[str, tuple[str, ...]],
) -> Iterator[word.Frame]:
    for insertion in insertions:
        divider = numbering.arabic(insertion.after)
        for n, page in enumerate(insertion.prepared.pages[insertion.onto :], 1):
            lines = instead.get(insertion.prepared.kunci, ())
            yield word.Frame(page.landscape, divider + n, lines)


def _outline(
    entries: Sequence[word.Entry], destinations: Mapping[str, int]
) -> Iterator[OutlineEntry]:
    """Chapters with their sections and tables; lampiran under a heading of their own."""
    level = 1
    below_lampiran = False
    for entry in entries:
        page = destinations[entry.bookmark]
        if entry.kind == "lampiran":
            if not below_lampiran:
                yield OutlineEntry("LAMPIRAN", page, 1)
            below_lampiran = True
            yield OutlineEntry(entry.label, page, 2)
        elif entry.kind in ("tabel", "gambar"):
            yield OutlineEntry(entry.label, page, level + 1)
        else:
            level = entry.level
            title = entry.label.upper() if level == 1 else entry.label
            yield OutlineEntry(title, page, level)


def _labels(
    numbering: _Numbering, shifted: Sequence[word.Entry], destinations: Mapping[str, int]
) -> Iterator[LabelRange]:
    if numbering.front > 0:
        yield LabelRange(0, "none", 1, "Sampul")
    yield LabelRange(numbering.front, "roman", 1)
    yield LabelRange(numbering.first, "arabic", 1)
    for divider in shifted:
        page = destinations[divider.bookmark]
        yield LabelRange(page, "arabic", numbering.arabic(page))
