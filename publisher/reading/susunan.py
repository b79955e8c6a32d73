"""Where each chapter and section stands: the outline of the office over the parts of a template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.vocabulary.susunan import BagianTemplat, Ruas, Susunan, Templat


@dataclass(frozen=True, slots=True)
class Letak:
    """A chapter or section at its place. bagian: the template's, if it is one of those.

    ruas: what the outline says of it, if it names it. tingkat: of its heading, 1 for a chapter.
    """

    bagian: BagianTemplat | None
    ruas: Ruas | None
    tingkat: int
    isi: tuple[Letak, ...] = ()

    @property
    def judul(self) -> str:
        """Its title; one of the template may have tags in it."""
        if self.ruas is not None and self.ruas.judul is not None:
            return self.ruas.judul
        return self.bagian.judul if self.bagian else ""

    def semua(self) -> Iterator[Letak]:
        """This one and all in it, in the order of the pages."""
        yield self
        for inner in self.isi:
            yield from inner.semua()


def bab_tersusun(susunan: Susunan, templat: Templat) -> tuple[Letak, ...]:
    """The chapters as they will stand in the report.

    Never fails: a key that nobody knows is left out, of a key that is listed twice the
    second; rules say so.
    """
    if not susunan.bab:
        asked = [Letak(b, None, 1) for b in templat.bagian if b.jenis == "bab"]
        chapters = [_whole(letak, templat, frozenset()) for letak in asked]
    else:
        chapters = list(_Penyusun(templat, frozenset(_listed(susunan))).bab(susunan))
    with_sheets = [_with_sheets(letak, templat) for letak in chapters]
    return _with_ending(with_sheets, templat)


def depan_tersusun(susunan: Susunan, templat: Templat) -> tuple[BagianTemplat, ...]:
    """The parts before the first chapter, in their order."""
    if not susunan.depan:
        return tuple(b for b in templat.bagian if b.jenis == "depan")
    found = (templat.cari(kunci, "depan") for kunci in dict.fromkeys(susunan.depan))
    return tuple(b for b in found if b is not None)


def bagian_dicetak(susunan: Susunan, templat: Templat) -> tuple[BagianTemplat, ...]:
    """The parts of the template that the report prints, in the order of its pages."""
    in_chapters = (letak.bagian for bab in bab_tersusun(susunan, templat) for letak in bab.semua())
    return (*depan_tersusun(susunan, templat), *(b for b in in_chapters if b is not None))


def tak_dicetak(susunan: Susunan, templat: Templat) -> dict[str, str]:
    """What of the content (`pendahuluan.latar_belakang`) only parts print that are left out →
    such a part."""
    if not susunan.diatur:
        return {}
    printed = bagian_dicetak(susunan, templat)
    here = {name for b in printed for name in b.memuat}
    left_out = (b for b in templat.bagian if b not in printed)
    return {name: b.kunci for b in left_out for name in b.memuat if name not in here}


def _listed(susunan: Susunan) -> Iterator[str]:
    return (ruas.kunci for ruas in susunan.semua() if ruas.kunci is not None)


@dataclass(slots=True)
class _Penyusun:
    """listed: the keys that the outline names anywhere: a whole that holds them goes without."""

    templat: Templat
    listed: frozenset[str]
    placed: set[str] = field(default_factory=set)

    def bab(self, susunan: Susunan) -> Iterator[Letak]:
        for ruas in susunan.bab:
            yield from self._placed(ruas, 1)

    def _placed(self, ruas: Ruas, tingkat: int) -> Iterator[Letak]:
        bagian = None
        if ruas.kunci is not None:
            bagian = dikenal(self.templat, ruas.kunci, tingkat)
            if ruas.kunci in self.placed or (bagian is None and ruas.judul is None):
                return
            self.placed.add(ruas.kunci)
        inner = tuple(x for r in ruas.isinya for x in self._placed(r, tingkat + 1))
        letak = Letak(bagian, ruas, tingkat, inner)
        yield letak if ruas.isinya else _whole(letak, self.templat, self.listed)


def dikenal(templat: Templat, kunci: str, tingkat: int) -> BagianTemplat | None:
    """The part of a template that a key of the outline means at this level."""
    return templat.cari(kunci, *(("bab", "bagian") if tingkat == 1 else ("bagian",)))


def _whole(letak: Letak, templat: Templat, listed: frozenset[str]) -> Letak:
    """With all that the template has in it, but what the outline puts somewhere itself."""
    if letak.bagian is None:
        return letak
    below = templat.di_bawah(letak.bagian.kunci, "bagian")
    inner = (Letak(b, None, letak.tingkat + 1) for b in below if b.kunci not in listed)
    isi = tuple(_whole(x, templat, listed) for x in inner)
    return Letak(letak.bagian, letak.ruas, letak.tingkat, (*letak.isi, *isi))


def _with_sheets(bab: Letak, templat: Templat) -> Letak:
    """A chapter ends with the sheets of their own that its sections have."""
    keys = {letak.bagian.kunci for letak in bab.semua() if letak.bagian}
    sheets = (b for b in templat.bagian if b.jenis == "lembar" and b.induk in keys)
    return Letak(
        bab.bagian, bab.ruas, bab.tingkat, (*bab.isi, *(Letak(b, None, 0) for b in sheets))
    )


def _with_ending(chapters: list[Letak], templat: Templat) -> tuple[Letak, ...]:
    """The last chapter, whichever it is, ends with the closing words and the signature."""
    ending = tuple(Letak(b, None, 0) for b in templat.bagian if b.jenis == "akhir")
    if not chapters:
        return ()
    *before, last = chapters
    return (*before, Letak(last.bagian, last.ruas, last.tingkat, (*last.isi, *ending)))
