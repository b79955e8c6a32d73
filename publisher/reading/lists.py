"""Typed lists: their items, those below them, and which list of the report they make up."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from publisher.reading.names import NearIndex
from publisher.reading.naskah import Naskah, Passage, once
from publisher.reading.sentences import SentenceReader
from publisher.reading.words import any_word, folded
from publisher.vocabulary.pengetahuan.kata import Wacana
from publisher.vocabulary.report import Report


@dataclass(frozen=True, slots=True)
class Item:
    passage: Passage
    below: tuple[Daftar, ...] = ()


@dataclass(frozen=True, slots=True)
class Daftar:
    """Items of one level that follow each other. intro: the paragraph or item before them."""

    items: tuple[Item, ...]
    intro: Passage | None = None

    def flat(self) -> Iterator[Item]:
        """Its items and all items below them, as a reader meets them."""
        for item in self.items:
            yield item
            for daftar in item.below:
                yield from daftar.flat()

    def nested(self) -> Iterator[Daftar]:
        """This list and every list below it."""
        yield self
        for item in self.items:
            for daftar in item.below:
                yield from daftar.nested()


@dataclass(slots=True)
class _Open:
    """A list, or an item, that is still being read."""

    intro: Passage | None
    level: int
    items: list[tuple[Passage, list[_Open]]] = field(default_factory=list)


def lists(narrative: Sequence[Passage]) -> Iterator[Daftar]:
    """The outermost lists of a narrative, in order.

    A paragraph, or another kind of label at the same level, parts two lists.
    """
    intro: Passage | None = None
    run: list[Passage] = []
    for passage in narrative:
        if passage.marker:
            run.append(passage)
            continue
        yield from _read(run, intro)
        intro, run = passage, []
    yield from _read(run, intro)


def _read(run: list[Passage], intro: Passage | None) -> Iterator[Daftar]:
    roots: list[_Open] = []
    stack: list[_Open] = []
    for n, passage in enumerate(run):
        while len(stack) > 1 and passage.level < stack[-1].level:
            stack.pop()
        if not stack or (len(stack) == 1 and _is_other(stack[0], passage)):
            stack = [_Open(run[n - 1] if n else intro, 0)]
            roots.append(stack[0])
        elif passage.level > stack[-1].level:
            stack.append(_below(stack[-1], passage.level))
        elif _is_other(stack[-1], passage):
            stack[-1] = _below(stack[-2], passage.level)
        stack[-1].items.append((passage, []))
    yield from map(_closed, roots)


def _is_other(daftar: _Open, passage: Passage) -> bool:
    """The passage has another kind of label than the items of the list, at their level."""
    last = daftar.items[-1][0].marker
    here = passage.marker
    return (
        passage.level <= daftar.level
        and last is not None
        and here is not None
        and (last.kind != here.kind)
    )


def _below(daftar: _Open, level: int) -> _Open:
    """A new list below the last item of `daftar`."""
    parent, lists_below = daftar.items[-1]
    deeper = _Open(parent, level)
    lists_below.append(deeper)
    return deeper


def _closed(daftar: _Open) -> Daftar:
    items = tuple(Item(p, tuple(_closed(b) for b in below)) for p, below in daftar.items)
    return Daftar(items, daftar.intro)


_KIND = re.compile(
    r"\s*(?:Program|Kegiatan|Sub\s?kegiatan|Misi\s+(?:\d+|[IVX]+)|Sasaran(?:\s+\d+)?)\b[:.,]?\s+",
    re.IGNORECASE,
)
_REST = re.compile(r"\s*(?:[,;:(–-]|\byang\b|\bdan\s*$).*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Keluarga:
    """Names that belong together, in their order: the kegiatan of one program, all misi."""

    jenis: str  # "program", "kegiatan", "unit", …
    induk: str  # of which they are; "" where they are the report's
    anggota: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anggota:
    """One item: which member of which family it is."""

    keluarga: Keluarga
    nama: str


class Membership:
    """Finds the family of names that an item belongs to; a name of two families is left out."""

    def __init__(self, families: Sequence[Keluarga]) -> None:
        self.of: dict[str, dict[str, Anggota]] = defaultdict(dict)
        seen: Counter[tuple[str, str]] = Counter()
        for family in families:
            for name in family.anggota:
                key = bare(name)
                seen[family.jenis, key] += 1
                self.of[family.jenis][key] = Anggota(family, name)
        for (jenis, key), times in seen.items():
            if times > 1:
                del self.of[jenis][key]
        self.found: dict[tuple[str, str], Anggota | None] = {}  # what was asked for already
        self.near = {jenis: NearIndex(names, shortest=3) for jenis, names in self.of.items()}

    def kinds(self, text: str) -> list[str]:
        """The kinds of names that an item is one of, word for word or almost so."""
        return [jenis for jenis in self.of if self.member(jenis, text)]

    def member(self, jenis: str, text: str) -> Anggota | None:
        if (jenis, text) not in self.found:
            self.found[jenis, text] = self._member(jenis, text)
        return self.found[jenis, text]

    def _member(self, jenis: str, text: str) -> Anggota | None:
        known = self.of[jenis]
        for part in dict.fromkeys((text, _REST.sub("", text))):
            key = bare(part)
            if key in known:
                return known[key]
            near = self.near.get(jenis)  # of a kind that the report has none of there is no index
            close = near.closest(key) if near else None
            if close is not None:
                return known[close]
        return None


def bare(name: str) -> str:
    """The words of a name without what it is: `Program Pengelolaan Arsip` → `pengelolaan arsip`."""
    return " ".join(folded(_KIND.sub("", name, count=1)))


# A relative clause narrows a list (`yang belum selesai`), but for these verbs, true of every plan.
_RELATIVE = r"yang\b(?!\s+(?:disusun|ditetapkan|direncanakan|ada)\b)"
_BELOW = {"program": "kegiatan", "kegiatan": "sub kegiatan", "misi": "tujuan"}


@dataclass(frozen=True, slots=True)
class DaftarNama:
    """A typed list whose items are names of one kind.

    induk: the program, kegiatan or misi that it stands under; whole: it is meant
    to be complete, by the sentence before it.
    """

    jenis: str
    items: tuple[tuple[Passage, Anggota | None], ...]
    intro: Passage | None
    induk: Anggota | None
    whole: bool

    def families(self) -> Mapping[Keluarga, list[tuple[Passage, Anggota]]]:
        """Its items by the family that they belong to."""
        found: dict[Keluarga, list[tuple[Passage, Anggota]]] = defaultdict(list)
        for passage, member in self.items:
            if member is not None:
                found[member.keluarga].append((passage, member))
        return found


@once
def typed_lists(naskah: Naskah) -> tuple[DaftarNama, ...]:
    return tuple(_read_lists(naskah))


def _read_lists(naskah: Naskah) -> Iterator[DaftarNama]:
    membership = Membership(_known(naskah.report))
    completeness = _Completeness(naskah.report.pengetahuan.wacana, naskah.sentences)
    for narrative in naskah.narratives():
        for daftar in lists(narrative):
            units = _members(membership, [i.passage for i in daftar.flat()], "unit")
            if _enough(units):
                whole = completeness.claimed(daftar.intro, "unit")
                yield DaftarNama("unit", tuple(units), daftar.intro, None, whole)
            else:
                yield from _in_levels(membership, completeness, daftar, daftar.intro, None)


def _in_levels(
    membership: Membership,
    completeness: _Completeness,
    daftar: Daftar,
    intro: Passage | None,
    above: Anggota | None,
) -> Iterator[DaftarNama]:
    """The list, if it is one of names, and those below its items; intro: of the outermost."""
    passages = [i.passage for i in daftar.items]
    jenis = _BELOW.get(above.keluarga.jenis) if above else _kind(membership, passages)
    members = _members(membership, passages, jenis)
    if jenis and (any(m for _, m in members) if above else _enough(members)):
        yield DaftarNama(
            jenis, tuple(members), daftar.intro, above, completeness.claimed(intro, jenis)
        )
    for item, (_, member) in zip(daftar.items, members, strict=True):
        for below in item.below:
            yield from _in_levels(
                membership, completeness, below, intro if member else below.intro, member
            )


def _kind(membership: Membership, passages: list[Passage]) -> str | None:
    counts = Counter(k for p in passages for k in membership.kinds(p.text) if k != "unit")
    return next((kind for kind, _ in counts.most_common(1)), None)


def _members(
    membership: Membership, passages: list[Passage], jenis: str | None
) -> list[tuple[Passage, Anggota | None]]:
    return [(p, membership.member(jenis, p.text) if jenis else None) for p in passages]


def _enough(members: list[tuple[Passage, Anggota | None]]) -> bool:
    """At least two, and most of the items."""
    known = sum(m is not None for _, m in members)
    return known >= 2 and 3 * known >= 2 * len(members)


class _Completeness:
    """Whether the sentence before a list says that these are the programs, not some of them."""

    def __init__(self, wacana: Wacana, sentences: SentenceReader) -> None:
        self.sentences = sentences
        self.all, self.some = any_word(wacana.lengkap), any_word(wacana.sebagian)
        self.kinds = {str(j.nama): any_word(j.kata) for j in wacana.jenis}

    def _narrowed(self, text: str, jenis: str) -> bool:
        """`program yang …`, or the programs of some sasaran: only some of them."""
        others = {"sasaran", "misi", "tujuan", "unit"} - {jenis}
        words = self.kinds[jenis].pattern
        return bool(
            self.some.search(text)
            or re.search(rf"{words}(?:\s+\S+){{0,2}}?\s+{_RELATIVE}", text, re.IGNORECASE)
            or any(self.kinds[other].search(text) for other in others)
        )

    def claimed(self, intro: Passage | None, jenis: str) -> bool:
        last = [s.text for s in self.sentences.sentences(intro.text)][-1:] if intro else []
        return any(
            bool(self.all.search(text) and self.kinds[jenis].search(text))
            and not self._narrowed(text, jenis)
            for text in last
        )


def _known(report: Report) -> list[Keluarga]:
    visi, program = report.visi_misi, report.anggaran.program
    families = [
        Keluarga("program", "", tuple(p.nama for p in program)),
        Keluarga("sasaran", "", tuple(s.nama for s in report.kinerja.sasaran)),
        Keluarga("misi", "", tuple(m.nama for m in visi.misi)),
        Keluarga("lampiran", "", tuple(x.judul for x in report.laporan.lampiran)),
    ]
    families += [Keluarga("tujuan", m.nama, m.tujuan) for m in visi.misi]
    for p in program:
        families.append(Keluarga("kegiatan", p.nama, tuple(k.nama for k in p.kegiatan)))
        for k in p.kegiatan:
            below = tuple(s.nama for s in k.sub_kegiatan)
            families.append(Keluarga("sub kegiatan", k.nama, below))
    by_head: dict[str, list[str]] = defaultdict(list)
    for unit in report.organisasi.unit:
        by_head[unit.atasan or ""].append(unit.nama)
    families += [Keluarga("unit", head, tuple(units)) for head, units in by_head.items()]
    return [f for f in families if f.anggota]
