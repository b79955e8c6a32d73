"""Rules on typed lists of programs, kegiatan, units, sasaran: they are those of the report."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publisher.prose import REF
from publisher.reading import Naskah, Passage, once
from publisher.reading.lists import Daftar, lists
from publisher.reading.membership import Anggota, Keluarga, Membership
from publisher.reading.patterns import any_word
from publisher.reading.sentences import SentenceReader
from publisher.vocabulary.findings import ERROR, WARNING
from publisher.vocabulary.messages import message
from publisher.vocabulary.pengetahuan.kata import Wacana
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import Report
from publisher.vocabulary.rules import Flaw, rule

_RELATIVE = r"yang\b(?!\s+(?:disusun|ditetapkan|direncanakan|ada)\b)"
_BELOW = {"program": "kegiatan", "kegiatan": "sub kegiatan", "misi": "tujuan"}
_OPEN = ("unit", "lampiran")  # kinds of which a list may well hold more than the report knows


@dataclass(frozen=True, slots=True)
class Typed:
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


@rule("prosa", ERROR)
def daftar_berbeda(naskah: Naskah) -> Iterator[Flaw]:
    """A typed list of programs, kegiatan, units or the like is not that of the report.

    One is missing, stands twice, or belongs to another program. The tables are
    computed from their files, so the reader sees two lists that differ. Mend the
    list, or ask for it by name where there is one, as in `{daftar.program}`.
    """
    for typed in typed_lists(naskah):
        yield from _doubled(typed)
        yield from _strangers(typed)
        yield from _missing(typed)


@rule("prosa", WARNING)
def daftar_tak_urut(naskah: Naskah) -> Iterator[Flaw]:
    """A typed list has all its members, but in another order than the tables.

    A reader compares them line by line. Put the items in the order of their
    file, or say by what the list is sorted.
    """
    ordered = any_word(naskah.report.pengetahuan.wacana.terurut)
    for typed in typed_lists(naskah):
        if typed.intro is not None and ordered.search(typed.intro.text):
            continue
        for family, found in typed.families().items():
            listed = [m.nama for _, m in found]
            if sorted(listed) != sorted(family.anggota):
                continue
            wrong = next((n for n, x in enumerate(family.anggota) if x != listed[n]), None)
            if wrong is not None:
                yield Flaw(
                    _item(found[wrong][0]),
                    message(
                        "the list is in another order than its file: {jenis}", jenis=typed.jenis
                    ),
                    message("its file has `{nama}` here", nama=family.anggota[wrong]),
                )


def _doubled(typed: Typed) -> Iterator[Flaw]:
    seen: set[str] = set()
    for passage, member in typed.items:
        if member is not None and member.nama in seen:
            yield Flaw(
                _item(passage),
                message("the list has `{nama}` twice", nama=member.nama),
                message("take one out"),
            )
        if member is not None:
            seen.add(member.nama)


def _strangers(typed: Typed) -> Iterator[Flaw]:
    """Items of another program than the one above them, or of none."""
    for passage, member in typed.items:
        if member is None:
            if _is_unknown(typed, passage):
                yield Flaw(
                    _item(passage),
                    message("no {jenis} of this report has this name", jenis=typed.jenis),
                    message("write the name as its file has it, or take it out"),
                )
        elif typed.induk is not None and member.keluarga.induk != typed.induk.nama:
            yield Flaw(
                _item(passage),
                message(
                    "this {jenis} belongs to `{induk}`, not to `{lain}`",
                    jenis=typed.jenis,
                    induk=member.keluarga.induk,
                    lain=typed.induk.nama,
                ),
                message("list it where it belongs"),
            )


def _is_unknown(typed: Typed, passage: Passage) -> bool:
    """Meant as a name of the kind: it says so, or all of the list are."""
    if typed.jenis in _OPEN or REF in passage.text:
        return False
    says = [_says(p, typed.jenis) for p, m in typed.items if m is not None]
    return _says(passage, typed.jenis) or (typed.whole and not any(says))


def _says(passage: Passage, jenis: str) -> bool:
    return passage.text.casefold().startswith(f"{jenis} ")


def _missing(typed: Typed) -> Iterator[Flaw]:
    if not typed.whole or any(REF in p.text for p, _ in typed.items):
        return
    families = typed.families()
    if len(families) > 1 and typed.jenis != "unit":
        families = {
            f: x for f, x in families.items() if typed.induk and f.induk == typed.induk.nama
        }
    for family, found in families.items():
        listed = {m.nama for _, m in found}
        absent = [name for name in family.anggota if name not in listed]
        if absent and 2 * len(listed) >= len(family.anggota):
            yield Flaw(
                _item(found[-1][0]),
                message(
                    "the list lacks {jumlah} {jenis}: {nama}",
                    jumlah=len(absent),
                    jenis=typed.jenis,
                    nama="; ".join(absent),
                ),
                message("add what is missing, or say which ones the list is meant to have"),
            )


def _item(passage: Passage) -> Place:
    return passage.place(0, len(passage.text))


@once
def typed_lists(naskah: Naskah) -> tuple[Typed, ...]:
    return tuple(_read_lists(naskah))


def _read_lists(naskah: Naskah) -> Iterator[Typed]:
    membership = Membership(_known(naskah.report))
    completeness = _Completeness(naskah.report.pengetahuan.wacana, naskah.sentences)
    for narrative in naskah.narratives():
        for daftar in lists(narrative):
            units = _read(membership, [i.passage for i in daftar.flat()], "unit")
            if _enough(units):
                whole = completeness.claimed(daftar.intro, "unit")
                yield Typed("unit", tuple(units), daftar.intro, None, whole)
            else:
                yield from _in_levels(membership, completeness, daftar, daftar.intro, None)


def _in_levels(
    membership: Membership,
    completeness: _Completeness,
    daftar: Daftar,
    intro: Passage | None,
    above: Anggota | None,
) -> Iterator[Typed]:
    """The list, if it is one of names, and those below its items; intro: of the outermost."""
    passages = [i.passage for i in daftar.items]
    jenis = _BELOW.get(above.keluarga.jenis) if above else _kind(membership, passages)
    members = _read(membership, passages, jenis)
    if jenis and (any(m for _, m in members) if above else _enough(members)):
        yield Typed(jenis, tuple(members), daftar.intro, above, completeness.claimed(intro, jenis))
    for item, (_, member) in zip(daftar.items, members, strict=True):
        for below in item.below:
            yield from _in_levels(
                membership, completeness, below, intro if member else below.intro, member
            )


def _kind(membership: Membership, passages: list[Passage]) -> str | None:
    counts = Counter(k for p in passages for k in membership.kinds(p.text) if k != "unit")
    return next((kind for kind, _ in counts.most_common(1)), None)


def _read(
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


RULES = (daftar_berbeda, daftar_tak_urut)
