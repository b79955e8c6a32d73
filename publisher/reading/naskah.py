"""A report and all its words, each letter traceable to its file: what rules on words are given."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, wraps
from itertools import groupby
from typing import Annotated, Any, Literal, TypeVar, cast, get_args, get_origin

from publisher.prose import REF, Mark, Marker, Plain, Ref, read
from publisher.reading.sentences import Sentence, SentenceReader
from publisher.tables import figure_names
from publisher.tables.sendiri import tabel_sendiri, words_of
from publisher.tables.sendiri.angka import tampak_angka
from publisher.vocabulary.nodes import BELUM_DIISI, Node, Peran
from publisher.vocabulary.places import Place
from publisher.vocabulary.report import FILES, Report
from publisher.vocabulary.susunan import Templat
from publisher.vocabulary.tabel import BarisTulis, TabelSendiri
from publisher.vocabulary.values import Narasi, Petikan, Teks

_PAIR = re.compile(r"\{[^{}]*\}")

_ELSEWHERE = 1 << 60  # the letters of a spreadsheet's cell: the cell is all that can be shown

Jenis = Literal["narasi", "kutipan", "resmi", "judul", "singkat", "sisipan"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or list item of narrative, or a short text.

    text: without markup; `prose.REF` stands for each figure asked for by name,
    which is right by construction. jenis: "narasi", "resmi" (official wording,
    whose spelling is not ours to correct), "kutipan" (words of others within a narrative,
    which are not ours either), "judul", "sisipan" (no text, but the name of a picture, table
    or chart of one's own that belongs there), or "singkat" for the rest.
    """

    text: str
    jenis: Jenis
    at: Place  # of the whole value
    offsets: tuple[int, ...]  # where each character of `text` stands in the value
    refs: tuple[Ref, ...] = ()
    marker: Marker | None = None
    level: int = 0
    braces: tuple[int, ...] = ()  # where in `text` a brace stands that no other closes
    tebal: bool = False  # all of it is bold
    catatan: str = ""  # the key of the footnote that it is the text of
    marks: tuple[Mark, ...] = ()  # the footnotes' marks in it
    addresses: tuple[tuple[int, int], ...] = ()  # where a link's address stands in the value

    def place(self, start: int, end: int) -> Place:
        """Where `text[start:end]` is written; the whole value where that is nothing."""
        if not 0 <= start < end <= len(self.text):
            return self.at
        return self.at.at_characters(self.offsets[start], self.offsets[end - 1] + 1)


def passages(report: Report) -> tuple[Passage, ...]:
    """All of them, in the order of the files; those of one narrative follow each other."""
    own = report.sisipan.menurut_nama()
    return tuple(
        replace(passage, jenis="sisipan") if _is_placement(passage, own) else passage
        for stem in FILES
        for passage in (
            *_within(getattr(report, stem.replace("-", "_")), "singkat"),
            *(_of_tables(report) if stem == "sisipan" else ()),
        )
    )


def _of_tables(report: Report) -> Iterator[Passage]:
    """The words of own tables that stand in no text of the content: headings that are keys, and
    what is printed of their files, each cell once."""
    seen: set[Place] = set()
    for tabel in report.sisipan.tabel:
        sheet = report.lembar.get(tabel.place.key)
        printed = tabel_sendiri(tabel, sheet, {}, {}).isi if sheet else None
        yield from _headings(tabel)
        for text in words_of(printed) if printed else ():
            at = text.asal[0] if text.asal else None
            # A title that the content itself gives to a column was read with it.
            if at is None or at in seen or at.path.suffix == ".toml" or tampak_angka(text):
                continue
            seen.add(at)
            yield Passage(str(text), "singkat", at, (_ELSEWHERE,) * len(text))


def _headings(tabel: TabelSendiri) -> Iterator[Passage]:
    """The keys of columns that are their headings too; whole, as nobody may mend a key alone."""
    for kolom in tabel.kolom if tabel.dari is None and tabel.berkas is None else ():
        if kolom.judul is None and kolom.kunci.asal:
            words = str(kolom.kunci).replace("_", " ")
            every = (_ELSEWHERE,) * len(words)
            yield Passage(words, "judul", kolom.kunci.asal[0], every)


def _is_placement(passage: Passage, own: Collection[str]) -> bool:
    if passage.jenis != "narasi" or passage.catatan or passage.text.strip() != REF:
        return False
    return not passage.refs[0].format and passage.refs[0].name.strip() in own


def _within(value: Any, jenis: Jenis) -> Iterator[Passage]:
    if isinstance(value, Narasi):
        yield from _of_narrative(value)
    elif isinstance(value, Teks):
        if value.asal:
            every = value.huruf if isinstance(value, Petikan) else tuple(range(len(value)))
            yield Passage(str(value), jenis, value.asal[0], every, braces=_unpaired(value))
    elif isinstance(value, Node):
        for name, role in _roles(type(value)):
            if name != "at" and role != "pengenal":
                yield from _within(getattr(value, name), role or "singkat")
    elif isinstance(value, BarisTulis):
        cells = (*value.sel, *(cell for _, cell in value.menurut_kolom))
        yield from _within(
            (value.kelompok, *(c for one in cells for c in (one.isi, one.alasan))), jenis
        )
    elif isinstance(value, tuple):
        for item in value:
            yield from _within(item, jenis)


@cache
def _roles(kind: type[Node]) -> tuple[tuple[str, Jenis | Literal["pengenal", ""]], ...]:
    """What the text of each field is for; nothing where that is not said."""
    return tuple(
        (name, next(_role(field.annotation, field.metadata), ""))
        for name, field in kind.model_fields.items()
    )


def _role(kind: Any, said: Iterable[Any] = ()) -> Iterator[Jenis | Literal["pengenal"]]:
    """Also within: `Annotated[Teks, PENGENAL] | None`, `tuple[Annotated[Teks, JUDUL], ...]`."""
    yield from (m.nama for m in said if isinstance(m, Peran))
    if get_origin(kind) is Annotated:
        inner, *more = get_args(kind)
        yield from _role(inner, more)
    else:
        for one in get_args(kind):
            yield from _role(one)


def _of_narrative(narasi: Narasi) -> Iterator[Passage]:
    if narasi.strip().lower() == BELUM_DIISI:
        return
    # Footnotes behind the rest, wherever they are typed: they interrupt no list and no paragraph.
    for plain in sorted(read(narasi), key=lambda p: p.kind == "catatan"):
        yield _passage(plain, narasi.asal[0])


def _passage(plain: Plain, at: Place) -> Passage:
    kinds: Mapping[str, Jenis] = {"judul": "judul", "kutipan": "kutipan"}
    return Passage(
        plain.text,
        kinds.get(plain.kind, "narasi"),
        at,
        plain.offsets,
        plain.refs,
        plain.marker,
        plain.level if plain.marker else 0,
        plain.braces,
        plain.tebal,
        plain.kunci,
        plain.marks,
        plain.addresses,
    )


def _unpaired(text: str) -> tuple[int, ...]:
    """The braces of a text without markup that belong to no pair."""
    paired = {n for m in _PAIR.finditer(text) for n in (m.start(), m.end() - 1)}
    return tuple(n for n, char in enumerate(text) if char in "{}" and n not in paired)


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Naskah:
    """figures: every computed figure by the name that prose asks for it by.

    numbered: the tables and figures that are numbered (`tabel.belanja`), in the order of the
    template, and the chapter of each. reserved: those of them that the template itself
    numbers. templat: the parts of it that an outline may move. kept: what `once` has computed
    from the rest; a pure cache, which is no part of what a report is.
    """

    report: Report
    passages: tuple[Passage, ...]
    figures: Mapping[str, Any]
    numbered: Mapping[str, int]
    reserved: frozenset[str] = frozenset()
    templat: Templat = Templat()
    kept: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def of(self, *jenis: Jenis) -> Iterator[Passage]:
        """The passages of these kinds; all of them where none is named."""
        return (p for p in self.passages if not jenis or p.jenis in jenis)

    @property
    def sentences(self) -> SentenceReader:
        """Reads sentences, with the abbreviations that the office knows."""
        return _sentence_reader(self)

    def sentences_of(self, passage: Passage) -> tuple[Sentence, ...]:
        """The sentences of one of its passages."""
        return _sentences(self)[id(passage)]

    def said(self, *jenis: Jenis) -> Iterator[tuple[Passage, Sentence]]:
        """Each sentence of these kinds, with the passage that it stands in."""
        return ((p, sentence) for p in self.of(*jenis) for sentence in self.sentences_of(p))

    def narratives(self) -> Iterator[tuple[Passage, ...]]:
        """The paragraphs and items of each narrative, together; each footnote by itself."""
        for _, group in groupby(self.of("narasi"), key=lambda p: (p.at.path, p.at.keys, p.catatan)):
            yield tuple(group)


def once(reader: Callable[[Naskah], T]) -> Callable[[Naskah], T]:
    """Compute what a reader finds in a report only once, however many rules ask for it.

    The reader gives something that is complete and never changes, so no iterator.
    """

    @wraps(reader)
    def read(naskah: Naskah) -> T:
        if reader not in naskah.kept:
            naskah.kept[reader] = reader(naskah)
        return cast(T, naskah.kept[reader])

    return read


@once
def _sentence_reader(naskah: Naskah) -> SentenceReader:
    return SentenceReader(naskah.report.pengetahuan)


@once
def _sentences(naskah: Naskah) -> Mapping[int, tuple[Sentence, ...]]:
    reader = naskah.sentences
    return {id(p): tuple(reader.sentences(p.text)) for p in naskah.passages}


def read_report(
    report: Report,
    numbered: Mapping[str, int],
    reserved: Collection[str] = (),
    templat: Templat | None = None,
) -> Naskah:
    named, known = frozenset(reserved), templat or Templat()
    return Naskah(report, passages(report), figure_names(report), numbered, named, known)
